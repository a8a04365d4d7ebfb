/** Bundles the tests that run inside VS Code, for its two extension hosts. */

import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";

const root = join(import.meta.dirname, "..", "..");
const out = join(root, "out", "editor-suite");

/** `.cjs`, because VS Code takes any other file of our package for an ES module. */
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
    outfile: suites.web,
  });
}
