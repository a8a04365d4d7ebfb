/** The engine as Node runs it: files from disk, grammars and signatures from beside the bundle. */

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import { loadSignatures, type Signatures } from "../signatures/signatures.ts";
import { loadParser } from "../syntax/parser.ts";
import { disk } from "./disk.ts";
import type { Engine } from "./folder.ts";
import { intactSignatures, missing, packedPath, type SignatureFile, unpackSignatures } from "./signature-files.ts";

export async function createNodeEngine(): Promise<Engine> {
  const parser = await loadParser({
    runtime: readNeeded(join(packageRoot, "grammars/web-tree-sitter.wasm")),
    grammar: readNeeded(join(packageRoot, "grammars/tree-sitter-python.wasm")),
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
  return loadSignatures(readData("signatures.txt"), readData("portable.txt"));
}

/** The text in a clone, which is what is worked on; a package has only the compressed file. */
function readData(name: SignatureFile): string {
  const text = join(packageRoot, "server/data", name);
  if (existsSync(text)) return intactSignatures(readFileSync(text, "utf8"), text);
  const packed = join(packageRoot, packedPath(name));
  // Node has a decoder since 22.15.
  const unpack = "zstdDecompressSync" in zlib ? zlib.zstdDecompressSync : undefined;
  return unpackSignatures(readNeeded(packed), packed, unpack);
}

function readNeeded(path: string): Buffer {
  if (!existsSync(path)) throw missing(path);
  return readFileSync(path);
}
