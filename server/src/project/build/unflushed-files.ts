/** Files that somebody else opens, moves or goes on writing while what was written to them is still in a buffer. */

import { type FlowNode, pointOf } from "../../semantics/flow.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { reachingBindings, valueExpressionOf } from "../../semantics/reaching.ts";
import { literalOf } from "../../semantics/shell/shell-tree.ts";
import { type Call, type Expression, type Node, spanOf } from "../../syntax/ast.ts";
import { ancestorsOf, isInside, isStatement, walk } from "../../syntax/walk.ts";
import { argumentOf, callsIn, pathOf } from "../calls-in.ts";
import { loadsOfParameter } from "../processes/name-uses.ts";
import { commandOf, simpleCommandsOf } from "../processes/process-command.ts";
import { type ProcessStart, argumentOf as startArgumentOf, startOf } from "../processes/process-start.ts";
import type { Project } from "../project.ts";
import { isBoundBy, mentionsFile, namesFile } from "./same-path.ts";
import { isWholeWord } from "./whole-word.ts";
import { WRITTEN_TEXT, type WrittenFile, writtenFilesIn } from "./written-files.ts";

export interface UnflushedFile {
  /** The call that gives the file away. */
  readonly call: Call;
  readonly written: WrittenFile;
  /** What is still in the buffer. */
  readonly writes: readonly [Node, ...Node[]];
  readonly handing: Handing;
}

/**
 * `command`: a child gets the name, and the call waits for it. `child`: the same, and the call does not wait. `output`: a child
 * writes to the file too. `read`: this process opens it a second time. `moved`: it gets another name.
 */
export type Handing = "command" | "child" | "output" | "read" | "moved";

export function* unflushedFiles(project: Project, file: ModuleModel): Iterable<UnflushedFile> {
  if (!project.mayHold(file, WRITTEN_TEXT)) return;
  const writtenFiles = writtenFilesIn(project, file).filter(({ writes }) => writes.length > 0);
  if (writtenFiles.length === 0) return;
  for (const call of callsIn(project, file)) {
    for (const written of writtenFiles) {
      if (pointOf(call)?.flow !== pointOf(written.call)?.flow || call === written.call) continue;
      const [first, ...others] = writesBefore(written, call);
      if (first === undefined) continue;
      const handing = handingOf(project, call, written);
      if (handing !== undefined) yield { call, written, writes: [first, ...others], handing };
    }
  }
}

/** What is surely in the buffer at a call: on no path is it emptied behind the writing. */
export function writesBefore({ call: opening, writes, flushes, leaks }: WrittenFile, call: Call): readonly Node[] {
  const here = pointOf(call)?.point;
  const start = pointOf(opening)?.point;
  if (here === undefined || start === undefined || flushes.has(here)) return [];
  if (leaks.some((it) => isBefore(it, call))) return [];
  const byPoint = new Map<FlowNode, Node[]>();
  for (const it of writes) {
    const point = isBefore(it, call) ? pointOf(it)?.point : undefined;
    if (point !== undefined) byPoint.set(point, [...(byPoint.get(point) ?? []), it]);
  }
  if (byPoint.size === 0) return [];
  const found: Node[] = [];
  const seen = new Set<FlowNode>();
  const pending: FlowNode[] = [here];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const { from, kind } of node.previous) {
      if (kind === "exception" || seen.has(from)) continue;
      seen.add(from);
      if (flushes.has(from)) return [];
      const here = byPoint.get(from);
      if (here !== undefined) found.push(...here);
      else if (from !== start) pending.push(from);
    }
  }
  // Where only some condition leads to the writing, the call may stand under its opposite.
  return found.some((it) => isSureFor(it, call)) ? found : [];
}

function isBefore(node: Node, call: Call): boolean {
  return spanOf(node).start < spanOf(call).start;
}

function isSureFor(write: Node, call: Call): boolean {
  let child = write;
  for (const parent of ancestorsOf(write)) {
    if (parent.kind === "functionDef" || parent.kind === "module") return true;
    const isConditional =
      parent.kind === "if"
        ? child !== parent.test
        : /^(?:exceptHandler|matchCase|while|conditional)$/.test(parent.kind);
    if (isConditional && !isInside(call, child.kind === "exceptHandler" ? child : parent)) return false;
    if (isConditional && parent.kind === "if" && isElse(parent.orelse, child) !== isElse(parent.orelse, call))
      return false;
    child = parent;
  }
  return true;
}

function isElse(orelse: readonly Node[], node: Node): boolean {
  return orelse.some((it) => isInside(node, it));
}

/** What takes the first argument for the name of a file that it reads. */
const READERS =
  /^(?:shutil\.copy(?:2|file)?|os\.path\.getsize|runpy\.run_path|pandas\.read_\w+|numpy\.(?:load|loadtxt|genfromtxt|fromfile)|PIL\.Image\.open|(?:imp|importlib)\.load_source|hashlib\.file_digest|zipfile\.ZipFile|tarfile\.open|filecmp\.cmp)$/;

const MOVERS = /^(?:os\.(?:rename|renames|replace|link)|shutil\.move)$/;

export function handingOf(project: Project, call: Call, written: WrittenFile): Handing | undefined {
  const start = startOf(project, call);
  if (start !== undefined) return handingToChild(project, start, written);
  const first = call.arguments.find(({ value }) => namesFile(project, written, value));
  const inside = handedInside(project, call, written);
  if (inside !== undefined || first === undefined) return inside;
  const path = pathOf(project, call.callee);
  if (path === undefined) return isReadInside(project, call, first.value) ? "read" : undefined;
  if (argumentOf(call, 0, undefined) !== first.value) return undefined;
  if (MOVERS.test(path)) return "moved";
  if (/^(?:builtins|io)\.open$/.test(path) || /^(?:zipfile\.ZipFile|tarfile\.open)$/.test(path)) {
    return isReading(argumentOf(call, 1, "mode")) ? "read" : undefined;
  }
  return READERS.test(path) ? "read" : undefined;
}

function isReading(mode: Expression | undefined): boolean {
  return mode === undefined || (mode.kind === "string" && /^r[^+]*$/.test(mode.value));
}

/** Whether a function of the workspace opens the file that it gets the name of, and reads it. */
function isReadInside(project: Project, call: Call, value: Expression): boolean {
  const argument = call.arguments.find((it) => it.value === value);
  const [callee, ...others] = project.calleesOf(call);
  if (argument === undefined || callee?.kind !== "function" || others.length > 0) return false;
  const loads = loadsOfParameter(project, callee, call, argument) ?? [];
  return loads.some(({ parent }) => {
    const inner = parent?.kind === "argument" ? parent.parent : undefined;
    if (inner?.kind !== "call" || inner.arguments[0] !== parent) return false;
    return (
      /^(?:builtins|io)\.open$/.test(pathOf(project, inner.callee) ?? "") && isReading(argumentOf(inner, 1, "mode"))
    );
  });
}

/** Commands that do not look into the file, or that follow what is written to it. */
const INDIFFERENT =
  /^(?:.*\/)?(?:rm|rmdir|del|unlink|ch(?:mod|own|grp|con|attr)|touch|mkdir|ls|dir|stat|file|setfacl|restorecon|icacls|attrib|tail|xterm|ln|echo|printf|mkfifo|kill|sleep|sync|tee)$/;

function handingToChild(project: Project, start: ProcessStart, written: WrittenFile): Handing | undefined {
  if (start.call.arguments.some((it) => /^std(?:out|err)$/.test(it.name ?? "") && isObject(written, it.value))) {
    return "output";
  }
  return given(start).some((it) => isNamedIn(project, written, it)) ? readingOf(project, start) : undefined;
}

/** How a command that gets the name of the file reads it; `undefined` where it may not. */
function readingOf(project: Project, start: ProcessStart): "child" | "command" | undefined {
  const command = commandOf(project, start);
  for (const { words, redirections } of command === undefined ? [] : simpleCommandsOf(command)) {
    const [first] = words;
    if (INDIFFERENT.test((first === undefined ? undefined : literalOf(first)) ?? "")) return undefined;
    if (redirections.some((it) => it.operator.includes(">") && literalOf(it.target) === undefined)) return undefined;
  }
  const { channel } = start.api;
  return channel === "process" || channel === "pid" || channel === "pipe" ? "child" : "command";
}

/** A function of the workspace that runs the command it is given, or a command with the name it is given. */
function handedInside(project: Project, call: Call, written: WrittenFile): Handing | undefined {
  const argument = call.arguments.find(({ value }) => isNamedIn(project, written, value));
  if (argument === undefined) return undefined;
  const [callee, ...others] = project.calleesOf(call);
  if (callee?.kind !== "function" || others.length > 0) return undefined;
  const loads = loadsOfParameter(project, callee, call, argument) ?? [];
  for (const load of loads) {
    for (const around of ancestorsOf(load)) {
      if (isStatement(around)) break;
      const start = around.kind === "call" ? startOf(project, around, project.frameOf(call, callee)) : undefined;
      const root = start === undefined ? undefined : given(start).find((it) => isInside(load, it));
      if (start !== undefined && root !== undefined && isWholeWord(load, root)) return readingOf(project, start);
    }
  }
  return undefined;
}

function given(start: ProcessStart): readonly Expression[] {
  const { form, position, keyword } = start.api;
  if (form === "spread") return start.arguments.flatMap((it) => (it.name === undefined ? [it.value] : []));
  const only = startArgumentOf(start, keyword, position);
  return only === undefined ? [] : [only];
}

function isObject({ name }: WrittenFile, value: Expression): boolean {
  const object =
    value.kind === "call" && value.callee.kind === "attribute" && value.callee.name === "fileno"
      ? value.callee.object
      : value;
  return object.kind === "name" && isBoundBy(object, name);
}

function isNamedIn(project: Project, written: WrittenFile, root: Expression, depth = 2): boolean {
  return walk(root).some((it) => {
    if (namesFile(project, written, it)) return isWholeWord(it, root);
    if (it.kind === "string") return mentionsFile(written, it.value);
    if (it.kind !== "name" || depth === 0) return false;
    const [only, ...others] = reachingBindings(it) ?? [];
    const value = only === undefined || others.length > 0 ? undefined : valueExpressionOf(only);
    return value !== undefined && isCommandText(value) && isNamedIn(project, written, value, depth - 1);
  });
}

/** A list or a text: what a call gives may be named after the file and be something else. */
function isCommandText({ kind }: Expression): boolean {
  return kind === "sequence" || kind === "formatted" || kind === "binaryOperation" || kind === "string";
}
