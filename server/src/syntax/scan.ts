import {
  afterLineEnd,
  bracket,
  format,
  isLineEnd,
  type Open,
  scanFormattedText,
  scanString,
  type TripleQuoted,
} from "./scan-string.ts";
import type { Comment } from "./source-file.ts";

/**
 * The logical lines of a text, found without a grammar: strings, brackets, continuation lines and comments are all
 * there is to know. Runs about fifty times as fast as a parse, so a file is scanned anew with every keystroke.
 *
 * Broken text is closed early: a keyword that starts a statement ends open brackets, since it can stand in none, and a
 * line end closes a string that may not span lines, and a stray triple quote ends with its line. So a half-typed line
 * does not swallow what follows. The result depends on the text alone, not on what was there before an edit.
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
const closeBrace = 0x7d;
const colon = 0x3a;

/** Keywords that start a statement and stand in no expression, so not within brackets either. */
const statementKeyword =
  /[ \t\f]*(?:(?:def|class|return|while|try|with|raise|assert|del|pass|break|continue|global|import|except|finally|elif)\b(?!\s*=[^=])|async[ \t]+def\b)/y;

/** Keywords that start a line even behind a line continuation: `if a: \\` may be continued with `return`, not with `def`. */
const compoundKeyword = /[ \t\f]*(?:(?:def|class|while|try|with|except|finally|elif)\b(?!\s*=[^=])|async[ \t]+def\b)/y;

/** Characters that mean something outside of strings. */
const isSpecial = new Uint8Array(128);
for (const character of "\n\r\\#\"'()[]{}:") isSpecial[character.charCodeAt(0)] = 1;

/** A text with more stray triple quotes than this is left as it is. */
const maximalStrayQuotes = 3;

export function scanLines(text: string): LogicalLines {
  const stray = new Set<number>();
  for (;;) {
    const strings: TripleQuoted[] = [];
    const lines = scanOnce(text, stray, strings);
    const isOpen = strings.at(-1)?.isClosed === false;
    if (!isOpen || stray.size === maximalStrayQuotes) return lines;
    // One triple quote too many turns every string after it inside out: the first that holds code is the stray one.
    const swallowing = strings.find((it) => !stray.has(it.start) && swallowsCode(text, it));
    if (swallowing === undefined) return lines;
    stray.add(swallowing.start);
  }
}

const definition = /^([ \t]*)(?:(?:async[ \t]+)?def[ \t]+\w+[ \t]*\(|class[ \t]+\w+[ \t]*[(:])/gm;

/** Whether a string holds a definition no deeper than its own line, as a documentation string hardly does. */
function swallowsCode(text: string, { start, end, indent }: TripleQuoted): boolean {
  for (const [, space = ""] of text.slice(start, end).matchAll(definition)) {
    if (space.replaceAll("\t", " ".repeat(8)).length <= indent) return true;
  }
  return false;
}

function scanOnce(text: string, stray: ReadonlySet<number>, strings: TripleQuoted[]): LogicalLines {
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
    at = scanLogicalLine(text, at, { indent, stray, strings, comments });
    ends.push(at);
  }
  return { count: starts.length, starts, ends, indents, tokens, comments };
}

interface LineContext {
  readonly indent: number;
  readonly stray: ReadonlySet<number>;
  readonly strings: TripleQuoted[];
  readonly comments: Comment[];
}

/** Read from the first token of a logical line to behind its line end. */
function scanLogicalLine(text: string, from: number, line: LineContext): number {
  const { comments } = line;
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
          matchesAt(statementKeyword, text, next) || (isOneLine && broken !== undefined && lines > broken.lines + 20);
        if (!isHopeless) {
          at = next;
          continue;
        }
        if (!isOneLine || broken === undefined) return next;
        comments.length = broken.comments;
        return afterLineEnd(text, broken.at);
      }
      case backslash: {
        const next = isLineEnd(text, at + 1) ? afterLineEnd(text, at + 1) : at + 1;
        if (isLineEnd(text, at + 1) && matchesAt(compoundKeyword, text, next)) return next;
        at = next;
        break;
      }
      case hash:
        at = endOfComment(text, at, comments);
        break;
      case doubleQuote:
      case singleQuote:
        at = scanString(text, from, at, open, line);
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

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function endOfComment(text: string, start: number, comments: Comment[]): number {
  let end = start;
  while (end < text.length && !isLineEnd(text, end)) end++;
  comments.push({ start, end, text: text.slice(start, end) });
  return end;
}
