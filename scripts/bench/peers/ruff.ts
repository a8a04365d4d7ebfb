/** ruff's rule about `subprocess.run` without `check=`, in its WebAssembly build. */

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { collector, type Peer } from "./places.ts";

interface RuffWorkspace {
  check(text: string): readonly { readonly code: string | null; readonly start_location: { readonly row: number } }[];
}

interface RuffExports {
  readonly Workspace: new (options: object, encoding: unknown) => RuffWorkspace;
  readonly PositionEncoding: Readonly<Record<string, unknown>> | undefined;
}

export async function ruff(installed: string, texts: ReadonlyMap<string, string>): Promise<Peer> {
  const file = join(installed, "node_modules/@astral-sh/ruff-wasm-nodejs/ruff_wasm.js");
  const { Workspace, PositionEncoding } = exportsOf(await import(pathToFileURL(file).href));
  const workspace = new Workspace({ lint: { select: ["PLW1510"] }, preview: true }, PositionEncoding?.["Utf16"]);
  return {
    name: "ruff (wasm), PLW1510",
    run: () => {
      const { places, add } = collector();
      for (const [path, text] of texts) {
        for (const { code, start_location } of workspace.check(text))
          if (code === "PLW1510") add(path, start_location.row);
      }
      return { places };
    },
  };
}

/** The package has no types of its own; this is the one place that trusts its shape. */
function exportsOf(module: unknown): RuffExports {
  const holder = module as { readonly default?: RuffExports } & RuffExports;
  return holder.default ?? holder;
}
