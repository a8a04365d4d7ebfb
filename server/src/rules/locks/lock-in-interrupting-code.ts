import { type Effect, effectsOf } from "../../project/locks/effects.ts";
import { type Interruption, interruptionsIn } from "../../project/locks/interruptions.ts";
import { blocksItsHolder, isThreadLock } from "../../project/locks/lock-use.ts";
import { functionAround } from "../../project/locks/places.ts";
import { acquisitionsOf } from "../../project/locks/slot-users.ts";
import { isHandedAround } from "../../project/locks/threads.ts";
import { isLockedQueue, type Wait } from "../../project/locks/waits.ts";
import type { Project } from "../../project/project.ts";
import { isAtLeast } from "../../semantics/target.ts";
import { type Call, type Expression, type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, walk } from "../../syntax/walk.ts";
import { type Confidence, defineRule, type Fact, type Fix, type RuleContext, type Severity } from "../rule.ts";
import { isKeptByOthers, isOfDying, isOfObject, isOwnLock, isOwnPath, queueOfDying } from "./dying-objects.ts";
import { placeOfEffect, step, wayOf } from "./trace.ts";

interface InterruptingLock extends Fact {
  readonly interruption: Interruption;
  readonly effect: Effect;
  /** The lock, or the queue, as written. */
  readonly name: string;
  readonly wait: Wait | undefined;
  /** Ordinary code that takes it. */
  readonly other: Node | undefined;
  readonly severity: Severity;
  readonly confidence: Confidence;
}

export const lockInInterruptingCode = defineRule<InterruptingLock>({
  id: "lock-in-interrupting-code",
  family: "locks",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "A signal handler, finalizer or weak reference callback takes a lock",
  why: `
    Such code runs between two instructions of whatever the thread is doing, and that may be the code that holds the
    lock: then it waits for the code it has interrupted. Measured on 2.7, 3.6 and 3.13 with \`__del__\`, a weak reference
    callback and a signal handler. \`queue.Queue\` has such a lock inside, held for a moment only, so that it is a hint;
    \`queue.SimpleQueue.put\` (3.7) was made for this.

    Let the handler only set a flag, append to a \`collections.deque\` or put into a \`SimpleQueue\`, and do the work
    elsewhere.
  `,
  examples: [
    {
      bad: `
        import signal
        import threading

        lock = threading.Lock()
        jobs = []

        def stop(number, frame):
            with lock:
                jobs.clear()

        signal.signal(signal.SIGTERM, stop)

        def add(job):
            with lock:
                jobs.append(job)
      `,
      good: `
        import signal
        import threading

        lock = threading.Lock()
        jobs = []
        stopping = threading.Event()

        def stop(number, frame):
            global asked
            asked = True

        signal.signal(signal.SIGTERM, stop)

        def add(job):
            with lock:
                jobs.append(job)
      `,
    },
    {
      targetVersion: ">=3.9",
      bad: `
        import queue
        import weakref

        dead = queue.Queue()

        def watch(thing):
            return weakref.ref(thing, dead_one)

        def dead_one(reference):
            dead.put(reference)

        def sweep():
            return dead.get()
      `,
      good: `
        import queue
        import weakref

        dead = queue.SimpleQueue()

        def watch(thing):
            return weakref.ref(thing, dead_one)

        def dead_one(reference):
            dead.put(reference)

        def sweep():
            return dead.get()
      `,
    },
  ],

  *find(context) {
    const { file, project, options } = context;
    if (options.isTest) return;
    const seen = new Set<number>();
    for (const interruption of interruptionsIn(project, file)) {
      for (const effect of effectsOf(project, interruption.definition, deepestWay)) {
        const found = judge(context, interruption, effect);
        if (found === undefined) continue;
        const place = spanOf(found.node).start;
        // A handler of another file is judged where it is installed.
        if (project.fileOf(found.node) !== file || seen.has(place)) continue;
        seen.add(place);
        yield found;
      }
    }
  },

  message({ interruption, name, wait, other }) {
    const what = upperFirst(interruption.name);
    if (wait !== undefined) {
      return `${what} uses \`${name}\`, whose inner lock the interrupted code may hold: it waits for ever.`;
    }
    const where = other === undefined ? "" : " elsewhere as well";
    return `${what} takes \`${name}\`, which is taken${where} in ordinary code: when it interrupts that, it waits for ever.`;
  },

  related: ({ interruption, effect, name, other }, { project }) => [
    ...(interruption.installed === undefined ? [] : [step(project, interruption.installed, "installed here")]),
    ...wayOf(project, effect, `\`${name}\` is taken here`),
    ...(other === undefined ? [] : [step(project, other, `\`${name}\` is taken here in ordinary code`)]),
  ],

  fixes: ({ wait, effect }, context) => (wait === undefined ? [] : simpleQueueFixes(context, effect.node)),
});

/** How many calls lie between the code that interrupts and the lock. */
const deepestWay = 3;

function judge(
  { file, project }: RuleContext,
  interruption: Interruption,
  effect: Effect,
): InterruptingLock | undefined {
  const base = { node: placeOfEffect(effect), interruption, effect };
  if (effect.kind === "wait" && effect.wait.kind === "queue" && !effect.wait.isBounded) {
    // A queue that only the dying object knows is in nobody's use.
    const { queue } = effect.wait;
    const own = queue ?? queueOfDying(project, interruption, effect.node);
    if (interruption.kind === "finalizer" && own !== undefined && isOwnPath(own)) return undefined;
    if (isMadeBefore(effect.node)) return undefined;
    if (interruption.kind === "weakref" && isOfDying(project, interruption, effect.wait.queue)) return undefined;
    return {
      ...base,
      name: effect.wait.queue === undefined ? "queue" : effect.wait.subject.replace(/\.\w+$/, ""),
      wait: effect.wait,
      other: undefined,
      // The inner lock of a queue is held for microseconds.
      severity: "hint",
      confidence: "medium",
    };
  }
  if (effect.kind !== "acquire" || !blocksItsHolder(effect.lock) || !isThreadLock(effect.lock)) return undefined;
  const { lock } = effect;
  const others = acquisitionsOf(project, file, lock).filter(({ owner }) => {
    return (
      owner !== interruption.definition &&
      !(owner.kind === "functionDef" && owner.name.id === "__init__") &&
      !isOnlyCalledBy(effect, owner)
    );
  });
  const [other] = others;
  if (other === undefined) return undefined;
  // While a method runs, its object is alive: a finalizer cannot interrupt code that holds the object's own lock, nor that
  // of an object which keeps the dying one.
  const isOwn =
    interruption.kind === "finalizer" && (isOwnLock(lock) || (isOfObject(lock) && isKeptByOthers(interruption)));
  // Signals arrive in the main thread: what only threads and timers run, they do not interrupt.
  const isElsewhere = interruption.kind === "signal" && others.every((it) => isHandedAround(project, it.owner));
  const isApart = isOwn || isElsewhere;
  return {
    ...base,
    name: lock.name,
    wait: undefined,
    other: other.acquisition.node,
    severity: isApart ? "hint" : "error",
    confidence: isApart ? "low" : "high",
  };
}

/** `self.pool = Queue()`, and then, in the same function, `self.pool.put(None)`: nobody else has the queue yet. */
function isMadeBefore(use: Node): boolean {
  const owner = functionAround(use);
  if (owner === undefined || use.kind !== "call" || use.callee.kind !== "attribute") return false;
  const queue = textOf(use.callee.object);
  for (const node of walk(owner)) {
    if (node.kind !== "assign" || node.value.kind !== "call" || spanOf(node).start > spanOf(use).start) continue;
    if (node.targets.some((it) => textOf(it) === queue)) return true;
  }
  return false;
}

/** The function in which the effect itself takes the lock. */
function isOnlyCalledBy(effect: Effect, owner: Node): boolean {
  return effect.chain.at(-1)?.callee === owner;
}

/** `queue.Queue()` → `queue.SimpleQueue()`, where only what both have is used. */
function simpleQueueFixes({ file, project }: RuleContext, node: Node): readonly Fix[] {
  if (node.kind !== "call" || node.callee.kind !== "attribute") return [];
  const made = madeQueue(project, node.callee.object);
  if (
    made === undefined ||
    made.arguments.length > 0 ||
    made.callee.kind !== "attribute" ||
    made.callee.name !== "Queue"
  )
    return [];
  if (
    !isAtLeast(project.targetAt(node), [3, 7]) ||
    project.fileOf(made) !== file ||
    !usesOnlyBasics(project, file.source.module, made)
  )
    return [];
  const { end } = spanOf(made.callee);
  return [
    {
      title: "Use queue.SimpleQueue",
      // Code outside the workspace that calls task_done or join on the queue would no longer work.
      safety: "suggestion",
      edits: [{ path: file.path, span: { start: end - "Queue".length, end }, text: "SimpleQueue" }],
    },
  ];
}

function madeQueue(project: Project, queue: Expression): Call | undefined {
  const [value, ...others] = project.evaluate(queue);
  return value?.kind === "result" && others.length === 0 && isLockedQueue(value) ? value.call : undefined;
}

function usesOnlyBasics(project: Project, module: Node, made: Call): boolean {
  for (const node of walk(module)) {
    if (node.kind !== "attribute" || /^(?:put|get|put_nowait|get_nowait|empty|qsize)$/.test(node.name)) continue;
    const isQueue = project.evaluate(node.object).some((it) => it.kind === "result" && it.call === made);
    if (isQueue && ![...ancestorsOf(node)].includes(made)) return false;
  }
  return true;
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
