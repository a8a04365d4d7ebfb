/**
 * The signature data as it lies in a package: compressed with zstd, a fifth smaller than what a .vsix makes of a text by
 * itself. `scripts/pack-signatures.ts` writes the files.
 */

import { decompress } from "fzstd";

/** What Seamlint cannot run without is missing or damaged. The message names the file and says what to do. */
export class BrokenInstallation extends Error {}

export const signatureFiles = ["signatures.txt", "portable.txt"] as const;

export type SignatureFile = (typeof signatureFiles)[number];

/** Where the compressed file is, from the root of the package. */
export function packedPath(name: SignatureFile): string {
  return `server/out/${name}.zst`;
}

/** The text of a compressed file. `unpack` is Node's own where it has one: it takes a seventh of the time. */
export function unpackSignatures(
  packed: Uint8Array,
  path: string,
  unpack: (packed: Uint8Array) => Uint8Array = (bytes) => decompress(bytes),
): string {
  try {
    return intactSignatures(new TextDecoder().decode(unpack(packed)), path);
  } catch {
    throw damaged(path);
  }
}

/** The text, where it is a whole file of signatures. */
export function intactSignatures(text: string, path: string): string {
  if (text.startsWith("seamlint signatures 1\n") && text.endsWith("\n")) return text;
  throw damaged(path);
}

export function missing(path: string): BrokenInstallation {
  return new BrokenInstallation(`${path} is missing; ${remedy}.`);
}

function damaged(path: string): BrokenInstallation {
  return new BrokenInstallation(`${path} is damaged; ${remedy}.`);
}

const remedy = "install Seamlint again, or in a clone restore the file with git and run `npm run build`";
