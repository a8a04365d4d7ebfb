/**
 * The two programs that make VS Code without a display: `code-server` (VS Code's workbench and server, from npm) and Chromium.
 * Neither is a dependency of package.json: together they are ten times everything else, and only the editor suite and
 * `npm run editor` need them.
 */

import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

const root = dirname(dirname(import.meta.dirname));
const codeServerVersion = "4.139.1";
const cache = join(root, ".vscode-test", `code-server-${codeServerVersion}`);
const codeServerFolder = join(cache, "node_modules", "code-server");
const complete = join(cache, "complete");

/** Installs what is missing, and says so. Throws, with what to do about it, where that is not possible here. */
export function installEditor(): void {
  installCodeServer();
  installChromium();
}

export function findCodeServer(): string {
  if (existsSync(complete)) return codeServerFolder;
  throw new Error("VS Code's server is not installed yet: `npm run editor` and `npm test` do that.");
}

/** `SEAMLINT_CHROMIUM` names a browser that lies elsewhere. */
export function findChromium(): string {
  const found = chromiumOnPath();
  if (found === undefined) throw new Error("No Chromium was found: install it, or name one in SEAMLINT_CHROMIUM.");
  return found;
}

function installCodeServer(): void {
  if (existsSync(complete)) return;
  console.log(
    `Installing code-server ${codeServerVersion} into .vscode-test (once, about 600 MB): it is VS Code itself,`,
  );
  console.log("which the editor suite runs in. No install scripts are run.");
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, "package.json"), '{ "private": true }\n');

  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const whatFailed = "code-server could not be installed: the editor suite needs the npm registry and 1 GB of disk.";
  run("npm", ["install", ...quiet, `code-server@${codeServerVersion}`], cache, whatFailed);
  // Its own install script would do this; it also compiles modules for terminals and logs, which nobody uses here.
  run("npm", ["install", "--omit=dev", "--no-save", ...quiet], join(codeServerFolder, "lib", "vscode"), whatFailed);
  replaceNativeModules(join(codeServerFolder, "lib", "vscode", "node_modules", "@vscode"));
  writeFileSync(complete, "");
}

/** Two modules in C++ that VS Code loads at every start, and complains about at length where they were not compiled. */
function replaceNativeModules(folder: string): void {
  for (const name of ["spdlog", "native-watchdog"]) {
    copyFileSync(join(import.meta.dirname, "stand-ins", `${name}.cjs`), join(folder, name, "index.js"));
  }
}

function installChromium(): void {
  if (chromiumOnPath() !== undefined) return;
  const remedy = "Install Chromium or Chrome, or name one in SEAMLINT_CHROMIUM.";
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) {
    throw new Error(`The editor suite shows VS Code in a headless Chromium, and none was found. ${remedy}`);
  }
  console.log("Installing Debian's `chromium` with apt-get (once): the editor suite shows VS Code in it.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update", "-qq"], root, `apt-get could not update its lists. ${remedy}`, env);
  const packages = ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"];
  run("apt-get", packages, root, `apt-get could not install chromium. ${remedy}`, env);
}

function chromiumOnPath(): string | undefined {
  const named = process.env["SEAMLINT_CHROMIUM"];
  if (named !== undefined) return existsSync(named) ? named : undefined;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const installed = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...installed].find((it) =>
    existsSync(it),
  );
}

function run(command: string, args: readonly string[], cwd: string, whatFailed: string, env = process.env): void {
  const { status } = spawnSync(command, args, { cwd, env, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(whatFailed);
}
