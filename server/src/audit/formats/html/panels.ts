/** The top of the report: the verdict, the numbers, and where to begin. */

import type { Rule, Severity } from "../../../rules/rule.ts";
import { type Report, severities } from "../../report.ts";
import { counted, inWords, type Totals } from "../../totals.ts";
import { escapeHtml, messageHtml } from "./escape.ts";
import { severitySigns } from "./severity.ts";

/** Folders in the panel; the list below holds all of them. */
const MOST_FOLDERS = 12;

export function verdictHtml(report: Report, totals: Totals): string {
  const { error, warning } = totals.bySeverity;
  const state = error > 0 ? "bad" : warning > 0 ? "fair" : "good";
  const words = inWords({ error, warning, hint: 0 });
  const sentence = words !== "" ? words : report.findings.length > 0 ? "No errors, no warnings" : "Nothing found";
  const notes = [
    `${counted(report.files, "file")} checked`,
    ...(report.isPartial ? ["stopped before the end"] : []),
    ...(totals.causes < report.findings.length
      ? [`${counted(report.findings.length, "finding")} of ${counted(totals.causes, "cause")}`]
      : []),
    ...(report.known === undefined ? [] : [`${report.known} known from the baseline`]),
  ];
  return `<section class="verdict ${state}" aria-label="Verdict"><p class="sentence">${sentence}</p><p>${notes.join(" · ")}</p></section>`;
}

export function cardsHtml(report: Report, totals: Totals): string {
  const card = (name: string, value: number, kind: string, note = ""): string =>
    `<div class="card ${kind}"><dt>${name}</dt><dd>${value.toLocaleString("en-US")}${note === "" ? "" : `<small>${note}</small>`}</dd></div>`;
  return `<dl class="cards">${severities
    .map((it) => card(`<span aria-hidden="true">${severitySigns[it]}</span> ${titles[it]}`, totals.bySeverity[it], it))
    .join(
      "",
    )}${card("With a fix", totals.fixable, "plain", totals.safelyFixable > 0 ? `${totals.safelyFixable} safe` : "")}${card(
    "Not checked",
    report.notChecked.length,
    "plain",
  )}</dl>`;
}

const titles: Readonly<Record<Severity, string>> = { error: "Errors", warning: "Warnings", hint: "Hints" };

export function panelsHtml({ rules, folders }: Totals): string {
  const mostOfRule = Math.max(1, ...rules.map((it) => it.count));
  const ruleRows = rules.map(
    ({ rule, count, bySeverity }) =>
      `<tr><th scope="row"><a href="#rule-${rule.id}" data-filter-rule="${rule.id}">${rule.id}</a><small>${messageHtml(rule.summary)}</small></th><td class="bar">${barHtml(bySeverity, mostOfRule)}</td><td class="number">${count}</td></tr>`,
  );
  const mostOfFolder = Math.max(1, ...folders.map((it) => it.count));
  const folderRows = folders
    .slice(0, MOST_FOLDERS)
    .map(
      ({ folder, count, bySeverity }) =>
        `<tr><th scope="row"><span data-filter-folder="${escapeHtml(folder)}">${escapeHtml(folder === "." ? "./" : `${folder}/`)}</span></th><td class="bar">${barHtml(bySeverity, mostOfFolder)}</td><td class="number">${count}</td></tr>`,
    );
  const rest = folders.length - folderRows.length;
  const more = rest <= 0 ? "" : `<p class="more">and ${counted(rest, "folder")} more</p>`;
  return `<div class="panels"><section><h2>What to begin with</h2><table><caption>Findings by rule</caption><tbody>${ruleRows.join("")}</tbody></table></section><section><h2>Where</h2><table><caption>Findings by folder</caption><tbody>${folderRows.join("")}</tbody></table>${more}</section></div>`;
}

function barHtml(bySeverity: Readonly<Record<Severity, number>>, most: number): string {
  const parts = severities
    .filter((it) => bySeverity[it] > 0)
    .map(
      (it) =>
        `<rect class="${it}" x="${percent(before(bySeverity, it), most)}" width="${percent(bySeverity[it], most)}" height="100%"/>`,
    );
  return `<svg role="img" aria-label="${inWords(bySeverity)}" preserveAspectRatio="none">${parts.join("")}</svg>`;
}

function before(bySeverity: Readonly<Record<Severity, number>>, severity: Severity): number {
  return severities.slice(0, severities.indexOf(severity)).reduce((sum, it) => sum + bySeverity[it], 0);
}

function percent(count: number, most: number): string {
  return `${((100 * count) / most).toFixed(1)}%`;
}

/** What the rules with findings are about, for a reader without the tool. */
export function rulesHtml(rules: readonly Rule[]): string {
  if (rules.length === 0) return "";
  const entries = rules.map(
    ({ id, family, summary, why }) =>
      `<details class="about" id="rule-${id}"><summary><span class="rule">${id}</span> ${messageHtml(summary)}</summary><p class="family">Family ${family}</p>${paragraphs(why)}<p>To silence one finding, end a line of the statement with <code># seamlint: ignore[${id}]</code>; <code>seamlint rule ${id}</code> shows examples.</p></details>`,
  );
  return `<section><h2>About the rules</h2>${entries.join("")}</section>`;
}

export function notCheckedHtml({ notChecked }: Report): string {
  if (notChecked.length === 0) return "";
  const rows = notChecked.map(
    ({ path, reason }) => `<tr><th scope="row">${escapeHtml(path)}</th><td>${messageHtml(reason)}</td></tr>`,
  );
  return `<section id="not-checked"><h2>Not checked</h2><details${notChecked.length <= 20 ? " open" : ""}><summary>${counted(notChecked.length, "path")}</summary><table class="list"><tbody>${rows.join("")}</tbody></table></details></section>`;
}

function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((it) => `<p>${messageHtml(it.replace(/\s+/g, " ").trim())}</p>`)
    .join("");
}
