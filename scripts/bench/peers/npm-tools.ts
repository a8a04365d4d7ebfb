/** The tools that npm has, installed into a scratch folder and never into the project. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const scratch = join(tmpdir(), "seamlint-bench-peers");

/** The folder with `node_modules`; needs the network once. */
export function installNpmTools(): string {
  mkdirSync(scratch, { recursive: true });
  if (existsSync(join(scratch, "node_modules/pyright")) && existsSync(join(scratch, "node_modules/@astral-sh"))) {
    return scratch;
  }
  writeFileSync(join(scratch, "package.json"), '{"private":true}');
  const { status } = spawnSync(
    "npm",
    ["install", "--no-audit", "--no-fund", "@astral-sh/ruff-wasm-nodejs", "pyright"],
    { cwd: scratch, stdio: "inherit", shell: process.platform === "win32" },
  );
  if (status !== 0) throw new Error("the other tools could not be installed; this measurement needs the network once");
  return scratch;
}
