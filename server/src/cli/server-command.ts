import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The server is a bundle of its own beside this one; run from the sources, it is the module it is made of. */
export async function startServer(): Promise<void> {
  if (!process.argv.some((it) => /^--(?:stdio|node-ipc|socket)/.test(it))) process.argv.push("--stdio");
  const here = dirname(fileURLToPath(import.meta.url));
  const bundle = join(here, "server.cjs");
  const module = existsSync(bundle) ? bundle : join(here, "../lsp/main.ts");
  await import(pathToFileURL(module).href);
}
