/** Calls that wait: for a thread, for a condition, for the lock inside a queue. */

import type { Value } from "../../semantics/values.ts";
import type { Call, Expression, FunctionDef, Node } from "../../syntax/ast.ts";
import { textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { joiningMethods, submittingMethods, threadMakers } from "./blocking-calls.ts";
import { valuesOrElements } from "./element-values.ts";
import { lockUseOf } from "./lock-identity.ts";
import { lockedQueues } from "./lock-kinds.ts";
import { pathOf } from "./lock-paths.ts";
import type { LockUse } from "./lock-use.ts";
import type { ObjectPath } from "./object-path.ts";
import { argumentAt, classAround, functionAround, selfParameterOf } from "./places.ts";
import { type Activation, rebaseLock, rebasePath } from "./rebase.ts";

export interface Wait {
  readonly kind: "thread" | "condition" | "queue" | "event";
  /** As written: `self._worker.join`. */
  readonly subject: string;
  /** The code whose end is waited for. */
  readonly targets: readonly Target[];
  /** The same of a thread that is an object of ours: its `run`, and the object. */
  readonly runs: readonly Run[];
  /** The condition that is waited on, and given back meanwhile. */
  readonly condition: LockUse | undefined;
  /** The queue whose inner lock is taken, or the event that is waited for. */
  readonly queue: ObjectPath | undefined;
  /** Whether a time-out ends the wait. */
  readonly isBounded: boolean;
}

interface Target {
  /** What was given to the thread: `self._run`. */
  readonly code: Expression;
  /** The object whose method it is. */
  readonly receiver: ObjectPath | undefined;
}

interface Run {
  readonly definition: FunctionDef;
  readonly receiver: ObjectPath | undefined;
  /** Whether it is waited for only when there is something left for it to do. */
  readonly isSometimes: boolean;
}

const key = Symbol("waits");
const waitingMethods =
  /^(?:wait|wait_for|join|result|shutdown|get|put|terminate|map|apply|starmap|qsize|empty|full|task_done|get_nowait|put_nowait)$/;

export function waitAt(project: Project, call: Call): Wait | undefined {
  if (call.callee.kind !== "attribute" || !waitingMethods.test(call.callee.name)) return undefined;
  return project.memoFor(key, call, () => findWait(project, call));
}

function findWait(project: Project, call: Call): Wait | undefined {
  const { callee } = call;
  if (callee.kind !== "attribute") return undefined;
  const subject = textOf(callee);
  const method = callee.name;
  const nothing = { subject, targets: [], runs: [], condition: undefined, queue: undefined };
  if (method === "wait" || method === "wait_for") {
    const condition = lockUseOf(project, callee.object);
    if (!condition?.kinds.some((it) => it.form === "condition")) {
      if (method === "wait_for" || !project.evaluate(callee.object).some(isEvent)) return undefined;
      return { ...nothing, kind: "event", queue: pathOf(project, callee.object), isBounded: isLimited(call, 0) };
    }
    return { ...nothing, kind: "condition", condition, isBounded: isLimited(call, method === "wait" ? 0 : 1) };
  }
  const targets = awaitedCode(project, callee.object, method).map((code) => ({
    code,
    receiver: receiverOf(project, code, callee.object),
  }));
  const runs = [...resultRuns(project, callee.object, method)];
  if (method === "join") runs.push(...ownRuns(project, callee.object), ...emptiers(project, callee.object));
  if (targets.length + runs.length > 0) {
    return { ...nothing, kind: "thread", targets, runs, isBounded: isJoinBounded(call, method) };
  }
  if (project.evaluate(callee.object).some(isLockedQueue)) {
    return { ...nothing, kind: "queue", queue: pathOf(project, callee.object), isBounded: false };
  }
  return undefined;
}

/** The object whose method a thread was given. Where `self` gave its own to a thread that it keeps, that is who keeps it. */
function receiverOf(project: Project, code: Expression, thread: Expression): ObjectPath | undefined {
  if (code.kind !== "attribute") return undefined;
  const maker = functionAround(code);
  const self = maker === undefined ? undefined : selfParameterOf(maker);
  const isSelf = (it: Node): boolean => it.kind === "name" && it.id === self?.name?.id;
  // `self._thread = Thread(target=self._run)`
  const making = code.parent?.kind === "argument" ? code.parent.parent?.parent : undefined;
  const kept = making?.kind === "assign" ? making.targets[0] : undefined;
  const isOwn = isSelf(code.object) && kept?.kind === "attribute" && isSelf(kept.object);
  return pathOf(project, isOwn && thread.kind === "attribute" ? thread.object : code.object);
}

/** A wait inside a call, in the terms of the function that calls. What that has no name for keeps its own. */
export function rebaseWait(project: Project, wait: Wait, activation: Activation): Wait {
  const rebased = <T extends { readonly receiver: ObjectPath | undefined }>(it: T): T => ({
    ...it,
    receiver: it.receiver && (rebasePath(project, it.receiver, activation) ?? it.receiver),
  });
  return {
    ...wait,
    targets: wait.targets.map(rebased),
    runs: wait.runs.map(rebased),
    condition: wait.condition && rebaseLock(project, wait.condition, activation),
    queue: wait.queue && rebasePath(project, wait.queue, activation),
  };
}

const isEvent = (value: Value): boolean =>
  value.kind === "result" && value.callee.kind === "external" && value.callee.path === "threading.Event";

export function isLockedQueue(value: Value): boolean {
  return value.kind === "result" && value.callee.kind === "external" && lockedQueues.has(value.callee.path);
}

function isLimited(call: Call, position: number): boolean {
  const timeout = argumentAt(call, position, "timeout");
  return timeout !== undefined && timeout.kind !== "none";
}

function isJoinBounded(call: Call, method: string): boolean {
  if (method !== "shutdown") return isLimited(call, 0);
  const wait = argumentAt(call, 0, "wait");
  return wait?.kind === "boolean" && !wait.value;
}

/** `run` of the classes of ours that are threads. */
function ownRuns(project: Project, object: Expression): Wait["runs"] {
  return valuesOrElements(project, object).flatMap((it) => {
    if (it.kind !== "instance" || project.methodOf(it.definition, "join") !== undefined) return [];
    const isThread = project
      .hierarchyOf(it.definition)
      .externals.some((base) => /^threading\.(?:Thread|Timer)$/.test(base));
    const definition = isThread ? project.methodOf(it.definition, "run") : undefined;
    return definition === undefined ? [] : [{ definition, receiver: pathOf(project, object), isSometimes: false }];
  });
}

/** The functions beside that say `task_done` to the queue whose `join` waits for them. */
function emptiers(project: Project, queue: Expression): Wait["runs"] {
  const path = pathOf(project, queue);
  const made = project.evaluate(queue).flatMap((it) => (isLockedQueue(it) && it.kind === "result" ? [it.call] : []));
  const found: Run[] = [];
  // Those who empty a queue of processes have other locks.
  if (made.length === 0 || made.some((it) => /multiprocessing|Joinable/.test(textOf(it.callee)))) return found;
  for (const node of walk(project.fileOf(queue).source.module)) {
    if (node.kind !== "call" || node.callee.kind !== "attribute" || node.callee.name !== "task_done") continue;
    const definition = functionAround(node);
    if (definition?.kind !== "functionDef" || definition === functionAround(queue)) continue;
    const { object } = node.callee;
    if (!project.evaluate(object).some((it) => it.kind === "result" && made.includes(it.call))) continue;
    // A method beside sees the queue, and the lock, by the same object.
    const isBeside = object.kind === "attribute" && classAround(definition) !== undefined;
    found.push({ definition, receiver: isBeside ? path?.parent : undefined, isSometimes: true });
  }
  return found;
}

/** What runs in the thread, or on the executor, that `object` stands for. */
function awaitedCode(project: Project, object: Expression, method: string): readonly Expression[] {
  const found: Expression[] = [];
  for (const value of valuesOrElements(project, object)) {
    if (value.kind !== "result") continue;
    const { callee, call } = value;
    if (callee.kind === "external") {
      const maker = threadMakers[callee.path];
      if (maker !== undefined && joiningMethods[callee.path]?.includes(method)) {
        const target = argumentAt(call, maker.position, maker.keyword);
        if (target !== undefined) found.push(target);
      }
      const waitsForAll = joiningMethods[callee.path]?.includes(method) === true && pools.test(callee.path);
      if (waitsForAll && /^(?:shutdown|join)$/.test(method)) found.push(...submissionsTo(project, call));
    }
    const isSubmission = callee.kind === "member" && submittingMethods.has(callee.name);
    if (isSubmission && (method === "result" || method === "get") && isPool(callee.object)) {
      const target = call.arguments[0]?.value;
      if (target !== undefined) found.push(target);
    }
  }
  return found;
}

const submissionsKey = Symbol("what a pool is given to run");

/** What the file that makes a pool gives it to run; to wait for the pool is to wait for that. */
function submissionsTo(project: Project, pool: Call): readonly Expression[] {
  return project.memoFor(submissionsKey, pool, () => {
    const found: Expression[] = [];
    for (const node of walk(project.fileOf(pool).source.module)) {
      if (node.kind !== "call" || node.callee.kind !== "attribute") continue;
      if (!submittingMethods.has(node.callee.name) && node.callee.name !== "map") continue;
      const isPools = project.evaluate(node.callee.object).some((it) => it.kind === "result" && it.call === pool);
      const target = isPools ? node.arguments[0]?.value : undefined;
      if (target !== undefined) found.push(target);
    }
    return found;
  });
}

const callbacksKey = Symbol("what a pool calls with its results");

/** What a pool was given to call with a result, `callback=self._done`: a thread of its own does that, and ends with the pool. */
function resultRuns(project: Project, object: Expression, method: string): Wait["runs"] {
  if (method !== "join" && method !== "terminate") return [];
  return project.evaluate(object).flatMap((value) => {
    if (value.kind !== "result" || value.callee.kind !== "external" || !resultPools.test(value.callee.path)) return [];
    return callbacksOf(project, value.call).flatMap((callback) => {
      const receiver = callback.kind === "attribute" ? pathOf(project, callback.object) : undefined;
      return project.evaluate(callback).flatMap((it) => {
        const definition = it.kind === "function" ? it.definition : undefined;
        return definition?.kind === "functionDef" ? [{ definition, receiver, isSometimes: true }] : [];
      });
    });
  });
}

function callbacksOf(project: Project, pool: Call): readonly Expression[] {
  return project.memoFor(callbacksKey, pool, () => {
    const found: Expression[] = [];
    for (const node of walk(project.fileOf(pool).source.module)) {
      if (node.kind !== "call" || node.callee.kind !== "attribute" || !submittingMethods.has(node.callee.name))
        continue;
      const called = node.arguments.filter((it) => it.name === "callback" || it.name === "error_callback");
      if (called.length === 0) continue;
      const isPools = project.evaluate(node.callee.object).some((it) => it.kind === "result" && it.call === pool);
      if (isPools) found.push(...called.map((it) => it.value));
    }
    return found;
  });
}

const resultPools = /^multiprocessing\.(?:pool\.|dummy\.)?(?:Thread)?Pool$/;

const pools = /(?:ThreadPoolExecutor|ThreadPool|dummy\.Pool)$/;

function isPool(value: Value): boolean {
  return value.kind === "result" && value.callee.kind === "external" && pools.test(value.callee.path);
}
