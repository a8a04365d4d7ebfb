/** The report as one page: no request goes out, nothing needs a script, and a script makes it answer. */

import { groupBy } from "../../text/group-by.ts";
import { hashOf } from "../hash.ts";
import type { Report, ReportedFinding } from "../report.ts";
import { counted, inWords, totalsOf } from "../totals.ts";
import { escapeHtml } from "./html/escape.ts";
import { findingHtml } from "./html/finding-html.ts";
import { cardsHtml, notCheckedHtml, panelsHtml, rulesHtml, verdictHtml } from "./html/panels.ts";
import { script } from "./html/script.ts";
import { style } from "./html/style.ts";

/** Files that are unfolded when the page opens. */
const MOST_OPEN = 25;

export function toHtml(report: Report): string {
  const totals = totalsOf(report);
  const files = [...groupBy(report.findings, (it) => it.path)];
  // Only what stands in this file may run, and only the two blocks with this number.
  const nonce = hashOf(script + style + report.version);
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  const title = `Seamlint: ${escapeHtml(report.subject)}`;
  const body = [
    `<h1>${title}<small>Seamlint ${escapeHtml(report.version)}</small></h1>`,
    verdictHtml(report, totals),
    cardsHtml(report, totals),
    report.findings.length === 0 ? "" : panelsHtml(totals),
    report.findings.length === 0 ? "" : listHtml(files, totals),
    notCheckedHtml(report),
    rulesHtml(totals.rules.map((it) => it.rule)),
    `<footer>Made by Seamlint ${escapeHtml(report.version)}. Nothing in this page was sent anywhere, and nothing of the project was run to make it. Keys: <kbd>/</kbd> searches, <kbd>j</kbd> and <kbd>k</kbd> go from finding to finding.</footer>`,
  ].filter((it) => it !== "");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
${body.join("\n")}
</main>
<script nonce="${nonce}">${script}</script>
</body>
</html>
`;
}

function listHtml(
  files: readonly (readonly [string, readonly ReportedFinding[]])[],
  totals: ReturnType<typeof totalsOf>,
): string {
  const option = (value: string, label = value): string =>
    `<option value="${escapeHtml(value)}">${escapeHtml(label)}</option>`;
  const rules = totals.rules.map((it) => option(it.rule.id)).join("");
  const folders = totals.folders
    .map((it) => it.folder)
    .sort()
    .map((it) => option(it, it === "." ? "./" : `${it}/`))
    .join("");
  // As everywhere else, hints show where somebody asks for them, or where there is nothing else.
  const isLoud = files.some(([, own]) => own.some((it) => it.severity !== "hint"));
  const boxes = (["error", "warning", "hint"] as const)
    .map((it) => {
      const checked = it === "hint" && isLoud ? "" : " checked";
      return `<label><input type="checkbox" name="${it}"${checked}> ${it}s</label>`;
    })
    .join("");
  const filters = `<form class="filters" role="search" aria-label="Filter findings"><input type="search" name="q" placeholder="Search findings" aria-label="Search findings">${boxes}<label><input type="checkbox" name="fix"> with a fix</label><select name="rule" aria-label="Rule"><option value="">All rules</option>${rules}</select><select name="folder" aria-label="Folder"><option value="">All folders</option>${folders}</select><output aria-live="polite"></output></form>`;
  const blocks = files.map(([path, own], index) => fileHtml(path, own, index < MOST_OPEN));
  return `<section aria-label="Findings"><h2>Findings</h2>${filters}${blocks.join("\n")}<p class="empty" hidden>No finding fits these filters.</p></section>`;
}

function fileHtml(path: string, findings: readonly ReportedFinding[], isOpen: boolean): string {
  const slash = path.lastIndexOf("/");
  const folder = slash === -1 ? "." : path.slice(0, slash);
  const count = (severity: ReportedFinding["severity"]): number =>
    findings.filter((it) => it.severity === severity).length;
  const words =
    inWords({ error: count("error"), warning: count("warning"), hint: count("hint") }) || counted(0, "finding");
  return `<details class="file" data-folder="${escapeHtml(folder)}"${isOpen ? " open" : ""}><summary><code>${escapeHtml(path)}</code> <small>${words}</small></summary>
${findings.map((it) => findingHtml(it)).join("\n")}
</details>`;
}
