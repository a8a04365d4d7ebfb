/**
 * A preprocessor for text that no compiler has seen: headers of a workspace, `ffi.cdef(...)`.
 *
 * It follows conditions, expands macros, and leaves `#include` alone. Lines keep their numbers. A condition on a name
 * that nothing here defines takes the same branch as in C, the one for "not defined". Macros that paste or quote tokens
 * are not expanded; the declaration that uses one does not parse and is left out.
 */

import type { Abi } from "../types.ts";
import { constantAt, integerOf } from "./constant-expression.ts";
import { cursorOver, type Surroundings } from "./cursor.ts";
import { isWindows } from "./layout.ts";
import { endOfComment, endOfDirective, endOfLiteral, endOfWord, isDigit, isWordStart } from "./tokens.ts";

export interface Preprocessed {
  readonly text: string;
  /** Macros that are numbers. */
  readonly constants: ReadonlyMap<string, bigint>;
}

interface Macro {
  /** `undefined` for a macro without parentheses. */
  readonly parameters: readonly string[] | undefined;
  readonly body: string;
}

/** Expansions may grow a text by this factor and no more; real headers stay far below. */
const MOST_GROWTH = 8;
const LEAST_ROOM = 100_000;
const DEEPEST_EXPANSION = 24;

const NOTHING_AROUND: Surroundings = { typedefOf: () => undefined, recordOf: () => undefined };

export function preprocess(source: string, abi: Abi): Preprocessed {
  const macros = predefined(abi);
  const constants = new Map<string, bigint>();
  /** For each open condition: whether its lines count, and whether one of its branches has been taken. */
  const conditions: { active: boolean; taken: boolean; readonly outer: boolean }[] = [];
  const room = { left: source.length * MOST_GROWTH + LEAST_ROOM };
  const pieces: string[] = [];
  let at = 0;
  let lineStart = true;

  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code === 0x23 && lineStart) {
      const end = endOfDirective(source, at);
      const directive = source.slice(at, end);
      pieces.push(obey(directive), "\n".repeat(directive.split("\n").length - 1));
      at = end;
      continue;
    }
    if (code === 0x0a) {
      pieces.push("\n");
      lineStart = true;
      at++;
      continue;
    }
    const end = endOfPiece(source, at);
    const piece = source.slice(at, end);
    const isComment = endOfComment(source, at) !== undefined;
    if (!isComment && piece.trim() !== "") lineStart = false;
    if (isComment) pieces.push(" ", "\n".repeat(piece.split("\n").length - 1));
    else if (isActive()) {
      const used = isWordStart(code) ? expandAt(source, at, end) : undefined;
      pieces.push(used?.text ?? piece);
      at = used?.end ?? end;
      continue;
    }
    at = end;
  }
  return { text: pieces.join(""), constants };

  function isActive(): boolean {
    return conditions.at(-1)?.active ?? true;
  }

  /** What stays of a directive in the text: `#pragma pack` and line markers. */
  function obey(directive: string): string {
    const { word = "", rest = "" } =
      /^#\s*(?<word>\w*)\s*(?<rest>[\s\S]*)$/.exec(withoutComments(directive))?.groups ?? {};
    const current = conditions.at(-1);
    switch (word) {
      case "if":
      case "ifdef":
      case "ifndef": {
        const outer = isActive();
        const isTrue = outer && (word === "if" ? holds(rest) : macros.has(firstWord(rest)) === (word === "ifdef"));
        conditions.push({ active: isTrue, taken: isTrue, outer });
        return "";
      }
      case "elif":
        if (current !== undefined) {
          current.active = current.outer && !current.taken && holds(rest);
          current.taken ||= current.active;
        }
        return "";
      case "else":
        if (current !== undefined) {
          current.active = current.outer && !current.taken;
          current.taken = true;
        }
        return "";
      case "endif":
        conditions.pop();
        return "";
      case "define":
        if (isActive()) define(rest);
        return "";
      case "undef":
        if (isActive()) {
          macros.delete(firstWord(rest));
          constants.delete(firstWord(rest));
        }
        return "";
      case "pragma":
        return isActive() ? directive : "";
      default:
        return "";
    }
  }

  function define(rest: string): void {
    const { name, parameters, body } =
      /^(?<name>\w+)(?:\((?<parameters>[^)]*)\))?(?<body>[\s\S]*)$/.exec(rest)?.groups ?? {};
    if (name === undefined) return;
    const spelled = (body ?? "").replace(/\\\r?\n/g, " ").trim();
    macros.set(name, { parameters: parameters?.split(",").map((it) => it.trim()), body: spelled });
    const value = parameters === undefined && spelled !== "" ? valueOfConstant(spelled) : undefined;
    if (value !== undefined) constants.set(name, value);
  }

  function valueOfConstant(body: string): bigint | undefined {
    const plain = integerOf(body);
    if (plain !== undefined) return plain;
    const cursor = cursorOver(expand(body, 0), abi, NOTHING_AROUND);
    const value = constantAt(cursor);
    return cursor.kind() === "end" ? value : undefined;
  }

  function holds(condition: string): boolean {
    const decided = condition
      .replace(/\bdefined\s*(?:\(\s*(\w+)\s*\)|(\w+))/g, (_, bracketed?: string, bare?: string) =>
        macros.has(bracketed ?? bare ?? "") ? "1" : "0",
      )
      .replace(/\b__has_\w+\s*\([^()]*\)/g, "0");
    // A name that is no macro counts as 0.
    const numbers = expand(decided, 0).replace(/\b[A-Za-z_]\w*\b/g, "0");
    const value = constantAt(cursorOver(numbers, abi, NOTHING_AROUND));
    return value !== undefined && value !== 0n;
  }

  function expand(text: string, depth: number, hidden: ReadonlySet<string> = new Set()): string {
    const expanded: string[] = [];
    for (let position = 0; position < text.length; ) {
      const end = endOfPiece(text, position);
      const used = isWordStart(text.charCodeAt(position)) ? expandAt(text, position, end, depth, hidden) : undefined;
      expanded.push(used?.text ?? text.slice(position, end));
      position = used?.end ?? end;
    }
    return expanded.join("");
  }

  /** The expansion of the word from `start` to `end`, and where the text goes on; `undefined` for no macro. */
  function expandAt(
    text: string,
    start: number,
    end: number,
    depth = 0,
    hidden: ReadonlySet<string> = new Set(),
  ): { readonly text: string; readonly end: number } | undefined {
    const name = text.slice(start, end);
    const macro = macros.get(name);
    if (macro === undefined || hidden.has(name) || depth > DEEPEST_EXPANSION || room.left <= 0) return undefined;
    if (/#/.test(macro.body)) return undefined;

    let { body } = macro;
    let next = end;
    if (macro.parameters !== undefined) {
      const call = argumentsAt(text, end);
      room.left -= (call?.end ?? end + LONGEST_CALL) - end;
      if (call === undefined) return undefined;
      next = call.end;
      const given = new Map(macro.parameters.map((it, index) => [it, call.values[index] ?? ""]));
      given.set("__VA_ARGS__", call.values.slice(macro.parameters.length - 1).join(","));
      body = body.replace(/\b[A-Za-z_]\w*\b/g, (word) => given.get(word) ?? word);
    }
    room.left -= body.length + 1;
    return { text: expand(body, depth + 1, new Set([...hidden, name])), end: next };
  }
}

/** The arguments of a macro call whose bracket follows `from`; `undefined` when none does. */
function argumentsAt(
  text: string,
  from: number,
): { readonly values: readonly string[]; readonly end: number } | undefined {
  let at = from;
  while (/\s/.test(text.charAt(at))) at++;
  if (text.charAt(at) !== "(") return undefined;

  const values: string[] = [];
  let depth = 0;
  let start = at + 1;
  // No call is longer; without a limit, a thousand unclosed ones would be read to the end of the text each.
  const limit = Math.min(text.length, at + LONGEST_CALL);
  for (; at < limit; at++) {
    const character = text.charAt(at);
    if (character === "(") depth++;
    if (character === ")") depth--;
    if (depth === 0 || (depth === 1 && character === ",")) {
      values.push(text.slice(start, at).trim());
      start = at + 1;
      if (depth === 0) return { values, end: at + 1 };
    }
  }
  return undefined;
}

const LONGEST_CALL = 2_000;

function endOfPiece(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isWordStart(code)) return endOfWord(text, at);
  if (code === 0x22 || code === 0x27) return endOfLiteral(text, at);
  const comment = endOfComment(text, at);
  if (comment !== undefined) return comment;
  // A number keeps its suffix: the L of 10L is no macro.
  let end = at + 1;
  if (isDigit(code)) while (isDigit(text.charCodeAt(end)) || isWordStart(text.charCodeAt(end))) end++;
  return end;
}

function withoutComments(directive: string): string {
  return directive.replace(/\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\//g, " ").replace(/\/\/.*$/, "");
}

function firstWord(text: string): string {
  return /^\w+/.exec(text)?.[0] ?? "";
}

function predefined(abi: Abi): Map<string, Macro> {
  const names = ["__STDC__", "__STDC_VERSION__=201112", "CFFI_CDEF"];
  if (isWindows(abi))
    names.push("_WIN32", "WIN32", "_MSC_VER=1930", ...(abi === "x64" ? ["_WIN64", "_M_X64=100"] : ["_M_IX86=600"]));
  else names.push("__GNUC__=12", "__LP64__", "_LP64", "__unix__", "__x86_64__");
  if (abi === "linux") names.push("__linux__", "__linux", "linux");
  if (abi === "macos") names.push("__APPLE__", "__MACH__");
  return new Map(
    names.map((it): [string, Macro] => {
      const [name = "", body = "1"] = it.split("=");
      return [name, { parameters: undefined, body }];
    }),
  );
}
