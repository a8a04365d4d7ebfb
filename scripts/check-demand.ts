/**
 * Lint folders of real code twice, looking only where it may matter and looking everywhere, and report where the two
 * differ:
 *
 *     npm run check:demand -- FOLDER…
 */

import { resolve } from "node:path";
import { disk } from "../server/src/workspace/disk.ts";
import { createFolder } from "../server/src/workspace/folder.ts";
import { createNodeEngine } from "../server/src/workspace/node-engine.ts";
import { compareDemand } from "../test/support/demand.ts";

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error("Which code? Name at least one folder: npm run check:demand -- FOLDER…");
  process.exit(2);
}
const engine = await createNodeEngine();
const totals = { folders: 0, files: 0, findings: 0, differences: 0 };
for (const name of folders) {
  const { files, findings, disagreements } = compareDemand(createFolder(resolve(name), { ...engine, files: disk }));
  totals.folders++;
  totals.files += files;
  totals.findings += findings;
  totals.differences += disagreements.length;
  for (const { path, onlyOnDemand, onlyEverywhere } of disagreements) {
    console.log(`${name}/${path}`);
    for (const it of onlyOnDemand) console.log(`  only where it may matter: ${it}`);
    for (const it of onlyEverywhere) console.log(`  only everywhere: ${it}`);
  }
}
console.log(totals);
if (totals.differences > 0) process.exitCode = 1;
