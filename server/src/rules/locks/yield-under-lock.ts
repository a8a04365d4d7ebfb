import { isOnlyCalledUnder } from "../../project/locks/called-under.ts";
import { partsOf } from "../../project/locks/held-locks.ts";
import { isAlways } from "../../project/locks/held-walk-parts.ts";
import type { LockOwner } from "../../project/locks/lock-events.ts";
import { heldMoments } from "../../project/locks/lock-events.ts";
import { type HeldLock, isThreadLock } from "../../project/locks/lock-use.ts";
import { isPublicName } from "../../project/locks/places.ts";
import { type FunctionDef, type Node, spanOf, type Yield } from "../../syntax/ast.ts";
import { ancestorsOf, isInside } from "../../syntax/walk.ts";
import { defineRule, type Fact, severityFor } from "../rule.ts";
import { copyUnderLockFixes } from "./copy-under-lock.ts";
import { takenHere } from "./trace.ts";

interface YieldUnderLock extends Fact {
  readonly held: HeldLock;
  readonly owner: LockOwner;
}

export const yieldUnderLock = defineRule<YieldUnderLock>({
  id: "yield-under-lock",
  family: "locks",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "A generator keeps a lock while it is suspended",
  why: `
    How long a generator stays suspended, and in which thread it continues, is decided by whoever iterates. The lock
    stays held while the loop body runs, and for ever when the loop is left early and the generator is kept. A loop body
    that needs the lock waits for itself.

    Collect what is needed while the lock is held, release it, then yield.
  `,
  examples: [
    {
      bad: `
        import threading

        class Table:
            def __init__(self):
                self._lock = threading.Lock()
                self._rows = []

            def rows(self):
                with self._lock:
                    for row in self._rows:
                        yield row
      `,
      good: `
        import threading

        class Table:
            def __init__(self):
                self._lock = threading.Lock()
                self._rows = []

            def rows(self):
                with self._lock:
                    rows = list(self._rows)
                for row in rows:
                    yield row
      `,
    },
  ],

  *find({ file, project, options }) {
    const regions = new Map<Node, { readonly node: Yield; readonly held: HeldLock; readonly owner: LockOwner }>();
    const streams = new Set<Node>();
    for (const { owner, moment } of heldMoments(project, file)) {
      if (moment.kind !== "evaluate" || owner.kind !== "functionDef" || !isPlainGenerator(owner)) continue;
      const held = moment.held.findLast(
        (it) => it.lock.kinds.length > 0 && !it.lock.kinds.some((kind) => kind.domain === "file"),
      );
      if (held === undefined) continue;
      // Its own callers alone iterate over it, and hold the lock around the loop.
      const { slot } = held.lock;
      if (slot !== undefined && !isPublicName(owner.name.id) && isOnlyCalledUnder(project, owner, slot)) continue;
      for (const part of partsOf(moment.node)) {
        if (part.kind !== "yield") continue;
        if (isStream(part, held.taken)) streams.add(held.taken);
        if (!regions.has(held.taken)) regions.set(held.taken, { node: part, held, owner });
      }
    }
    for (const found of regions.values()) {
      // A generator that goes on reading has the source for itself on purpose: that is what its lock is for.
      // A lock that is made where it is taken keeps out other processes, for as long as the file is read.
      const { taken, how, lock } = found.held;
      const isMadeHere = how !== "acquire" && taken.kind === "call" && taken.parent?.kind === "withItem";
      const isOnPurpose = streams.has(taken) || (isMadeHere && !(how === "manager" && isThreadLock(lock)));
      const severity = isOnPurpose ? "hint" : severityFor(options, "warning");
      yield { ...found, severity, confidence: isOnPurpose ? "medium" : "high" };
    }
  },

  message: ({ held }) =>
    `\`${held.lock.name}\` stays held while this generator is suspended, for as long as its caller likes.`,

  related: ({ held }, { project }) => [takenHere(project, held)],
  cause: ({ held }, { project }) => `${project.fileOf(held.taken).path}:${spanOf(held.taken).start}`,
  fixes: ({ node, held, owner }, { project }) => copyUnderLockFixes(project, owner, node, held),
});

/** Whether a yield stands in an endless loop of the region. */
function isStream(node: Yield, taken: Node): boolean {
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor.kind === "functionDef" || isInside(taken, ancestor)) return false;
    if (ancestor.kind === "while" && isAlways(ancestor.test)) return true;
  }
  return false;
}

/** Decorators that leave a generator what it is; others, such as `contextmanager` or `inlineCallbacks`, give `yield` a meaning. */
const plainDecorators =
  /^(?:staticmethod|classmethod|property|override|typing\.override|\w*synchronized|\w+\.setter)$/i;

function isPlainGenerator(owner: FunctionDef): boolean {
  return owner.decorators.every((it) => {
    const text = it.kind === "name" ? it.id : it.kind === "attribute" ? it.name : "";
    return plainDecorators.test(text);
  });
}
