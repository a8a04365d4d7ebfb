/**
 * Findings that are known and not to be shown again. An entry holds no line number, so that code may move: it is the rule,
 * the file, the classes and functions around, and a hash of the source. The file is sorted and says nothing about when or
 * by whom it was written, so that two branches merge and the same findings give the same bytes.
 */

import { compareText } from "../linter/lint.ts";
import type { ReportedFinding } from "./report.ts";

export interface BaselineEntry {
  readonly rule: string;
  /** Relative to the folder of the baseline. */
  readonly path: string;
  readonly scope: string;
  readonly hash: string;
  /** How many findings of this kind there are: the same line may be written twice. */
  readonly count: number;
}

export interface Baseline {
  /** Whether a finding is known. Each entry answers yes as often as it counts. */
  knows(finding: BaselineQuestion): boolean;
  /** How many known findings were not asked for. */
  stale(): number;
}

export type BaselineQuestion = Pick<BaselineEntry, "rule" | "path" | "scope" | "hash">;

export interface BaselineProblem {
  /** What is wrong and what to do, as a clause after the name of the file. */
  readonly problem: string;
}

/** `isGone` tells whether a file of the baseline was deleted or moved, so that its entries may stand for another file. */
export function openBaseline(entries: readonly BaselineEntry[], isGone: (path: string) => boolean): Baseline {
  const left = new Map<string, number>();
  const moved = new Map<string, string[]>();
  const gone = new Map<string, boolean>();
  for (const entry of entries) {
    const key = keyOf(entry);
    left.set(key, (left.get(key) ?? 0) + entry.count);
    const isMoved = gone.get(entry.path) ?? isGone(entry.path);
    gone.set(entry.path, isMoved);
    if (isMoved) moved.set(keyWithoutPath(entry), [...(moved.get(keyWithoutPath(entry)) ?? []), key]);
  }

  const take = (key: string): boolean => {
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count > 0;
  };
  return {
    knows: (finding) => take(keyOf(finding)) || (moved.get(keyWithoutPath(finding)) ?? []).some(take),
    stale: () => [...left.values()].reduce((sum, it) => sum + it, 0),
  };
}

export function baselineOf(
  findings: readonly ReportedFinding[],
  pathOf: (path: string) => string,
): readonly BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const { rule, path, scope, fingerprint } of findings) {
    const question = { rule: rule.id, path: pathOf(path), scope, hash: fingerprint };
    const key = keyOf(question);
    entries.set(key, { ...question, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  return [...entries.values()].sort((a, b) => compareText(keyOf(a), keyOf(b)));
}

/** One entry a line, so that a merge sees them one by one. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(({ rule, path, scope, hash, count }) => {
    const written = { rule, path, ...(scope === "" ? {} : { scope }), hash, ...(count === 1 ? {} : { count }) };
    return `    ${JSON.stringify(written)}`;
  });
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{\n  "version": 1,\n  "findings": ${list}\n}\n`;
}

export function readBaseline(text: string): readonly BaselineEntry[] | BaselineProblem {
  const broken = { problem: "is no baseline of Seamlint; write it anew with --update-baseline" };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return broken;
  }
  if (!isRecord(parsed) || !Array.isArray(parsed["findings"])) return broken;
  if (parsed["version"] !== 1) {
    return {
      problem: "was written by a later version of Seamlint; update Seamlint or write it anew with --update-baseline",
    };
  }
  return parsed["findings"].flatMap((it: unknown): readonly BaselineEntry[] => {
    if (!isRecord(it)) return [];
    const { rule, path, scope = "", hash, count = 1 } = it;
    const isEntry = typeof rule === "string" && typeof path === "string" && typeof hash === "string";
    return isEntry && typeof scope === "string" && typeof count === "number"
      ? [{ rule, path, scope, hash, count }]
      : [];
  });
}

export function isBaselineProblem(read: readonly BaselineEntry[] | BaselineProblem): read is BaselineProblem {
  return "problem" in read;
}

function keyOf({ path, rule, scope, hash }: BaselineQuestion): string {
  return [path, rule, scope, hash].join("\n");
}

function keyWithoutPath({ rule, scope, hash }: BaselineQuestion): string {
  return [rule, scope, hash].join("\n");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
