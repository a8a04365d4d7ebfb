/** The engine as Node runs it: files from disk, grammars and signatures from beside the bundle. */

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { loadSignatures, noSignatures, type Signatures } from "../signatures/signatures.ts";
import { loadParser } from "../syntax/parser.ts";
import { disk } from "./disk.ts";
import type { Engine } from "./folder.ts";

export async function createNodeEngine(): Promise<Engine> {
  const grammars = join(packageRoot, "grammars");
  const parser = await loadParser({
    runtime: readFileSync(join(grammars, "web-tree-sitter.wasm")),
    grammar: readFileSync(join(grammars, "tree-sitter-python.wasm")),
  });
  return { files: disk, parser, signatures: readSignatures() };
}

/** The folder with `package.json`, from the sources as from the bundle. */
export const packageRoot: string = findPackageRoot(dirname(fileURLToPath(import.meta.url)));

export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
  const isManifest = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return isManifest ? String(manifest.version) : "0.0.0";
}

function findPackageRoot(start: string): string {
  for (let folder = start; dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, "grammars"))) return folder;
  }
  return start;
}

export function readSignatures(): Signatures {
  const [systems, portable] = [readData("signatures.txt"), readData("portable.txt")];
  return systems === undefined ? noSignatures() : loadSignatures(systems, portable ?? "");
}

/** The packed file of an installed package, or the plain one of the sources. */
function readData(name: string): string | undefined {
  const plain = join(packageRoot, "server/data", name);
  const packed = `${plain}.gz`;
  if (existsSync(packed)) return gunzipSync(readFileSync(packed)).toString("utf8");
  return existsSync(plain) ? readFileSync(plain, "utf8") : undefined;
}
