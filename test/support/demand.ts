/** What the linter says when it looks only where it may matter, beside what it says when it looks everywhere. */

import { type Diagnostic, lint } from "../../server/src/linter/lint.ts";
import { createProject } from "../../server/src/project/project.ts";
import type { Folder } from "../../server/src/workspace/folder.ts";

export interface Disagreement {
  readonly path: string;
  /** Said only by the way that users get. */
  readonly onlyOnDemand: readonly string[];
  /** Said only by the way that passes over nothing. */
  readonly onlyEverywhere: readonly string[];
}

export interface Comparison {
  readonly files: number;
  readonly findings: number;
  readonly disagreements: readonly Disagreement[];
}

/** Lint every file of a folder both ways. Rules that are off by default take part. */
export function compareDemand(folder: Folder): Comparison {
  const onDemand = folder.project();
  const everywhere = createProject(onDemand.host, onDemand.signatures, undefined, "everywhere");
  const settings = { severities: { ffi: "on", exit: "on", handles: "on", locks: "on", build: "on" } } as const;
  let findings = 0;
  const disagreements: Disagreement[] = [];
  for (const path of onDemand.paths) {
    const some = lint(path, onDemand, settings).diagnostics.map(told);
    const all = lint(path, everywhere, settings).diagnostics.map(told);
    findings += all.length;
    const onlyOnDemand = some.filter((it) => !all.includes(it));
    const onlyEverywhere = all.filter((it) => !some.includes(it));
    if (onlyOnDemand.length + onlyEverywhere.length > 0) disagreements.push({ path, onlyOnDemand, onlyEverywhere });
  }
  return { files: onDemand.paths.length, findings, disagreements };
}

export function told({ span, rule, severity, confidence, message, cause, related }: Diagnostic): string {
  const trace = related.map((it) => `${it.path}:${it.span.start} ${it.message}`).join(" | ");
  return `${span.start}-${span.end} ${rule.id} ${severity} ${confidence} ${message} [${cause}] ${trace}`;
}
