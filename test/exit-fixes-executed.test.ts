/**
 * What the documentation promises of the fixes about exit statuses, run with commands that succeed and with commands that
 * fail: before the fix the two are taken for each other, after it they are told apart. SCons and waf are stand-ins that
 * behave as the tools are documented.
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { test } from "node:test";
import { rules } from "../server/src/rules/index.ts";
import { dedent } from "./support/dedent.ts";
import { findInterpreters, type Interpreter } from "./support/interpreters.ts";
import { applyAllFixes, lintText } from "./support/lint-text.ts";

interface Script {
  readonly name: string;
  readonly rule: string;
  readonly text: string;
  /** `script.py`, where absent. */
  readonly file?: string | undefined;
  readonly targetVersion?: string | undefined;
}

/** Every example of the documentation whose finding has a fix. */
const documented: readonly Script[] = rules
  .filter((it) => it.family === "exit")
  .flatMap((rule) =>
    rule.examples.map(({ bad, file, targetVersion }, index) => ({
      name: `${rule.id}, example ${index + 1}`,
      rule: rule.id,
      text: dedent(bad),
      file,
      targetVersion,
    })),
  )
  .filter((it) => lint(it).some((diagnostic) => diagnostic.fixes().length > 0));

const actions: readonly Script[] = [
  {
    name: "last command of an SCons action",
    rule: "discarded-exit-status",
    file: "SConstruct",
    text: `
      import subprocess


      def generate(target, source, env):
          subprocess.call(["gen", str(source[0])])


      Environment().Command("table.h", "table.in", generate)
    `,
  },
  {
    name: "not the last command of an SCons action",
    rule: "discarded-exit-status",
    file: "SConstruct",
    text: `
      import subprocess


      def generate(target, source, env):
          subprocess.call(["gen", str(source[0])])
          print("generated")


      Environment().Command("table.h", "table.in", generate)
    `,
  },
  {
    name: "an SCons action that returns the object",
    rule: "build-action-status",
    file: "SConstruct",
    text: `
      import subprocess


      def generate(target, source, env):
          return subprocess.run(["gen", str(source[0])])


      Environment().Command("table.h", "table.in", generate)
    `,
  },
  {
    name: "an SCons action that turns the status round",
    rule: "build-action-status",
    file: "SConstruct",
    text: `
      import subprocess


      def generate(target, source, env):
          return not subprocess.call(["gen", str(source[0])])


      Environment().Command("table.h", "table.in", generate)
    `,
  },
  {
    name: "last command of a waf rule",
    rule: "discarded-exit-status",
    file: "wscript",
    text: `
      import subprocess

      top = "."
      out = "build"


      def generate(task):
          subprocess.call(["gen"])


      def build(bld):
          bld(rule=generate, target="table.h")
    `,
  },
  {
    name: "a waf task that returns True",
    rule: "build-action-status",
    file: "wscript",
    text: `
      import subprocess

      from waflib.Task import Task

      top = "."
      out = "build"


      class generate(Task):
          def run(self):
              subprocess.check_call(["gen"])
              return True


      def build(bld):
          pass
    `,
  },
];

/** As Python 2 is written; what is fixed must still be Python 2. */
const old: readonly Script[] = [
  { rule: "discarded-exit-status", text: 'import os\n\nos.system("make")\nprint "done"\n' },
  { rule: "discarded-exit-status", text: 'from subprocess import call\n\ncall(["make"])\nprint "done"\n' },
  { rule: "raw-wait-status", text: 'import os\nimport sys\n\nprint "done"\nsys.exit(os.system("make"))\n' },
  {
    rule: "masked-shell-failure",
    text: 'import subprocess\n\nsubprocess.check_call("mkdir -p out; cp a out", shell=True)\n',
  },
  { rule: "unwaited-child", text: 'import subprocess\n\nsubprocess.Popen(["gen"])\nprint "done"\n' },
  {
    rule: "status-blind-capture",
    text: 'import commands\n\nflags = commands.getoutput("pkg-config --cflags gtk").split()\n',
  },
  {
    rule: "unread-exit-status",
    text: `
      import subprocess


      def revision():
          process = subprocess.Popen(["git", "rev-parse", "HEAD"], stdout=subprocess.PIPE)
          out, err = process.communicate()
          return out
    `,
  },
].map((it, index) => ({ ...it, name: `Python 2 script ${index + 1}, ${it.rule}`, targetVersion: "2.7" }));

const isPosix = process.platform !== "win32";
const interpreters = isPosix ? findInterpreters() : [];
const newest = interpreters.findLast((it) => it.version[0] === 3);
const python2 = interpreters.find((it) => it.version[0] === 2);

test("every rule about exit statuses that has a fix has an example of it here", () => {
  const covered = new Set(documented.map((it) => it.rule));
  const expected = rules.filter((it) => it.family === "exit");
  assert.deepEqual([...covered].toSorted(), expected.map((it) => it.id).toSorted());
});

test("on POSIX some Python is there to run them", () => assert.equal(newest !== undefined, isPosix));

for (const [interpreter, scripts] of [
  [newest, [...documented, ...actions]],
  [python2, old],
] as const) {
  for (const script of interpreter === undefined ? [] : scripts) {
    test(`${script.name}, run by Python ${interpreter?.version.join(".")}`, () => {
      if (interpreter !== undefined) check(interpreter, { ...script, text: dedent(script.text) });
    });
  }
}

function check(interpreter: Interpreter, script: Script): void {
  const file = script.file ?? "script.py";
  const { text, targetVersion } = script;
  const fixed = applyAllFixes({ [file]: text }, { targetVersion, rules: ruleOf(script) })[file] ?? "";
  assert.notEqual(fixed, text);

  const before = worldsOf(interpreter, script, text);
  const after = worldsOf(interpreter, script, fixed);
  assert.ok(!tellsFailure(before), "before, a failure is noticed and a success is none");
  assert.ok(tellsFailure(after), `${after.failure.errors}${after.success.errors}${fixed}`);
}

interface Outcome {
  readonly status: number | null;
  /** It said so. */
  readonly goesOn: boolean;
  readonly errors: string;
}

interface Worlds {
  readonly success: Outcome;
  readonly failure: Outcome;
}

/** Whether a script ends well exactly when its commands do, or at least stops where it would have gone on. */
function tellsFailure({ success, failure }: Worlds): boolean {
  return success.status === 0 && (failure.status !== 0 || (success.goesOn && !failure.goesOn));
}

function worldsOf(interpreter: Interpreter, script: Script, text: string): Worlds {
  return { success: run(interpreter, script, text, 0), failure: run(interpreter, script, text, 3) };
}

function ruleOf({ rule }: Script) {
  return rules.filter((it) => it.id === rule);
}

function lint(script: Script) {
  const { file, text, targetVersion } = script;
  return lintText({ [file ?? "script.py"]: text }, { targetVersion, rules: ruleOf(script) }).diagnostics;
}

/** What the scripts call. The copy always works, so that what failed before it is what counts. */
const programs = "cp gen git make mkdir pkg-config test-tool tool xxd".split(" ");
const runner = resolve("test/support/python/run-script.py");

function run({ command }: Interpreter, { file }: Script, text: string, status: number): Outcome {
  const folder = mkdtempSync(join(tmpdir(), "seamlint-exit-"));
  try {
    for (const name of ["bin", "build"]) mkdirSync(join(folder, name));
    for (const name of programs) {
      writeFileSync(join(folder, "bin", name), `#!/bin/sh\nexit ${name === "cp" ? 0 : status}\n`, { mode: 0o755 });
    }
    writeFileSync(join(folder, "input"), text);
    const mode = file === "SConstruct" ? "scons" : file === "wscript" ? "waf" : "script";
    const ended = spawnSync(command, [runner, mode, "input"], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, PATH: [join(folder, "bin"), process.env["PATH"]].join(delimiter) },
      timeout: 60_000,
    });
    // A script that breaks for another reason proves nothing.
    assert.doesNotMatch(ended.stderr, /SyntaxError|NameError|TypeError|AttributeError|ImportError|ModuleNotFoundError/);
    return { status: ended.status, goesOn: ended.stdout.includes("went on"), errors: ended.stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
