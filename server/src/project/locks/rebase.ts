/** What is known inside a function, told in the terms of one of its callers. */

import type { FunctionValue } from "../../semantics/values.ts";
import { type Call, type Expression, textOf } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { lockAtPath } from "./lock-identity.ts";
import { followSteps, itemStep, pathOf } from "./lock-paths.ts";
import type { LockUse } from "./lock-use.ts";
import { type ObjectPath, rootPath } from "./object-path.ts";
import { type AnyFunction, placeOf, selfParameterOf } from "./places.ts";

/** One call of a function: what its parameters are for the caller. */
export interface Activation {
  readonly definition: AnyFunction;
  /** What the call calls; `undefined` where a property or an operator does. */
  readonly callee: FunctionValue | undefined;
  /** The object a method is called on. */
  readonly receiver: ObjectPath | undefined;
  /** How the caller writes it. */
  readonly receiverText: string | undefined;
  /** By name. `undefined`: an object that has no path. */
  readonly paths: ReadonlyMap<string, ObjectPath | undefined>;
  /** The expressions passed for parameters. */
  readonly passed: ReadonlyMap<string, Expression>;
}

/** `receiver`: the object a method is called on. */
export function activationOf(
  project: Project,
  call: Call,
  callee: FunctionValue,
  receiver: ObjectPath | undefined,
): Activation {
  const { definition } = callee;
  const paths = new Map<string, ObjectPath | undefined>();
  const passed = new Map<string, Expression>();
  const self = callee.receiver === undefined ? undefined : selfParameterOf(definition);
  for (const parameter of definition.parameters) {
    const name = parameter.name?.id;
    if (name === undefined) continue;
    if (parameter === self) {
      paths.set(name, receiver);
      continue;
    }
    const argument = project.argumentFor(call, callee, parameter);
    if (argument !== undefined) passed.set(name, argument);
    paths.set(name, argument === undefined ? undefined : pathOf(project, argument));
  }
  const receiverText = call.callee.kind === "attribute" ? textOf(call.callee.object) : undefined;
  return { definition, callee, receiver, receiverText, paths, passed };
}

/** A method that is called on `receiver` by something else than a call: a property, an operator. */
export function implicitActivation(definition: AnyFunction, receiver: ObjectPath | undefined): Activation {
  const self = selfParameterOf(definition)?.name?.id;
  return {
    definition,
    paths: new Map(self === undefined ? [] : [[self, receiver]]),
    passed: new Map(),
    callee: undefined,
    receiver,
    receiverText: undefined,
  };
}

/** `undefined`: the caller has no name for it. */
export function rebasePath(
  project: Project,
  path: ObjectPath,
  { definition, paths, passed }: Activation,
): ObjectPath | undefined {
  const place = `${placeOf(project, definition)}:`;
  const steps: string[] = [];
  for (const step of path.steps) {
    const rebased = rebaseStep(project, step, place, passed);
    if (rebased === undefined) return undefined;
    steps.push(rebased);
  }
  const name = path.root.startsWith(place) ? path.root.slice(place.length) : undefined;
  if (name === undefined || !paths.has(name)) {
    return steps.every((it, index) => it === path.steps[index]) ? path : followSteps(project, rootOf(path), steps);
  }
  const base = paths.get(name);
  return base === undefined ? undefined : followSteps(project, base, steps);
}

/** `locks[name]` inside of `acquire(self, name)` is `locks[user]` for who calls `acquire(user)`. */
function rebaseStep(project: Project, step: string, place: string, passed: Activation["passed"]): string | undefined {
  if (!step.startsWith(`[${place}`)) return step;
  const key = passed.get(step.slice(place.length + 1, -1));
  // Without an argument it is a local of the function, and nobody else has a name for it.
  return key === undefined ? undefined : itemStep(project, key);
}

function rootOf(path: ObjectPath): ObjectPath {
  let root = path;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

/** A lock the caller cannot name is still some lock; it is the same as no other. */
export function rebaseLock(project: Project, lock: LockUse, activation: Activation): LockUse {
  const path = rebasePath(project, lock.path, activation);
  if (path === lock.path) return lock;
  if (path === undefined) {
    const place = placeOf(project, activation.definition);
    return { ...lock, path: rootPath(`unnamed:${place}:${lock.name}`, lock.path.values) };
  }
  const rebased = lockAtPath(project, path, nameSeenFrom(activation, lock.name), lock.path.values);
  return { ...rebased, kinds: rebased.kinds.length > 0 ? rebased.kinds : lock.kinds, slot: rebased.slot ?? lock.slot };
}

/** Longer names are no help in a message. */
const longestName = 40;

/** `self.locks[name]` inside of `manager.acquire(user)` is `manager.locks[user]` for a person who reads the call. */
function nameSeenFrom({ definition, receiverText, passed }: Activation, name: string): string {
  const self = selfParameterOf(definition)?.name?.id;
  const [base, ...rest] = name.split(/(?=[.[])/);
  const seen = [base === self ? (receiverText ?? base) : base, ...rest.map((it) => keySeenFrom(passed, it))].join("");
  return seen.length <= longestName && !/\n/.test(seen) ? seen : name;
}

function keySeenFrom(passed: Activation["passed"], step: string): string {
  const key = /^\[(\w+)\]$/.exec(step)?.[1];
  const argument = key === undefined ? undefined : passed.get(key);
  return argument === undefined ? step : `[${textOf(argument)}]`;
}
