import { acquisitionsIn, type LockOwner } from "../../project/locks/lock-events.ts";
import {
  cyclesThrough,
  keyOfEdge,
  type OrderCycle,
  type OrderEdge,
  orderEdges,
} from "../../project/locks/lock-order.ts";
import { type HeldLock, isSameLock, type LockUse } from "../../project/locks/lock-use.ts";
import type { Project } from "../../project/project.ts";
import { textOf } from "../../syntax/ast.ts";
import { defineRule, type Fact, type Related, type RuleContext, severityFor } from "../rule.ts";
import { step, takenHere, wayOf } from "./trace.ts";

interface Inversion extends Fact {
  readonly cycle: OrderCycle | undefined;
  readonly held: HeldLock;
  readonly taken: LockUse;
}

export const lockOrderInversion = defineRule<Inversion>({
  id: "lock-order-inversion",
  family: "locks",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Two locks are taken in opposite orders on two paths",
  why: `
    One thread holds the first lock and waits for the second; another holds the second and waits for the first. It
    happens when both are between their two lines at the same moment: rarely in a test, every few days in production.

    Give the locks an order and take them in it everywhere, or hold one lock where there are two. Of two objects of one
    class, take the one with the smaller \`id()\` first. A re-entrant lock does not help.
  `,
  examples: [
    {
      bad: `
        import threading

        accounts = threading.Lock()
        journal = threading.Lock()

        def book(entry):
            with accounts:
                with journal:
                    entry.write()

        def report(entries):
            with journal:
                with accounts:
                    return [entry.total for entry in entries]
      `,
      good: `
        import threading

        accounts = threading.Lock()
        journal = threading.Lock()

        def book(entry):
            with accounts:
                with journal:
                    entry.write()

        def report(entries):
            with accounts:
                with journal:
                    return [entry.total for entry in entries]
      `,
    },
  ],

  *find(context) {
    yield* inversions(context);
    yield* unorderedPairs(context);
  },

  message({ cycle, held, taken }) {
    if (cycle === undefined) {
      return `\`${held.lock.name}\` and \`${taken.name}\` are locks of one class: two threads with the objects swapped wait for each other. Take them in a fixed order.`;
    }
    const others = cycle.edges
      .slice(1)
      .map((it) => `\`${it.to.name}\` is taken while \`${it.from.lock.name}\` is held`);
    return `\`${taken.name}\` is taken while \`${held.lock.name}\` is held, and elsewhere ${others.join(", and ")}: two threads wait for each other.`;
  },

  related({ cycle, held }, { project }) {
    if (cycle === undefined) return [takenHere(project, held)];
    return cycle.edges.flatMap((it, index) => stepsOf(project, it, index));
  },

  cause({ cycle, held, taken }) {
    const slots =
      cycle === undefined ? [held.lock.slot ?? held.lock.name, taken.name] : cycle.edges.map((it) => it.fromSlot);
    return slots.toSorted().join("|");
  },
});

function stepsOf(project: Project, { from, to, node, effect }: OrderEdge, index: number): readonly Related[] {
  const way = effect === undefined ? [] : wayOf(project, effect, `\`${to.name}\` is taken here`);
  const second =
    index === 0 ? [] : [step(project, node, effect === undefined ? `then \`${to.name}\` here` : "then this is called")];
  return [takenHere(project, from), ...second, ...way];
}

/** Each cycle once: at the edge that occurs least often, of equal ones at the last. */
function* inversions({ file, project, options }: RuleContext): Iterable<Inversion> {
  const reported = new Set<string>();
  for (const edge of orderEdges(project, file)) {
    const [cycle] = cyclesThrough(project, file, edge);
    if (cycle === undefined) continue;
    const slots = cycle.edges
      .map((it) => it.fromSlot)
      .toSorted()
      .join("|");
    if (reported.has(slots)) continue;
    const place = placeOf(project, cycle, edge);
    if (place === undefined) continue;
    reported.add(slots);
    const isDirect = cycle.edges.every(isOneObject) && cycle.edges.every((it) => it.effect === undefined);
    yield {
      node: edge.node,
      cycle,
      held: edge.from,
      taken: edge.to,
      // The objects that a loop goes through are many: one of them does not wait for another's lock.
      severity: cycle.edges.every(isOfKnownObjects) ? severityFor(options, isDirect ? "error" : "warning") : "hint",
      confidence: isDirect ? "high" : "medium",
    };
  }
}

/** The edge itself, if the cycle is to be reported there. */
function placeOf(project: Project, cycle: OrderCycle, edge: OrderEdge): OrderEdge | undefined {
  const counts = cycle.edges.map((it) => ({
    edge: it,
    count: orderEdges(project, project.fileOf(it.node)).filter(
      (o) => o.fromSlot === it.fromSlot && o.toSlot === it.toSlot,
    ).length,
    key: keyOfEdge(project, it),
  }));
  counts.sort((a, b) => a.count - b.count || (a.key < b.key ? 1 : -1));
  const chosen = counts[0]?.edge;
  return chosen !== undefined && chosen.fromSlot === edge.fromSlot && chosen.toSlot === edge.toSlot ? edge : undefined;
}

/** Locks of the module, of the class, or both of one object. */
function isOneObject({ from, to }: OrderEdge): boolean {
  const roots = [from.lock.path, to.path];
  if (roots.every((it) => it.root.startsWith("global:") || it.root.startsWith("class:"))) return true;
  const [a, b] = roots;
  return (
    a !== undefined &&
    b !== undefined &&
    a.root === b.root &&
    a.steps.slice(0, -1).join(".") === b.steps.slice(0, -1).join(".")
  );
}

/** Whether both locks belong to the program, to `self`, or to what the function was handed. */
function isOfKnownObjects({ from, to, owner }: OrderEdge): boolean {
  const parameters = owner.kind === "functionDef" ? owner.parameters.map((it) => it.name?.id) : [];
  return [from.lock.path, to.path].every(
    ({ root }) => /^(?:global|class):/.test(root) || parameters.includes(root.replace(/^.*:/, "")),
  );
}

/** `with a.lock: with b.lock:` on two objects of one class. */
function* unorderedPairs({ file, project, options }: RuleContext): Iterable<Inversion> {
  for (const { owner, acquisition } of acquisitionsIn(project, file)) {
    const taken = acquisition.lock.lock;
    if (acquisition.isConditional || owner.kind !== "functionDef" || isOrderedByHand(owner)) continue;
    const held = acquisition.held.find(({ lock }) => {
      return lock.slot !== undefined && lock.slot === taken.slot && !isSameLock(lock, taken) && isPair(lock, taken);
    });
    if (held === undefined) continue;
    const severity = severityFor(options, "warning");
    yield { node: acquisition.node, cycle: undefined, held, taken, severity, confidence: "medium" };
  }
}

/** Two parameters, or `self` and one, each with its own lock. */
function isPair(a: LockUse, b: LockUse): boolean {
  const isPlain = (it: LockUse) =>
    it.path.steps.length === 1 && !it.path.root.startsWith("global:") && !it.path.root.startsWith("class:");
  return isPlain(a) && isPlain(b) && a.path.root !== b.path.root;
}

function isOrderedByHand(owner: LockOwner): boolean {
  return /\bid\s*\(|\bsorted\s*\(|\bmin\s*\(|\bmax\s*\(|\.sort\s*\(|\bif\b[^\n]*[<>]/.test(textOf(owner));
}
