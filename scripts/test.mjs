/**
 * `npm test`: everything a change must pass, from a fresh clone on: types, style, tests, the size of the package and the
 * editor. `npm run test:unit` leaves out the last two, which build and install. `UPDATE=1 npm run test:unit` writes the
 * generated pages anew.
 *
 * A step that cannot run is a failure, never a step left out.
 */

import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { build, root } from "./build.mjs";
import { ensureInstalled, runPinnedNode } from "./installed.mjs";

const isQuick = process.argv.includes("--unit");
/** Tests that install an editor or make a package: what `test:unit` leaves out. */
const slow = ["test/editor/editor.test.ts", "test/package.test.ts"];

ensureInstalled();

const tests = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((it) => it.endsWith(".test.ts"))
  .map((it) => relative(root, join(root, "test", it)).replaceAll("\\", "/"))
  .sort();
const chosen = isQuick ? tests.filter((it) => !slow.includes(it)) : tests;

/** Every step runs, so that one run tells everything there is to mend. */
const failed = [];
step("Types", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."]);
step("Style", ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]);
// Before the tests, which run beside each other and all use the bundles.
await build();
// Last, so that the counts of node's runner close the output.
step("Tests", ["--test", "--test-reporter=spec", "--test-concurrency=2", ...chosen]);
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(", ")}`);
  process.exitCode = 1;
}

function step(name, args) {
  const started = performance.now();
  console.log(`\n== ${name}`);
  const status = runPinnedNode(args, { cwd: root });
  const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  if (status !== 0) {
    failed.push(name);
    console.error(`\n${name}: failed after ${took}`);
  } else if (name !== "Tests") {
    console.log(`${name}: passed in ${took}`);
  }
}
