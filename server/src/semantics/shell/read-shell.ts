/**
 * A small shell reader: enough to know the commands, operators, redirections and directory changes of a command text.
 * It takes time linear in the text, never throws, and says in `problem` when a text is not one it can read.
 */

import { readCmd } from "./cmd-reader.ts";
import { readSh } from "./sh-reader.ts";
import { type ShellPart, shellTextOf } from "./shell-text.ts";
import type { Dialect, ShellScript, SimpleCommand, Word } from "./shell-tree.ts";

/** UTF-16 code units; commands beyond it are generated, and nothing is said of them. */
const LONGEST = 4_000_000;

export function readShell(parts: readonly ShellPart[], dialect: Dialect): ShellScript {
  const text = shellTextOf(parts);
  if (text.flat.length > LONGEST) return { dialect, text, list: { items: [] }, problem: "too long" };
  return dialect === "sh" ? readSh(text) : readCmd(text);
}

/** An argument list as a program gets it: no shell, so nothing in it is an operator. */
export interface ArgumentList {
  readonly command: SimpleCommand;
  /** Arguments that only a shell would understand, such as `>` or `*.o`. */
  readonly shellSyntax: readonly ShellSyntax[];
}

export interface ShellSyntax {
  /** Index into the argument list. */
  readonly argument: number;
  readonly kind: "redirection" | "operator" | "glob" | "expansion";
}

/** One argument, in the parts its source gives. */
export type ArgumentParts = readonly ShellPart[];

const REDIRECTION = /^(?:\d|&)?(?:>>?|<|>&|<&)(?:&\d|[-\w./\\]*)$/;
const OPERATOR = /^(?:\||\|\||&&|;|&)$/;
const GLOB = /[*?]|\[[^\]]+\]/;
const EXPANSION = /^~(?:\/|$)|\$\(|\$\{\w+\}|^\$\w+$/;

/** Offsets of the words count over all arguments put together, without anything between them. */
export function readArguments(argumentList: readonly ArgumentParts[]): ArgumentList {
  const words: Word[] = [];
  const shellSyntax: ShellSyntax[] = [];
  let at = 0;
  for (const [argument, parts] of argumentList.entries()) {
    const start = at;
    for (const part of parts) at += part.kind === "text" ? part.text.length : 1;
    const pieces = parts.map((part) =>
      part.kind === "text"
        ? ({ kind: "literal", text: part.text, quoted: true } as const)
        : ({ kind: "hole", label: part.label, quoted: true } as const),
    );
    words.push({ start, end: at, pieces });
    const kind = syntaxIn(parts);
    if (kind !== undefined) shellSyntax.push({ argument, kind });
  }
  return { command: { kind: "simple", start: 0, end: at, assignments: [], words, redirections: [] }, shellSyntax };
}

function syntaxIn(parts: ArgumentParts): ShellSyntax["kind"] | undefined {
  const literal = parts.map((it) => (it.kind === "text" ? it.text : "\uFFFF")).join("");
  if (literal.length > 4096) return undefined;
  if (OPERATOR.test(literal)) return "operator";
  if (REDIRECTION.test(literal)) return "redirection";
  if (EXPANSION.test(literal)) return "expansion";
  return GLOB.test(literal) ? "glob" : undefined;
}
