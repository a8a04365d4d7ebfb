/** What a person does in VS Code's workbench, with keyboard and eyes. */

import type { Page } from "./chromium.ts";

const patienceInMilliseconds = 60_000;

/** Waits until an expression has a value that counts as true in the page; returns it. */
export async function waitFor(page: Page, expression: string): Promise<unknown> {
  const end = Date.now() + patienceInMilliseconds;
  while (Date.now() < end) {
    const value = await page.evaluate(expression).catch(() => undefined);
    if (value) return value;

    await pause(100);
  }
  throw new Error(`The workbench never came to this: ${expression}`);
}

/** Waits until the workbench shows its folder: before that it takes no keys. */
async function ready(page: Page): Promise<void> {
  await waitFor(page, "document.querySelector('.monaco-workbench .explorer-folders-view .monaco-list-row') !== null");
}

/** Opens a file of the folder by its path, through Quick Open. */
export async function openFile(page: Page, path: string): Promise<void> {
  await ready(page);
  await page.press("Control+p");
  await waitFor(page, "document.querySelector('.quick-input-widget input') !== null");
  await page.type(path);
  const name = path.split("/").at(-1) ?? path;
  await waitFor(
    page,
    `document.querySelector('.quick-input-list .monaco-list-row')?.textContent.includes(${JSON.stringify(name)})`,
  );
  await page.press("Enter");
  await waitFor(page, `document.querySelector('.tab.active')?.textContent.includes(${JSON.stringify(name)})`);
}

/** Runs a command by its title, through the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await ready(page);
  await page.press("F1");
  await waitFor(page, "document.querySelector('.quick-input-widget input') !== null");
  await page.type(title);
  await waitFor(
    page,
    `document.querySelector('.quick-input-list .monaco-list-row')?.textContent.includes(${JSON.stringify(title)})`,
  );
  await page.press("Enter");
}

/** Waits for squiggles of a warning or an error; returns what the status bar says of problems: "Errors: 2, Warnings: 1". */
export async function waitForProblems(page: Page): Promise<string> {
  await waitFor(page, "document.querySelector('.squiggly-error, .squiggly-warning') !== null");
  return String(
    await page.evaluate("document.querySelector('#status\\\\.problems a')?.getAttribute('aria-label') ?? ''"),
  );
}

/** Where the first element that fits is, in CSS pixels. */
export async function placeOf(
  page: Page,
  selector: string,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const json = await waitFor(
    page,
    `(() => {
      const box = document.querySelector(${JSON.stringify(selector)})?.getBoundingClientRect();
      return box && JSON.stringify({ x: box.x, y: box.y, width: box.width, height: box.height });
    })()`,
  );
  return JSON.parse(String(json));
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
