/** Calls that start a process, or wait for one: which, with what arguments, and whether failure raises. */

import { reachingBindings } from "../../semantics/reaching.ts";
import type { Frame, Value } from "../../semantics/values.ts";
import { type Argument, type Call, type Expression, type FunctionDef, textOf } from "../../syntax/ast.ts";
import { enclosingClass } from "../classes.ts";
import { keywordTruth } from "../keyword-truth.ts";
import type { Project } from "../project.ts";
import { buildToolsOf, classToolOf, taskToolsOf } from "./build-tool.ts";
import {
  type ProcessApi,
  processApis,
  reexports,
  type StatusChannel,
  spawnModes,
  type ToolReceiver,
  toolApis,
} from "./process-apis.ts";

export interface ProcessStart {
  readonly call: Call;
  readonly api: ProcessApi;
  /** As a user would say it: `subprocess.call`, `env.Execute`. */
  readonly name: string;
  /** Whose object the method belongs to; absent for functions of modules. */
  readonly receiver: ToolReceiver | undefined;
  /** In order, those that a `partial` holds included. */
  readonly arguments: readonly Argument[];
  readonly frame: Frame | undefined;
}

const START = Symbol("process start");

/** The process a call starts; absent if the call does something else, or may. */
export function startOf(project: Project, call: Call, frame?: Frame): ProcessStart | undefined {
  if (frame !== undefined) return findStart(project, call, frame);
  return project.memoFor(START, call, () => findStart(project, call, undefined));
}

/** The channels of all that a call may start, whichever of them it is: `run = check_call if strict else call; run(…)`. */
export function channelsOf(project: Project, call: Call): readonly StatusChannel[] {
  const channel = startOf(project, call)?.api.channel;
  if (channel !== undefined) return [channel];
  return project.calleesOf(call).flatMap((it) => startOfCallee(project, call, it, undefined)?.api.channel ?? []);
}

function findStart(project: Project, call: Call, frame: Frame | undefined): ProcessStart | undefined {
  const starts: ProcessStart[] = [];
  for (const value of project.calleesOf(call, frame)) {
    const start = startOfCallee(project, call, value, frame);
    if (start === undefined) {
      // `run = None` where an import failed is not called; of anything else nothing is known.
      if (value.kind === "constant") continue;
      return undefined;
    }
    starts.push(start);
  }
  const [first] = starts;
  // Spellings of one function for several versions of Python have one channel.
  return first !== undefined && starts.every((it) => it.api.channel === first.api.channel) ? first : undefined;
}

function startOfCallee(
  project: Project,
  call: Call,
  callee: Value,
  frame: Frame | undefined,
): ProcessStart | undefined {
  if (callee.kind === "external") {
    const path = canonical(callee.path);
    const api = processApis.get(path);
    if (api !== undefined) {
      const start = { call, api, name: path, receiver: undefined, arguments: call.arguments, frame };
      if (path.startsWith("os.spawn")) return spawnIn(project, start);
      return path.startsWith("pexpect.run") ? expectedIn(project, start) : start;
    }
    return toolStart(project, call, frame);
  }
  if (callee.kind === "result") {
    if (callee.callee.kind !== "external" || callee.callee.path !== "functools.partial")
      return toolStart(project, call, frame);
    return partialStart(project, call, callee.call, frame);
  }
  if (callee.kind === "member" || callee.kind === "unknown" || callee.kind === "argument") {
    return toolStart(project, call, frame);
  }
  return undefined;
}

function canonical(path: string): string {
  for (const [from, to] of reexports) if (path.startsWith(from)) return to + path.slice(from.length);
  return path;
}

/** `os.spawn*` waits or not as its first argument says. */
function spawnIn(project: Project, start: ProcessStart): ProcessStart | undefined {
  const [mode] = start.arguments;
  if (mode === undefined) return undefined;
  const [value, ...others] = project.evaluate(mode.value, start.frame);
  if (others.length > 0 || value?.kind !== "external") return undefined;
  const channel = spawnModes.get(value.path);
  if (channel === "status") return start;
  return channel === "pid" ? { ...start, api: { ...start.api, channel } } : undefined;
}

/** `pexpect.run` gives the output, and the status with it where that is asked for. */
function expectedIn(project: Project, start: ProcessStart): ProcessStart | undefined {
  const given = keywordTruth(project, start, { keyword: "withexitstatus", position: 2 });
  if (given === "unknown") return undefined;
  return given === true ? { ...start, api: { ...start.api, channel: "answer" } } : start;
}

function partialStart(project: Project, call: Call, maker: Call, frame: Frame | undefined): ProcessStart | undefined {
  const [held, ...given] = maker.arguments;
  if (held === undefined) return undefined;
  const values = project.evaluate(held.value, frame);
  const [value] = values;
  const api = values.length === 1 && value?.kind === "external" ? processApis.get(canonical(value.path)) : undefined;
  if (api === undefined || value?.kind !== "external") return undefined;
  return { call, api, name: value.path, receiver: undefined, arguments: [...given, ...call.arguments], frame };
}

/** A method of an object that a build tool hands out. */
function toolStart(project: Project, call: Call, frame: Frame | undefined): ProcessStart | undefined {
  const { callee } = call;
  const method = callee.kind === "attribute" ? callee.name : callee.kind === "name" ? callee.id : undefined;
  if (method === undefined || !TOOL_METHODS.has(method)) return undefined;
  const receiver =
    callee.kind === "attribute"
      ? receiverOf(project, callee.object)
      : isGlobalExecute(project, call)
        ? "scons"
        : undefined;
  const api = receiver === undefined ? undefined : toolApis[receiver].get(method);
  if (api === undefined || receiver === undefined) return undefined;
  const name = callee.kind === "attribute" ? `${shortNameOf(callee.object)}.${method}` : method;
  return { call, api, name, receiver, arguments: call.arguments, frame };
}

const TOOL_METHODS: ReadonlySet<string> = new Set(Object.values(toolApis).flatMap((it) => [...it.keys()]));

function isGlobalExecute(project: Project, { callee }: Call): boolean {
  if (callee.kind !== "name" || callee.id !== "Execute") return false;
  const isGlobal = project
    .evaluate(callee)
    .some((it) => it.kind === "external" && /^(?:global|SCons\.Script)\.Execute$/.test(it.path));
  return isGlobal && buildToolsOf(project, project.fileOf(callee)).has("scons");
}

function shortNameOf(object: Expression): string {
  const text = textOf(object);
  return text.length <= 40 && /^[\w.]+$/.test(text) ? text : "…";
}

/** What kind of build object an expression is, judged by the file, the enclosing class and the function's decorator. */
export function receiverOf(project: Project, object: Expression): ToolReceiver | undefined {
  const tools = buildToolsOf(project, project.fileOf(object));
  if (isSconsEnvironment(project, object, tools.has("scons"))) return "scons";
  if (object.kind === "name" && object.id === "self") {
    const around = enclosingClass(object);
    const tool = around === undefined ? undefined : classToolOf(project, around);
    if (tool !== undefined) return tool === "setuptools" ? "command" : tool;
  }
  for (const value of project.evaluate(object)) {
    const parameter = value.kind === "argument" ? value.parameter : undefined;
    const definition = parameter?.parent;
    if (definition?.kind !== "functionDef" || definition.parameters[0] !== parameter) continue;
    for (const tool of taskToolsOf(project, definition)) if (tool === "invoke" || tool === "nox") return tool;
  }
  return tools.has("waf") && isWafContext(object) ? "waf" : undefined;
}

function isSconsEnvironment(project: Project, object: Expression, isScons: boolean): boolean {
  const name = object.kind === "name" ? object.id : object.kind === "attribute" ? object.name : "";
  if (/^(?:\w*_)?env\w*$|Env$/.test(name) && (isScons || isActionParameter(object))) return true;
  if (!isScons) return false;
  return project
    .evaluate(object)
    .some(
      (it) =>
        it.kind === "result" && it.callee.kind === "external" && /\b(?:Default)?Environment$/.test(it.callee.path),
    );
}

/** `env` of a function `(target, source, env)`, wherever it stands: nothing else has these three. */
function isActionParameter(object: Expression): boolean {
  if (object.kind !== "name") return false;
  for (let node = object.parent; node !== undefined; node = node.parent) {
    if (node.kind === "functionDef") return isActionSignature(node);
  }
  return false;
}

/** Whether the parameters are those by which SCons calls an action: `target`, `source` and `env`. */
export function isActionSignature({ parameters }: FunctionDef): boolean {
  const names = parameters.map((it) => it.name?.id).filter((it) => it !== "self");
  return ["target", "source", "env"].every((it, index) => names[index] === it) && !names.includes("for_signature");
}

function isWafContext(object: Expression): boolean {
  if (object.kind === "attribute") return /^(?:bld|ctx|conf)$/.test(object.name);
  return object.kind === "name" && /^(?:ctx|bld|conf|cfg|context|self|tsk|task|build|waf)$/.test(object.id);
}

/** The argument given under a keyword, or at a position. `undefined` also where unpacking may hide it. */
export function argumentOf(start: ProcessStart, keyword: string | undefined, position: number): Expression | undefined {
  const named = keyword === undefined ? undefined : start.arguments.find((it) => it.name === keyword);
  if (named !== undefined) return named.value;
  let index = 0;
  for (const { name, unpack, value } of start.arguments) {
    if (name !== undefined || unpack === "**") continue;
    if (unpack === "*") return undefined;
    if (index === position) return value;
    index += 1;
  }
  return undefined;
}

/** Whether the call itself raises when the command fails; `undefined` if that depends on something not known. */
export function raisesOnFailure(project: Project, start: ProcessStart): boolean | undefined {
  const { checkedBy, channel } = start.api;
  if (checkedBy === undefined) return channel === "raises";
  const given = checkedTruth(project, start, checkedBy.keyword);
  if (given === "unknown") return undefined;
  if (given === "absent") return checkedBy.byDefault;
  return given === checkedBy.raisesWhen;
}

/** Whether the author wrote that failure is not to raise: `check=False`, `warn=True`. */
export function isExplicitlyUnchecked(project: Project, start: ProcessStart): boolean {
  const { checkedBy } = start.api;
  return checkedBy !== undefined && checkedTruth(project, start, checkedBy.keyword) === !checkedBy.raisesWhen;
}

/** The parameter of a task has its default, unless a person says otherwise on the command line. */
function checkedTruth(project: Project, start: ProcessStart, keyword: string): boolean | "absent" | "unknown" {
  const given = keywordTruth(project, start, { keyword });
  const value = start.arguments.find((it) => it.name === keyword)?.value;
  if (given !== "unknown" || value?.kind !== "name") return given;
  const [origin, ...others] = (reachingBindings(value) ?? []).map((it) => it.origin);
  if (origin?.kind !== "parameter" || others.length > 0 || origin.parameter.default?.kind !== "boolean") return given;
  const definition = origin.parameter.parent;
  const isTask = definition?.kind === "functionDef" && taskToolsOf(project, definition).length > 0;
  return isTask ? origin.parameter.default.value : given;
}

/** `stderr=subprocess.STDOUT`: whoever has the output has read the errors with it. */
export function keepsErrorsInOutput({ arguments: given }: ProcessStart): boolean {
  const errors = given.find((it) => it.name === "stderr")?.value;
  return errors !== undefined && /^(?:-2|(?:\w+\.)*STDOUT)$/.test(textOf(errors));
}
