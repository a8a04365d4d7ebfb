/**
 * A project in the editor: until the first diagnostics, until they know the other files, a keystroke in a file that many
 * depend on, and the memory after an hour of edits.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { disk } from "../../server/src/workspace/disk.ts";
import { createFolder, type Folder } from "../../server/src/workspace/folder.ts";
import { createMemoryFiles } from "../../server/src/workspace/memory-files.ts";
import { createNodeEngine } from "../../server/src/workspace/node-engine.ts";
import { linkedModules } from "./linked-modules.ts";
import { milliseconds, percentile, pythonTree, row } from "./python-tree.ts";

const FILES = 1_000;
const DEPENDANTS = 200;
const KEYSTROKES = 100;
/** One a second for an hour. */
const EDITS = 3_600;

const engine = await createNodeEngine();

load(`${FILES} linked files in memory`, "/p", createMemoryFiles(linkedModules("/p", FILES)), "m0.py");
load(`${pythonTree()} on disk`, pythonTree(), disk, "subprocess.py");
dependants();
edits();

function load(name: string, root: string, files: typeof disk, path: string): void {
  const folder = createFolder(root, { ...engine, files }, { startsCold: true });
  const text = folder.textOf(path) ?? readFileSync(join(root, path), "utf8");
  const alone = milliseconds(() => {
    folder.open(path, text);
    folder.lint(path);
  });
  row(`${name}: opened, first diagnostics`, `${alone.toFixed(0)} ms`);
  const together = milliseconds(() => {
    folder.warm();
    folder.lint(path);
  });
  row(`${name}: the same with the project, cold`, `${together.toFixed(0)} ms`);
  const again = milliseconds(() => {
    folder.open(path, `${text}\n`);
    folder.lint(path);
  });
  row(`${name}: the same with the project, warm`, `${again.toFixed(0)} ms`);
}

/** The file that is edited binds the library and the wrapper that all others use; one of them is open beside it. */
function dependants(): void {
  const shared = `import ctypes\nimport subprocess\n\nkernel32 = ctypes.WinDLL("kernel32")\n\n\ndef run(command):\n    return subprocess.call(command)\n`;
  const user = (index: number) =>
    `import api\n\n\ndef work${index}(path):\n    api.run(["tool", path])\n    return api.kernel32.CreateFileW(path, 0, 0, None, 3, 0, None)\n`;
  const users = Array.from({ length: DEPENDANTS }, (_, index) => [`/p/user${index}.py`, user(index)] as const);
  const files = createMemoryFiles({ "/p/api.py": shared, ...Object.fromEntries(users) });
  const folder = createFolder("/p", { ...engine, files });
  folder.open("user0.py", user(0));
  const times = keystrokes(folder, "api.py", shared, ["api.py", "user0.py"]);
  row(`${DEPENDANTS} dependants: keystroke, one of them open, p50 / p95`, spread(times));
  const all = ["api.py", ...users.map((_, index) => `user${index}.py`)];
  row(
    `${DEPENDANTS} dependants: keystroke, all of them open, p50 / p95`,
    spread(keystrokes(folder, "api.py", shared, all)),
  );
}

function keystrokes(folder: Folder, path: string, start: string, shown: readonly string[]): readonly number[] {
  let text = start;
  return Array.from({ length: KEYSTROKES }, (_, stroke) => {
    text += stroke % 8 === 7 ? "\n" : stroke % 8 === 0 ? "x = 1" : "1";
    return milliseconds(() => {
      folder.open(path, text);
      for (const it of shown) folder.lint(it);
    });
  });
}

function edits(): void {
  const count = 50;
  const texts = linkedModules("/p", count);
  const folder = createFolder("/p", { ...engine, files: createMemoryFiles(texts) });
  const current = new Map(Object.entries(texts).map(([path, text]) => [path.slice("/p/".length), text]));
  const random = randomNumbers(7);
  const heap: string[] = [];
  for (let edit = 0; edit <= EDITS; edit++) {
    const path = `m${random(count)}.py`;
    const text = current.get(path) ?? "";
    const at = random(text.length + 1);
    // As much is taken away as is put in, so that the project keeps its size.
    const edited = edit % 2 === 0 ? `${text.slice(0, at)}\nx = [1,\n${text.slice(at)}` : (texts[`/p/${path}`] ?? "");
    current.set(path, edited);
    folder.open(path, edited);
    folder.lint(path);
    if (edit % (EDITS / 6) === 0) heap.push(`${(heapUsed() / 1e6).toFixed(0)}`);
  }
  row(`heap over ${EDITS} random edits of ${count} files`, `${heap.join(", ")} MB`);
}

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** The same numbers in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

function spread(times: readonly number[]): string {
  return `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.95).toFixed(1)} ms`;
}
