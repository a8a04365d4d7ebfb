/** Whether what a command printed is asked for a sign of failure, so that its status is not all there is. */

import { reachingBindings } from "../../semantics/reaching.ts";
import { firstWord } from "../../semantics/shell/program.ts";
import { questioningPrograms } from "../../semantics/shell/program-kinds.ts";
import { type Call, type Name, type Node, textOf } from "../../syntax/ast.ts";
import { enclosingFunction, enclosingStatement, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { isCallersOwn } from "./command-origin.ts";
import type { LostStatus } from "./lost-statuses.ts";
import { loadsOfName, type OutputUse, outputUsesOf } from "./output-uses.ts";
import { commandOf, simpleCommandsOf } from "./process-command.ts";
import { keepsErrorsInOutput, type ProcessStart, raisesOnFailure, startOf } from "./process-start.ts";
import { usesOf } from "./status-uses.ts";

/** Ways to lose a status in which the lines of the output are all that anybody wanted. */
const BY_LINES: ReadonlySet<LostStatus["loss"]> = new Set(["output", "communicated", "context", "streamed", "waited"]);

/** Whether the captured output is asked something that tells a failure from a success. */
export function isJudgedByOutput(project: Project, lost: LostStatus): boolean {
  const { loss, node } = lost;
  const kinds = outputKindsOf(project, lost);
  if (kinds.has("tested") || kinds.has("parsed") || (BY_LINES.has(loss) && kinds.has("searched"))) return true;
  if (loss === "communicated") return isJudgedByErrors(project, node) || handsOverErrors(lost);
  if (loss !== "streamed") return false;
  return isConversation(lost) || isJudgedByConsumer(project, lost) || isStreamOfCaller(project, lost);
}

/** What is done with all that is taken of a command's output. */
export function outputKindsOf(project: Project, { uses, loss, node }: LostStatus): ReadonlySet<OutputUse> {
  const outputs: Node[] = uses
    .filter((it) => it.kind === "output" || it.kind === "attribute" || it.name === "communicate")
    .map((it) => it.node);
  if (loss === "communicated") outputs.push(node);
  const kinds = new Set<OutputUse>();
  for (const output of outputs) {
    for (const use of outputUsesOf(project, output)) kinds.add(use);
  }
  return kinds;
}

/** The names that `out, err = process.communicate()` binds. */
function boundNames(communicate: Node): readonly Name[] {
  const { parent } = communicate;
  if (parent?.kind !== "assign") return [];
  return parent.targets.flatMap((it) =>
    it.kind === "sequence" ? it.elements.filter((element): element is Name => element.kind === "name") : [],
  );
}

/** Whether the lines of the error stream are looked through. */
function isJudgedByErrors(project: Project, communicate: Node): boolean {
  const [, errors] = boundNames(communicate);
  return errors !== undefined && loadsOfName(errors).some((it) => outputUsesOf(project, it).has("searched"));
}

/** `return process.communicate()`, `return out, err`: whoever gets output and errors of a command may judge by both. */
function handsOverErrors({ status, node }: LostStatus): boolean {
  if (node.parent?.kind === "return") return isPiped(status.start, "stderr");
  const [output, errors] = boundNames(node).map(({ id }) => id);
  const around = enclosingFunction(node);
  if (output === undefined || errors === undefined || around === undefined || status.wrappers.length > 0) return false;
  for (const returned of walk(around)) {
    // A call makes something else of them: an answer that says that all went well, for one.
    if (returned.kind !== "return" || (returned.value?.kind !== "sequence" && returned.value?.kind !== "dictionary"))
      continue;
    const names = new Set(walk(returned.value).map((it) => (it.kind === "name" ? it.id : "")));
    if (names.has(output) && names.has(errors)) return true;
  }
  return false;
}

function isPiped({ arguments: given }: ProcessStart, stream: string): boolean {
  return given.some(({ name, unpack, value }) => {
    if (name === stream) return /(?:^-1|\bPIPE)$/.test(textOf(value));
    // `options = dict(stderr=PIPE)` and `Popen(command, **options)`
    if (unpack !== "**" || value.kind !== "name") return false;
    return (reachingBindings(value) ?? []).some(
      ({ origin }) =>
        origin.kind === "value" &&
        new RegExp(`\\b${stream}["']?\\s*[=:]\\s*[\\w.]*\\bPIPE\\b`).test(textOf(origin.value)),
    );
  });
}

/** A program that is talked to through its input: its answers tell how it is, not its end. */
function isConversation({ uses }: LostStatus): boolean {
  return uses.some((it) => it.kind === "attribute" && it.name === "stdin");
}

/** `return iter(process.stdout.readline, b"")` of a command that the caller gave. */
function isStreamOfCaller(project: Project, { status, uses }: LostStatus): boolean {
  return (
    (isCallersOwn(project, status.start) || keepsErrorsInOutput(status.start)) &&
    uses.some((use) => {
      if (use.kind !== "attribute" || use.name !== "stdout") return false;
      const statement = enclosingStatement(use.node);
      return statement?.kind === "return" && enclosingFunction(statement) === enclosingFunction(status.call);
    })
  );
}

/** Producers whose failure, if it comes, is one that the next in the pipeline meets as well. */
const EASY_PRODUCERS = /^(?:cat|echo|printf|yes|ls|ps|df|du|mount|ioreg|sysctl|lsmod|lspci|lsusb|dmesg|env|history)$/;
/** Readers that fail on empty or cut input. */
const STRICT_READERS = /^(?:tar|bsdtar|cpio|gunzip|unxz|bunzip2|unzip|patch|openssl|gpg|dpkg)$/;

/** `Popen(a, stdout=PIPE)` whose output another command takes that shows when there is nothing in it. */
function isJudgedByConsumer(project: Project, { status, uses }: LostStatus): boolean {
  for (const use of uses) {
    const argument = use.kind === "attribute" && use.name === "stdout" ? use.node.parent : undefined;
    if (argument?.kind !== "argument" || argument.name !== "stdin" || argument.parent?.kind !== "call") continue;
    const consumer = startOf(project, argument.parent);
    if (consumer === undefined) continue;
    if (EASY_PRODUCERS.test(programOf(project, status.start))) return true;
    const name = programOf(project, consumer);
    const isStrict = STRICT_READERS.test(name) || questioningPrograms.has(name);
    return isStrict && (raisesOnFailure(project, consumer) === true || isLookedAt(project, argument.parent));
  }
  return false;
}

function programOf(project: Project, start: ProcessStart): string {
  const command = commandOf(project, start);
  const [first] = command === undefined ? [] : simpleCommandsOf(command);
  return first === undefined ? "" : (firstWord(first) ?? "");
}

/** Whether anything asks how a process ended, or what it printed. */
function isLookedAt(project: Project, call: Call): boolean {
  return usesOf(project, call, "process").some((use) => {
    if (use.kind === "tested" || use.kind === "exits" || use.kind === "returned") return true;
    if (use.name !== "communicate") return false;
    const kinds = outputUsesOf(project, use.node);
    return kinds.has("tested") || kinds.has("parsed") || kinds.has("searched");
  });
}
