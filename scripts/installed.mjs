/**
 * Makes sure that the packages of package-lock.json are in node_modules, and names the Node that runs TypeScript.
 *
 * Plain JavaScript without dependencies: on a fresh clone it runs before anything is installed.
 */

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const installedLock = join(root, "node_modules/.seamlint-lock.json");
const windows = process.platform === "win32";

/** The Node of package.json's devDependencies, which runs TypeScript by stripping its types. */
export const pinnedNode = join(root, "node_modules/node/bin", windows ? "node.exe" : "node");

/** Runs `npm ci` where node_modules is missing or made from another package-lock.json; exits where that fails. */
export function ensureInstalled() {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  const current = existsSync(installedLock) && readFileSync(installedLock, "utf8") === lock;
  if (current && existsSync(pinnedNode)) return;

  console.log("Installing the packages of package-lock.json with `npm ci` (once; needs the npm registry) ...");
  const { status } = npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"], root);
  if (status !== 0)
    fail("`npm ci` failed: see its message above. Seamlint needs Node 20 or newer, npm and its registry.");
  // npm may be told to run no install scripts; the one of `node` is the one that cannot be done without.
  if (!existsSync(pinnedNode)) npm(["rebuild", "node", "--ignore-scripts=false", "--loglevel=error"], root);
  if (!existsSync(pinnedNode))
    fail("`npm ci` left no Node 24 in node_modules. Allow the install script of the package `node`.");
  writeFileSync(installedLock, lock);
}

/** Runs npm in `folder` with its output in this terminal. */
export function npm(args, folder, env = process.env) {
  return spawnSync("npm", args, { cwd: folder, stdio: "inherit", shell: windows, env });
}

/** Runs the pinned Node; returns its exit code. */
export function runPinnedNode(args, options = {}) {
  const { status, error } = spawnSync(pinnedNode, args, { stdio: "inherit", ...options });
  if (error !== undefined) fail(`Cannot start ${pinnedNode}: ${error.message}`);
  return status ?? 1;
}

export function fail(message) {
  console.error(message);
  process.exit(2);
}
