/** Questions about a whole command text: what it hides from whoever reads its exit status. */

import { firstWord, literalArguments, type Program, programOf } from "./program.ts";
import { filteringPrograms, harmlessPrograms } from "./program-kinds.ts";
import { commandsIn, listsIn, simpleCommandsOf } from "./script-walk.ts";
import { errexitAfter, onlyCommandOf, pipefailAfter } from "./shell-options.ts";
import {
  type CommandList,
  type ListItem,
  literalOf,
  type Pipeline,
  type Redirection,
  type ShellScript,
  type SimpleCommand,
  type Word,
} from "./shell-tree.ts";

/**
 * What the author says of the status of a whole text: nothing, that it is to be ignored (`|| true`), or that a failure is
 * handled right there (`|| exit 1`, `|| { …; }`).
 */
export function failureHandling({ list }: ShellScript): "ignored" | "handled" | undefined {
  const last = list.items.at(-1);
  const before = list.items.at(-2)?.connector;
  const final = last === undefined ? undefined : onlyCommandOf(last.pipeline);
  const program = final === undefined ? undefined : programOf(final);
  const succeeds = program?.name !== undefined && alwaysSucceeds(program);
  if (succeeds && (before === "||" || before === ";" || before === "newline")) return "ignored";
  if (before === "||") return "handled";
  return list.items.some((it, index) => it.connector === "||" && exits(list.items[index + 1])) ? "handled" : undefined;
}

/** `true`, `:`, `exit 0`, and `ver > nul`, which is how cmd.exe says it. */
function alwaysSucceeds(program: Program): boolean {
  const { name } = program;
  if (name === "true" || name === ":" || name === "ver" || name === "rem" || name === "verify") return true;
  return name === "exit" && literalArguments(program).at(-1) === "0";
}

function exits(item: ListItem | undefined): boolean {
  if (item === undefined) return false;
  return item.pipeline.members.some((member) =>
    [...simpleCommandsOf(member)].some((it) => /^(?:exit|return|goto)$/.test(firstWord(it) ?? "")),
  );
}

/** The pipeline that a trailing `&` sends to the background, whose status is then lost. */
export function trailingBackground({ list }: ShellScript): Pipeline | undefined {
  const last = list.items.at(-1);
  return last?.connector === "&" ? last.pipeline : undefined;
}

export interface IgnoredStep {
  /** The pipeline whose failure nothing notices. */
  readonly earlier: ListItem;
  /** All that runs regardless, in order. */
  readonly later: readonly ListItem[];
  /** The last turn of a loop decides its status; every turn before it is ignored. */
  readonly inLoop: boolean;
}

/** Steps followed by `;` or a line end although nothing (`set -e`, a trap) makes the shell stop when they fail. */
export function ignoredSteps(script: ShellScript): readonly IgnoredStep[] {
  const steps: IgnoredStep[] = [];
  for (const { list, errexit, inLoop } of listsIn(script)) {
    let stops = errexit;
    for (const [index, earlier] of list.items.entries()) {
      stops = errexitAfter(earlier.pipeline, stops);
      if (stops || (earlier.connector !== ";" && earlier.connector !== "newline")) continue;
      const later = list.items.slice(index + 1, index + 33);
      if (later.length === 0 || list.items[index - 1]?.connector === "||" || cannotMatter(earlier)) continue;
      steps.push({ earlier, later, inLoop });
    }
  }
  return steps;
}

function cannotMatter({ pipeline }: ListItem): boolean {
  if (pipeline.negated) return true;
  const [last] = pipeline.members.slice(-1);
  if (last === undefined || last.kind === "compound") return true;
  if (last.kind !== "simple") return false;
  const name = firstWord(last);
  // A hole may be anything, `set -e` too; a command of assignments alone does not fail.
  return name === undefined || harmlessPrograms.has(name);
}

/** Pipelines of several commands, of which only the last one's status counts, with no `pipefail` anywhere before. */
export function blindPipelines(script: ShellScript): readonly Pipeline[] {
  const pipelines: Pipeline[] = [];
  let pipefail = false;
  for (const { list } of listsIn(script)) {
    for (const { pipeline } of list.items) {
      pipefail = pipefailAfter(pipeline, pipefail);
      if (pipeline.members.length > 1 && !pipefail && !pipeline.negated) pipelines.push(pipeline);
    }
  }
  return pipelines;
}

/** Whether the last command is a pipeline that ends in a filter: whatever becomes of the others, its status is 0. */
export function endsInFilter(script: ShellScript): boolean {
  const last = script.list.items.at(-1)?.pipeline;
  const member = last?.members.at(-1);
  if (last === undefined || member?.kind !== "simple" || !blindPipelines(script).includes(last)) return false;
  return filteringPrograms.has(firstWord(member) ?? "") && !member.redirections.some(writesFile);
}

/** Redirections of output into files, `/dev/null` and other descriptors left out. */
export function redirectionsToFile(script: ShellScript): readonly Redirection[] {
  return [...commandsIn(script)].flatMap((it) => it.redirections.filter(writesFile));
}

export function writesFile({ operator, target, descriptor }: Redirection): boolean {
  if (!/^(?:>|>>|>\||&>|&>>)$/.test(operator) && !(operator === ">&" && descriptor === undefined)) return false;
  const name = literalOf(target);
  return name === undefined || !/^(?:\/dev\/(?:null|stdout|stderr|tty|fd\/\d+)|nul:?|&?\d|-|)$/i.test(name);
}

export interface DirectoryChange {
  readonly change: SimpleCommand;
  /** Where to; absent for a bare `cd`. */
  readonly directory: Word | undefined;
  readonly item: ListItem;
  /** What runs behind it, whatever the operator. */
  readonly later: readonly ListItem[];
}

/** Every `cd DIR` (`chdir`, `pushd`) of the text with what follows it in the same list. */
export function directoryChanges(script: ShellScript): readonly DirectoryChange[] {
  const changes: DirectoryChange[] = [];
  for (const { list } of listsIn(script)) {
    for (const [index, item] of list.items.entries()) {
      const change = onlyCommandOf(item.pipeline);
      const program = change === undefined ? undefined : programOf(change);
      if (change === undefined || program === undefined || !/^(?:cd|chdir|pushd)$/i.test(program.name ?? "")) continue;
      const directory = program.words.find((it) => !/^(?:-[LPe@]+|\/d)$/i.test(literalOf(it) ?? ""));
      changes.push({ change, directory, item, later: list.items.slice(index + 1) });
    }
  }
  return changes;
}

/** The one command of a text that has no operators at all. */
export function soleCommandOf({ list }: ShellScript): SimpleCommand | undefined {
  const [item] = list.items;
  return list.items.length === 1 && item !== undefined ? onlyCommandOf(item.pipeline) : undefined;
}

/** The commands inside `$(…)` and backticks of a command's words and assignments. */
export function substitutionsOf({ words, assignments }: SimpleCommand): readonly CommandList[] {
  return [...words, ...assignments.map((it) => it.value)].flatMap(({ pieces }) =>
    pieces.flatMap((it) => (it.kind === "substitution" ? [it.body] : [])),
  );
}
