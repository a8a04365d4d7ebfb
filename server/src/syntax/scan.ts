import type { Comment } from "./source-file.ts";

/**
 * The logical lines of a text, found without a grammar: strings, brackets, continuation lines and comments are all
 * there is to know. Runs about fifty times as fast as a parse, so a file is scanned anew with every keystroke.
 *
 * Broken text is closed early: a keyword that starts a statement ends open brackets, since it can stand in none, and a
 * line end closes a string that may not span lines. So a half-typed line does not swallow what follows.
 */
export interface LogicalLines {
  readonly count: number;
  /** Offset of the first physical line. */
  readonly starts: readonly number[];
  /** Offset behind the last physical line's end. */
  readonly ends: readonly number[];
  /** Columns as tree-sitter counts them: a tab is eight. */
  readonly indents: readonly number[];
  /** Offset of the first token. */
  readonly tokens: readonly number[];
  readonly comments: readonly Comment[];
}

const newline = 0x0a;
const carriageReturn = 0x0d;
const backslash = 0x5c;
const hash = 0x23;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const colon = 0x3a;

/** Keywords that start a statement and stand in no expression, so not within brackets either. */
const statementKeyword =
  /[ \t\f]*(?:(?:def|class|return|while|try|with|raise|assert|del|pass|break|continue|global|import|except|finally|elif)\b(?!\s*=[^=])|async[ \t]+def\b)/y;

/** What the scanner is in: an open bracket, or a part of a formatted string. */
interface Frame {
  readonly kind: "bracket" | "formatted" | "interpolation" | "format";
  /** The code of the quote, of a formatted string. */
  readonly quote: number;
  readonly isTriple: boolean;
}

const bracket: Frame = { kind: "bracket", quote: 0, isTriple: false };
const interpolation: Frame = { kind: "interpolation", quote: 0, isTriple: false };
const format: Frame = { kind: "format", quote: 0, isTriple: false };

/** What is open at a place: brackets, and formatted strings with their insides. */
interface Open {
  readonly frames: Frame[];
  /** The formatted strings among the frames. */
  readonly formatted: Frame[];
  /** How many of those may not span lines. */
  oneLine: number;
}

/** Characters that mean something outside of strings. */
const isSpecial = new Uint8Array(128);
for (const character of "\n\r\\#\"'()[]{}:") isSpecial[character.charCodeAt(0)] = 1;

export function scanLines(text: string): LogicalLines {
  const starts: number[] = [];
  const ends: number[] = [];
  const indents: number[] = [];
  const tokens: number[] = [];
  const comments: Comment[] = [];
  const length = text.length;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;

  while (at < length) {
    const start = at;
    let indent = 0;
    let code = text.charCodeAt(at);
    for (; ; code = text.charCodeAt(++at)) {
      if (code === 0x20) indent++;
      else if (code === 0x09) indent += 8;
      else if (code === 0x0c) indent = 0;
      else break;
    }
    if (code === hash) at = endOfComment(text, at, comments);
    if (at >= length) break;
    if (isLineEnd(text, at)) {
      at = afterLineEnd(text, at);
      continue;
    }
    starts.push(start);
    indents.push(indent);
    tokens.push(at);
    at = scanLogicalLine(text, at, comments);
    ends.push(at);
  }
  return { count: starts.length, starts, ends, indents, tokens, comments };
}

/** Read from the first token of a logical line to behind its line end. */
function scanLogicalLine(text: string, from: number, comments: Comment[]): number {
  const open: Open = { frames: [], formatted: [], oneLine: 0 };
  const { frames } = open;
  const length = text.length;
  let at = from;
  /** Where a formatted string on one line was left by a line end inside its braces, should it never be closed. */
  let broken: { readonly at: number; readonly comments: number; readonly lines: number } | undefined;
  let lines = 0;

  while (at < length) {
    const frame = frames.at(-1);
    if (frame !== undefined && (frame.kind === "formatted" || frame.kind === "format")) {
      at = scanFormattedText(text, at, open);
      continue;
    }
    const code = text.charCodeAt(at);
    if (code >= 128 || isSpecial[code] === 0) {
      at++;
      continue;
    }
    switch (code) {
      case newline:
      case carriageReturn: {
        const next = afterLineEnd(text, at);
        if (frame === undefined) return next;
        lines++;
        const isOneLine = open.oneLine > 0;
        if (isOneLine && broken === undefined) broken = { at, comments: comments.length, lines };
        const isHopeless =
          startsStatement(text, next) || (isOneLine && broken !== undefined && lines > broken.lines + 20);
        if (!isHopeless) {
          at = next;
          continue;
        }
        if (!isOneLine || broken === undefined) return next;
        comments.length = broken.comments;
        return afterLineEnd(text, broken.at);
      }
      case backslash:
        at = isLineEnd(text, at + 1) ? afterLineEnd(text, at + 1) : at + 1;
        break;
      case hash:
        at = endOfComment(text, at, comments);
        break;
      case doubleQuote:
      case singleQuote:
        at = scanString(text, from, at, open);
        break;
      case colon:
        if (frame?.kind === "interpolation") frames.push(format);
        at++;
        break;
      case closeBrace:
      case 0x29:
      case 0x5d:
        if (code === closeBrace && frame?.kind === "interpolation") frames.pop();
        else if (frame?.kind === "bracket") frames.pop();
        at++;
        break;
      default:
        frames.push(bracket);
        at++;
    }
    if (open.oneLine === 0) broken = undefined;
  }
  if (broken === undefined) return length;
  comments.length = broken.comments;
  return afterLineEnd(text, broken.at);
}

/** Whether the line at `at` begins with a keyword that stands in no brackets. */
function startsStatement(text: string, at: number): boolean {
  statementKeyword.lastIndex = at;
  return statementKeyword.test(text);
}

/** From the opening quote to behind the closing one; of a formatted string, to behind the opening quote. */
function scanString(text: string, lineStart: number, at: number, open: Open): number {
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
    } else if (!isTriple && (code === newline || code === carriageReturn)) return end;
  }
  return length;
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
function scanFormattedText(text: string, from: number, open: Open): number {
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

function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === newline || code === carriageReturn;
}

function afterLineEnd(text: string, at: number): number {
  return text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === newline ? at + 2 : at + 1;
}

function endOfComment(text: string, start: number, comments: Comment[]): number {
  let end = start;
  while (end < text.length && !isLineEnd(text, end)) end++;
  comments.push({ start, end, text: text.slice(start, end) });
  return end;
}
