/** From our words to the protocol's. The one place where offsets become lines and columns of the editor. */

import {
  type CodeAction,
  CodeActionKind,
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as ProtocolDiagnostic,
  type Range,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Diagnostic } from "../linter/lint.ts";
import { unusedSuppression } from "../linter/unused-suppression.ts";
import type { Fix, Severity } from "../rules/rule.ts";
import { createLineIndex, type LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import type { ConfigurationProblem } from "../workspace/configuration/configuration.ts";

/** Lines and URIs of the files of one folder, at one moment. */
export interface Places {
  uri(path: string): string;
  lines(path: string): LineIndex;
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
} as const satisfies Record<Severity, DiagnosticSeverity>;

export function createPlaces(textOf: (path: string) => string | undefined, uri: (path: string) => string): Places {
  const known = new Map<string, LineIndex>();
  return {
    uri,
    lines(path) {
      const lines = known.get(path) ?? createLineIndex(textOf(path) ?? "");
      known.set(path, lines);
      return lines;
    },
  };
}

export function toRange(lines: LineIndex, { start, end }: Span): Range {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return { start: { line: from.line, character: from.column }, end: { line: to.line, character: to.column } };
}

export function toSpan(lines: LineIndex, { start, end }: Range): Span {
  return {
    start: lines.offsetAt({ line: start.line, column: start.character }),
    end: lines.offsetAt({ line: end.line, column: end.character }),
  };
}

export function toDiagnostic(diagnostic: Diagnostic, severity: Severity, places: Places): ProtocolDiagnostic {
  const { path, span, rule, message, related } = diagnostic;
  const translated: ProtocolDiagnostic = {
    range: toRange(places.lines(path), span),
    severity: severities[severity],
    source: "seamlint",
    code: rule.id,
    message,
  };
  if (rule.id === unusedSuppression.id) translated.tags = [DiagnosticTag.Unnecessary];
  if (related.length > 0) {
    translated.relatedInformation = related.map((it) => ({
      location: { uri: places.uri(it.path), range: toRange(places.lines(it.path), it.span) },
      message: it.message,
    }));
  }
  return translated;
}

export function toQuickFix(fix: Fix, diagnostics: ProtocolDiagnostic[], places: Places, isFirst: boolean): CodeAction {
  return {
    title: titleOf(fix.title, fix.safety),
    kind: CodeActionKind.QuickFix,
    diagnostics,
    isPreferred: isFirst && fix.safety === "safe",
    edit: toWorkspaceEdit(fix, places),
  };
}

/** A fix that may change behaviour says so before it is chosen. */
export function titleOf(title: string, safety: Fix["safety"]): string {
  return safety === "safe" ? title : `${title} (may change behaviour)`;
}

export function toWorkspaceEdit({ edits }: Pick<Fix, "edits">, places: Places): WorkspaceEdit {
  const changes: NonNullable<WorkspaceEdit["changes"]> = {};
  for (const { path, span, text } of edits) {
    const uri = places.uri(path);
    const ofFile = changes[uri] ?? [];
    ofFile.push({ range: toRange(places.lines(path), span), newText: text });
    changes[uri] = ofFile;
  }
  return { changes };
}

export function toConfigurationDiagnostic({ line, column, span, message }: ConfigurationProblem): ProtocolDiagnostic {
  const start = { line: line - 1, character: column - 1 };
  const end = { line: line - 1, character: column - 1 + Math.max(1, span.end - span.start) };
  return { range: { start, end }, severity: DiagnosticSeverity.Warning, source: "seamlint", message };
}
