/** Groups, subshells, loops, conditions and functions of a POSIX shell. */

import { type Cursor, DEEPEST, giveUp, startsHere, take } from "./cursor.ts";
import { readCommand, readList, readRedirections, readSimpleCommand, skipBlanks, skipNewlines } from "./sh-reader.ts";
import { endOfArithmetic, readWord } from "./sh-words.ts";
import type { Command, CommandList, CompoundKeyword } from "./shell-tree.ts";

const OPENER = /(?:if|while|until|for|select|case|function|\{|\[\[)(?=[\s;&|<>()`]|$)/y;
const FUNCTION = /[A-Za-z_][\w.:-]*[ \t]*\([ \t]*\)/y;
const FUNCTION_NAME = /[ \t]+[A-Za-z_][\w.:-]*[ \t]*(?:\([ \t]*\))?/y;
const LOOP_VARIABLE = /[A-Za-z_][A-Za-z0-9_]*/y;
const CASE_PATTERN_END = /;;&|;;|;&/y;

interface Bodies {
  readonly conditions: CommandList[];
  readonly bodies: CommandList[];
}

/** The group or compound command at the cursor, or `undefined` if a simple command stands there. */
export function readCompound(cursor: Cursor): Command | undefined {
  const start = cursor.at;
  if (startsHere(cursor, "((")) {
    const end = endOfArithmetic(cursor, cursor.at);
    if (end !== undefined) {
      cursor.at = end;
      return compound(cursor, start, "((", { conditions: [], bodies: [] });
    }
  }
  if (startsHere(cursor, "(")) {
    cursor.at += 1;
    return group(cursor, start, "subshell", ")");
  }
  if (take(cursor, FUNCTION) !== undefined) return readFunction(cursor, start);

  switch (take(cursor, OPENER)) {
    case "{":
      return group(cursor, start, "group", "}");
    case "if":
      return compound(cursor, start, "if", readIf(cursor));
    case "while":
      return compound(cursor, start, "while", readLoop(cursor));
    case "until":
      return compound(cursor, start, "until", readLoop(cursor));
    case "for":
      return compound(cursor, start, "for", readFor(cursor));
    case "select":
      return compound(cursor, start, "select", readFor(cursor));
    case "case":
      return compound(cursor, start, "case", readCase(cursor));
    case "[[":
      return compound(cursor, start, "[[", readDoubleBracket(cursor));
    case "function":
      if (take(cursor, FUNCTION_NAME) === undefined) giveUp(cursor, "a function has no name");
      return readFunction(cursor, start);
    default:
      return undefined;
  }
}

function group(cursor: Cursor, start: number, kind: "subshell" | "group", closer: string): Command | undefined {
  const body = readList(cursor);
  expect(cursor, closer);
  const redirections = readRedirections(cursor);
  return cursor.problem === undefined ? { kind, start, end: cursor.at, body, redirections } : undefined;
}

function compound(cursor: Cursor, start: number, keyword: CompoundKeyword, inner: Bodies): Command | undefined {
  const end = cursor.at;
  const redirections = cursor.problem === undefined ? readRedirections(cursor) : [];
  if (cursor.problem !== undefined) return undefined;
  return { kind: "compound", start, end: redirections.at(-1)?.end ?? end, keyword, ...inner, redirections };
}

function readIf(cursor: Cursor): Bodies {
  const inner: Bodies = { conditions: [], bodies: [] };
  for (;;) {
    inner.conditions.push(readList(cursor));
    expect(cursor, "then");
    inner.bodies.push(readList(cursor));
    if (cursor.problem !== undefined) return inner;
    if (startsHere(cursor, "elif")) {
      cursor.at += "elif".length;
    } else {
      if (startsHere(cursor, "else")) {
        cursor.at += "else".length;
        inner.bodies.push(readList(cursor));
      }
      expect(cursor, "fi");
      return inner;
    }
  }
}

function readLoop(cursor: Cursor): Bodies {
  const condition = readList(cursor);
  return { conditions: [condition], bodies: [readDoDone(cursor)] };
}

function readFor(cursor: Cursor): Bodies {
  skipBlanks(cursor);
  const end = startsHere(cursor, "((") ? endOfArithmetic(cursor, cursor.at) : undefined;
  if (end !== undefined) {
    cursor.at = end;
  } else {
    if (take(cursor, LOOP_VARIABLE) === undefined) giveUp(cursor, "a loop has no variable");
    skipNewlines(cursor);
    if (startsHere(cursor, "in")) {
      cursor.at += "in".length;
      skipBlanks(cursor);
      // The values are words like those of a command, and may be none at all.
      if (!startsHere(cursor, ";") && !startsHere(cursor, "\n")) readSimpleCommand(cursor);
    }
  }
  skipBlanks(cursor);
  if (startsHere(cursor, ";")) cursor.at += 1;
  skipNewlines(cursor);
  return { conditions: [], bodies: [readDoDone(cursor)] };
}

function readDoDone(cursor: Cursor): CommandList {
  expect(cursor, "do");
  const body = readList(cursor);
  expect(cursor, "done");
  return body;
}

function readCase(cursor: Cursor): Bodies {
  const inner: Bodies = { conditions: [], bodies: [] };
  skipBlanks(cursor);
  readWord(cursor, readList);
  skipNewlines(cursor);
  expect(cursor, "in");
  while (cursor.problem === undefined) {
    skipNewlines(cursor);
    if (startsHere(cursor, "esac")) {
      cursor.at += "esac".length;
      break;
    }
    if (startsHere(cursor, "(")) cursor.at += 1;
    skipPatterns(cursor);
    inner.bodies.push(readList(cursor));
    if (take(cursor, CASE_PATTERN_END) === undefined && !startsHere(cursor, "esac")) {
      giveUp(cursor, "a case is not closed");
    }
  }
  return inner;
}

function skipPatterns(cursor: Cursor): void {
  for (;;) {
    skipBlanks(cursor);
    if (readWord(cursor, readList) === undefined) {
      giveUp(cursor, "a case has no pattern");
      return;
    }
    skipBlanks(cursor);
    if (!startsHere(cursor, "|")) {
      expect(cursor, ")");
      return;
    }
    cursor.at += 1;
  }
}

/** `[[ … ]]` has operators of its own; only its end matters. */
function readDoubleBracket(cursor: Cursor): Bodies {
  const close = cursor.flat.indexOf("]]", cursor.at);
  if (close === -1 || close + 2 > cursor.end) giveUp(cursor, "a test is not closed");
  else cursor.at = close + 2;
  return { conditions: [], bodies: [] };
}

function readFunction(cursor: Cursor, start: number): Command | undefined {
  skipNewlines(cursor);
  cursor.depth += 1;
  if (cursor.depth > DEEPEST) giveUp(cursor, "nested too deeply");
  const body = cursor.problem === undefined ? readCommand(cursor) : undefined;
  cursor.depth -= 1;
  if (body === undefined || body.kind === "simple") {
    giveUp(cursor, "a function has no body");
    return undefined;
  }
  const pipeline = { start: body.start, end: body.end, negated: false, members: [body] };
  const items = [{ pipeline, connector: undefined, connectorStart: body.end }];
  return {
    kind: "compound",
    start,
    end: body.end,
    keyword: "function",
    conditions: [],
    bodies: [{ items }],
    redirections: [],
  };
}

function expect(cursor: Cursor, closer: string): void {
  if (cursor.problem !== undefined) return;
  if (startsHere(cursor, closer)) cursor.at += closer.length;
  else giveUp(cursor, `\`${closer}\` is missing`);
}
