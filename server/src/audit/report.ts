/**
 * What an audit found, as plain values: places are lines and columns from 1, paths are relative to one folder. Every format
 * is a function of a `Report`, so they cannot tell different stories.
 */

import type { Confidence, Family, Fix, Rule, Severity } from "../rules/rule.ts";

export interface Report {
  /** Of Seamlint. */
  readonly version: string;
  /** What was audited, as a person names it: the name of a folder. */
  readonly subject: string;
  /** By path, then in the order of the source. Without those the baseline knows. */
  readonly findings: readonly ReportedFinding[];
  /** Number of files that were checked. */
  readonly files: number;
  readonly notChecked: readonly { readonly path: string; readonly reason: string }[];
  /** How many findings the baseline knows; `undefined` without one. */
  readonly known: number | undefined;
  /** Entries of the baseline that no finding matches any more. */
  readonly stale: number;
  /** Whether the audit was stopped before its end. */
  readonly isPartial: boolean;
  /** The rules that ran. */
  readonly rules: readonly Rule[];
}

export interface ReportedFinding extends Place {
  readonly rule: Rule;
  readonly family: Family;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly cause: string;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly ReportedFix[];
  readonly excerpt: Excerpt;
  /** Names of the classes and functions around the finding: `Reader.close`; `""` at the top of a module. */
  readonly scope: string;
  /** Of the rule, scope and source, without line numbers: stays the same while code moves. */
  readonly fingerprint: string;
}

export interface Place {
  readonly path: string;
  readonly line: number;
  /** UTF-16 code units. */
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface RelatedPlace extends Place {
  readonly message: string;
  readonly source: string;
}

export interface ReportedFix {
  readonly title: string;
  readonly safety: Fix["safety"];
  readonly edits: readonly ReportedEdit[];
  /** The lines that change, as a diff shows them. */
  readonly preview: readonly PreviewLine[];
}

export interface ReportedEdit extends Place {
  readonly text: string;
}

export interface PreviewLine {
  readonly kind: "removed" | "added";
  readonly path: string;
  readonly text: string;
}

/** Lines of source around a finding. */
export interface Excerpt {
  /** From 1. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

export const severities: readonly Severity[] = ["error", "warning", "hint"];

/** Whether a finding counts for the exit status and the verdict. A hint is worth a look, no more. */
export function isLoud({ severity }: { readonly severity: Severity }): boolean {
  return severity !== "hint";
}
