/**
 * Command texts for cmd.exe: `&`, `&&`, `||` and `|` separate, `^` escapes, only `"` quotes, `%NAME%` expands. `if` and
 * `for` are read over up to the end of their line.
 */

import {
  addHole,
  addLiteral,
  addPiece,
  addStretch,
  type Cursor,
  cursorOn,
  DEEPEST,
  draftAt,
  finishWord,
  giveUp,
  startsHere,
  take,
} from "./cursor.ts";
import { HOLE, type ShellText } from "./shell-text.ts";
import type {
  Command,
  CommandList,
  Connector,
  ListItem,
  Pipeline,
  Redirection,
  ShellScript,
  Word,
} from "./shell-tree.ts";

const BLANKS = /(?:[ \t\r\f\v]|\^\r?\n)+/y;
const LINES = /[ \t\r\f\v\n]+/y;
const PLAIN = /[^\s&|<>()"^%\uFFFF]+/y;
const VARIABLE = /%[A-Za-z_][\w().]*(?::[^%\n]*)?%/y;
const DESCRIPTOR = /\d(?=[<>])/y;
const REDIRECTION = />>|>&|>|<&|</y;
const REMARK = /(?:rem(?=[\s&|<>()]|$)|::)[^\n]*/iy;
const LINE_COMMAND = /(?:if|for)(?=\s)[^\n]*/iy;

export function readCmd(text: ShellText): ShellScript {
  const cursor = cursorOn(text);
  const list = readList(cursor);
  if (cursor.at < cursor.end) giveUp(cursor, "a bracket closes nothing");
  return { dialect: "cmd", text, list, problem: cursor.problem };
}

function readList(cursor: Cursor): CommandList {
  const items: ListItem[] = [];
  cursor.depth += 1;
  if (cursor.depth > DEEPEST) giveUp(cursor, "nested too deeply");

  while (cursor.problem === undefined) {
    take(cursor, LINES);
    if (take(cursor, REMARK) !== undefined) continue;
    if (cursor.at >= cursor.end || startsHere(cursor, ")")) break;

    const pipeline = readPipeline(cursor);
    if (pipeline === undefined) break;
    take(cursor, BLANKS);
    const connectorStart = cursor.at;
    const connector = readConnector(cursor);
    items.push({ pipeline, connector, connectorStart: connector === undefined ? pipeline.end : connectorStart });
    if (connector === undefined) break;
  }

  cursor.depth -= 1;
  const last = items.at(-1)?.connector;
  if (last === "&&" || last === "||") giveUp(cursor, "an operator has nothing to its right");
  return { items };
}

function readPipeline(cursor: Cursor): Pipeline | undefined {
  const start = cursor.at;
  const members: Command[] = [];
  while (cursor.problem === undefined) {
    take(cursor, LINES);
    const member = readCommand(cursor);
    if (member === undefined) break;
    members.push(member);
    take(cursor, BLANKS);
    if (!startsHere(cursor, "|") || startsHere(cursor, "||"))
      return { start, end: member.end, negated: false, members };
    cursor.at += 1;
  }
  giveUp(cursor, "a command is missing");
  return undefined;
}

function readConnector(cursor: Cursor): Connector | undefined {
  const written = ["&&", "||", "&", "\n"].find((it) => startsHere(cursor, it));
  cursor.at += written?.length ?? 0;
  switch (written) {
    case "&&":
    case "||":
      return written;
    case "&":
      return ";";
    case "\n":
      return "newline";
    default:
      return undefined;
  }
}

function readCommand(cursor: Cursor): Command | undefined {
  // `@` only keeps the command from being shown.
  while (startsHere(cursor, "@")) cursor.at += 1;
  const start = cursor.at;
  if (startsHere(cursor, "(")) {
    cursor.at += 1;
    const body = readList(cursor);
    if (cursor.problem === undefined && !startsHere(cursor, ")")) giveUp(cursor, "a bracket is not closed");
    if (cursor.problem !== undefined) return undefined;
    cursor.at += 1;
    const redirections = readRedirections(cursor);
    return { kind: "group", start, end: cursor.at, body, redirections };
  }
  const line = take(cursor, LINE_COMMAND);
  if (line !== undefined) {
    const keyword = line.toLowerCase().startsWith("if") ? "if" : "for";
    return { kind: "compound", start, end: cursor.at, keyword, conditions: [], bodies: [], redirections: [] };
  }
  return readSimpleCommand(cursor);
}

function readSimpleCommand(cursor: Cursor): Command | undefined {
  const start = cursor.at;
  let end = start;
  const words: Word[] = [];
  const redirections: Redirection[] = [];
  while (cursor.problem === undefined) {
    take(cursor, BLANKS);
    const redirection = readRedirection(cursor);
    const word = redirection === undefined ? readWord(cursor) : undefined;
    if (redirection !== undefined) redirections.push(redirection);
    else if (word !== undefined) words.push(word);
    else break;
    end = cursor.at;
  }
  if (end === start || cursor.problem !== undefined) return undefined;
  return { kind: "simple", start, end, assignments: [], words, redirections };
}

function readRedirections(cursor: Cursor): readonly Redirection[] {
  const redirections: Redirection[] = [];
  for (;;) {
    take(cursor, BLANKS);
    const redirection = readRedirection(cursor);
    if (redirection === undefined) return redirections;
    redirections.push(redirection);
  }
}

function readRedirection(cursor: Cursor): Redirection | undefined {
  const start = cursor.at;
  const descriptor = take(cursor, DESCRIPTOR);
  const operator = take(cursor, REDIRECTION);
  if (operator === undefined) {
    cursor.at = start;
    return undefined;
  }
  take(cursor, BLANKS);
  const target = readWord(cursor);
  if (target === undefined) {
    giveUp(cursor, "a redirection has no target");
    return undefined;
  }
  return {
    operator: operator === ">>" || operator === ">&" || operator === "<&" || operator === "<" ? operator : ">",
    descriptor: descriptor === undefined ? undefined : Number(descriptor),
    target,
    start,
    end: cursor.at,
  };
}

function readWord(cursor: Cursor): Word | undefined {
  const draft = draftAt(cursor.at);
  while (cursor.at < cursor.end) {
    const plain = take(cursor, PLAIN);
    if (plain !== undefined) {
      addLiteral(draft, plain, false);
      continue;
    }
    const variable = take(cursor, VARIABLE);
    if (variable !== undefined) {
      addPiece(draft, { kind: "variable", name: variable.slice(1, -1).replace(/:.*$/s, ""), quoted: false });
      continue;
    }
    const next = cursor.flat.charAt(cursor.at);
    if (next === '"') {
      readQuoted();
    } else if (next === "^" && cursor.at + 1 < cursor.end) {
      addStretch(draft, cursor, cursor.at + 1, cursor.at + 2, cursor.flat.charAt(cursor.at + 1) !== HOLE);
      cursor.at += 2;
    } else if (next === HOLE) {
      addHole(draft, cursor, cursor.at, false);
      cursor.at += 1;
    } else if (next === "%" || next === "^" || next === "(") {
      addLiteral(draft, next, false);
      cursor.at += 1;
    } else if (next === ")" && cursor.depth === 1) {
      // Outside a group a closing bracket is a character like any other.
      addLiteral(draft, next, false);
      cursor.at += 1;
    } else {
      break;
    }
  }
  return cursor.at === draft.start ? undefined : finishWord(draft, cursor.at);

  /** A quote that is not closed reaches to the end of the line, and cmd.exe does not mind. */
  function readQuoted(): void {
    const start = cursor.at + 1;
    let close = start;
    while (close < cursor.end && !'"\n'.includes(cursor.flat.charAt(close))) close += 1;
    addStretch(draft, cursor, start, close, true);
    cursor.at = close < cursor.end && cursor.flat.charAt(close) === '"' ? close + 1 : close;
  }
}
