import type { ErrorExpression, Expression, FormattedString, Interpolation, StringLiteral } from "../ast.ts";
import {
  adopt,
  adoptAll,
  childIndexes,
  childInField,
  endOf,
  expressionAt,
  expressionsOf,
  kindOf,
  nextOf,
  type Reading,
  sourceOf,
  startOf,
} from "./reading.ts";

/** Prefix, quotes, body and closing quotes, which a half-typed string may lack. */
interface Quoted {
  readonly prefix: string;
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

/** A `string` of the grammar: a literal, a formatted string, or Python 2's backticks. */
export function readString(reading: Reading, index: number): Expression {
  const { piece } = reading;
  const start = startOf(reading, index);
  const end = endOf(reading, index);
  if (reading.text[start] === "`") {
    const backticks: ErrorExpression = { kind: "errorExpression", start, end, piece, parent: undefined, parts: [] };
    reading.isPython2 = true;
    reading.backticks.push(backticks);
    return backticks;
  }

  const quoted = readQuotes(reading.text, start, end);
  if (/[ft]/.test(quoted.prefix)) return readFormatted(reading, index, quoted);
  if (quoted.prefix === "ur") reading.isPython2 = true;
  const value = unescapeString(reading.text.slice(quoted.bodyStart, quoted.bodyEnd), quoted.prefix);
  return { kind: "string", start, end, piece, parent: undefined, value, isBytes: quoted.prefix.includes("b") };
}

function readQuotes(text: string, start: number, end: number): Quoted {
  let at = start;
  while (at < end && !isQuote(text[at])) at++;
  const quote = text[at] ?? "";
  const isTriple = at + 3 <= end && text[at + 1] === quote && text[at + 2] === quote;
  const quotes = isTriple ? quote + quote + quote : quote;
  const bodyStart = Math.min(at + quotes.length, end);
  const isClosed = end - quotes.length >= bodyStart && text.endsWith(quotes, end);
  const bodyEnd = isClosed ? end - quotes.length : end;
  return { prefix: text.slice(start, at).toLowerCase(), bodyStart, bodyEnd };
}

function isQuote(character: string | undefined): boolean {
  return character === '"' || character === "'" || character === "`";
}

function readFormatted(reading: Reading, index: number, { prefix, bodyStart, bodyEnd }: Quoted): FormattedString {
  const parts: (string | Interpolation)[] = [];
  const interpolations = childIndexes(reading, index).filter((it) => kindOf(reading, it) === "interpolation");
  let at = bodyStart;
  const literal = (until: number) => {
    const source = reading.text.slice(at, until);
    if (source !== "") parts.push(unescapeString(source, prefix).replaceAll("{{", "{").replaceAll("}}", "}"));
  };
  for (const interpolation of interpolations) {
    literal(startOf(reading, interpolation));
    const echo = echoOf(reading, interpolation);
    if (echo !== undefined) parts.push(echo);
    const [first, ...nested] = readInterpolation(reading, interpolation);
    if (first !== undefined) {
      const isRepresented = echo !== undefined && first.conversion === undefined && !first.hasFormat;
      parts.push(isRepresented ? { ...first, conversion: "r" } : first, ...nested);
    }
    at = endOf(reading, interpolation);
  }
  literal(bodyEnd);
  return formatted(reading, startOf(reading, index), endOf(reading, index), joinLiterals(parts));
}

/** The source that `{value=}` prints before the value. */
function echoOf(reading: Reading, index: number): string | undefined {
  const expression = childInField(reading, index, "expression");
  if (expression < 0) return undefined;
  const rest = reading.text.slice(endOf(reading, expression), endOf(reading, index));
  const [echo] = /^[\s)]*=\s*/.exec(rest) ?? [];
  if (echo === undefined) return undefined;
  return reading.text.slice(startOf(reading, index) + 1, endOf(reading, expression)) + echo;
}

function joinLiterals(parts: readonly (string | Interpolation)[]): (string | Interpolation)[] {
  const joined: (string | Interpolation)[] = [];
  for (const part of parts) {
    if (part === "") continue;
    const last = joined.at(-1);
    if (typeof part === "string" && typeof last === "string") joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}

function formatted(
  reading: Reading,
  start: number,
  end: number,
  parts: readonly (string | Interpolation)[],
): FormattedString {
  const node: FormattedString = { kind: "formatted", start, end, piece: reading.piece, parent: undefined, parts };
  for (const part of parts) if (typeof part !== "string") adopt(node, part.value);
  return node;
}

/** The interpolation, followed by those in its format: `{value:{width}}`. */
function readInterpolation(reading: Reading, index: number): Interpolation[] {
  const found: Interpolation[] = [];
  const pending = [index];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const format = childInField(reading, next, "format_specifier");
    const conversion = childInField(reading, next, "type_conversion");
    found.push({
      value: readInterpolated(reading, next),
      conversion: conversion < 0 ? undefined : sourceOf(reading, conversion).slice(1),
      hasFormat: format >= 0,
    });
    if (format >= 0) pending.push(...childIndexes(reading, format).reverse());
  }
  return found;
}

function readInterpolated(reading: Reading, index: number): Expression {
  const inside = childInField(reading, index, "expression");
  if (inside >= 0) return expressionAt(reading, inside);
  return readErrorExpression(reading, index);
}

/** Adjacent literals, joined. */
export function readConcatenatedString(reading: Reading, index: number): Expression {
  const strings = expressionsOf(reading, index);
  const start = startOf(reading, index);
  const end = endOf(reading, index);
  if (strings.some((it) => it.kind === "formatted")) {
    const parts = strings.flatMap((it) =>
      it.kind === "formatted" ? it.parts : it.kind === "string" ? [it.value] : [],
    );
    return formatted(reading, start, end, joinLiterals(parts));
  }
  const literals = strings.filter((it): it is StringLiteral => it.kind === "string");
  const value = literals.map((it) => it.value).join("");
  const isBytes = literals.some((it) => it.isBytes);
  return { kind: "string", start, end, piece: reading.piece, parent: undefined, value, isBytes };
}

/** What could not be read, with the expressions inside that could. */
export function readErrorExpression(reading: Reading, index: number): ErrorExpression {
  const parts: Expression[] = [];
  const end = nextOf(reading, index);
  for (let inside = index + 1; inside < end; ) {
    const expression = reading.expressions[inside];
    if (expression !== undefined) parts.push(expression);
    inside = expression === undefined ? inside + 1 : nextOf(reading, inside);
  }
  const node: ErrorExpression = {
    kind: "errorExpression",
    start: startOf(reading, index),
    end: endOf(reading, index),
    piece: reading.piece,
    parent: undefined,
    parts,
  };
  adoptAll(node, parts);
  return node;
}

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
  ["\n", ""],
]);

/** The value of the body of a literal. `\N{…}` is kept as it is written, as is what is no escape. */
function unescapeString(body: string, prefix: string): string {
  const source = body.includes("\r") ? body.replace(/\r\n?/g, "\n") : body;
  if (prefix.includes("r") || !source.includes("\\")) return source;

  const isBytes = prefix.includes("b");
  return source.replace(
    /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g,
    (written, octal?: string, hex?: string, short?: string, long?: string, character?: string) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & (isBytes ? 0xff : 0x1ff));
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (character !== undefined) return simpleEscapes.get(character) ?? written;
      if (isBytes) return written;
      const point = Number.parseInt(short ?? long ?? "", 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : written;
    },
  );
}
