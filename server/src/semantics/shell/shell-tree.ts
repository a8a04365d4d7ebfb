/**
 * What a shell reads out of a command text. All offsets are UTF-16 code units of the flat text; `placeOf` leads them back
 * to the parts.
 */

import type { ShellText } from "./shell-text.ts";

export type Dialect = "sh" | "cmd";

export interface ShellScript {
  readonly dialect: Dialect;
  readonly text: ShellText;
  readonly list: CommandList;
  /** Why the text could not be read to its end, and then `list` holds only what came before. Absent if all is well. */
  readonly problem: string | undefined;
}

/** Operator between two pipelines, or after the last one, as sh writes it: the `&` of cmd.exe is a `;`. */
export type Connector = ";" | "&&" | "||" | "&" | "newline";

export interface CommandList {
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly pipeline: Pipeline;
  /** What follows the pipeline; absent after the last one if the list just ends. */
  readonly connector: Connector | undefined;
  /** Where the connector stands; the end of the pipeline if there is none. */
  readonly connectorStart: number;
}

export interface Pipeline {
  readonly start: number;
  readonly end: number;
  /** Begins with `!`, so its status is turned round. */
  readonly negated: boolean;
  readonly members: readonly Command[];
}

export type Command = SimpleCommand | GroupCommand | CompoundCommand;

export interface SimpleCommand {
  readonly kind: "simple";
  readonly start: number;
  readonly end: number;
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
}

export interface GroupCommand {
  /** `( … )` runs in a child shell, `{ …; }` does not. */
  readonly kind: "subshell" | "group";
  readonly start: number;
  readonly end: number;
  readonly body: CommandList;
  readonly redirections: readonly Redirection[];
}

export interface CompoundCommand {
  readonly kind: "compound";
  readonly start: number;
  readonly end: number;
  readonly keyword: CompoundKeyword;
  /** Commands whose status only decides what runs next: after `if`, `elif`, `while`, `until`. */
  readonly conditions: readonly CommandList[];
  readonly bodies: readonly CommandList[];
  readonly redirections: readonly Redirection[];
}

export type CompoundKeyword = "if" | "for" | "while" | "until" | "case" | "select" | "function" | "[[" | "((";

export interface Assignment {
  readonly name: string;
  readonly value: Word;
}

export interface Redirection {
  readonly operator: RedirectionOperator;
  /** The number in front, as in `2>`; absent if none was written. */
  readonly descriptor: number | undefined;
  readonly target: Word;
  readonly start: number;
  readonly end: number;
}

export type RedirectionOperator = ">" | ">>" | ">|" | "<" | "<>" | ">&" | "<&" | "&>" | "&>>" | "<<" | "<<-" | "<<<";

export interface Word {
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly WordPiece[];
}

export type WordPiece =
  | { readonly kind: "literal"; readonly text: string; readonly quoted: boolean }
  | { readonly kind: "hole"; readonly label: string | undefined; readonly quoted: boolean }
  | { readonly kind: "variable"; readonly name: string; readonly quoted: boolean }
  | SubstitutionPiece
  /** Read over, not into: arithmetic, or a substitution too deep to follow. */
  | { readonly kind: "opaque"; readonly quoted: boolean };

export interface SubstitutionPiece {
  readonly kind: "substitution";
  /** `$(…)` and backticks give output; `<(…)` and `>(…)` give a file name. */
  readonly form: "output" | "process";
  readonly body: CommandList;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

/** The text of a word without holes, variables or substitutions, quotes removed. */
export function literalOf({ pieces }: Word): string | undefined {
  let text = "";
  for (const piece of pieces) {
    if (piece.kind !== "literal") return undefined;
    text += piece.text;
  }
  return text;
}

/** The literal text with which a word begins, up to its first hole, variable or substitution. */
export function literalPrefixOf({ pieces }: Word): string {
  let text = "";
  for (const piece of pieces) {
    if (piece.kind !== "literal") break;
    text += piece.text;
  }
  return text;
}
