/** `npm run package [-- FILE]`: makes the universal .vsix. */

import { existsSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { build, root } from "./build.mjs";
import { ensureInstalled, fail, runPinnedNode } from "./installed.mjs";

const limitInBytes = 1_500_000;

ensureInstalled();
await build();

const [given] = process.argv.slice(2);
const file = given === undefined ? join(root, "seamlint.vsix") : resolve(process.env.INIT_CWD ?? process.cwd(), given);
const vsce = join(root, "node_modules/@vscode/vsce/vsce");
// The bundles hold what they need of node_modules, and the pictures of the README are packed beside it.
const options = ["--no-dependencies", "--no-rewrite-relative-links", "--allow-missing-repository"];
const status = runPinnedNode([vsce, "package", ...options, "--out", file], {
  cwd: root,
  stdio: ["ignore", "ignore", "inherit"],
});
if (status !== 0 || !existsSync(file)) fail("vsce could not make the package: see its message above.");

const { size } = statSync(file);
console.log(`${relative(process.cwd(), file)}: ${(size / 1e6).toFixed(2)} MB`);
if (size > limitInBytes) fail(`The package is over its limit of ${limitInBytes / 1e6} MB.`);
