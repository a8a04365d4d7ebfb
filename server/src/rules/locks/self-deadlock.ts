import type { Effect } from "../../project/locks/effects.ts";
import { acquisitionsIn, heldEffects } from "../../project/locks/lock-events.ts";
import { blocksItsHolder, type HeldLock, isSameLock, type LockUse } from "../../project/locks/lock-use.ts";
import { functionAround } from "../../project/locks/places.ts";
import { isSignal } from "../../project/locks/signals.ts";
import type { Project } from "../../project/project.ts";
import { type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { defineRule, type Fact, type Fix, severityFor } from "../rule.ts";
import { namesOnTheWay, placeOfEffect, takenHere, wayOf } from "./trace.ts";

interface Deadlock extends Fact {
  readonly held: HeldLock;
  readonly again: LockUse;
  readonly effect: Effect | undefined;
}

export const selfDeadlock = defineRule<Deadlock>({
  id: "self-deadlock",
  family: "locks",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "The same non-re-entrant lock is taken again by the thread that holds it",
  why: `
    A \`threading.Lock\` does not know its owner: the second \`acquire\` of the thread that holds it waits for a release
    that only this thread could do. The program stops there, in every run that comes this way, without an error. The
    second acquisition is often not in sight: in a property, in a method that a helper object calls back, in the
    decorator of the method that is called.

    Release the lock before the call, or move the part that needs no lock into a function of its own
    (\`_size_locked\`). \`threading.RLock\` removes the deadlock; it also lets the inner code see a half-changed state.
  `,
  examples: [
    {
      bad: `
        import threading

        class Store:
            def __init__(self):
                self._lock = threading.Lock()
                self._rows = []

            def size(self):
                with self._lock:
                    return len(self._rows)

            def add(self, row):
                with self._lock:
                    self._rows.append(row)
                    print("rows:", self.size())
      `,
      good: `
        import threading

        class Store:
            def __init__(self):
                self._lock = threading.RLock()
                self._rows = []

            def size(self):
                with self._lock:
                    return len(self._rows)

            def add(self, row):
                with self._lock:
                    self._rows.append(row)
                    print("rows:", self.size())
      `,
    },
  ],

  *find({ file, project, options }) {
    const seen = new Set<number>();
    for (const { acquisition } of acquisitionsIn(project, file)) {
      const { lock, held, node, isConditional } = acquisition;
      // A caller that asks without insisting goes on without the lock.
      if (isConditional) continue;
      const first = held.find((it) => it !== lock && isDeadlock(it, lock.lock));
      if (first === undefined || isSignal(project, first) || seen.has(spanOf(node).start)) continue;
      seen.add(spanOf(node).start);
      yield { node, held: first, again: lock.lock, effect: undefined, severity: severityFor(options, "error") };
    }
    for (const { effect, held } of heldEffects(project, file)) {
      if (effect.kind !== "acquire" || effect.chain.length === 0) continue;
      const first = held.find((it) => isDeadlock(it, effect.lock) && !isOfAnotherRun(it, effect));
      if (first === undefined || isSignal(project, first)) continue;
      const node = placeOfEffect(effect);
      // One call that takes the lock on several ways is one mistake.
      if (seen.has(spanOf(node).start)) continue;
      seen.add(spanOf(node).start);
      const isCertain = effect.chain.length === 1 && !effect.isThroughOverride;
      yield {
        node,
        held: first,
        again: effect.lock,
        effect,
        severity: severityFor(options, isCertain ? "error" : "warning"),
      };
    }
  },

  message({ held, again, effect, node }) {
    const kind = held.lock.kinds[0]?.name ?? "lock";
    if (effect === undefined) {
      return `\`${again.name}\` (${kind}) is taken again by the thread that holds it: this waits forever.`;
    }
    const [first] = effect.chain;
    const what = first?.through === undefined ? `\`${shortText(node)}\`` : first.through;
    const way =
      effect.chain.length > 1 ? ` by way of ${namesOnTheWay({ ...effect, chain: effect.chain.slice(1) })}` : "";
    return `${upperFirst(what)} takes \`${held.lock.name}\` (${kind})${way}, which this thread already holds: it waits forever.`;
  },

  related({ held, effect }, { project }) {
    const end = effect === undefined ? [] : wayOf(project, effect, `\`${nameOfAgain(effect)}\` is taken again here`);
    return [takenHere(project, held), ...end];
  },

  cause: ({ held }, { project }) => `${held.lock.slot ?? spanOf(held.taken).start}@${project.fileOf(held.taken).path}`,

  fixes: ({ held }, { project }) => reentrantFixes(project, held.lock),
});

function isDeadlock(held: HeldLock, again: LockUse): boolean {
  if (held.refusesReentry === true || !isSameLock(held.lock, again)) return false;
  return blocksItsHolder(held.lock) && blocksItsHolder(again);
}

/** A local of a function that is come to again, `for worker in self.workers:`, is another object each time. */
function isOfAnotherRun({ lock, taken }: HeldLock, { chain }: Effect): boolean {
  const around = functionAround(taken);
  const { root } = lock.path;
  if (around === undefined || chain.at(-1)?.callee !== around || /^(?:global|class):/.test(root)) return false;
  return !around.parameters.some((it) => it.name !== undefined && root.endsWith(`:${it.name.id}`));
}

function nameOfAgain(effect: Effect): string {
  return effect.kind === "acquire" ? effect.lock.name : "lock";
}

/** `threading.Lock()` → `threading.RLock()` at the declaration. It removes the self-deadlock only. */
export function reentrantFixes(project: Project, lock: LockUse): readonly Fix[] {
  const { declaration } = lock;
  if (declaration === undefined || !lock.kinds.every((it) => it.name === "threading.Lock")) return [];
  const { callee } = declaration;
  if (callee.kind !== "attribute" || callee.name !== "Lock") return [];
  const end = spanOf(callee).end;
  const edit = { path: project.fileOf(declaration).path, span: { start: end - "Lock".length, end }, text: "RLock" };
  return [
    {
      title: "Make the lock re-entrant (removes the self-deadlock only)",
      // The inner code now runs while the outer is half done; whether it may, only the author knows.
      safety: "suggestion",
      edits: [edit],
    },
  ];
}

function shortText(node: Node): string {
  const text = textOf(node).replace(/\s+/g, " ");
  return text.length > 50 ? `${text.slice(0, 47)}...` : text;
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
