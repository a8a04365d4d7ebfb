import type { Expression } from "../ast.ts";
import { endOf, type Reading, sourceOf, startOf } from "./reading.ts";

/** CPython refuses longer decimal numbers, and reading them takes quadratic time. */
const maximalDigits = 4300;

export function readInteger(reading: Reading, index: number): Expression {
  const place = { start: startOf(reading, index), end: endOf(reading, index), piece: reading.piece, parent: undefined };
  const source = sourceOf(reading, index).replaceAll("_", "").toLowerCase();
  if (source.endsWith("j")) return { kind: "float", ...place, value: Number(source.slice(0, -1)) };

  const digits = source.endsWith("l") ? source.slice(0, -1) : source;
  const isOldOctal = /^0+[1-7][0-7]*$/.test(digits);
  if (isOldOctal || digits !== source) reading.isPython2 = true;
  const value = integerOf(isOldOctal ? `0o${digits}` : digits);
  return value === undefined ? { kind: "errorExpression", ...place, parts: [] } : { kind: "integer", ...place, value };
}

function integerOf(digits: string): bigint | undefined {
  const hasBase = /^0[xob]/.test(digits);
  if (!hasBase && digits.length > maximalDigits) return undefined;
  return /^(?:0x[0-9a-f]+|0o[0-7]+|0b[01]+|[0-9]+)$/.test(digits) ? BigInt(digits) : undefined;
}

/** An imaginary number is read as the float before its `j`. */
export function readFloat(reading: Reading, index: number): Expression {
  const place = { start: startOf(reading, index), end: endOf(reading, index), piece: reading.piece, parent: undefined };
  const source = sourceOf(reading, index).replace(/[_jJ]/g, "");
  return { kind: "float", ...place, value: Number(source) };
}
