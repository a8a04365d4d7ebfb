/** A whole tree, cold and again, and how time grows with its size. */

import { audit } from "../../server/src/audit/audit.ts";
import { createFolder } from "../../server/src/workspace/folder.ts";
import { createNodeEngine, packageVersion } from "../../server/src/workspace/node-engine.ts";
import { pythonTree, row } from "./python-tree.ts";

const tree = pythonTree();
const engine = await createNodeEngine();
const all = createFolder(tree, engine).discovery().paths;
row("tree", `${all.length} files in ${tree}`);

for (const share of [0.25, 0.5, 1]) {
  const folder = createFolder(tree, engine);
  const paths = all.slice(0, Math.ceil(all.length * share));
  const started = performance.now();
  const report = await audit(folder, {
    version: packageVersion(),
    subject: tree,
    paths,
    shown: (path) => path,
    log: ({ rule, path, error }) => console.error(`${rule.id} failed in ${path}: ${String(error)}`),
  });
  const seconds = (performance.now() - started) / 1000;
  const memory = (process.memoryUsage.rss() / 1e6).toFixed(0);
  const pace = (report.files / seconds).toFixed(0);
  row(
    `${paths.length} files`,
    `${seconds.toFixed(1)} s, ${pace} files/s, ${report.findings.length} findings, RSS ${memory} MB`,
  );
}
