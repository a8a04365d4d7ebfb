/** The command of a process start, as a shell or the started program reads it. */

import { reachingBindings } from "../../semantics/reaching.ts";
import { isLauncher } from "../../semantics/shell/program.ts";
import { type ArgumentList, readArguments, readShell } from "../../semantics/shell/read-shell.ts";
import { simpleCommandsIn } from "../../semantics/shell/script-walk.ts";
import type { ShellScript, SimpleCommand } from "../../semantics/shell/shell-tree.ts";
import type { Frame } from "../../semantics/values.ts";
import { type Expression, textOf } from "../../syntax/ast.ts";
import { keywordTruth } from "../keyword-truth.ts";
import type { Project } from "../project.ts";
import { argumentOf, type ProcessStart } from "./process-start.ts";
import { summandsOf, type TextPart, textPartsOf } from "./text-parts.ts";

export type ProcessCommand = ShellCommand | ArgumentsCommand;

/** A text that a shell reads. */
export interface ShellCommand {
  readonly form: "shell";
  readonly expression: Expression;
  readonly parts: readonly TextPart[];
  readonly script: ShellScript;
}

/** A list of arguments that a program gets. */
export interface ArgumentsCommand {
  readonly form: "arguments";
  readonly expression: Expression;
  /** Parts of each argument that is known one by one. */
  readonly arguments: readonly (readonly TextPart[])[];
  readonly list: ArgumentList;
  /** Whether nothing is known to follow the arguments: false behind an unknown list that is added. */
  readonly isComplete: boolean;
  /** Given as one string and split as the platform does without a shell. */
  readonly isString: boolean;
}

const COMMAND = Symbol("command of a process start");

export function commandOf(project: Project, start: ProcessStart): ProcessCommand | undefined {
  if (start.frame !== undefined) return readCommand(project, start);
  return project.memoFor(COMMAND, start, () => readCommand(project, start));
}

function readCommand(project: Project, start: ProcessStart): ProcessCommand | undefined {
  const { form, keyword, position } = start.api;
  if (form === "none") return undefined;
  if (form === "spread") return spreadCommand(project, start);

  const expression = argumentOf(start, keyword, position);
  if (expression === undefined) return undefined;
  const shell = form === "either" && keywordTruth(project, start, { keyword: "shell" });
  const source = form === "shell" ? undefined : listOf(project, expression, start.frame);
  if (source !== undefined) {
    // A list with a shell gives the shell its first element only; what follows are the shell's own arguments.
    // Through a name more may have been appended since.
    const isWhole = source.node === expression;
    return shell === true ? firstElementCommand(project, source) : listCommand(project, source, isWhole);
  }
  const parts = textPartsOf(project, expression, start.frame);
  if (form === "shell" || form === "tool") return shellCommand(expression, parts);
  if (shell === true) return shellCommand(expression, parts);
  // A value that may be a list, or a shell that may be asked for: nothing is known of either.
  const isString = parts.some((it) => it.kind === "text");
  return shell === "unknown" || !isString ? undefined : stringCommand(expression, parts);
}

function shellCommand(expression: Expression, parts: readonly TextPart[]): ShellCommand {
  return { form: "shell", expression, parts, script: readShell(parts, "sh") };
}

function firstElementCommand(project: Project, { node, frame }: ListSource): ProcessCommand | undefined {
  const [first] = node.kind === "sequence" ? node.elements : [];
  return first === undefined ? undefined : shellCommand(node, textPartsOf(project, first, frame));
}

/** Steps through names and concatenations that are followed. */
const DEEPEST = 20;

/** A list display, a concatenation or a `split()`, and the frame in which its elements mean something. */
export interface ListSource {
  readonly node: Expression;
  readonly frame: Frame | undefined;
}

/** The list behind an expression, through names, parameters and attributes. */
export function listOf(
  project: Project,
  expression: Expression,
  frame: Frame | undefined,
  depth = 0,
): ListSource | undefined {
  if (depth > DEEPEST) return undefined;
  switch (expression.kind) {
    case "sequence":
    case "comprehension":
      return { node: expression, frame };
    case "binaryOperation":
      if (expression.operator !== "+") return undefined;
      return summandsOf(expression).some((it) => listOf(project, it, frame, depth + 1) !== undefined)
        ? { node: expression, frame }
        : undefined;
    case "call":
      return isSplit(expression) || isListCall(expression) ? { node: expression, frame } : undefined;
    case "name":
      return listBehindBinding(project, expression, frame, depth) ?? listAmongValues(project, expression, frame, depth);
    case "attribute":
      return listAmongValues(project, expression, frame, depth);
    default:
      return undefined;
  }
}

/** `command += ["more"]`: the beginning of the list is what it was before. */
function listBehindBinding(
  project: Project,
  name: Expression & { kind: "name" },
  frame: Frame | undefined,
  depth: number,
): ListSource | undefined {
  const bindings = reachingBindings(name) ?? [];
  const origin = bindings.length === 1 ? bindings[0]?.origin : undefined;
  if (origin?.kind === "augmented") {
    return origin.target.kind === "name" && origin.target !== name
      ? listOf(project, origin.target, frame, depth + 1)
      : undefined;
  }
  if (origin?.kind !== "value" || origin.path.length > 0 || origin.value.kind === "name") return undefined;
  return listOf(project, origin.value, frame, depth + 1);
}

function listAmongValues(
  project: Project,
  expression: Expression,
  frame: Frame | undefined,
  depth: number,
): ListSource | undefined {
  const values = project.evaluate(expression, frame);
  const [value] = values;
  if (values.length !== 1) return undefined;
  if (value?.kind === "collection" && value.node.kind === "sequence") return value;
  const isSum = value?.kind === "computed" && value.node.kind === "binaryOperation" && value.node !== expression;
  return isSum ? listOf(project, value.node, value.frame, depth + 1) : undefined;
}

function isListCall({ callee }: Expression & { kind: "call" }): boolean {
  return callee.kind === "name" && /^(?:list|tuple)$/.test(callee.id);
}

function isSplit({ callee }: Expression & { kind: "call" }): boolean {
  return callee.kind === "attribute" && callee.name === "split";
}

function listCommand(project: Project, source: ListSource, isWhole: boolean): ArgumentsCommand {
  const collected: (readonly TextPart[])[] = [];
  const isComplete = collect(source, 0) && isWhole;
  return {
    form: "arguments",
    expression: source.node,
    arguments: collected,
    list: readArguments(collected),
    isComplete,
    isString: false,
  };

  /** Adds the arguments an expression gives; false once something of unknown length comes. */
  function collect({ node, frame }: ListSource, depth: number): boolean {
    if (depth > 20) return false;
    if (node.kind === "sequence") {
      for (const element of node.elements) {
        if (element.kind !== "starred") collected.push(textPartsOf(project, element, frame));
        else if (!collect({ node: element.value, frame }, depth + 1)) return false;
      }
      return true;
    }
    if (node.kind === "binaryOperation" && node.operator === "+") {
      // What follows `sudo` is what is run, whatever else may have been put before it.
      return summandsOf(node).every((it) => collect({ node: it, frame }, depth + 1) || isOnlyLauncher(collected));
    }
    if (node.kind === "call" && isSplit(node)) {
      collectSplit(node, frame);
      return false;
    }
    if (node.kind === "call" && isListCall(node)) {
      const [only] = node.arguments;
      return only !== undefined && collect({ node: only.value, frame }, depth + 1);
    }
    const list = listOf(project, node, frame);
    if (list !== undefined && list.node !== node) collect(list, depth + 1);
    return false;
  }

  /** `"a b".split()` and `shlex.split("a b")`. */
  function collectSplit({ callee, arguments: given }: Expression & { kind: "call" }, frame: Frame | undefined): void {
    const isShlex = callee.kind === "attribute" && textOf(callee.object) === "shlex";
    const text = isShlex ? given[0]?.value : callee.kind === "attribute" ? callee.object : undefined;
    if (text !== undefined) collected.push(...wordsOf(textPartsOf(project, text, frame)));
  }
}

function isOnlyLauncher(words: readonly (readonly TextPart[])[]): boolean {
  return words.length === 1 && words.flat().every((it) => it.kind === "text" && isLauncher(it.text));
}

/** Parts of a text cut at blanks. */
function wordsOf(parts: readonly TextPart[]): readonly (readonly TextPart[])[] {
  const words: TextPart[][] = [[]];
  for (const part of parts) {
    if (part.kind === "hole") {
      words.at(-1)?.push(part);
      continue;
    }
    for (const [index, piece] of part.text.split(/\s+/).entries()) {
      if (index > 0) words.push([]);
      if (piece !== "") words.at(-1)?.push({ ...part, text: piece });
    }
  }
  return words.filter((it) => it.length > 0);
}

function stringCommand(expression: Expression, parts: readonly TextPart[]): ArgumentsCommand {
  const words = wordsOf(parts);
  return {
    form: "arguments",
    expression,
    arguments: words,
    list: readArguments(words),
    isComplete: false,
    isString: true,
  };
}

/** `create_subprocess_exec("tool", "a", "b")`, `os.spawnl(P_WAIT, path, "tool", "a")`, `session.run("tool", "a")`. */
function spreadCommand(project: Project, start: ProcessStart): ArgumentsCommand | undefined {
  const collected: (readonly TextPart[])[] = [];
  let isComplete = true;
  let index = 0;
  for (const { name, unpack, value } of start.arguments) {
    if (name !== undefined || unpack === "**") continue;
    if (unpack === "*") {
      isComplete = false;
      if (index === start.api.position && value.kind === "name") {
        const list = listOf(project, value, start.frame);
        if (list?.node.kind === "sequence") {
          collected.push(...list.node.elements.map((it) => textPartsOf(project, it, list.frame)));
        }
      }
      break;
    }
    if (index >= start.api.position) collected.push(textPartsOf(project, value, start.frame));
    index += 1;
  }
  if (collected.length === 0) return undefined;
  const expression = start.call;
  return {
    form: "arguments",
    expression,
    arguments: collected,
    list: readArguments(collected),
    isComplete,
    isString: false,
  };
}

/** The simple commands of a command, whatever its form; none where a shell text cannot be read. */
export function simpleCommandsOf(command: ProcessCommand): readonly SimpleCommand[] {
  return command.form === "arguments" ? [command.list.command] : [...simpleCommandsIn(command.script)];
}

/** The expressions that fill holes of the command. */
export function holesOf(command: ProcessCommand): readonly Expression[] {
  const parts = command.form === "shell" ? command.parts : command.arguments.flat();
  return parts.flatMap((it) => (it.kind === "hole" ? [it.node] : []));
}

/** What fills the hole that a command begins with, in quotes or not: `sys.executable`, or a variable. */
export function programExpression(command: ProcessCommand): Expression | undefined {
  const parts = command.form === "shell" ? command.parts : (command.arguments[0] ?? []);
  const first = parts.find((it) => it.kind === "hole" || it.text !== '"');
  return first?.kind === "hole" ? first.node : undefined;
}

/** The literal text of a command, holes shown as `…`. */
export function displayOf(command: ProcessCommand): string {
  const show = (it: TextPart) => (it.kind === "text" ? it.text : "…");
  const text =
    command.form === "shell"
      ? command.parts.map(show).join("")
      : command.arguments.map((it) => it.map(show).join("")).join(" ");
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
