/** Changes of directory in shell commands that what follows relies on, and that may fail unseen or have no effect. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { programOf } from "../../semantics/shell/program.ts";
import { soleCommandOf } from "../../semantics/shell/script-questions.ts";
import { listsIn, simpleCommandsOf } from "../../semantics/shell/script-walk.ts";
import { errexitAfter, onlyCommandOf } from "../../semantics/shell/shell-options.ts";
import { excerptOf } from "../../semantics/shell/shell-text.ts";
import {
  type ListItem,
  literalOf,
  literalPrefixOf,
  type ShellScript,
  type SimpleCommand,
  type Word,
} from "../../semantics/shell/shell-tree.ts";
import { isDead } from "../../semantics/target.ts";
import { type Call, type Expression, textOf } from "../../syntax/ast.ts";
import { enclosingFunction, isValueDropped } from "../../syntax/walk.ts";
import { callsIn } from "../calls-in.ts";
import { buildActionsOf } from "../processes/build-actions.ts";
import { actionCommand, startsThrough } from "../processes/checked-shells.ts";
import { commandOf, type ProcessCommand, type ShellCommand } from "../processes/process-command.ts";
import { type ProcessStart, startOf } from "../processes/process-start.ts";
import type { Project } from "../project.ts";
import { type MissedChange, missedChanges } from "./missed-changes.ts";
import { changeIn, type Gravity, gravityOf } from "./wrong-directory.ts";

export type DirectoryFault = UncheckedChange | VainChange | MissedChange;

/** `cd DIR; CMD`: the command runs where the change failed, too. */
export interface UncheckedChange {
  readonly form: "unchecked";
  readonly node: Expression;
  readonly command: ShellCommand;
  readonly gravity: Gravity;
  /** Offsets in the flat text of the shell: from the change to the end of what relies on it. */
  readonly start: number;
  readonly end: number;
  readonly directory: string;
  /** What runs in the wrong directory. */
  readonly victim: string;
  readonly separator: ";" | "line end";
  readonly separatorStart: number;
  /** Whether nothing stands behind the command that follows. */
  readonly isLast: boolean;
  /** Whether the program sees to it that the directory is there. */
  readonly isPrepared: boolean;
}

/** A process that changes its own directory and ends. */
export interface VainChange {
  readonly form: "vain";
  readonly node: Call;
  readonly command: ProcessCommand;
  readonly directory: string;
}

export function* directoryFaults(project: Project, file: ModuleModel): Iterable<DirectoryFault> {
  yield* missedChanges(project, file);
  if (!project.mayMeet(file, /\b(?:cd|chdir|pushd)(?:\s|["'])/)) return;
  const places = new Set<Expression>();
  for (const call of callsIn(project, file)) {
    const own = startOf(project, call);
    for (const start of own === undefined ? startsThrough(project, call, true) : [own]) {
      const command = commandOf(project, start);
      if (command === undefined || isDead(project.targetAt(call))) continue;
      const place = own === undefined || project.fileOf(command.expression) !== file ? call : command.expression;
      if (places.has(place)) continue;
      places.add(place);
      if (isVain(call, start, command)) yield vainChange(call, command);
      else if (command.form === "shell") yield* uncheckedChanges(place, command);
    }
  }
  for (const action of buildActionsOf(project, file)) {
    if (action.kind === "text") yield* uncheckedChanges(action.expression, actionCommand(project, action.expression));
  }
}

/** Whether a command of its own does nothing but change the directory, and nobody asks whether it can. */
function isVain(call: Call, { api }: ProcessStart, command: ProcessCommand): boolean {
  if (!isValueDropped(call) || api.channel === "output") return false;
  const sole =
    command.form === "arguments" ? (command.isComplete ? command.list.command : undefined) : soleOf(command.script);
  const directory = sole === undefined || sole.redirections.length > 0 ? undefined : changeIn(sole)?.directory;
  // Where it stays is where it would go.
  return directory !== undefined && !/^\.?$/.test(shown(directory)) && !isHere(directory);
}

function isHere({ pieces: [first] }: Word): boolean {
  return first?.kind === "hole" && /getcwd/.test(first.label ?? "");
}

function soleOf(script: ShellScript): SimpleCommand | undefined {
  const command = script.problem === undefined ? soleCommandOf(script) : undefined;
  // What fills a hole of that name may go on with `&& make`.
  const holes = command?.words.flatMap((it) =>
    it.pieces.map((piece) => (piece.kind === "hole" ? piece.label : undefined)),
  );
  return holes?.some((it) => /cmd|command|arg|line|input/i.test(it ?? "")) === true ? undefined : command;
}

function vainChange(call: Call, command: ProcessCommand): VainChange {
  const sole = command.form === "arguments" ? command.list.command : soleCommandOf(command.script);
  const word = sole === undefined ? undefined : changeIn(sole)?.directory;
  return { form: "vain", node: call, command, directory: word === undefined ? "" : shown(word) };
}

function* uncheckedChanges(node: Expression, command: ShellCommand): Iterable<UncheckedChange> {
  const { script } = command;
  if (script.problem !== undefined) return;
  for (const { list, errexit } of listsIn(script)) {
    let stops = errexit;
    for (const [index, item] of list.items.entries()) {
      stops = errexitAfter(item.pipeline, stops);
      if (stops || (item.connector !== ";" && item.connector !== "newline")) continue;
      const change = onlyCommandOf(item.pipeline);
      const directory = change === undefined ? undefined : changeIn(change)?.directory;
      if (directory === undefined || isAlwaysThere(directory)) continue;
      const before = list.items.slice(0, index);
      const later = list.items.slice(index + 1);
      const worst = worstOf(later);
      if (worst === undefined || makes(before, directory)) continue;
      const { victim, gravity } = worst;
      yield {
        form: "unchecked",
        node,
        command,
        gravity,
        start: item.pipeline.start,
        end: item.pipeline.end,
        directory: shown(directory),
        victim: excerptOf(script.text, victim.start, victim.end),
        separator: item.connector === ";" ? ";" : "line end",
        separatorStart: item.connectorStart,
        isLast: later.length === 1,
        isPrepared: isPrepared(node),
      };
      break;
    }
  }
}

/** Directories that every system or shell has. */
function isAlwaysThere(directory: Word): boolean {
  const literal = literalOf(directory);
  if (literal !== undefined)
    return /^(?:\/|~|-|\.{1,2}(?:\/\.\.)*\/?|\/(?:tmp|usr|etc|opt|var|home|root|bin|dev|proc|sys|mnt)\/?(?:local|src|share|lib|bin|log|tmp)?\/?)$/.test(
      literal,
    );
  const [first] = directory.pieces;
  if (directory.pieces.length !== 1) return false;
  if (first?.kind === "variable") return /^(?:HOME|PWD|OLDPWD|TMPDIR|WORKSPACE|PWD)$/.test(first.name);
  // `cd $(dirname "$0")`; a hole that says where the program itself is, or what it has just made.
  if (first?.kind === "substitution") return true;
  return first?.kind === "hole" && /te?mp|cwd|here|__file__|script_?dir|home|gettop|root/i.test(first.label ?? "");
}

/** `mkdir -p DIR; cd DIR`. */
function makes(before: readonly ListItem[], directory: Word): boolean {
  const wanted = shown(directory).replace(/\/$/, "");
  return before.some(({ pipeline }) =>
    pipeline.members.some((member) =>
      [...simpleCommandsOf(member)].some((it) => {
        const program = programOf(it);
        return (
          /^(?:mkdir|md|install)$/.test(program?.name ?? "") &&
          program?.words.some((word) => shown(word).replace(/\/$/, "") === wanted)
        );
      }),
    ),
  );
}

const RANK: readonly Gravity[] = ["destroys", "changes", "works"];

/** The gravest that follows in the directory, up to a change into another one. */
function worstOf(
  later: readonly ListItem[],
): { readonly victim: SimpleCommand; readonly gravity: Gravity } | undefined {
  const found: { readonly victim: SimpleCommand; readonly gravity: Gravity }[] = [];
  for (const { pipeline } of later) {
    for (const command of pipeline.members.flatMap((it) => [...simpleCommandsOf(it)])) {
      const change = changeIn(command);
      if (
        change !== undefined &&
        !/^[^/~$]/.test(change.directory === undefined ? "" : literalPrefixOf(change.directory))
      ) {
        return worst(found);
      }
      const gravity = gravityOf(command);
      if (gravity !== undefined) found.push({ victim: command, gravity });
    }
  }
  return worst(found);
}

function worst<Found extends { readonly gravity: Gravity }>(found: readonly Found[]): Found | undefined {
  return found.toSorted((a, b) => RANK.indexOf(a.gravity) - RANK.indexOf(b.gravity))[0];
}

/** Whether the function around makes directories or asks for them. */
function isPrepared(node: Expression): boolean {
  const around = enclosingFunction(node);
  return (
    around !== undefined &&
    /\b(?:makedirs|mkdir|mkdtemp|TemporaryDirectory|isdir|exists|chdir|is_dir)\b/.test(textOf(around))
  );
}

function shown({ pieces }: Word): string {
  return pieces.map((it) => (it.kind === "literal" ? it.text : it.kind === "variable" ? `$${it.name}` : "…")).join("");
}
