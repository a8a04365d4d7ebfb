/** `__attribute__((…))`, `__declspec(…)`, `_Alignas(…)`: the few that change a layout or a call, the rest skipped. */

import type { CallingConvention } from "../types.ts";
import { constantAt } from "./constant-expression.ts";
import type { Cursor } from "./cursor.ts";

export interface Attributes {
  packed: boolean;
  /** A union that a caller may fill in through any member, and that travels as its first one. */
  transparentUnion: boolean;
  /** In bytes. */
  alignment: number | undefined;
  convention: CallingConvention | undefined;
  /** The type becomes another one (a vector, another machine mode), which is not described here. */
  changesType: boolean;
}

export function noAttributes(): Attributes {
  return { packed: false, transparentUnion: false, alignment: undefined, convention: undefined, changesType: false };
}

const ATTRIBUTE_WORDS = new Set(["__attribute__", "__attribute", "__declspec", "_declspec", "_Alignas", "alignas"]);

/** `__attribute__((aligned))` without a number: the largest alignment of the target. */
const LARGEST_ALIGNMENT = 16;

/** Reads attributes at the cursor into `into`, as many as follow each other. */
export function attributesAt(cursor: Cursor, into: Attributes): void {
  while (ATTRIBUTE_WORDS.has(cursor.peek()) && cursor.kind() === "word") {
    const isAlignas = /lignas$/.test(cursor.peek());
    cursor.advance();
    if (cursor.peek() !== "(") return;
    if (isAlignas) alignmentAt(cursor, into);
    else listAt(cursor, into);
  }
}

function listAt(cursor: Cursor, into: Attributes): void {
  let depth = 0;
  do {
    const word = cursor.peek();
    if (cursor.kind() === "end") return;
    if (word === "(") depth++;
    else if (word === ")") depth--;
    else if (cursor.kind() === "word") {
      const name = word.replace(/^__(\w+)__$/, "$1");
      if (name === "packed") into.packed = true;
      else if (name === "vector_size" || name === "mode") into.changesType = true;
      else if (name === "transparent_union") into.transparentUnion = true;
      else if (name === "stdcall" || name === "cdecl") into.convention = name;
      else if (name === "aligned" || name === "align") {
        if (cursor.peek(1) === "(") {
          cursor.advance();
          alignmentAt(cursor, into);
          continue;
        }
        into.alignment = Math.max(into.alignment ?? 0, LARGEST_ALIGNMENT);
      }
    }
    cursor.advance();
  } while (depth > 0);
}

/** At the opening parenthesis; afterwards behind the closing one. */
function alignmentAt(cursor: Cursor, into: Attributes): void {
  const start = cursor.position();
  cursor.advance();
  const value = constantAt(cursor);
  if (value !== undefined && value > 0n && value <= 8192n && cursor.take(")")) {
    into.alignment = Math.max(into.alignment ?? 0, Number(value));
    return;
  }
  cursor.returnTo(start);
  skipBalanced(cursor);
}

/** Skips a bracket with everything in it. */
export function skipBalanced(cursor: Cursor): void {
  let depth = 0;
  do {
    const text = cursor.kind() === "text" ? "" : cursor.peek();
    if (text === "(" || text === "{" || text === "[") depth++;
    if (text === ")" || text === "}" || text === "]") depth--;
    if (cursor.kind() === "end") return;
    cursor.advance();
  } while (depth > 0);
}
