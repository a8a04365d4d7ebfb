/** What the ways of declaring have in common: where the new line goes, and what it is called. */

import type { ForeignFunction } from "../project/ctypes/functions.ts";
import { foreignFunctionsIn } from "../project/ctypes/functions.ts";
import type { Project } from "../project/project.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import { scopeOf } from "../semantics/scopes.ts";
import { type Attribute, type Call, type Statement, spanOf } from "../syntax/ast.ts";
import { enclosingFunction, walk } from "../syntax/walk.ts";
import type { FileEdit } from "./file-edit.ts";
import { broken, layoutOf } from "./prototype-lines.ts";
import type { Place } from "./prototype-names.ts";

/** A way to declare, found at a neighbour. */
export interface Style {
  /** Where the new declaration stands, for the names it may use. */
  readonly place: Place;
  /** Text behind `offset`, and edits elsewhere. */
  readonly write: (filling: PrototypeWords) => StyledText;
}

export interface PrototypeWords {
  readonly parameters: readonly string[];
  readonly parameterNames: readonly string[];
  readonly result: string;
}

export interface StyledText {
  readonly offset: number;
  readonly text: string;
  readonly edits: readonly FileEdit[];
}

/** `CloseHandle = `, with the name of the other function. */
export function prefixOf(
  statement: Statement,
  call: Call,
  neighbour: ForeignFunction,
  fn: ForeignFunction,
): string | undefined {
  if (statement.kind === "expressionStatement") return statement.value === call ? "" : undefined;
  if (statement.kind !== "assign" || statement.value !== call || fn.name === undefined) return undefined;
  const [target, ...others] = statement.targets;
  if (target?.kind !== "name" || others.length > 0) return undefined;
  const own = ownNameLike(target.id, neighbour.name ?? "", fn.name);
  return own === undefined ? undefined : `${own} = `;
}

/** `_close_handle` of CloseHandle says nothing of how to call the next one; `_CloseHandle` does. */
export function ownNameLike(own: string, neighbour: string, name: string): string | undefined {
  const [before, after, ...others] = own.split(neighbour);
  if (before === undefined || after === undefined || others.length > 0) return undefined;
  return `${before}${name}${after}`;
}

/** Every place that names the function gets the new name. `undefined`: not all are seen, or the name is taken. */
export function usesRenamed(
  project: Project,
  file: ModuleModel,
  fn: ForeignFunction,
  own: string,
): readonly FileEdit[] | undefined {
  if (fn.name === undefined || scopeOf(file.source.module).bindings.has(own)) return undefined;
  const uses: Attribute[] = [];
  for (const other of project.filesWithWord(fn.name)) {
    for (const node of walk(other.source.module)) {
      if (node.kind === "name" && node.id === own && other === file) return undefined;
      if (node.kind !== "attribute" || node.name !== fn.name) continue;
      if (!foreignFunctionsIn(project, node).some((it) => it.key === fn.key)) continue;
      // At the top of the module it may be used before the name is bound, or is what binds another one.
      if (other !== file || enclosingFunction(node) === undefined) return undefined;
      uses.push(node);
    }
  }
  return uses.map((it) => ({ path: file.path, span: spanOf(it), text: own }));
}

export function behind(place: Place, statement: Statement, line: string, edits: readonly FileEdit[]): StyledText {
  const indent = indentOf(place, statement);
  const laid = broken(line, layoutOf(place, indent)).replaceAll("\n", `\n${indent}`);
  return { offset: endOfLine(place, statement), text: `\n${indent}${laid}`, edits };
}

export function indentOf({ file }: Place, statement: Statement): string {
  const { start } = spanOf(statement);
  const { text } = file.source;
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", start - 1) + 1, start))?.[0] ?? "";
}

export function endOfLine({ file }: Place, statement: Statement): number {
  const { end } = spanOf(statement);
  const rest = file.source.text.slice(end).search(/\r?\n/);
  return rest === -1 ? file.source.text.length : end + rest;
}
