/** Opens an editor on a folder with the extension loaded; without a display, takes a picture of one. */

import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../build.mjs";
import { chooseEditor } from "./choose-editor.ts";
import type { Page } from "./chromium.ts";
import { openEditor } from "./editor.ts";
import { openFile, pause, runCommand, waitFor, waitForProblems } from "./workbench.ts";

const folder = resolve(process.argv[2] ?? ".");
const { executable, isHeadless } = await chooseEditor();
if (!isHeadless) {
  const { status } = spawnSync(executable, [`--extensionDevelopmentPath=${root}`, folder], { stdio: "inherit" });
  process.exit(status ?? 1);
}

const { DISPLAY, WAYLAND_DISPLAY } = process.env;
const isVisible = DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined;
const options = {
  folder,
  extensionDevelopmentPath: root,
  extensionTestsPath: undefined,
  userDataFolder: undefined,
} as const;
const editor = await openEditor({ ...options, extensionDevelopmentKind: "node" }, () => undefined, { isVisible });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => editor.close().finally(() => process.exit(1)));
}

try {
  if (isVisible) {
    console.log("VS Code is open. Close its window, or press Ctrl+C here, to end.");
    await editor.page.closed;
  } else {
    await takePicture(editor.page);
  }
} finally {
  await editor.close();
}
process.exit(0);

/** Of the example that shows most, or of what an audit says of another folder. */
async function takePicture(page: Page): Promise<void> {
  if (folder === join(root, "examples")) {
    await openFile(page, "disk/windows_api.py");
    await waitForProblems(page);
  } else {
    await runCommand(page, "Seamlint: Audit Workspace");
    await waitFor(page, "document.querySelector('.tab.active')?.textContent.includes('Seamlint report')");
  }
  await page.press("Control+Shift+M");
  await pause(1_500);
  mkdirSync(join(root, "out"), { recursive: true });
  const picture = join(root, "out", "editor.png");
  await page.screenshot(picture);
  console.log(`There is no display here, so VS Code ran without one. Its picture: ${picture}`);
}
