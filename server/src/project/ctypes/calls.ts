/** Calls of foreign functions, also those that go through a helper which calls what it is given. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { resolveName } from "../../semantics/scopes.ts";
import { isDead, narrowPlatforms, type Target } from "../../semantics/target.ts";
import { isKnownLibrary, isOfFramework, portableSignatureOf, signatureOf } from "../../signatures/lookup.ts";
import type { Platform, Prototype } from "../../signatures/types.ts";
import type { Call, Expression, FunctionDef, Lambda, Node } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { callsIn } from "../calls-in.ts";
import type { Project } from "../project.ts";
import { distinct, type ForeignFunction, foreignFunctionOf, foreignFunctionsIn } from "./functions.ts";
import type { Library } from "./libraries.ts";
import { prototypeInHeaders } from "./workspace-headers.ts";

export interface ForeignCall {
  readonly call: Call;
  /** The functions it may call; never empty. Several where a condition chose the library. */
  readonly functions: readonly ForeignFunction[];
  readonly function: ForeignFunction;
  /** The expression that names the function. */
  readonly callee: Expression;
  /** Positional arguments, up to the first that is unpacked. */
  readonly arguments: readonly Expression[];
  /** Whether `arguments` are all there are. */
  readonly isComplete: boolean;
}

const key = Symbol("foreign calls");
const trigger = /\bctypes\b/;

/** The foreign calls of a file, in the order they are written. */
export function foreignCallsIn(project: Project, file: ModuleModel): readonly ForeignCall[] {
  return project.memoFor(key, file, () => {
    if (!project.mayMeet(file, trigger)) return [];
    return callsIn(project, file).flatMap((it) => foreignCallOf(project, it) ?? []);
  });
}

/** The foreign call that a call is, when it is one. */
export function foreignCallOf(project: Project, call: Call): ForeignCall | undefined {
  return project.memoFor(callKey, call, () => {
    if (!project.mayMeet(project.fileOf(call), trigger)) return undefined;
    return directCall(project, call) ?? forwardedCall(project, call);
  });
}

const callKey = Symbol("foreign call");

function directCall(project: Project, call: Call): ForeignCall | undefined {
  if (!canNameFunction(call.callee) || isForwarding(call)) return undefined;
  const functions = distinct(project.evaluate(call.callee).flatMap((it) => foreignFunctionOf(project, it) ?? []));
  return foreignCall(call, functions, call.callee, 0);
}

/** `self._winapi(kernel32.CloseHandle, handle)`, where `_winapi` calls its first argument with the rest. */
function forwardedCall(project: Project, call: Call): ForeignCall | undefined {
  if (call.arguments.length === 0 || !project.calleesOf(call).some((it) => it.kind === "function")) return undefined;
  for (const [index, argument] of call.arguments.entries()) {
    if (argument.name !== undefined || argument.unpack !== undefined) break;
    if (argument.value.kind !== "attribute" && argument.value.kind !== "name") continue;
    const functions = foreignFunctionsIn(project, argument.value);
    if (functions.length === 0) continue;
    return callsWithRest(project, call, index) ? foreignCall(call, functions, argument.value, index + 1) : undefined;
  }
  return undefined;
}

/** `function(*arguments)` in a helper: what it passes is seen where the helper is called. */
function isForwarding({ callee, arguments: given }: Call): boolean {
  const [first] = given;
  if (callee.kind !== "name" || first?.unpack !== "*") return false;
  return resolveName(callee)?.bindings.some((it) => it.origin.kind === "parameter") ?? false;
}

/** Methods of strings, lists, dictionaries and files: most calls of a program, and no function of a library. */
const pythonMethods = new Set(
  `append extend insert pop remove index sort reverse copy keys values items get setdefault update join split
  rsplit splitlines strip lstrip rstrip startswith endswith lower upper format encode decode replace group groups
  match search sub findall finditer isdigit title partition rpartition debug info warning error exception`
    .trim()
    .split(/\s+/),
);

function canNameFunction(callee: Expression): boolean {
  if (callee.kind === "attribute") return !pythonMethods.has(callee.name);
  return callee.kind === "name" || callee.kind === "subscript" || callee.kind === "call";
}

function foreignCall(
  call: Call,
  functions: readonly ForeignFunction[],
  callee: Expression,
  skipped: number,
): ForeignCall | undefined {
  const [first] = functions;
  if (first === undefined) return undefined;
  const given = call.arguments.slice(skipped).filter((it) => it.name === undefined && it.unpack !== "**");
  const star = given.findIndex((it) => it.unpack !== undefined);
  const positional = star === -1 ? given : given.slice(0, star);
  return {
    call,
    functions,
    function: first,
    callee,
    arguments: positional.map((it) => it.value),
    isComplete: star === -1 && call.arguments.every((it) => it.name === undefined && it.unpack === undefined),
  };
}

/** Whether the workspace function called here calls its parameter number `index` with all that follow. */
function callsWithRest(project: Project, call: Call, index: number): boolean {
  return project.calleesOf(call).some((it) => {
    if (it.kind !== "function") return false;
    const { definition } = it;
    const offset = it.receiver === undefined ? 0 : 1;
    const parameter = definition.parameters[index + offset];
    const rest = definition.parameters[index + offset + 1];
    if (parameter?.name === undefined || rest?.form !== "varargs" || rest.name === undefined) return false;
    return callsParameter(definition, parameter.name.id, rest.name.id);
  });
}

function callsParameter(definition: FunctionDef | Lambda, name: string, rest: string): boolean {
  const body = definition.kind === "lambda" ? [definition.body] : definition.body;
  return body.some((statement) => {
    for (const node of walk(statement)) {
      if (node.kind !== "call" || node.callee.kind !== "name" || node.callee.id !== name) continue;
      const [first] = node.arguments;
      if (first?.unpack === "*" && first.value.kind === "name" && first.value.id === rest) return true;
    }
    return false;
  });
}

/** What runs a call: the target around it, narrowed by where its library can be loaded. */
export function targetOfCall(project: Project, { call }: ForeignCall, fn: ForeignFunction): Target {
  return targetOfFunction(project, call, fn);
}

/** What runs the code at a node that has to do with a function: it is nowhere but where the function is. */
export function targetOfFunction(project: Project, node: Node, { library, name }: ForeignFunction): Target {
  const target = narrowByLibrary(project.targetAt(node), library);
  if (name === undefined || !isOfFramework(project.signatures, name)) return target;
  return narrowPlatforms(target, (it) => systemOf(it) === "macos");
}

export function narrowByLibrary(target: Target, library: Library): Target {
  const platforms = library.name?.platforms;
  const isWindows = library.loader === "WinDLL" || library.loader === "OleDLL";
  // A call into Windows is code for Windows, whatever systems the metadata of the project lists.
  if (isWindows && target.isWindowsUnlisted === true && !isDead(target)) return { ...target, platforms: ["win32-x64"] };
  return narrowPlatforms(target, (it) => {
    const system = systemOf(it);
    if (isWindows && system !== "win32") return false;
    return platforms === undefined || platforms.includes(system);
  });
}

/** What C says of a function on the systems of a target, each distinct prototype once. */
export function prototypesOf(project: Project, fn: ForeignFunction, target: Target): readonly Prototype[] {
  const { name, library } = fn;
  if (name === undefined || isDead(target)) return [];
  const systems = [...new Set(target.platforms.map(systemOf))];
  const { signatures } = project;
  if (library.name !== undefined) {
    const process = isWholeProcess(library) ? undefined : library.spelling;
    const found = systems.flatMap((it) => signatureOf(signatures, process, name, it) ?? []);
    if (found.length > 0) return found;
    const { load } = library;
    const own = load && prototypeInHeaders(project, project.fileOf(load), library, name);
    if (own !== undefined) return [own];
    // The process itself holds whatever was loaded into it; of another part of a system all is known.
    if (library.spelling !== undefined && isKnownLibrary(signatures, library.spelling)) return [];
  }
  return systems.flatMap((it) => portableSignatureOf(signatures, name, it) ?? []);
}

/** `pythonapi` is the program itself, which on POSIX holds the C library as well. */
const isWholeProcess = ({ key }: ForeignFunction["library"]): boolean => key === "pythonapi";

/**
 * The prototype as far as it can be the one that a call means: with another number of arguments, a call of a portable
 * function means another version of its library.
 */
export function prototypeOfCall(
  project: Project,
  call: ForeignCall,
  fn: ForeignFunction,
  target: Target,
): Prototype | undefined {
  const prototype = prototypeOf(project, fn, target);
  if (prototype === undefined || !prototype.isPortable || prototype.variadic) return prototype;
  return call.arguments.length === prototype.parameters.length ? prototype : undefined;
}

/** The prototype of a function, when the systems of the target do not differ in it. */
export function prototypeOf(project: Project, fn: ForeignFunction, target: Target): Prototype | undefined {
  const [first, ...others] = prototypesOf(project, fn, target);
  if (first === undefined) return undefined;
  return others.every((it) => hasSameShape(it, first)) ? first : undefined;
}

function hasSameShape(a: Prototype, b: Prototype): boolean {
  return (
    a.variadic === b.variadic &&
    a.result.kind === b.result.kind &&
    a.result.bits.x64 === b.result.bits.x64 &&
    a.parameters.length === b.parameters.length &&
    a.parameters.every((it, index) => it.type.kind === b.parameters[index]?.type.kind)
  );
}

export function systemOf(platform: Target["platforms"][number]): Platform {
  if (platform.startsWith("win32")) return "win32";
  return platform === "linux" ? "linux" : "macos";
}
