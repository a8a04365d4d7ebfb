import type { Node, Statement } from "./ast.ts";

/** The lists of statements that stand directly inside a node. */
export function blocksOf(node: Node): readonly (readonly Statement[])[] {
  switch (node.kind) {
    case "module":
    case "functionDef":
    case "classDef":
    case "with":
    case "exceptHandler":
    case "matchCase":
      return [node.body];
    case "if":
    case "for":
    case "while":
      return [node.body, node.orelse];
    case "try":
      return [node.body, node.orelse, node.finalbody];
    default:
      return [];
  }
}

/** Whether one stands in the body, and the other in the `else`, of one `if`: only one of them runs. */
export function areAlternatives(one: Node, other: Node): boolean {
  for (let at = one; at.parent !== undefined; at = at.parent) {
    const branch = at.parent;
    if (branch.kind !== "if") continue;
    const isBody = branch.body.some((it) => it === at);
    for (let inner = other; inner.parent !== undefined; inner = inner.parent) {
      if (inner.parent !== branch) continue;
      return at !== branch.test && inner !== branch.test && isBody !== branch.body.some((it) => it === inner);
    }
  }
  return false;
}

/** The statements among which a node stands; none, where it is no statement. */
export function blockAround(node: Node): readonly Statement[] {
  const blocks = node.parent === undefined ? [] : blocksOf(node.parent);
  return blocks.find((block) => block.some((it) => it === node)) ?? [];
}
