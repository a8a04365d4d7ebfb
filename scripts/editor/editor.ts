/** Opens VS Code's workbench, served by `code-server`, in a headless Chromium, and closes both again. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Page, startChromium } from "./chromium.ts";
import { findChromium, findCodeServer } from "./installed-editor.ts";
import type { EditorOptions } from "./read-arguments.ts";
import { startWorkbenchServer } from "./workbench-server.ts";

export interface Editor {
  readonly page: Page;
  /** Settles when the workbench ends by itself, which it does after tests. */
  readonly exitCode: Promise<number>;
  /** What server and browser said: for a reader who wants to know why nothing appeared. */
  readonly logFile: string;
  close(): Promise<void>;
}

/** So that nothing but what a test does changes what it sees. */
const quietSettings = {
  "chat.disableAIFeatures": true,
  "editor.cursorBlinking": "solid",
  "extensions.autoCheckUpdates": false,
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.commandCenter": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

export async function openEditor(
  options: EditorOptions,
  print: (line: string) => void,
  { settings = {}, isVisible = false }: { settings?: Readonly<Record<string, unknown>>; isVisible?: boolean } = {},
): Promise<Editor> {
  const codeServer = findCodeServer();
  const chromium = findChromium();
  const temporary = mkdtempSync(join(tmpdir(), "seamlint-editor-"));
  const userData = join(temporary, "user-data");
  const logFile = join(temporary, "log.txt");
  writeSettings(userData, { ...quietSettings, ...hostSettings(options), ...settings });

  const server = await startWorkbenchServer(codeServer, userData, join(temporary, "server-data"), logFile);
  const browser = await startChromium(chromium, join(temporary, "browser"), logFile, isVisible).catch(
    async (error: unknown) => {
      await server.stop();
      throw error;
    },
  );

  let end: (exitCode: number) => void = () => undefined;
  const exitCode = new Promise<number>((resolve) => {
    end = resolve;
  });
  server.onExit((code) => end(code === 0 ? 1 : code));
  await browser.page.expose("codeAutomationLog", ([kind, values]) => {
    for (const line of linesOf(values)) print(kind === "error" ? `error: ${line}` : line);
  });
  await browser.page.expose("codeAutomationExit", ([code]) => end(typeof code === "number" ? code : 1));
  await browser.page.open(addressOf(server.authority, options));

  return {
    page: browser.page,
    exitCode,
    logFile,
    async close() {
      await browser.stop();
      await server.stop();
      rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * The workbench takes `extensionDevelopmentKind` from its address and then does not ask for it, so that an extension with both
 * entries runs in Node. The setting that a user has for this is heard.
 */
function hostSettings({ extensionDevelopmentKind, extensionDevelopmentPath }: EditorOptions) {
  if (extensionDevelopmentKind !== "web" || extensionDevelopmentPath === undefined) return {};
  const manifest: { publisher?: string; name?: string } = JSON.parse(
    readFileSync(join(extensionDevelopmentPath, "package.json"), "utf8"),
  );
  return { "remote.extensionKind": { [`${manifest.publisher}.${manifest.name}`]: ["web"] } };
}

function writeSettings(userData: string, settings: Readonly<Record<string, unknown>>): void {
  const folder = join(userData, "User");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings, undefined, 2));
}

/** The workbench takes what a command line would say as `payload` in its address. */
function addressOf(authority: string, options: EditorOptions): string {
  const remote = (path: string) => `vscode-remote://${authority}${resolve(path)}`;
  const payload: [string, string][] = [
    ["skipWelcome", "true"],
    ["skipReleaseNotes", "true"],
  ];
  const { extensionDevelopmentPath, extensionTestsPath, extensionDevelopmentKind } = options;
  if (extensionDevelopmentPath !== undefined)
    payload.push(["extensionDevelopmentPath", remote(extensionDevelopmentPath)]);
  if (extensionTestsPath !== undefined) payload.push(["extensionTestsPath", remote(extensionTestsPath)]);
  if (extensionDevelopmentKind === "web") payload.push(["extensionDevelopmentKind", "web"]);

  const address = new URL(`http://${authority}/`);
  if (options.folder !== undefined) address.searchParams.set("folder", resolve(options.folder));
  address.searchParams.set("payload", JSON.stringify(payload));
  return address.href;
}

/** `codeAutomationLog` hands over the arguments of a `console` call; the first may hold `%s` and colours as CSS. */
function linesOf(values: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(values) ? values : [values];
  return list
    .map((it) => (typeof it === "string" ? it : JSON.stringify(it)))
    .join(" ")
    .split("\n");
}
