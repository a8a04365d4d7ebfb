/**
 * Files that a package holds compressed with zstd, a fifth smaller than what a .vsix makes of them by itself: the signature
 * data and the grammars. `scripts/pack-files.ts` writes them.
 */

import { decompress } from "fzstd";

/** What Seamlint cannot run without is missing or damaged. The message names the file and says what to do. */
export class BrokenInstallation extends Error {}

/** Where the files are in a clone, from its root. */
export const packedFiles = [
  "server/data/signatures.txt",
  "server/data/portable.txt",
  "grammars/web-tree-sitter.wasm",
  "grammars/tree-sitter-python.wasm",
] as const;

export type PackedFile = (typeof packedFiles)[number];

export type Unpack = (packed: Uint8Array) => Uint8Array;

/** Where the compressed file is, from the root of the package. */
export function packedPath(file: PackedFile): string {
  return `server/out/${file.slice(file.lastIndexOf("/") + 1)}.zst`;
}

/** The content of a compressed file. `unpack` is Node's own where it has one: it takes a seventh of the time. */
export function unpackFile(
  file: PackedFile,
  packed: Uint8Array,
  path: string,
  unpack: Unpack = (bytes) => decompress(bytes),
): Uint8Array {
  try {
    return intact(file, unpack(packed), path);
  } catch {
    throw new BrokenInstallation(`${path} is damaged; ${remedy}.`);
  }
}

/** The content, where it is a whole file of its kind as far as its ends can tell. */
export function intact(file: PackedFile, content: Uint8Array, path: string): Uint8Array {
  const isText = file.endsWith(".txt");
  const start = isText ? "seamlint signatures 1\n" : "\0asm";
  const isWhole = [...start].every((it, index) => content[index] === it.charCodeAt(0));
  if (isWhole && (!isText || content.at(-1) === 10)) return content;
  throw new BrokenInstallation(`${path} is damaged; ${remedy}.`);
}

export function missing(path: string): BrokenInstallation {
  return new BrokenInstallation(`${path} is missing; ${remedy}.`);
}

const remedy = "install Seamlint again, or in a clone restore the file with git and run `npm run build`";
