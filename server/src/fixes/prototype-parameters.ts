/** Which type a parameter is declared as: what C says, as far as what the calls pass allows. */

import { type CtypesType, pointerTo, simpleType } from "../project/ctypes/ctypes-type.ts";
import { type Held, heldIn } from "../project/ctypes/held.ts";
import type { Project } from "../project/project.ts";
import { ctypesExpression, namesOfStructure, type TypeExpression } from "../signatures/ctypes-writer.ts";
import type { CType, Parameter } from "../signatures/types.ts";
import type { ClassDef, Expression } from "../syntax/ast.ts";
import { callbackText } from "./prototype-callbacks.ts";
import { structurePointer } from "./prototype-pointers.ts";
import { agreesInC, classNamed, type OwnText, structureNamed, type TypeSearch } from "./prototype-types.ts";

interface OwnParameter extends OwnText {
  /** POINTER(…) around it, that many times. */
  readonly depth: number;
}

interface Options {
  readonly isWindows: boolean;
  readonly isPython2: boolean;
}

/** What only the program has a type for: its structures and callbacks. "refused": no declaration takes what is passed. */
export function ownParameter(
  search: TypeSearch,
  { type }: Parameter,
  passed: readonly Expression[],
): OwnParameter | "refused" | "untyped" | undefined {
  if (type.callback !== undefined) {
    const own = callbackText(search, type, type.callback, passed);
    return own === undefined ? undefined : { ...own, depth: 0 };
  }
  const held = passed.flatMap((it) => heldIn(search.project, it));
  if (type.kind === "struct") return structureByValue(search, type, held);
  return structurePointer(search, type, held);
}

/** By value only the class itself is taken. */
function structureByValue(
  search: TypeSearch,
  type: CType,
  passed: readonly Held[],
): OwnParameter | "refused" | undefined {
  const names = namesOfStructure(type);
  let definition: ClassDef | undefined;
  for (const held of passed) {
    if (held.kind === "unknown") continue;
    if (held.kind !== "instance" || held.type?.kind !== "structure") return "refused";
    if (!agreesInC(search, held.type, names)) return "refused";
    if (definition !== undefined && held.type.definition !== definition) return "refused";
    definition = held.type.definition;
  }
  const isOfWintypes = definition === undefined && passed.some((it) => it.kind === "instance");
  if (isOfWintypes) return undefined;
  const own = definition === undefined ? structureNamed(search, names) : classNamed(search, definition);
  if (own === undefined) return definition === undefined ? undefined : "refused";
  return { ...own, depth: 0 };
}

export function parameterExpression(
  project: Project,
  parameter: Parameter,
  given: readonly Expression[],
  options: Options,
): TypeExpression | undefined {
  const anything = anyPointer(options.isWindows);
  // A resource name or an atom: a string or a small number.
  if (parameter.acceptsInteger) return { kind: "name", module: "ctypes", name: "c_void_p" };
  const expression = ctypesExpression(parameter.type, { ...options, isResult: false });
  if (expression === undefined) return undefined;

  const passed = given.flatMap((it) => heldIn(project, it));
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
    return passed.every((it) => isText(it, expression, options)) ? expression : anything;
  }
  return expression;
}

function isNumber(held: Held): boolean {
  if (held.kind === "instance") return held.type?.kind === "integer" || held.type?.kind === "boolean";
  return ["integer", "boolean", "unknown", "undeclaredResult", "object"].includes(held.kind);
}

function isText(held: Held, expression: TypeExpression, { isPython2 }: Options): boolean {
  const isWide = expression.kind === "name" && /W|wchar|OLE/.test(expression.name);
  if (held.kind === "none" || held.kind === "unknown") return true;
  // Python 2 converts one into the other.
  if (held.kind === "text") return isWide || isPython2;
  if (held.kind === "bytes") return !isWide || isPython2;
  if (held.kind !== "instance" || held.type === undefined) return false;
  const { kind, name, pointee } = held.type;
  if (kind === "string") return /W|wchar|OLE/.test(name) === isWide;
  // A buffer of the same characters.
  return kind === "array" && pointee?.kind === "character" && pointee.bits.x64 === (isWide ? 16 : 8);
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

/** The type of ctypes that an expression names. */
export function typeOf(expression: TypeExpression): CtypesType | undefined {
  if (expression.kind === "pointer") {
    const to = typeOf(expression.to);
    return to && pointerTo(to);
  }
  if (expression.kind === "none") return undefined;
  if (expression.kind !== "name") return undefined;
  return simpleType(expression.module === "ctypes" ? expression.name : `wintypes.${expression.name}`);
}

export function anyPointer(isWindows: boolean): TypeExpression & { readonly kind: "name" } {
  return isWindows
    ? { kind: "name", module: "ctypes.wintypes", name: "LPVOID" }
    : { kind: "name", module: "ctypes", name: "c_void_p" };
}
