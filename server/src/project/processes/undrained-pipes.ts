/** Pipes between a program and its child which fill up, because nobody reads before the child has ended. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { saysLittle, saysMuch, saysMuchOnErrors } from "../../semantics/shell/output-size.ts";
import { firstWord } from "../../semantics/shell/program.ts";
import type { Command, Redirection } from "../../semantics/shell/shell-tree.ts";
import { isDead } from "../../semantics/target.ts";
import type { Attribute, Call, Expression, Node, While } from "../../syntax/ast.ts";
import { ancestorsOf, enclosingFunction, isInside, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { ownUsesOf, usesOfBinding } from "./name-uses.ts";
import { commandOf, type ProcessCommand, simpleCommandsOf } from "./process-command.ts";
import { argumentOf, type ProcessStart, startOf } from "./process-start.ts";
import { PROCESS_TEXT } from "./statuses.ts";

export interface UndrainedPipe {
  readonly start: ProcessStart;
  /** What is given as `stdout` and `stderr` and is a pipe: one or both. */
  readonly pipes: readonly ChildPipe[];
  /** Where the program stands still: the call itself, `wait()`, or the `poll()` of a loop; absent if only the child does. */
  readonly standstill: Call | undefined;
  /** Where it would be read, too late; absent if nobody does. */
  readonly lateRead: Node | undefined;
}

export interface ChildPipe {
  readonly stream: "stdout" | "stderr";
  readonly value: Expression;
}

export function undrainedPipesOf(project: Project, file: ModuleModel): readonly UndrainedPipe[] {
  if (!project.mayMeet(file, PROCESS_TEXT)) return [];
  const found: UndrainedPipe[] = [];
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call" || isDead(project.targetAt(node))) continue;
    const start = startOf(project, node);
    // A function that hands on what it is given is judged where it stands: the pipe has to be there.
    const pipes = start === undefined || start.arguments !== node.arguments ? [] : pipesOf(project, start);
    if (start === undefined || pipes.length === 0) continue;
    if (WAITING_CALLS.test(start.name)) {
      // With a time limit it ends, if only by an exception.
      const isLimited = start.arguments.some(({ name, unpack }) => name === "timeout" || unpack !== undefined);
      if (!isLimited) found.push({ start, pipes, standstill: node, lateRead: undefined });
    } else if (start.api.channel === "process") {
      const place = standstillOf(project, start, pipes);
      if (place !== undefined) found.push({ start, pipes, ...place });
    }
  }
  return found;
}

/** They wait, and give back a number: what the pipe holds is out of everybody's reach. */
const WAITING_CALLS = /^(?:\w+\.)?subprocess(?:32)?\.(?:check_)?call$/;

const PIPE = /(?:^|\.)subprocess(?:32)?\.PIPE$/;

/** Positions among the arguments of `Popen`, which `call` hands on. */
const POSITIONS = { stdout: 4, stderr: 5 } as const;

function pipesOf(project: Project, start: ProcessStart): readonly ChildPipe[] {
  return (["stdout", "stderr"] as const).flatMap((stream) => {
    // In asyncio all positions are words of the command.
    const value = argumentOf(start, stream, start.api.isAsync ? Number.POSITIVE_INFINITY : POSITIONS[stream]);
    return value !== undefined && isPipe(project, value, start) ? [{ stream, value }] : [];
  });
}

function isPipe(project: Project, value: Expression, { frame }: ProcessStart): boolean {
  const values = project.evaluate(value, frame);
  return values.length > 0 && values.every((it) => it.kind === "external" && PIPE.test(it.path));
}

/** What is done with a process, one mention of it at a time. */
type Deed =
  /** Its output is read, or whoever gets the stream or the process may do that. */
  | "drains"
  /** It is ended, so it does not wait for a reader. */
  | "ends"
  | "waits"
  | "polls"
  | "nothing";

/** The first place that waits for the end of the child while nobody has read, nor can read, its output, if there is one. */
function standstillOf(
  project: Project,
  start: ProcessStart,
  pipes: readonly ChildPipe[],
): Pick<UndrainedPipe, "standstill" | "lateRead"> | undefined {
  const mentions = mentionsOf(project, start.call);
  const around = enclosingFunction(start.call);
  const deeds = mentions?.map((node) => ({ node, deed: deedOf(node, pipes) })) ?? [];
  // Another function, perhaps in another thread, may read while this one waits.
  if (deeds.some(({ node, deed }) => deed === "drains" && enclosingFunction(node) !== around)) return undefined;
  for (const [index, { node, deed }] of deeds.entries()) {
    if (deed === "drains") return undefined;
    if (deed === "ends") break;
    if (enclosingFunction(node) !== around || (deed !== "waits" && deed !== "polls")) continue;
    const loop = deed === "polls" ? idleLoopOf(node, deeds) : undefined;
    const standstill = callOn(node);
    if (standstill === undefined || (deed === "polls" && loop === undefined)) continue;
    if (areApart(start.call, standstill)) return undefined;
    const lateRead = deeds.slice(index + 1).find((it) => it.deed === "drains")?.node;
    return { standstill, lateRead };
  }
  return isNeverRead(start.call, deeds) ? { standstill: undefined, lateRead: undefined } : undefined;
}

/** `if mode == PIPE: child = …` and, further down, `if mode is None: child.wait()`: one variable may keep the two apart. */
function areApart(call: Node, wait: Node): boolean {
  const [first, second] = [namesAsked(call, wait), namesAsked(wait, call)];
  return [...first].some((it) => second.has(it));
}

/** The names that the tests around `node` ask about, those left out that are around `other` as well. */
function namesAsked(node: Node, other: Node): ReadonlySet<string> {
  const names = new Set<string>();
  for (const it of ancestorsOf(node)) {
    if (it.kind === "functionDef") break;
    if (it.kind !== "if" || isInside(other, it)) continue;
    for (const part of walk(it.test)) if (part.kind === "name") names.add(part.id);
  }
  return names;
}

/**
 * Whether an object keeps the process, and none of its methods reads. What only a name of a function keeps goes with the
 * function, its pipe is closed then, and the child is told.
 */
function isNeverRead({ parent }: Call, deeds: readonly { readonly deed: Deed }[]): boolean {
  const isKept = parent?.kind === "assign" && parent.targets[0]?.kind === "attribute";
  return isKept && deeds.length > 0 && deeds.every(({ deed }) => deed !== "drains");
}

/** Where the process is named after its start, in the order of the source; absent if it goes out of sight at once. */
function mentionsOf(project: Project, call: Call): readonly Expression[] | undefined {
  const made = call.parent?.kind === "await" ? call.parent : call;
  const { parent } = made;
  if (parent?.kind === "attribute") return [made];
  const target =
    parent?.kind === "assign" && parent.targets.length === 1
      ? parent.targets[0]
      : parent?.kind === "withItem" || parent?.kind === "annotatedAssign"
        ? parent.target
        : undefined;
  if (target?.kind === "name") return usesOfBinding(target);
  if (target?.kind !== "attribute") return undefined;
  // Uses in front of the start are those of the process before.
  return ownUsesOf(project, target)?.filter(
    (it) => enclosingFunction(it) !== enclosingFunction(call) || isBehind(it, call),
  );
}

function deedOf(mention: Expression, pipes: readonly ChildPipe[]): Deed {
  const { parent } = mention;
  if (isAskedFor(mention)) return "nothing";
  if (parent?.kind !== "attribute") return "drains";
  switch (parent.name) {
    case "wait":
      return callOn(mention)?.arguments.length === 0 ? "waits" : "ends";
    case "poll":
      return "polls";
    case "kill":
    case "terminate":
    case "send_signal":
    case "cancel":
      return "ends";
    case "pid":
    case "returncode":
    case "args":
    case "stdin":
      return "nothing";
    case "stdout":
    case "stderr":
      return isClosed(parent) ? "ends" : pipes.some(({ stream }) => stream === parent.name) ? "drains" : "nothing";
    default:
      return "drains";
  }
}

/** `if process:`, `process is None` */
function isAskedFor({ parent }: Expression): boolean {
  return parent?.kind === "if" || parent?.kind === "unaryOperation" || parent?.kind === "comparison";
}

/** `process.stdout.close()`: a child that writes on is told so, and does not wait. */
function isClosed({ parent }: Attribute): boolean {
  return parent?.kind === "attribute" && parent.name === "close";
}

/** `process.wait()` of the name in it. */
function callOn({ parent }: Node): Call | undefined {
  const call = parent?.kind === "attribute" ? parent.parent : undefined;
  return call?.kind === "call" && call.callee === parent ? call : undefined;
}

/** `while process.poll() is None: time.sleep(1)`, and nothing in it that reads, ends the child or leaves. */
function idleLoopOf(mention: Node, deeds: readonly { readonly node: Node; readonly deed: Deed }[]): While | undefined {
  const loop = [...ancestorsOf(mention)].find((it) => it.kind === "while");
  if (loop?.kind !== "while" || !isInside(mention, loop.test)) return undefined;
  const comparison = callOn(mention)?.parent;
  if (loop.test !== comparison || comparison.kind !== "comparison" || comparison.operators[0] !== "is")
    return undefined;
  for (const { node, deed } of deeds) {
    if (isInside(node, loop) && (deed === "drains" || deed === "ends")) return undefined;
  }
  for (const node of walk(loop)) if (LEAVING.has(node.kind)) return undefined;
  return loop;
}

const LEAVING: ReadonlySet<Node["kind"]> = new Set(["break", "return", "raise", "yield"]);

function isBehind(node: Node, other: Node): boolean {
  return node.start > other.start;
}

/** How much comes through the pipes: nothing, surely not enough to fill one, or nobody knows how much. */
export type Flow = "none" | "little" | "unknown";

export function flowOf(project: Project, { start, pipes }: UndrainedPipe): Flow {
  const command = commandOf(project, start);
  if (command === undefined) return "unknown";
  if (simpleCommandsOf(command).some(saysMuchOnErrors)) return "unknown";
  if (pipes.every(({ stream }) => stream === "stderr")) return "little";
  const flows = lastCommandsOf(command).map(flowOfCommand);
  if (flows.includes("unknown") || flows.length === 0) return "unknown";
  return flows.includes("little") ? "little" : "none";
}

/** The commands whose output leaves the command: the last ones of pipelines. */
function lastCommandsOf(command: ProcessCommand): readonly Command[] {
  if (command.form === "arguments") return [command.list.command];
  return command.script.list.items.flatMap(({ pipeline }) => pipeline.members.at(-1) ?? []);
}

function flowOfCommand(command: Command): Flow {
  const isElsewhere = ({ operator, descriptor }: Redirection) => /^&?>/.test(operator) && descriptor !== 2;
  if (command.redirections.some(isElsewhere)) return "none";
  // A program of which nothing is known mostly says some lines; one that somebody else chooses may say anything.
  return command.kind === "simple" && (saysLittle(command) || (firstWord(command) !== undefined && !saysMuch(command)))
    ? "little"
    : "unknown";
}
