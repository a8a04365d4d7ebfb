/** Words of a POSIX shell (and of bash, where it differs): quotes, expansions, substitutions. */

import {
  addHole,
  addLiteral,
  addPiece,
  addStretch,
  type Cursor,
  draftAt,
  finishWord,
  giveUp,
  type ReadList,
  startsHere,
  take,
  type WordDraft,
} from "./cursor.ts";
import { HOLE } from "./shell-text.ts";
import type { Word } from "./shell-tree.ts";

const PLAIN = /[^\s;&|<>()"'`\\$\uFFFF]+/y;
const PLAIN_IN_QUOTES = /[^"\\$`\uFFFF]+/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const SPECIAL_PARAMETER = /[0-9@*#?$!-]/y;
/** Leading name inside `${…}`; an operator or an index may follow. */
const BRACED_NAME = /^[#!]?([A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-])/;

/** The word at the cursor, or `undefined` if an operator, a blank or the end stands there. */
export function readWord(cursor: Cursor, readList: ReadList): Word | undefined {
  const draft = draftAt(cursor.at);
  while (cursor.at < cursor.end && cursor.problem === undefined) {
    const plain = take(cursor, PLAIN);
    if (plain !== undefined) addLiteral(draft, plain, false);
    else if (!readSpecial(cursor, draft, readList)) break;
  }
  return cursor.at === draft.start || cursor.problem !== undefined ? undefined : finishWord(draft, cursor.at);
}

/** Reads one character with a meaning; false if it ends the word. */
function readSpecial(cursor: Cursor, draft: WordDraft, readList: ReadList): boolean {
  switch (cursor.flat.charAt(cursor.at)) {
    case "'":
      readSingleQuoted(cursor, draft, cursor.at + 1);
      return true;
    case '"':
      readDoubleQuoted(cursor, draft, readList);
      return true;
    case "\\":
      readEscape(cursor, draft);
      return true;
    case "$":
      readDollar(cursor, draft, readList, false);
      return true;
    case "`":
      readBackticks(cursor, draft, readList, false);
      return true;
    case HOLE:
      addHole(draft, cursor, cursor.at, false);
      cursor.at += 1;
      return true;
    case "<":
    case ">":
      if (cursor.flat.charAt(cursor.at + 1) !== "(") return false;
      readSubstitution(cursor, draft, readList, { form: "process", quoted: false });
      return true;
    default:
      return false;
  }
}

function readSingleQuoted(cursor: Cursor, draft: WordDraft, start: number): void {
  const close = cursor.flat.indexOf("'", start);
  if (close === -1 || close >= cursor.end) {
    giveUp(cursor, "a quote is not closed");
    return;
  }
  addStretch(draft, cursor, start, close, true);
  cursor.at = close + 1;
}

function readDoubleQuoted(cursor: Cursor, draft: WordDraft, readList: ReadList): void {
  cursor.at += 1;
  while (cursor.at < cursor.end && cursor.problem === undefined) {
    const plain = take(cursor, PLAIN_IN_QUOTES);
    const next = cursor.flat.charAt(cursor.at);
    if (plain !== undefined) {
      addLiteral(draft, plain, true);
    } else if (next === '"') {
      cursor.at += 1;
      return;
    } else if (next === "$") {
      readDollar(cursor, draft, readList, true);
    } else if (next === "`") {
      readBackticks(cursor, draft, readList, true);
    } else if (next === "\\") {
      const escaped = cursor.flat.charAt(cursor.at + 1);
      if (escaped !== "\n") addLiteral(draft, '$`"\\'.includes(escaped) ? escaped : "\\", true);
      cursor.at += '$`"\\\n'.includes(escaped) && escaped !== "" ? 2 : 1;
    } else {
      addHole(draft, cursor, cursor.at, true);
      cursor.at += 1;
    }
  }
  giveUp(cursor, "a quote is not closed");
}

function readEscape(cursor: Cursor, draft: WordDraft): void {
  const escaped = cursor.flat.charAt(cursor.at + 1);
  if (cursor.at + 1 >= cursor.end) {
    addLiteral(draft, "\\", true);
    cursor.at += 1;
  } else {
    // A backslash before a line end joins the lines and leaves nothing.
    if (escaped === HOLE) addHole(draft, cursor, cursor.at + 1, false);
    else if (escaped !== "\n") addLiteral(draft, escaped, true);
    cursor.at += 2;
  }
}

function readDollar(cursor: Cursor, draft: WordDraft, readList: ReadList, quoted: boolean): void {
  if (startsHere(cursor, "$((")) {
    const end = endOfArithmetic(cursor, cursor.at + 1);
    if (end !== undefined) {
      addPiece(draft, { kind: "opaque", quoted });
      cursor.at = end;
      return;
    }
  }
  if (startsHere(cursor, "$(")) {
    readSubstitution(cursor, draft, readList, { form: "output", quoted });
    return;
  }
  if (startsHere(cursor, "${")) {
    readBraced(cursor, draft, quoted);
    return;
  }
  if (!quoted && startsHere(cursor, "$'")) {
    readAnsiQuoted(cursor, draft);
    return;
  }

  cursor.at += 1;
  if (!quoted && startsHere(cursor, '"')) return; // $"…" is a translated string: read as an ordinary one.
  const name = take(cursor, NAME) ?? take(cursor, SPECIAL_PARAMETER);
  if (name === undefined) addLiteral(draft, "$", quoted);
  else addPiece(draft, { kind: "variable", name, quoted });
}

function readSubstitution(
  cursor: Cursor,
  draft: WordDraft,
  readList: ReadList,
  { form, quoted }: { readonly form: "output" | "process"; readonly quoted: boolean },
): void {
  const start = cursor.at;
  cursor.at += 2;
  const body = readList(cursor);
  if (cursor.problem !== undefined) return;
  if (!startsHere(cursor, ")")) {
    giveUp(cursor, "a substitution is not closed");
    return;
  }
  cursor.at += 1;
  addPiece(draft, { kind: "substitution", form, body, quoted, start, end: cursor.at });
}

function readBackticks(cursor: Cursor, draft: WordDraft, readList: ReadList, quoted: boolean): void {
  const start = cursor.at;
  let close = start + 1;
  while (close < cursor.end && cursor.flat.charAt(close) !== "`") close += cursor.flat.charAt(close) === "\\" ? 2 : 1;
  if (close >= cursor.end) {
    giveUp(cursor, "a backtick is not closed");
    return;
  }

  if (cursor.flat.slice(start, close).includes("\\")) {
    // Backslashes are removed before the inside is read, so offsets would no longer fit.
    addPiece(draft, { kind: "opaque", quoted });
  } else {
    const outerEnd = cursor.end;
    cursor.at = start + 1;
    cursor.end = close;
    const body = readList(cursor);
    if (cursor.at < close) giveUp(cursor, "a bracket inside backticks is not opened");
    cursor.end = outerEnd;
    if (cursor.problem !== undefined) return;
    addPiece(draft, { kind: "substitution", form: "output", body, quoted, start, end: close + 1 });
  }
  cursor.at = close + 1;
}

function readBraced(cursor: Cursor, draft: WordDraft, quoted: boolean): void {
  const start = cursor.at + 2;
  let open = 1;
  let at = start;
  while (at < cursor.end && open > 0) {
    const character = cursor.flat.charAt(at);
    if (character === "\\") at += 1;
    else if (character === "}") open -= 1;
    else if (character === "$" && cursor.flat.charAt(at + 1) === "{") open += 1;
    at += 1;
  }
  if (open > 0 || at > cursor.end) {
    giveUp(cursor, "a brace is not closed");
    return;
  }
  const [, name] = BRACED_NAME.exec(cursor.flat.slice(start, Math.min(at, start + 200))) ?? [];
  addPiece(draft, name === undefined ? { kind: "opaque", quoted } : { kind: "variable", name, quoted });
  cursor.at = at;
}

function readAnsiQuoted(cursor: Cursor, draft: WordDraft): void {
  const start = cursor.at + 2;
  let at = start;
  while (at < cursor.end && cursor.flat.charAt(at) !== "'") at += cursor.flat.charAt(at) === "\\" ? 2 : 1;
  if (at >= cursor.end) {
    giveUp(cursor, "a quote is not closed");
    return;
  }
  addStretch(draft, cursor, start, at, true);
  cursor.at = at + 1;
}

/** Where `((…))` that opens at `start` ends; absent if the brackets turn out to be two subshells. */
export function endOfArithmetic({ flat, end }: Cursor, start: number): number | undefined {
  let open = 0;
  for (let at = start; at < end; at += 1) {
    const character = flat.charAt(at);
    if (character === "(") open += 1;
    if (character !== ")") continue;
    open -= 1;
    if (open === 1) return flat.charAt(at + 1) === ")" && at + 1 < end ? at + 2 : undefined;
  }
  return undefined;
}
