import type { Report } from "../report.ts";

/** The contract of `--output-format json`: lines and columns from 1, columns in UTF-16 code units. */
export function toJson({ version, findings, notChecked }: Report): string {
  const written = findings.map((it) => ({
    path: it.path,
    line: it.line,
    column: it.column,
    endLine: it.endLine,
    endColumn: it.endColumn,
    rule: it.rule.id,
    family: it.family,
    severity: it.severity,
    confidence: it.confidence,
    message: it.message,
    cause: it.cause,
    related: it.related.map(({ path, line, column, message }) => ({ path, line, column, message })),
    fixes: it.fixes.map(({ title, safety, edits }) => ({ title, safety, edits })),
  }));
  return `${JSON.stringify({ version, findings: written, notChecked }, undefined, 2)}\n`;
}
