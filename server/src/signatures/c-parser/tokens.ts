/** Text to tokens of C. Never fails: what is no token of C becomes a mark of one character. Linear in the text. */

export type TokenKind = "word" | "number" | "text" | "mark" | "directive" | "end";

/** Tokens as columns, because a preprocessed system header has millions of them. */
export interface Tokens {
  readonly text: string;
  readonly kinds: readonly TokenKind[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const MARKS_OF_THREE = new Set(["...", "<<=", ">>="]);
const MARKS_OF_TWO = new Set(["<<", ">>", "==", "!=", "<=", ">=", "&&", "||", "->", "##", "::", "++", "--"]);

export function tokenize(text: string): Tokens {
  const kinds: TokenKind[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  let lineStart = true;

  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) {
      lineStart = true;
      at++;
      continue;
    }
    if (isBlank(code)) {
      at++;
      continue;
    }
    const afterComment = endOfComment(text, at);
    if (afterComment !== undefined) {
      at = afterComment;
      continue;
    }
    const start = at;
    let kind: TokenKind = "mark";
    if (code === 0x23 && lineStart) {
      kind = "directive";
      at = endOfDirective(text, at);
    } else if (isWordStart(code)) {
      kind = "word";
      at = endOfWord(text, at);
    } else if (isDigit(code) || (code === 0x2e && isDigit(text.charCodeAt(at + 1)))) {
      kind = "number";
      at = endOfNumber(text, at);
    } else if (code === 0x22 || code === 0x27) {
      kind = "text";
      at = endOfLiteral(text, at);
    } else if (MARKS_OF_THREE.has(text.slice(at, at + 3))) {
      at += 3;
    } else {
      at += MARKS_OF_TWO.has(text.slice(at, at + 2)) ? 2 : 1;
    }
    lineStart = false;
    kinds.push(kind);
    starts.push(start);
    ends.push(at);
  }
  kinds.push("end");
  starts.push(text.length);
  ends.push(text.length);
  return { text, kinds, starts, ends };
}

/** Where the comment that starts at `at` ends; `undefined` when none starts there. An open one reaches to the end. */
export function endOfComment(text: string, at: number): number | undefined {
  if (text.charCodeAt(at) !== 0x2f) return undefined;
  if (text.charCodeAt(at + 1) === 0x2a) {
    const end = text.indexOf("*/", at + 2);
    return end < 0 ? text.length : end + 2;
  }
  return text.charCodeAt(at + 1) === 0x2f ? endOfLine(text, at) : undefined;
}

/** A literal ends at its quote, or at the end of the line when it is not closed. */
export function endOfLiteral(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 0x0a) return at;
    at += code === 0x5c ? 2 : 1;
  }
  return text.length;
}

export function endOfWord(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && (isWordStart(text.charCodeAt(at)) || isDigit(text.charCodeAt(at)))) at++;
  return at;
}

export function isWordStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code === 0x24;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A line break with a backslash before it does not end the line. */
export function endOfDirective(text: string, start: number): number {
  let at = endOfLine(text, start);
  while (at < text.length && isContinued(text, at)) at = endOfLine(text, at + 1);
  return at;
}

function isContinued(text: string, lineBreak: number): boolean {
  const last = text.charCodeAt(lineBreak - 1) === 0x0d ? lineBreak - 2 : lineBreak - 1;
  return text.charCodeAt(last) === 0x5c;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const exponentSign = (code === 0x2b || code === 0x2d) && /[eEpP]/.test(text.charAt(at - 1));
    if (!isDigit(code) && !isWordStart(code) && code !== 0x2e && !exponentSign) break;
    at++;
  }
  return at;
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0x5c || code === 0xfeff;
}
