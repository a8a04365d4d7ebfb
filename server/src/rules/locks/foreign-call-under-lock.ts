import type { ForeignCode, ForeignForm } from "../../project/locks/foreign-code.ts";
import { heldEffects } from "../../project/locks/lock-events.ts";
import { isReentrant } from "../../project/locks/lock-use.ts";
import { hasDecorator } from "../../project/locks/places.ts";
import { spanOf } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";
import { copyUnderLockFixes } from "./copy-under-lock.ts";
import { type ForeignCall, judge, rankOf } from "./foreign-call-judgement.ts";
import { step, takenHere, wayOf } from "./trace.ts";

export const foreignCallUnderLock = defineRule<ForeignCall>({
  id: "foreign-call-under-lock",
  family: "locks",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Code supplied by others runs while a lock is held",
  why: `
    A callback, a listener, a hook that subclasses override: what it does is not known where it is called. If it comes
    back to the object that called it, it waits for a lock that its own thread holds. If it takes another lock, two
    threads can wait for each other. Nothing of this shows in a test with a callback that only counts.

    Copy what is needed while the lock is held, release it, then call. \`threading.RLock\` lets the callback come back in
    the same thread and nothing more: it then sees the object half changed, and a callback that waits for another thread
    which needs the lock still hangs both.
  `,
  examples: [
    {
      bad: `
        import threading

        class Bus:
            def __init__(self):
                self._lock = threading.Lock()
                self._listeners = []

            def subscribe(self, listener):
                with self._lock:
                    self._listeners.append(listener)

            def publish(self, event):
                with self._lock:
                    for listener in self._listeners:
                        listener(event)
      `,
      good: `
        import threading

        class Bus:
            def __init__(self):
                self._lock = threading.Lock()
                self._listeners = []

            def subscribe(self, listener):
                with self._lock:
                    self._listeners.append(listener)

            def publish(self, event):
                with self._lock:
                    listeners = list(self._listeners)
                for listener in listeners:
                    listener(event)
      `,
    },
  ],

  *find(context) {
    const { file, project, options } = context;
    // Doubles of callbacks in tests are written to be called so.
    if (options.isTest) return;
    const best = new Map<number, ForeignCall>();
    for (const it of heldEffects(project, file)) {
      const found = judge(context, it);
      if (found === undefined) continue;
      const place = spanOf(found.node).start;
      const known = best.get(place);
      if (known === undefined || rankOf(found) > rankOf(known)) best.set(place, found);
    }
    yield* [...best.values()].sort((a, b) => spanOf(a.node).start - spanOf(b.node).start);
  },

  message({ held, code, effect, comesBack }) {
    const lock = `\`${held.lock.name}\` (${held.lock.kinds[0]?.name ?? "lock"})`;
    const inside = effect.chain.length === 0 ? "" : ", inside this call,";
    const what = `${subjectOf(code)}${inside} runs while ${lock} is held`;
    if (held.lock.kinds.some((it) => it.isOwn)) {
      return `${what}: a callback that waits for another thread which needs this lock hangs both.`;
    }
    if (isReentrant(held.lock)) {
      return `${what}: a callback that waits for another thread which needs this lock hangs both; the re-entrant lock removes only the self-deadlock.`;
    }
    const isNamed = comesBack !== undefined && !/^__/.test(comesBack.name.id) && !hasDecorator(comesBack, "property");
    const back = isNamed ? `if it calls \`${comesBack.name.id}\`` : "if it takes this lock";
    return `${what}: ${back}, it waits forever. Call it outside the lock.`;
  },

  related({ held, code, effect }, { project }) {
    const origin = code.origin;
    const registered = origin === undefined ? [] : [step(project, origin, originMessages[code.form])];
    return [takenHere(project, held), ...wayOf(project, effect, "and runs here"), ...registered];
  },

  cause: ({ held, code, node }, { project }) =>
    `${held.lock.slot ?? project.fileOf(node).path}:${code.origin === undefined ? code.subject : spanOf(code.origin).start}`,

  fixes: ({ effect, owner, held }, { project }) =>
    effect.chain.length > 0 ? [] : copyUnderLockFixes(project, owner, effect.node, held),
});

const originMessages: Readonly<Record<ForeignForm, string>> = {
  parameter: "the caller decides what runs",
  stored: "handed in here",
  slot: "others set it here",
  listener: "registered here",
  listenerMethod: "registered here",
  hook: "subclasses supply this method",
  scheduling: "scheduled here",
  protocolMethod: "the caller supplies this object",
  parameterMethod: "the caller supplies this object",
};

function subjectOf({ form, subject, runs }: ForeignCode): string {
  switch (form) {
    case "parameter":
    case "stored":
    case "slot":
      return `The callback \`${subject}\``;
    case "listener":
      return `The registered \`${subject}\``;
    case "listenerMethod":
    case "protocolMethod":
    case "parameterMethod":
      return `\`${subject}\` of an object that others supply`;
    case "hook":
      return `The overridable \`${subject}\``;
    case "scheduling":
      return `\`${subject}\` ${runs ?? "runs callbacks"}; it`;
  }
}
