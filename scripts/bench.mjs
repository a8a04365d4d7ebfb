/** `npm run bench [-- NAME …]`: runs the measurements of scripts/bench, all or those whose file name contains a NAME. */

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build, root } from "./build.mjs";
import { ensureInstalled, fail, runPinnedNode } from "./installed.mjs";

ensureInstalled();
await build();

const folder = join(root, "scripts", "bench");
const wanted = process.argv.slice(2);
const all = existsSync(folder) ? readdirSync(folder).filter((it) => it.endsWith(".bench.ts")) : [];
// The other tools have to be installed from the network, so they are measured only when they are named.
const isChosen = (it) => (wanted.length === 0 ? it !== "peers.bench.ts" : wanted.some((name) => it.includes(name)));
const chosen = all.filter(isChosen).sort();
if (chosen.length === 0)
  fail(`No measurement is called ${wanted.join(" or ") || "*.bench.ts"}: there are ${all.join(", ") || "none"}.`);

for (const name of chosen) {
  console.log(`\n== ${name.replace(/\.bench\.ts$/, "")}`);
  const status = runPinnedNode(["--expose-gc", join(folder, name)], { cwd: root });
  if (status !== 0) process.exitCode = status;
}
