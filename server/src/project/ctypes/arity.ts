/** How many arguments a function is declared with, called with, and takes. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead, type Target } from "../../semantics/target.ts";
import type { Value } from "../../semantics/values.ts";
import type { Prototype } from "../../signatures/types.ts";
import type { Node } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallsIn, prototypeOf, targetOfCall, targetOfFunction } from "./calls.ts";
import { contradictedDeclarations } from "./contradictions.ts";
import { type Declaration, declarationsIn } from "./declarations.ts";
import { declarationsFor, declaredAt, parameterTypesAt, parameterTypesOf, typeElementsOf } from "./declared.ts";
import { callsOfFunction } from "./function-calls.ts";
import { type ForeignFunction, foreignFunctionOf } from "./functions.ts";
import { heldIn } from "./held.ts";
import { ctypesTypeOf } from "./type-of.ts";

export interface WrongArity {
  readonly node: Node;
  readonly severity: "error" | "warning" | "hint";
  readonly message: string;
  readonly declaration: Node | undefined;
}

export function* wrongArities(project: Project, file: ModuleModel): Iterable<WrongArity> {
  yield* wrongDeclarations(project, file);
  for (const { declaration, declared, other, passed, isLast } of contradictedDeclarations(project, file)) {
    const { value, node, function: fn } = declaration;
    const effect = isLast
      ? "and this declaration is the one that counts"
      : "and the module that is imported last decides";
    yield {
      node: value?.kind === "sequence" ? value : node,
      severity: isLast ? "error" : "warning",
      message: `\`${fn.name ?? "the function"}\` is declared with ${count(declared)} here and with ${passed} elsewhere; its calls pass ${passed}, ${effect}.`,
      declaration: other.node,
    };
  }
  for (const call of foreignCallsIn(project, file)) {
    const found = wrongCall(project, call);
    if (found !== undefined) yield found;
  }
}

function* wrongDeclarations(project: Project, file: ModuleModel): Iterable<WrongArity> {
  for (const declaration of declarationsIn(project, file)) {
    const { attribute, value, frame, node, function: fn } = declaration;
    if (attribute !== "argtypes" || value === undefined) continue;
    const target = targetOfFunction(project, node, fn);
    const prototype = isDead(target) ? undefined : prototypeOf(project, fn, target);
    const elements = prototype && typeElementsOf(project, value, frame);
    if (prototype === undefined || elements === undefined) continue;
    const expected = prototype.parameters.length;
    if (elements.length === expected) continue;
    // Another version of the library may have what is declared, unless the calls show that this one is meant.
    if (prototype.isPortable && !isContradicted(project, declaration, elements.length, expected)) continue;
    // The variable part may be declared too, for one kind of call.
    if (prototype.variadic && elements.length > expected) continue;
    const place = value.kind === "sequence" ? value : node;
    const message = `\`${prototype.name}\` takes ${count(expected)}${prototype.variadic ? " before the variable ones" : ""}, and ${elements.length} ${elements.length === 1 ? "is" : "are"} declared.`;
    const isShort = elements.length < expected && isContradicted(project, declaration, elements.length, expected);
    // What a test declares wrongly is as often as not what it is about. ctypes passes on what is not declared, unchecked.
    const severity = file.options.isTest ? "hint" : isShort ? "warning" : "error";
    yield { node: place, severity, message, declaration: undefined };
  }
}

function wrongCall(project: Project, call: ForeignCall): WrongArity | undefined {
  const { function: fn } = call;
  // Parameter flags give defaults and outputs, and keywords fill places by name.
  if (!call.isComplete || (fn.made?.call.arguments.length ?? 0) > 1) return undefined;
  const target = targetOfCall(project, call, fn);
  if (isDead(target) || mayCallAnother(project, call)) return undefined;
  const prototype = prototypeOf(project, fn, target);
  const passed = call.arguments.length;
  const declared = declaredCount(project, call);
  if (declared !== undefined) return againstDeclaration(project, call, declared, prototype, target);
  if (prototype === undefined || prototype.isPortable || call.functions.length > 1) return undefined;
  if (declaredAt(project, fn, "argtypes", call.call).state !== "unset") return undefined;

  const expected = prototype.parameters.length;
  if (passed < expected) {
    const message = `\`${prototype.name}\` takes ${count(expected)}, and ${passed} ${passed === 1 ? "is" : "are"} passed: C reads the others from wherever they would be.`;
    return { node: call.callee, severity: "error", message, declaration: undefined };
  }
  if (passed > expected && !prototype.variadic) {
    const message = `\`${prototype.name}\` takes ${count(expected)}, and ${passed} are passed.`;
    return { node: call.callee, severity: "warning", message, declaration: undefined };
  }
  return undefined;
}

/** How many parameters are declared of what a call calls: of a library that is loaded in several ways on each the same. */
function declaredCount(project: Project, { call, function: fn, functions }: ForeignCall): number | undefined {
  const counts = functions.map((it) => (it.name === fn.name ? parameterTypesAt(project, it, call)?.length : undefined));
  return counts.every((it) => it === counts[0]) ? counts[0] : undefined;
}

/** A name that is a function of an extension on one way, and the foreign one on the other: which, the call knows. */
function mayCallAnother(project: Project, { callee }: ForeignCall): boolean {
  return project
    .evaluate(callee)
    .some((it) => it.kind !== "constant" && foreignFunctionOf(project, it) === undefined && !isOfMock(project, it));
}

/** What stands in for a library that is not there takes whatever it is given. */
function isOfMock(project: Project, value: Value): boolean {
  if (value.kind !== "member" || value.object.kind !== "instance") return false;
  const { externals } = project.hierarchyOf(value.object.definition);
  return externals.some((it) => /(?:^|\.)mock\.\w*Mock$/.test(it));
}

function againstDeclaration(
  project: Project,
  call: ForeignCall,
  declared: number,
  prototype: Prototype | undefined,
  target: Target,
): WrongArity | undefined {
  const passed = call.arguments.length;
  // Where the call is right the declaration is wrong, and reported there.
  if (passed === declared || (passed > declared && passed === prototype?.parameters.length)) return undefined;
  const [declaration] = declaredAt(project, call.function, "argtypes", call.call).declarations;
  const name = call.function.name ?? "the function";
  if (passed < declared) {
    const message = `\`${name}\` is declared with ${count(declared)}, and ${passed} ${passed === 1 ? "is" : "are"} passed: the call raises \`TypeError\`.`;
    return { node: call.callee, severity: "error", message, declaration: declaration?.node };
  }
  const message = `\`${name}\` is declared with ${count(declared)}, and ${passed} are passed.`;
  const found = { node: call.callee, severity: "warning", message, declaration: declaration?.node } as const;
  if (messageSend.test(name)) {
    // The method takes them like fixed ones: only there the two are not passed in the same way.
    if (!target.platforms.includes("macos-arm64")) return undefined;
    const effect = "on Apple silicon the others do not arrive";
    return { ...found, severity: "error", message: message.replace(/\.$/, `: ${effect}.`) };
  }
  // A declaration that names the fixed part is how a variadic function is called.
  const isFixed = prototype === undefined ? isNotVariadic(project, call, declared) : !prototype.variadic;
  if (!isFixed) return undefined;
  // A null pointer is passed as one, declared or not.
  const given = call.arguments.slice(declared).flatMap((it) => heldIn(project, it));
  return given.every((it) => it.kind === "none") ? { ...found, severity: "hint" } : found;
}

/** Calls a method of Objective-C, whatever that one takes. */
const messageSend = /^objc_msgSend/;

/**
 * Of a function nobody described: C has none that is all variable; one that is gets now these arguments and now those,
 * and where the name does not tell, the null that ends a list does.
 */
function isNotVariadic(project: Project, call: ForeignCall, declared: number): boolean {
  if (declared === 0) return true;
  const { name } = call.function;
  if (name === undefined || variadicName.test(name) || endsList(project, call)) return false;
  const counts = callCounts(project, project.fileOf(call.call), call.function);
  return [...counts].filter((it) => it > declared).length === 1;
}

/** Whether all calls pass what this version of the library takes, and nothing is declared for another one. */
function isContradicted(project: Project, { file, function: fn }: Declaration, declared: number, expected: number) {
  const counts = callCounts(project, file, fn);
  if (!counts.has(expected) || counts.has(declared)) return false;
  return declarationsFor(project, fn, "argtypes").every((it) => parameterTypesOf(project, it)?.length === declared);
}

/** How many arguments the calls of a function have, in all files that meet this one. */
function callCounts(project: Project, near: ModuleModel, fn: ForeignFunction): ReadonlySet<number> {
  const counts = new Set<number>();
  for (const it of callsOfFunction(project, near, fn)) if (it.isComplete) counts.add(it.arguments.length);
  return counts;
}

/** `(b"file", b"index", None)`: a list of strings, as long as one likes. */
function endsList(project: Project, { arguments: passed }: ForeignCall): boolean {
  const [before, last] = passed.slice(-2).map((it) => heldIn(project, it));
  const isNull =
    last?.some((it) => {
      const isZero = it.kind === "integer" && it.constant === 0n;
      return isZero || it.kind === "none" || isNullPointer(project, it.value);
    }) ?? false;
  return isNull && (before?.some((it) => it.kind === "bytes" || it.kind === "text") ?? false);
}

/** `c_void_p()`, `c_char_p(None)`, `c_void_p(0)` */
function isNullPointer(project: Project, value: Value): boolean {
  if (value.kind !== "result") return false;
  const type = ctypesTypeOf(project, value.callee);
  if (type?.kind !== "pointer" && type?.kind !== "string") return false;
  const given = value.call.arguments[0]?.value;
  return given === undefined || given.kind === "none" || (given.kind === "integer" && given.value === 0n);
}

/** What variadic functions of libraries nobody described are called. */
const variadicName =
  /printf|scanf|log|print|error|warn|debug|format|setopt|getinfo|ioctl|fcntl|open|exec|syscall|message|option|config|control|args|_set$|_get$/i;

function count(number: number): string {
  return number === 1 ? "1 argument" : `${number} arguments`;
}
