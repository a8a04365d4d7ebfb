/**
 * VS Code's command line, as far as tests use it, for machines where VS Code cannot be downloaded or has no display.
 *
 * `@vscode/test-electron` starts the executable it is given with VS Code's own arguments. This one starts VS Code's server
 * (from the npm package `code-server`) and opens its workbench in a headless Chromium: the same workbench, extension host
 * and extension API. The exit code is that of the tests.
 */

import { openEditor } from "./editor.ts";
import { readArguments } from "./read-arguments.ts";

const limitInMinutes = 8;

const options = readArguments(process.argv.slice(2));
const editor = await openEditor(options, (line) => process.stdout.write(`${line}\n`));
const tooLate = setTimeout(() => {
  process.stderr.write(`The editor did not finish within ${limitInMinutes} minutes. Its log: ${editor.logFile}\n`);
  finish(1);
}, limitInMinutes * 60_000);

process.once("SIGINT", () => finish(130));
process.once("SIGTERM", () => finish(143));
finish(await editor.exitCode);

function finish(exitCode: number): void {
  clearTimeout(tooLate);
  editor.close().finally(() => process.exit(exitCode));
}
