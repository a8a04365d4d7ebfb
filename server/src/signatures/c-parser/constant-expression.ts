/** Values of constant expressions: array bounds, enumeration constants, bit-field widths, `#if`. */

import type { Cursor } from "./cursor.ts";
import { typeNameAt } from "./declarators.ts";
import { extentOf } from "./layout.ts";
import { startsType } from "./specifiers.ts";

const BINDING: ReadonlyMap<string, number> = new Map([
  ["||", 1],
  ["&&", 2],
  ["|", 3],
  ["^", 4],
  ["&", 5],
  ["==", 6],
  ["!=", 6],
  ["<", 7],
  [">", 7],
  ["<=", 7],
  [">=", 7],
  ["<<", 8],
  [">>", 8],
  ["+", 9],
  ["-", 9],
  ["*", 10],
  ["/", 10],
  ["%", 10],
]);

const DEEPEST_EXPRESSION = 200;

const LONGEST_NUMBER = 48;

/** The value at the cursor, which then stands behind it; `undefined` when it is not constant or not understood. */
export function constantAt(cursor: Cursor, depth = 0): bigint | undefined {
  const condition = binaryAt(cursor, 1, depth);
  if (condition === undefined || !cursor.take("?")) return condition;

  const yes = constantAt(cursor, depth + 1);
  if (!cursor.take(":")) return undefined;
  const no = constantAt(cursor, depth + 1);
  return condition === 0n ? no : yes;
}

function binaryAt(cursor: Cursor, weakest: number, depth: number): bigint | undefined {
  if (depth > DEEPEST_EXPRESSION) return undefined;

  let left = unaryAt(cursor, depth + 1);
  while (left !== undefined) {
    const operator = cursor.kind() === "mark" ? cursor.peek() : "";
    const binding = BINDING.get(operator);
    if (binding === undefined || binding < weakest) return left;
    cursor.advance();
    const right = binaryAt(cursor, binding + 1, depth + 1);
    left = right === undefined ? undefined : combine(operator, left, right);
  }
  return left;
}

function unaryAt(cursor: Cursor, depth: number): bigint | undefined {
  if (depth > DEEPEST_EXPRESSION) return undefined;

  const text = cursor.peek();
  if (cursor.kind() === "number") {
    cursor.advance();
    return integerOf(text);
  }
  if (cursor.kind() === "text") {
    cursor.advance();
    return characterOf(text);
  }
  if (cursor.kind() === "word") return wordAt(cursor, text);
  if (text === "(") {
    cursor.advance();
    if (startsType(cursor)) {
      // A cast: what it does to the value does not matter for the sizes headers compute.
      if (typeNameAt(cursor) === undefined || !cursor.take(")")) return undefined;
      return unaryAt(cursor, depth + 1);
    }
    const value = constantAt(cursor, depth + 1);
    return cursor.take(")") ? value : undefined;
  }
  if (!["-", "+", "~", "!"].includes(text)) return undefined;
  cursor.advance();
  const value = unaryAt(cursor, depth + 1);
  if (value === undefined) return undefined;
  if (text === "-") return -value;
  if (text === "~") return ~value;
  if (text === "!") return value === 0n ? 1n : 0n;
  return value;
}

function wordAt(cursor: Cursor, word: string): bigint | undefined {
  cursor.advance();
  if (word !== "sizeof" && word !== "_Alignof" && word !== "__alignof__") return cursor.constants.get(word);
  if (!cursor.take("(")) return undefined;
  if (cursor.kind() === "text") {
    const literal = cursor.peek();
    cursor.advance();
    return cursor.take(")") ? BigInt(literal.replace(/\\./g, "x").length - 1) : undefined;
  }
  const type = typeNameAt(cursor);
  const extent = type && extentOf(type, cursor.scope);
  if (extent === undefined || !cursor.take(")")) return undefined;
  return BigInt(word === "sizeof" ? extent.size : extent.alignment);
}

/** `0x10UL` → 16; `undefined` for floating point. */
export function integerOf(text: string): bigint | undefined {
  if (text.length > LONGEST_NUMBER) return undefined;
  const digits = text.replace(/(?:[uUlL]+|[iI](?:8|16|32|64))+$/, "");
  if (/^0[xX][0-9a-fA-F]+$/.test(digits) || /^0[bB][01]+$/.test(digits)) return BigInt(digits);
  if (/^0[0-7]*$/.test(digits)) return digits === "0" ? 0n : BigInt(`0o${digits.slice(1)}`);
  return /^[1-9]\d*$/.test(digits) ? BigInt(digits) : undefined;
}

const ESCAPES: ReadonlyMap<string, bigint> = new Map([
  ["\\0", 0n],
  ["\\n", 10n],
  ["\\t", 9n],
  ["\\r", 13n],
  ["\\\\", 92n],
  ["\\'", 39n],
]);

function characterOf(text: string): bigint | undefined {
  const inner = text.slice(1, -1);
  if (!text.startsWith("'")) return undefined;
  if (inner.length === 1) return BigInt(inner.charCodeAt(0));
  return ESCAPES.get(inner);
}

function combine(operator: string, left: bigint, right: bigint): bigint | undefined {
  const truth = (it: boolean): bigint => (it ? 1n : 0n);
  switch (operator) {
    case "+":
      return bounded(left + right);
    case "-":
      return bounded(left - right);
    case "*":
      return bounded(left * right);
    case "/":
      return right === 0n ? undefined : left / right;
    case "%":
      return right === 0n ? undefined : left % right;
    case "<<":
      return right >= 0n && right < 128n ? bounded(left << right) : undefined;
    case ">>":
      return right >= 0n && right < 128n ? left >> right : undefined;
    case "&":
      return left & right;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    case "==":
      return truth(left === right);
    case "!=":
      return truth(left !== right);
    case "<":
      return truth(left < right);
    case ">":
      return truth(left > right);
    case "<=":
      return truth(left <= right);
    case ">=":
      return truth(left >= right);
    case "&&":
      return truth(left !== 0n && right !== 0n);
    default:
      return truth(left !== 0n || right !== 0n);
  }
}

/** No constant of C is wider, and numbers that grow without limit would cost time without limit. */
function bounded(value: bigint): bigint {
  return BigInt.asIntN(128, value);
}
