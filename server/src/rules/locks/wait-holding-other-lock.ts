import type { Effect } from "../../project/locks/effects.ts";
import { heldEffects } from "../../project/locks/lock-events.ts";
import { lockUseOf } from "../../project/locks/lock-identity.ts";
import { type HeldLock, isSameLock, isSameSlot, type LockUse } from "../../project/locks/lock-use.ts";
import { argumentAt } from "../../project/locks/places.ts";
import { suppliesOf } from "../../project/locks/supplies.ts";
import type { Project } from "../../project/project.ts";
import { resolveName } from "../../semantics/scopes.ts";
import { type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { ancestorsOf } from "../../syntax/walk.ts";
import { defineRule, type Fact, severityFor } from "../rule.ts";
import { notifiersNeeding } from "./notifiers.ts";
import { placeOfEffect, step, takenHere, wayOf } from "./trace.ts";

interface HoldingWait extends Fact {
  readonly form: "other" | "unlooped";
  readonly held: HeldLock | undefined;
  readonly condition: LockUse;
  readonly effect: Effect | undefined;
  /** A notification that needs the lock that is held. */
  readonly notifier: Node | undefined;
}

export const waitHoldingOtherLock = defineRule<HoldingWait>({
  id: "wait-holding-other-lock",
  family: "locks",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "`Condition.wait()` while another lock is held that the notifier needs",
  why: `
    \`wait\` gives back the lock of its own condition and no other. When the code that would notify needs the other lock
    first, it never gets there.

    Take the condition alone, or make it a condition on that other lock: \`threading.Condition(lock)\`.
  `,
  examples: [
    {
      bad: `
        import threading

        state = threading.Lock()
        ready = threading.Condition()
        jobs = []

        def put(job):
            with state:
                with ready:
                    jobs.append(job)
                    ready.notify()

        def take():
            with state:
                with ready:
                    while not jobs:
                        ready.wait()
                    return jobs.pop()
      `,
      good: `
        import threading

        state = threading.Lock()
        ready = threading.Condition()
        jobs = []

        def put(job):
            with state:
                with ready:
                    jobs.append(job)
                    ready.notify()

        def take():
            with ready:
                while not jobs:
                    ready.wait()
                return jobs.pop()
      `,
    },
  ],

  *find({ file, project, options }) {
    if (!/\bCondition\b|\.wait(?:_for)?\s*\(/.test(file.source.text)) return;
    const reported = new Set<number>();
    for (const { effect, held } of heldEffects(project, file)) {
      if (effect.kind !== "wait" || effect.wait.kind !== "condition" || effect.wait.condition === undefined) continue;
      const { condition, isBounded } = effect.wait;
      const node = placeOfEffect(effect);
      const other = isBounded
        ? undefined
        : held.findLast(
            (it) =>
              it.lock.kinds.length > 0 &&
              !isSameLock(it.lock, condition) &&
              !mayShareLock(project, effect.node, condition, it),
          );
      const place = spanOf(node).start;
      if (other !== undefined && !reported.has(place)) {
        const { notifier, areAllBlocked } = notifiersNeeding(project, file, effect.node, condition, other);
        reported.add(place);
        if (notifier !== undefined) {
          yield {
            node,
            form: "other",
            held: other,
            condition,
            effect,
            notifier,
            severity: severityFor(options, areAllBlocked ? "error" : "hint"),
            confidence: areAllBlocked ? "high" : "medium",
          };
        }
      } else if (effect.chain.length === 0 && isUnlooped(effect.node) && !reported.has(place)) {
        reported.add(place);
        yield {
          node,
          form: "unlooped",
          held: undefined,
          condition,
          effect: undefined,
          notifier: undefined,
          severity: "hint",
          confidence: "medium",
        };
      }
    }
  },

  message({ form, condition, held }) {
    if (form === "unlooped" || held === undefined) {
      return `\`${condition.name}.wait()\` outside a loop: it may return although what is waited for has not happened.`;
    }
    return `\`${condition.name}\` waits while \`${held.lock.name}\` stays held, which the notifier needs first: neither goes on.`;
  },

  related: ({ held, effect, notifier, condition }, { project }) => [
    ...(held === undefined ? [] : [takenHere(project, held)]),
    ...(effect === undefined ? [] : wayOf(project, effect, `\`${condition.name}\` waits here`)),
    ...(notifier === undefined
      ? []
      : [step(project, notifier, `notified here, with \`${held?.lock.name ?? ""}\` held`)]),
  ],
});

/**
 * Whether the condition may wait on the very lock that is held: it was made with that lock, or with one that is not
 * known, or it was handed in, and then the two may belong together.
 */
function mayShareLock(project: Project, waiting: Node, condition: LockUse, { lock, taken }: HeldLock): boolean {
  const { declaration } = condition;
  const given = declaration === undefined ? undefined : argumentAt(declaration, 0, "lock");
  if (given !== undefined && given.kind !== "none") {
    const inner = lockUseOf(project, given);
    if (inner === undefined || isSameLock(inner, lock) || isSameSlot(inner, lock)) return true;
    if (inner.declaration !== undefined && inner.declaration === lock.declaration) return true;
  }
  if (declaration !== undefined && declaration === lock.declaration) return true;
  if (waiting.kind !== "call" || waiting.callee.kind !== "attribute") return declaration === undefined;
  if (!isHandedIn(project, waiting.callee.object)) return false;
  const held = taken.kind === "call" && taken.callee.kind === "attribute" ? taken.callee.object : taken;
  const isOfOwnMaking = lock.declaration !== undefined && !isHandedIn(project, held);
  return declaration === undefined || given !== undefined || !isOfOwnMaking;
}

/** A parameter of this function or of one around it, or what was kept of one. */
function isHandedIn(project: Project, node: Node): boolean {
  if (node.kind === "name") {
    const bindings = resolveName(node)?.bindings ?? [];
    if (bindings.some((it) => it.origin.kind === "parameter")) return true;
  }
  return (node.kind === "name" || node.kind === "attribute") && suppliesOf(project, node).length > 0;
}

/** `wait()` as a statement that no loop repeats. */
function isUnlooped(node: Node): boolean {
  if (node.kind !== "call" || !/\.wait$/.test(textOf(node.callee)) || node.parent?.kind !== "expressionStatement")
    return false;
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor.kind === "while" || ancestor.kind === "for") return false;
    if (ancestor.kind === "functionDef") return true;
  }
  return true;
}
