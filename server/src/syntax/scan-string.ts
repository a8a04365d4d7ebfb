/** The part of the scanner that is inside of strings. */

const newline = 0x0a;
const carriageReturn = 0x0d;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** What the scanner is in: an open bracket, or a part of a formatted string. */
export interface Frame {
  readonly kind: "bracket" | "formatted" | "interpolation" | "format";
  /** The code of the quote, of a formatted string. */
  readonly quote: number;
  readonly isTriple: boolean;
}

export const bracket: Frame = { kind: "bracket", quote: 0, isTriple: false };
export const interpolation: Frame = { kind: "interpolation", quote: 0, isTriple: false };
export const format: Frame = { kind: "format", quote: 0, isTriple: false };

/** What is open at a place: brackets, and formatted strings with their insides. */
export interface Open {
  readonly frames: Frame[];
  /** The formatted strings among the frames. */
  readonly formatted: Frame[];
  /** How many of those may not span lines. */
  oneLine: number;
}

/** A string in triple quotes, and the columns before the line it starts in. */
export interface TripleQuoted {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly isClosed: boolean;
}

interface Strings {
  readonly indent: number;
  /** Where triple quotes stand that end with their line, as they would swallow code otherwise. */
  readonly stray: ReadonlySet<number>;
  /** The triple-quoted strings met so far. */
  readonly strings: TripleQuoted[];
}

/** From the opening quote to behind the closing one; of a formatted string, to behind the opening quote. */
export function scanString(
  text: string,
  lineStart: number,
  at: number,
  open: Open,
  { indent, stray, strings }: Strings,
): number {
  const quote = text.charCodeAt(at);
  const isTriple = text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote;
  const body = at + (isTriple ? 3 : 1);
  if (isFormatted(text, lineStart, at)) {
    const frame: Frame = { kind: "formatted", quote, isTriple };
    open.frames.push(frame);
    open.formatted.push(frame);
    if (!isTriple) open.oneLine++;
    return body;
  }
  const isOneLine = !isTriple || stray.has(at);
  const end = endOfString(text, body, quote, isTriple, isOneLine);
  if (isTriple) strings.push({ start: at, end: Math.abs(end), indent, isClosed: end > 0 });
  return Math.abs(end);
}

/** Offset behind a string; negative where it is not closed. */
function endOfString(text: string, body: number, quote: number, isTriple: boolean, isOneLine: boolean): number {
  const length = text.length;
  for (let end = body; end < length; end++) {
    const code = text.charCodeAt(end);
    if (code === quote) {
      if (!isTriple) return end + 1;
      if (text.charCodeAt(end + 1) === quote && text.charCodeAt(end + 2) === quote) return end + 3;
    } else if (code === backslash) {
      // The LF of an escaped CRLF belongs to the escape.
      if (text.charCodeAt(end + 1) === carriageReturn && text.charCodeAt(end + 2) === newline) end++;
      end++;
    } else if (isOneLine && (code === newline || code === carriageReturn)) return -end;
  }
  return -length;
}

/** Whether the letters before a quote make it an f-string or t-string. */
function isFormatted(text: string, lineStart: number, quote: number): boolean {
  let start = quote;
  while (start > lineStart && quote - start < 3 && isLetter(text.charCodeAt(start - 1))) start--;
  if (start === quote) return false;
  const prefix = text.slice(start, quote).toLowerCase();
  return prefix === "f" || prefix === "rf" || prefix === "fr" || prefix === "t" || prefix === "rt" || prefix === "tr";
}

function isLetter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || (code >= 0x30 && code <= 0x39)
  );
}

/** The text of a formatted string up to its next brace or its end. */
export function scanFormattedText(text: string, from: number, open: Open): number {
  const { frames } = open;
  const inFormat = frames.at(-1)?.kind === "format";
  const string = open.formatted.at(-1);
  if (string === undefined) return from + 1;
  const length = text.length;
  for (let at = from; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === string.quote) {
      const isEnd = !string.isTriple || (text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code);
      if (!isEnd) continue;
      closeString(open);
      return at + (string.isTriple ? 3 : 1);
    }
    if (code === backslash) {
      if (text.charCodeAt(at + 1) === carriageReturn && text.charCodeAt(at + 2) === newline) at++;
      const isBrace = text.charCodeAt(at + 1) === openBrace || text.charCodeAt(at + 1) === closeBrace;
      if (!isBrace) at++;
    } else if (code === openBrace) {
      if (!inFormat && text.charCodeAt(at + 1) === openBrace) at++;
      else {
        frames.push(interpolation);
        return at + 1;
      }
    } else if (code === closeBrace && inFormat) {
      // The format ends with the interpolation it belongs to.
      frames.pop();
      frames.pop();
      return at + 1;
    } else if (!string.isTriple && (code === newline || code === carriageReturn)) {
      closeString(open);
      return at;
    }
  }
  return length;
}

/** Leave the innermost formatted string and whatever is open in it. */
function closeString(open: Open): void {
  let frame = open.frames.pop();
  while (frame !== undefined && frame.kind !== "formatted") frame = open.frames.pop();
  if (open.formatted.pop()?.isTriple === false) open.oneLine--;
}

export function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === newline || code === carriageReturn;
}

export function afterLineEnd(text: string, at: number): number {
  return text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === newline ? at + 2 : at + 1;
}
