/** Compresses for the package what `server/src/workspace/packed-files.ts` reads. */

import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { constants, zstdCompressSync } from "node:zlib";
import { packedFiles, packedPath } from "../server/src/workspace/packed-files.ts";

/** The highest level of zstd takes a second for all of them, once for each edit of the data. */
export function packed(content: string | Uint8Array): Uint8Array {
  const params = { [constants.ZSTD_c_compressionLevel]: 22, [constants.ZSTD_c_checksumFlag]: 1 };
  return zstdCompressSync(content, { params });
}

if (import.meta.main) {
  const root = dirname(import.meta.dirname);
  for (const name of packedFiles) {
    const file = join(root, packedPath(name));
    mkdirSync(dirname(file), { recursive: true });
    // In one step, for whoever reads meanwhile.
    writeFileSync(`${file}.next`, packed(readFileSync(join(root, name))));
    renameSync(`${file}.next`, file);
  }
}
