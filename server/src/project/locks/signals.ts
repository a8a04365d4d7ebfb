/**
 * Locks that are used as signals: one thread takes the lock twice and sleeps, another wakes it by a release. Whoever
 * gives back a lock without having taken it is such another thread, and so is whoever is handed the lock itself.
 */

import { referencesTo } from "../../semantics/reaching.ts";
import { resolveName } from "../../semantics/scopes.ts";
import type { Name, Node } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { lockUseOf } from "./lock-identity.ts";
import { type HeldLock, isSameSlot, type LockUse } from "./lock-use.ts";
import { functionAround } from "./places.ts";

/** Whether taking a lock that is held already may be meant to wait for another thread. */
export function isSignal(project: Project, held: HeldLock): boolean {
  if (held.how !== "acquire" || held.taken.kind !== "call" || held.taken.callee.kind !== "attribute") return false;
  if (held.taken.callee.name !== "acquire") return false;
  const { object } = held.taken.callee;
  if (object.kind === "name" && resolveName(object)?.scope.owner.kind !== "module") return isHandedOut(object);
  return isReleasedElsewhere(project, held.lock, held.taken);
}

/** Whether a local lock is used by anything but `with`, `acquire` and `release` of its own function. */
function isHandedOut(name: Name): boolean {
  const scope = resolveName(name)?.scope;
  if (scope === undefined) return true;
  const names: Name[] = [];
  for (const node of walk(scope.owner)) if (node.kind === "name") names.push(node);
  const owner = functionAround(name);
  return referencesTo(scope, name.id, names).some((it) => {
    if (it.parent?.kind === "attribute" && it.parent.name === "release") {
      // `release` itself may be handed to whoever is to wake us.
      const isCalled = it.parent.parent?.kind === "call" && it.parent.parent.callee === it.parent;
      return !isCalled || functionAround(it) !== owner;
    }
    if (it.parent?.kind === "attribute" || it.parent?.kind === "withItem") return false;
    return !isTarget(it);
  });
}

const isTarget = (name: Name): boolean => name.parent?.kind === "assign" && name.parent.targets.includes(name);

/** Whether some function of the file releases the lock and does not take it. */
function isReleasedElsewhere(project: Project, lock: LockUse, taken: Node): boolean {
  const takers = new Set<Node | undefined>();
  const releasers = new Set<Node | undefined>();
  for (const node of walk(project.fileOf(taken).source.module)) {
    if (node.kind !== "call" || node.callee.kind !== "attribute") continue;
    const isTaking = node.callee.name === "acquire";
    if (!isTaking && node.callee.name !== "release") continue;
    const used = lockUseOf(project, node.callee.object);
    if (used === undefined || !isSameSlot(used, lock)) continue;
    (isTaking ? takers : releasers).add(functionAround(node));
  }
  return [...releasers].some((it) => !takers.has(it));
}
