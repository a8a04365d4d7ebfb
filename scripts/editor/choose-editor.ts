/** Which VS Code runs the extension: a downloaded one with a window, or the one that needs neither download nor display. */

import { join } from "node:path";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { installEditor } from "./installed-editor.ts";

const adapter = join(import.meta.dirname, "code");

export interface ChosenEditor {
  readonly executable: string;
  /** Whether it is code-server in a headless browser, which can also run the extension in the browser's host. */
  readonly isHeadless: boolean;
}

/**
 * `SEAMLINT_VSCODE` is the path of an installed VS Code, or `download` for the newest stable one. Without it a machine that
 * has a desktop of its own (Windows, macOS) downloads one, and Linux uses code-server in Chromium.
 */
export async function chooseEditor(): Promise<ChosenEditor> {
  const wish = process.env["SEAMLINT_VSCODE"];
  if (wish !== undefined && wish !== "download") return { executable: wish, isHeadless: false };
  if (wish === "download" || process.platform !== "linux") {
    return { executable: await downloadAndUnzipVSCode(), isHeadless: false };
  }
  installEditor();
  return { executable: adapter, isHeadless: true };
}
