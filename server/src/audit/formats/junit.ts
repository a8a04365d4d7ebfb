import { groupBy } from "../../text/group-by.ts";
import type { Report } from "../report.ts";

/** One suite a file, one test a finding; hints pass. Without findings one test says that all is well. */
export function toJUnit({ findings, files, subject }: Report): string {
  const suites = [...groupBy(findings, (it) => it.path)].map(([path, own]) => {
    const cases = own.map(({ rule, line, column, message, severity }) => {
      const place = `${path}:${line}:${column}`;
      const failure = `\n      <failure type="${severity}" message="${escaped(message)}">${escaped(`${place}: ${message}`)}</failure>\n    `;
      const output = `\n      <system-out>${escaped(`${place}: ${message}`)}</system-out>\n    `;
      const body = severity === "hint" ? output : failure;
      return `    <testcase name="${escaped(`${rule.id} ${line}:${column}`)}" classname="${escaped(path)}">${body}</testcase>\n`;
    });
    const failures = own.filter((it) => it.severity !== "hint").length;
    return `  <testsuite name="${escaped(path)}" tests="${own.length}" failures="${failures}" errors="0">\n${cases.join("")}  </testsuite>\n`;
  });
  const clean = `  <testsuite name="${escaped(subject)}" tests="1" failures="0" errors="0">\n    <testcase name="${files} files without findings" classname="${escaped(subject)}"/>\n  </testsuite>\n`;
  const failures = findings.filter((it) => it.severity !== "hint").length;
  const tests = Math.max(1, findings.length);
  const body = suites.length === 0 ? clean : suites.join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="seamlint" tests="${tests}" failures="${failures}">\n${body}</testsuites>\n`;
}

function escaped(text: string): string {
  return (
    text
      // XML 1.0 has no way to write these.
      .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}
