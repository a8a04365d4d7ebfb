/** The fix that turns `lock.acquire()` … `lock.release()` in one block into `with lock:`. */

import { ownMethod } from "../../project/classes.ts";
import type { LockUse } from "../../project/locks/lock-use.ts";
import type { Project } from "../../project/project.ts";
import { type Call, type ExpressionStatement, type Statement, spanOf, textOf } from "../../syntax/ast.ts";
import { blockAround } from "../../syntax/blocks.ts";
import { walk } from "../../syntax/walk.ts";
import type { FileEdit, Fix } from "../rule.ts";

/** `lock.acquire()` … `lock.release()` in one block becomes `with lock:`. */
export function withFix(
  path: string,
  text: string,
  statement: ExpressionStatement,
  release: Call,
  releases: number,
): Fix | undefined {
  const last = release.parent;
  const block = blockAround(statement);
  if (last?.kind !== "expressionStatement" || releases !== 1) return undefined;
  const from = block.indexOf(statement);
  const to = block.indexOf(last);
  const call = statement.value;
  if (from === -1 || to <= from + 1 || call.kind !== "call" || call.arguments.length > 0) return undefined;
  if (call.callee.kind !== "attribute") return undefined;

  const between = block.slice(from + 1, to);
  const start = spanOf(statement);
  const end = spanOf(last);
  const indent = text.slice(text.lastIndexOf("\n", start.start - 1) + 1, start.start);
  const first = between[0];
  if (indent.trim() !== "" || first === undefined || !text.slice(start.end, spanOf(first).start).includes("\n"))
    return undefined;
  // Moving the lines of a long string would change the string.
  if (between.some((it) => holdsLongString(it))) return undefined;
  const unit = indent.includes("\t") ? "\t" : "    ";
  const bodyStart = text.indexOf("\n", start.end) + 1;
  const bodyEnd = text.lastIndexOf("\n", end.start) + 1;
  const body = text.slice(bodyStart, bodyEnd).replace(/^(?=[^\n])/gm, unit);
  const header = `with ${textOf(call.callee.object)}:${text.slice(start.end, bodyStart)}`;
  const edit: FileEdit = {
    path,
    span: { start: start.start, end: lineEnd(text, end.end) },
    text: header + body.replace(/\n$/, ""),
  };
  return {
    title: `Use \`with ${textOf(call.callee.object)}:\``,
    // A run that raised nothing takes and gives back the lock at the same places.
    safety: leavesBlock(between) ? "suggestion" : "safe",
    edits: [edit],
  };
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  const line = end === -1 ? text.length : end;
  return /^\s*$/.test(text.slice(offset, line)) ? line : offset;
}

function holdsLongString(statement: Statement): boolean {
  for (const node of walk(statement)) {
    if ((node.kind === "string" || node.kind === "formatted") && textOf(node).includes("\n")) return true;
  }
  return false;
}

function leavesBlock(statements: readonly Statement[]): boolean {
  return statements.some((statement) => {
    for (const node of walk(statement)) {
      if (node.kind === "return" || node.kind === "break" || node.kind === "continue" || node.kind === "yield")
        return true;
    }
    return false;
  });
}

/** Whether `with` works for what `acquire` is called on. */
export function canBeEntered(
  project: Project,
  { value }: ExpressionStatement,
  { kinds }: LockUse,
): "yes" | "no" | "unknown" {
  if (value.kind !== "call" || value.callee.kind !== "attribute") return "no";
  const classes = project
    .evaluate(value.callee.object)
    .flatMap((it) => (it.kind === "instance" ? [it.definition] : []));
  const areManagers = classes.every((it) => {
    const isOpen = project.hierarchyOf(it).externals.some((base) => base !== "object");
    return isOpen || project.methodOf(it, "__exit__") !== undefined;
  });
  if (!areManagers) return "no";
  if (kinds.length > 0) return "yes";
  return hasUnenterableLock(project) ? "no" : "unknown";
}

const unenterable = Symbol("whether some class can be acquired and not entered");

/** Whether a class of the workspace has `acquire` and `release` and is no context manager: an unknown object may be one. */
function hasUnenterableLock(project: Project): boolean {
  return project.memo(unenterable, () => {
    for (const { source } of project.filesWithWord("acquire")) {
      for (const node of walk(source.module)) {
        if (node.kind !== "classDef" || ownMethod(node, "acquire") === undefined) continue;
        if (ownMethod(node, "release") !== undefined && project.methodOf(node, "__exit__") === undefined) return true;
      }
    }
    return false;
  });
}
