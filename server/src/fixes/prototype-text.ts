/** The text of a prototype in the style of a file. */

import { foreignCallsIn } from "../project/ctypes/calls.ts";
import type { CtypesType } from "../project/ctypes/ctypes-type.ts";
import { simpleType } from "../project/ctypes/ctypes-type.ts";
import type { ForeignFunction } from "../project/ctypes/functions.ts";
import { type Held, heldIn } from "../project/ctypes/held.ts";
import { isSameInC, typeOfExpression } from "../project/ctypes/type-of.ts";
import type { Project } from "../project/project.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import { scopeOf } from "../semantics/scopes.ts";
import { includesPython2, type Target } from "../semantics/target.ts";
import { ctypesExpression, type TypeExpression } from "../signatures/ctypes-writer.ts";
import type { Parameter, Prototype } from "../signatures/types.ts";
import { spanOf } from "../syntax/ast.ts";
import { spellingOf } from "./add-import.ts";
import type { FileEdit } from "./file-edit.ts";

export interface PrototypeText {
  readonly parameters: readonly string[];
  readonly result: string;
  /** Imports that it needs. */
  readonly edits: readonly FileEdit[];
}

/**
 * `undefined` where a type has no right spelling, or a call passes what the declaration would refuse. `place` is where the
 * text will stand in `file`.
 */
export function prototypeText(
  project: Project,
  file: ModuleModel,
  caller: ModuleModel,
  fn: ForeignFunction,
  prototype: Prototype,
  target: Target,
  place: number,
): PrototypeText | undefined {
  const edits: FileEdit[] = [];
  const isWindows = prototype.available.includes("win32");
  const options = { isWindows, isPython2: includesPython2(target) };
  const write = (expression: TypeExpression): string | undefined => {
    switch (expression.kind) {
      case "none":
        return "None";
      case "name": {
        const own = aliasAbove(project, file, expression, place);
        if (own !== undefined) return own;
        const spelling = spellingOf(file, expression.module, expression.name);
        edits.push(...spelling.edits);
        return spelling.text;
      }
      case "pointer": {
        const to = write(expression.to);
        const pointer = spellingOf(file, "ctypes", "POINTER");
        edits.push(...pointer.edits);
        return to === undefined ? undefined : `${pointer.text}(${to})`;
      }
      case "structurePointer":
        // The class may stand below the declaration; an untyped pointer takes every byref().
        return write(anyPointer(isWindows));
      case "structure":
        return structureAbove(file, expression.names, place);
    }
  };

  const parameters: string[] = [];
  for (const [index, parameter] of prototype.parameters.entries()) {
    const expression = parameterExpression(project, caller, fn, parameter, index, options);
    const text = expression === undefined ? undefined : write(expression);
    if (text === undefined) return undefined;
    parameters.push(text);
  }
  // The address of a string that must be freed is worth more than its text.
  const owned = prototype.owned !== undefined && prototype.result.kind === "pointer";
  const result = owned ? anyPointer(false) : ctypesExpression(prototype.result, { ...options, isResult: true });
  const resultText = result === undefined ? undefined : write(result);
  return resultText === undefined ? undefined : { parameters, result: resultText, edits };
}

/** `DWORD = c_ulong` in a module that does without `wintypes`: the name is there already, and means the same in C. */
function aliasAbove(
  project: Project,
  file: ModuleModel,
  { module, name }: TypeExpression & { readonly kind: "name" },
  place: number,
): string | undefined {
  if (module !== "ctypes.wintypes" || spellingOf(file, module, name).edits.length === 0) return undefined;
  const [bound, ...others] = scopeOf(file.source.module).bindings.get(name) ?? [];
  if (bound?.origin.kind !== "value" || others.length > 0 || spanOf(bound.node).end > place) return undefined;
  const given = typeOfExpression(project, bound.origin.value);
  const wanted = simpleType(`wintypes.${name}`);
  return given !== undefined && wanted !== undefined && isSameInC(given, wanted) ? name : undefined;
}

/** A structure by value is a class that the module has made by then, under one of its names in C. */
function structureAbove(file: ModuleModel, names: readonly string[], place: number): string | undefined {
  const [found, ...others] = file.source.module.body.filter(
    (it) => it.kind === "classDef" && names.includes(it.name.id) && spanOf(it).end <= place,
  );
  return found?.kind === "classDef" && others.length === 0 ? found.name.id : undefined;
}

function parameterExpression(
  project: Project,
  caller: ModuleModel,
  fn: ForeignFunction,
  parameter: Parameter,
  index: number,
  options: { readonly isWindows: boolean; readonly isPython2: boolean },
): TypeExpression | undefined {
  const anything = anyPointer(options.isWindows);
  // A resource name or an atom: a string or a small number.
  if (parameter.acceptsInteger) return { kind: "name", module: "ctypes", name: "c_void_p" };
  const expression = ctypesExpression(parameter.type, { ...options, isResult: false });
  if (expression === undefined) return undefined;

  const passed = passedFor(project, caller, fn, index);
  if (parameter.type.kind === "int" || parameter.type.kind === "enum") {
    const isWide = parameter.type.handleClass === "P";
    if (passed.every((it) => isNumber(it))) return expression;
    // WPARAM and LPARAM carry addresses as often as numbers; a DWORD refuses None and pointers.
    return isWide ? { kind: "name", module: "ctypes", name: "c_void_p" } : undefined;
  }
  if (expression.kind === "pointer" || isPointerName(expression)) {
    return passed.every((it) => fits(it, expression)) ? expression : anything;
  }
  if (parameter.type.kind === "pointer" && parameter.type.pointee?.kind === "int") {
    // A string type refuses integers, bytes for str, and str for bytes.
    return passed.every((it) => isText(it)) ? expression : anything;
  }
  return expression;
}

/** What the calls of a file pass for a parameter. */
function passedFor(project: Project, file: ModuleModel, fn: ForeignFunction, index: number): readonly Held[] {
  return foreignCallsIn(project, file)
    .filter((it) => it.functions.some((candidate) => candidate.key === fn.key))
    .flatMap((it) => {
      const argument = it.arguments[index];
      return argument === undefined ? [] : heldIn(project, argument);
    });
}

function isNumber(held: Held): boolean {
  if (held.kind === "instance") return held.type?.kind === "integer" || held.type?.kind === "boolean";
  return ["integer", "boolean", "unknown", "undeclaredResult", "object"].includes(held.kind);
}

function isText(held: Held): boolean {
  return (
    ["text", "bytes", "none", "unknown"].includes(held.kind) ||
    (held.kind === "instance" && held.type?.kind === "string")
  );
}

function isPointerName(expression: TypeExpression): boolean {
  if (expression.kind !== "name") return false;
  const type = simpleType(expression.module === "ctypes" ? expression.name : `wintypes.${expression.name}`);
  return type?.pointee !== undefined;
}

/** POINTER(T) takes byref() of the same T, and None. */
function fits(held: Held, expression: TypeExpression): boolean {
  if (held.kind === "none" || held.kind === "unknown") return true;
  if (held.kind !== "instance" || held.type === undefined) return false;
  const wanted = pointeeOf(expression);
  const given = held.type.pointee?.kind === "array" ? undefined : held.type.pointee;
  return wanted !== undefined && given !== undefined && isSame(given, wanted);
}

function pointeeOf(expression: TypeExpression): CtypesType | undefined {
  if (expression.kind === "pointer") {
    const { to } = expression;
    return to.kind === "name" ? simpleType(to.module === "ctypes" ? to.name : `wintypes.${to.name}`) : undefined;
  }
  if (expression.kind !== "name") return undefined;
  return simpleType(expression.module === "ctypes" ? expression.name : `wintypes.${expression.name}`)?.pointee;
}

function isSame(a: CtypesType, b: CtypesType): boolean {
  return (
    a.kind === b.kind && a.signed === b.signed && a.bits.x64 === b.bits.x64 && canonical(a.name) === canonical(b.name)
  );
}

/** Names of wintypes that are one ctypes type. */
function canonical(name: string): string {
  const same = new Map([
    ["wintypes.DWORD", "c_ulong"],
    ["wintypes.ULONG", "c_ulong"],
    ["wintypes.LONG", "c_long"],
    ["wintypes.BOOL", "c_long"],
    ["wintypes.UINT", "c_uint"],
    ["wintypes.INT", "c_int"],
    ["wintypes.WORD", "c_ushort"],
    ["c_uint32", "c_uint"],
    ["c_int32", "c_int"],
  ]);
  if (same.has(name)) return same.get(name) ?? name;
  // Handles are all c_void_p.
  return /^wintypes\.(?:H[A-Z]+|SC_HANDLE|LPVOID)$/.test(name) ? "c_void_p" : name;
}

function anyPointer(isWindows: boolean): TypeExpression {
  return isWindows
    ? { kind: "name", module: "ctypes.wintypes", name: "LPVOID" }
    : { kind: "name", module: "ctypes", name: "c_void_p" };
}
