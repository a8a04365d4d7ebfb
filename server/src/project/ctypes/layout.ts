/** Sizes and alignments of declared types, as ctypes lays them out. */

import type { Abi } from "../../signatures/types.ts";
import { constantOf } from "../evaluate.ts";
import type { Project } from "../project.ts";
import type { CtypesType } from "./ctypes-type.ts";
import { type FieldDeclaration, structureOf } from "./structures.ts";

export interface Extent {
  readonly size: number;
  readonly alignment: number;
}

export interface PlacedField {
  readonly field: FieldDeclaration;
  readonly offset: number;
  readonly size: number;
}

const deepest = 8;

/** The layout of a declared structure. `undefined` where a field or the packing is not known. */
export function layoutOfFields(
  project: Project,
  type: CtypesType,
  abi: Abi,
  depth = 0,
): (Extent & { readonly fields: readonly PlacedField[] }) | undefined {
  const { definition } = type;
  if (definition === undefined || depth > deepest) return undefined;
  const { classes, externals } = project.hierarchyOf(definition);
  // Fields of bases come first; and the byte order of others is not ours to lay out.
  if (classes.length > 1 || externals.some((it) => /Endian/.test(it))) return undefined;
  const { fields, pack } = structureOf(project, definition);
  if (fields === undefined) return undefined;
  const packed = pack === undefined ? undefined : constantOf(project.evaluate(pack));
  if (pack !== undefined && packed?.type !== "int") return undefined;
  const limit = packed?.type === "int" ? Number(packed.value) : Number.POSITIVE_INFINITY;
  const isUnion = externals.some((it) => it.endsWith("Union"));

  const placed: PlacedField[] = [];
  let end = 0;
  let size = 0;
  let alignment = 1;
  for (const field of fields) {
    if (field.type === undefined || field.isBitField) return undefined;
    const extent = extentOf(project, field.type, abi, depth + 1);
    if (extent === undefined) return undefined;
    const own = Math.min(extent.alignment, limit === 0 ? 1 : limit);
    const offset = isUnion ? 0 : roundUp(end, own);
    placed.push({ field, offset, size: extent.size });
    end = offset + extent.size;
    size = Math.max(size, end);
    alignment = Math.max(alignment, own);
  }
  return { fields: placed, size: roundUp(size, alignment), alignment };
}

/** The extent of one type. `undefined`: not known. */
export function extentOf(project: Project, type: CtypesType, abi: Abi, depth = 0): Extent | undefined {
  if (depth > deepest) return undefined;
  if (type.kind === "structure") {
    return type.definition === undefined ? knownStructures.get(type.name) : layoutOfFields(project, type, abi, depth);
  }
  if (type.kind === "array") {
    if (type.pointee === undefined || type.length === undefined) return undefined;
    const element = extentOf(project, type.pointee, abi, depth + 1);
    return element && { size: element.size * type.length, alignment: element.alignment };
  }
  const size = type.bits[abi] / 8;
  return size === 0 ? undefined : { size, alignment: size };
}

/** Structures of wintypes, the same on all Windows systems. */
const knownStructures = new Map<string, Extent>([
  ["wintypes.RECT", { size: 16, alignment: 4 }],
  ["wintypes.POINT", { size: 8, alignment: 4 }],
  ["wintypes.SIZE", { size: 8, alignment: 4 }],
  ["wintypes.FILETIME", { size: 8, alignment: 4 }],
  ["wintypes.SMALL_RECT", { size: 8, alignment: 2 }],
  ["wintypes._SMALL_RECT", { size: 8, alignment: 2 }],
  ["wintypes._COORD", { size: 4, alignment: 2 }],
]);

function roundUp(value: number, alignment: number): number {
  return Math.ceil(value / alignment) * alignment;
}
