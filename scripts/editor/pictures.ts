/** `npm run pictures`: takes the pictures of README.md from the real editor on `examples/`. */

import { copyFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../build.mjs";
import type { Page } from "./chromium.ts";
import { type Editor, openEditor } from "./editor.ts";
import { installEditor } from "./installed-editor.ts";
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
  await pause(1_500);
  await hoverOver(page, ".squiggly-error, .squiggly-warning");
  await waitFor(
    page,
    "document.querySelector('.monaco-hover:not(.hidden)')?.textContent.includes('untyped-handle-argument')",
  );
  await pause(500);
  await save(page, "editor.png");

  await page.press("Escape");
  await runCommand(page, "Go to Next Problem (Error, Warning, Info)");
  await pause(500);
  await page.press("Escape");
  await page.press("Control+.");
  await waitFor(page, "document.querySelector('.action-widget') !== null");
  await pause(500);
  await save(page, "quick-fix.png");

  await page.press("Escape");
  await runCommand(page, "Seamlint: Audit Workspace");
  await waitFor(page, "document.querySelector('.tab.active')?.textContent.includes('Seamlint report')");
  await pause(2_500);
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
  copyFileSync(file, join(target, name));
  console.log(join(target, name));
}
