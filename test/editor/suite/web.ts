/** What VS Code runs in the extension host of a browser. */

import { runTests } from "./harness.ts";
import { documentTests } from "./tests.ts";

export function run(): Promise<void> {
  return runTests(documentTests);
}
