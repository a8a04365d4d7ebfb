/**
 * The extension in a real VS Code, through `@vscode/test-electron`: in the extension host of Node, and, where the editor is the
 * headless one, in that of a browser. The tests themselves are in `suite/`; here each of their results becomes one of Node's.
 */

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Writable } from "node:stream";
import { after, before, describe, test } from "node:test";
import { runTests } from "@vscode/test-electron";
import { build, root } from "../../scripts/build.mjs";
import { bundleSuite, suites } from "../../scripts/editor/bundle-suite.ts";
import { type ChosenEditor, chooseEditor } from "../../scripts/editor/choose-editor.ts";

interface Result {
  readonly name: string;
  readonly milliseconds: number;
  /** Absent where the test passed. */
  readonly reason?: string;
}

const workspaceFiles: Readonly<Record<string, string>> = {
  "quiet.py": "print('nothing to see')\n",
  "typed.py": "",
  "fixed.py": "",
  "hovered.py": "",
  "restarted.py": "",
  SConscript: 'import os\n\nImport("env")\nos.system("xxd -i page.html > page.cpp")\nenv.Program("page.cpp")\n',
  wscript: 'import os\n\n\ndef build(bld):\n    os.system("xxd -i page.html > page.cpp")\n',
  "closed/binding.py": [
    "import ctypes",
    "",
    'kernel32 = ctypes.WinDLL("kernel32")',
    "",
    "",
    "def send(device, code):",
    "    kernel32.DeviceIoControl(device, code, None, 0, None, 0, None, None)",
    "",
  ].join("\n"),
};

describe("the extension in VS Code", { timeout: 600_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "seamlint-workspace-"));
  let editor: ChosenEditor;

  before(async () => {
    for (const [path, text] of Object.entries(workspaceFiles)) write(join(folder, path), text);
    // Enough for an audit to last until it is stopped.
    for (let number = 0; number < 400; number += 1)
      write(join(folder, "many", `module_${number}.py`), fillerModule(number));
    editor = await chooseEditor();
    await build();
    await bundleSuite();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const kind of ["node", "web"] as const) {
    test(`in the extension host of ${kind === "node" ? "Node" : "a browser"}`, async (t) => {
      if (kind === "web" && !editor.isHeadless) {
        t.diagnostic("The downloaded VS Code has no browser host: nothing to run.");
        return;
      }
      const { results, transcript } = await runSuite(kind);
      assert.notEqual(results.length, 0, `The suite did not run:\n${transcript}`);
      for (const { name, milliseconds, reason } of results) {
        await t.test(`${name} (${milliseconds} ms)`, () => assert.equal(reason, undefined, reason));
      }
    });
  }

  async function runSuite(kind: "node" | "web"): Promise<{ results: readonly Result[]; transcript: string }> {
    let transcript = "";
    const heard = new Writable({
      write(chunk, _encoding, done) {
        transcript += String(chunk);
        done();
      },
    });
    const launchArgs = [folder, ...(kind === "web" ? ["--extensionDevelopmentKind=web"] : [])];
    const options = {
      vscodeExecutablePath: editor.executable,
      extensionDevelopmentPath: root,
      extensionTestsPath: suites[kind],
    };
    // A failed run is one whose results say so, or which has none.
    await runTests({ ...options, launchArgs, stdout: heard, stderr: heard }).catch(() => undefined);

    // For whoever wants to know why: everything the editor said.
    writeFileSync(join(root, "out", "editor-suite", `${kind}.log`), transcript);
    const lines = transcript.matchAll(/seamlint-suite: (\{.*\})/g);
    return { results: [...lines].map(([, json = "{}"]): Result => JSON.parse(json)), transcript };
  }
});

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function fillerModule(number: number): string {
  const functions = Array.from(
    { length: 40 },
    (_, index) =>
      `def step_${index}(value):\n    subprocess.check_call(["tool", str(value + ${number})])\n    return value * ${index}\n`,
  );
  return `import subprocess\n\n\n${functions.join("\n\n")}`;
}
