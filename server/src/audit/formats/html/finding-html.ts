/** One finding: what is wrong, the code, the way there, the repair. */

import type { ReportedFinding, ReportedFix } from "../../report.ts";
import { escapeHtml, messageHtml } from "./escape.ts";
import { severityBadge } from "./severity.ts";

export function findingHtml(finding: ReportedFinding): string {
  const { severity, rule, family, path, line, column, message, fixes, confidence } = finding;
  const isFixable = fixes.length > 0 ? "yes" : "no";
  return `<article class="finding" tabindex="-1" data-severity="${severity}" data-rule="${rule.id}" data-family="${family}" data-fix="${isFixable}">
<header>${severityBadge(severity)}<a class="rule" href="#rule-${rule.id}">${rule.id}</a><span class="place">${escapeHtml(path)}:${line}:${column}</span>${confidence === "high" ? "" : `<span class="confidence">${confidence} confidence</span>`}</header>
<p class="message">${messageHtml(message)}</p>
${excerptHtml(finding)}
${traceHtml(finding)}
${fixes.map((it) => fixHtml(it)).join("\n")}
</article>`;
}

function excerptHtml({ excerpt, line, column, endLine, endColumn }: ReportedFinding): string {
  const rows = excerpt.lines.map((source, index) => {
    const number = excerpt.firstLine + index;
    const isMarked = number >= line && number <= endLine;
    const start = number === line ? column - 1 : 0;
    const end = number === endLine ? endColumn - 1 : source.length;
    const code = isMarked ? marked(source, start, end) : escapeHtml(source);
    return `<tr${isMarked ? ' class="here"' : ""}><th scope="row">${number}</th><td><code>${code === "" ? " " : code}</code></td></tr>`;
  });
  return `<div class="code" role="group" aria-label="Source" tabindex="0"><table>${rows.join("")}</table></div>`;
}

/** Leading white space of a line in the middle of a finding is not worth a mark. */
function marked(source: string, start: number, end: number): string {
  const from = start === 0 ? (/^\s*/.exec(source)?.[0].length ?? 0) : start;
  const text = source.slice(from, Math.max(end, from));
  const mark = text === "" ? "" : `<mark>${escapeHtml(text)}</mark>`;
  return escapeHtml(source.slice(0, from)) + mark + escapeHtml(source.slice(from + text.length));
}

function traceHtml({ related }: ReportedFinding): string {
  if (related.length === 0) return "";
  const steps = related.map(
    ({ path, line, column, message, source }) =>
      `<li><span>${messageHtml(message)}</span> <span class="place">${escapeHtml(path)}:${line}:${column}</span><code class="line">${escapeHtml(source.trim())}</code></li>`,
  );
  return `<ol class="trace" aria-label="How it comes about">${steps.join("")}</ol>`;
}

function fixHtml({ title, safety, preview }: ReportedFix): string {
  const note = safety === "safe" ? "safe" : "may change behaviour";
  const paths = new Set(preview.map((it) => it.path));
  let before: string | undefined;
  const rows = preview.map(({ kind, path, text }) => {
    const heading =
      paths.size > 1 && path !== before ? `<tr class="file"><td colspan="2">${escapeHtml(path)}</td></tr>` : "";
    before = path;
    const sign = kind === "added" ? "+" : "−";
    return `${heading}<tr class="${kind}"><th scope="row" aria-label="${kind}">${sign}</th><td><code>${escapeHtml(text) || " "}</code></td></tr>`;
  });
  const body = `<div class="code diff" tabindex="0" role="group" aria-label="Change"><table>${rows.join("")}</table></div>`;
  return `<details class="fix"><summary><span>${messageHtml(title)}</span> <em>${note}</em></summary>${body}</details>`;
}
