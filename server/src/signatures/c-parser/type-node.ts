/**
 * C types as a declaration spells them, before anything is known about their width.
 *
 * Names stay names: `DWORD`, `unsigned long`, `struct _OVERLAPPED`. A `TypeScope` tells what they stand for, and there
 * is one scope for each data model, because headers differ between 32 and 64 bits.
 */

import type { Abi, CallingConvention } from "../types.ts";

export interface NamedNode {
  readonly kind: "named";
  /** A base type in its canonical spelling, a typedef, or a tag with its keyword (`struct stat`, `enum foo`). */
  readonly name: string;
  readonly constant: boolean;
}

export interface PointerNode {
  readonly kind: "pointer";
  readonly to: TypeNode;
  readonly constant: boolean;
}

export interface ArrayNode {
  readonly kind: "array";
  readonly of: TypeNode;
  /** `undefined` for `[]`. */
  readonly length: number | undefined;
}

export interface ParameterNode {
  readonly name: string;
  readonly type: TypeNode;
}

export interface FunctionNode {
  readonly kind: "function";
  readonly result: TypeNode;
  readonly parameters: readonly ParameterNode[];
  readonly variadic: boolean;
  readonly convention: CallingConvention;
}

export type TypeNode = NamedNode | PointerNode | ArrayNode | FunctionNode;

export interface FieldNode {
  /** Empty for an anonymous member and for an unnamed bit-field. */
  readonly name: string;
  readonly type: TypeNode;
  /** Width of a bit-field. */
  readonly bits: number | undefined;
  /** Alignment in bytes that the declaration asks for. */
  readonly alignment: number | undefined;
}

export interface RecordNode {
  /** With its keyword: `struct _OVERLAPPED`. */
  readonly name: string;
  readonly isUnion: boolean;
  /** Upper bound for the alignment of members, from `#pragma pack` or a packed attribute. */
  readonly pack: number | undefined;
  /** Alignment in bytes that the declaration asks for. */
  readonly alignment: number | undefined;
  readonly fields: readonly FieldNode[];
}

export interface Extent {
  /** In bytes. */
  readonly size: number;
  /** In bytes. */
  readonly alignment: number;
}

/** What names mean in one data model. */
export interface TypeScope {
  readonly abi: Abi;
  readonly typedefOf: (name: string) => TypeNode | undefined;
  /** Asked with the keyword: `struct _OVERLAPPED`. */
  readonly recordOf: (name: string) => RecordNode | undefined;
  /** Extents of records already computed, filled by `extentOf`; `undefined` inside for those without one. */
  readonly extents: Map<string, Extent | undefined>;
}

/** Typedef chains of real headers have less than 20 links; more is a cycle in broken input. */
export const LONGEST_TYPEDEF_CHAIN = 64;

/** The type behind all typedefs. */
export function underlying(node: TypeNode, scope: TypeScope): TypeNode {
  let it = node;
  for (let links = 0; it.kind === "named" && links < LONGEST_TYPEDEF_CHAIN; links++) {
    const next = scope.typedefOf(it.name);
    if (next === undefined) return it;
    it = next;
  }
  return it;
}

/** Deeper nesting of one type is cut: no header has it, and printing recurses. */
const DEEPEST_SPELLING = 40;

/** The C spelling of a type, around `declared` if given: `int (*name)(void)`. */
export function spellingOf(node: TypeNode, declared = ""): string {
  let text = declared;
  let it = node;
  for (let depth = 0; depth < DEEPEST_SPELLING; depth++) {
    if (it.kind === "named") {
      return `${it.constant ? "const " : ""}${it.name}${text === "" || text.startsWith("[") ? "" : " "}${text}`;
    }
    if (it.kind === "pointer") {
      text = `*${it.constant ? "const " : ""}${text}`.trimEnd();
      const enclosed = it.to.kind === "array" || it.to.kind === "function";
      if (enclosed) text = `(${text})`;
      it = it.to;
    } else if (it.kind === "array") {
      text = `${text}[${it.length ?? ""}]`;
      it = it.of;
    } else {
      const parameters = it.parameters.map((parameter) => spellingOf(parameter.type, parameter.name));
      if (it.variadic) parameters.push("...");
      text = `${text}(${parameters.join(", ") || "void"})`;
      it = it.result;
    }
  }
  return text;
}
