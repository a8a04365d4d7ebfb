/**
 * The same tree through the tools that look at lost exit statuses too: ruff, pyright and pylint. Prints what each finds, on
 * which lines it agrees with Seamlint, and where they differ. Numbers are of this run on this machine.
 */

import { resolve } from "node:path";
import { createFolder } from "../../server/src/workspace/folder.ts";
import { createNodeEngine } from "../../server/src/workspace/node-engine.ts";
import { installNpmTools } from "./peers/npm-tools.ts";
import { type Answer, collector, compared, count, type Peer, type Places } from "./peers/places.ts";
import { pylint } from "./peers/pylint.ts";
import { pyright } from "./peers/pyright.ts";
import { ruff } from "./peers/ruff.ts";
import { pythonTree, row } from "./python-tree.ts";

/** Differences are shown up to this number a tool; the rest is counted. */
const mostShown = 12;

const tree = resolve(pythonTree());
const installed = installNpmTools();
const folder = createFolder(tree, await createNodeEngine());
const { paths } = folder.discovery();
const texts = new Map(paths.map((path) => [path, folder.textOf(path) ?? ""]));
row("tree", `${paths.length} files in ${tree}`);

const own = measured({ name: "seamlint, family exit", run: lint });
for (const peer of [await ruff(installed, texts), pylint(tree, paths), pyright(installed, tree, texts)]) {
  const theirs = measured(peer);
  if (own === undefined || theirs === undefined) continue;
  row("  on the same lines", String(compared(own, theirs, true).length));
  differences("  only seamlint", compared(own, theirs, false));
  differences(`  only ${peer.name}`, compared(theirs, own, false));
}

function lint(): Answer {
  const { places, add } = collector();
  for (const path of paths) {
    for (const { rule, span } of folder.lint(path).diagnostics) {
      if (rule.family === "exit") add(path, (texts.get(path) ?? "").slice(0, span.start).split("\n").length);
    }
  }
  return { places };
}

function measured({ name, run, remedy }: Peer): Places | undefined {
  if (run === undefined) {
    row(name, remedy ?? "not here");
    return undefined;
  }
  const started = performance.now();
  const { places, remark } = run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  row(name, `${seconds} s, ${count(places)} places${remark === undefined ? "" : `, ${remark}`}`);
  return places;
}

function differences(name: string, places: readonly string[]): void {
  row(name, String(places.length));
  for (const place of places.slice(0, mostShown)) console.log(`    ${place}`);
  if (places.length > mostShown) console.log(`    and ${places.length - mostShown} more`);
}
