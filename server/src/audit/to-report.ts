/** From a diagnostic with offsets to a finding that a report can show. */

import { fixesOf } from "../linter/apply-fixes.ts";
import type { Crash, Diagnostic } from "../linter/lint.ts";
import type { Fix } from "../rules/rule.ts";
import { spanOf } from "../syntax/ast.ts";
import { ancestorsOf, nodeAt } from "../syntax/walk.ts";
import { applyEdits } from "../text/edit.ts";
import { createLineIndex, type LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import type { Folder } from "../workspace/folder.ts";
import { hashOf } from "./hash.ts";
import type { Excerpt, Place, PreviewLine, ReportedFinding, ReportedFix } from "./report.ts";

/** Lines of source shown before and after a finding. */
const CONTEXT = 2;
/** Lines of a finding that are shown; a class as a whole is not an excerpt. */
const LONGEST_EXCERPT = 12;
/** Longest line that is shown: generated code has lines of megabytes. */
const LONGEST_LINE = 400;

export interface Reporter {
  report(diagnostic: Diagnostic): ReportedFinding;
  /** By what a baseline knows a finding. */
  identify(diagnostic: Diagnostic): Identity;
}

export interface Identity {
  readonly rule: string;
  readonly scope: string;
  readonly fingerprint: string;
}

export function createReporter(folder: Folder, shown: (path: string) => string, log: (crash: Crash) => void): Reporter {
  // Findings come file by file, so a few indexes are enough.
  let indexes = new Map<string, LineIndex>();
  const linesOf = (path: string): LineIndex => {
    const known = indexes.get(path);
    if (known !== undefined) return known;
    if (indexes.size > 50) indexes = new Map();
    const lines = createLineIndex(folder.textOf(path) ?? "");
    indexes.set(path, lines);
    return lines;
  };
  const place = (path: string, span: Span): Place => placeIn(shown(path), linesOf(path), span);

  const identify = ({ path, span, rule }: Diagnostic): Identity => {
    const scope = scopeAt(folder, path, span.start);
    const source = (folder.textOf(path) ?? "").slice(span.start, span.end).replace(/\s+/g, " ").trim();
    return { rule: rule.id, scope, fingerprint: hashOf(`${rule.id}\n${scope}\n${source}`) };
  };

  return {
    identify,
    report(diagnostic) {
      const { path, span, rule, severity, confidence, message } = diagnostic;
      const lines = linesOf(path);
      const { scope, fingerprint } = identify(diagnostic);
      return {
        ...place(path, span),
        rule,
        family: rule.family,
        severity,
        confidence,
        message,
        cause: diagnostic.cause,
        related: diagnostic.related.map((it) => ({
          ...place(it.path, it.span),
          message: it.message,
          source: shortened(linesOf(it.path).lineText(linesOf(it.path).positionAt(it.span.start).line)),
        })),
        fixes: fixesOf(diagnostic, log).map((it) => reportedFix(it, folder, linesOf, place, shown)),
        excerpt: excerptOf(lines, span),
        scope,
        fingerprint,
      };
    },
  };
}

function placeIn(path: string, lines: LineIndex, span: Span): Place {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return { path, line: start.line + 1, column: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 };
}

function excerptOf(lines: LineIndex, span: Span): Excerpt {
  const start = lines.positionAt(span.start).line;
  const stop = lines.positionAt(span.end).line;
  let first = Math.max(0, start - CONTEXT);
  let end = Math.min(lines.lineCount - 1, stop + CONTEXT);
  while (first < start && lines.lineText(first).trim() === "") first++;
  while (end > stop && lines.lineText(end).trim() === "") end--;
  const last = Math.min(end, first + LONGEST_EXCERPT - 1);
  const shown = Array.from({ length: last - first + 1 }, (_, index) => shortened(lines.lineText(first + index)));
  return { firstLine: first + 1, lines: shown };
}

function shortened(line: string): string {
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
}

function scopeAt(folder: Folder, path: string, offset: number): string {
  const source = folder.project().module(path)?.source;
  if (source === undefined) return "";
  const names: string[] = [];
  const node = nodeAt(source, offset);
  for (const it of [node, ...ancestorsOf(node)]) {
    if ((it.kind === "functionDef" || it.kind === "classDef") && spanOf(it.name).end < offset)
      names.unshift(it.name.id);
  }
  return names.join(".");
}

function reportedFix(
  fix: Fix,
  folder: Folder,
  linesOf: (path: string) => LineIndex,
  place: (path: string, span: Span) => Place,
  shown: (path: string) => string,
): ReportedFix {
  const paths = [...new Set(fix.edits.map((it) => it.path))];
  return {
    title: fix.title,
    safety: fix.safety,
    edits: fix.edits.map((it) => ({ ...place(it.path, it.span), text: it.text })),
    preview: paths.flatMap((path) => previewOf(fix, path, folder.textOf(path) ?? "", linesOf(path), shown(path))),
  };
}

/** The lines that the edits touch, before and after. Edits that share a line are shown as one change. */
function previewOf(fix: Fix, path: string, text: string, lines: LineIndex, shown: string): readonly PreviewLine[] {
  const edits = fix.edits.filter((it) => it.path === path).toSorted((a, b) => a.span.start - b.span.start);
  const groups: { start: number; end: number; edits: { span: Span; text: string }[] }[] = [];
  for (const { span, text: inserted } of edits) {
    const start = lines.lineStart(lines.positionAt(span.start).line);
    const end = lines.lineStart(lines.positionAt(span.end).line + 1);
    const last = groups.at(-1);
    if (last !== undefined && start < last.end) {
      last.end = Math.max(last.end, end);
      last.edits.push({ span, text: inserted });
    } else groups.push({ start, end, edits: [{ span, text: inserted }] });
  }
  return groups.flatMap((group) => {
    const before = text.slice(group.start, group.end);
    const shifted = group.edits.map((it) => ({
      span: { start: it.span.start - group.start, end: it.span.end - group.start },
      text: it.text,
    }));
    return changedLines(linesIn(before), linesIn(applyEdits(before, shifted)), shown);
  });
}

function changedLines(before: readonly string[], after: readonly string[], path: string): readonly PreviewLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let same = 0;
  while (same < before.length - start && same < after.length - start && before.at(-1 - same) === after.at(-1 - same))
    same++;
  const line =
    (kind: PreviewLine["kind"]) =>
    (text: string): PreviewLine => ({ kind, path, text: shortened(text) });
  return [
    ...before.slice(start, before.length - same).map(line("removed")),
    ...after.slice(start, after.length - same).map(line("added")),
  ];
}

function linesIn(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
