/**
 * `npm start [-- PATH …]`: installs and builds what is missing, audits PATH or `examples/`, and leaves a report in HTML.
 *
 * The exit code is that of a command that worked: findings are what one came to see. `npx seamlint check` has the codes
 * for scripts.
 */

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { build, root } from "./build.mjs";
import { ensureInstalled, runPinnedNode } from "./installed.mjs";

ensureInstalled();
await build();

// npm moves to the folder of package.json; INIT_CWD is where the user was, and what PATH is relative to.
const started = process.env.INIT_CWD ?? process.cwd();
const given = process.argv.slice(2).filter((it) => it !== "--");
const cwd = given.length === 0 ? root : started;
const paths = given.length === 0 ? ["examples"] : given;
const report = join(root, "out", "seamlint-report.html");
mkdirSync(dirname(report), { recursive: true });

const status = runPinnedNode([join(root, "server/out/cli.js"), "check", ...paths, "--report", report], { cwd });
process.exitCode = status <= 1 ? 0 : status;
