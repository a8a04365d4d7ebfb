/** How a declaration names a pointer to a structure: by the class that the calls pass, or the module's of that name. */

import { type CtypesType, pointerTo } from "../project/ctypes/ctypes-type.ts";
import type { Held } from "../project/ctypes/held.ts";
import { namesOfStructure } from "../signatures/ctypes-writer.ts";
import type { CType } from "../signatures/types.ts";
import {
  agreesInC,
  classNamed,
  isSameType,
  type OwnText,
  ownPointerTo,
  structureNamed,
  type TypeSearch,
} from "./prototype-types.ts";

export interface StructurePointer {
  /** POINTER(…) around `text`, that many times. */
  readonly depth: number;
  readonly text: string;
  readonly needs: number;
}

/**
 * A pointer to a structure of the program. "untyped": the calls pass what only an untyped pointer takes. `undefined`: the
 * program has no such class, and the calls say nothing against a type of wintypes.
 */
export function structurePointer(
  search: TypeSearch,
  type: CType,
  passed: readonly Held[],
): StructurePointer | "untyped" | undefined {
  const behind = structureBehind(type);
  if (behind === undefined) return undefined;
  const { depth, structure } = behind;
  const names = allNamesOf(structure);

  let given: CtypesType | undefined;
  for (const held of passed) {
    if (held.kind === "none" || held.kind === "unknown") continue;
    const pointee = pointeeGiven(held, depth);
    if (pointee === undefined || (given !== undefined && !isSameType(given, pointee))) return "untyped";
    given = pointee;
  }
  let own = given;
  for (let level = 1; level < depth && own !== undefined; level++) own = own.pointee;
  if (given !== undefined && own?.kind !== "structure") return "untyped";
  if (own !== undefined && !agreesInC(search, own, names)) return "untyped";
  // A structure of wintypes: its names are there for every module.
  if (own !== undefined && own.definition === undefined) return undefined;

  const found = own?.definition === undefined ? structureNamed(search, names) : classNamed(search, own.definition);
  if (found === undefined) return own === undefined ? undefined : "untyped";
  return asPointer(search, type, found.type, found, depth);
}

/** With a name that the module has for the pointer itself, or written out. */
function asPointer(
  search: TypeSearch,
  type: CType,
  structure: CtypesType,
  found: OwnText,
  depth: number,
): StructurePointer {
  let pointed = structure;
  for (let level = 1; level < depth; level++) pointed = pointerTo(pointed);
  const whole = ownPointerTo(search, type.name, pointed);
  if (whole !== undefined) return { ...whole, depth: 0 };
  const inner = depth === 1 ? undefined : ownPointerTo(search, "", structure);
  return inner === undefined ? { ...found, depth } : { ...inner, depth: depth - 1 };
}

/** What POINTER(T) takes: byref(t), pointer(t), an array of T, and a T itself. */
function pointeeGiven(held: Held, depth: number): CtypesType | undefined {
  if (held.kind !== "instance" || held.type === undefined) return undefined;
  const { type } = held;
  if (type.kind === "array") return type.pointee;
  if (type.kind === "structure") return depth === 1 ? type : undefined;
  if (type.kind !== "pointer" || type.definition !== undefined || type.pointee?.kind === "array") return undefined;
  // Of a pointer to a pointer, the inner one may be passed as it is.
  if (depth === 2 && type.pointee?.kind === "structure") return undefined;
  return type.pointee;
}

/** A program that has one of the pair calls it by the name without the letter. */
function allNamesOf(structure: CType): readonly string[] {
  const names = namesOfStructure(structure);
  const plain = names.flatMap((it) => (/[A-Za-z0-9][AW]$/.test(it) ? [it.slice(0, -1)] : []));
  return [...new Set([...names, ...plain])];
}

/** The structure that any number of pointers leads to, and how many they are. */
function structureBehind(type: CType): { readonly structure: CType; readonly depth: number } | undefined {
  let depth = 0;
  for (let it: CType | undefined = type; it !== undefined && depth < 4; it = it.pointee) {
    if (it.kind === "struct") return depth === 0 ? undefined : { structure: it, depth };
    if (it.kind !== "pointer") return undefined;
    depth += 1;
  }
  return undefined;
}
