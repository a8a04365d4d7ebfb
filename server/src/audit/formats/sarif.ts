import type { Location, Log, ReportingDescriptor, Result } from "sarif";
import type { Rule, Severity } from "../../rules/rule.ts";
import type { Place, Report, ReportedFinding } from "../report.ts";
import { rulePage } from "../rule-page.ts";

/** Limits of GitHub's code scanning, above which it refuses the whole upload. */
const MOST_RESULTS = 25_000;
const MOST_LOCATIONS = 1_000;

const levels = { error: "error", warning: "warning", hint: "note" } as const satisfies Record<Severity, Result.level>;
const precisions = { high: "very-high", medium: "high", low: "medium" } as const;

export function toSarif({ version, findings, notChecked, rules, isPartial }: Report): string {
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "Seamlint", version, semanticVersion: version, rules: rules.map((it) => descriptorOf(it)) },
        },
        columnKind: "utf16CodeUnits",
        results: findings.slice(0, MOST_RESULTS).map((it) => resultOf(it, rules)),
        invocations: [
          {
            executionSuccessful: !isPartial,
            toolExecutionNotifications: [
              ...notChecked.map(({ path, reason }) => ({
                level: "note" as const,
                message: { text: `${path} ${reason}` },
                locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
              })),
              ...(findings.length > MOST_RESULTS
                ? [
                    {
                      level: "warning" as const,
                      message: { text: `${findings.length - MOST_RESULTS} more findings were left out.` },
                    },
                  ]
                : []),
            ],
          },
        ],
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptorOf(rule: Rule): ReportingDescriptor {
  const page = rulePage(rule);
  return {
    id: rule.id,
    name: rule.id,
    shortDescription: { text: `${rule.summary}.` },
    fullDescription: { text: paragraph(rule.why) },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: levels[rule.severity], enabled: rule.isOnByDefault },
    properties: { tags: [rule.family] },
  };
}

function resultOf(finding: ReportedFinding, rules: readonly Rule[]): Result {
  const { rule, severity, confidence, message, related, fixes, excerpt, line, fingerprint } = finding;
  const snippet = excerpt.lines[line - excerpt.firstLine];
  return {
    ruleId: rule.id,
    ruleIndex: rules.indexOf(rule),
    level: levels[severity],
    message: { text: message },
    locations: [locationOf(finding, snippet)],
    relatedLocations: related.slice(0, MOST_LOCATIONS).map((it, index) => ({
      id: index + 1,
      ...locationOf(it, undefined),
      message: { text: it.message },
    })),
    partialFingerprints: { "seamlint/v1": fingerprint },
    properties: { precision: precisions[confidence], cause: finding.cause },
    fixes: fixes.map((fix) => ({
      description: { text: fix.title },
      artifactChanges: [...new Set(fix.edits.map((it) => it.path))].map((path) => ({
        artifactLocation: artifact(path),
        replacements: fix.edits
          .filter((it) => it.path === path)
          .map((it) => ({ deletedRegion: regionOf(it), insertedContent: { text: it.text } })),
      })),
    })),
  };
}

function locationOf(place: Place, snippet: string | undefined): Location {
  const region = snippet === undefined ? regionOf(place) : { ...regionOf(place), snippet: { text: snippet } };
  return { physicalLocation: { artifactLocation: artifact(place.path), region } };
}

function regionOf({ line, column, endLine, endColumn }: Place) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A path is no URI until its special characters are escaped. */
function artifact(path: string): { readonly uri: string; readonly uriBaseId?: string } {
  const uri = path.split("/").map(encodeURIComponent).join("/");
  return path.startsWith("/") || path.startsWith("..") ? { uri } : { uri, uriBaseId: "%SRCROOT%" };
}

function paragraph(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
