/** Checks every file of a folder, one after the other, and keeps of each only what it found. */

import { allRules, type Crash, type Diagnostic } from "../linter/lint.ts";
import type { Folder } from "../workspace/folder.ts";
import type { Baseline } from "./baseline.ts";
import type { Report, ReportedFinding } from "./report.ts";
import { createReporter } from "./to-report.ts";

export interface AuditOptions {
  readonly version: string;
  readonly subject: string;
  /** Files to check, relative to the root of the folder; all of them, where absent. */
  readonly paths?: readonly string[] | undefined;
  /** The path a report shows for a file of the folder. */
  shown(path: string): string;
  readonly baseline?: Baseline | undefined;
  /** The path by which the baseline knows a file. */
  baselinePath?(path: string): string;
  /** Asked between files. */
  isCancelled?(): boolean;
  onFile?(done: number, total: number): void;
  /** Let others work: awaited between files, at most every 30 ms. */
  pause?(): Promise<void>;
  now?(): number;
  log(crash: Crash): void;
  readonly rules?: Report["rules"] | undefined;
  /** The findings to report of a file that was linted; all of them, where absent. */
  findingsIn?(path: string): readonly Diagnostic[];
}

const BREATH_MS = 30;

export async function audit(folder: Folder, options: AuditOptions): Promise<Report> {
  const { shown, log, baseline, isCancelled, onFile, pause, now = () => 0 } = options;
  const discovery = folder.discovery();
  const paths = options.paths ?? discovery.paths;
  const reporter = createReporter(folder, shown, log);
  const findings: ReportedFinding[] = [];
  const notChecked = discovery.notChecked.map(({ path, reason }) => ({ path: shown(path), reason }));
  let known = 0;
  let files = 0;
  let done = 0;
  let breath = now();
  for (const path of paths) {
    if (isCancelled?.() === true) break;
    if (pause !== undefined && now() - breath > BREATH_MS) {
      await pause();
      breath = now();
    }

    const { diagnostics, crashes } = folder.lint(path);
    for (const crash of crashes) {
      log(crash);
      notChecked.push({
        path: shown(path),
        reason: `was not checked by ${crash.rule.id}, which failed; please report it`,
      });
    }
    const failure = folder.failureOf(path);
    if (failure === undefined) files++;
    else notChecked.push({ path: shown(path), reason: `${failure.failure}; ${failure.remedy}` });

    const shownFindings = options.findingsIn?.(path) ?? diagnostics;
    for (const finding of shownFindings.map((it) => reporter.report(it))) {
      const question = { rule: finding.rule.id, path: options.baselinePath?.(path) ?? path, scope: finding.scope };
      if (baseline?.knows({ ...question, hash: finding.fingerprint }) === true) known++;
      else findings.push(finding);
    }
    done++;
    onFile?.(done, paths.length);
  }
  return {
    version: options.version,
    subject: options.subject,
    findings,
    files,
    notChecked,
    known: baseline === undefined ? undefined : known,
    stale: baseline?.stale() ?? 0,
    isPartial: done < paths.length,
    rules: options.rules ?? allRules,
  };
}
