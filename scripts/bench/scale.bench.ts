/** How the cost of an audit grows with the size of a project: files that import and call each other, in one process. */

import { createFolder } from "../../server/src/workspace/folder.ts";
import { createMemoryFiles } from "../../server/src/workspace/memory-files.ts";
import { createNodeEngine } from "../../server/src/workspace/node-engine.ts";
import { linkedModules } from "./linked-modules.ts";
import { milliseconds, row } from "./python-tree.ts";

const engine = await createNodeEngine();

let before: { readonly count: number; readonly time: number } | undefined;
for (const count of [50, 100, 200, 400, 800]) {
  const folder = createFolder("/p", { ...engine, files: createMemoryFiles(linkedModules("/p", count)) });
  let findings = 0;
  const time = milliseconds(() => {
    for (const path of folder.project().paths) findings += folder.lint(path).diagnostics.length;
  });
  const growth =
    before === undefined ? "" : `, ${(time / before.time).toFixed(2)}x for ${count / before.count}x the files`;
  row(`${count} files, ${findings} findings`, `${time.toFixed(0)} ms${growth}`);
  before = { count, time };
}
