/**
 * The proof of the deadlocks: every place in the fixtures that is reported as an error because a thread waits forever is
 * run on each Python found, and hangs; what the fixture offers instead is run as well, and finishes.
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { allRules } from "../server/src/linter/lint.ts";
import { fixturesOf } from "./support/fixtures.ts";
import { findInterpreters, type Interpreter } from "./support/interpreters.ts";
import { lintText } from "./support/lint-text.ts";
import { type Driver, drivers } from "./support/lock-drivers.ts";

const rulesAboutHanging = [
  "await-under-thread-lock",
  "blocking-call-under-lock",
  "disabled-lock",
  "foreign-call-under-lock",
  "lock-in-interrupting-code",
  "lock-order-inversion",
  "self-deadlock",
  "wait-holding-other-lock",
];

/** How long a driver must still run to count as hanging; what is to finish may take eight times that. */
const seconds = 0.6;

const interpreters = findInterpreters();
const names = interpreters.map(({ version }) => version.join("."));

test(`Python is there to ask: ${names.join(", ")}`, () => {
  assert.notEqual(interpreters.length, 0, "no Python on the PATH: nothing of what the rules claim was run");
});

test("every error about waiting forever in the fixtures has a driver that hangs", () => {
  const claimed = rulesAboutHanging.flatMap(claimsOf);
  const driven = drivers.filter((it) => it.hangs).map((it) => it.claim);
  assert.deepEqual(
    claimed.filter((it) => !driven.includes(it)),
    [],
    "claims that nothing runs",
  );
  assert.deepEqual(
    driven.filter((it) => !claimed.includes(it)),
    [],
    "drivers of no claim",
  );
});

for (const interpreter of interpreters) {
  test(`Python ${interpreter.version.join(".")}: what is said to hang hangs, and what is offered instead finishes`, (context) => {
    const able = drivers.filter(({ from }) => from <= interpreter.version[0] * 100 + interpreter.version[1]);
    context.diagnostic(`${able.length} of ${drivers.length} drivers`);
    const outcomes = run(interpreter, able);
    const wrong = able.flatMap((it) => {
      const outcome = outcomes.get(nameOf(it)) ?? "no answer";
      return outcome === (it.hangs ? "hung" : "finished") ? [] : [`${nameOf(it)}: ${outcome}`];
    });
    assert.deepEqual(wrong, []);
  });
}

/** `rule/file:function` of every error that says a thread waits. */
function claimsOf(ruleId: string): readonly string[] {
  const rule = allRules.find((it) => it.id === ruleId);
  if (rule === undefined) return [];
  const claims = fixturesOf(ruleId).flatMap(({ name, files, options }) => {
    const { diagnostics } = lintText(files, { ...options, rules: [rule] });
    return diagnostics.flatMap(({ severity, message, path, span }) => {
      const isAboutWaiting = /waits? for ?ever|for each other|neither goes on|blocks the whole/.test(message);
      if (severity !== "error" || !isAboutWaiting) return [];
      const place = name === path ? path : `${name}/${path}`;
      return [`${ruleId}/${place}:${functionAt(files[path] ?? "", span.start)}`];
    });
  });
  return [...new Set(claims)];
}

/** `Class.method` around an offset, as the lines above it say. */
function functionAt(text: string, offset: number): string {
  const lines = text.slice(0, offset).split("\n");
  const words: string[] = [];
  let indent = /^\s*/.exec(lines.at(-1) ?? "")?.[0].length ?? 0;
  for (const line of lines.reverse()) {
    const found = /^(\s*)(?:async\s+)?(?:def|class)\s+(\w+)/.exec(line);
    const depth = found?.[1]?.length ?? indent;
    if (found?.[2] === undefined || depth >= indent) continue;
    words.unshift(found[2]);
    indent = depth;
  }
  return words.length === 0 ? "<module>" : words.join(".");
}

function run({ command }: Interpreter, able: readonly Driver[]): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "seamlint-locks-"));
  try {
    const path = join(folder, "drivers.json");
    const entries = able.map((it) => ({
      name: nameOf(it),
      file: resolve("test/fixtures", it.file),
      code: it.code,
      hangs: it.hangs,
    }));
    writeFileSync(path, JSON.stringify(entries));
    const script = resolve("test/support/python/run-drivers.py");
    const { stdout, stderr } = spawnSync(command, [script, path, String(seconds)], {
      encoding: "utf8",
      timeout: 30_000,
    });
    const line = stdout.trim().split("\n").at(-1) ?? "";
    assert.ok(line.startsWith("{"), `${command} answered: ${line} ${stderr.slice(-500)}`);
    return new Map(Object.entries(JSON.parse(line)).map(([name, outcome]) => [name, String(outcome)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function nameOf({ claim, hangs, file }: Driver): string {
  return `${claim} ${hangs ? "hangs" : "finishes"} in ${file}`;
}
