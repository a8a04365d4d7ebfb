/** Runs rules over files that exist only in a test, through the same workspace that the editor and the CLI use. */

import { readFileSync } from "node:fs";
import { combineFixes } from "../../server/src/linter/apply-fixes.ts";
import type { Crash, Diagnostic } from "../../server/src/linter/lint.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import { allPlatforms, type Platform } from "../../server/src/semantics/target.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import { parseVersionRanges } from "../../server/src/workspace/configuration/version-ranges.ts";
import { createFolder, type Engine, type Folder, type Overrides } from "../../server/src/workspace/folder.ts";
import { createMemoryFiles } from "../../server/src/workspace/memory-files.ts";
import { readSignatures } from "../../server/src/workspace/node-engine.ts";
import { parser } from "./parser.ts";

/** Text by path, relative to the root of the project. A `seamlint.toml` among them counts. */
export type Files = Readonly<Record<string, string>>;

export interface LintOptions {
  /** As in the setting: `2.7`, `>=3.6,<3.14`. */
  readonly targetVersion?: string | undefined;
  readonly platforms?: readonly Platform[] | undefined;
  /** All rules, where absent. */
  readonly rules?: readonly Rule[] | undefined;
}

export interface LintedText {
  /** By path, then in the order of the source. */
  readonly diagnostics: readonly Diagnostic[];
  readonly crashes: readonly Crash[];
}

const root = "/project";
const signatures = readSignatures();

/** Lint every Python file of a project made of `files`. */
export function lintText(files: Files, options: LintOptions = {}): LintedText {
  return lintFolder(openText(files, options));
}

/** The folder itself, for tests that edit it. */
export function openText(files: Files, options: LintOptions = {}): Folder {
  const contents = Object.entries(files).map(([path, text]) => [`${root}/${path}`, text] as const);
  const engine: Engine = { files: createMemoryFiles(Object.fromEntries(contents)), parser, signatures };
  return createFolder(root, engine, overridesOf(options));
}

export function lintFolder(folder: Folder): LintedText {
  const results = folder.project().paths.map((path) => folder.lint(path));
  return {
    diagnostics: results.flatMap((it) => it.diagnostics),
    crashes: results.flatMap((it) => it.crashes),
  };
}

/**
 * Apply the first fix of every finding, and again to what was found in the repaired files, until no finding offers one.
 * Two fixes of one text in one round, such as the same import, need the next round. A fix that does not end its finding
 * would go on for ever, and is an error.
 */
export function applyAllFixes(files: Files, options: LintOptions = {}): Files {
  let current = files;
  for (let round = 0; round < 10; round++) {
    const { diagnostics } = lintText(current, options);
    const fixes = diagnostics.flatMap((it) => it.fixes().slice(0, 1));
    if (fixes.length === 0) return current;

    const repaired = new Map(Object.entries(current));
    for (const [path, edits] of combineFixes(fixes).edits) {
      const text = repaired.get(path);
      if (text === undefined) throw new Error(`a fix edits ${path}, which does not exist`);
      repaired.set(path, applyEdits(text, edits));
    }
    const next = Object.fromEntries(repaired);
    if (Object.entries(next).every(([path, text]) => current[path] === text)) {
      throw new Error(`fixes that change nothing: ${fixes.map((it) => it.title).join("; ")}`);
    }
    current = next;
  }
  const [left] = lintText(current, options).diagnostics.filter((it) => it.fixes().length > 0);
  throw new Error(`after ten rounds of fixes there is still ${left?.rule.id} in ${left?.path}: ${left?.message}`);
}

export function platformsIn(text: string): readonly Platform[] {
  return text.split(",").map((name) => {
    const platform = allPlatforms.find((it) => it === name.trim());
    if (platform === undefined) throw new Error(`there is no platform ${name.trim()}`);
    return platform;
  });
}

function overridesOf({ targetVersion, platforms, rules }: LintOptions): Overrides {
  const versions = targetVersion === undefined ? undefined : parseVersionRanges(targetVersion);
  if (targetVersion !== undefined && versions === undefined) throw new Error(`no version of Python: ${targetVersion}`);
  const severities = Object.fromEntries(
    (rules ?? []).filter((it) => !it.isOnByDefault).map((it) => [it.id, "on"] as const),
  );
  return { versions, platforms, rules, severities };
}

/** Text of a file of this repository, with the line ends it has. */
export function readText(path: string): string {
  return readFileSync(path, "utf8");
}
