import { ownMethod } from "../../project/classes.ts";
import { type Effect, effectsOf } from "../../project/locks/effects.ts";
import type { ForeignCode, ForeignForm } from "../../project/locks/foreign-code.ts";
import { type HeldEffect, heldEffects, type LockOwner } from "../../project/locks/lock-events.ts";
import { blocksItsHolder, type HeldLock, isReentrant, isThreadLock } from "../../project/locks/lock-use.ts";
import { classAround, functionAround, hasDecorator } from "../../project/locks/places.ts";
import { roleNames } from "../../project/locks/role-names.ts";
import { suppliesInside } from "../../project/locks/supplies.ts";
import { otherTaker, startsThreads } from "../../project/locks/threads.ts";
import { hasPublicWay } from "../../project/locks/ways-to-lock.ts";
import type { Project } from "../../project/project.ts";
import type { FunctionDef } from "../../syntax/ast.ts";
import { spanOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { type Confidence, defineRule, type Fact, type RuleContext, type Severity } from "../rule.ts";
import { isIntended, isMadeIn, isReturned, registrationUnder } from "./chosen-callbacks.ts";
import { copyUnderLockFixes } from "./copy-under-lock.ts";
import { placeOfEffect, step, takenHere, wayOf } from "./trace.ts";

interface ForeignCall extends Fact {
  readonly held: HeldLock;
  readonly code: ForeignCode;
  readonly effect: Effect;
  readonly owner: LockOwner;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** A method that takes the lock again when the foreign code calls it. */
  readonly comesBack: FunctionDef | undefined;
}

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

const severityRanks: Readonly<Record<Severity, number>> = { error: 30, warning: 20, hint: 10 };

const rankOf = ({ severity, confidence, effect }: ForeignCall): number =>
  severityRanks[severity] + (confidence === "high" ? 5 : 0) - effect.chain.length;

/** Callables that only compute, by what everybody calls them. */
const pureNames =
  /^_?(?:key|key_?func|key_?function|default_factory|clock|now|time|time_?func|timer|get_time|monotonic|id_?gen\w*|hash\w*|encode\w*|decode\w*|serializ\w+|deserializ\w+|dumps|loads|compare|comparator|random|sleep\w*|formatter|format_\w+|predicate|condition|filter\w*|match\w*|transform\w*|convert\w*|eval\w*|timeout|interrupt)$|time_?stamp$/i;
/** Questions: their answer is what the lock protects the use of. */
const questionNames = /^_*(?:is|has|should|can|may|needs?|check)_/i;
/** Callables that make what the lock is there to make once. */
const makerNames =
  /(?:^|_)(?:factory|builder|maker|constructor|creator|configurator|converter|loader|parser|selector|provider|strategy|policy|class|cls|type|resolver)$|^_?test_/i;
/** Where computing under the lock is the purpose. */
const memoNames = /cache|memo|lazy|singleton|get_or_create|once/i;

function judge(context: RuleContext, { effect, held, owner }: HeldEffect): ForeignCall | undefined {
  if (effect.kind !== "foreign") return undefined;
  const { code } = effect;
  if (code.form === "parameterMethod") return undefined;
  const lock = strongest(held, effect);
  // A lock that was made here is nobody else's yet.
  if (lock === undefined || (isMadeIn(owner, lock) && !code.isHandedOwner)) return undefined;
  const found = (severity: Severity, confidence: Confidence, comesBack?: FunctionDef): ForeignCall => {
    return { node: placeOfEffect(effect), held: lock, code, effect, owner, severity, confidence, comesBack };
  };
  if (code.isInjected || code.names.some((it) => isPureName(it, code.isNotification))) return found("hint", "low");
  if (isIntended(context.project, code, effect.node, lock)) return found("hint", "medium");
  const isTable = effect.chain.length === 0 && fillsTable(owner) && blocksItsHolder(lock.lock);
  // A method of what a helper was passed is looked at in the helper; so is the body of a thread that a subclass supplies.
  const isThreadBody = effect.isThroughOverride && owner.kind === "functionDef" && owner.name.id === "run";
  if (isThreadBody || (code.form === "protocolMethod" && effect.chain.length > 1)) return found("hint", "medium");
  // What a function computes for a callee of ours is as good as ours.
  const isComputing = (code.form === "stored" || code.form === "parameter") && !code.isNotification;
  if (isComputing && effect.chain.length > 0) return found("hint", "medium");
  // Who registers with a module does not know the objects whose methods come to notify it.
  const isForAll = code.isGlobal && effect.chain.length > 0 && !code.isHandedOwner;
  if (isForAll && !lock.lock.path.root.startsWith("global:")) return found("hint", "medium");
  // Of a coroutine that is several calls away it is not known what it awaits.
  if (effect.chain.length > 0 && lock.lock.kinds.some((it) => it.domain === "async")) return found("hint", "medium");
  const isMaker = code.form !== "listener" && code.names.some((it) => makerNames.test(it));
  if (!code.isNotification && isMaker) {
    return isTable ? found("warning", "medium") : found("hint", "medium");
  }
  // So many calls away, some condition that is not looked at decides whether it comes to that.
  if (effect.chain.length >= 4) return found("hint", "medium");
  // What a hook does inside another object's method or constructor is that class's own affair.
  if (code.form === "hook" && (effect.chain.length > 0 || isServedHere(context, code, lock)))
    return found("hint", "medium");
  const current = owner.kind === "functionDef" ? owner : undefined;
  if (!code.isNotification && isMemo(owner)) return found("hint", "medium");
  // Whoever passes a function for its result alone chooses to have it computed here.
  if (code.form === "parameter" && !code.isNotification && !isReturned(effect.node)) return found("hint", "medium");
  if (isReentrant(lock.lock)) {
    const isNews = code.isNotification || code.names.some((it) => roleNames.test(it));
    const farthest = isHandedDown(context.project, effect, code) ? 2 : 1;
    const isRisky = isKeptCallback(code.form) && isNews && effect.chain.length <= farthest;
    const isShared = isRisky && startsThreads(context.project, context.file);
    const taker = isShared ? otherTaker(context.project, lock.lock, current) : undefined;
    return taker === undefined ? found("hint", "medium") : found("warning", "medium");
  }
  if (!hasPublicWay(context.project, context.file, lock.lock)) return found("hint", "medium");
  if (code.confidence === "medium" || effect.isThroughOverride || effect.chain.length >= 3)
    return found("warning", "medium");
  if (!isCallback(code.form)) return found("warning", "high");
  const registering = registrationUnder(context.project, code, lock);
  if (registering !== undefined) return found("error", "high", registering);
  const taker = otherTaker(context.project, lock.lock, current);
  const isReachable = code.isHandedOwner && effect.chain.length === 0;
  return taker !== undefined && isReachable ? found("error", "high", taker) : found("warning", "high", taker);
}

/**
 * Whether a hook is one that the classes of the workspace supply themselves, and none of them does anything that a lock
 * could hang; or one that the lock is there for, such as the body of a thread.
 */
function isServedHere({ project }: RuleContext, { origin }: ForeignCode, { lock, taken }: HeldLock): boolean {
  const around = functionAround(taken);
  if (around?.kind === "functionDef" && /^(?:run|__await__|start|stop|close)$/.test(around.name.id)) return true;
  if (lock.kinds.some((it) => it.domain === "async")) return true;
  const hook = origin?.parent;
  const definition = hook === undefined ? undefined : classAround(hook);
  if (hook?.kind !== "functionDef" || definition === undefined) return false;
  const overrides = project.subclassesOf(definition).flatMap((it) => ownMethod(it, hook.name.id) ?? []);
  const isHarmless = (it: FunctionDef): boolean =>
    effectsOf(project, it, 2).every(
      (effect) => effect.kind === "wait" || (effect.kind === "foreign" && effect.code.form === "hook"),
    );
  return overrides.length > 0 && overrides.every(isHarmless);
}

/** Whether the collection is read in the held region itself, and handed to the function that goes through it. */
function isHandedDown(project: Project, { chain }: Effect, { origin }: ForeignCode): boolean {
  const site = chain[0]?.site;
  return (
    site?.kind === "call" &&
    site.arguments.some((it) => suppliesInside(project, it.value).some((supply) => supply.registration === origin))
  );
}

const isPureName = (name: string, isNotification: boolean): boolean =>
  pureNames.test(name) || (!isNotification && questionNames.test(name));

/** The lock of those held that makes it worst: one that blocks its holder. Locks of files and handlers are left alone. */
function strongest(held: readonly HeldLock[], effect: Effect): HeldLock | undefined {
  const judged = held.filter(({ lock, refusesReentry }) => {
    if (refusesReentry === true || lock.kinds.length === 0) return false;
    // A callback that is not awaited cannot wait for a lock of the event loop.
    const isLoops = lock.kinds.some((it) => it.domain === "async");
    if (isLoops && effect.node.parent?.kind !== "await") return false;
    return !lock.kinds.some((it) => it.domain === "file" || it.name.startsWith("logging."));
  });
  return (
    judged.findLast((it) => blocksItsHolder(it.lock)) ??
    judged.findLast((it) => isReentrant(it.lock) && isThreadLock(it.lock))
  );
}

const isKeptCallback = (form: ForeignForm): boolean =>
  form === "stored" || form === "slot" || form === "listener" || form === "listenerMethod";

const isCallback = (form: ForeignForm): boolean =>
  form === "parameter" || form === "stored" || form === "slot" || form === "listener";

function isMemo(owner: LockOwner): boolean {
  for (let node: LockOwner["parent"] | LockOwner = owner; node !== undefined; node = node.parent) {
    if ((node.kind === "functionDef" || node.kind === "classDef") && memoNames.test(node.name.id)) return true;
  }
  return false;
}

/** Whether one lock guards all keys of a table: a factory that asks for a second key waits for itself. */
function fillsTable(owner: LockOwner): boolean {
  for (const node of walk(owner)) {
    if (node.kind === "assign" && node.targets.some((it) => it.kind === "subscript")) return true;
  }
  return false;
}
