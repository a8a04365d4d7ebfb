/** Parts of a shell text whose failure its status does not tell. Pure questions of the text; no Python. */

import { effectOf } from "../../semantics/shell/command-effects.ts";
import { firstWord, hasFlag, literalArguments, programOf } from "../../semantics/shell/program.ts";
import {
  cosmeticPrograms,
  forgivingReaders,
  harmlessPrograms,
  questioningPrograms,
  tidyingPrograms,
} from "../../semantics/shell/program-kinds.ts";
import {
  blindPipelines,
  failureHandling,
  type IgnoredStep,
  ignoredSteps,
  substitutionsOf,
  trailingBackground,
} from "../../semantics/shell/script-questions.ts";
import { simpleCommandsIn } from "../../semantics/shell/script-walk.ts";
import { excerptOf } from "../../semantics/shell/shell-text.ts";
import type { Command, Pipeline, ShellScript, SimpleCommand } from "../../semantics/shell/shell-tree.ts";

export interface MaskedFailure {
  readonly form: "sequence" | "pipeline" | "background" | "substitution";
  readonly severity: "warning" | "hint";
  readonly confidence: "high" | "medium";
  /** Offsets in the flat text of the shell. */
  readonly start: number;
  readonly end: number;
  /** What fails unseen, shortened; holes are `…`. */
  readonly masked: string;
  /** What decides in its place; empty for the background. */
  readonly last: string;
  /** `;` or `line end`. */
  readonly separator: string;
  /** Where the separator stands. */
  readonly separatorStart: number;
}

export function maskedFailuresIn(script: ShellScript): readonly MaskedFailure[] {
  if (script.problem !== undefined || failureHandling(script) !== undefined) return [];
  const background = trailingBackground(script);
  if (background !== undefined) return [backgroundFailure(script, background)];
  const steps = ignoredSteps(script).flatMap((it) => stepFailure(script, it));
  const pipelines = blindPipelines(script).flatMap((it) => pipelineFailure(script, it));
  if (steps.length > 0 || pipelines.length > 0) return [...steps, ...pipelines];
  return substitutionFailure(script);
}

function backgroundFailure(script: ShellScript, { start, end }: Pipeline): MaskedFailure {
  const masked = excerptOf(script.text, start, end);
  return {
    form: "background",
    severity: "warning",
    confidence: "high",
    start,
    end,
    masked,
    last: "",
    separator: "&",
    separatorStart: end,
  };
}

function stepFailure(script: ShellScript, { earlier, later }: IgnoredStep): readonly MaskedFailure[] {
  const { pipeline } = earlier;
  const command = pipeline.members.at(-1);
  const [next] = later;
  if (command?.kind !== "simple" || next === undefined) return [];
  const program = programOf(command);
  const name = program?.name?.toLowerCase() ?? "";
  // A change of directory has a rule of its own.
  if (program === undefined || /^(?:cd|chdir|pushd|popd)$/.test(name)) return [];
  if (name === "." || name === "source" || cosmeticPrograms.has(name)) return [];
  // Removed or made to be sure; only `mkdir -p` has no reason to fail but a real one.
  if (tidyingPrograms.has(name) && !(name === "mkdir" && hasFlag(program, "p"))) return [];
  // Its status is the question asked, and nobody asks.
  if (questioningPrograms.has(name)) return [];
  const { start, end } = pipeline;
  const isNewline = earlier.connector === "newline";
  const isGrave =
    effectOf(command) !== undefined ||
    sharesWord(
      command,
      later.flatMap((it) => it.pipeline.members),
    );
  return [
    {
      form: "sequence",
      severity: isGrave || endsInTalk(later) ? "warning" : "hint",
      confidence: isGrave ? "high" : "medium",
      start,
      end,
      masked: excerptOf(script.text, start, end),
      last: "",
      separator: isNewline ? "line end" : ";",
      separatorStart: earlier.connectorStart,
    },
  ];
}

/** `…; echo done`: the text always succeeds. */
function endsInTalk(later: IgnoredStep["later"]): boolean {
  const last = later.at(-1)?.pipeline.members.at(-1);
  return last?.kind === "simple" && harmlessPrograms.has(firstWord(last) ?? "");
}

/** Whether a later command names a file that an earlier one names. */
function sharesWord(command: SimpleCommand, later: readonly Command[]): boolean {
  const program = programOf(command);
  const own =
    program === undefined ? [] : literalArguments(program).filter((it) => it.length > 2 && !it.startsWith("-"));
  return later.some((it) => {
    const other = it.kind === "simple" ? programOf(it) : undefined;
    return other !== undefined && literalArguments(other).some((word) => own.includes(word));
  });
}

/** Producers whose failure, if it comes, shows in nothing but an empty text that is no surprise. */
const EASY_PRODUCERS: ReadonlySet<string> = new Set([
  "cat",
  "stat",
  "ls",
  "dir",
  "type",
  "ps",
  "who",
  "df",
  "du",
  "mount",
  "lsmod",
  "dmesg",
  "history",
  "ip",
  "ifconfig",
  "netstat",
  "ss",
  "id",
  "groups",
  "locale",
  "head",
  "tail",
  "sort",
  "sed",
  "awk",
  "tr",
  "cut",
  "uniq",
  "wc",
  "tee",
  "xargs",
]);
const SHELLS: ReadonlySet<string> = new Set(["sh", "bash", "zsh", "dash", "ksh", "sudo"]);

function pipelineFailure(script: ShellScript, { members, start, end }: Pipeline): readonly MaskedFailure[] {
  const last = members.at(-1);
  // Of `tee` nobody asks whether it worked: the status that is looked at is meant to be that of whatever is in front.
  const isKept = last?.kind === "simple" && firstWord(last) === "tee";
  const failing = members
    .slice(0, -1)
    .find((it) => it.kind === "simple" && (canFail(it) || (isKept && firstWord(it) === undefined)));
  if (last === undefined || failing === undefined) return [];
  // It has seen enough before the others are done: they end by a signal, and `pipefail` would call that a failure.
  if (last.kind === "simple" && firstWord(last) === "head") return [];
  const lastName = last.kind === "simple" ? firstWord(last) : last.kind === "compound" ? last.keyword : undefined;
  const isForgiving = lastName !== undefined && (forgivingReaders.has(lastName) || SHELLS.has(lastName));
  return [
    {
      form: "pipeline",
      severity: isForgiving && !isSure(failing) ? "warning" : "hint",
      confidence: "medium",
      start,
      end,
      masked: excerptOf(script.text, failing.start, failing.end),
      last: lastName ?? "its last command",
      separator: "|",
      separatorStart: failing.end,
    },
  ];
}

/** Asks the kernel, or a repository for what it has: fails on a machine of another kind, and outside of any repository. */
function isSure(command: Command): boolean {
  const program = command.kind === "simple" ? programOf(command) : undefined;
  if (program?.name === "git")
    return /^(?:log|shortlog|status|ls-files|branch|tag)$/.test(literalArguments(program)[0] ?? "");
  return /^(?:sysctl|lscpu|lsblk|vm_stat|getconf|nproc|lspci|lsusb)$/.test(program?.name ?? "");
}

function canFail(command: SimpleCommand): boolean {
  const name = firstWord(command);
  // A hole may be anything, `echo` too.
  if (name === undefined) return false;
  return !harmlessPrograms.has(name) && !EASY_PRODUCERS.has(name) && !questioningPrograms.has(name);
}

function substitutionFailure(script: ShellScript): readonly MaskedFailure[] {
  for (const command of simpleCommandsIn(script)) {
    const [body] = substitutionsOf(command);
    const [inner] = body?.items ?? [];
    const first = inner?.pipeline.members[0];
    if (inner === undefined || first?.kind !== "simple" || command.words.length === 0 || !canFail(first)) continue;
    const { start, end } = inner.pipeline;
    return [
      {
        form: "substitution",
        severity: "hint",
        confidence: "medium",
        start,
        end,
        masked: excerptOf(script.text, start, end),
        last: "",
        separator: "",
        separatorStart: start,
      },
    ];
  }
  return [];
}
