/** A headless Chromium with one page, driven over the Chrome DevTools protocol. Node has the WebSocket that this takes. */

import { spawn } from "node:child_process";
import { createWriteStream, writeFileSync } from "node:fs";
import { connectToDevTools, type DevTools } from "./dev-tools.ts";
import { stopGroup } from "./workbench-server.ts";

export interface Browser {
  readonly page: Page;
  stop(): Promise<void>;
}

export interface Page {
  open(address: string): Promise<void>;
  /** Gives scripts of the page a global function; its arguments arrive here as JSON brought them. */
  expose(name: string, listener: (args: readonly unknown[]) => void): Promise<void>;
  /** The value of an expression in the page; a promise is waited for. */
  evaluate(expression: string): Promise<unknown>;
  /** Presses a key with modifiers, as in `press("Control+Shift+M")`. */
  press(chord: string): Promise<void>;
  type(text: string): Promise<void>;
  moveMouse(x: number, y: number): Promise<void>;
  click(x: number, y: number): Promise<void>;
  screenshot(file: string, area?: Area): Promise<void>;
  /** Settles when the page is gone: a person closed its window. */
  readonly closed: Promise<void>;
}

/** In CSS pixels of the page. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const windowSize = { width: 1280, height: 800 };
const timeToStartInMilliseconds = 60_000;

export async function startChromium(
  executable: string,
  profile: string,
  logFile: string,
  isVisible = false,
): Promise<Browser> {
  const args = [
    ...(isVisible ? ["--app=data:text/html,"] : ["--headless", "--hide-scrollbars"]),
    // Chromium's sandbox does not work as root, nor in most containers.
    ...(isVisible && process.getuid?.() !== 0 ? [] : ["--no-sandbox"]),
    ...["--disable-gpu", "--disable-dev-shm-usage"],
    ...["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
    ...["--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows", "--disable-extensions"],
    ...["--disable-renderer-backgrounding", "--disable-features=Translate,OptimizationHints,MediaRouter"],
    ...[`--window-size=${windowSize.width},${windowSize.height}`, "--remote-debugging-port=0"],
    ...[`--user-data-dir=${profile}`, ...(isVisible ? [] : ["about:blank"])],
  ];
  const child = spawn(executable, args, { stdio: ["ignore", "ignore", "pipe"], detached: true });
  const log = createWriteStream(logFile, { flags: "a" });

  const address = await new Promise<string>((resolve, reject) => {
    const tooLate = setTimeout(() => fail("did not start in time"), timeToStartInMilliseconds);
    function fail(reason: string): void {
      clearTimeout(tooLate);
      stopGroup(child).finally(() => reject(new Error(`Chromium ${reason}. Its log: ${logFile}`)));
    }

    let heard = "";
    child.once("error", (error) => fail(`cannot be started: ${error.message}`));
    child.once("exit", (code) => fail(`ended with code ${code}`));
    child.stderr.on("data", (chunk) => {
      heard = (heard + String(chunk)).slice(-10_000);
      const [, found] = /DevTools listening on (ws:\S+)/.exec(heard) ?? [];
      if (found === undefined) return;

      clearTimeout(tooLate);
      child.removeAllListeners("exit");
      child.stderr.removeAllListeners("data");
      child.stderr.pipe(log);
      resolve(found);
    });
  });

  const devTools = await connectToDevTools(address);
  return {
    page: await createPage(devTools, isVisible),
    async stop() {
      devTools.close();
      await stopGroup(child);
    },
  };
}

/** The page that Chromium opened with. */
async function createPage(devTools: DevTools, isVisible: boolean): Promise<Page> {
  const { targetInfos } = await devTools.send("Target.getTargets");
  const targets: readonly { type?: unknown; targetId?: unknown }[] = Array.isArray(targetInfos) ? targetInfos : [];
  const { targetId } = targets.find(({ type }) => type === "page") ?? {};
  const { sessionId } = await devTools.send("Target.attachToTarget", { targetId, flatten: true });
  const send = (method: string, params = {}) => devTools.send(method, params, String(sessionId));
  await send("Page.enable");
  await send("Runtime.enable");
  // A window has the size that a person gives it.
  if (!isVisible)
    await send("Emulation.setDeviceMetricsOverride", { ...windowSize, deviceScaleFactor: 1, mobile: false });

  const mouse = (type: string, x: number, y: number, more = {}) =>
    send("Input.dispatchMouseEvent", { type, x, y, ...more });
  return {
    open: async (url) => void (await send("Page.navigate", { url })),
    async expose(name, listener) {
      const binding = `${name}AsText`;
      devTools.on("Runtime.bindingCalled", ({ name: called, payload }) => {
        if (called === binding) listener(JSON.parse(String(payload)));
      });
      await send("Runtime.addBinding", { name: binding });
      const source = `globalThis.${name} = (...args) => globalThis.${binding}(JSON.stringify(args));`;
      await send("Page.addScriptToEvaluateOnNewDocument", { source });
    },
    async evaluate(expression) {
      const answer = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
      const result: { value?: unknown } = Object(answer["result"]);
      if (answer["exceptionDetails"] !== undefined) throw new Error(JSON.stringify(answer["exceptionDetails"]));
      return result.value;
    },
    async press(chord) {
      const keys = chord.split("+");
      const key = keys.at(-1) ?? "";
      const flags = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };
      const modifiers = Object.entries(flags).reduce((sum, [name, bit]) => (keys.includes(name) ? sum + bit : sum), 0);
      const common = { key, code: codeOf(key), windowsVirtualKeyCode: keyCodeOf(key), modifiers };
      await send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...common });
      if (key === "Enter") await send("Input.dispatchKeyEvent", { type: "char", text: "\r", ...common });
      await send("Input.dispatchKeyEvent", { type: "keyUp", ...common });
    },
    closed: new Promise((resolve) => {
      devTools.on("Target.detachedFromTarget", () => resolve());
      devTools.onClose(() => resolve());
    }),
    type: async (text) => void (await send("Input.insertText", { text })),
    moveMouse: async (x, y) => void (await mouse("mouseMoved", x, y)),
    async click(x, y) {
      await mouse("mousePressed", x, y, { button: "left", clickCount: 1 });
      await mouse("mouseReleased", x, y, { button: "left", clickCount: 1 });
    },
    async screenshot(file, area) {
      const clip = area === undefined ? {} : { clip: { ...area, scale: 1 } };
      const { data } = await send("Page.captureScreenshot", { format: "png", ...clip });
      writeFileSync(file, Buffer.from(String(data), "base64"));
    },
  };
}

function codeOf(key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  return key === "." ? "Period" : key;
}

function keyCodeOf(key: string): number {
  const named: Readonly<Record<string, number>> = { Enter: 13, Escape: 27, ".": 190, F1: 112, F8: 119, ArrowDown: 40 };
  return named[key] ?? key.toUpperCase().charCodeAt(0);
}
