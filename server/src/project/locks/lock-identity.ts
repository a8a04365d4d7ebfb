/** Which lock an expression means: its object, where it is kept, its kind. */

import type { Value } from "../../semantics/values.ts";
import type { Call, ClassDef, Expression, FunctionDef, Parameter } from "../../syntax/ast.ts";
import { textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { valuesOfAttribute } from "./attribute-values.ts";
import { configuredKind, type LockKind, lockedQueues, lockKindOf, ownKind } from "./lock-kinds.ts";
import { extendPath, pathOf } from "./lock-paths.ts";
import type { LockUse } from "./lock-use.ts";
import { keyOfPath, type ObjectPath, rootPath } from "./object-path.ts";
import { argumentAt, isEmptyBody, ownerClassOf, placeOf } from "./places.ts";
import { classByLockName, classByShape } from "./shapes.ts";

/** `undefined`: no lock, or one whose origin is not known. */
export function lockUseOf(project: Project, expression: Expression): LockUse | undefined {
  // Of `lock if threads else nullcontext()` it is not certain that it locks.
  if (expression.kind === "conditional" || expression.kind === "booleanOperation") return undefined;
  const { kinds } = describe(project, project.evaluate(expression));
  if (kinds.length === 0) return lockBehindCall(project, expression) ?? lockOfUnseen(project, expression);
  const path = pathOf(project, expression) ?? rootPath(`unnamed:${placeOf(project, expression)}`, []);
  return lockAtPath(project, path, textOf(expression), project.evaluate(expression));
}

/** `self.owner().lock`, where the path knows more than the value: the reference, and what it was made of. */
function lockBehindCall(project: Project, expression: Expression): LockUse | undefined {
  if (expression.kind !== "attribute" || expression.object.kind !== "call") return undefined;
  const path = pathOf(project, expression);
  const lock = path === undefined ? undefined : lockAtPath(project, path, textOf(expression));
  return lock === undefined || lock.kinds.length === 0 ? undefined : lock;
}

/** `connection.lock` of an object whose class only its use tells, or the name of the lock. */
function lockOfUnseen(project: Project, expression: Expression): LockUse | undefined {
  if (expression.kind !== "attribute" || !/lock|mutex|cond/i.test(expression.name)) return undefined;
  const { object } = expression;
  if (!project.evaluate(object).every(isUnseen)) return undefined;
  const byShape = object.kind === "name" ? classByShape(project, object, expression.name) : undefined;
  const definition = byShape ?? classByLockName(project, expression.name);
  const owner = definition === undefined ? undefined : pathOf(project, object);
  if (definition === undefined || owner === undefined) return undefined;
  const typed = { ...owner, values: [{ kind: "instance", definition, call: undefined } as const] };
  const path = extendPath(project, typed, expression.name);
  const lock = path === undefined ? undefined : lockAtPath(project, path, textOf(expression));
  return lock === undefined || lock.kinds.length === 0 ? undefined : lock;
}

/** What a caller passes that nobody sees, or what that gives when it is called; a reference whose object is gone gives `None`. */
function isUnseen(value: Value): boolean {
  if (value.kind === "argument" || value.kind === "unknown") return true;
  if (value.kind === "constant") return value.type === "none";
  return value.kind === "result" && isUnseen(value.callee);
}

/** The lock that a path leads to, called `name`. `values`: what is known where the path itself does not say. */
export function lockAtPath(project: Project, path: ObjectPath, name: string, values: readonly Value[] = []): LockUse {
  const own = describe(project, path.values);
  const { kinds, declaration } = own.kinds.length > 0 ? own : describe(project, values);
  return { path, slot: slotOf(project, path), name, kinds, declaration };
}

function describe(
  project: Project,
  values: readonly Value[],
): { kinds: readonly LockKind[]; declaration: Call | undefined } {
  const kinds: LockKind[] = [];
  let declaration: Call | undefined;
  for (const value of values) {
    const kind = kindOfValue(project, value);
    if (kind === undefined) continue;
    if (!kinds.some((it) => it.name === kind.name && it.isReentrant === kind.isReentrant)) kinds.push(kind);
    if (value.kind === "result") declaration ??= value.call;
  }
  return { kinds, declaration };
}

function kindOfValue(project: Project, value: Value): LockKind | undefined {
  if (value.kind === "member") {
    const { object } = value;
    if (object.kind !== "result" || object.callee.kind !== "external") return undefined;
    return lockedQueues.has(object.callee.path) ? lockKindOf(`queue.Queue.${value.name}`) : undefined;
  }
  if (value.kind === "external") return value.path === "logging._lock" ? lockKindOf(value.path) : undefined;
  if (value.kind === "instance") return kindOfOwnClass(project, value.definition);
  if (value.kind !== "result") return undefined;
  if (value.callee.kind === "member") return kindMadeByMethod(project, value.callee.name);
  if (value.callee.kind !== "external") return undefined;

  const { path } = value.callee;
  const kind = lockKindOf(path) ?? configured(project, path, value.call);
  if (kind?.form === "semaphore") return kindOfSemaphore(kind, value.call);
  if (kind?.form === "condition") return kindOfCondition(project, kind, value.call);
  return kind;
}

function configured(project: Project, path: string, call: Call): LockKind | undefined {
  const factory = project.fileOf(call).options.lockFactories.find((it) => it.name === path);
  return factory === undefined ? undefined : configuredKind(factory.name, factory.reentrant);
}

/** A class of the workspace that calls itself a lock and can be taken and given back. */
function kindOfOwnClass(project: Project, definition: ClassDef): LockKind | undefined {
  if (!/lock|mutex/i.test(definition.name.id)) return undefined;
  const methods = ["acquire", "release"].map((it) => project.methodOf(definition, it));
  if (!methods.every((it) => it !== undefined && !isEmptyBody(it))) return undefined;
  // `acquire(name)` takes one of many.
  if (methods.some((it) => it?.parameters.slice(1).some((one) => !isManner(one)))) return undefined;
  return ownKind(definition.name.id, methods[0]?.isAsync === true ? "async" : "thread");
}

/** What tells how to take a lock, and not which. */
const isManner = ({ name, default: value, form }: Parameter): boolean =>
  value !== undefined || form === "varargs" || form === "kwargs" || /block|wait|timeout|^_/i.test(name?.id ?? "");

const makersKey = Symbol("methods that make locks");

/**
 * The kind of lock a method of an unknown object makes, where every function of the workspace that has its name makes
 * one: the handlers of a library that runs on several kinds of threads are written like this.
 */
function kindMadeByMethod(project: Project, name: string): LockKind | undefined {
  if (!/lock|mutex/i.test(name)) return undefined;
  // A maker that asks for itself is no maker.
  return project.memoInCycle(makersKey, name, () => findKindMade(project, name), undefined);
}

function findKindMade(project: Project, name: string): LockKind | undefined {
  const kinds = functionsNamed(project, name)
    .filter((it) => !isEmptyBody(it))
    .map((definition) => {
      const made = project.returnsOf({ kind: "function", definition, receiver: undefined, frame: undefined });
      return describe(project, made).kinds;
    });
  const all = kinds.flat();
  const first = all.find((it) => it.name.startsWith("threading.")) ?? all[0];
  const isUniform =
    kinds.length > 0 && kinds.every((it) => it.length > 0) && all.every((it) => it.isReentrant === first?.isReentrant);
  return isUniform ? first : undefined;
}

function functionsNamed(project: Project, name: string): readonly FunctionDef[] {
  const found: FunctionDef[] = [];
  for (const { source } of project.filesWithWord(name)) {
    for (const node of walk(source.module)) if (node.kind === "functionDef" && node.name.id === name) found.push(node);
  }
  return found;
}

/** A semaphore is a lock when it lets in one; others count something. */
function kindOfSemaphore(kind: LockKind, call: Call): LockKind | undefined {
  if (call.arguments.length === 0) return kind;
  const count = argumentAt(call, 0, "value");
  return count?.kind === "integer" && count.value === 1n ? kind : undefined;
}

/** A condition is as re-entrant as the lock it was given. */
function kindOfCondition(project: Project, kind: LockKind, call: Call): LockKind | undefined {
  const given = argumentAt(call, 0, "lock");
  if (given === undefined || given.kind === "none") return kind;
  const inner = describe(project, project.evaluate(given)).kinds;
  const [first] = inner;
  return first === undefined
    ? undefined
    : { ...kind, domain: first.domain, isReentrant: inner.some((it) => it.isReentrant) };
}

/** Where a lock is kept, whatever the object. */
function slotOf(project: Project, path: ObjectPath): string | undefined {
  if (path.root.startsWith("global:") || path.root.startsWith("class:")) return keyOfPath(path);
  const step = path.steps.at(-1);
  if (step === undefined) return path.root.startsWith("unnamed:") ? undefined : path.root;
  if (step.startsWith("[")) return undefined;
  for (const value of path.parent?.values ?? []) {
    if (value.kind !== "instance") continue;
    const [entry] = valuesOfAttribute(project, value.definition, step);
    const owner = entry === undefined ? undefined : ownerClassOf(entry.target);
    return `class:${placeOf(project, owner ?? value.definition)}.${step}`;
  }
  return undefined;
}
