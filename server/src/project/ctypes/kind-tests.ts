/** Tests of what kind of object a name holds. */

import type { Expression, Node } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";

/** `if isinstance(text, str): text = text.encode()` somewhere around: what the name holds here depends on it. */
export function isAskedWhatItIs(node: Expression): boolean {
  if (node.kind !== "name") return false;
  let around: Node | undefined = node.parent;
  while (around !== undefined && around.kind !== "functionDef" && around.kind !== "module") around = around.parent;
  for (const it of around === undefined ? [] : walk(around)) {
    if (it.kind !== "call" || it.callee.kind !== "name" || !/^(?:isinstance|type|hasattr)$/.test(it.callee.id))
      continue;
    const [first] = it.arguments;
    if (first?.value.kind === "name" && first.value.id === node.id) return true;
  }
  return false;
}
