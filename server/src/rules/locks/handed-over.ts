/** Locks that one method takes and another gives back. */

import { lockUseOf } from "../../project/locks/lock-identity.ts";
import { isSameLock, isSameSlot, type LockUse } from "../../project/locks/lock-use.ts";
import { functionAround, ownerClassOf } from "../../project/locks/places.ts";
import type { Project } from "../../project/project.ts";
import { resolveName } from "../../semantics/scopes.ts";
import { type Assign, type Call, type Expression, type FunctionDef, type Node, textOf } from "../../syntax/ast.ts";
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

/**
 * Calls that hand on a function of ours by which the lock is given back, to a thread or a timer:
 *
 *     Greenlet(self._reconnect).start()        def _reconnect(self): ...; self.lock.release()
 */
export function handingOn(project: Project, root: Node, lock: LockUse): readonly Call[] {
  const givesBack = (value: Expression): boolean =>
    (value.kind === "attribute" || value.kind === "name") &&
    project.evaluate(value).some(({ kind, ...it }) => {
      if (kind !== "function" || !("definition" in it) || it.definition.kind !== "functionDef") return false;
      return releasesOnly(project, it.definition, lock);
    });
  return [...walk(root)].filter(
    (it): it is Call => it.kind === "call" && it.arguments.some(({ value }) => givesBack(value)),
  );
}

/** Whether a function gives back what it has not taken. */
function releasesOnly(project: Project, definition: FunctionDef, lock: LockUse): boolean {
  let releases = 0;
  for (const node of walk(definition)) {
    if (node.kind !== "call" || node.callee.kind !== "attribute") continue;
    const { name, object } = node.callee;
    if (name !== "release" && name !== "acquire") continue;
    const other = lockUseOf(project, object);
    if (textOf(object) !== lock.name && (other === undefined || !isSameSlot(other, lock))) continue;
    if (name === "acquire") return false;
    releases += 1;
  }
  return releases > 0;
}

/**
 * Whether what the function answers says if the lock is held:
 *
 *     if not self._suspended: result = False; self._run_lock.release()
 *     return result
 */
export function isTold(returned: Node, releases: readonly Call[]): boolean {
  const name = returned.kind === "return" && returned.value?.kind === "name" ? returned.value.id : undefined;
  return (
    name !== undefined &&
    releases.some((it) => {
      const branch = it.parent?.parent;
      return branch?.kind === "if" && branch.body.some((at) => at.kind === "assign" && sets(at, name));
    })
  );
}

const sets = ({ targets, value }: Assign, name: string): boolean =>
  value.kind === "boolean" && targets.some((it) => it.kind === "name" && it.id === name);

/** `lock = server.lock(name, timeout=60)`: a lock that its keeper takes back when its time is up. */
export function endsByItself({ callee }: Call): boolean {
  const object = callee.kind === "attribute" ? callee.object : undefined;
  const [binding] = object?.kind === "name" ? (resolveName(object)?.bindings ?? []) : [];
  const maker = binding?.origin.kind === "value" ? binding.origin.value : undefined;
  return (
    maker?.kind === "call" &&
    maker.arguments.some((it) => /^(?:timeout|ttl|expires?|expire_\w+|lease\w*)$/.test(it.name ?? ""))
  );
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
