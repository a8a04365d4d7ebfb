/** Compresses the signature data for the package, as `server/src/workspace/signature-files.ts` reads it. */

import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { constants, zstdCompressSync } from "node:zlib";
import { packedPath, signatureFiles } from "../server/src/workspace/signature-files.ts";

/** The highest level of zstd takes half a second, once for each edit of the data. */
export function packSignatures(text: string): Uint8Array {
  const params = { [constants.ZSTD_c_compressionLevel]: 22, [constants.ZSTD_c_checksumFlag]: 1 };
  return zstdCompressSync(text, { params });
}

if (import.meta.main) {
  const root = dirname(import.meta.dirname);
  for (const name of signatureFiles) {
    const file = join(root, packedPath(name));
    mkdirSync(dirname(file), { recursive: true });
    // In one step, for whoever reads meanwhile.
    writeFileSync(`${file}.next`, packSignatures(readFileSync(join(root, "server/data", name), "utf8")));
    renameSync(`${file}.next`, file);
  }
}
