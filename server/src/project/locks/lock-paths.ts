/**
 * The object an expression names, with every spelling of one object brought to one path: `Condition(self._lock)` is
 * `self._lock`, a lock of the class body belongs to the class, and what a helper object calls its owner is the object
 * that made the helper.
 */

import { reachingBindings } from "../../semantics/reaching.ts";
import { resolveName } from "../../semantics/scopes.ts";
import type { Result, Value } from "../../semantics/values.ts";
import {
  type Attribute,
  type Call,
  type ClassDef,
  type Expression,
  type FunctionDef,
  type Name,
  type Subscript,
  spanOf,
  textOf,
} from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { valuesOfAttribute } from "./attribute-values.ts";
import { weakReferences } from "./container-words.ts";
import { lockedQueues, lockKindOf, sharedLockAttributes } from "./lock-kinds.ts";
import { isMadeIn, localOf, mayHave } from "./makers.ts";
import { longerPath, longestPath, type ObjectPath, rootPath } from "./object-path.ts";
import { argumentAt, functionAround, hasDecorator, placeOf, selfParameterOf } from "./places.ts";
import { returnStatements } from "./supply.ts";

/** How far aliases are followed. */
const deepestAlias = 5;

/** `undefined`: an object that has no name, such as the result of a call. */
export function pathOf(project: Project, expression: Expression, depth = 0): ObjectPath | undefined {
  if (depth > deepestAlias) return undefined;
  switch (expression.kind) {
    case "name":
      return pathOfName(project, expression, depth);
    case "attribute":
      return pathOfAttribute(project, expression, depth);
    case "subscript":
      return pathOfItem(project, expression, depth);
    case "call":
      return pathOfResult(project, expression, depth);
    case "await":
      return pathOf(project, expression.value, depth + 1);
    default:
      return undefined;
  }
}

function pathOfName(project: Project, name: Name, depth: number): ObjectPath | undefined {
  const resolution = resolveName(name);
  if (resolution === undefined) return undefined;
  const { owner } = resolution.scope;
  const values = project.evaluate(name);
  if (owner.kind === "module") return globalPath(project, `${project.fileOf(name).path}:${name.id}`, values);
  if (owner.kind === "classDef") return longerPath(rootPath(`class:${placeOf(project, owner)}`, []), name.id, values);

  const [binding, ...others] = reachingBindings(name) ?? [];
  if (
    binding !== undefined &&
    others.length === 0 &&
    binding.origin.kind === "value" &&
    binding.origin.path.length === 0
  ) {
    const alias = pathOf(project, binding.origin.value, depth + 1);
    if (alias !== undefined) return alias;
  }
  const root = `${placeOf(project, owner)}:${name.id}`;
  if (resolution.bindings.length === 1) return rootPath(root, values);
  // A name that is bound again is another object behind each binding, and may be another at each place that several reach.
  const origin = binding !== undefined && others.length === 0 ? binding.node : name;
  return rootPath(`${root}@${spanOf(origin).start}`, values);
}

/** A global has the name it was given where its object was made, whatever it is called where it is imported. */
function globalPath(project: Project, name: string, values: readonly Value[]): ObjectPath {
  for (const value of values) {
    if (value.kind === "module") return rootPath(`module:${value.module.path}`, values);
    if (value.kind === "class") return rootPath(`class:${placeOf(project, value.definition)}`, values);
    if ((value.kind !== "result" && value.kind !== "instance") || value.call === undefined) continue;
    const statement = value.call.parent;
    const target = statement?.kind === "assign" ? statement.targets[0] : undefined;
    if (target?.kind === "name" && functionAround(value.call) === undefined) {
      return rootPath(`global:${project.fileOf(value.call).path}:${target.id}`, values);
    }
  }
  return rootPath(`global:${name}`, values);
}

function pathOfAttribute(project: Project, attribute: Attribute, depth: number): ObjectPath | undefined {
  const object = pathOf(project, attribute.object, depth + 1);
  if (object === undefined) return undefined;
  const [value] = object.values;
  if (value?.kind === "module") {
    return globalPath(project, `${value.module.path}:${attribute.name}`, project.evaluate(attribute));
  }
  return extendPath(project, object, attribute.name, depth + 1, attribute);
}

/** A lock out of a table is known only by a key that cannot have changed in between. */
function pathOfItem(project: Project, subscript: Subscript, depth: number): ObjectPath | undefined {
  const object = pathOf(project, subscript.object, depth + 1);
  if (object === undefined) return undefined;
  const step = itemStep(project, subscript.index);
  return step === undefined ? undefined : longerPath(object, step, project.evaluate(subscript));
}

/** The step to what a table holds under a key; `undefined` for a key that may have another value the next time. */
export function itemStep(project: Project, key: Expression): string | undefined {
  if (key.kind === "string" || key.kind === "integer") return `[${textOf(key)}]`;
  if (key.kind !== "name" || resolveName(key)?.bindings.length !== 1) return undefined;
  const owner = functionAround(key);
  return `[${owner === undefined ? "" : `${placeOf(project, owner)}:`}${key.id}]`;
}

/** `super()` is the same object; a getter that returns an attribute is that attribute. */
function pathOfResult(project: Project, call: Call, depth: number): ObjectPath | undefined {
  if (call.callee.kind === "name" && call.callee.id === "super") {
    const method = functionAround(call);
    const self = method === undefined ? undefined : selfParameterOf(method);
    if (method === undefined || self?.name === undefined) return undefined;
    return rootPath(`${placeOf(project, method)}:${self.name.id}`, project.evaluate(self.name));
  }
  const [object, name] = call.arguments;
  if (call.callee.kind === "name" && call.callee.id === "getattr" && name?.value.kind === "string") {
    const base = object === undefined ? undefined : pathOf(project, object.value, depth + 1);
    return base === undefined ? undefined : extendPath(project, base, name.value.value, depth + 1);
  }
  if (call.arguments.length > 0 || call.callee.kind !== "attribute") return undefined;
  const [target, ...others] = project.calleesOf(call);
  if (target?.kind === "result" && others.length === 0) return pathBehindReference(project, target, call, depth);
  if (target?.kind !== "function" || others.length > 0 || target.definition.kind === "lambda") return undefined;
  const attribute = returnedAttribute(target.definition);
  const owner = attribute === undefined ? undefined : pathOf(project, call.callee.object, depth + 1);
  return owner === undefined || attribute === undefined ? undefined : extendPath(project, owner, attribute, depth + 1);
}

/** `self.owner()`, where `self.owner = weakref.ref(owner)`: what the reference was made of, as long as it lives. */
function pathBehindReference(project: Project, { callee, call: made }: Result, call: Call, depth: number) {
  const referred = made.arguments[0]?.value;
  if (callee.kind !== "external" || !weakReferences.has(callee.path) || referred === undefined) return undefined;
  const reference = pathOf(project, call.callee, depth + 1);
  return reference === undefined ? undefined : longerPath(reference, "()", project.evaluate(referred));
}

/** `return self.name` as the only return, perhaps behind the lines that make it when it is first asked for. */
function returnedAttribute(definition: FunctionDef): string | undefined {
  const self = selfParameterOf(definition)?.name?.id;
  const names = returnStatements(definition.body).map((it) =>
    it.kind === "attribute" && it.object.kind === "name" && it.object.id === self ? it.name : undefined,
  );
  return definition.body.at(-1)?.kind === "return" && new Set(names).size === 1 ? names[0] : undefined;
}

/** The path of an attribute of an object. `expression` is where it is read, if it stands in the source. */
export function extendPath(
  project: Project,
  object: ObjectPath,
  name: string,
  depth = 0,
  expression?: Expression,
): ObjectPath | undefined {
  if (object.steps.length >= longestPath || depth > deepestAlias + 3) return undefined;
  const plain = (values: readonly Value[]) => longerPath(object, name, values);

  for (const value of object.values) {
    if (value.kind === "class") return pathInClass(project, value.definition, name);
    if (value.kind === "result" && value.callee.kind === "external" && lockedQueues.has(value.callee.path)) {
      const shared = sharedLockAttributes[`queue.Queue.${name}`] ?? name;
      return longerPath(object, shared, [{ kind: "member", object: value, name: shared }]);
    }
  }
  const classes = object.values.flatMap((it) => (it.kind === "instance" ? [it.definition] : []));
  if (name === "__class__") {
    const [first] = classes;
    return first === undefined
      ? undefined
      : rootPath(`class:${placeOf(project, first)}`, [{ kind: "class", definition: first }]);
  }
  const [first, ...others] = classes;
  if (first === undefined) return plain(expression === undefined ? [] : project.evaluate(expression));

  const entries = valuesOfAttribute(project, first, name);
  if (others.length === 0) {
    const alias = aliasOf(project, object, first, name, depth);
    if (alias !== undefined) return alias;
  }
  if (entries.length > 0 && entries.every((it) => it.method === undefined && it.value !== undefined)) {
    return pathInClass(project, first, name);
  }
  const values = entries.flatMap((it) => (it.value === undefined ? [] : project.evaluate(it.value)));
  return plain(values.length > 0 ? values : expression === undefined ? [] : project.evaluate(expression));
}

/** An attribute of the class body is one object for all instances, and for the subclasses that do not replace it. */
function pathInClass(project: Project, definition: ClassDef, name: string): ObjectPath {
  const entries = valuesOfAttribute(project, definition, name);
  const declaration = entries.find((it) => it.method === undefined);
  const values = entries.flatMap((it) => (it.value === undefined ? [] : project.evaluate(it.value)));
  const place = placeOf(project, declaration?.target ?? definition);
  return longerPath(rootPath(`class:${place}`, []), name, values);
}

/** The other name of an attribute: what it was assigned from, where that is an object with a path of its own. */
function aliasOf(
  project: Project,
  object: ObjectPath,
  definition: ClassDef,
  name: string,
  depth: number,
): ObjectPath | undefined {
  const entries = valuesOfAttribute(project, definition, name).filter((it) => it.value?.kind !== "none");
  const [entry, ...others] = entries;
  if (entry === undefined) {
    const method = project.methodOf(definition, name);
    if (method === undefined || !hasDecorator(method, "property", "cached_property")) return undefined;
    const attribute = returnedAttribute(method);
    return attribute === undefined || attribute === name
      ? undefined
      : extendPath(project, object, attribute, depth + 1);
  }
  if (others.length > 0 || entry.value === undefined || entry.method === undefined) return undefined;

  const value = entry.value.kind === "call" ? lockOfCondition(project, entry.value) : entry.value;
  if (value === undefined || (value.kind !== "attribute" && value.kind !== "name")) return undefined;
  const assigned = pathOf(project, value, depth + 1);
  const seen = assigned === undefined ? undefined : seenFrom(project, assigned, object, entry.method, depth);
  if (seen === undefined || !seen.steps.some((it) => it.startsWith(fresh))) return seen;
  // It has no other name than this one, and its maker is who made the local.
  return seen.steps.at(-1)?.startsWith(fresh)
    ? { ...longerPath(object, name, seen.values), parent: seen.parent }
    : undefined;
}

/** How the step to a local that a method has made begins: `self.new child`. It is another object each time. */
const fresh = "new ";

/** The lock given to `Condition(lock)`. */
function lockOfCondition(project: Project, call: Call): Expression | undefined {
  const isCondition = project
    .evaluate(call.callee)
    .some((it) => it.kind === "external" && lockKindOf(it.path)?.form === "condition");
  return isCondition ? argumentAt(call, 0, "lock") : undefined;
}

/** What a path inside a method of `object` is for those who hold `object`. */
function seenFrom(
  project: Project,
  path: ObjectPath,
  object: ObjectPath,
  method: FunctionDef,
  depth: number,
): ObjectPath | undefined {
  if (path.root.startsWith("global:") || path.root.startsWith("class:")) return path;
  const place = `${placeOf(project, method)}:`;
  if (!path.root.startsWith(place)) return undefined;
  const name = path.root.slice(place.length);
  const self = selfParameterOf(method)?.name?.id;
  if (name === self)
    return mayHave(project, object, method) ? followSteps(project, object, path.steps, depth) : undefined;
  const local = localOf(path);
  if (local !== undefined && isMadeIn(method, local)) {
    return followSteps(project, longerPath(object, `${fresh}${name}`, local.values), path.steps, depth);
  }

  // A constructor parameter: what the call that made the object passed for it.
  if (method.name.id !== "__init__" || object.parent === undefined) return undefined;
  const calls = object.values.flatMap((it) => (it.kind === "instance" && it.call !== undefined ? [it.call] : []));
  const [call, ...others] = calls;
  if (call === undefined || others.length > 0) return undefined;
  const index = method.parameters.filter((it) => it.name?.id !== self).findIndex((it) => it.name?.id === name);
  const argument = index === -1 ? undefined : argumentAt(call, index, name);
  const passed = argument === undefined ? undefined : pathOf(project, argument, depth + 1);
  const maker = functionAround(call);
  if (passed === undefined || maker === undefined || maker.kind === "lambda") return undefined;
  const made = seenFrom(project, passed, object.parent, maker, depth + 1);
  return made === undefined ? undefined : followSteps(project, made, path.steps, depth);
}

export function followSteps(
  project: Project,
  object: ObjectPath,
  steps: readonly string[],
  depth = 0,
): ObjectPath | undefined {
  let current: ObjectPath | undefined = object;
  for (const step of steps) {
    if (current === undefined) return undefined;
    current = step.startsWith("[") ? longerPath(current, step, []) : extendPath(project, current, step, depth + 1);
  }
  return current;
}
