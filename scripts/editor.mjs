/**
 * `npm run editor [-- FOLDER]`: opens VS Code on `examples/`, or FOLDER, with the extension of this working tree loaded.
 * Without a display it takes a picture instead, and says where it is. `npm run pictures` takes those of README.md anew.
 */

import { join } from "node:path";
import { build, root } from "./build.mjs";
import { ensureInstalled, runPinnedNode } from "./installed.mjs";

ensureInstalled();
await build();

const given = process.argv.slice(2);
const cwd = process.env.INIT_CWD ?? process.cwd();
const args = given.includes("--pictures")
  ? [join(root, "scripts/editor/pictures.ts")]
  : [join(root, "scripts/editor/open.ts"), given[0] ?? join(root, "examples")];
process.exitCode = runPinnedNode(args, { cwd });
