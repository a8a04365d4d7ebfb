/**
 * The proof of what is said about inheritance: programs that make a descriptor and start a child are run on each Python
 * found, the child lists its descriptors, and the rules speak of the program exactly where the child has it.
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { allRules } from "../server/src/linter/lint.ts";
import { type HandleDriver, handleDrivers } from "./support/handle-drivers.ts";
import { findInterpreters, type Interpreter } from "./support/interpreters.ts";
import { lintText } from "./support/lint-text.ts";

/** Those that speak of what a child gets; what the process itself forgets to close or to read is another matter. */
const others: ReadonlySet<string> = new Set(["unclosed-descriptor", "undrained-pipe"]);
const rules = allRules.filter((it) => it.family === "handles" && !others.has(it.id));
const hasDescriptors = process.platform === "linux";
const interpreters = hasDescriptors ? findInterpreters() : [];
const names = interpreters.map(({ version }) => version.join("."));

test(`Python is there to ask: ${names.join(", ")}`, { skip: hasDescriptors ? false : "no /proc" }, () => {
  assert.notEqual(interpreters.length, 0, "no Python on the PATH: nothing of what the rules claim was run");
});

for (const interpreter of interpreters) {
  const [major, minor] = interpreter.version;
  test(`Python ${major}.${minor}: a child has what is reported, and has not what is not`, (context) => {
    const able = handleDrivers.filter(({ from }) => from <= major * 100 + minor);
    context.diagnostic(`${able.length} of ${handleDrivers.length} programs`);
    const said = Object.fromEntries(
      able.map((it) => [it.name, speaksOf(it, `${major}.${minor}`) ? "held" : "not held"]),
    );
    assert.deepEqual(run(interpreter, able), said);
  });
}

function speaksOf({ code }: HandleDriver, targetVersion: string): boolean {
  const { diagnostics, crashes } = lintText({ "program.py": code }, { targetVersion, platforms: ["linux"], rules });
  assert.deepEqual(crashes, []);
  return diagnostics.length > 0;
}

function run({ command }: Interpreter, able: readonly HandleDriver[]): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "seamlint-handles-"));
  try {
    const path = join(folder, "drivers.json");
    writeFileSync(path, JSON.stringify(able.map(({ name, code }) => ({ name, code }))));
    const script = resolve("test/support/python/list-descriptors.py");
    const { stdout, stderr } = spawnSync(command, [script, path, folder], { encoding: "utf8", timeout: 60_000 });
    const line = stdout.trim().split("\n").at(-1) ?? "";
    assert.ok(line.startsWith("{"), `${command} answered: ${line} ${stderr.slice(-500)}`);
    return Object.fromEntries(Object.entries(JSON.parse(line)).map(([name, outcome]) => [name, String(outcome)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
