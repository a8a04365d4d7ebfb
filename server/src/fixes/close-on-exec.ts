/** Mark a descriptor as private to the process, right after the statement that makes it. */

import type { ModuleModel } from "../semantics/module-model.ts";
import { includesWindows, type Target } from "../semantics/target.ts";
import { type Call, spanOf, textOf } from "../syntax/ast.ts";
import { enclosingStatement } from "../syntax/walk.ts";
import { spellingOf } from "./add-import.ts";
import type { FileEdit } from "./file-edit.ts";

/** The `fcntl` pair after `x = <creation>`; nothing where the value has no plain name, or there may be no `fcntl`. */
export function closeOnExecEdits(
  file: ModuleModel,
  creation: Call,
  target: Target,
  isNumber: boolean,
): readonly FileEdit[] {
  const statement = enclosingStatement(creation);
  if (statement?.kind !== "assign" || statement.value !== creation || statement.targets.length !== 1) return [];
  const [named] = statement.targets;
  if (named?.kind !== "name" && named?.kind !== "attribute") return [];

  const spellings = ["fcntl", "F_SETFD", "F_GETFD", "FD_CLOEXEC"].map((it) => spellingOf(file, "fcntl", it));
  const [call, set, get, flag] = spellings.map((it) => it.text);
  const imports = spellings[0]?.edits ?? [];
  const isMixed = spellings.some((it) => it.edits.length !== imports.length);
  if (isMixed || (imports.length > 0 && includesWindows(target))) return [];

  const { text } = file.source;
  const { start, end } = spanOf(statement);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const before = text.slice(lineStart, start);
  const lineEnd = text.slice(end).search(/\r?\n|$/) + end;
  if (before.trim() !== "" || !/^\s*(#.*)?$/.test(text.slice(end, lineEnd))) return [];
  const descriptor = isNumber ? textOf(named) : `${textOf(named)}.fileno()`;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const line = `${call}(${descriptor}, ${set}, ${call}(${descriptor}, ${get}) | ${flag})`;
  return [...imports, { path: file.path, span: { start: lineEnd, end: lineEnd }, text: `${newline}${before}${line}` }];
}
