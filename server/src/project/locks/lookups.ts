/**
 * Look-ups by a key that comes from outside, in a table that nobody has asked for it:
 *
 *     def base_of(self, context): return self.bases[context]       a KeyError for a context that was never put in
 */

import { isStore, resolveName } from "../../semantics/scopes.ts";
import { type Node, type Subscript, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { isGuardedLookup } from "./guarded-parts.ts";
import { functionAround, isPublicFunction } from "./places.ts";

export function isUnsureLookup(project: Project, part: Subscript): boolean {
  const { index, object } = part;
  if (index.kind !== "name" || object.kind !== "attribute" || isStore(part) || part.parent?.kind === "delete")
    return false;
  const [binding, ...others] = resolveName(index)?.bindings ?? [];
  const owner = functionAround(part);
  if (binding?.origin.kind !== "parameter" || others.length > 0 || owner?.kind !== "functionDef") return false;
  if (!isPublicFunction(owner) || isGuardedLookup(part) || isAskedFor(owner, part)) return false;
  const tables = project.evaluate(object);
  return (
    tables.length > 0 &&
    tables.every((it) => it.kind === "collection" && it.node.kind === "dictionary" && it.node.entries.length === 0)
  );
}

/** Whether the function tests the table for something, or puts the key in itself. */
function isAskedFor(owner: Node, { object, index }: Subscript): boolean {
  const [table, key] = [textOf(object), textOf(index)];
  for (const node of walk(owner)) {
    if (node.kind === "comparison" && node.operators.some((it) => it === "in" || it === "not in")) {
      if (node.operands.slice(1).some((it) => textOf(it).startsWith(table))) return true;
    }
    if (node.kind === "subscript" && isStore(node) && textOf(node.object) === table && textOf(node.index) === key)
      return true;
    if (node.kind === "call" && textOf(node.callee) === `${table}.setdefault`) return true;
  }
  return false;
}
