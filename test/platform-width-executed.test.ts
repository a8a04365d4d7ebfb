/** An `int` of C that is read as a `c_long`, run: a negative result is a large positive one, and right after the fix. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { platformWidthInteger } from "../server/src/rules/ffi/platform-width-integer.ts";
import { findInterpreters, outermost } from "./support/interpreters.ts";
import { applyAllFixes } from "./support/lint-text.ts";

const text = `import ctypes

libc = ctypes.CDLL("libc.so.6")
libc.strcmp.restype = ctypes.c_long
libc.memcmp.restype = ctypes.c_long
libc.close.restype = ctypes.c_long
print(libc.strcmp(b"a", b"b") < 0, libc.memcmp(b"a", b"b", 1) < 0, libc.close(9999) == -1)
`;

const isLinux = process.platform === "linux";
const interpreters = outermost(isLinux ? findInterpreters() : []);

test("on Linux some Python is there to run the program", () => assert.equal(interpreters.length > 0, isLinux));

for (const { command, version } of interpreters) {
  test(`negative results, read by Python ${version.join(".")}`, () => {
    const options = { targetVersion: ">=2.7", platforms: ["linux"], rules: [platformWidthInteger] } as const;
    const fixed = applyAllFixes({ "program.py": text }, options)["program.py"] ?? "";
    assert.doesNotMatch(answerOf(command, text), /True.*True.*True/);
    assert.match(answerOf(command, fixed), /True.*True.*True/);
  });
}

function answerOf(command: string, program: string): string {
  return spawnSync(command, ["-c", program], { encoding: "utf8", timeout: 60_000 }).stdout;
}
