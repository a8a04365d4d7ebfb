import assert from "node:assert/strict";
import { test } from "node:test";
import { allRules } from "../server/src/linter/lint.ts";
import type { Example, Rule } from "../server/src/rules/rule.ts";
import { dedent } from "./support/dedent.ts";
import { assertExpectations } from "./support/expectations.ts";
import { fixturesOf } from "./support/fixtures.ts";
import { assertGolden } from "./support/golden.ts";
import { applyAllFixes, type Files, type LintOptions, lintText } from "./support/lint-text.ts";

/** `RULE=self-deadlock npm test` runs one rule only. */
const wanted = process.env["RULE"];

for (const rule of allRules.filter((it) => wanted === undefined || it.id === wanted)) {
  for (const { name, files, options, goldenFor } of fixturesOf(rule.id)) {
    test(`${rule.id}: ${name}`, () => {
      const { diagnostics, crashes } = lintText(files, { ...options, rules: [rule] });
      assert.deepEqual(crashes, []);
      for (const [path, text] of Object.entries(files)) {
        assertExpectations(
          text,
          diagnostics.filter((it) => it.path === path),
          path,
        );
      }

      const repaired = applyAllFixes(files, { ...options, rules: [rule] });
      for (const [path, text] of Object.entries(repaired)) {
        if (text !== files[path]) assertGolden(goldenFor(path), text);
      }
    });
  }

  for (const [index, example] of rule.examples.entries()) {
    test(`${rule.id}: example ${index + 1} of the documentation tells the truth`, () => checkExample(rule, example));
  }
}

function checkExample(rule: Rule, example: Example): void {
  const path = example.file ?? "example.py";
  // The rule about suppressions needs the others to know what was of use.
  const options: LintOptions = {
    targetVersion: example.targetVersion,
    rules: rule.family === "suppression" ? allRules : [rule],
  };
  const own = (files: Files) => lintText(files, options).diagnostics.filter((it) => it.rule === rule);

  const bad: Files = { [path]: dedent(example.bad) };
  const good: Files = { [path]: dedent(example.good) };
  assert.notEqual(own(bad).length, 0, "the bad example is not reported");
  assert.deepEqual(
    own(good).map((it) => it.message),
    [],
    "the good example is reported",
  );
  if (own(bad).some((it) => it.fixes().length > 0)) {
    assert.equal(applyAllFixes(bad, options)[path], good[path], "the fix of the bad example gives another text");
  }
}
