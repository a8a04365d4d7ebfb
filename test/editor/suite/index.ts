/** What VS Code runs in the extension host of Node. */

import { runTests } from "./harness.ts";
import { auditTests, documentTests } from "./tests.ts";

export function run(): Promise<void> {
  return runTests([...documentTests, ...auditTests]);
}
