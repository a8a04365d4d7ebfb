/** The engine as Node runs it: files from disk, grammars and signatures from beside the bundle. */

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import { loadSignatures, type Signatures } from "../signatures/signatures.ts";
import { loadParser } from "../syntax/parser.ts";
import { disk } from "./disk.ts";
import type { Engine } from "./folder.ts";
import { intact, missing, type PackedFile, packedPath, unpackFile } from "./packed-files.ts";

export async function createNodeEngine(): Promise<Engine> {
  const parser = await loadParser({
    runtime: read("grammars/web-tree-sitter.wasm"),
    grammar: read("grammars/tree-sitter-python.wasm"),
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
    if (existsSync(join(folder, "package.json"))) return folder;
  }
  return start;
}

export function readSignatures(): Signatures {
  const decoder = new TextDecoder();
  const [systems, portable] = [read("server/data/signatures.txt"), read("server/data/portable.txt")];
  return loadSignatures(decoder.decode(systems), decoder.decode(portable));
}

/** The file itself in a clone, which is what is worked on; a package has only the compressed one. */
function read(file: PackedFile): Uint8Array {
  const source = join(packageRoot, file);
  if (existsSync(source)) return intact(file, readFileSync(source), source);
  const packed = join(packageRoot, packedPath(file));
  if (!existsSync(packed)) throw missing(packed);
  // Node has a decoder since 22.15; with room for the largest file it takes half the time.
  const unpack = "zstdDecompressSync" in zlib ? zlib.zstdDecompressSync : undefined;
  return unpackFile(file, readFileSync(packed), packed, unpack && ((it) => unpack(it, { chunkSize: 1 << 21 })));
}
