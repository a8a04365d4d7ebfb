import type { Node } from "../../syntax/ast.ts";
import { ancestorsOf } from "../../syntax/walk.ts";

/** Whether a `try` with a handler, in the same function, catches what goes wrong at a node. */
export function isTried(node: Node): boolean {
  for (const it of ancestorsOf(node)) {
    if (it.kind === "functionDef" || it.kind === "lambda") return false;
    if (it.kind === "try" && it.handlers.length > 0) return true;
  }
  return false;
}
