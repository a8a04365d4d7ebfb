/** The place in a command text at which a reader stands. Local to one reading; nothing of it leaves the reader. */

import { HOLE, holeAt, type ShellText } from "./shell-text.ts";
import type { CommandList, Word, WordPiece } from "./shell-tree.ts";

/** Levels of brackets, substitutions and compound commands that are followed. No person writes as many. */
export const DEEPEST = 40;

export interface Cursor {
  readonly text: ShellText;
  readonly flat: string;
  /** Where the part being read ends: of the text, or of a backtick substitution. */
  end: number;
  at: number;
  depth: number;
  problem: string | undefined;
  /** Here-documents announced on this line, whose bodies begin after it. */
  hereDocuments: { readonly delimiter: string; readonly stripTabs: boolean }[];
}

/** Reads a list of commands up to a closing bracket, which it leaves in place. */
export type ReadList = (cursor: Cursor) => CommandList;

export function cursorOn(text: ShellText): Cursor {
  return { text, flat: text.flat, end: text.flat.length, at: 0, depth: 0, problem: undefined, hereDocuments: [] };
}

/** Stop reading: what was read stands, nothing is said of the rest. */
export function giveUp(cursor: Cursor, problem: string): void {
  cursor.problem ??= problem;
  cursor.at = cursor.end;
}

export function startsHere({ flat, at, end }: Cursor, wanted: string): boolean {
  return at + wanted.length <= end && flat.startsWith(wanted, at);
}

/** What a sticky pattern matches at the cursor, moving it behind the match. */
export function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const [matched] = pattern.exec(cursor.flat) ?? [];
  if (matched === undefined || matched === "" || cursor.at + matched.length > cursor.end) return undefined;
  cursor.at += matched.length;
  return matched;
}

/** A word under construction. */
export interface WordDraft {
  readonly start: number;
  readonly pieces: WordPiece[];
  /** Consecutive literal characters of the same quoting, not yet a piece. */
  literal: string[];
  literalQuoted: boolean;
}

export function draftAt(start: number): WordDraft {
  return { start, pieces: [], literal: [], literalQuoted: false };
}

export function addLiteral(draft: WordDraft, text: string, quoted: boolean): void {
  if (draft.literalQuoted !== quoted) flushLiteral(draft);
  draft.literalQuoted = quoted;
  draft.literal.push(text);
}

export function addPiece(draft: WordDraft, piece: WordPiece): void {
  flushLiteral(draft);
  draft.pieces.push(piece);
}

/** Add the hole at `offset`, or the character itself if the user wrote it. */
export function addHole(draft: WordDraft, { text }: Cursor, offset: number, quoted: boolean): void {
  const hole = holeAt(text, offset);
  if (hole === undefined) addLiteral(draft, text.flat.charAt(offset), quoted);
  else addPiece(draft, { kind: "hole", label: hole.label, quoted });
}

/** Add `flat` from `start` to `end` as literal text, with the holes in it as holes. */
export function addStretch(draft: WordDraft, cursor: Cursor, start: number, end: number, quoted: boolean): void {
  const stretch = cursor.flat.slice(start, end);
  let from = 0;
  for (let hole = stretch.indexOf(HOLE); hole !== -1; hole = stretch.indexOf(HOLE, from)) {
    if (hole > from) addLiteral(draft, stretch.slice(from, hole), quoted);
    addHole(draft, cursor, start + hole, quoted);
    from = hole + 1;
  }
  if (from < stretch.length) addLiteral(draft, stretch.slice(from), quoted);
}

export function finishWord(draft: WordDraft, end: number): Word {
  flushLiteral(draft);
  // Only quotes can make an empty word.
  const pieces: readonly WordPiece[] =
    draft.pieces.length > 0 ? draft.pieces : [{ kind: "literal", text: "", quoted: true }];
  return { start: draft.start, end, pieces };
}

function flushLiteral(draft: WordDraft): void {
  const text = draft.literal.join("");
  if (text !== "") draft.pieces.push({ kind: "literal", text, quoted: draft.literalQuoted });
  draft.literal = [];
}
