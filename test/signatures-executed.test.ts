/**
 * The declarations, run: every one of libc is made on each Python found, known functions are called with them and
 * without, and every name of ctypes and wintypes in the declarations of Windows exists where it is said to.
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { ctypesDeclaration } from "../server/src/signatures/describe.ts";
import { exportsOf, signatureOf } from "../server/src/signatures/lookup.ts";
import { findInterpreters, type Interpreter } from "./support/interpreters.ts";
import { signatures } from "./support/signatures.ts";

const interpreters = findInterpreters();

function declarationsOf(library: string, isPython2: boolean): readonly string[] {
  return exportsOf(signatures, library).flatMap((name) => {
    const prototype = signatureOf(signatures, library, name);
    return prototype === undefined ? [] : [ctypesDeclaration(prototype, isPython2)];
  });
}

function run({ command }: Interpreter, args: readonly string[]): { readonly output: string; readonly failed: boolean } {
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: "utf8", timeout: 120_000 });
  return { output: status === 0 ? stdout : stderr, failed: status !== 0 };
}

function inFile<Answer>(text: string, use: (path: string) => Answer): Answer {
  const folder = mkdtempSync(join(tmpdir(), "seamlint-signatures-"));
  try {
    const path = join(folder, "declarations.py");
    writeFileSync(path, text);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("Python is there to run the declarations", () => {
  assert.notEqual(interpreters.length, 0);
});

const script = resolve("test/support/python/call-libc.py");
const isLinux = process.platform === "linux";

/** Of the answers without declarations these cannot be right in a 64-bit process: they need more than an int. */
const wrongWithout = ["strtod", "div", "getenv", "lseek", "labs"];

for (const interpreter of isLinux ? interpreters : []) {
  const version = interpreter.version.join(".");
  const isPython2 = interpreter.version[0] === 2;

  test(`Python ${version} takes every declaration of libc, and the calls are right with them`, () => {
    const declarations = declarationsOf("libc.so.6", isPython2);
    assert.ok(declarations.length > 1900);
    const { output, failed } = inFile(declarations.join("\n\n"), (path) => run(interpreter, [script, path]));
    assert.ok(!failed, output);
    const { declared, answers } = JSON.parse(output);
    // Another C library than the one the data is from may lack some.
    assert.ok(declared > 1200, `${declared} of ${declarations.length} declared`);
    assert.deepEqual(
      Object.keys(answers).filter((it) => answers[it] !== true),
      [],
    );
  });

  test(`Python ${version} without declarations crashes or answers wrongly`, () => {
    const { output, failed } = run(interpreter, [script, "-"]);
    if (failed) return; // It crashed, which is the other thing that happens to a cut address.
    const { answers } = JSON.parse(output);
    assert.deepEqual(
      wrongWithout.filter((it) => answers[it] !== false),
      [],
    );
  });
}

const mainLibraries = [
  "kernel32 user32 gdi32 advapi32 shell32 ole32 oleaut32 comctl32 comdlg32 ws2_32 winmm ntdll psapi version shlwapi",
  "setupapi hid winusb iphlpapi netapi32 wtsapi32 dbghelp crypt32 bcrypt wininet winhttp gdiplus msvcrt ucrtbase",
]
  .join(" ")
  .split(" ");

for (const isPython2 of [true, false]) {
  const declarations = mainLibraries.flatMap((it) => declarationsOf(`${it}.dll`, isPython2)).join("\n");
  const able = interpreters.filter(({ version: [major, minor] }) =>
    isPython2 ? major === 2 : major === 3 && minor >= 8,
  );

  for (const interpreter of able) {
    const version = interpreter.version.join(".");
    test(`Python ${version} compiles the declarations of ${mainLibraries.length} Windows libraries, and knows their names`, () => {
      // `wintypes` cannot be imported off Windows before 3.8, so its text is asked.
      const asks = [
        "import ctypes, os, re, sys",
        "text = open(sys.argv[1]).read()",
        "compile(text, 'declarations', 'exec')",
        "wintypes = open(os.path.join(os.path.dirname(ctypes.__file__), 'wintypes.py')).read()",
        "missing = set(n for n in re.findall(r'wintypes\\.(\\w+)', text) if not re.search(r'^ *(?:class )?(?:[\\w =]+ = )?%s\\b' % n, wintypes, re.M))",
        "missing |= set(n for n in re.findall(r'ctypes\\.(\\w+)', text) if not hasattr(ctypes, n) and n not in ('HRESULT', 'WINFUNCTYPE'))",
        "sys.stdout.write(' '.join(sorted(missing)))",
      ].join("\n");
      const { output, failed } = inFile(declarations, (path) => run(interpreter, ["-c", asks, path]));
      assert.ok(!failed, output);
      assert.equal(output, "");
    });
  }
}
