/** Findings as a person reads them in a terminal: place, message, source with carets, the trace, the fix. */

import { isLoud, type Report, type ReportedFinding } from "../audit/report.ts";
import { counted, inWords, totalsOf } from "../audit/totals.ts";
import type { Severity } from "../rules/rule.ts";
import { groupBy } from "../text/group-by.ts";
import { harmless, type Paint, type Style, widthOf } from "./terminal.ts";

export interface TextOptions {
  readonly paint: Paint;
  readonly showsHints: boolean;
  readonly isQuiet: boolean;
  /** Counts by rule instead of the findings. */
  readonly isStatistics: boolean;
  readonly seconds: number | undefined;
}

const colors: Readonly<Record<Severity, Style>> = { error: "red", warning: "yellow", hint: "blue" };

/** What was not checked is listed up to here; a report in another format holds all of it. */
const MOST_NOT_CHECKED = 10;

export function toText(report: Report, options: TextOptions): string {
  const { paint, showsHints, isQuiet, isStatistics } = options;
  const shown = report.findings.filter((it) => showsHints || isLoud(it));
  const blocks = isStatistics
    ? [statistics({ ...report, findings: shown }, paint)]
    : shown.map((it) => findingBlock(it, paint));
  if (!isQuiet) blocks.push(notChecked(report, paint), summary(report, shown.length, options));
  const text = blocks.filter((it) => it !== "").join("\n\n");
  return text === "" ? "" : `${text}\n`;
}

function findingBlock(finding: ReportedFinding, paint: Paint): string {
  const { path, line, column, severity, rule, message, related, fixes } = finding;
  const place = paint("bold", `${harmless(path)}:${line}:${column}`);
  const head = `${place} ${paint([colors[severity], "bold"], severity)} ${paint("dim", rule.id)}\n  ${harmless(message)}`;
  const steps = related.map((step) => {
    const where = paint("cyan", `${harmless(step.path)}:${step.line}:${step.column}`);
    return `  ${paint("dim", "·")} ${harmless(step.message)} ${where}\n      ${paint("dim", harmless(step.source.trim()))}`;
  });
  const [fix] = fixes;
  const offer =
    fix === undefined
      ? []
      : [`  ${paint("green", fix.safety === "safe" ? "fix:" : "suggestion:")} ${harmless(fix.title)}`];
  return [head, excerptBlock(finding, paint), ...steps, ...offer].join("\n");
}

function excerptBlock({ excerpt, line, column, endLine, endColumn, severity }: ReportedFinding, paint: Paint): string {
  const last = excerpt.firstLine + excerpt.lines.length - 1;
  const gutter = String(last).length;
  const bar = paint("dim", "│");
  const rows = excerpt.lines.flatMap((source, index) => {
    const number = excerpt.firstLine + index;
    const isMarked = number >= line && number <= endLine;
    const label = paint(isMarked ? "bold" : "dim", String(number).padStart(gutter));
    const row = `  ${label} ${bar} ${isMarked ? harmless(source) : paint("dim", harmless(source))}`.trimEnd();
    if (number !== line) return [row];

    const before = widthOf(source.slice(0, column - 1));
    const marked = endLine === line ? source.slice(column - 1, endColumn - 1) : source.slice(column - 1);
    const carets = "^".repeat(Math.max(1, widthOf(marked.trimEnd())));
    return [row, `  ${" ".repeat(gutter)} ${bar} ${" ".repeat(before)}${paint([colors[severity], "bold"], carets)}`];
  });
  return rows.join("\n");
}

function statistics(report: Report, paint: Paint): string {
  const { rules } = totalsOf(report);
  const widest = Math.max(0, ...rules.map((it) => String(it.count).length));
  return rules
    .map(({ rule, count, fixable }) => {
      const offer = fixable === 0 ? "" : paint("green", ` (${fixable} with a fix)`);
      return `${String(count).padStart(widest)}  ${paint("bold", rule.id)}  ${paint("dim", rule.summary)}${offer}`;
    })
    .join("\n");
}

function notChecked({ notChecked: list }: Report, paint: Paint): string {
  if (list.length === 0) return "";
  const lines = list.slice(0, MOST_NOT_CHECKED).map(({ path, reason }) => `  ${harmless(path)} ${harmless(reason)}`);
  const rest = list.length - lines.length;
  const more = rest === 0 ? [] : [`  … and ${rest} more; a report in another format names them all`];
  return [paint("yellow", `Not checked (${list.length}):`), ...lines, ...more].join("\n");
}

function summary(report: Report, shown: number, { paint, showsHints, seconds }: TextOptions): string {
  const totals = totalsOf(report);
  const { error, warning, hint } = totals.bySeverity;
  const loud = inWords({ error, warning, hint: showsHints ? hint : 0 });
  const files = groupBy(
    report.findings.filter((it) => showsHints || isLoud(it)),
    (it) => it.path,
  ).size;
  const verdict =
    shown === 0
      ? paint(["green", "bold"], "Nothing found")
      : `${paint([error > 0 ? "red" : warning > 0 ? "yellow" : "blue", "bold"], loud)} in ${counted(files, "file")}`;
  const time = seconds === undefined ? "" : ` in ${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  const notes = [
    `${counted(report.files, "file")} checked${time}`,
    ...(report.isPartial ? ["stopped before the end"] : []),
    ...(report.known === undefined ? [] : [`${report.known} known from the baseline`]),
    ...(report.stale === 0
      ? []
      : [`${counted(report.stale, "entry").replace(/entrys$/, "entries")} of the baseline no longer found`]),
    ...(totals.safelyFixable === 0 ? [] : [`${totals.safelyFixable} repaired by --fix`]),
    ...(showsHints || hint === 0 ? [] : [`${counted(hint, "hint")} more with --hints`]),
  ];
  return `${verdict}. ${notes.join(", ")}.`;
}
