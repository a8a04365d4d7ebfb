import assert from "node:assert/strict";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { test } from "node:test";
import { rulePage, ruleTable } from "../server/src/audit/rule-page.ts";
import { allRules } from "../server/src/linter/lint.ts";
import { unusedSuppression } from "../server/src/linter/unused-suppression.ts";
import { rules } from "../server/src/rules/index.ts";
import { assertGolden } from "./support/golden.ts";

const pages = "server/docs/rules";

test("every rule has one file in the folder of its family, one line in the registry and one folder of fixtures", () => {
  const ids = rules.map((it) => it.id);
  assert.deepEqual(ids, ids.toSorted(), "the registry is alphabetical");
  assert.equal(new Set(ids).size, ids.length, "an id stands for one rule");

  const files = readdirSync("server/src/rules", { recursive: true, encoding: "utf8" })
    .map((it) => it.replaceAll("\\", "/"))
    .filter((it) => it.endsWith(".ts") && it.includes("/"));
  const expected = rules.map((it) => `${it.family}/${it.id}.ts`).toSorted();
  assert.deepEqual(
    expected.filter((it) => !files.includes(it)),
    [],
    "rules without a file of their name",
  );

  const fixtures = readdirSync("test/fixtures");
  assert.deepEqual(
    ids.filter((it) => !fixtures.includes(it)),
    [],
    "rules without fixtures",
  );
  assert.deepEqual(
    fixtures.filter((it) => !ids.includes(it) && it !== unusedSuppression.id),
    [],
    "fixtures of no rule",
  );
});

test("an id is kebab-case and a summary is one line without a full stop", () => {
  for (const { id, summary, why } of allRules) {
    assert.match(id, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
    assert.match(summary, /^[^\n]+[^.\n]$/, id);
    assert.notEqual(why.trim(), "", id);
  }
});

for (const rule of allRules) {
  test(`${rule.id}: the page is up to date`, () => assertGolden(`${pages}/${rule.id}.md`, rulePage(rule)));
}

test("the table of rules is up to date, and there are no pages of rules that are gone", () => {
  assertGolden(`${pages}/README.md`, ruleTable(allRules));
  const gone = readdirSync(pages).filter((it) => it !== "README.md" && !allRules.some(({ id }) => it === `${id}.md`));
  if (process.env["UPDATE"] === "1") for (const page of gone) rmSync(`${pages}/${page}`);
  assert.deepEqual(
    gone.filter((it) => existsSync(`${pages}/${it}`)),
    [],
  );
});
