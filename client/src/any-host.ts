/**
 * One bundle for Node and for the worker of a browser: nearly all of it is the library of the language client, which a
 * package need not hold twice. The imports are dynamic so that only the chosen host's modules are ever evaluated.
 */

import type { ExtensionContext } from "vscode";
import type { Seamlint } from "./seamlint.ts";

const isInWorker = "importScripts" in globalThis;

export async function activate(context: ExtensionContext): Promise<Seamlint> {
  const host = isInWorker ? await import("./web.ts") : await import("./extension.ts");
  return host.activate(context);
}
