/** What a report counts. */

import { startsSafely } from "../linter/apply-fixes.ts";
import { compareText } from "../linter/lint.ts";
import type { Rule, Severity } from "../rules/rule.ts";
import { groupBy } from "../text/group-by.ts";
import { type Report, type ReportedFinding, severities } from "./report.ts";

export interface Totals {
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** Findings that a safe fix repairs, and those for which a suggestion is offered. */
  readonly safelyFixable: number;
  readonly fixable: number;
  /** Findings that one repair ends count once. */
  readonly causes: number;
  /** Rules with findings, the most serious and most frequent first. */
  readonly rules: readonly RuleTotal[];
  /** Folders with findings, the fullest first. */
  readonly folders: readonly FolderTotal[];
}

export interface RuleTotal {
  readonly rule: Rule;
  readonly count: number;
  readonly causes: number;
  readonly fixable: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

export interface FolderTotal {
  /** `"."` for files at the top. */
  readonly folder: string;
  readonly count: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

export function totalsOf({ findings }: Pick<Report, "findings">): Totals {
  const rules = [...groupBy(findings, (it) => it.rule)].map(
    ([rule, own]): RuleTotal => ({
      rule,
      count: own.length,
      causes: causesIn(own),
      fixable: own.filter((it) => it.fixes.length > 0).length,
      bySeverity: countSeverities(own),
    }),
  );
  const folders = [...groupBy(findings, (it) => folderOf(it.path))].map(
    ([folder, own]): FolderTotal => ({ folder, count: own.length, bySeverity: countSeverities(own) }),
  );
  return {
    bySeverity: countSeverities(findings),
    safelyFixable: findings.filter((it) => startsSafely(it.fixes)).length,
    fixable: findings.filter((it) => it.fixes.length > 0).length,
    causes: causesIn(findings),
    rules: rules.sort((a, b) => bySeriousness(a, b) || compareText(a.rule.id, b.rule.id)),
    folders: folders.sort((a, b) => b.count - a.count || compareText(a.folder, b.folder)),
  };
}

/** "2 errors, 1 warning"; `""` for none. */
export function inWords(bySeverity: Readonly<Record<Severity, number>>): string {
  return severities
    .filter((it) => bySeverity[it] > 0)
    .map((it) => counted(bySeverity[it], it))
    .join(", ");
}

export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}

function bySeriousness(a: RuleTotal, b: RuleTotal): number {
  for (const severity of severities) {
    const difference = b.bySeverity[severity] - a.bySeverity[severity];
    if (difference !== 0) return difference;
  }
  return 0;
}

function countSeverities(findings: readonly ReportedFinding[]): Readonly<Record<Severity, number>> {
  const count = (severity: Severity): number => findings.filter((it) => it.severity === severity).length;
  return { error: count("error"), warning: count("warning"), hint: count("hint") };
}

function causesIn(findings: readonly ReportedFinding[]): number {
  return new Set(findings.map((it) => `${it.rule.id}\n${it.cause}`)).size;
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "." : path.slice(0, slash);
}
