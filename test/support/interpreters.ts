/** The Pythons of this machine: on the PATH, and those that pyenv keeps, each version once. */

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

export interface Interpreter {
  readonly command: string;
  readonly version: readonly [major: number, minor: number];
}

export function findInterpreters(): readonly Interpreter[] {
  const versions = ["2.7", ...Array.from({ length: 12 }, (_, minor) => `3.${minor + 4}`)];
  const commands = [...versions.map((it) => `python${it}`), "python3", "python2", "python", ...keptByPyenv()];
  const found = new Map<string, Interpreter>();
  for (const command of commands) {
    const { stdout, status } = spawnSync(command, ["-c", "import sys; print('%d.%d' % sys.version_info[:2])"], {
      encoding: "utf8",
    });
    const [major, minor] = (stdout ?? "").trim().split(".").map(Number);
    if (status !== 0 || major === undefined || minor === undefined) continue;
    const name = `${major}.${minor}`;
    if (!found.has(name)) found.set(name, { command, version: [major, minor] });
  }
  return [...found.values()].sort((a, b) => a.version[0] - b.version[0] || a.version[1] - b.version[1]);
}

/** Of each generation the oldest and the newest. */
export function outermost(interpreters: readonly Interpreter[]): readonly Interpreter[] {
  return interpreters.filter((it) => {
    const own = interpreters.filter(({ version: [major] }) => major === it.version[0]);
    return it === own.at(0) || it === own.at(-1);
  });
}

function keptByPyenv(): readonly string[] {
  const folder = join(process.env["PYENV_ROOT"] ?? join(homedir(), ".pyenv"), "versions");
  return existsSync(folder) ? readdirSync(folder).map((it) => join(folder, it, "bin", "python")) : [];
}
