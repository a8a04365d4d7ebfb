/** From a changed character to its diagnostics, in files of 5,000 lines: ordinary code, and what every rule looks at. */

import { readdirSync, readFileSync } from "node:fs";
import { disk } from "../../server/src/workspace/disk.ts";
import { createFolder } from "../../server/src/workspace/folder.ts";
import { createMemoryFiles } from "../../server/src/workspace/memory-files.ts";
import { createNodeEngine } from "../../server/src/workspace/node-engine.ts";
import { milliseconds, percentile, pythonTree, row, textsIn } from "./python-tree.ts";

const KEYSTROKES = 100;
const engine = await createNodeEngine();

const fixtures = readdirSync("test/fixtures").flatMap((folder) =>
  readdirSync(`test/fixtures/${folder}`)
    .filter((it) => it.endsWith(".py") && !it.endsWith(".fixed.py"))
    .map((it) => readFileSync(`test/fixtures/${folder}/${it}`, "utf8")),
);
const lines: string[] = [];
for (let index = 0; lines.length < 5_000; index++) lines.push(...(fixtures[index % fixtures.length] ?? "").split("\n"));
const long = lines.slice(0, 5_000).join("\n");

measure(
  "5,000 lines of fixtures, alone",
  createFolder("/p", { ...engine, files: createMemoryFiles() }),
  "long.py",
  long,
);

const neighbours = Object.fromEntries(
  Array.from({ length: 300 }, (_, index) => [`/p/m${index}.py`, fixtures[index % fixtures.length] ?? ""]),
);
measure(
  "the same among 300 other files",
  createFolder("/p", { ...engine, files: createMemoryFiles(neighbours) }),
  "long.py",
  long,
);

const tree = pythonTree();
const ordinary = textsIn(tree, 2_000).filter((it) => /\b(?:subprocess|threading|ctypes)\b/.test(it));
const joined = ordinary.flatMap((it) => it.split("\n")).slice(0, 5_000);
measure(
  "5,000 lines of modules that use threads or processes",
  createFolder("/p", { ...engine, files: createMemoryFiles() }),
  "long.py",
  joined.join("\n"),
);
const folder = createFolder(tree, { ...engine, files: disk });
const largest = folder
  .discovery()
  .paths.map((path) => ({ path, text: folder.textOf(path) ?? "" }))
  .sort((a, b) => b.text.length - a.text.length)[0];
if (largest !== undefined) {
  const count = largest.text.split("\n").length;
  measure(`${largest.path} (${count} lines) in ${tree}`, folder, largest.path, largest.text);
}

function measure(name: string, subject: ReturnType<typeof createFolder>, path: string, start: string): void {
  let text = start;
  subject.open(path, text);
  const first = milliseconds(() => subject.lint(path));
  const times: number[] = [];
  for (let stroke = 0; stroke < KEYSTROKES; stroke++) {
    // At the end of a line somewhere in the file, as typing does: a name grows, then its line is finished.
    const at = text.indexOf("\n", Math.floor((text.length * ((stroke * 37) % 100)) / 100));
    const inserted = stroke % 5 === 4 ? "\n" : stroke % 5 === 0 ? "  # x" : "y";
    text = text.slice(0, Math.max(0, at)) + inserted + text.slice(Math.max(0, at));
    times.push(
      milliseconds(() => {
        subject.open(path, text);
        subject.lint(path);
      }),
    );
  }
  row(`${name}: first`, `${first.toFixed(0)} ms`);
  row(
    `${name}: keystroke p50 / p95`,
    `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.95).toFixed(1)} ms`,
  );
}
