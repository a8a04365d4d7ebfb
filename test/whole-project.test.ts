/**
 * What the linter says of a project is one thing, however it gets there: looking only where it may matter or everywhere,
 * and in whatever order files are asked about. `npm run check:demand` says the same of folders of real code.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "../server/src/linter/lint.ts";
import { createProject } from "../server/src/project/project.ts";
import { rules } from "../server/src/rules/index.ts";
import { compareDemand, told } from "./support/demand.ts";
import { fixturesOf } from "./support/fixtures.ts";
import { openText } from "./support/lint-text.ts";

const fixtures = rules.flatMap(({ id }) =>
  fixturesOf(id).map((it) => ({ ...it, folder: `${id.replaceAll("-", "_")}/${it.name}` })),
);
/** Every fixture in one project: their names meet, as names of a grown code base do. */
const together = openText(
  Object.fromEntries(
    fixtures.flatMap(({ folder, files }) => Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text])),
  ),
);

test("looking only where it may matter finds what looking everywhere finds, in each fixture", () => {
  let total = 0;
  for (const { folder, files, options } of fixtures) {
    const { findings, disagreements } = compareDemand(openText(files, options));
    assert.deepEqual(disagreements, [], folder);
    total += findings;
  }
  assert.ok(total > 500);
});

test("and in all of them as one project", () => {
  const { findings, disagreements } = compareDemand(together);
  assert.deepEqual(disagreements, []);
  assert.ok(findings > 500);
});

test("the order in which files are asked about does not matter", () => {
  const forwards = together.project();
  const backwards = createProject(forwards.host, forwards.signatures);
  const settings = { severities: {} };
  const first = forwards.paths.map((it) => lint(it, forwards, settings).diagnostics.map(told));
  const second = forwards.paths.toReversed().map((it) => lint(it, backwards, settings).diagnostics.map(told));
  assert.deepEqual(second.toReversed(), first);
});
