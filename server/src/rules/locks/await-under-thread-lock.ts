import { spellingOf } from "../../fixes/add-import.ts";
import type { Moment } from "../../project/locks/held-locks.ts";
import { partsOf } from "../../project/locks/held-locks.ts";
import { heldMoments } from "../../project/locks/lock-events.ts";
import { type HeldLock, isReentrant, isThreadLock } from "../../project/locks/lock-use.ts";
import { hasDecorator } from "../../project/locks/places.ts";
import { acquisitionsOf } from "../../project/locks/slot-users.ts";
import { neverSuspends } from "../../project/locks/suspension.ts";
import type { Project } from "../../project/project.ts";
import { type Expression, type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { defineRule, type Fact, type FileEdit, type Fix, type RuleContext } from "../rule.ts";
import { step, takenHere } from "./trace.ts";

interface AwaitUnderLock extends Fact {
  readonly held: HeldLock;
  /** Another place that takes the lock. */
  readonly other: Node | undefined;
}

export const awaitUnderThreadLock = defineRule<AwaitUnderLock>({
  id: "await-under-thread-lock",
  family: "locks",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "`await` while a thread lock is held",
  why: `
    At an \`await\` the event loop goes on with other tasks. The next one that takes the lock does not suspend: it blocks
    the thread, and with it the loop that would have to continue the first. Measured on 3.12: the loop stood still until
    a time-out. With a re-entrant lock the other task simply walks in, since it is the same thread.

    \`asyncio.Lock\` with \`async with\` suspends instead of blocking.
  `,
  examples: [
    {
      bad: `
        import asyncio
        import threading

        lock = threading.Lock()

        async def save(store, row):
            with lock:
                await store.write(row)

        async def load(store):
            with lock:
                return store.rows
      `,
      good: `
        import asyncio
        import threading

        lock = asyncio.Lock()

        async def save(store, row):
            async with lock:
                await store.write(row)

        async def load(store):
            async with lock:
                return store.rows
      `,
    },
  ],

  *find(context) {
    const { file, project, options } = context;
    // Tests hold locks on purpose to see who waits.
    if (options.isTest) return;
    if (!/\basync\s+def\b|\binlineCallbacks\b|\bcoroutine\b/.test(file.source.text)) return;
    const seen = new Set<Node>();
    for (const { owner, moment } of heldMoments(project, file)) {
      if (owner.kind !== "functionDef") continue;
      // Before there was `async def`, a decorator made a coroutine of a generator.
      const isByDecorator = hasDecorator(owner, "inlineCallbacks", "coroutine");
      if (!owner.isAsync && !isByDecorator) continue;
      // Code that raises when its thread holds the lock does not block the loop.
      const held = moment.held.findLast((it) => !it.isAsync && it.refusesReentry !== true && isThreadLock(it.lock));
      if (held === undefined) continue;
      const others = acquisitionsOf(project, file, held.lock).filter(
        (it) => it.owner !== owner && !it.acquisition.isConditional,
      );
      const other = others[0]?.acquisition.node;
      // Where everybody only asks, nobody blocks.
      if (held.isConditional === true && other === undefined) continue;
      for (const node of suspensionsAt(moment, isByDecorator ? "yield" : "await")) {
        if (seen.has(node) || isWaitOn(project, node, held) || neverSuspends(project, node)) continue;
        seen.add(node);
        yield { node, held, other, severity: other === undefined || isReentrant(held.lock) ? "warning" : "error" };
      }
    }
  },

  message({ held, node }) {
    const here = node.kind === "yield" ? "yield" : "await";
    const lock = `\`${held.lock.name}\` (${held.lock.kinds[0]?.name ?? "thread lock"})`;
    return isReentrant(held.lock)
      ? `${lock} is held across this ${here}: another task of the same thread enters it meanwhile, so it protects nothing.`
      : `${lock} is held across this ${here}: another task that takes it blocks the whole event loop.`;
  },

  related: ({ held, other }, { project }) => [
    takenHere(project, held),
    ...(other === undefined ? [] : [step(project, other, "and taken here as well")]),
  ],
  cause: ({ held }, { project }) => held.lock.slot ?? `${project.fileOf(held.taken).path}:${spanOf(held.taken).start}`,
  fixes: ({ held }, context) => asyncLockFixes(context, held),
});

/** `await self.changed.wait()` with `self.changed = AsyncCondition(self.lock)`: it gives the lock back meanwhile. */
function isWaitOn(project: Project, node: Expression, { taken }: HeldLock): boolean {
  const call = node.kind === "await" ? node.value : undefined;
  if (call?.kind !== "call" || call.callee.kind !== "attribute" || !/^wait(?:_for)?$/.test(call.callee.name))
    return false;
  const lock = textOf(taken);
  return project
    .evaluate(call.callee.object)
    .some((it) => it.kind === "instance" && it.call?.arguments.some(({ value }) => textOf(value) === lock) === true);
}

/** The places at which evaluating a moment suspends the coroutine. */
function suspensionsAt({ kind, node }: Moment, by: "await" | "yield"): readonly Expression[] {
  if (kind === "evaluate") return partsOf(node).filter((it) => it.kind === by);
  const parent = node.parent;
  if (kind === "iterate") return parent?.kind === "for" && parent.isAsync ? [node] : [];
  if (kind !== "enter") return [];
  return parent?.kind === "withItem" && parent.parent?.kind === "with" && parent.parent.isAsync ? [node] : [];
}

/** `asyncio.Lock` and `async with`, where the file makes the lock and every use is a `with` of a coroutine. */
function asyncLockFixes({ file, project }: RuleContext, held: HeldLock): readonly Fix[] {
  const { declaration, kinds } = held.lock;
  if (declaration === undefined || project.fileOf(declaration) !== file) return [];
  if (!kinds.every((it) => it.name === "threading.Lock")) return [];
  const users = acquisitionsOf(project, file, held.lock);
  const edits: FileEdit[] = [];
  for (const { owner, acquisition } of users) {
    const item = acquisition.lock.taken.parent;
    const block = item?.parent;
    const isCoroutine = owner.kind === "functionDef" && owner.isAsync && project.fileOf(owner) === file;
    if (!isCoroutine || block?.kind !== "with" || block.items.length !== 1 || acquisition.lock.how !== "with")
      return [];
    const { start } = spanOf(block);
    edits.push({ path: file.path, span: { start, end: start }, text: "async " });
  }
  const spelling = spellingOf(file, "asyncio", "Lock");
  edits.push({ path: file.path, span: spanOf(declaration.callee), text: spelling.text });
  edits.push(...spelling.edits);
  return [
    {
      title: "Use an asyncio.Lock",
      // Code outside this workspace that takes the lock from a thread would no longer be kept out.
      safety: "suggestion",
      edits,
    },
  ];
}
