/** Declarators: the part of a declaration that carries a name and builds pointers, arrays and functions around it. */

import type { CallingConvention } from "../types.ts";
import { type Attributes, attributesAt, noAttributes, skipBalanced } from "./attributes.ts";
import { constantAt } from "./constant-expression.ts";
import type { Cursor } from "./cursor.ts";
import { DEEPEST_DECLARATION, specifiersAt, startsType } from "./specifiers.ts";
import type { ParameterNode, TypeNode } from "./type-node.ts";
import { CONST_WORDS, CONVENTIONS, IGNORED_WORDS } from "./words.ts";

export interface Declarator {
  /** Empty for an abstract one. */
  readonly name: string;
  /** The declared type around a base type. */
  readonly around: (base: TypeNode) => TypeNode;
  /** A calling convention that no function type of this declarator has used up. */
  readonly convention: CallingConvention | undefined;
  readonly attributes: Attributes;
}

type Suffix =
  | { readonly kind: "array"; readonly length: number | undefined }
  | { readonly kind: "function"; readonly parameters: readonly ParameterNode[]; readonly variadic: boolean };

/** Memory that no array of a real header needs; larger bounds are overflow or bait. */
const LARGEST_ARRAY = 2 ** 40;

export function declaratorAt(
  cursor: Cursor,
  inherited: CallingConvention | undefined,
  depth: number,
): Declarator | undefined {
  if (depth > DEEPEST_DECLARATION) return undefined;

  const attributes = noAttributes();
  const pointers: { constant: boolean }[] = [];
  let convention = inherited;
  for (;;) {
    attributesAt(cursor, attributes);
    const word = cursor.peek();
    if (cursor.take("*") || cursor.take("^")) pointers.push({ constant: false });
    else if (cursor.kind() !== "word") break;
    else if (CONVENTIONS.has(word)) {
      convention = CONVENTIONS.get(word);
      cursor.advance();
    } else if (CONST_WORDS.has(word)) {
      const innermost = pointers.at(-1);
      if (innermost !== undefined) innermost.constant = true;
      cursor.advance();
    } else if (IGNORED_WORDS.has(word)) cursor.advance();
    else if (cursor.peekKind(1) === "word" && !startsType(cursor) && isConventionMacro(cursor)) {
      cursor.advance(); // `int MYLIB_CALL f(void)`: a macro from a header that is not here.
    } else break;
  }
  convention = attributes.convention ?? convention;

  let name = "";
  let inner: Declarator | undefined;
  if (cursor.kind() === "word") {
    name = cursor.peek();
    cursor.advance();
  } else if (cursor.peek() === "(" && !startsParameters(cursor)) {
    cursor.advance();
    inner = declaratorAt(cursor, undefined, depth + 1);
    if (inner === undefined || !cursor.take(")")) return undefined;
    name = inner.name;
    convention = inner.convention ?? convention;
  }

  const suffixes: Suffix[] = [];
  for (;;) {
    const suffix = suffixAt(cursor, depth);
    if (suffix === undefined) return undefined;
    if (suffix === "none") break;
    suffixes.push(suffix);
  }
  attributesAt(cursor, attributes);
  if (attributes.changesType) return undefined;
  const used = suffixes.some((it) => it.kind === "function");
  const ownConvention = attributes.convention ?? convention ?? "cdecl";

  return {
    name,
    attributes,
    convention: used ? undefined : convention,
    around(base) {
      let type = base;
      for (const { constant } of pointers) type = { kind: "pointer", to: type, constant };
      for (const suffix of suffixes.toReversed()) {
        type =
          suffix.kind === "array"
            ? { kind: "array", of: type, length: suffix.length }
            : {
                kind: "function",
                result: type,
                parameters: suffix.parameters,
                variadic: suffix.variadic,
                convention: ownConvention,
              };
      }
      return inner === undefined ? type : inner.around(type);
    },
  };
}

/** A type without a name, as in a cast or behind `sizeof`. */
export function typeNameAt(cursor: Cursor, depth = 0): TypeNode | undefined {
  const specifiers = specifiersAt(cursor, depth + 1);
  if (specifiers === undefined) return undefined;
  const declarator = declaratorAt(cursor, specifiers.convention, depth + 1);
  return declarator?.name === "" ? declarator.around(specifiers.type) : undefined;
}

function suffixAt(cursor: Cursor, depth: number): Suffix | "none" | undefined {
  if (cursor.take("[")) return arrayAt(cursor);
  if (cursor.peek() === "(" && cursor.kind() === "mark") return parametersAt(cursor, depth);
  return "none";
}

/** Behind the opening bracket. */
function arrayAt(cursor: Cursor): Suffix | undefined {
  while (cursor.take("static") || cursor.take("const") || IGNORED_WORDS.has(cursor.peek())) {
    if (IGNORED_WORDS.has(cursor.peek())) cursor.advance();
  }
  if (cursor.take("]")) return { kind: "array", length: undefined };
  if (cursor.peek() === "..." || cursor.peek() === "*") cursor.advance();
  if (cursor.take("]")) return { kind: "array", length: undefined };
  const length = constantAt(cursor);
  if (length === undefined || length < 0n || length > LARGEST_ARRAY || !cursor.take("]")) return undefined;
  return { kind: "array", length: Number(length) };
}

function parametersAt(cursor: Cursor, depth: number): Suffix | undefined {
  cursor.advance();
  const parameters: ParameterNode[] = [];
  if (cursor.take(")")) return { kind: "function", parameters, variadic: false };
  if (cursor.peek() === "void" && cursor.peek(1) === ")") {
    cursor.advance();
    cursor.advance();
    return { kind: "function", parameters, variadic: false };
  }

  for (;;) {
    if (cursor.take("...")) return cursor.take(")") ? { kind: "function", parameters, variadic: true } : undefined;
    const parameter = parameterAt(cursor, depth + 1);
    if (parameter === undefined) return undefined;
    parameters.push(parameter);
    if (cursor.take(")")) return { kind: "function", parameters, variadic: false };
    if (!cursor.take(",")) return undefined;
  }
}

function parameterAt(cursor: Cursor, depth: number): ParameterNode | undefined {
  const specifiers = specifiersAt(cursor, depth);
  if (specifiers === undefined) return undefined;

  const start = cursor.position();
  const declarator = declaratorAt(cursor, specifiers.convention, depth);
  if (declarator !== undefined) return { name: declarator.name, type: declarator.around(specifiers.type) };

  // An array parameter of variable length, `regmatch_t m[restrict n]`: its bound does not matter, it is a pointer.
  cursor.returnTo(start);
  if (cursor.kind() !== "word" || cursor.peek(1) !== "[") return undefined;
  const name = cursor.peek();
  cursor.advance();
  skipBalanced(cursor);
  return { name, type: { kind: "pointer", to: specifiers.type, constant: false } };
}

/** At "(": `int (DWORD)` takes a parameter, `int (*name)` and `int (name)` are parenthesised declarators. */
function startsParameters(cursor: Cursor): boolean {
  if (cursor.peek(1) === ")" || cursor.peek(1) === "...") return true;
  if (cursor.peekKind(1) !== "word") return false;

  const start = cursor.position();
  cursor.advance();
  const answer = startsType(cursor);
  cursor.returnTo(start);
  return answer;
}

function isConventionMacro(cursor: Cursor): boolean {
  const next = cursor.peek(1);
  return /^[A-Z_][A-Z0-9_]*$/.test(cursor.peek()) && !next.startsWith("__a");
}
