/** Lists, pipelines and simple commands of a POSIX shell. Compound commands are in `sh-compounds.ts`. */

import { type Cursor, cursorOn, DEEPEST, giveUp, startsHere, take } from "./cursor.ts";
import { readCompound } from "./sh-compounds.ts";
import { readWord } from "./sh-words.ts";
import type { ShellText } from "./shell-text.ts";
import type {
  Assignment,
  Command,
  CommandList,
  Connector,
  ListItem,
  Pipeline,
  Redirection,
  RedirectionOperator,
  ShellScript,
  Word,
} from "./shell-tree.ts";

/** Blanks and joined lines. */
const BLANKS = /(?:[ \t\r\f\v]|\\\r?\n)+/y;
const COMMENT = /#[^\n]*/y;
const ASSIGNMENT = /[A-Za-z_][A-Za-z0-9_]*\+?=/y;
const DESCRIPTOR = /\d+(?=[<>])/y;
const REDIRECTION = /&>>|&>|<<<|<<-|<<|<>|<&|>>|>\||>&|>|</y;
const NEGATION = /!(?=\s)/y;
/** Reserved words that end a list. */
const CLOSER = /(?:then|else|elif|fi|do|done|esac|\})(?=[\s;&|<>()`]|$)/y;

export function readSh(text: ShellText): ShellScript {
  const cursor = cursorOn(text);
  const list = readList(cursor);
  if (cursor.at < cursor.end) giveUp(cursor, "a bracket or keyword closes nothing");
  return { dialect: "sh", text, list, problem: cursor.problem };
}

/** A list up to the end, a `)`, a `;;` or a closing keyword, which stays for the caller. */
export function readList(cursor: Cursor): CommandList {
  const items: ListItem[] = [];
  cursor.depth += 1;
  if (cursor.depth > DEEPEST) giveUp(cursor, "nested too deeply");

  while (cursor.problem === undefined) {
    skipNewlines(cursor);
    if (cursor.at >= cursor.end || startsHere(cursor, ")") || startsHere(cursor, ";;") || closesList(cursor)) break;

    const pipeline = readPipeline(cursor);
    if (pipeline === undefined) break;
    skipBlanks(cursor);
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
  let negated = false;
  while (take(cursor, NEGATION) !== undefined) {
    negated = !negated;
    skipBlanks(cursor);
  }

  const members: Command[] = [];
  while (cursor.problem === undefined) {
    const member = readCommand(cursor);
    if (member === undefined) break;
    members.push(member);
    skipBlanks(cursor);
    if (!startsHere(cursor, "|") || startsHere(cursor, "||")) return { start, end: member.end, negated, members };
    cursor.at += startsHere(cursor, "|&") ? 2 : 1;
    skipNewlines(cursor);
  }
  giveUp(cursor, "a command is missing");
  return undefined;
}

function readConnector(cursor: Cursor): Connector | undefined {
  if (startsHere(cursor, ";;")) return undefined;
  for (const connector of ["&&", "||", ";", "&"] as const) {
    if (!startsHere(cursor, connector)) continue;
    cursor.at += connector.length;
    return connector;
  }
  if (!startsHere(cursor, "\n")) return undefined;
  takeNewline(cursor);
  return "newline";
}

export function readCommand(cursor: Cursor): Command | undefined {
  const compound = readCompound(cursor);
  if (compound !== undefined || cursor.problem !== undefined || closesList(cursor)) return compound;
  return readSimpleCommand(cursor);
}

export function readSimpleCommand(cursor: Cursor): Command | undefined {
  const start = cursor.at;
  let end = start;
  const assignments: Assignment[] = [];
  const words: Word[] = [];
  const redirections: Redirection[] = [];

  while (cursor.problem === undefined) {
    skipBlanks(cursor);
    if (cursor.at >= cursor.end || take(cursor, COMMENT) !== undefined) break;

    const redirection = readRedirection(cursor);
    if (redirection !== undefined) {
      redirections.push(redirection);
    } else if (cursor.problem !== undefined) {
      break;
    } else {
      const name = words.length === 0 ? take(cursor, ASSIGNMENT) : undefined;
      if (name !== undefined && startsHere(cursor, "(")) {
        skipArray(cursor);
      } else if (name !== undefined) {
        const value = readWord(cursor, readList) ?? { start: cursor.at, end: cursor.at, pieces: [] };
        assignments.push({ name: name.replace(/\+?=$/, ""), value });
      } else {
        const word = readWord(cursor, readList);
        if (word === undefined) break;
        words.push(word);
      }
    }
    end = cursor.at;
  }

  if (startsHere(cursor, "(")) giveUp(cursor, "a bracket stands inside a command");
  if (end === start || cursor.problem !== undefined) return undefined;
  return { kind: "simple", start, end, assignments, words, redirections };
}

export function readRedirections(cursor: Cursor): readonly Redirection[] {
  const redirections: Redirection[] = [];
  for (;;) {
    skipBlanks(cursor);
    const redirection = readRedirection(cursor);
    if (redirection === undefined) return redirections;
    redirections.push(redirection);
  }
}

function readRedirection(cursor: Cursor): Redirection | undefined {
  const start = cursor.at;
  const descriptor = take(cursor, DESCRIPTOR);
  const operator = take(cursor, REDIRECTION);
  if (operator === undefined) return undefined;
  if ((operator === "<" || operator === ">") && startsHere(cursor, "(")) {
    cursor.at = start;
    return undefined;
  }

  skipBlanks(cursor);
  const target = readWord(cursor, readList);
  if (target === undefined) {
    giveUp(cursor, "a redirection has no target");
    return undefined;
  }
  if (operator === "<<" || operator === "<<-") announceHereDocument(cursor, target, operator === "<<-");
  return {
    operator: operatorNamed(operator),
    descriptor: descriptor === undefined ? undefined : Number(descriptor),
    target,
    start,
    end: cursor.at,
  };
}

const OPERATORS: readonly RedirectionOperator[] = [
  ...([">", ">>", ">|", "<", "<>", ">&", "<&", "&>", "&>>", "<<", "<<-", "<<<"] as const),
];

function operatorNamed(written: string): RedirectionOperator {
  return OPERATORS.find((it) => it === written) ?? ">";
}

function announceHereDocument(cursor: Cursor, { pieces }: Word, stripTabs: boolean): void {
  const delimiter = pieces.map((it) => (it.kind === "literal" ? it.text : "\n")).join("");
  if (delimiter.includes("\n")) giveUp(cursor, "the end of a here-document is not known");
  else cursor.hereDocuments.push({ delimiter, stripTabs });
}

export function skipBlanks(cursor: Cursor): void {
  take(cursor, BLANKS);
}

export function skipNewlines(cursor: Cursor): void {
  do {
    skipBlanks(cursor);
    take(cursor, COMMENT);
  } while (takeNewline(cursor));
}

/** Steps over a line end and over the here-documents that begin after it. */
function takeNewline(cursor: Cursor): boolean {
  if (!startsHere(cursor, "\n")) return false;
  cursor.at += 1;
  const announced = cursor.hereDocuments;
  if (announced.length > 0) cursor.hereDocuments = [];
  for (const { delimiter, stripTabs } of announced) {
    while (cursor.at < cursor.end) {
      const newline = cursor.flat.indexOf("\n", cursor.at);
      const lineEnd = newline === -1 ? cursor.end : Math.min(newline, cursor.end);
      const line = cursor.flat.slice(cursor.at, lineEnd).replace(/\r$/, "");
      cursor.at = Math.min(lineEnd + 1, cursor.end);
      if ((stripTabs ? line.replace(/^\t+/, "") : line) === delimiter) break;
    }
  }
  return true;
}

/** `name=(…)`: the elements are values, and no command is among them. */
function skipArray(cursor: Cursor): void {
  cursor.at += 1;
  while (cursor.problem === undefined) {
    skipNewlines(cursor);
    if (startsHere(cursor, ")")) {
      cursor.at += 1;
      return;
    }
    if (readWord(cursor, readList) === undefined) giveUp(cursor, "an array is not closed");
  }
}

function closesList(cursor: Cursor): boolean {
  CLOSER.lastIndex = cursor.at;
  return CLOSER.test(cursor.flat);
}
