/** How much is to be said about code of others under a lock: what is certain is loud, what its author may well have chosen is a hint. */

import type { Effect } from "../../project/locks/effects.ts";
import type { ForeignCode, ForeignForm } from "../../project/locks/foreign-code.ts";
import type { HeldEffect, LockOwner } from "../../project/locks/lock-events.ts";
import { blocksItsHolder, type HeldLock, isReentrant, isThreadLock } from "../../project/locks/lock-use.ts";
import { functionAround } from "../../project/locks/places.ts";
import { roleNames } from "../../project/locks/role-names.ts";
import { suppliesInside } from "../../project/locks/supplies.ts";
import { otherTaker, startsThreads } from "../../project/locks/threads.ts";
import { hasPublicWay, isTriedByCallbacks } from "../../project/locks/ways-to-lock.ts";
import type { Project } from "../../project/project.ts";
import { type FunctionDef, type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Confidence, Fact, RuleContext, Severity } from "../rule.ts";
import { isIntended, isMadeIn, isReturned, registrationUnder } from "./chosen-callbacks.ts";
import { placeOfEffect } from "./trace.ts";

export interface ForeignCall extends Fact {
  readonly held: HeldLock;
  readonly code: ForeignCode;
  readonly effect: Effect;
  readonly owner: LockOwner;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** A method that takes the lock again when the foreign code calls it. */
  readonly comesBack: FunctionDef | undefined;
}

const severityRanks: Readonly<Record<Severity, number>> = { error: 30, warning: 20, hint: 10 };

export const rankOf = ({ severity, confidence, effect }: ForeignCall): number =>
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

export function judge(context: RuleContext, { effect, held, owner }: HeldEffect): ForeignCall | undefined {
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
  // `if self.items[name]():` asks a registered object for what it is.
  const isQuestion = code.form === "listener" && !code.isNotification && isWithoutArguments(effect.node);
  if (isQuestion) return found("hint", "low");
  if (isIntended(context.project, code, effect, lock) || isInnerLock(lock)) return found("hint", "medium");
  // A method of what a helper was passed is looked at in the helper; so is the body of a thread that a subclass supplies.
  const isThreadBody = effect.isThroughOverride && owner.kind === "functionDef" && owner.name.id === "run";
  if (isThreadBody || (code.form === "protocolMethod" && effect.chain.length > 1)) return found("hint", "medium");
  // What a function computes for a callee of ours is as good as ours.
  const isComputing =
    (code.form === "stored" || code.form === "parameter" || (code.form === "listener" && effect.chain.length > 0)) &&
    !code.isNotification;
  if (isComputing && effect.chain.length > 0) return found("hint", "medium");
  // Who registers with a module does not know the objects whose methods come to notify it.
  const isForAll = code.isGlobal && effect.chain.length > 0 && !code.isHandedOwner;
  if (isForAll && !lock.lock.path.root.startsWith("global:")) return found("hint", "medium");
  // A lock of the event loop is awaited: what waits for it lets the others go on, and it is held across calls on purpose.
  if (lock.lock.kinds.some((it) => it.domain === "async")) {
    const subscribing = effect.chain.length === 0 ? registrationUnder(context.project, code, lock) : undefined;
    return subscribing === undefined ? found("hint", "medium") : found("warning", "medium", subscribing);
  }
  const isMaker = code.form !== "listener" && code.names.some((it) => makerNames.test(it));
  if (!code.isNotification && isMaker) return found("hint", "medium");
  // So many calls away, some condition that is not looked at decides whether it comes to that.
  if (effect.chain.length >= 4) return found("hint", "medium");
  // A method that subclasses may replace, or one that is looked up before it is called, its author knows.
  if (code.form === "hook" || code.form === "protocolMethod") return found("hint", "medium");
  if (code.form === "listenerMethod" && (effect.chain.length >= 3 || /\._\w*$/.test(code.subject)))
    return found("hint", "medium");
  // What is computed by a collaborator, or made by a factory, is what the lock is held for.
  if (isComputing && code.form === "stored") return found("hint", "medium");
  const current = owner.kind === "functionDef" ? owner : undefined;
  if (!code.isNotification && isMemo(owner)) return found("hint", "medium");
  // Whoever passes a function for its result alone chooses to have it computed here.
  const isAnswer = (isReturned(effect.node) || isForwarding(effect.node)) && !isKept(owner, effect.node);
  if (code.form === "parameter" && !code.isNotification && !isAnswer) return found("hint", "medium");
  if (isReentrant(lock.lock)) {
    // A class that was registered is called for the object.
    const isRole = code.names.some((it) => roleNames.test(it)) && !makerNames.test(code.names[0] ?? "");
    const isNews = code.isNotification || isRole;
    const farthest = isHandedDown(context.project, effect, code) ? 2 : 0;
    // Of a single callback one thread alone knows; the listeners that are gone through may be changed by one of them.
    const isLive = code.form === "listener" ? effect.chain.length === 0 : code.form === "listenerMethod";
    const isRisky = isLive && isNews && effect.chain.length <= farthest;
    const isShared = isRisky && startsThreads(context.project, context.file);
    const taker = isShared ? otherTaker(context.project, lock.lock, current) : undefined;
    return taker === undefined ? found("hint", "medium") : found("warning", "medium");
  }
  if (!hasPublicWay(context.project, context.file, lock.lock)) return found("hint", "medium");
  if (asksFirst(context.project, lock, current)) return found("hint", "medium");
  if (isTriedByCallbacks(context.project, context.file, lock.lock, owner)) return found("hint", "medium");
  // What some subclass of the program does in a method is for that subclass to know.
  if (effect.isThroughOverride) return found("hint", "medium");
  if (code.confidence === "medium" || effect.chain.length >= 3) return found("hint", "medium");
  if (!isCallback(code.form)) return found("warning", "high");
  const registering = registrationUnder(context.project, code, lock);
  if (registering !== undefined) return found("error", "high", registering);
  const taker = otherTaker(context.project, lock.lock, current);
  const isReachable = code.isHandedOwner && effect.chain.length === 0;
  return taker !== undefined && isReachable ? found("error", "high", taker) : found("warning", "high", taker);
}

const isWithoutArguments = (node: Node): boolean => node.kind === "call" && node.arguments.length === 0;

/** The lock inside of another object, by whose `__enter__` it was taken: many objects of that class have one. */
const isInnerLock = ({ how, taken }: HeldLock): boolean => how === "manager" && taken.kind === "attribute";

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

/** `if self.lock.locked(): return` before `with self.lock:` in the one function that takes it: who comes back goes away again. */
function asksFirst(project: Project, { lock, taken }: HeldLock, owner: FunctionDef | undefined): boolean {
  if (owner === undefined || otherTaker(project, lock, owner) !== undefined) return false;
  return owner.body.some(
    (it) =>
      it.kind === "if" &&
      spanOf(it).end < spanOf(taken).start &&
      it.test.kind === "call" &&
      /\.(?:is_)?locked$/.test(textOf(it.test.callee)) &&
      it.body.at(-1)?.kind === "return",
  );
}

const isCallback = (form: ForeignForm): boolean =>
  form === "parameter" || form === "stored" || form === "slot" || form === "listener";

function isMemo(owner: LockOwner): boolean {
  for (let node: LockOwner["parent"] | LockOwner = owner; node !== undefined; node = node.parent) {
    if ((node.kind === "functionDef" || node.kind === "classDef") && memoNames.test(node.name.id)) return true;
  }
  return false;
}

/** `fn(*args, **kwargs)`: any function of any caller, with what the caller has for it. */
function isForwarding(call: Node): boolean {
  const around = functionAround(call);
  if (call.kind !== "call" || around === undefined) return false;
  const open = around.parameters.filter((it) => it.form === "varargs").map((it) => it.name?.id);
  return call.arguments.some((it) => it.unpack === "*" && it.value.kind === "name" && open.includes(it.value.id));
}

/** Whether what the same callable gives is also put where the lock guards it: `table[key] = answer = compute(key)`. */
function isKept(owner: LockOwner, call: Node): boolean {
  const callee = call.kind === "call" ? textOf(call.callee) : undefined;
  for (const node of walk(owner)) {
    if (node.kind !== "assign" || node.value.kind !== "call" || textOf(node.value.callee) !== callee) continue;
    if (node.targets.some((it) => it.kind === "subscript" || it.kind === "attribute")) return true;
  }
  return false;
}
