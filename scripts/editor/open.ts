/** Opens an editor on a folder with the extension loaded; without a display, takes a picture of one. */

import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../build.mjs";
import { chooseEditor } from "./choose-editor.ts";
import { openEditor } from "./editor.ts";
import { openFile, waitForProblems } from "./workbench.ts";

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
process.once("SIGINT", () => editor.close().finally(() => process.exit(130)));

if (isVisible) {
  console.log("VS Code is open. Close its window, or press Ctrl+C here, to end.");
  await editor.page.closed;
} else {
  const [file = "disk/windows_api.py"] = process.argv.slice(3);
  await openFile(editor.page, file);
  const problems = await waitForProblems(editor.page);
  await editor.page.press("Control+Shift+M");
  await new Promise((settled) => setTimeout(settled, 1_000));
  mkdirSync(join(root, "out"), { recursive: true });
  const picture = join(root, "out", "editor.png");
  await editor.page.screenshot(picture);
  console.log(
    `There is no display here. VS Code ran without one, with ${problems} in its status bar. Its picture: ${picture}`,
  );
}
await editor.close();
process.exit(0);
