/** pylint's `subprocess-run-check` (W1510), where the machine has pylint: Debian's package of that name, or pip's. */

import { spawnSync } from "node:child_process";
import { collector, jsonOf, list, type Peer, record } from "./places.ts";

export function pylint(tree: string, paths: readonly string[]): Peer {
  const name = "pylint, W1510";
  if (spawnSync("pylint", ["--version"], { shell: process.platform === "win32" }).status !== 0) {
    return {
      name,
      run: undefined,
      remedy: "not here: `apt-get install pylint` or `pip install pylint` makes it part of the run",
    };
  }
  const args = ["--disable=all", "--enable=W1510", "--output-format=json", "--score=n", "-j1", ...paths];
  return {
    name,
    run: () => {
      const { places, add } = collector();
      for (const { path, line } of list(jsonOf("pylint", args, tree)).map(record)) add(String(path), Number(line));
      return { places };
    },
  };
}
