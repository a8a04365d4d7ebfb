/** Locks that one method takes and another gives back. */

import { lockUseOf } from "../../project/locks/lock-identity.ts";
import { isSameLock, type LockUse } from "../../project/locks/lock-use.ts";
import { functionAround, ownerClassOf } from "../../project/locks/places.ts";
import type { Project } from "../../project/project.ts";
import { resolveName } from "../../semantics/scopes.ts";
import { type Call, type Expression, type FunctionDef, type Node, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";

/**
 * Whether another function gives back the lock, or one out of the same table, more often than it takes it: what is kept
 * on the way out is handed over to it.
 */
export function isHandedOver(project: Project, call: Call): boolean {
  if (call.callee.kind !== "attribute") return false;
  const place = keeperOf(call.callee.object);
  const around = functionAround(call);
  const owner = around === undefined ? undefined : ownerClassOf(around);
  if (place === undefined || around === undefined) return false;
  // A function that takes the lock as well gives back what it took itself, in each of its branches.
  const takers = new Set<Node>();
  const givers = new Set<Node>();
  for (const node of walk(owner ?? project.fileOf(call).source.module)) {
    if (node.kind !== "call" || node.callee.kind !== "attribute") continue;
    const known = node.callee.name === "release" ? givers : node.callee.name === "acquire" ? takers : undefined;
    const other = functionAround(node);
    if (known === undefined || other === undefined || other === around || keeperOf(node.callee.object) !== place)
      continue;
    known.add(other);
  }
  return [...givers].some((it) => !takers.has(it));
}

/** `lock = self._lock`, and a function inside that is handed out, in which `lock.release()` stands. */
export function isGivenBackInside(project: Project, owner: FunctionDef, lock: LockUse): boolean {
  for (const node of walk(owner)) {
    if (node.kind !== "call" || node.callee.kind !== "attribute" || node.callee.name !== "release") continue;
    if (functionAround(node) === owner) continue;
    const given = lockUseOf(project, node.callee.object);
    if (given !== undefined && (isSameLock(given, lock) || given.declaration === lock.declaration)) return true;
  }
  return false;
}

/** The attribute that keeps a lock, or the table that keeps it among others, as written. */
function keeperOf(object: Expression): string | undefined {
  let current = object;
  if (current.kind === "name") {
    const [binding, ...others] = resolveName(current)?.bindings ?? [];
    const origin = others.length === 0 ? binding?.origin : undefined;
    if (origin?.kind === "value" && origin.path.length === 0) current = origin.value;
  }
  if (current.kind === "subscript") return `${textOf(current.object)}[]`;
  const isLookup =
    current.kind === "call" && current.callee.kind === "attribute" && /^(?:get|setdefault)$/.test(current.callee.name);
  if (isLookup && current.kind === "call" && current.callee.kind === "attribute")
    return `${textOf(current.callee.object)}[]`;
  return current.kind === "attribute" || current.kind === "name" ? textOf(current) : undefined;
}
