import { deepestChain, type Effect, effectsOf } from "../../project/locks/effects.ts";
import { heldEffects } from "../../project/locks/lock-events.ts";
import { blocksItsHolder, type HeldLock, isSameLock, isSameSlot, type LockUse } from "../../project/locks/lock-use.ts";
import { areOfOneMaking } from "../../project/locks/one-making.ts";
import { type AnyFunction, argumentAt, functionAround } from "../../project/locks/places.ts";
import { implicitActivation, rebaseLock } from "../../project/locks/rebase.ts";
import type { Wait } from "../../project/locks/waits.ts";
import type { Project } from "../../project/project.ts";
import { type Expression, type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { blockAround } from "../../syntax/blocks.ts";
import { ancestorsOf, enclosingStatement, isInside, walk } from "../../syntax/walk.ts";
import { defineRule, type Fact, severityFor } from "../rule.ts";
import { idleWait } from "./idle-wait.ts";
import { signNeeding } from "./signal-needs-lock.ts";
import { placeOfEffect, step, takenHere, wayOf } from "./trace.ts";
import { type WorkerCode, workerCode } from "./worker-code.ts";

interface BlockingCall extends Fact {
  readonly held: HeldLock;
  readonly wait: Wait;
  readonly effect: Effect;
  /** `thread`: for its end; `sign`: for an event or an item that comes with the lock held; `idle`: for whatever comes next. */
  readonly form: "thread" | "sign" | "idle";
  /** The code that runs in the other thread. */
  readonly worker: Expression | undefined;
  /** Where that, or somebody else, takes the lock, or gives the sign. */
  readonly taking: Node;
}

export const blockingCallUnderLock = defineRule<BlockingCall>({
  id: "blocking-call-under-lock",
  family: "locks",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "A thread is waited for while a lock is held that it needs to finish",
  why: `
    \`join\`, \`result\` and \`shutdown\` wait for code that runs in another thread. When that code takes the lock that the
    waiting thread holds, neither goes on. It works as long as the worker happens to be past its lock already.

    A time-out only bounds it: all of it is waited, and the thread counts as one that hangs. Waits of less than a second are
    not reported.

    The same goes for an \`Event\`, or a \`get\` from a queue, where every \`set\` or \`put\` comes with the lock held; this is
    said only where all of them are seen. A \`get\` that comes first under a lock which others take for something else keeps
    them waiting for as long as the queue is empty.

    Take what is needed out from under the lock, release it, then wait.
  `,
  examples: [
    {
      bad: `
        import threading

        class Pump:
            def __init__(self):
                self._lock = threading.Lock()
                self._thread = threading.Thread(target=self._run)

            def _run(self):
                with self._lock:
                    self.done = True

            def stop(self):
                with self._lock:
                    self.stopping = True
                    self._thread.join()
      `,
      good: `
        import threading

        class Pump:
            def __init__(self):
                self._lock = threading.Lock()
                self._thread = threading.Thread(target=self._run)

            def _run(self):
                with self._lock:
                    self.done = True

            def stop(self):
                with self._lock:
                    self.stopping = True
                self._thread.join()
      `,
    },
  ],

  *find({ file, project, options }) {
    const seen = new Set<number>();
    for (const { effect, held } of heldEffects(project, file)) {
      if (effect.kind !== "wait") continue;
      const node = placeOfEffect(effect);
      if (seen.has(spanOf(node).start)) continue;
      const { wait } = effect;
      if (wait.kind !== "thread") {
        const needed = signNeeding(project, file, effect, held);
        const idle = needed === undefined ? idleWait(project, file, effect, held) : undefined;
        const base = { node, effect, wait, severity: "warning", worker: undefined } as const;
        if (needed !== undefined) yield { ...base, form: "sign", held: needed.held, taking: needed.sign };
        else if (idle !== undefined) yield { ...base, form: "idle", held: idle.held, taking: idle.other };
        else continue;
        seen.add(spanOf(node).start);
        continue;
      }
      const found = isShort(project, effect) || isEndedBefore(effect) ? undefined : findTaking(project, wait, held);
      if (found === undefined) continue;
      seen.add(spanOf(node).start);
      const isSure = !wait.isBounded && effect.chain.length <= 1 && found.isCertain;
      // The worker has said that it needs the lock no more.
      const isOver = isToldByWorker(effect.node, found);
      const severity = isOver ? "hint" : severityFor(options, isSure ? "error" : "warning");
      yield { node, form: "thread", effect, wait, severity, ...found };
    }
  },

  message({ form, wait, held }) {
    if (form === "idle") {
      return `\`${held.lock.name}\` stays held until \`${wait.subject}\` has something to give: whoever else needs it waits as long.`;
    }
    if (form === "sign") {
      return `\`${wait.subject}\` waits for a sign that is given only with \`${held.lock.name}\` held, which this thread holds: neither goes on.`;
    }
    const end = wait.isBounded ? " until its time is up" : "";
    return `\`${wait.subject}\` waits for code that takes \`${held.lock.name}\`, which this thread holds: neither goes on${end}.`;
  },

  related: ({ form, held, effect, worker, taking, wait }, { project }) => [
    takenHere(project, held),
    ...wayOf(project, effect, `\`${wait.subject}\` waits here`),
    ...(worker === undefined ? [] : [step(project, worker, "this runs in the other thread")]),
    step(project, taking, roles[form](held.lock.name)),
  ],

  cause: ({ held }, { project }) => held.lock.slot ?? `${project.fileOf(held.taken).path}:${spanOf(held.taken).start}`,
});

/** What the other place does. */
const roles: Readonly<Record<BlockingCall["form"], (lock: string) => string>> = {
  thread: (lock) => `which takes \`${lock}\` here`,
  sign: (lock) => `the sign is given here, with \`${lock}\` held`,
  idle: (lock) => `\`${lock}\` is taken here as well`,
};

/** A wait that is over in less than a second is a look at how far the other thread is. */
/** `process.terminate()` in front of `process.join()`: it is waited for, and takes nothing any more. */
function isEndedBefore({ node }: Effect & { readonly kind: "wait" }): boolean {
  const statement = enclosingStatement(node);
  if (statement === undefined || node.kind !== "call" || node.callee.kind !== "attribute") return false;
  const process = textOf(node.callee.object);
  const block = blockAround(statement);
  const before = block.slice(0, Math.max(0, block.indexOf(statement)));
  return before.some((it) => [`${process}.terminate()`, `${process}.kill()`].includes(textOf(it)));
}

function isShort(project: Project, { wait, node }: Effect & { readonly kind: "wait" }): boolean {
  if (!wait.isBounded) return false;
  const timeout = node.kind === "call" ? argumentAt(node, 0, "timeout") : undefined;
  // `shutdown(wait=False)` waits for nothing.
  if (timeout === undefined || wait.subject.endsWith("shutdown")) return true;
  return project.evaluate(timeout).some((it) => it.kind === "constant" && "value" in it && Number(it.value) < 1);
}

function findTaking(project: Project, wait: Wait, held: readonly HeldLock[]): Taking | undefined {
  for (const code of workerCode(project, wait)) {
    // What this thread does itself, such as to empty a queue before it waits for it, is done.
    if (held.some((it) => functionAround(it.taken) === code.definition)) continue;
    const found = takingIn(project, code, held);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `if self.stopping: self.thread.join()`, where the thread sets `stopping` when it has taken the lock for the last time. */
function isToldByWorker(wait: Node, { sites, definition }: Taking): boolean {
  const flags = new Set<string>();
  for (const ancestor of ancestorsOf(wait)) {
    if (ancestor.kind === "functionDef") break;
    if (ancestor.kind !== "if" || ancestor.test.kind !== "attribute") continue;
    if (ancestor.body.some((it) => isInside(wait, it))) flags.add(ancestor.test.name);
  }
  if (flags.size === 0) return false;
  return walk(definition).some(
    (it) =>
      it.kind === "assign" &&
      it.value.kind === "boolean" &&
      it.value.value &&
      it.targets.some((at) => at.kind === "attribute" && flags.has(at.name)) &&
      sites.every((site) => spanOf(site).start < spanOf(it).start) &&
      !isRepeated(it, definition),
  );
}

function isRepeated(node: Node, around: Node): boolean {
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor === around) return false;
    if (ancestor.kind === "for" || ancestor.kind === "while") return true;
  }
  return false;
}

interface Taking {
  readonly definition: AnyFunction;
  /** Where in the code of the worker it takes the lock, or calls what does. */
  readonly sites: readonly Node[];
  readonly worker: Expression;
  readonly taking: Node;
  readonly held: HeldLock;
  readonly isCertain: boolean;
}

function takingIn(
  project: Project,
  { definition, receiver, worker, isCallback }: WorkerCode,
  held: readonly HeldLock[],
): Taking | undefined {
  const activation = implicitActivation(definition, receiver);
  const found: { readonly match: HeldLock; readonly effect: Effect; readonly isSame: boolean }[] = [];
  for (const effect of effectsOf(project, definition, deepestChain - 1)) {
    if (effect.kind !== "acquire") continue;
    const taken = rebaseLock(project, effect.lock, activation);
    // A re-entrant lock is no less held against another thread.
    const known = held.filter((it) => it.lock.kinds.length > 0);
    const same = known.find((it) => isSameLock(it.lock, taken) || isSelfLock(it.lock, taken));
    const match = same ?? known.find((it) => areOfOneMaking(project, it.lock, effect.lock));
    if (match !== undefined) found.push({ match, effect, isSame: same !== undefined });
  }
  const [first] = found;
  if (first === undefined) return undefined;
  const { match, effect, isSame } = first;
  const isBlocked = blocksItsHolder(match.lock) || match.lock.kinds.every((it) => it.domain === "thread");
  const sites = found.map((it) => it.effect.chain[0]?.site ?? it.effect.node);
  return { definition, sites, worker, taking: effect.node, held: match, isCertain: isSame && isBlocked && !isCallback };
}

/** Both reach the lock by one step from an object of the same class: the thread was started by that object. */
function isSelfLock(lock: LockUse, taken: LockUse): boolean {
  return isSameSlot(lock, taken) && lock.path.steps.length === 1 && taken.path.steps.length === 1;
}
