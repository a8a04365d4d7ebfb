/** Runs a program that a test has written, in a folder of its own. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Interpreter } from "./interpreters.ts";

/** What the program prints. After a crash that is nothing. */
export function answerOf({ command }: Interpreter, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "seamlint-program-"));
  try {
    writeFileSync(join(folder, "program.py"), text);
    return spawnSync(command, ["program.py"], { cwd: folder, encoding: "utf8", timeout: 60_000 }).stdout.trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
