/** The data as lines of text, for `seamlint signatures` and for whoever wants to check it. */

import { pointerSize } from "./c-parser/layout.ts";
import { entryOf, keyOf, linesOf } from "./data-file.ts";
import { knownLibraries, signatureOf, structureOf } from "./lookup.ts";
import type { Signatures } from "./signatures.ts";
import type { Abi, CType, Prototype } from "./types.ts";

/** How a value travels: what matters when a call is made. */
export type ValueClass =
  | "i8"
  | "u8"
  | "i16"
  | "u16"
  | "i32"
  | "u32"
  | "i64"
  | "u64"
  | "ptr"
  | "handle"
  | "f32"
  | "f64"
  | "void"
  | "struct";

export interface ListedFunction {
  /** Lower case, without extension. */
  readonly dll: string;
  readonly name: string;
  readonly params: readonly ValueClass[];
  readonly ret: ValueClass;
  readonly variadic: boolean;
}

export interface ListedStructure {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** In bytes. */
  readonly align: number;
  /** Name, offset and size, the latter two in bytes. */
  readonly fields: readonly (readonly [name: string, offset: number, size: number])[];
}

export type Architecture = "x64" | "x86";

/** All functions of all libraries, sorted by library and name. libc is a library of 64-bit systems only. */
export function* listSignatures(signatures: Signatures, architecture: Architecture): Generator<ListedFunction> {
  for (const dll of knownLibraries(signatures)) {
    const isWindows = signatures.file.sections.has(`windows library ${dll}`);
    if (!isWindows && architecture === "x86") continue;
    const section = `${isWindows ? "windows" : "posix"} library ${dll}`;
    for (const line of linesOf(signatures.file, section)) {
      const name = keyOf(line, 0, line.length);
      const prototype = signatureOf(signatures, isWindows ? `${dll}.dll` : `lib${dll.replace(/^lib/, "")}.so`, name);
      if (prototype !== undefined) yield listed(prototype, isWindows ? architecture : "linux");
    }
  }
}

/** All structures that have a layout, by tag and by the names typedefs give them, sorted. */
export function* listStructures(signatures: Signatures, architecture: Architecture): Generator<ListedStructure> {
  const names = new Set<string>();
  for (const line of linesOf(signatures.file, "windows records")) names.add(keyOf(line, 0, line.length));
  for (const line of linesOf(signatures.file, "windows typedefs")) names.add(keyOf(line, 0, line.length));
  for (const name of [...names].toSorted()) {
    if (name.includes(".")) continue; // A member without a name of its own.
    const structure = namesStructure(signatures, name) ? structureOf(signatures, name, architecture) : undefined;
    if (structure === undefined) continue;
    yield {
      name,
      size: structure.size,
      align: structure.alignment,
      fields: structure.fields.map((it) => [it.name, it.offset, it.size] as const),
    };
  }
}

/** Whether a name is a structure itself, not a pointer to one. */
function namesStructure(signatures: Signatures, name: string): boolean {
  if (entryOf(signatures.file, "windows records", name) !== undefined) return true;
  const target = signatures.windows.x64.typedefOf(name);
  return target?.kind === "named";
}

function listed(prototype: Prototype, abi: Abi): ListedFunction {
  return {
    dll: prototype.library,
    name: prototype.name,
    params: prototype.parameters.map((it) => valueClassOf(it.type, abi)),
    ret: valueClassOf(prototype.result, abi),
    variadic: prototype.variadic,
  };
}

export function valueClassOf(type: CType, abi: Abi): ValueClass {
  const bits = type.bits[abi];
  switch (type.kind) {
    case "void":
      return "void";
    case "handle":
      return bits === pointerSize(abi) * 8 ? "handle" : integerClass(bits, false, abi);
    case "pointer":
    case "callback":
    case "array":
      return "ptr";
    case "struct":
    case "unknown":
      return "struct";
    case "float":
      return bits === 32 ? "f32" : bits === 64 ? "f64" : "struct";
    default:
      return integerClass(bits, type.signed, abi);
  }
}

function integerClass(bits: number, signed: boolean, abi: Abi): ValueClass {
  const sized: Readonly<Record<number, readonly [ValueClass, ValueClass]>> = {
    8: ["i8", "u8"],
    16: ["i16", "u16"],
    32: ["i32", "u32"],
    64: ["i64", "u64"],
  };
  const pair = sized[bits] ?? sized[pointerSize(abi) * 8];
  return pair === undefined ? "struct" : pair[signed ? 0 : 1];
}
