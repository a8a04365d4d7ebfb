/**
 * What a function does that matters to a lock its caller holds: the locks it takes, the foreign code it runs, what it
 * waits for; its own doing and that of what it calls, a few calls deep. Everything is told in terms of its parameters,
 * so one summary serves all callers.
 *
 *     summary(f, 4) = what f does itself + summary(g, 3) of every g it calls, in f's terms
 *
 * The depth falls with every call, so recursive functions need no special care, and each function is read once for
 * each depth.
 */

import type { ClassDef, Expression, FunctionDef, Node } from "../../syntax/ast.ts";
import { pairOf } from "../pairs.ts";
import type { Project } from "../project.ts";
import { type Condition, conditionsAt, contradict } from "./conditions.ts";
import { entryLocksOf } from "./entry-locks.ts";
import { type ForeignCode, type ForeignForm, foreignCodeAt, foreignValue } from "./foreign-code.ts";
import { type Acquisition, heldLocksIn, type Moment, partsOf } from "./held-locks.ts";
import {
  type Invocation,
  invocationsAt,
  invocationsOfEntering,
  invocationsOfIteration,
  invocationsOfLeaving,
} from "./invocations.ts";
import type { LockUse } from "./lock-use.ts";
import { type AnyFunction, areInLine, classAround, functionAround } from "./places.ts";
import { runsFor, type Step } from "./reached-effects.ts";
import { rebaseLock, rebasePath } from "./rebase.ts";
import { roleNames } from "./role-names.ts";
import { rebaseWait, type Wait, waitAt } from "./waits.ts";

interface EffectOf {
  /** The far end: where the lock is taken, the callback called. */
  readonly node: Expression | Node;
  /** The calls that lead there, the first one in the function itself. Empty for what it does itself. */
  readonly chain: readonly Step[];
  /** Locks of the caller that are given back before. */
  readonly released: readonly LockUse[];
  /** Whether the way leads through a method that a subclass replaces. */
  readonly isThroughOverride: boolean;
  /** What must be so for it to happen; known for the taking of locks. */
  readonly conditions: readonly Condition[];
  /** The class that the object of the function must be of, since the way leads through a method that class replaces. */
  readonly requires: ClassDef | undefined;
}

export type Effect = EffectOf &
  (
    | { readonly kind: "acquire"; readonly lock: LockUse; readonly isAsync: boolean }
    | { readonly kind: "foreign"; readonly code: ForeignCode }
    | { readonly kind: "wait"; readonly wait: Wait }
  );

/** How many calls are followed from a held region. */
export const deepestChain = 6;
/** That code of others runs so many calls away says little: their authors hardly meant to be under a lock. */
const deepestForeign = 4;
/** A summary with more entries is that of a function that does everything; the first ones tell as much. */
const mostEffects = 60;

const key = Symbol("effects of functions");

export function effectsOf(project: Project, definition: AnyFunction, depth: number): readonly Effect[] {
  return project.memoFor(key, pairOf(definition, depth), () => collect(project, definition, depth));
}

function collect(project: Project, definition: AnyFunction, depth: number): readonly Effect[] {
  const effects: Effect[] = [];
  if (definition.kind === "lambda") {
    for (const part of partsOf(definition.body)) effects.push(...effectsAt(project, part, [], depth));
    return effects.slice(0, mostEffects);
  }
  effects.push(...entryEffects(project, definition));
  const { moments, acquisitions } = heldLocksIn(project, definition);
  for (const it of acquisitions) if (!it.isConditional) effects.push(acquireEffect(project, it));
  for (const moment of moments) {
    effects.push(...effectsOfMoment(project, moment, depth));
    if (effects.length >= mostEffects) break;
  }
  return distinct(effects).slice(0, mostEffects);
}

function entryEffects(project: Project, definition: FunctionDef): readonly Effect[] {
  return entryLocksOf(project, definition).map(({ lock, taken, isAsync }) => ({
    kind: "acquire",
    lock,
    isAsync,
    node: taken,
    chain: [],
    released: [],
    isThroughOverride: false,
    conditions: [],
    requires: undefined,
  }));
}

const acquireEffect = (project: Project, { lock, node, released }: Acquisition): Effect => ({
  kind: "acquire",
  lock: lock.lock,
  isAsync: lock.isAsync,
  node,
  chain: [],
  released,
  isThroughOverride: false,
  conditions: conditionsAt(project, node),
  requires: undefined,
});

/** Everything that happens at one moment of a function, except the taking of locks itself. */
export function effectsOfMoment(project: Project, moment: Moment, depth: number): readonly Effect[] {
  const { kind, node, released } = moment;
  if (kind === "iterate") return throughAll(project, invocationsOfIteration(project, node), released, depth);
  if (kind === "enter") return throughAll(project, invocationsOfEntering(project, node), released, depth);
  if (kind === "leave") return throughAll(project, invocationsOfLeaving(project, node), released, depth);
  return partsOf(node).flatMap((it) => effectsAt(project, it, released, depth));
}

function effectsAt(project: Project, part: Expression, released: readonly LockUse[], depth: number): readonly Effect[] {
  const effects: Effect[] = [];
  if (part.kind === "call") {
    const base = { node: part, chain: [], released, isThroughOverride: false, conditions: [], requires: undefined };
    const code = foreignCodeAt(project, part);
    if (code !== undefined) effects.push({ kind: "foreign", code, ...base });
    const wait = waitAt(project, part);
    if (wait !== undefined) effects.push({ kind: "wait", wait, ...base });
  }
  effects.push(...throughAll(project, invocationsAt(project, part), released, depth));
  return effects;
}

function throughAll(
  project: Project,
  invocations: readonly Invocation[],
  released: readonly LockUse[],
  depth: number,
): readonly Effect[] {
  return depth <= 0 ? [] : invocations.flatMap((it) => through(project, it, released, depth));
}

/** What a callee does, in the terms of the function that calls it. */
function through(
  project: Project,
  invocation: Invocation,
  released: readonly LockUse[],
  depth: number,
): readonly Effect[] {
  const { site, definition, activation, isOverride } = invocation;
  const step: Step = { site, through: invocation.through, callee: definition, called: activation.callee };
  const found: Effect[] = [];
  for (const effect of effectsOf(project, definition, depth - 1)) {
    const deepest = effect.kind === "foreign" ? deepestForeign : deepestChain;
    if (effect.chain.length >= deepest || !runsFor(project, invocation, effect)) continue;
    if (isOfFreshObject(invocation, effect)) continue;
    const requires = requirementOf(project, invocation, effect);
    if (requires === "impossible") continue;
    const base = {
      requires,
      chain: [step, ...effect.chain],
      released: [...released, ...effect.released.map((it) => rebaseLock(project, it, activation))],
      isThroughOverride: isOverride || effect.isThroughOverride,
      conditions: [],
    };
    if (effect.kind === "acquire") {
      const here = conditionsAt(project, site);
      const inside = effect.conditions.flatMap(({ path, isTrue }) => {
        const rebased = rebasePath(project, path, activation);
        return rebased === undefined ? [] : [{ path: rebased, isTrue }];
      });
      if (contradict(here, inside)) continue;
      const conditions = [...here, ...inside];
      found.push({ ...effect, ...base, conditions, lock: rebaseLock(project, effect.lock, activation) });
    } else if (effect.kind === "wait") {
      found.push({ ...effect, ...base, wait: rebaseWait(project, effect.wait, activation) });
    } else if (effect.code.parameter === undefined || effect.code.parameter.parent !== definition) {
      found.push({ ...effect, ...base });
    } else {
      found.push(...passedCallable(project, invocation, effect, base, depth));
    }
  }
  return found;
}

/** An object made in this very function: nobody else can have registered anything with it, or set its slots. */
function isOfFreshObject({ site, activation }: Invocation, effect: Effect): boolean {
  if (effect.kind !== "foreign" || effect.chain.length > 0) return false;
  const { form } = effect.code;
  if (form !== "slot" && form !== "listener" && form !== "listenerMethod") return false;
  const values = activation.receiver?.values ?? [];
  const here = functionAround(site);
  return (
    here !== undefined &&
    values.length > 0 &&
    values.every((it) => it.kind === "instance" && it.call !== undefined && functionAround(it.call) === here)
  );
}

/** What a way through replaced methods asks of the object of the caller. A class has the methods of its own line only. */
function requirementOf(
  project: Project,
  { definition, activation, isOverride }: Invocation,
  { requires }: Effect,
): ClassDef | "impossible" | undefined {
  const replacing = isOverride ? classAround(definition) : undefined;
  const receiver = activation.receiver;
  const classes = (receiver?.values ?? []).flatMap((it) => (it.kind === "instance" ? [it.definition] : []));
  if (requires !== undefined) {
    if (replacing !== undefined && !areInLine(project, replacing, requires)) return "impossible";
    if (classes.length > 0 && !classes.some((it) => areInLine(project, it, requires))) return "impossible";
  }
  return receiver?.steps.length === 0 ? (requires ?? replacing) : undefined;
}

/** The callee calls what it was given: what that is, the call here says. */
function passedCallable(
  project: Project,
  { site, activation }: Invocation,
  effect: Effect & { readonly kind: "foreign" },
  base: Pick<EffectOf, "chain" | "released" | "isThroughOverride" | "conditions" | "requires">,
  depth: number,
): readonly Effect[] {
  const name = effect.code.parameter?.name?.id;
  const argument = name === undefined ? undefined : activation.passed.get(name);
  // Left to its default, or hidden behind `*args`.
  if (argument === undefined || site.kind !== "call") return [];
  const found: Effect[] = [];
  const isMethod = methodForms.has(effect.code.form);
  // The caller made the object itself, of a class of ours, whose methods are read.
  if (isMethod && isMadeHere(project, argument, site)) return found;
  const code = foreignValue(project, argument, site);
  const form = code === undefined ? undefined : isMethod ? formOfMethod(effect.code, code) : code.form;
  if (code !== undefined && form !== undefined) {
    // What is taken out of a container is best called what the loop calls it.
    const isInside = code.form === "listener" || effect.code.form === "listener" || isMethod;
    const subject = isInside ? effect.code.subject : code.subject;
    const { isNotification } = effect.code;
    found.push({ ...effect, ...base, code: { ...effect.code, ...code, form, subject, isNotification } });
  }
  if (isMethod || depth <= 1) return found;
  for (const value of project.evaluate(argument)) {
    if (value.kind !== "function") continue;
    for (const inner of effectsOf(project, value.definition, Math.min(depth - 2, 1))) {
      // A method passed along keeps its object.
      if (inner.kind === "acquire") continue;
      if (inner.kind === "foreign" && inner.code.parameter !== undefined) continue;
      found.push({ ...inner, ...base, chain: [...base.chain, ...inner.chain] });
    }
  }
  return found;
}

function isMadeHere(project: Project, argument: Expression, site: Node): boolean {
  const values = project.evaluate(argument);
  const here = functionAround(site);
  return (
    here !== undefined &&
    values.length > 0 &&
    values.every((it) => it.kind === "instance" && it.call !== undefined && functionAround(it.call) === here)
  );
}

const methodForms: ReadonlySet<ForeignForm> = new Set(["protocolMethod", "listenerMethod", "parameterMethod"]);

/** What a method of a parameter is, once it is known what is passed. */
function formOfMethod(called: ForeignCode, passed: ForeignCode): ForeignForm | undefined {
  if (passed.form === "parameter") return called.form;
  if (passed.form !== "listener") return undefined;
  const isNews = called.form === "protocolMethod" || passed.names.some((it) => roleNames.test(it));
  return isNews ? "listenerMethod" : undefined;
}

function distinct(effects: readonly Effect[]): readonly Effect[] {
  const seen = new Set<string>();
  const places = new Map<Node, number>();
  const numberOf = (node: Node): number => {
    const known = places.get(node) ?? places.size;
    places.set(node, known);
    return known;
  };
  return effects.filter((it) => {
    const first = it.chain[0];
    const id = `${it.kind}:${numberOf(it.node)}:${first === undefined ? "" : numberOf(first.site)}`;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
