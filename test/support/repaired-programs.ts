/** Programs that are wrong, and right once their findings are repaired: run both ways by the Pythons found. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Rule } from "../../server/src/rules/rule.ts";
import { findInterpreters, outermost } from "./interpreters.ts";
import { applyAllFixes, lintText } from "./lint-text.ts";
import { answerOf } from "./run-python.ts";

/** Each program prints "right" or something else; `fault` says what it is before the repair. */
export function testRepairs(programs: ReadonlyMap<string, string>, rule: Rule, fault: string): void {
  const isLinux = process.platform === "linux";
  const interpreters = outermost(isLinux ? findInterpreters() : []);

  test("on Linux some Python is there to run the programs", () => assert.equal(interpreters.length > 0, isLinux));

  for (const [name, text] of isLinux ? programs : []) {
    const options = { targetVersion: ">=2.7", platforms: ["linux"], rules: [rule] } as const;
    const fixed = applyAllFixes({ "program.py": text }, options)["program.py"] ?? "";
    test(`${name}: nothing is left to say`, () => {
      assert.notEqual(fixed, text);
      assert.deepEqual(lintText({ "program.py": fixed }, options).diagnostics, []);
    });
    for (const interpreter of interpreters) {
      test(`${name}, run by Python ${interpreter.version.join(".")}`, () => {
        assert.notEqual(answerOf(interpreter, text), "right", fault);
        assert.equal(answerOf(interpreter, fixed), "right", fixed);
      });
    }
  }
}
