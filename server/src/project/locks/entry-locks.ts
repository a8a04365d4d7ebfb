/**
 * Locks that a decorator takes around the whole function: `@synchronized` in its many spellings. The decorator's wrapper
 * is read for the locks around its call of the decorated function, and they are told in terms of the method's object.
 */

import { resolveName } from "../../semantics/scopes.ts";
import type { Call, Expression, FunctionDef, Name } from "../../syntax/ast.ts";
import { spanOf, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { lockAtPath, lockUseOf } from "./lock-identity.ts";
import { extendPath, followSteps, pathOf } from "./lock-paths.ts";
import type { HeldLock, LockUse } from "./lock-use.ts";
import { type ObjectPath, rootPath } from "./object-path.ts";
import { argumentAt, placeOf, selfParameterOf } from "./places.ts";

const key = Symbol("locks of decorators");

/** Decorators of the language and its library; they take no lock of ours. */
const plainDecorators =
  /^(?:property|staticmethod|classmethod|abstractmethod|contextmanager|asynccontextmanager|wraps|overload|override|setter|getter|deleter|fixture|dataclass|cached_property|lru_cache|cache)$/;

export function entryLocksOf(project: Project, definition: FunctionDef): readonly HeldLock[] {
  if (definition.decorators.length === 0) return [];
  return project.memoFor(key, definition, () =>
    definition.decorators.flatMap((it) => locksOf(project, it, definition)),
  );
}

function locksOf(project: Project, decorator: Expression, definition: FunctionDef): readonly HeldLock[] {
  const configuration = decorator.kind === "call" ? decorator : undefined;
  const name = configuration?.callee ?? decorator;
  const last = name.kind === "attribute" ? name.name : name.kind === "name" ? name.id : "";
  if (plainDecorators.test(last)) return [];
  for (const value of project.evaluate(name)) {
    if (value.kind !== "function" || value.definition.kind === "lambda") continue;
    const factory = value.definition;
    const found = readDecorator(project, factory, configuration, definition);
    if (found.length > 0) {
      return found.map((lock) => ({
        lock,
        taken: decorator,
        how: "decorator",
        isAsync: false,
        refusesReentry: refusesReentry(project, factory),
      }));
    }
  }
  return [];
}

function readDecorator(
  project: Project,
  factory: FunctionDef,
  configuration: Call | undefined,
  definition: FunctionDef,
): readonly LockUse[] {
  for (const node of walk(factory)) {
    if (node.kind !== "call" || node.callee.kind !== "name") continue;
    const decorated = decoratedParameter(node.callee, factory);
    if (decorated === undefined) continue;
    const wrapper = [...ancestorsOf(node)].find((it) => it.kind === "functionDef");
    // The decorated function called by the decorator itself is called once, when the module is loaded.
    if (wrapper === undefined || wrapper.kind !== "functionDef" || wrapper === decorated) continue;
    const contexts = locksAround(node, wrapper);
    const locks = contexts
      .flatMap((it) => meaningsOf(it, wrapper))
      .flatMap((it) => lockForDefinition(project, it, { factory, wrapper, configuration, definition }) ?? []);
    if (locks.length > 0) return locks;
  }
  return [];
}

/** The function whose first parameter `callee` is: the one that receives what is decorated. */
function decoratedParameter(callee: Name, factory: FunctionDef): FunctionDef | undefined {
  const owner = resolveName(callee)?.scope.owner;
  if (owner?.kind !== "functionDef") return undefined;
  const isFirst = owner.parameters[0]?.name?.id === callee.id;
  const isWithin = owner === factory || [...ancestorsOf(owner)].includes(factory);
  return isFirst && isWithin ? owner : undefined;
}

/** Contexts around the call, and `x.acquire()` statements before it. */
function locksAround(call: Call, wrapper: FunctionDef): readonly Expression[] {
  const found: Expression[] = [];
  for (const ancestor of ancestorsOf(call)) {
    if (ancestor === wrapper) break;
    if (ancestor.kind === "with") found.push(...ancestor.items.map((it) => it.context));
  }
  for (const statement of wrapper.body) {
    if (statement.kind !== "expressionStatement" || spanOf(statement).end > spanOf(call).start) continue;
    const { value } = statement;
    if (value.kind === "call" && value.callee.kind === "attribute" && value.callee.name === "acquire") {
      found.push(value.callee.object);
    }
  }
  return found;
}

/** `lock` in a wrapper that first looks it up: what it was looked up by. What is made of it, `lock = Many(lock)`, is no other. */
function meaningsOf(context: Expression, wrapper: FunctionDef): readonly Expression[] {
  if (context.kind !== "name") return [context];
  const resolution = resolveName(context);
  if (resolution?.scope.owner !== wrapper) return [context];
  const values = resolution.bindings.flatMap((it) =>
    it.origin.kind === "value" && it.origin.path.length === 0 && !mentions(it.origin.value, context.id)
      ? [it.origin.value]
      : [],
  );
  return values.length === 0 ? [context] : values;
}

const mentions = (expression: Expression, id: string): boolean =>
  walk(expression).some((it) => it.kind === "name" && it.id === id);

interface Decoration {
  readonly factory: FunctionDef;
  readonly wrapper: FunctionDef;
  readonly configuration: Call | undefined;
  readonly definition: FunctionDef;
}

function lockForDefinition(project: Project, context: Expression, decoration: Decoration): LockUse | undefined {
  const own = lockUseOf(project, context);
  const path = getattrPath(project, context, decoration) ?? pathOf(project, context);
  if (path === undefined) return own;
  const rebased = pathForDefinition(project, path, decoration);
  if (rebased === undefined) return own;
  const name = context.kind === "call" ? `self.${rebased.steps.join(".")}` : textOf(context);
  const lock = lockAtPath(project, rebased, name, own?.path.values ?? []);
  return lock.kinds.length > 0 ? lock : own;
}

function pathForDefinition(project: Project, path: ObjectPath, decoration: Decoration): ObjectPath | undefined {
  const { wrapper, factory, configuration, definition } = decoration;
  const place = `${placeOf(project, wrapper)}:`;
  if (path.root.startsWith(place)) {
    const [first] = wrapper.parameters;
    const name = path.root.slice(place.length);
    if (first?.name?.id !== name) return undefined;
    // `def wrapper(*args)`: the object is `args[0]`.
    const isPacked = first.form === "varargs";
    if (isPacked && path.steps[0] !== "[0]") return undefined;
    const self = selfPathOf(project, definition);
    return self === undefined ? undefined : followSteps(project, self, isPacked ? path.steps.slice(1) : path.steps);
  }
  const outer = `${placeOf(project, factory)}:`;
  if (path.root.startsWith(outer) && configuration !== undefined) {
    const name = path.root.slice(outer.length);
    const index = factory.parameters.findIndex((it) => it.name?.id === name);
    const argument = index === -1 ? undefined : argumentAt(configuration, index, name);
    const base = argument === undefined ? undefined : pathOf(project, argument);
    return base === undefined ? undefined : followSteps(project, base, path.steps);
  }
  return path;
}

/** `getattr(self, "_lock")`, or with the name that the decorator was given. */
function getattrPath(project: Project, context: Expression, decoration: Decoration): ObjectPath | undefined {
  if (context.kind !== "call" || context.callee.kind !== "name" || context.callee.id !== "getattr") return undefined;
  const [object, name] = context.arguments.map((it) => it.value);
  const base = object === undefined ? undefined : pathOf(project, object);
  if (base === undefined || name === undefined) return undefined;
  const text = textGiven(project, name, decoration);
  return text === undefined ? undefined : extendPath(project, base, text);
}

/** A text that the decorator was given as a parameter, or by `options.get("lock", "_lock")` out of its keywords. */
function textGiven(project: Project, name: Expression, { configuration, factory }: Decoration): string | undefined {
  if (name.kind === "string") return name.value;
  const origin = name.kind === "name" ? resolveName(name)?.bindings : undefined;
  const looked = origin?.length === 1 && origin[0]?.origin.kind === "value" ? origin[0].origin.value : undefined;
  let given: Expression | undefined = name;
  if (name.kind === "name" && configuration !== undefined) {
    const index = factory.parameters.findIndex((it) => it.name?.id === name.id);
    given = (index === -1 ? undefined : argumentAt(configuration, index, name.id)) ?? name;
  }
  if (looked?.kind === "call" && looked.callee.kind === "attribute" && looked.callee.name === "get") {
    const [key, fallback] = looked.arguments.map((it) => it.value);
    const { object } = looked.callee;
    const isKeywords =
      object.kind === "name" && factory.parameters.some((it) => it.form === "kwargs" && it.name?.id === object.id);
    if (!isKeywords || key?.kind !== "string") return undefined;
    given = configuration?.arguments.find((it) => it.name === key.value)?.value ?? fallback;
  }
  if (given === undefined || given.kind === "string") return given?.value;
  const [value, ...others] = project.evaluate(given);
  return value?.kind === "constant" && value.type === "str" && others.length === 0 ? value.value : undefined;
}

function selfPathOf(project: Project, definition: FunctionDef): ObjectPath | undefined {
  const self = selfParameterOf(definition);
  if (self?.name === undefined) return undefined;
  return rootPath(`${placeOf(project, definition)}:${self.name.id}`, project.evaluate(self.name));
}

const refusalKey = Symbol("refuses re-entry");

/**
 * Whether a function that takes a lock first finds out that this thread holds it, and raises. Its author knows that the
 * lock is not re-entrant and has decided what happens.
 */
export function refusesReentry(project: Project, definition: FunctionDef): boolean {
  return project.memoFor(refusalKey, definition, () => {
    for (const node of walk(definition)) {
      if (node.kind !== "if") continue;
      const raises = node.body.some((it) => it.kind === "raise");
      if (raises && asksForOwner(project, node.test)) return true;
    }
    return false;
  });
}

function asksForOwner(project: Project, test: Expression): boolean {
  for (const node of walk(test)) {
    if (node.kind === "call" && node.callee.kind === "attribute" && node.callee.name === "acquire") return true;
    const name = node.kind === "attribute" ? node.name : node.kind === "name" ? node.id : "";
    if (/^(?:get_ident|current_thread|currentThread|_is_owned|get_native_id)$/.test(name)) return true;
    if (node.kind !== "attribute" && node.kind !== "name") continue;
    const isThreadLocal = project
      .evaluate(node)
      .some((it) => it.kind === "result" && it.callee.kind === "external" && /(?:^|\.)local$/.test(it.callee.path));
    if (isThreadLocal) return true;
  }
  return false;
}
