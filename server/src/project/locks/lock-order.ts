/**
 * The order in which locks are taken: an edge leads from a lock that is held to one that is taken meanwhile. A cycle of
 * edges is a way for two threads to wait for each other.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { type Node, spanOf } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { isOnlyCalledUnder } from "./called-under.ts";
import type { Effect } from "./effects.ts";
import { acquisitionsIn, heldEffects, type LockOwner } from "./lock-events.ts";
import type { HeldLock, LockUse } from "./lock-use.ts";
import { isMadeJustBefore } from "./places.ts";
import { filesNaming, lastWord } from "./slot-users.ts";

export interface OrderEdge {
  readonly from: HeldLock;
  readonly fromSlot: string;
  readonly to: LockUse;
  readonly toSlot: string;
  /** Where the second lock is taken, or the call behind which it is. */
  readonly node: Node;
  readonly owner: LockOwner;
  /** The calls that lead to the second lock; `undefined` where it is taken right there. */
  readonly effect: Effect | undefined;
  /** Slots of the locks that are held as well, by either of which the two threads may be kept apart. */
  readonly gates: readonly string[];
}

export interface OrderCycle {
  /** From a lock back to it, two or three edges. */
  readonly edges: readonly OrderEdge[];
}

const edgesKey = Symbol("order of locks in a file");

/** The edges that start in a file. What runs before there are threads, at import or construction, makes none. */
export function orderEdges(project: Project, file: ModuleModel): readonly OrderEdge[] {
  return project.memoFor(edgesKey, file, () => {
    const edges: OrderEdge[] = [];
    const add = (held: readonly HeldLock[], to: LockUse, node: Node, owner: LockOwner, effect: Effect | undefined) => {
      if (owner.kind !== "functionDef" || owner.name.id === "__init__" || !isOrdered(to) || to.slot === undefined)
        return;
      // A lock that is held already is not waited for.
      if (held.some((it) => it.lock.slot === to.slot) || isOnlyCalledUnder(project, owner, to.slot)) return;
      for (const from of held) {
        const fromSlot = from.lock.slot;
        if (fromSlot === undefined || !isOrdered(from.lock) || !sharesDomain(from.lock, to)) continue;
        const gates = held.flatMap((it) => (it === from || it.lock.slot === undefined ? [] : [it.lock.slot]));
        edges.push({ from, fromSlot, to, toSlot: to.slot, node, owner, effect, gates });
      }
    };
    for (const { owner, acquisition } of acquisitionsIn(project, file)) {
      if (!acquisition.isConditional && !isMadeJustBefore(acquisition.node))
        add(acquisition.held, acquisition.lock.lock, acquisition.node, owner, undefined);
    }
    for (const { owner, effect, held } of heldEffects(project, file)) {
      if (effect.kind !== "acquire" || effect.chain.length === 0 || effect.isThroughOverride) continue;
      add(held, effect.lock, effect.chain[0]?.site ?? effect.node, owner, effect);
    }
    return edges;
  });
}

const isOrdered = ({ kinds }: LockUse): boolean => kinds.length > 0 && !kinds.some((it) => it.domain === "file");

const sharesDomain = (a: LockUse, b: LockUse): boolean =>
  a.kinds.some((it) => it.domain === "async") === b.kinds.some((it) => it.domain === "async");

/** The cycles through an edge, shortest first. Only files that name the second lock are searched for the way back. */
export function cyclesThrough(project: Project, file: ModuleModel, edge: OrderEdge): readonly OrderCycle[] {
  const onward = edgesFrom(project, file, edge.to, edge.toSlot);
  const back = onward.filter(
    (it) => it.toSlot === edge.fromSlot && !isGated(edge, it) && !isOfPart(edge, it) && !isOfPart(it, edge),
  );
  if (back.length > 0) return back.map((it) => ({ edges: [edge, it] }));
  const longer: OrderCycle[] = [];
  for (const middle of onward) {
    if (middle.toSlot === edge.fromSlot || longer.length >= 4) continue;
    for (const last of edgesFrom(project, file, middle.to, middle.toSlot)) {
      const isCycle = last.toSlot === edge.fromSlot;
      if (isCycle && !isGated(edge, middle) && !isGated(edge, last) && !isGated(middle, last)) {
        longer.push({ edges: [edge, middle, last] });
        break;
      }
    }
  }
  return longer;
}

function edgesFrom(project: Project, file: ModuleModel, lock: LockUse, slot: string): readonly OrderEdge[] {
  const word = lastWord(lock);
  if (word === undefined) return [];
  return filesNaming(project, file, word).flatMap((it) =>
    orderEdges(project, it).filter((edge) => edge.fromSlot === slot),
  );
}

/**
 * Whether the way back is through a part of the object that is built like itself, `self._delegate.submit()` of a wrapper:
 * the lock that it takes is the part's, and the part takes its own locks in the same order.
 */
function isOfPart(way: OrderEdge, back: OrderEdge): boolean {
  const [from, to] = [way.from.lock.path, way.to.path];
  const [held, taken] = [back.from.lock.path, back.to.path];
  if (from.root !== to.root || held.root !== taken.root || /^(?:global|class):/.test(from.root)) return false;
  const beyond = taken.steps.length - from.steps.length;
  return (
    beyond > 0 &&
    held.steps.join(".") === to.steps.join(".") &&
    taken.steps.slice(beyond).join(".") === from.steps.join(".")
  );
}

/** Whether both ways run under a lock that only one thread can hold. */
function isGated(a: OrderEdge, b: OrderEdge): boolean {
  return a.gates.some((it) => b.gates.includes(it));
}

/** Edges from one lock to another, in the order of files and offsets. */
export function keyOfEdge(project: Project, { node }: OrderEdge): string {
  return `${project.fileOf(node).path}:${String(spanOf(node).start).padStart(9, "0")}`;
}
