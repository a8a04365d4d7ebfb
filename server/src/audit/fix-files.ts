/** Repairs files, round by round: what a fix uncovers, and what two fixes of one place left, is found in the next round. */

import { combineFixes, fixesOf, startsSafely } from "../linter/apply-fixes.ts";
import type { Crash, Diagnostic } from "../linter/lint.ts";
import type { Fix } from "../rules/rule.ts";
import { applyEdits } from "../text/edit.ts";
import type { Folder } from "../workspace/folder.ts";

export interface Repair {
  /** By path, relative to the root of the folder. */
  readonly texts: ReadonlyMap<string, { readonly before: string; readonly after: string }>;
  /** How many fixes were applied. */
  readonly fixes: number;
}

/** More rounds than any chain of repairs needs: an end for fixes that undo each other. */
const MOST_ROUNDS = 10;

/**
 * Repair the files at `paths` and leave the repaired texts open in the folder; nothing is written.
 *
 * @param withSuggestions also apply fixes that may change behaviour
 */
export function repairFiles(
  folder: Folder,
  paths: readonly string[],
  withSuggestions: boolean,
  log: (crash: Crash) => void,
): Repair {
  const before = new Map<string, string>();
  const editable = new Set(paths);
  let applied = 0;
  let wanted: readonly string[] = paths;
  for (let round = 0; round < MOST_ROUNDS && wanted.length > 0; round++) {
    const fixes = wanted
      .flatMap((path) => folder.lint(path).diagnostics)
      .flatMap((it) => chosenFix(it, withSuggestions, log))
      .filter((fix) => fix.edits.every((it) => editable.has(it.path)));
    const combined = combineFixes(fixes);
    const changed: string[] = [];
    for (const [path, edits] of combined.edits) {
      const text = folder.textOf(path);
      if (text === undefined) continue;
      const repaired = applyEdits(text, edits);
      if (repaired === text) continue;
      if (!before.has(path)) before.set(path, text);
      folder.open(path, repaired);
      changed.push(path);
    }
    applied += changed.length === 0 ? 0 : combined.applied.length;
    wanted = changed.sort();
  }
  const texts = [...before].map(
    ([path, text]) => [path, { before: text, after: folder.textOf(path) ?? text }] as const,
  );
  return { texts: new Map(texts), fixes: applied };
}

function chosenFix(diagnostic: Diagnostic, withSuggestions: boolean, log: (crash: Crash) => void): readonly Fix[] {
  const fixes = fixesOf(diagnostic, log);
  return withSuggestions || startsSafely(fixes) ? fixes.slice(0, 1) : [];
}
