import { hashOf } from "../hash.ts";
import type { Report } from "../report.ts";

const severities = { error: "critical", warning: "major", hint: "info" } as const;

/** GitLab's code quality report. Fingerprints have to be unique, so that of the same finding twice is numbered. */
export function toGitLab({ findings }: Report): string {
  const seen = new Map<string, number>();
  const issues = findings.map((it) => {
    const key = `${it.path}\n${it.fingerprint}`;
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.set(key, occurrence);
    return {
      description: it.message,
      check_name: it.rule.id,
      fingerprint: hashOf(`${key}\n${occurrence}`),
      severity: severities[it.severity],
      location: { path: it.path, lines: { begin: it.line, end: it.endLine } },
    };
  });
  return `${JSON.stringify(issues, undefined, 2)}\n`;
}
