import assert from "node:assert/strict";
import type { Diagnostic } from "../../server/src/linter/lint.ts";

/**
 * `# ^^^ rule-id: how the message begins`, on a line below the one it means. `# <^^^` begins at column 0, where the
 * comment itself has to stand. A severity before the id is checked too: `# ^^^ hint rule-id`. Of a finding that
 * spans lines the first one is marked, up to its end.
 */
const MARKER =
  /^(?<margin>\s*#\s*)(?<carets><?\^+) (?<expected>(?:(?:error|warning|hint) )?[a-z][a-z0-9-]*(?:: .+)?)\r?$/u;

/** Assert that `diagnostics` of one file are exactly the markers in `text`: line, columns, rule, start of message. */
export function assertExpectations(text: string, diagnostics: readonly Diagnostic[], path = "the file"): void {
  const wanted = markersIn(text);
  const open = [...wanted];
  const got = diagnostics.map((diagnostic) => {
    const claims = claimsOf(text, diagnostic);
    const index = open.findIndex((it) => claims.some((claim) => isBegunBy(claim, it)));
    return index === -1 ? (claims[0] ?? "") : (open.splice(index, 1)[0] ?? "");
  });
  assert.deepEqual(
    [...got].sort(inSourceOrder),
    [...wanted].sort(inSourceOrder),
    `findings in ${path} differ from its markers`,
  );
}

export function markersIn(text: string): readonly string[] {
  const markers: string[] = [];
  let subject = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const { margin = "", carets = "", expected } = MARKER.exec(line)?.groups ?? {};
    if (expected === undefined) {
      subject = index + 1;
    } else {
      const start = carets.startsWith("<") ? 0 : margin.length;
      markers.push(`${subject}:${start}-${margin.length + carets.length} ${expected}`);
    }
  }
  return markers;
}

function claimsOf(text: string, { span, rule, severity, message }: Diagnostic): readonly string[] {
  const place = placeOf(text, span.start, span.end);
  return [`${place} ${rule.id}: ${message}`, `${place} ${severity} ${rule.id}: ${message}`];
}

/** A marker without a message ends with the id, so the id has to end there too. */
function isBegunBy(claim: string, marker: string): boolean {
  return claim.startsWith(marker) && (marker.includes(": ") || claim.startsWith(`${marker}: `));
}

function placeOf(text: string, start: number, end: number): string {
  const before = text.slice(0, start).split("\n");
  const column = before.at(-1)?.length ?? 0;
  const firstLine = text.slice(start, end).split(/\r?\n/, 1)[0] ?? "";
  return `${before.length}:${column}-${column + firstLine.length}`;
}

function inSourceOrder(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : a > b ? 1 : 0);
}
