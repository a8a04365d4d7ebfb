/** Foreign functions: what a value says of which function of which library it is. */

import type { Frame, Value } from "../../semantics/values.ts";
import { type Call, type Expression, type Node, spanOf } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { type Library, libraryOf, splitSharedPath } from "./libraries.ts";
import { isCtypes } from "./names.ts";
import { ctypesTypeOf } from "./type-of.ts";

export interface ForeignFunction {
  /** Equal for the same function object, stable between runs. */
  readonly key: string;
  readonly library: Library;
  /** `undefined` for an ordinal, an address, and a name that is computed. */
  readonly name: string | undefined;
  /**
   * How the object comes about: attribute access on a library gives the same one every time, an item a new one, and a
   * prototype called with a name or an address one of its own.
   */
  readonly access: "attribute" | "item" | "prototype";
  /** The call of the prototype that made it, with `access` "prototype". */
  readonly made: { readonly call: Call; readonly prototype: Expression; readonly frame: Frame | undefined } | undefined;
}

/** Whether it is of Python itself, for which other rules hold. `pythonapi` finds all else that the process holds, too. */
export const isPythonFunction = ({ library, name }: ForeignFunction): boolean =>
  library.loader === "PyDLL" && (name === undefined || /^_?Py/.test(name));

/** Attributes of every library that are no functions. */
const libraryAttributes = new Set(["_handle", "_name", "_FuncPtr", "_func_flags_", "_func_restype_", "LoadLibrary"]);

const deepest = 6;

/** The foreign function that a value is. `undefined`: none, or not known. */
export function foreignFunctionOf(project: Project, value: Value, depth = 0): ForeignFunction | undefined {
  if (depth > deepest) return undefined;
  switch (value.kind) {
    case "external": {
      const split = splitSharedPath(pathInCtypes(value.path));
      const [name, ...further] = split?.rest ?? [];
      if (split === undefined || name === undefined || further.length > 0) return undefined;
      return functionOf(split.library, name, "attribute");
    }
    case "member": {
      const library = libraryOf(project, value.object);
      return library === undefined ? undefined : functionOf(library, value.name, "attribute");
    }
    case "item": {
      const library = libraryOf(project, value.object);
      if (library === undefined) return undefined;
      return functionOf(library, value.index?.type === "str" ? value.index.value : undefined, "item");
    }
    case "result":
      return fromResult(project, value, depth);
    case "instance":
      return value.call === undefined ? undefined : wrappedFunction(project, value, depth);
    default:
      return undefined;
  }
}

/** The foreign functions that an expression may stand for. */
export function foreignFunctionsIn(
  project: Project,
  expression: Expression,
  frame?: Frame,
): readonly ForeignFunction[] {
  return distinct(project.evaluate(expression, frame).flatMap((it) => foreignFunctionOf(project, it) ?? []));
}

export function distinct(functions: readonly ForeignFunction[]): readonly ForeignFunction[] {
  return [...new Map(functions.map((it) => [it.key, it])).values()];
}

export function functionOf(
  library: Library,
  name: string | undefined,
  access: "attribute" | "item",
): ForeignFunction | undefined {
  // Names such as `__class__` are Python's; `__errno_location` is a function like any other.
  if (name !== undefined && (/^__.*__$/.test(name) || libraryAttributes.has(name))) return undefined;
  return { key: `${library.key}|${name ?? "?"}`, library, name, access, made: undefined };
}

/** `kernel32.CloseHandle`, as a person says it. */
export function titleOf(fn: ForeignFunction): string {
  return fn.name ?? "the function";
}

function pathInCtypes(path: string): string | undefined {
  const match = /^_?ctypes\.(?:wintypes\.(?:ctypes\.)?)?(?<rest>.+)$/.exec(path);
  return match?.groups?.["rest"];
}

function fromResult(
  project: Project,
  value: Extract<Value, { kind: "result" }>,
  depth: number,
): ForeignFunction | undefined {
  const { callee, call, frame } = value;
  const [first, second] = call.arguments;

  // getattr(lib, name): where the name is a constant, evaluation has made it a member already, unless a loop chose it.
  if (callee.kind === "external" && callee.path === "builtins.getattr" && first !== undefined && second !== undefined) {
    for (const it of project.evaluate(first.value, frame)) {
      const library = libraryOf(project, it);
      if (library === undefined) continue;
      const names = project.evaluate(second.value, frame);
      const [only] = names;
      const name = names.length === 1 && only?.kind === "constant" && only.type === "str" ? only.value : undefined;
      return functionOf(library, name, "attribute");
    }
    return undefined;
  }

  if (callee.kind === "member" && callee.name === "__getattr__" && first !== undefined) {
    const library = libraryOf(project, callee.object);
    const [name] = project.evaluate(first.value, frame);
    if (library === undefined) return undefined;
    return functionOf(library, name?.kind === "constant" && name.type === "str" ? name.value : undefined, "attribute");
  }

  const prototype = ctypesTypeOf(project, callee);
  if (prototype?.kind !== "callback" || first === undefined) return undefined;
  return fromPrototype(project, value, first.value, depth);
}

/** `WINFUNCTYPE(BOOL, HANDLE)(("CloseHandle", kernel32), flags)`, or an address instead of the tuple. */
function fromPrototype(
  project: Project,
  value: Extract<Value, { kind: "result" }>,
  given: Expression,
  depth: number,
): ForeignFunction | undefined {
  const { call, frame } = value;
  const made = { call, prototype: call.callee, frame };
  const key = `prototype at ${placeOf(project, call)}`;
  for (const it of project.evaluate(given, frame)) {
    if (it.kind !== "collection" || it.node.kind !== "sequence") continue;
    const [name, library] = it.node.elements;
    if (name === undefined || library === undefined) continue;
    for (const candidate of project.evaluate(library, it.frame)) {
      const found = libraryOf(project, candidate);
      if (found === undefined) continue;
      const [constant] = project.evaluate(name, it.frame);
      const text = constant?.kind === "constant" && constant.type === "str" ? constant.value : undefined;
      return { key: `${key} ${text ?? ""}`, library: found, name: text, access: "prototype", made };
    }
  }
  // The address of another function: the new object stands for it, with a prototype of its own.
  for (const it of project.evaluate(given, frame)) {
    const inner =
      it.kind === "result" && isCtypes(it.callee, "cast") ? undefined : foreignFunctionOf(project, it, depth + 1);
    if (inner !== undefined) return { ...inner, key, access: "prototype", made };
  }
  return undefined;
}

/**
 * An object that keeps a function, calls it and forwards what is stored on it: declaring something on the wrapper
 * declares it on the function.
 */
function wrappedFunction(
  project: Project,
  value: Extract<Value, { kind: "instance" }>,
  depth: number,
): ForeignFunction | undefined {
  const { definition, call } = value;
  if (call === undefined) return undefined;
  if (project.methodOf(definition, "__call__") === undefined) return undefined;
  if (project.methodOf(definition, "__setattr__") === undefined) return undefined;
  for (const argument of call.arguments) {
    for (const it of project.evaluate(argument.value)) {
      const found = foreignFunctionOf(project, it, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

export function placeOf(project: Project, node: Node): string {
  return `${project.fileOf(node).path}:${spanOf(node).start}`;
}
