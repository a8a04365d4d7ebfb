/**
 * Bundles the engine for its hosts with esbuild, and only when a source changed since the last time.
 *
 *   server/src/cli/main.ts     ─▶ server/out/cli.js                  the command line
 *   server/src/lsp/any-host.ts ─▶ server/out/server.cjs              the language server, in Node and in a browser's worker
 *   client/src/any-host.ts     ─▶ client/out/extension.cjs           the extension in VS Code, on the desktop and in a browser
 *
 * Beside the server it puts the signature data and the grammars as they are packed: server/data/*.txt and grammars/*.wasm
 * ─▶ server/out/*.zst. In a browser those are read; Node reads the files themselves where there are any.
 *
 * This file is plain JavaScript because it runs on the oldest Node that Seamlint supports.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fail, runPinnedNode } from "./installed.mjs";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** In an ES module there is no `require`, but bundled CommonJS packages call it for Node's own modules. */
const requireForBundledPackages = [
  'import { createRequire as createRequireOfBundle } from "node:module";',
  'import { dirname as dirnameOfBundle } from "node:path";',
  'import { fileURLToPath as pathOfBundle } from "node:url";',
  "const require = createRequireOfBundle(import.meta.url);",
  "const __filename = pathOfBundle(import.meta.url);",
  "const __dirname = dirnameOfBundle(__filename);",
].join("\n");

/** CommonJS has no `import.meta.url`; in a browser nobody asks for it. */
const addressOfBundle =
  'var addressOfBundle = typeof __filename === "string" ? require("node:url").pathToFileURL(__filename).href : "";';

const common = {
  bundle: true,
  minify: true,
  legalComments: "none",
  // For the debugger; the maps stay out of the package.
  sourcemap: "linked",
  sourcesContent: false,
  logLevel: "warning",
  absWorkingDir: root,
  // Its ES module build reads `import.meta.url`, which is empty in a CommonJS bundle and in a worker's script. The same
  // file in every bundle also means one instance of the wasm module in each.
  alias: { "web-tree-sitter": join(root, "node_modules/web-tree-sitter/web-tree-sitter.cjs") },
};

const inNode = { ...common, platform: "node", target: "node20" };
const nodeModule = { ...inNode, format: "esm", banner: { js: requireForBundledPackages } };
/** For Node and for the worker of a browser: packages that have files for browsers name them under this condition. */
const anyHost = { ...inNode, format: "cjs", conditions: ["browser"] };

const bundles = [
  { ...nodeModule, entry: "server/src/cli/main.ts", outfile: "server/out/cli.js" },
  {
    ...anyHost,
    define: { "import.meta.url": "addressOfBundle" },
    banner: { js: addressOfBundle },
    entry: "server/src/lsp/any-host.ts",
    outfile: "server/out/server.cjs",
  },
  // VS Code's web host takes the entry of a package like ours for an ES module, which it cannot load, unless it ends in `.cjs`.
  { ...anyHost, external: ["vscode"], entry: "client/src/any-host.ts", outfile: "client/out/extension.cjs" },
];

/** What is packed compressed, as `server/src/workspace/packed-files.ts` has it, too. */
const content = [
  "server/data/signatures.txt",
  "server/data/portable.txt",
  "grammars/web-tree-sitter.wasm",
  "grammars/tree-sitter-python.wasm",
];
const packers = ["scripts/pack-files.ts", "server/src/workspace/packed-files.ts"];

/** Builds what is out of date. Returns whether anything was built. */
export async function build() {
  const outfiles = bundles.map((it) => it.outfile);
  const isBundled = await whereChanged("server/out/built-from.json", sources(), outfiles, bundleAll);
  const packed = content.map((it) => `server/out/${basename(it)}.zst`);
  const isPacked = await whereChanged("server/out/packed-from.json", [...content, ...packers], packed, packFiles);
  return isBundled || isPacked;
}

async function bundleAll() {
  const { build: bundle } = await import("esbuild");
  const present = bundles.filter(({ entry }) => existsSync(join(root, entry)));
  await Promise.all(present.map(({ entry, ...options }) => bundle({ ...options, entryPoints: [entry] })));
}

/** In the pinned Node: the oldest one that Seamlint supports has no zstd. */
function packFiles() {
  const status = runPinnedNode([join(root, "scripts/pack-files.ts")], { cwd: root });
  if (status !== 0) fail("The data could not be packed: see the message above.");
}

/** Does the work unless it was done for the same files before. A rename, a deletion or an edit makes them others. */
async function whereChanged(stamp, files, products, work) {
  const wanted = files.map((it) => `${it} ${statSync(join(root, it)).mtimeMs}`).join("\n");
  const stampFile = join(root, stamp);
  const isThere = products.every((it) => existsSync(join(root, it)));
  if (isThere && existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return false;

  await work();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, wanted);
  return true;
}

/** What a bundle may be made from. */
function sources() {
  const folders = ["server/src", "client/src"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((it) => it.endsWith(".ts"))
      .map((it) => join(folder, it)),
  );
  return [...folders, "package.json", "package-lock.json", "scripts/build.mjs"].sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  const built = await build();
  console.log(built ? `Built in ${Math.round(performance.now() - started)} ms.` : "Up to date.");
}
