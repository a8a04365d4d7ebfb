/** Edits that put a suppression where `suppressions.ts` looks for it. */

import { statementAround } from "../linter/statement-lines.ts";
import type { FileEdit } from "../rules/rule.ts";
import { spanOf } from "../syntax/ast.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { ancestorsOf, nodeAt } from "../syntax/walk.ts";
import { createLineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";

/**
 * At the end of a line of the statement. A line that ends inside a string or with a backslash can hold no comment: then
 * on a line of its own before the statement.
 */
export function suppressOnLine(source: SourceFile, path: string, span: Span, id: string): FileEdit {
  const lines = createLineIndex(source.text);
  const { line } = lines.positionAt(span.start);
  const end = lines.lineStart(line) + lines.lineText(line).length;
  const comment = source.comments.find((it) => it.start >= lines.lineStart(line) && it.start < end);
  const existing = comment === undefined ? undefined : /#\s*seamlint:\s*ignore\[(?<names>[^\]]*)\]/.exec(comment.text);
  if (comment !== undefined && existing !== undefined && existing !== null) {
    const at = comment.start + existing.index + existing[0].length - 1;
    return insertion(path, at, existing.groups?.["names"]?.trim() === "" ? id : `, ${id}`);
  }

  const probe = source.text.slice(lines.lineStart(line), end);
  if (comment !== undefined || isPlainEnd(source, probe, end))
    return insertion(path, end, `  # seamlint: ignore[${id}]`);

  const statement = statementAround(source, span.start) ?? span;
  const first = lines.positionAt(statement.start).line;
  const start = lines.lineStart(first);
  const indent = /^[ \t]*/.exec(lines.lineText(first))?.[0] ?? "";
  return insertion(path, start, `${indent}# seamlint: ignore[${id}]${lineEndOf(source.text)}`);
}

/** Below the comments at the top: a shebang and a coding cookie have to stay first. */
export function suppressInFile(source: SourceFile, path: string, id: string): FileEdit {
  const lines = createLineIndex(source.text);
  let line = 0;
  while (
    line < lines.lineCount &&
    lines
      .lineText(line)
      .replace(/^\uFEFF/, "")
      .startsWith("#")
  )
    line++;
  const isAfterBom = line === 0 && source.text.startsWith("\uFEFF");
  return insertion(
    path,
    isAfterBom ? 1 : lines.lineStart(line),
    `# seamlint: ignore-file[${id}]${lineEndOf(source.text)}`,
  );
}

/** Whether a comment may follow: the line does not end inside a string, and not with a backslash. */
function isPlainEnd(source: SourceFile, line: string, end: number): boolean {
  if (line.trimEnd().endsWith("\\")) return false;
  const around = nodeAt(source, end);
  return ![around, ...ancestorsOf(around)].some((it) => {
    const { start, end: after } = spanOf(it);
    return (it.kind === "string" || it.kind === "formatted") && start < end && end < after;
  });
}

function lineEndOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
}

function insertion(path: string, at: number, text: string): FileEdit {
  return { path, span: { start: at, end: at }, text };
}
