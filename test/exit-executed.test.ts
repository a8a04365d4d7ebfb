/**
 * The fixes of the rules about exit statuses, run: before them a failing command goes unnoticed, after them it does not.
 * Every Python that is found runs them; a claim about an old version is made only of interpreters of that version.
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { rules } from "../server/src/rules/index.ts";
import { dedent } from "./support/dedent.ts";
import { applyAllFixes } from "./support/lint-text.ts";

interface Script {
  readonly rule: string;
  readonly text: string;
  /** Needs what Python 2 does not have. */
  readonly needsPython3?: boolean;
}

/** Each runs `exit 3` or something that is not there, and says `done` when it goes on as if all were well. */
const scripts: readonly Script[] = [
  {
    rule: "discarded-exit-status",
    text: 'import subprocess\n\nsubprocess.call("exit 3", shell=True)\nprint("done")\n',
  },
  { rule: "discarded-exit-status", text: 'import os\n\nos.system("exit 3")\nprint("done")\n' },
  {
    rule: "discarded-exit-status",
    text: 'import subprocess\n\nsubprocess.run("exit 3", shell=True)\nprint("done")\n',
    needsPython3: true,
  },
  {
    rule: "unread-exit-status",
    text: `
      import subprocess


      def output():
          process = subprocess.Popen("echo half; exit 3", shell=True, stdout=subprocess.PIPE)
          out, err = process.communicate()
          return out


      output()
      print("done")
    `,
    needsPython3: true,
  },
  {
    rule: "unread-exit-status",
    text: `
      import subprocess


      def output():
          return subprocess.run("echo half; exit 3", shell=True, stdout=subprocess.PIPE).stdout


      output()
      print("done")
    `,
    needsPython3: true,
  },
  {
    rule: "unread-exit-status",
    text: `
      import subprocess


      def build():
          code = subprocess.call("exit 3", shell=True)


      build()
      print("done")
    `,
  },
  {
    rule: "always-true-status-test",
    text: `
      import subprocess

      if subprocess.run("exit 3", shell=True):
          print("done")
      else:
          raise SystemExit(1)
    `,
    needsPython3: true,
  },
  {
    rule: "masked-shell-failure",
    text: 'import subprocess\n\nsubprocess.check_call("cp /nonexistent/a b; echo copied", shell=True)\nprint("done")\n',
  },
  {
    rule: "masked-shell-failure",
    text: 'import subprocess\n\nsubprocess.check_call("make -f /nonexistent 2>&1 | tee /dev/null", shell=True)\nprint("done")\n',
  },
  { rule: "raw-wait-status", text: 'import os\nimport sys\n\nprint("done")\nsys.exit(os.system("exit 3"))\n' },
  { rule: "unwaited-child", text: 'import subprocess\n\nsubprocess.Popen(["false"])\nprint("done")\n' },
  {
    rule: "lost-program-status",
    text: `
      import subprocess


      def main():
          return subprocess.call("exit 3", shell=True)


      if __name__ == "__main__":
          main()
          print("done")
    `,
  },
  {
    rule: "lost-worker-failure",
    text: `
      from concurrent.futures import ThreadPoolExecutor


      def work(item):
          raise ValueError(item)


      with ThreadPoolExecutor() as executor:
          executor.map(work, "abc")
      print("done")
    `,
    needsPython3: true,
  },
  {
    rule: "status-blind-capture",
    text: `
      import subprocess

      flags = subprocess.getoutput("tool-that-does-not-exist --flags").split()
      settings = {"flags": ["-O2"] + flags}
      print("done", len(settings))
    `,
    needsPython3: true,
  },
];

const interpreters = ["python3", "python2.7"].filter((it) => spawnSync(it, ["-c", "pass"]).status === 0);

test("some Python is there to run the fixes", () => assert.notEqual(interpreters.length, 0));

for (const [index, { rule: id, text, needsPython3 }] of scripts.entries()) {
  const before = dedent(text);
  const rule = rules.find((it) => it.id === id);
  for (const interpreter of interpreters.filter((it) => needsPython3 !== true || it === "python3")) {
    const version = interpreter === "python3" ? ">=3.8" : "2.7";
    test(`script ${index + 1}, ${id}, run by ${interpreter}`, () => {
      assert.ok(rule !== undefined);
      const after =
        applyAllFixes({ "script.py": before }, { targetVersion: version, rules: [rule] })["script.py"] ?? "";
      assert.notEqual(after, before);
      assert.equal(statusOf(interpreter, before), 0, "before, the failure goes unnoticed");
      assert.notEqual(statusOf(interpreter, after), 0, "after, it is seen");
    });
  }
}

function statusOf(interpreter: string, text: string): number | null {
  const folder = mkdtempSync(join(tmpdir(), "seamlint-exit-"));
  try {
    writeFileSync(join(folder, "script.py"), text);
    return spawnSync(interpreter, ["script.py"], { cwd: folder, stdio: "ignore", timeout: 60_000 }).status;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
