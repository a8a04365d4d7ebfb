/**
 * One file of a project in, diagnostics out.
 *
 *     facts + project ──rules──▶ findings ──severities, suppressions──▶ diagnostics
 *
 * A pure function of its arguments: no files, no clock, no editor. The language server and the command line both call
 * it, so they cannot disagree.
 */

import type { Project } from "../project/project.ts";
import { rules as registered } from "../rules/index.ts";
import type { Finding, Rule, RuleContext, Severity } from "../rules/rule.ts";
import { readSuppressions } from "./suppressions.ts";
import { unusedSuppression } from "./unused-suppression.ts";

export interface Diagnostic extends Finding {
  /** As in `ModuleModel.path`. */
  readonly path: string;
  readonly rule: Rule;
}

export interface LintSettings {
  /** Overrides by rule id or family; the id wins. "on" gives the finding's own severity to a rule that is off by default. */
  readonly severities: Readonly<Record<string, Severity | "off" | "on">>;
}

export interface Crash {
  readonly rule: Rule;
  readonly path: string;
  readonly error: unknown;
}

export interface LintResult {
  /** In the order of the source, then of rule ids. */
  readonly diagnostics: readonly Diagnostic[];
  /** Rules that threw: bugs of ours. The findings of every other rule still stand. */
  readonly crashes: readonly Crash[];
}

/** What a user can switch: the rules, and the one about the comments that silence them. */
export const allRules: readonly Rule[] = [...registered, unusedSuppression].sort((a, b) => compareText(a.id, b.id));

export function lint(
  path: string,
  project: Project,
  settings: LintSettings,
  rules: readonly Rule[] = allRules,
): LintResult {
  const file = project.module(path);
  if (file === undefined) return { diagnostics: [], crashes: [] };

  const context: RuleContext = { file, project, options: file.options };
  const found: Diagnostic[] = [];
  const crashes: Crash[] = [];
  const ran = new Map<string, Rule>();
  for (const rule of rules) {
    const setting = settingOf(rule, settings);
    if (setting === "off") continue;

    ran.set(rule.id, rule);
    try {
      const findings = [...rule.check(context)];
      found.push(...findings.map((it) => ({ ...it, path, rule, severity: setting === "on" ? it.severity : setting })));
    } catch (error) {
      project.abandon();
      crashes.push({ rule, path, error });
    }
  }

  const suppressions = readSuppressions(file.source);
  const standing = found.filter((it) => !suppressions.silence(it.rule, it.span));
  const reported = ran.get(unusedSuppression.id);
  if (reported !== undefined) {
    const setting = settingOf(reported, settings);
    for (const finding of suppressions.complaints(path, [...ran.values()], [...allRules, ...rules])) {
      const severity = setting === "on" || setting === "off" ? finding.severity : setting;
      standing.push({ ...finding, path, rule: reported, severity });
    }
  }
  return { diagnostics: withoutRepetition(standing.sort(inSourceOrder)), crashes };
}

/** "on" stands for each finding's own severity. A severity given to a family does not wake the rules that are off. */
function settingOf(rule: Rule, { severities }: LintSettings): Severity | "on" | "off" {
  const own = severities[rule.id];
  if (own !== undefined) return own;

  const ofFamily = severities[rule.family];
  if (ofFamily === "on" || ofFamily === "off") return ofFamily;
  return rule.isOnByDefault ? (ofFamily ?? "on") : "off";
}

/** Two paths of one rule's analysis may arrive at the same words about the same place. */
function withoutRepetition(sorted: readonly Diagnostic[]): readonly Diagnostic[] {
  return sorted.filter((it, index) => {
    const previous = sorted[index - 1];
    return previous === undefined || inSourceOrder(previous, it) !== 0;
  });
}

function inSourceOrder(a: Diagnostic, b: Diagnostic): number {
  return (
    a.span.start - b.span.start ||
    compareText(a.rule.id, b.rule.id) ||
    a.span.end - b.span.end ||
    compareText(a.message, b.message)
  );
}

/** By code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
