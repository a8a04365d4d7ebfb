/** Adds a line to the top of a module, between what is there. */

import type { ModuleModel } from "../semantics/module-model.ts";
import { type Node, type Statement, spanOf } from "../syntax/ast.ts";
import type { FileEdit } from "./file-edit.ts";
import { newlineOf, topLevelIndexOf } from "./statement-place.ts";

/** `name = []` before the first function or class of the module, or before the statement around `user`. */
export function addBeforeDefinitions(file: ModuleModel, user: Node, line: string): FileEdit {
  const { body } = file.source.module;
  const first = body.findIndex((it) => it.kind === "functionDef" || it.kind === "classDef");
  const index = topLevelIndexOf(file, user);
  const before = first === -1 ? index : Math.min(first, index);
  const previous = body[before - 1];
  if (previous !== undefined) return addBehind(file, previous, line);
  const newline = newlineOf(file);
  const start = startOf(file, body[before]);
  return { path: file.path, span: { start, end: start }, text: `${line}${newline}${newline}${newline}` };
}

/** A line behind a statement of the module, with the blank lines that belong there. */
export function addBehind(file: ModuleModel, previous: Statement, line: string): FileEdit {
  const { text } = file.source;
  const newline = newlineOf(file);
  const { end } = spanOf(previous);
  const rest = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? "";
  const at = end + rest.length;
  const isDefinition = previous.kind === "functionDef" || previous.kind === "classDef";
  const isPlain = previous.kind === "assign" || previous.kind === "annotatedAssign";
  const gap = newline.repeat(isDefinition ? 3 : isPlain ? 1 : 2);
  return { path: file.path, span: { start: at, end: at }, text: `${gap}${line}` };
}

/** Where a statement begins with the comments that stand right above it. */
function startOf(file: ModuleModel, statement: Statement | undefined): number {
  if (statement === undefined) return file.source.text.length;
  const { start } = spanOf(statement);
  const above = file.source.text.slice(0, start);
  // A shebang and an encoding line stay at the top.
  const head = /^(?:\uFEFF)?(?:#[^\n]*\n)*/.exec(above)?.[0].length ?? 0;
  return Math.max(head, start - (/(?:^|\n)((?:[ \t]*#[^\n]*\n)+)$/.exec(above)?.[1]?.length ?? 0));
}
