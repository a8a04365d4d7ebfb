/** Where the hand-kept files of this generator are. */

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export function supplementPath(name: string): string {
  return join(dirname(fileURLToPath(import.meta.url)), "supplement", name);
}
