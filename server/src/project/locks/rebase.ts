/** What is known inside a function, told in the terms of one of its callers. */

import type { FunctionValue } from "../../semantics/values.ts";
import type { Call, Expression } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { lockAtPath } from "./lock-identity.ts";
import { followSteps, pathOf } from "./lock-paths.ts";
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
  return { definition, callee, receiver, paths, passed };
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
  };
}

/** `undefined`: the caller has no name for it. */
export function rebasePath(
  project: Project,
  path: ObjectPath,
  { definition, paths }: Activation,
): ObjectPath | undefined {
  const place = `${placeOf(project, definition)}:`;
  if (!path.root.startsWith(place)) return path;
  const name = path.root.slice(place.length);
  if (!paths.has(name)) return path;
  const base = paths.get(name);
  return base === undefined ? undefined : followSteps(project, base, path.steps);
}

/** A lock the caller cannot name is still some lock; it is the same as no other. */
export function rebaseLock(project: Project, lock: LockUse, activation: Activation): LockUse {
  const path = rebasePath(project, lock.path, activation);
  if (path === lock.path) return lock;
  if (path === undefined) {
    const place = placeOf(project, activation.definition);
    return { ...lock, path: rootPath(`unnamed:${place}:${lock.name}`, lock.path.values) };
  }
  const rebased = lockAtPath(project, path, lock.name, lock.path.values);
  return { ...rebased, kinds: rebased.kinds.length > 0 ? rebased.kinds : lock.kinds, slot: rebased.slot ?? lock.slot };
}
