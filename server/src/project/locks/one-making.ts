/**
 * Locks that a function makes and hands to several objects:
 *
 *     lock = threading.RLock()
 *     Container(lock, Worker(lock))        `container._lock` is `worker._lock`, and what its `Condition(lock)` takes
 */

import type { Value } from "../../semantics/values.ts";
import type { Call } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { lockKindOf } from "./lock-kinds.ts";
import type { LockUse } from "./lock-use.ts";
import { argumentAt, functionAround } from "./places.ts";

/** Whether all that either may be comes out of the same local variables. */
export function areOfOneMaking(project: Project, a: LockUse, b: LockUse): boolean {
  const one = makings(project, a.path.values);
  if (one === undefined || one.size === 0) return false;
  const other = makings(project, b.path.values);
  return other !== undefined && one.size === other.size && [...one].every((it) => other.has(it));
}

/** The calls that make the lock; `undefined` where one of them is not kept in a local. */
function makings(project: Project, values: readonly Value[]): ReadonlySet<Call> | undefined {
  const found = new Set<Call>();
  for (const value of values) {
    if (value.kind !== "result") continue;
    for (const { call } of isCondition(value) ? lockInside(project, value.call) : [value]) {
      const statement = call.parent;
      const target = statement?.kind === "assign" ? statement.targets[0] : undefined;
      if (target?.kind !== "name" || functionAround(call) === undefined) return undefined;
      found.add(call);
    }
  }
  return found;
}

const isCondition = ({ callee }: Value & { readonly kind: "result" }): boolean =>
  callee.kind === "external" && lockKindOf(callee.path)?.form === "condition";

function lockInside(project: Project, condition: Call): readonly { readonly call: Call }[] {
  const given = argumentAt(condition, 0, "lock");
  return given === undefined
    ? [{ call: condition }]
    : project.evaluate(given).flatMap((it) => (it.kind === "result" ? [it] : []));
}
