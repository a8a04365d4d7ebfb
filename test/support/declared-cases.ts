/** Modules with undeclared foreign functions, what the fix makes of them, and what Python says of it. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { combineFixes } from "../../server/src/linter/apply-fixes.ts";
import type { Diagnostic } from "../../server/src/linter/lint.ts";
import type { Fix } from "../../server/src/rules/rule.ts";
import type { Platform } from "../../server/src/semantics/target.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import { dedent } from "./dedent.ts";
import { findInterpreters, type Interpreter } from "./interpreters.ts";
import { type LintOptions, lintText } from "./lint-text.ts";

export interface PrototypeCase {
  readonly name: string;
  readonly before: string;
  /** Further files of the project, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The file that is looked at, where it is another than the module that runs. */
  readonly path?: string;
  /** What the repaired module has, line for line. */
  readonly expected: string | readonly string[];
  /** What the repaired module must not have. */
  readonly unexpected?: string;
  /** By function what Python then has for its parameters and its result; `undefined` where the module cannot be run. */
  readonly runs: Readonly<Record<string, readonly [parameters: readonly string[], result: string]>> | undefined;
  readonly targetVersion?: string;
  readonly platforms?: readonly Platform[];
}

const script = resolve("test/support/python/run-declarations.py");
const interpreters = findInterpreters();

export function assertDeclared(given: PrototypeCase): void {
  const files = Object.fromEntries(
    Object.entries({ ...given.files, "module.py": given.before }).map(([path, text]) => [path, plain(text)]),
  );
  const options: LintOptions = {
    targetVersion: given.targetVersion ?? ">=3.6",
    platforms: given.platforms ?? ["win32-x64"],
  };
  const { repaired, first } = declareAll(files, options);
  const text = repaired[given.path ?? "module.py"] ?? "";
  for (const it of [given.expected].flat()) {
    const lines = it.startsWith("\n") ? plain(it).trim() : it;
    assert.ok(text.includes(lines), `no such lines:\n${lines}\n\nin:\n${text}`);
  }
  if (given.unexpected !== undefined) assert.ok(!text.includes(given.unexpected), text);
  assert.equal(first, true, `one fix should declare it all:\n${text}`);
  if (given.runs === undefined) return;
  for (const interpreter of new Set([interpreters.at(0), interpreters.at(-1)])) {
    if (interpreter === undefined) throw new Error("there is no Python to run what is declared");
    if (interpreter.version[0] < 3 && given.targetVersion !== "2.7") continue;
    const system = given.platforms?.includes("linux") === true ? "posix" : "windows";
    assert.deepEqual(run(interpreter, system, repaired), given.runs, `${interpreter.command}:\n${text}`);
  }
}

/** Text in the layout of this file loses its indentation; what begins on the first line is meant as it is. */
function plain(text: string): string {
  return text.startsWith("\n") ? dedent(text) : text;
}

/** Applies "declare all" until nothing is left to declare. `first`: what the first one left needs no other. */
function declareAll(
  files: Readonly<Record<string, string>>,
  options: LintOptions,
): { readonly repaired: Readonly<Record<string, string>>; readonly first: boolean } {
  let repaired = files;
  const seen = new Set<string>();
  let first = true;
  for (let round = 0; round < 8; round++) {
    const { diagnostics, crashes } = lintText(repaired, options);
    assert.deepEqual(crashes, []);
    const fix = declarationOf(diagnostics);
    if (fix === undefined) {
      assert.notEqual(round, 0, "there is nothing to declare");
      return { repaired, first };
    }
    if (seen.has(fix.title)) first = false;
    seen.add(fix.title);
    const next = new Map(Object.entries(repaired));
    for (const [path, edits] of combineFixes([fix]).edits) {
      next.set(path, applyEdits(next.get(path) ?? "", edits));
    }
    repaired = Object.fromEntries(next);
  }
  throw new Error(`the fix goes on for ever:\n${repaired["module.py"]}`);
}

function declarationOf(diagnostics: readonly Diagnostic[]): Fix | undefined {
  const fixes = diagnostics.flatMap((it) => it.fixes());
  return (
    fixes.find((it) => it.title.startsWith("Declare all undeclared functions of ")) ??
    fixes.find((it) => it.title.startsWith("Declare the prototype of "))
  );
}

function run({ command }: Interpreter, system: string, files: Readonly<Record<string, string>>): unknown {
  const folder = mkdtempSync(join(tmpdir(), "seamlint-declared-"));
  try {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    const options = { cwd: folder, encoding: "utf8", timeout: 60_000 } as const;
    const { status, stdout, stderr } = spawnSync(command, [script, system, "--names", "module.py"], options);
    assert.equal(status, 0, stderr);
    const answer: unknown = JSON.parse(stdout);
    return typeof answer === "object" && answer !== null ? Object.values(answer)[0] : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
