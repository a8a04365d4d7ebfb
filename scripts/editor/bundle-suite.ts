/** Bundles the tests that run inside VS Code, for its two extension hosts. */

import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";

const root = join(import.meta.dirname, "..", "..");
const out = join(root, "out", "editor-suite");

/** The names VS Code is given: it adds `.js` to what its browser host fetches, see scripts/build.mjs. */
export const suites = { node: join(out, "node.cjs"), web: join(out, "web.cjs") };

export async function bundleSuite(): Promise<void> {
  const common: BuildOptions = {
    bundle: true,
    format: "cjs",
    external: ["vscode"],
    absWorkingDir: root,
    logLevel: "warning",
  };
  await build({ ...common, platform: "node", entryPoints: ["test/editor/suite/index.ts"], outfile: suites.node });
  await build({
    ...common,
    platform: "browser",
    entryPoints: ["test/editor/suite/web.ts"],
    outfile: `${suites.web}.js`,
  });
}
