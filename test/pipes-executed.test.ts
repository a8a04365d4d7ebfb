/**
 * The proof of what `undrained-pipe` says: programs whose child writes a megabyte are run on the oldest and the newest Python
 * of each generation. Those that are reported hang, those that are not finish.
 */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { allRules } from "../server/src/linter/lint.ts";
import { findInterpreters, type Interpreter, outermost } from "./support/interpreters.ts";
import { lintText } from "./support/lint-text.ts";

const rules = allRules.filter((it) => it.id === "undrained-pipe");
const hasKill = process.platform !== "win32";
const interpreters = hasKill ? outermost(findInterpreters()) : [];

/** How long a program must still run to count as hanging, in milliseconds; one that finishes needs a tenth of it. */
const patience = 6_000;

const head = `
import subprocess
import sys
import time
from subprocess import PIPE, Popen

command = [sys.executable, "-c", "import sys; sys.stdout.write('x' * 1000000)"]
complaint = [sys.executable, "-c", "import sys; sys.stderr.write('x' * 1000000)"]
`;

const programs: Readonly<Record<string, string>> = {
  "call with a pipe": "subprocess.call(command, stdout=PIPE)",
  "call with a pipe for errors": "subprocess.call(complaint, stdout=PIPE, stderr=PIPE)",
  "call without": "subprocess.call(command, stdout=open('log', 'w'))",
  "wait and read": "child = Popen(command, stdout=PIPE)\nchild.wait()\nchild.stdout.read()",
  "wait and communicate": "child = Popen(command, stdout=PIPE)\nchild.wait()\nchild.communicate()",
  "read and wait": "child = Popen(command, stdout=PIPE)\nchild.stdout.read()\nchild.wait()",
  communicate: "child = Popen(command, stdout=PIPE)\nchild.communicate()\nchild.wait()",
  "poll and read":
    "child = Popen(command, stdout=PIPE)\nwhile child.poll() is None:\n    time.sleep(0.01)\nchild.stdout.read()",
  "close and wait": "child = Popen(command, stdout=PIPE)\nchild.stdout.close()\nchild.wait()",
  "kill and wait": "child = Popen(command, stdout=PIPE)\nchild.kill()\nchild.wait()",
};

test("Python is there to ask", { skip: hasKill ? false : "no process groups to end" }, () => {
  assert.notEqual(interpreters.length, 0, "no Python on the PATH: nothing of what the rule claims was run");
});

for (const interpreter of interpreters) {
  const version = interpreter.version.join(".");
  test(`Python ${version}: what is reported hangs, what is not finishes`, async () => {
    const ended = await Promise.all(
      Object.entries(programs).map(async ([name, code]) => [name, await outcomeOf(interpreter, head + code)] as const),
    );
    const said = Object.entries(programs).map(([name, code]) => [name, speaksOf(head + code, version)] as const);
    assert.deepEqual(Object.fromEntries(ended), Object.fromEntries(said));
  });
}

function speaksOf(code: string, targetVersion: string): "hangs" | "finishes" {
  const { diagnostics, crashes } = lintText({ "program.py": code }, { targetVersion, platforms: ["linux"], rules });
  assert.deepEqual(crashes, []);
  return diagnostics.length > 0 ? "hangs" : "finishes";
}

function outcomeOf({ command }: Interpreter, code: string): Promise<"hangs" | "finishes"> {
  const folder = mkdtempSync(join(tmpdir(), "seamlint-pipe-"));
  writeFileSync(join(folder, "program.py"), code);
  const child = spawn(command, ["program.py"], { cwd: folder, stdio: "ignore", detached: true });
  return new Promise((done) => {
    let outcome: "hangs" | "finishes" = "finishes";
    const watch = setTimeout(() => {
      outcome = "hangs";
      // With its own child, which stands still as well.
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }, patience);
    child.on("close", () => {
      clearTimeout(watch);
      rmSync(folder, { recursive: true, force: true });
      done(outcome);
    });
  });
}
