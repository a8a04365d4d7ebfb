import { groupBy } from "../../text/group-by.ts";
import { isLoud, type Report, type ReportedFinding } from "../report.ts";
import { counted, inWords, totalsOf } from "../totals.ts";

const icons = { error: "🛑", warning: "⚠️", hint: "💡" } as const;

/** GitHub takes comments of 65,536 characters; what does not fit is counted. */
const MOST_FINDINGS = 100;

/** For a comment under a change, or for `$GITHUB_STEP_SUMMARY`. */
export function toMarkdown(report: Report): string {
  const totals = totalsOf(report);
  const shown = report.findings.slice(0, MOST_FINDINGS);
  const rest = report.findings.length - shown.length;
  const blocks = [
    `## Seamlint: ${report.findings.length === 0 ? "nothing found" : inWords(totals.bySeverity)}`,
    sentencesOf(report, totals.causes),
    totals.rules.length === 0 ? "" : rulesTable(report),
    ...[...groupBy(shown, (it) => it.path)].map(([path, findings]) => fileBlock(path, findings)),
    rest === 0 ? "" : `… and ${counted(rest, "finding")} more.`,
    report.notChecked.length === 0 ? "" : notCheckedBlock(report),
  ];
  return `${blocks.filter((it) => it !== "").join("\n\n")}\n`;
}

function sentencesOf({ files, known, findings, isPartial }: Report, causes: number): string {
  const parts = [`${counted(files, "file")} checked`];
  if (causes > 0 && causes < findings.length) parts.push(`${counted(causes, "cause")} in all`);
  if (known !== undefined) parts.push(`${known} known from the baseline`);
  if (isPartial) parts.push("**stopped before the end**");
  return `${parts.join(", ")}.`;
}

function rulesTable(report: Report): string {
  const rows = totalsOf(report).rules.map(
    ({ rule, count, fixable }) => `| \`${rule.id}\` | ${escaped(rule.summary)} | ${count} | ${fixable} |`,
  );
  return ["| Rule | What it finds | Findings | With a fix |", "| --- | --- | ---: | ---: |", ...rows].join("\n");
}

function fileBlock(path: string, findings: readonly ReportedFinding[]): string {
  const isOpen = findings.some((it) => isLoud(it)) ? " open" : "";
  const items = findings.map((it) => {
    const related = it.related.map((step) => `  - ${escaped(step.message)} (\`${step.path}:${step.line}\`)`);
    return [
      `- ${icons[it.severity]} **${it.line}:${it.column}** \`${it.rule.id}\` ${escaped(it.message)}`,
      ...related,
    ].join("\n");
  });
  return `<details${isOpen}><summary><code>${html(path)}</code> (${findings.length})</summary>\n\n${items.join("\n")}\n\n</details>`;
}

function notCheckedBlock({ notChecked }: Report): string {
  const items = notChecked.slice(0, MOST_FINDINGS).map(({ path, reason }) => `- \`${path}\` ${escaped(reason)}`);
  const rest = notChecked.length - items.length;
  const more = rest === 0 ? "" : `\n- … and ${rest} more`;
  return `<details><summary>Not checked (${notChecked.length})</summary>\n\n${items.join("\n")}${more}\n\n</details>`;
}

/** Code in backticks stays as it is; the rest may hold what Markdown would take for its own. */
function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((it) => (it.startsWith("`") ? it : it.replace(/[\\<>|*_[\]#]/g, "\\$&")))
    .join("")
    .replace(/\s+/g, " ");
}

function html(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
