/** Narrow types in `argtypes`, `restype`, prototypes and the prototypes of callbacks. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includes64Bit, isDead, type Target } from "../../semantics/target.ts";
import type { Frame, FunctionValue } from "../../semantics/values.ts";
import type { CType, Prototype } from "../../signatures/types.ts";
import type { Call, Expression, Name, Node } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { argumentFor } from "../calls.ts";
import type { Project } from "../project.ts";
import { readsParameter } from "./callback-parameters.ts";
import { type CallbackUse, callbackUses, prototypeCallOf } from "./callback-uses.ts";
import { prototypeOf, targetOfFunction } from "./calls.ts";
import { abisOf, type CtypesType } from "./ctypes-type.ts";
import { type Declaration, declarationsIn } from "./declarations.ts";
import { typeElementsOf } from "./declared.ts";
import { isResultUnused, passesSmallNumbers } from "./function-calls.ts";
import { type ForeignFunction, foreignFunctionOf } from "./functions.ts";
import { argumentTitle, isSize, type NarrowType, narrowness, REGISTERS, wantedType } from "./narrow.ts";
import { typesOfExpression } from "./type-of.ts";

/** What assignments of `argtypes` and `restype` in this file declare too narrow. */
export function* narrowDeclarations(project: Project, file: ModuleModel): Iterable<NarrowType> {
  for (const declaration of declarationsIn(project, file)) {
    const { function: fn, attribute } = declaration;
    const target = targetOfFunction(project, declaration.node, fn);
    if (isDead(target) || !includes64Bit(target)) continue;
    const prototype = prototypeOf(project, fn, target);
    if (prototype === undefined) continue;
    const narrow =
      attribute === "restype"
        ? narrowResult(project, declaration, prototype, target)
        : attribute === "argtypes"
          ? narrowParameters(project, declaration, prototype, target)
          : [];
    for (const found of narrow) {
      // A helper of this file may be handed types by another one.
      const isHere = project.fileOf(found.node) === file;
      yield isHere ? found : { ...found, node: declaration.node, wanted: undefined };
    }
  }
}

/** What these return is what the call they are told to make returns: of `futex` an int, of `mmap` an address. */
const resultOfCall = /^syscall$/;

function* narrowResult(
  project: Project,
  { value, frame, node, function: fn, file }: Declaration,
  prototype: Prototype,
  target: Target,
): Iterable<NarrowType> {
  if (value === undefined || resultOfCall.test(prototype.name)) return;
  const found = narrowest(typesOfExpression(project, value, frame), prototype.result, target);
  if (found === undefined) return;
  // In a loop over a table the type stands in the table; the assignment is what all rows share.
  const given = value.kind === "name" && frame !== undefined ? (argumentBehind(value, frame) ?? node) : value;
  const place = project.fileOf(given) === project.fileOf(node) ? given : node;
  const what = `the result of \`${prototype.name}\``;
  const reported = report(place, found, prototype.result, what, `narrow result ${fn.key}`);
  // Of a number of bytes, or -1, nothing is lost below 2 GB.
  const isHarmless = isSize(prototype.result) || isResultUnused(project, file, fn);
  yield isHarmless ? { ...reported, severity: "hint", confidence: "medium" } : reported;
}

/** What a helper that declares functions is given for a parameter: the type is written there. */
function argumentBehind(name: Name, frame: Frame): Expression | undefined {
  for (let it: Frame | undefined = frame; it !== undefined; it = it.outer) {
    const { call, definition } = it;
    if (call === undefined || definition.kind !== "functionDef") continue;
    const parameter = definition.parameters.find(({ name: own }) => own?.id === name.id);
    if (parameter !== undefined) {
      return argumentFor(call, definition, definition.parent?.kind === "classDef", parameter)?.value;
    }
  }
  return undefined;
}

function* narrowParameters(
  project: Project,
  { value, frame, function: fn, file }: Declaration,
  prototype: Prototype,
  target: Target,
): Iterable<NarrowType> {
  const elements = value === undefined ? undefined : typeElementsOf(project, value, frame);
  if (elements === undefined || elements.length !== prototype.parameters.length) return;
  for (const [index, element] of elements.entries()) {
    const parameter = prototype.parameters[index];
    // A resource, an atom or an ordinal may be declared as the number it is.
    if (parameter === undefined || parameter.acceptsInteger) continue;
    const types = typesOfExpression(project, element.node, element.frame);
    const found = narrowest(types, parameter.type, target);
    const what = `${argumentTitle(index, parameter.name)} of \`${prototype.name}\``;
    if (found === undefined) {
      yield* narrowPointee(element.node, types, parameter.type, what, target);
      continue;
    }
    const reported = report(element.node, found, parameter.type, what, `narrow argument ${index} ${fn.key}`);
    // Sizes of types and constants are never cut, and of a number nobody passes nothing is known.
    const isNumber = parameter.type.kind === "int" && !/^[WL]PARAM$/.test(parameter.type.name);
    const isSmall = isNumber && passesSmallNumbers(project, file, fn, index) !== false;
    // Windows, atoms and pixels of X have 32 bits on the wire, whatever C calls them.
    const isOfX = /^X[A-Z][a-z]/.test(prototype.name) && parameter.type.name === "unsigned long";
    // Of a number of bytes in a register nothing is lost below 2 GB.
    const isWhole = isSize(parameter.type) && index < REGISTERS;
    yield isSmall || isOfX || isWhole ? { ...reported, severity: "hint", confidence: "medium" } : reported;
  }
}

/** `POINTER(c_uint)` for `void **`: C writes twice what the object behind it holds. */
function* narrowPointee(
  node: Node,
  types: readonly CtypesType[] | undefined,
  wanted: CType,
  what: string,
  target: Target,
): Iterable<NarrowType> {
  const inner = wanted.kind === "pointer" ? wanted.pointee : undefined;
  const pointees = types?.flatMap((it) => it.pointee ?? []);
  if (inner === undefined || pointees?.length !== types?.length) return;
  const found = narrowest(pointees, inner, target);
  if (found === undefined) return;
  yield {
    node,
    severity: "error",
    confidence: "high",
    message: `\`${types?.[0]?.name ?? found.type.name}\` points to ${found.bits} bits, and ${what} leads to ${inner.name.replace(/^const /, "")} of 64.`,
    wanted: undefined,
  };
}

/** `WINFUNCTYPE(BOOL, c_int)(("CloseHandle", kernel32))` */
export function* narrowPrototypes(project: Project, file: ModuleModel): Iterable<NarrowType> {
  for (const { call, function: fn } of boundPrototypesIn(project, file)) {
    const target = targetOfFunction(project, call, fn);
    if (isDead(target) || !includes64Bit(target)) continue;
    const prototype = prototypeOf(project, fn, target);
    const made = prototype && prototypeCallOf(project, call.callee);
    if (prototype === undefined || made === undefined) continue;
    const [result, ...parameters] = made.arguments.filter((it) => it.name === undefined).map((it) => it.value);
    if (result !== undefined && !resultOfCall.test(prototype.name)) {
      const found = narrowest(typesOfExpression(project, result), prototype.result, target);
      if (found !== undefined) yield report(result, found, prototype.result, `the result of \`${prototype.name}\``);
    }
    if (parameters.length !== prototype.parameters.length) continue;
    for (const [index, node] of parameters.entries()) {
      const parameter = prototype.parameters[index];
      const found = parameter && narrowest(typesOfExpression(project, node), parameter.type, target);
      if (parameter === undefined || found === undefined) continue;
      yield report(node, found, parameter.type, `${argumentTitle(index, parameter.name)} of \`${prototype.name}\``);
    }
  }
}

/** Functions that prototypes bind in a file. */
export function* boundPrototypesIn(
  project: Project,
  file: ModuleModel,
): Iterable<{ readonly call: Call; readonly function: ForeignFunction }> {
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call") continue;
    const [first] = node.arguments;
    if (first?.value.kind !== "sequence" || first.value.form !== "tuple" || first.value.elements.length !== 2) continue;
    for (const value of project.evaluate(node)) {
      const fn = value.kind === "result" && value.call === node ? foreignFunctionOf(project, value) : undefined;
      if (fn?.access === "prototype") yield { call: node, function: fn };
    }
  }
}

const callbacksKey = Symbol("narrow callbacks");

/**
 * Callback prototypes that are narrower than what C calls through them: handed to a described function by a call, or
 * standing in its `argtypes`. Reported where the prototype is made.
 */
export function narrowCallbacks(project: Project, file: ModuleModel): readonly NarrowType[] {
  if (!project.mayHold(file, /FUNCTYPE/)) return [];
  const all = project.memo(callbacksKey, () => [...collectCallbacks(project)]);
  return all.filter((it) => project.fileOf(it.node) === file);
}

function* collectCallbacks(project: Project): Iterable<NarrowType> {
  const uses = new Map<Call, { readonly use: CallbackUse; readonly functions: FunctionValue[] }>();
  for (const use of callbackUses(project)) {
    const made = prototypeCallOf(project, use.expression, use.frame);
    if (made === undefined) continue;
    const known = uses.get(made) ?? { use, functions: [] };
    if (use.function !== undefined) known.functions.push(use.function);
    uses.set(made, known);
  }
  for (const [made, { use, functions }] of uses) yield* narrowCallback(project, made, use, functions);
}

function* narrowCallback(
  project: Project,
  made: Call,
  { callback, prototype, target }: CallbackUse,
  functions: readonly FunctionValue[],
): Iterable<NarrowType> {
  const [result, ...parameters] = made.arguments.filter((it) => it.name === undefined).map((it) => it.value);
  const what = `${callback.name}, which \`${prototype.name}\` calls`;
  if (result !== undefined) {
    const found = narrowest(typesOfExpression(project, result), callback.result, target);
    if (found !== undefined) yield report(result, found, callback.result, `the result of ${what}`);
  }
  if (parameters.length !== callback.parameters.length) return;
  for (const [index, node] of parameters.entries()) {
    const parameter = callback.parameters[index];
    const types = typesOfExpression(project, node);
    if (parameter === undefined) continue;
    const found = narrowest(types, parameter.type, target);
    if (found === undefined) {
      yield* floatForNumber(node, types, parameter.type, `argument ${index + 1} of ${what}`);
      continue;
    }
    const reported = report(node, found, parameter.type, `argument ${index + 1} of ${what}`);
    // What nobody reads may arrive without its upper half: each argument has a register or a slot of its own.
    const isUnread = functions.length > 0 && functions.every((it) => !readsParameter(it, index));
    yield isUnread ? { ...reported, severity: "hint", confidence: "medium" } : reported;
  }
}

/** A floating type where C passes a pointer or a whole number, which travels in another register. */
function* floatForNumber(
  node: Node,
  types: readonly CtypesType[] | undefined,
  wanted: CType,
  what: string,
): Iterable<NarrowType> {
  const [type, ...others] = types ?? [];
  if (type?.kind !== "float" || others.some((it) => it.kind !== "float")) return;
  if (!["int", "pointer", "handle", "callback"].includes(wanted.kind)) return;
  const name = wanted.name.replace("WINBOOL", "BOOL");
  yield {
    node,
    severity: "error",
    confidence: "high",
    message: `\`${type.name}\` is read from a register for floating numbers, and ${what} is a ${name}.`,
    wanted: wantedType(wanted),
  };
}

interface Found {
  readonly severity: "error" | "warning" | "hint";
  readonly type: CtypesType;
  readonly bits: number;
}

/** Every type that is possible must be too narrow: a choice by pointer width is right on each. */
function narrowest(types: readonly CtypesType[] | undefined, type: CType, target: Target): Found | undefined {
  let found: Found | undefined;
  for (const it of types ?? []) {
    const narrow = narrowness(it, type, target);
    if (narrow === undefined) return undefined;
    found = { ...narrow, type: it };
  }
  return found;
}

function report(node: Node, { severity, type, bits }: Found, wanted: CType, what: string, cause?: string): NarrowType {
  return {
    node,
    severity,
    confidence: "high",
    message: `\`${type.name}\` has ${bits} bits, and ${what} is a ${wanted.name.replace("WINBOOL", "BOOL")} of 64.`,
    wanted: node.kind === "attribute" && isAssignmentTarget(node) ? undefined : wantedType(wanted),
    ...(cause === undefined ? {} : { cause }),
  };
}

function isAssignmentTarget({ parent }: Node): boolean {
  return parent?.kind === "assign";
}

/** Whether a type is as wide as a pointer somewhere in the target. */
export function isWide(type: CType, target: Target): boolean {
  return abisOf(target).some((abi) => type.bits[abi] === 64);
}
