/**
 * One file of a project in, diagnostics out.
 *
 *     facts + project ──rules──▶ findings ──severities, suppressions──▶ diagnostics
 *
 * A pure function of its arguments: no files, no clock, no editor. The language server and the command line both call
 * it, so they cannot disagree.
 */

import type { Project } from "../project/project.ts";
import type { Finding, Rule, Severity } from "../rules/rule.ts";

export interface Diagnostic extends Finding {
  /** As in `ModuleModel.path`. */
  readonly path: string;
  readonly rule: Rule;
}

export interface LintSettings {
  /** Overrides by rule id or family; the id wins. "on" gives the finding's own severity to a rule that is off by default. */
  readonly severities: Readonly<Record<string, Severity | "off" | "on">>;
}

export interface LintResult {
  /** In the order of the source, then of rule ids. */
  readonly diagnostics: readonly Diagnostic[];
  /** Rules that threw: bugs of ours. The findings of every other rule still stand. */
  readonly crashes: readonly { readonly rule: Rule; readonly error: unknown }[];
}

export type Lint = (path: string, project: Project, settings: LintSettings, rules?: readonly Rule[]) => LintResult;
