/**
 * Arguments that the declared type of their place refuses, whatever their value is. What `from_param` of each type takes
 * is fixed: an integer type takes numbers and itself, `POINTER(T)` takes None, a T, and arrays of and pointers to T.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead, type Target } from "../../semantics/target.ts";
import type { Call, Expression, Node } from "../../syntax/ast.ts";
import { textOf } from "../../syntax/ast.ts";
import { ancestorsOf, enclosingFunction, isInside } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallsIn, targetOfCall } from "./calls.ts";
import { abisOf, type CtypesType } from "./ctypes-type.ts";
import { declaredAt, parameterTypesAt } from "./declared.ts";
import { type ForeignFunction, titleOf } from "./functions.ts";
import { type Held, heldIn } from "./held.ts";
import { isTypeOnLibrary } from "./library-attributes.ts";

export interface RefusedArgument {
  readonly node: Expression;
  readonly message: string;
  readonly function: ForeignFunction;
  readonly call: Node;
}

export function* refusedArguments(project: Project, file: ModuleModel): Iterable<RefusedArgument> {
  for (const call of foreignCallsIn(project, file)) {
    const { function: fn } = call;
    // Parameter flags give places of their own to outputs and defaults.
    if ((fn.made?.call.arguments.length ?? 0) > 1 || isTried(call.call)) continue;
    const target = targetOfCall(project, call, fn);
    if (isDead(target)) continue;
    for (const [index, type] of declaredTypes(project, call).entries()) {
      const node = call.arguments[index];
      if (type === undefined || node === undefined) continue;
      const what = refusedIn(project, node, type, target);
      if (what === undefined) continue;
      const message = `\`${type.name}\`, argument ${index + 1} of \`${titleOf(fn)}\`, refuses ${what}: the call raises \`ArgumentError\`.`;
      yield { node, message, function: fn, call: call.call };
    }
  }
}

/** The types on which all functions agree that a call may mean. */
function declaredTypes(project: Project, { call, functions }: ForeignCall): readonly (CtypesType | undefined)[] {
  if (functions.some((it) => !isSurelyDeclared(project, it, call))) return [];
  const [first, ...others] = functions.map((it) => parameterTypesAt(project, it, call));
  if (first === undefined) return [];
  return first.map((type, index) => (others.every((it) => it?.[index]?.name === type?.name) ? type : undefined));
}

/** What another function declares may be declared later, or never, unless that function runs before all others. */
function isSurelyDeclared(project: Project, fn: ForeignFunction, call: Call): boolean {
  const around = enclosingFunction(call);
  return declaredAt(project, fn, "argtypes", call).declarations.every(({ node }) => {
    const owner = enclosingFunction(node);
    if (owner === undefined || owner === around) return true;
    return !fn.library.isShared && isRunFirst(project, owner, fn.library.load);
  });
}

/** A function that loads the library, makes the object, or is called by such a one or while the module is read. */
function isRunFirst(project: Project, owner: Node, load: Call | undefined, depth = 0): boolean {
  if (owner.kind !== "functionDef" || depth > DEEPEST) return false;
  if (
    /^__(?:init|new|enter|init_subclass|getattr)__$/.test(owner.name.id) ||
    (load !== undefined && isInside(load, owner))
  )
    return true;
  return project.callersOf(owner).calls.some(({ call }) => {
    const caller = enclosingFunction(call);
    return caller === undefined ? !isOfProgram(call) : isRunFirst(project, caller, load, depth + 1);
  });
}

/** `if __name__ == "__main__": main()`: one of several programs, perhaps, that the module is read by. */
function isOfProgram(call: Call): boolean {
  return [...ancestorsOf(call)].some((it) => it.kind === "if" && /\b__name__\b/.test(textOf(it.test)));
}

/** Callers of callers that are looked at. */
const DEEPEST = 3;

/** Whether somebody waits for the call to raise: in `try`, or in a `with` that takes the exception. */
export function isTried(call: Node): boolean {
  const waits = /\b(?:ArgumentError|TypeError|raises|assertRaises\w*|suppress)\b/;
  for (let it: Node | undefined = call.parent; it !== undefined; it = it.parent) {
    if (it.kind === "functionDef" || it.kind === "lambda") return false;
    if (it.kind === "with" && it.items.some((item) => waits.test(textOf(item)))) return true;
    if (it.kind === "try" && it.handlers.some((handler) => handler.type && waits.test(textOf(handler.type))))
      return true;
  }
  return false;
}

/** What an argument is, in words, when all that it may be is refused. */
function refusedIn(project: Project, node: Expression, wanted: CtypesType, target: Target): string | undefined {
  if (!isPlain(project, wanted)) return undefined;
  const all = heldIn(project, node);
  if (mayHaveChanged(node, all)) return undefined;
  const refused = all.map((it) => refusal(project, it, wanted, target));
  return refused.every((it) => it !== undefined) ? refused[0] : undefined;
}

/** What an attribute begins with it need not have when it is used. */
export function mayHaveChanged(node: Expression, all: readonly Held[]): boolean {
  return node.kind === "attribute" && all.some((it) => it.kind !== "instance" && it.value.kind === "constant");
}

function refusal(project: Project, held: Held, wanted: CtypesType, target: Target): string | undefined {
  switch (held.kind) {
    case "instance": {
      const { type } = held;
      if (type === undefined || !isPlain(project, type)) return undefined;
      // Callbacks get Python objects for simple types, and `c_void_p` is what many write for a number.
      if (held.value.kind === "argument" && type.kind !== "structure" && type.kind !== "array") return undefined;
      return isRefusedObject(project, type, wanted, target) ? `a \`${type.name}\`` : undefined;
    }
    case "integer":
    case "undeclaredResult":
      // An annotation is what somebody means to be given.
      if (held.value.kind === "argument" || isMadeOfKeptType(project, held)) return undefined;
      return leadsTo(wanted) !== undefined || isString(wanted) ? "a number" : undefined;
    case "bytes":
      // A string of the other kind is another rule's subject.
      return isNumber(leadsTo(wanted)) || leadsTo(wanted)?.kind === "structure" ? "`bytes`" : undefined;
    case "none":
      return held.value.kind === "constant" && isNumber(wanted) ? "`None`" : undefined;
    default:
      return undefined;
  }
}

/** `library.Error()`, where the library object is where the program keeps a type. */
export function isMadeOfKeptType(project: Project, { value }: Held): boolean {
  return value.kind === "result" && isTypeOnLibrary(project, value.call.callee);
}

/** What a pointer leads to, where that is known and not void. */
function leadsTo({ kind, pointee }: CtypesType): CtypesType | undefined {
  return kind === "pointer" && pointee?.kind !== "none" ? pointee : undefined;
}

function isVoidPointer({ kind, name, pointee }: CtypesType): boolean {
  return kind === "pointer" && (pointee === undefined ? !/^POINTER|^_Pointer/.test(name) : pointee.kind === "none");
}

const isNumber = (type: CtypesType | undefined) => type?.kind === "integer" || type?.kind === "float";
const isString = (type: CtypesType | undefined) => type?.kind === "string";

/** A type that converts as ctypes does: no class of the program that has a say in it. */
function isPlain(project: Project, { kind, definition }: CtypesType): boolean {
  if (definition === undefined) return true;
  if (kind !== "structure") return false;
  const converts = ["from_param", "_as_parameter_"].some((it) => project.methodOf(definition, it) !== undefined);
  if (converts) return false;
  const converted = project.memberOf({ kind: "instance", definition, call: undefined }, "_as_parameter_");
  return converted.every((it) => it.kind === "member" || it.kind === "unknown");
}

function isRefusedObject(project: Project, given: CtypesType, wanted: CtypesType, target: Target): boolean {
  const differs = (a: CtypesType, b: CtypesType) => areDifferent(project, a, b, target);
  const isValue = isNumber(given) || given.kind === "structure";
  if (isNumber(wanted)) {
    return given.kind === "array" || given.kind === "pointer" || isString(given) || (isValue && differs(given, wanted));
  }
  // An address is what a void pointer takes, and a number of ctypes is none.
  if (isVoidPointer(wanted)) return isValue;
  if (isString(wanted)) return isValue || (given.kind === "array" && isNumber(given.pointee));
  const pointee = leadsTo(wanted);
  // `POINTER(c_double * 2)` takes an array of two, which is what it leads to.
  if (pointee === undefined || pointee.kind === "array") return false;
  if (isValue) return differs(given, pointee);
  if (given.kind === "array") return given.pointee !== undefined && differs(given.pointee, pointee);
  const from = leadsTo(given);
  return from !== undefined && differs(from, pointee);
}

/** Whether two types are not one in Python, on any system: `c_int` and `c_long` are one where they are equally wide. */
function areDifferent(project: Project, a: CtypesType, b: CtypesType, target: Target): boolean {
  if (!isPlain(project, a) || !isPlain(project, b)) return false;
  if (isNumber(a) && isNumber(b)) {
    if (a.kind !== b.kind) return true;
    // BYTE has changed its sign between versions, and these two are types of their own.
    if (/BYTE|BOOLEAN|VARIANT_BOOL|HRESULT/.test(a.name + b.name)) return false;
    return abisOf(target).every((abi) => a.bits[abi] !== b.bits[abi] || a.signed !== b.signed);
  }
  if (a.kind === "structure" && b.kind === "structure") {
    if (a.definition === undefined || b.definition === undefined || a.name === b.name) return false;
    return !isRelated(project, a, b) && !isRelated(project, b, a);
  }
  const known = (it: CtypesType) => isNumber(it) || it.kind === "structure";
  if (known(a) && known(b)) return true;
  // `byref((c_int * 3)())` leads to an array, and no `POINTER(c_int)` is made of it.
  return (a.kind === "array" && known(b)) || (known(a) && b.kind === "array");
}

function isRelated(project: Project, { definition }: CtypesType, other: CtypesType): boolean {
  return definition !== undefined && project.hierarchyOf(definition).classes.some((it) => it === other.definition);
}
