/** `npm run pictures`: takes the pictures of README.md from the real editor on `examples/`. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../build.mjs";
import type { Page } from "./chromium.ts";
import { type Editor, openEditor } from "./editor.ts";
import { installEditor } from "./installed-editor.ts";
import { withPalette } from "./palette-png.ts";
import { openFile, pause, placeOf, runCommand, waitFor, waitForProblems } from "./workbench.ts";

const settings = {
  "breadcrumbs.enabled": false,
  "editor.fontSize": 13,
  "editor.minimap.enabled": false,
  "explorer.compactFolders": false,
  "workbench.activityBar.location": "top",
  "workbench.colorTheme": "Default Dark Modern",
};

installEditor();
const temporary = mkdtempSync(join(tmpdir(), "seamlint-pictures-"));
const folder = join(temporary, "examples");
cpSync(join(root, "examples"), folder, { recursive: true });

const options = {
  folder,
  extensionDevelopmentPath: root,
  extensionTestsPath: undefined,
  userDataFolder: undefined,
} as const;
const editor = await openEditor({ ...options, extensionDevelopmentKind: "node" }, () => undefined, { settings });
try {
  await takePictures(editor);
} catch (error) {
  await save(editor.page, "failed.png", join(root, "out"));
  throw error;
} finally {
  await editor.close();
  rmSync(temporary, { recursive: true, force: true });
}
process.exit(0);

async function takePictures({ page }: Editor): Promise<void> {
  await openFile(page, "windows_api.py");
  await waitForProblems(page);
  await page.press("Control+Shift+M");
  await waitFor(page, "document.querySelector('.markers-panel .monaco-list-row.focused') !== null");
  // The list has the focus: this leads to the place in the text.
  await page.press("Enter");
  await pause(1_000);
  await hoverOver(page, ".squiggly-warning, .squiggly-error");
  await waitFor(
    page,
    "document.querySelector('.monaco-hover:not(.hidden)')?.textContent.includes('untyped-handle-argument')",
  );
  await pause(500);
  await save(page, "editor.png");

  await page.moveMouse(600, 20);
  await page.press("Escape");
  await page.press("Control+.");
  await waitFor(page, "document.querySelector('.action-widget .monaco-list-row') !== null");
  await pause(1_000);
  await save(page, "quick-fix.png");

  await page.press("Escape");
  await runCommand(page, "Seamlint: Audit Workspace");
  await waitFor(page, "document.querySelector('.tab.active')?.textContent.includes('Seamlint report')");
  await pause(3_000);
  await save(page, "report.png");
}

async function hoverOver(page: Page, selector: string): Promise<void> {
  const { x, y, width, height } = await placeOf(page, selector);
  await page.moveMouse(x + width / 2 - 40, y + height / 2);
  await pause(100);
  await page.moveMouse(x + width / 2, y + height / 2);
}

async function save(page: Page, name: string, target = join(root, "images")): Promise<void> {
  const file = join(temporary, name);
  await page.screenshot(file);
  writeFileSync(join(target, name), withPalette(readFileSync(file)));
  console.log(join(target, name));
}
