/** Where a line of code can be added so that it runs once each time an expression is evaluated, just before or after. */

import type { ModuleModel } from "../semantics/module-model.ts";
import { type Node, type Statement, spanOf } from "../syntax/ast.ts";
import { ancestorsOf, isInside } from "../syntax/walk.ts";
import type { FileEdit } from "./file-edit.ts";

export interface StatementPlace {
  readonly file: ModuleModel;
  readonly statement: Statement;
  /** White space in front of the statement. */
  readonly indent: string;
}

/**
 * The statement in which `node` is evaluated, always and once, and in front of which lines may be added. `undefined` in
 * lambdas and comprehensions, behind `and`, in an `elif`, and where the statement shares its line.
 */
export function placeOf(file: ModuleModel, node: Node): StatementPlace | undefined {
  let child = node;
  for (const parent of ancestorsOf(node)) {
    switch (parent.kind) {
      case "argument":
      case "call":
      case "attribute":
      case "subscript":
      case "binaryOperation":
      case "unaryOperation":
      case "sequence":
      case "entry":
      case "dictionary":
      case "starred":
      case "await":
        break;
      case "comparison":
        // A chain stops at the first comparison that is false.
        if (parent.operators.length > 1) return undefined;
        break;
      case "assign":
        return parent.value === child ? lineOf(file, parent) : undefined;
      case "expressionStatement":
      case "return":
        return lineOf(file, parent);
      case "if":
        return parent.test === child ? lineOf(file, parent) : undefined;
      default:
        return undefined;
    }
    child = parent;
  }
  return undefined;
}

/** The place of a statement that begins its line. */
export function lineOf(file: ModuleModel, statement: Statement): StatementPlace | undefined {
  const { text } = file.source;
  const { start } = spanOf(statement);
  const indent = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  // `elif` is a statement of its own in the syntax, and no line may stand before it.
  const isElif = statement.kind === "if" && text.startsWith("elif", start);
  return /^[ \t]*$/.test(indent) && !isElif ? { file, statement, indent } : undefined;
}

/** Add a line before the statement. */
export function lineBefore({ file, statement, indent }: StatementPlace, line: string): FileEdit {
  const { start } = spanOf(statement);
  return { path: file.path, span: { start, end: start }, text: `${line}${newlineOf(file)}${indent}` };
}

/** Add a line after a simple statement. `undefined` where something else follows on its line. */
export function lineAfter({ file, statement, indent }: StatementPlace, line: string): FileEdit | undefined {
  const { text } = file.source;
  const { end } = spanOf(statement);
  const rest = /^[ \t]*(?:#[^\r\n]*)?(?=\r?\n|$)/.exec(text.slice(end))?.[0];
  if (rest === undefined) return undefined;
  const at = end + rest.length;
  return { path: file.path, span: { start: at, end: at }, text: `${newlineOf(file)}${indent}${line}` };
}

export function newlineOf({ source }: ModuleModel): string {
  return source.text.includes("\r\n") ? "\r\n" : "\n";
}

/** Whether the function around `node`, or the module, may evaluate it more than once: a loop is around it. */
export function isRepeated(node: Node): boolean {
  for (const parent of ancestorsOf(node)) {
    if (parent.kind === "functionDef" || parent.kind === "lambda" || parent.kind === "classDef") return false;
    if (parent.kind === "for" && !isInside(node, parent.iterable)) return true;
    if (parent.kind === "while" || parent.kind === "comprehension") return true;
  }
  return false;
}

/** The `position`th of `base`, `base_2`, `base_3`, … that stands nowhere in `text`: repairs of one text differ. */
export function freeName(text: string, base: string, position = 0): string {
  let left = position;
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (new RegExp(`\\b${name}\\b`).test(text)) continue;
    if (left === 0) return name;
    left -= 1;
  }
}

/** The number of the statement of the module that holds `node`; -1 for a node of another file. */
export function topLevelIndexOf(file: ModuleModel, node: Node): number {
  return file.source.module.body.findIndex((it) => isInside(node, it));
}
