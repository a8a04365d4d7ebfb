/** The committed signature data, opened once for all tests of a file. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadSignatures, type Signatures, signatureOf } from "../../server/src/signatures/lookup.ts";
import type { Platform, Prototype } from "../../server/src/signatures/types.ts";

const data = join(import.meta.dirname, "../../server/data");

export const dataText = readFileSync(join(data, "signatures.txt"), "utf8");

export const portableText = readFileSync(join(data, "portable.txt"), "utf8");

export const signatures: Signatures = loadSignatures(dataText, portableText);

/** A prototype that must be there. */
export function prototype(library: string | undefined, name: string, platform?: Platform): Prototype {
  const found = signatureOf(signatures, library, name, platform);
  if (found === undefined) throw new Error(`${library ?? "the process"} has no ${name}.`);
  return found;
}
