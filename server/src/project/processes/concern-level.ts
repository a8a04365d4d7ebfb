/** How much a lost status matters, as the questions about it answer. */

import type { Node } from "../../syntax/ast.ts";

export interface Concern {
  readonly severity: "error" | "warning" | "hint";
  readonly confidence: "high" | "medium" | "low";
  /** The handler that is meant for a failure and never runs. */
  readonly handler: Node | undefined;
}

export const hint = (confidence: Concern["confidence"] = "medium"): Concern => ({
  severity: "hint",
  confidence,
  handler: undefined,
});
