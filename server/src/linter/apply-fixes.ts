/** Several fixes at once, without one of them ending up half applied. */

import type { Fix } from "../rules/rule.ts";
import type { TextEdit } from "../text/edit.ts";
import type { Crash, Diagnostic } from "./lint.ts";

export interface CombinedFixes {
  /** Edits by path, ready for `applyEdits`. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly applied: readonly Fix[];
  /** Those that touch the same text as one that was applied: to be found again in the repaired text. */
  readonly deferred: readonly Fix[];
}

/** Combine in the order given; of two fixes that overlap the later one is deferred as a whole. */
export function combineFixes(fixes: readonly Fix[]): CombinedFixes {
  const edits = new Map<string, TextEdit[]>();
  const applied: Fix[] = [];
  const deferred: Fix[] = [];
  for (const fix of fixes) {
    const news = fix.edits.filter((it) => !(edits.get(it.path) ?? []).some((other) => isSame(it, other)));
    if (news.some((it) => (edits.get(it.path) ?? []).some((other) => collides(it, other)))) {
      deferred.push(fix);
      continue;
    }
    applied.push(fix);
    for (const { path, span, text } of news) {
      const known = edits.get(path) ?? [];
      known.push({ span, text });
      edits.set(path, known);
    }
  }
  return { edits, applied, deferred };
}

/** The fixes of a diagnostic. One that cannot be computed is a bug of ours, which costs the fix and not the finding. */
export function fixesOf(diagnostic: Diagnostic, report: (crash: Crash) => void): readonly Fix[] {
  try {
    return diagnostic.fixes();
  } catch (error) {
    report({ rule: diagnostic.rule, path: diagnostic.path, error });
    return [];
  }
}

/**
 * Whether the first of these fixes, the repair that the rule recommends, may be applied without being asked. A safe fix
 * behind a suggestion, such as one that marks a status as unwanted on purpose, is a decision for a person.
 */
export function startsSafely(fixes: readonly Pick<Fix, "safety">[]): boolean {
  return fixes[0]?.safety === "safe";
}

/** Texts inserted at one place go in one after the other; everything else that shares a place collides. */
function collides(a: TextEdit, b: TextEdit): boolean {
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;
}
