/**
 * Commands that one kind of reader was meant to read and the other kind does: a list of arguments that goes to a shell, and
 * words only a shell understands in a list that goes to none.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { programOf } from "../../semantics/shell/program.ts";
import { includesPosix, includesWindows, isDead } from "../../semantics/target.ts";
import { type Expression, textOf } from "../../syntax/ast.ts";
import { callsIn, pathOf } from "../calls-in.ts";
import { keywordTruth } from "../keyword-truth.ts";
import { type ArgumentsCommand, commandOf, listOf } from "../processes/process-command.ts";
import { argumentOf, type ProcessStart, startOf } from "../processes/process-start.ts";
import { PROCESS_TEXT } from "../processes/statuses.ts";
import { summandsOf, type TextPart, textPartsOf } from "../processes/text-parts.ts";
import type { Project } from "../project.ts";
import { isShellWord, isUnexpanded } from "./shell-words.ts";
import { isPosixProgram, isWindowsCommand, WINDOWS_TEXT } from "./windows-commands.ts";

export interface ArgumentMismatch {
  /**
   * `lost`: a shell gets a list and reads its first element only. `operator`, `glob`: a program gets what only a shell
   * understands. `unsplit`: a text with arguments is taken for the name of a program.
   */
  readonly form: "lost" | "operator" | "glob" | "unsplit";
  readonly start: ProcessStart;
  /** The list, the word in it, or the text; the call where that stands in another file. */
  readonly node: Expression;
  /** The program, where it is known. */
  readonly program: string | undefined;
  /** The word, or the whole text. */
  readonly word: string;
  readonly isCertain: boolean;
}

export function argumentMismatches(project: Project, file: ModuleModel): readonly ArgumentMismatch[] {
  if (!project.mayMeet(file, PROCESS_TEXT) && !project.mayMeet(file, /\bnox\b/)) return [];
  const found: ArgumentMismatch[] = [];
  for (const call of callsIn(project, file)) {
    const start = startOf(project, call);
    if (start === undefined) continue;
    const { form } = start.api;
    if (form !== "either" && form !== "arguments" && form !== "spread") continue;
    const target = project.targetAt(call);
    if (isDead(target) || !includesPosix(target)) continue;
    const mismatch = mismatchOf(project, file, start, includesWindows(target));
    if (mismatch === undefined) continue;
    const node = project.fileOf(mismatch.node) === file ? mismatch.node : call;
    // A list that goes to several calls is one list.
    if (!found.some((it) => it.node === node)) found.push({ ...mismatch, node });
  }
  return found;
}

function mismatchOf(
  project: Project,
  file: ModuleModel,
  start: ProcessStart,
  mayBeWindows: boolean,
): ArgumentMismatch | undefined {
  const isWindows = mayBeWindows && project.matches(file.path, WINDOWS_TEXT);
  const shell = start.api.form === "either" ? keywordTruth(project, start, { keyword: "shell" }) : "absent";
  if (shell === "unknown") return undefined;
  if (shell === true) return lostArguments(project, start, isWindows);
  const command = commandOf(project, start);
  if (command?.form !== "arguments") return undefined;
  return command.isString ? unsplitText(start, command, mayBeWindows, isWindows) : foreignWord(start, command);
}

/** A list of several elements, of which the shell takes the second for its own `$0`. */
function lostArguments(project: Project, start: ProcessStart, isWindows: boolean): ArgumentMismatch | undefined {
  const expression = argumentOf(start, start.api.keyword, start.api.position);
  const source = expression === undefined ? undefined : listOf(project, expression, start.frame);
  if (source === undefined || start.arguments.some((it) => it.name === "executable")) return undefined;
  const elements = leadingElements(source.node);
  const [first] = elements;
  if (first === undefined || elements.length < 2) return undefined;
  const isPython = pathOf(project, first, source.frame) === "sys.executable";
  const text = isPython ? textOf(first) : literalOf(textPartsOf(project, first, source.frame));
  // The shell hands them to a text that asks for them.
  if (text === undefined || text.trim() === "" || /\$[0-9@*#]|\$\{[0-9@*#]/.test(text)) return undefined;
  if (isWindowsCommand(text, elements.slice(1).map(textOf))) return undefined;
  return {
    form: "lost",
    start,
    node: source.node,
    program: text.trim().split(/\s+/)[0],
    word: text,
    isCertain: !isWindows,
  };
}

/** What a list surely begins with: its elements up to one that may be any number of them. */
function leadingElements(node: Expression): readonly Expression[] {
  const elements: Expression[] = [];
  for (const part of node.kind === "binaryOperation" ? summandsOf(node) : [node]) {
    if (part.kind !== "sequence" || part.form === "set") return elements;
    for (const element of part.elements) {
      if (element.kind === "starred") return elements;
      elements.push(element);
    }
  }
  return elements;
}

/** `["ls", "|", "wc"]`, `["rm", "*.o"]`: the program gets the words as they stand. */
function foreignWord(start: ProcessStart, command: ArgumentsCommand): ArgumentMismatch | undefined {
  const program = programOf(command.list.command);
  if (program === undefined) return undefined;
  const texts = command.arguments.map((it) => literalOf(it));
  const offset = texts.length - program.words.length;
  for (const [index, parts] of command.arguments.entries()) {
    if (index < offset) continue;
    const [first] = parts;
    const word = parts.map((it) => (it.kind === "text" ? it.text : "…")).join("");
    if (first === undefined || word === "") continue;
    const place = { name: program.name, launcher: texts[0], words: texts.slice(offset), index: index - offset };
    const form = isShellWord(place) ? "operator" : isUnexpanded(place, parts) ? "glob" : undefined;
    if (form !== undefined) {
      return { form, start, node: first.node, program: program.name, word, isCertain: program.name !== undefined };
    }
  }
  return undefined;
}

/** `call("make install")` without a shell, which only Windows takes apart. */
function unsplitText(
  start: ProcessStart,
  { expression, arguments: words }: ArgumentsCommand,
  mayBeWindows: boolean,
  isWindows: boolean,
): ArgumentMismatch | undefined {
  if (start.api.form !== "either" || start.arguments.some((it) => it.name === "executable")) return undefined;
  const [first, ...others] = words.map((it) => it.map((part) => (part.kind === "text" ? part.text : "…")).join(""));
  // What begins with a hole may be the directory of a program, and what has a directory may have blanks in it.
  if (first === undefined || others.length === 0 || !/^[a-z][\w.+-]*$/.test(first)) return undefined;
  if (isWindowsCommand(first, others)) return undefined;
  if (mayBeWindows && !isPosixProgram(first)) return undefined;
  return {
    form: "unsplit",
    start,
    node: expression,
    program: first,
    word: [first, ...others].join(" "),
    isCertain: !isWindows,
  };
}

function literalOf(parts: readonly TextPart[]): string | undefined {
  return parts.every((it) => it.kind === "text") ? parts.map((it) => it.text).join("") : undefined;
}
