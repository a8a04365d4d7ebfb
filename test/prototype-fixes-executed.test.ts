/**
 * The fix "declare all undeclared functions", run: on modules that call every function of the main libraries, in the ways
 * people import ctypes. What it writes is compiled by every Python found and executed by those it is written for; what is
 * declared then has the sizes that C gives it. Applied twice it changes nothing, and what it declared is reported no more.
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import type { Diagnostic } from "../server/src/linter/lint.ts";
import type { Fix } from "../server/src/rules/rule.ts";
import type { Platform } from "../server/src/semantics/target.ts";
import type { CType, Prototype } from "../server/src/signatures/types.ts";
import { applyEdits } from "../server/src/text/edit.ts";
import { findInterpreters, type Interpreter } from "./support/interpreters.ts";
import { type LintOptions, lintText } from "./support/lint-text.ts";
import {
  type GeneratedModule,
  moduleOf,
  modulesFor,
  posixStyles,
  prototypesOf,
  type Style,
  windowsStyles,
} from "./support/prototype-modules.ts";

interface Target {
  readonly version: string;
  /** The oldest Python that has every name of it. */
  readonly runsOn: readonly [major: number, minor: number];
}

const targets: readonly Target[] = [
  { version: "2.7", runsOn: [2, 7] },
  { version: "3.8", runsOn: [3, 6] },
  { version: "3.13", runsOn: [3, 6] },
];

interface System {
  readonly name: "windows" | "posix";
  readonly abi: "x64" | "linux";
  readonly platform: Platform;
  readonly styles: readonly Style[];
  readonly libraries: readonly string[];
}

const systems: readonly System[] = [
  {
    name: "windows",
    abi: "x64",
    platform: "win32-x64",
    styles: windowsStyles,
    libraries: [
      "kernel32 user32 gdi32 advapi32 shell32 ole32 oleaut32 ws2_32 ntdll msvcrt comctl32 comdlg32 winmm psapi version",
      "shlwapi setupapi hid iphlpapi netapi32 wtsapi32 dbghelp crypt32 bcrypt wininet winhttp gdiplus",
    ].flatMap((it) => it.split(" ")),
  },
  { name: "posix", abi: "linux", platform: "linux", styles: posixStyles, libraries: ["libc.so.6"] },
];

const interpreters = findInterpreters();
const found = interpreters.map((it) => it.version.join(".")).join(", ");
const folder = mkdtempSync(join(tmpdir(), "seamlint-prototypes-"));
after(() => rmSync(folder, { recursive: true, force: true }));

test(`Python is there to run what the fixes declare: ${found}`, () => assert.notEqual(interpreters.length, 0));

interface Repaired {
  readonly module: GeneratedModule;
  readonly file: string;
}

/** Of many Pythons the oldest and the newest run what is written for them; the others compile it. */
function isRunBy(interpreter: Interpreter, { runsOn }: Target): boolean {
  const able = interpreters.filter((it) => isAtLeast(it, runsOn));
  return interpreter === able.at(0) || interpreter === able.at(-1);
}

for (const [turn, target] of targets.entries()) {
  const repaired = new Map<System, Repaired[]>(systems.map((it) => [it, []]));

  for (const system of systems) {
    const what =
      system.libraries.length === 1 ? system.libraries[0] : `${system.libraries.length} libraries of Windows`;
    const name = `every function of ${what}, declared for Python ${target.version}`;
    test(`${name}: one fix a file leaves nothing to declare`, () => {
      const options: LintOptions = { targetVersion: target.version, platforms: [system.platform] };
      const modules = system.libraries.flatMap((it, index) =>
        modulesFor(it, system.styles, { most: 300, from: turn + index }),
      );
      for (const module of modules) {
        const { diagnostics } = lintText({ [module.path]: module.text }, options);
        const fix = wholeFixOf(diagnostics);
        if (fix === undefined) {
          // Functions of small numbers and text only: nothing is reported, and nothing is to be repaired.
          assert.deepEqual(complaintsOf(diagnostics, module), []);
          continue;
        }
        const text = applyEdits(module.text, editsOf(fix, module.path));
        const file = `${target.version}-${module.path}`;
        writeFileSync(join(folder, file), text);
        repaired.get(system)?.push({ module, file });

        const left = lintText({ [module.path]: text }, options);
        assert.deepEqual(left.crashes, []);
        assert.deepEqual(complaintsOf(left.diagnostics, module), [], module.style.name);
        assert.equal(wholeFixOf(left.diagnostics), undefined, `${module.path} has more to declare`);
      }
      assert.ok((repaired.get(system)?.length ?? 0) > modules.length * 0.9);
    });
  }

  for (const interpreter of interpreters) {
    const version = interpreter.version.join(".");
    if (isRunBy(interpreter, target)) {
      test(`Python ${version} runs what is declared for ${target.version}, and the sizes are those of C`, () => {
        for (const [system, files] of repaired) {
          assert.notEqual(files.length, 0);
          const output = python(interpreter, [script, system.name, ...files.map((it) => it.file)]);
          const declared: unknown = JSON.parse(output);
          for (const { module, file } of files) assertSizes(propertyOf(declared, file), file, module, system);
        }
      });
    } else {
      test(`Python ${version} compiles what is declared for ${target.version}`, () => {
        const compiling = "import sys\nfor path in sys.argv[1:]: compile(open(path).read(), path, 'exec')";
        python(interpreter, ["-c", compiling, ...[...repaired.values()].flat().map((it) => it.file)]);
      });
    }
  }
}

/** One function after the other, as a person does it with the light bulb. */
for (const system of systems) {
  for (const [index, style] of system.styles.entries()) {
    test(`${style.name}, ${system.name}: single fixes, each of which ends the reports of its function`, () => {
      const [library = ""] = system.libraries.slice(index % system.libraries.length);
      const all = prototypesOf(system.name === "windows" ? `${library}.dll` : library);
      const module = moduleOf(
        library,
        style,
        all.filter((it, at) => at % 19 === index && isDeclarable(it)).slice(0, 20),
        0,
      );
      const options: LintOptions = { targetVersion: ">=2.7", platforms: [system.platform] };
      let text = module.text;
      let declared = 0;
      for (;;) {
        const found = lintText({ [module.path]: text }, options).diagnostics.find(
          (it) => singleFixOf(it) !== undefined,
        );
        const fix = found === undefined ? undefined : singleFixOf(found);
        if (found === undefined || fix === undefined) break;
        text = applyEdits(text, editsOf(fix, module.path));
        declared += 1;
        const left = lintText({ [module.path]: text }, options).diagnostics;
        assert.ok(!left.some((it) => it.message === found.message), `${found.message} is said again`);
      }
      assert.ok(declared > 2 && declared <= module.prototypes.length, `${declared} declared`);
      const file = `single-${index}-${module.path}`;
      writeFileSync(join(folder, file), text);
      for (const interpreter of interpreters.filter((it) => it === interpreters.at(0) || it === interpreters.at(-1))) {
        const ran: unknown = JSON.parse(python(interpreter, [script, system.name, file]));
        const functions = propertyOf(ran, file);
        assert.ok(typeof functions === "object" && functions !== null, String(functions));
        assert.equal(Object.keys(functions).length, declared);
      }
    });
  }
}

test("names that the module has for the types of Windows are used where they mean the same", () => {
  const moduleWith = (handle: string): string => `from ctypes import *

BOOL = c_int
HANDLE = ${handle}

lib = WinDLL("kernel32")


def close(handle):
    return lib.CloseHandle(handle)
`;
  const [same = "", narrow = ""] = ["c_void_p", "c_int"].map((it) => {
    const files = { "close.py": moduleWith(it) };
    const fix = lintText(files, { platforms: ["win32-x64"] })
      .diagnostics.map(singleFixOf)
      .find((found) => found !== undefined);
    assert.ok(fix !== undefined);
    return applyEdits(files["close.py"], editsOf(fix, "close.py"));
  });
  assert.match(same, /\nlib.CloseHandle.argtypes = \[HANDLE\]\n/);
  assert.doesNotMatch(same, /wintypes.HANDLE/);
  assert.match(narrow, /\nlib.CloseHandle.argtypes = \[wintypes.HANDLE\]\n/);
});

const script = resolve("test/support/python/run-declarations.py");

function python({ command }: Interpreter, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8", timeout: 120_000 });
  assert.equal(status, 0, stderr);
  return stdout;
}

function isAtLeast({ version: [major, minor] }: Interpreter, [wantedMajor, wantedMinor]: Target["runsOn"]): boolean {
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function wholeFixOf(diagnostics: readonly Diagnostic[]): Fix | undefined {
  for (const diagnostic of diagnostics) {
    const fix = diagnostic.fixes().find((it) => it.title.startsWith("Declare all undeclared functions of "));
    if (fix !== undefined) return fix;
  }
  return undefined;
}

function singleFixOf(diagnostic: Diagnostic): Fix | undefined {
  return diagnostic.fixes().find((it) => it.title.startsWith("Declare the prototype of "));
}

function editsOf({ edits }: Fix, path: string): Fix["edits"] {
  assert.ok(edits.every((it) => it.path === path));
  return edits;
}

/** Reports of the family about functions that a declaration can describe. */
function complaintsOf(diagnostics: readonly Diagnostic[], { prototypes }: GeneratedModule): readonly string[] {
  const undeclarable = prototypes.filter((it) => !isDeclarable(it)).map((it) => it.name);
  const own = diagnostics.filter((it) => it.rule.family === "ffi");
  return own.map((it) => it.message).filter((it) => !undeclarable.some((name) => it.includes(`${name}\``)));
}

/** A structure by value needs a class, which these modules have not. */
function isDeclarable({ parameters, result }: Prototype): boolean {
  return [result, ...parameters.map((it) => it.type)].every((it) => isPlain(it));
}

function isPlain({ kind }: CType): boolean {
  return kind !== "struct" && kind !== "array" && kind !== "unknown";
}

function assertSizes(functions: unknown, file: string, module: GeneratedModule, { abi }: System): void {
  if (typeof functions === "string") assert.fail(`${file}: ${functions}`);
  for (const prototype of module.prototypes.filter((it) => isDeclarable(it))) {
    const bytes = (type: CType): number => Math.ceil(type.bits[abi] / 8);
    const expected = [prototype.parameters.map((it) => bytes(it.type)), bytes(prototype.result)];
    assert.deepEqual(propertyOf(functions, prototype.name), expected, `${file}: ${prototype.name}`);
  }
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
