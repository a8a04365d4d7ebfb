/** Sizes, alignments and offsets, by the rules of the Microsoft compiler on Windows and of the System V ABI elsewhere. */

import type { Abi } from "../types.ts";
import {
  type Extent,
  type FieldNode,
  type RecordNode,
  type TypeNode,
  type TypeScope,
  underlying,
} from "./type-node.ts";

export interface FieldPlace {
  readonly field: FieldNode;
  /** In bytes; of a bit-field, where its storage unit starts. */
  readonly offset: number;
  /** In bytes; 0 for a flexible array. */
  readonly size: number;
}

export interface RecordLayout extends Extent {
  readonly places: readonly FieldPlace[];
}

interface BaseType {
  readonly kind: "void" | "int" | "float";
  readonly signed: boolean;
  /** In bytes: Windows, then 64-bit Linux and macOS. */
  readonly sizes: readonly [windows: number, posix: number];
}

const int = (windows: number, posix: number, signed: boolean): BaseType => ({
  kind: "int",
  signed,
  sizes: [windows, posix],
});

const float = (windows: number, posix: number): BaseType => ({ kind: "float", signed: false, sizes: [windows, posix] });

const BASE_TYPES: ReadonlyMap<string, BaseType> = new Map([
  ["void", { kind: "void", signed: false, sizes: [0, 0] }],
  ["_Bool", int(1, 1, false)],
  ["char", int(1, 1, true)],
  ["signed char", int(1, 1, true)],
  ["unsigned char", int(1, 1, false)],
  ["short", int(2, 2, true)],
  ["unsigned short", int(2, 2, false)],
  ["int", int(4, 4, true)],
  ["unsigned int", int(4, 4, false)],
  ["long", int(4, 8, true)],
  ["unsigned long", int(4, 8, false)],
  ["long long", int(8, 8, true)],
  ["unsigned long long", int(8, 8, false)],
  ["__int128", int(16, 16, true)],
  ["unsigned __int128", int(16, 16, false)],
  ["float", float(4, 4)],
  ["double", float(8, 8)],
  ["long double", float(8, 16)],
  ["_Float128", float(16, 16)],
]);

/** Structures nested deeper than this have no known size: they are broken input, or contain themselves. */
const DEEPEST_NESTING = 48;

export function baseTypeOf(name: string): BaseType | undefined {
  return BASE_TYPES.get(name);
}

export function isWindows(abi: Abi): boolean {
  return abi === "x64" || abi === "x86";
}

export function pointerSize(abi: Abi): number {
  return abi === "x86" ? 4 : 8;
}

/** Size and alignment of a type; `undefined` for `void`, functions, incomplete structures and unknown names. */
export function extentOf(node: TypeNode, scope: TypeScope, depth = 0): Extent | undefined {
  if (depth > DEEPEST_NESTING) return undefined;

  const it = underlying(node, scope);
  if (it.kind === "pointer") return square(pointerSize(scope.abi));
  if (it.kind === "function") return undefined;
  if (it.kind === "array") {
    const element = extentOf(it.of, scope, depth + 1);
    return element && { size: element.size * (it.length ?? 0), alignment: element.alignment };
  }
  if (it.name.startsWith("enum ")) return square(4);

  const base = BASE_TYPES.get(it.name);
  if (base !== undefined) {
    const size = base.sizes[isWindows(scope.abi) ? 0 : 1];
    return size === 0 ? undefined : square(size);
  }
  const record = scope.recordOf(it.name);
  if (record === undefined) return undefined;
  // Remembered, or structures that hold the one before twice would take exponential time.
  if (!scope.extents.has(it.name)) scope.extents.set(it.name, layoutOf(record, scope, depth + 1));
  return scope.extents.get(it.name);
}

/** Where every member lies; `undefined` when the size of one of them is not known. */
export function layoutOf(record: RecordNode, scope: TypeScope, depth = 0): RecordLayout | undefined {
  const places: FieldPlace[] = [];
  const packedTo = record.pack ?? Number.POSITIVE_INFINITY;
  let end = 0; // In bytes, behind the last member that is no bit-field, or behind the open unit of bit-fields.
  let size = 0;
  let alignment = 1;
  let unit: { readonly offset: number; readonly size: number; used: number } | undefined;

  for (const field of record.fields) {
    const extent = extentOf(field.type, scope, depth);
    if (extent === undefined) return undefined;

    const memberAlignment = Math.max(Math.min(extent.alignment, packedTo), field.alignment ?? 1);
    if (field.bits === undefined) {
      unit = undefined;
      const offset = record.isUnion ? 0 : roundUp(end, memberAlignment);
      places.push({ field, offset, size: extent.size });
      alignment = Math.max(alignment, memberAlignment);
      end = offset + extent.size;
    } else if (field.bits === 0) {
      // A width of zero closes the unit and, outside Windows, aligns what follows.
      if (!isWindows(scope.abi)) end = roundUp(unit ? unit.offset + Math.ceil(unit.used / 8) : end, extent.size);
      unit = undefined;
    } else if (isWindows(scope.abi) || record.isUnion) {
      if (unit === undefined || record.isUnion || unit.size !== extent.size || unit.used + field.bits > unit.size * 8) {
        unit = { offset: record.isUnion ? 0 : roundUp(end, memberAlignment), size: extent.size, used: 0 };
        alignment = Math.max(alignment, memberAlignment);
        end = unit.offset + extent.size;
      }
      unit.used += field.bits;
      if (field.name !== "") places.push({ field, offset: unit.offset, size: extent.size });
    } else {
      // System V: a bit-field goes where the bits are free, unless it would cross a boundary of its own type.
      const freeBit: number = unit ? unit.offset * 8 + unit.used : end * 8;
      const room = extent.size * 8;
      const crosses = Math.floor(freeBit / room) !== Math.floor((freeBit + field.bits - 1) / room);
      const start = crosses && record.pack === undefined ? roundUp(freeBit, room) : freeBit;
      unit = { offset: 0, size: extent.size, used: start + field.bits };
      end = Math.ceil(unit.used / 8);
      if (field.name !== "") {
        alignment = Math.max(alignment, memberAlignment);
        places.push({ field, offset: Math.floor(start / room) * extent.size, size: extent.size });
      }
    }
    size = Math.max(size, end);
  }

  alignment = Math.max(alignment, record.alignment ?? 1);
  return { size: roundUp(size, alignment), alignment, places };
}

function square(size: number): Extent {
  return { size, alignment: size };
}

function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}
