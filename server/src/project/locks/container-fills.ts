/** What is put into a container that an object or a module keeps: by `append`, by key, through a helper that got it. */

import { resolveName } from "../../semantics/scopes.ts";
import type { Attribute, Call, ClassDef, Expression, FunctionDef, Name, Node } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { referencesByName } from "../callers.ts";
import { methodsOf } from "../classes.ts";
import { pairOf } from "../pairs.ts";
import type { Project } from "../project.ts";
import { valuesOfAttribute } from "./attribute-values.ts";
import { classAround, functionAround, isPublicName, ownerClassOf, selfParameterOf } from "./places.ts";

export interface Fill {
  /** The call or assignment. */
  readonly node: Node;
  /** What goes in. */
  readonly value: Expression;
  /** The key it is put under, of a table. */
  readonly key: Expression | undefined;
}

/** Methods that put an argument in, by the position of the argument. */
const fillingMethods: Readonly<Record<string, number>> = {
  append: 0,
  appendleft: 0,
  add: 0,
  insert: 1,
  extend: 0,
  update: 0,
  setdefault: 1,
  push: 0,
  put: 0,
  put_nowait: 0,
};

const attributeKey = Symbol("what fills the attributes of a class");

/**
 * Everything that is put into an attribute of a class: by its hierarchy, by a helper that was given the container, and into
 * a public one by whoever has such an object.
 */
export function fillsOfAttribute(project: Project, definition: ClassDef, name: string): readonly Fill[] {
  const fills: Fill[] = [];
  const classes = [...project.hierarchyOf(definition).classes, ...project.subclassesOf(definition).slice(0, 50)];
  for (const it of classes) {
    fills.push(...(fillsInClass(project, it).get(name) ?? []));
    for (const helper of handedTo(project, it, name)) {
      fills.push(...(fillsInClass(project, helper.definition).get(helper.attribute) ?? []));
    }
  }
  return [...fills, ...fillsFromOutside(project, definition, name)];
}

const outsideKey = Symbol("what others fill the public attributes of a class with");

/** An attribute that is named more often than this is everybody's. */
const mostReferences = 60;

/** `self.updates.handlers.append(handler)`, where `updates` is an object of the class. */
function fillsFromOutside(project: Project, definition: ClassDef, name: string): readonly Fill[] {
  return isPublicName(name)
    ? project.memoFor(outsideKey, pairOf(definition, name), () => findFillsFromOutside(project, definition, name))
    : [];
}

function findFillsFromOutside(project: Project, definition: ClassDef, name: string): readonly Fill[] {
  const references = referencesByName(project, name);
  const owners = new Set<FunctionDef>();
  for (const it of references.length > mostReferences ? [] : references) {
    const owner = it.kind === "attribute" ? functionAround(it) : undefined;
    if (owner?.kind === "functionDef" && ownerClassOf(owner) !== definition) owners.add(owner);
  }
  return [...owners].flatMap((owner) =>
    [...fillsIn(owner)].flatMap(({ fill, container }) => {
      const base = baseOf(container);
      if (base?.kind !== "attribute" || base.name !== name) return [];
      const isOwn = project
        .evaluate(base.object)
        .some((it) => it.kind === "instance" && project.hierarchyOf(it.definition).classes.includes(definition));
      return isOwn ? [fill] : [];
    }),
  );
}

/** What the class around puts into an attribute of that name of other objects: `node.callbacks[handle] = callback`. */
export function fillsOfOthers(project: Project, { name, parent }: Attribute): readonly Fill[] {
  const around = parent === undefined ? undefined : ownerClassOf(parent);
  return around === undefined ? [] : (fillsInClass(project, around).get(`.${name}`) ?? []);
}

function fillsInClass(project: Project, definition: ClassDef): ReadonlyMap<string, readonly Fill[]> {
  return project.memoFor(attributeKey, definition, () => {
    const fills = new Map<string, Fill[]>();
    for (const method of methodsOf(definition)) {
      for (const { fill, container } of fillsIn(method)) {
        for (const base of meantBy(project, baseOf(container))) {
          if (base.kind !== "attribute") continue;
          const name = classOfSelf(base.object) === definition ? base.name : `.${base.name}`;
          const list = fills.get(name);
          if (list === undefined) fills.set(name, [fill]);
          else list.push(fill);
        }
      }
    }
    return fills;
  });
}

const globalKey = Symbol("what fills the globals of a module");

/** Everything that functions of its module put into a global container. */
export function fillsOfGlobal(project: Project, name: Name): readonly Fill[] {
  const owner = resolveName(name)?.scope.owner;
  if (owner?.kind !== "module") return [];
  const fills = project.memoFor(globalKey, owner, () => {
    const found = new Map<string, Fill[]>();
    for (const { fill, container } of fillsIn(owner)) {
      for (const base of meantBy(project, baseOf(container))) {
        if (base.kind !== "name" || resolveName(base)?.scope.owner !== owner) continue;
        const list = found.get(base.id);
        if (list === undefined) found.set(base.id, [fill]);
        else list.push(fill);
      }
    }
    return found;
  });
  return fills.get(name.id) ?? [];
}

const localFills = new WeakMap<FunctionDef, ReadonlyMap<string, readonly Fill[]>>();

/** What a function puts into a container that it made itself. */
export function fillsOfLocal(name: Name): readonly Fill[] {
  const owner = resolveName(name)?.scope.owner;
  if (owner?.kind !== "functionDef") return [];
  let fills = localFills.get(owner);
  if (fills === undefined) {
    const found = new Map<string, Fill[]>();
    for (const { fill, container } of fillsIn(owner)) {
      if (container.kind !== "name" || resolveName(container)?.scope.owner !== owner) continue;
      const list = found.get(container.id);
      if (list === undefined) found.set(container.id, [fill]);
      else list.push(fill);
    }
    fills = found;
    localFills.set(owner, found);
  }
  return fills.get(name.id) ?? [];
}

/** The container itself, or what the callers of a private helper pass for it: `_add(_listeners, callback)`. */
function meantBy(project: Project, base: Expression | undefined): readonly Expression[] {
  const [binding, ...others] = base?.kind === "name" ? (resolveName(base)?.bindings ?? []) : [];
  if (base === undefined) return [];
  const parameter = binding?.origin.kind === "parameter" && others.length === 0 ? binding.origin.parameter : undefined;
  const helper = parameter?.parent;
  if (parameter === undefined || helper?.kind !== "functionDef" || !helper.name.id.startsWith("_")) return [base];
  return project.callersOf(helper).argumentsFor(parameter);
}

function classOfSelf(object: Expression): ClassDef | undefined {
  if (object.kind !== "name") return undefined;
  const origin = resolveName(object)?.bindings[0]?.origin;
  const method = origin?.kind === "parameter" ? origin.parameter.parent : undefined;
  if (method?.kind !== "functionDef" || selfParameterOf(method)?.name?.id !== object.id) return undefined;
  return classAround(method);
}

function* fillsIn(owner: Node): Iterable<{ readonly fill: Fill; readonly container: Expression }> {
  for (const node of walk(owner)) {
    if (node.kind === "call" && node.callee.kind === "attribute") {
      const position = fillingMethods[node.callee.name];
      const value = position === undefined ? undefined : node.arguments[position]?.value;
      const key = node.callee.name === "setdefault" ? node.arguments[0]?.value : undefined;
      if (value !== undefined) yield { fill: { node, value, key }, container: node.callee.object };
      if (node.callee.name !== "heappush") continue;
      const [container, item] = node.arguments;
      if (container !== undefined && item !== undefined)
        yield { fill: { node, value: item.value, key: undefined }, container: container.value };
    } else if (node.kind === "assign") {
      for (const target of node.targets) {
        if (target.kind !== "subscript") continue;
        yield { fill: { node, value: node.value, key: target.index }, container: target.object };
      }
    } else if (node.kind === "augmentedAssign" && node.operator === "+") {
      yield { fill: { node, value: node.value, key: undefined }, container: node.target };
    }
  }
}

/** `self.table` in `self.table[key].setdefault(name, [])`, and in a local that was bound to that. */
function baseOf(container: Expression, depth = 0): Expression | undefined {
  let current = container;
  for (let step = 0; step < 8; step++) {
    if (current.kind === "subscript") current = current.object;
    else if (
      current.kind === "call" &&
      current.callee.kind === "attribute" &&
      /^(?:get|setdefault|pop)$/.test(current.callee.name)
    ) {
      current = current.callee.object;
    } else break;
  }
  if (current.kind !== "name" || depth > 2) return current;
  const resolution = resolveName(current);
  const owner = resolution?.scope.owner;
  if (resolution === undefined || owner?.kind !== "functionDef") return current;
  // A new list that is put into the table later is the table's as well.
  const sources = resolution.bindings.flatMap((it) =>
    it.origin.kind === "value" && it.origin.path.length === 0 ? [it.origin.value] : [],
  );
  for (const source of [...sources, ...tablesGiven(owner, current.id)]) {
    const base = baseOf(source, depth + 1);
    if (base?.kind === "attribute" || (base?.kind === "name" && base.id !== current.id)) return base;
  }
  return current;
}

/** Where a function stores a local container: `self.table` in `self.table[key] = rows`. */
function tablesGiven(owner: FunctionDef, id: string): readonly Expression[] {
  const found: Expression[] = [];
  for (const node of walk(owner)) {
    if (node.kind !== "assign" || node.value.kind !== "name" || node.value.id !== id) continue;
    for (const target of node.targets) {
      if (target.kind === "subscript") found.push(target.object);
      if (target.kind === "attribute") found.push(target);
    }
  }
  return found;
}

/** Helpers that the class made with its container: `Registration(self._handlers)`. */
function handedTo(
  project: Project,
  definition: ClassDef,
  name: string,
): readonly { readonly definition: ClassDef; readonly attribute: string }[] {
  const found: { definition: ClassDef; attribute: string }[] = [];
  for (const method of methodsOf(definition)) {
    const self = selfParameterOf(method)?.name?.id;
    if (self === undefined) continue;
    for (const call of callsIn(method)) {
      const index = call.arguments.findIndex(
        ({ value }) =>
          value.kind === "attribute" && value.name === name && value.object.kind === "name" && value.object.id === self,
      );
      const argument = call.arguments[index];
      if (argument === undefined) continue;
      for (const value of project.evaluate(call.callee)) {
        const made = value.kind === "class" ? value.definition : undefined;
        const attribute = made === undefined ? undefined : keptAs(project, made, index, argument.name);
        if (made !== undefined && attribute !== undefined) found.push({ definition: made, attribute });
      }
    }
  }
  return found;
}

/** The attribute in which a constructor keeps one of its parameters. */
function keptAs(
  project: Project,
  definition: ClassDef,
  index: number,
  keyword: string | undefined,
): string | undefined {
  const init = project.methodOf(definition, "__init__");
  if (init === undefined) return undefined;
  const parameter = init.parameters
    .slice(1)
    .find((it, at) => (keyword === undefined ? at === index : it.name?.id === keyword));
  const id = parameter?.name?.id;
  if (id === undefined) return undefined;
  for (const node of walk(init)) {
    if (node.kind !== "assign" || node.value.kind !== "name" || node.value.id !== id) continue;
    const [target] = node.targets;
    if (target?.kind === "attribute" && valuesOfAttribute(project, definition, target.name).length > 0)
      return target.name;
  }
  return undefined;
}

const calls = new WeakMap<FunctionDef, readonly Call[]>();

export function callsIn(definition: FunctionDef): readonly Call[] {
  const known = calls.get(definition);
  if (known !== undefined) return known;
  const found: Call[] = [];
  for (const node of walk(definition)) if (node.kind === "call") found.push(node);
  calls.set(definition, found);
  return found;
}
