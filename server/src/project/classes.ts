/** Classes of the workspace: their bases, methods and the attributes their methods set. */

import { bindingOriginsOfTarget } from "../semantics/collect-bindings.ts";
import { flowOwnerOf } from "../semantics/flow.ts";
import { type BindingOrigin, scopeOf } from "../semantics/scopes.ts";
import type { Attribute, ClassDef, Expression, FunctionDef, Name, Node, Parameter } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import type { Project } from "./project.ts";

export interface Hierarchy {
  /** The class itself, then its bases of the workspace, nearest first. */
  readonly classes: readonly ClassDef[];
  /** Dotted names of the bases outside of it. */
  readonly externals: readonly string[];
  /** Whether every base is of the workspace, or `object`. */
  readonly isComplete: boolean;
}

export interface AttributeStore {
  readonly target: Attribute;
  readonly origin: BindingOrigin;
  /** The function it stands in. */
  readonly method: FunctionDef | undefined;
}

export function hierarchyOf(project: Project, definition: ClassDef): Hierarchy {
  const classes: ClassDef[] = [];
  const externals: string[] = [];
  let isComplete = true;
  const pending: ClassDef[] = [definition];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    // A class may inherit from itself by way of a cycle of imports.
    if (classes.includes(next)) continue;
    if (classes.length >= 60) {
      isComplete = false;
      break;
    }
    classes.push(next);
    for (const base of next.bases) {
      if (base.name !== undefined) continue;
      const values = base.unpack === undefined ? project.evaluate(base.value) : [];
      if (values.length === 0) isComplete = false;
      for (const value of values) {
        if (value.kind === "class") pending.push(value.definition);
        else if (value.kind === "external") {
          if (value.path !== "builtins.object") {
            externals.push(value.path);
            isComplete = false;
          }
        } else isComplete = false;
      }
    }
  }
  return { classes, externals, isComplete };
}

/** The method a class has of its own. With several under conditions, the last. */
export function ownMethod(definition: ClassDef, name: string): FunctionDef | undefined {
  const bindings = scopeOf(definition).bindings.get(name) ?? [];
  for (let index = bindings.length - 1; index >= 0; index--) {
    const origin = bindings[index]?.origin;
    if (origin?.kind === "function") return origin.definition;
  }
  return undefined;
}

/** All functions defined in the body of a class. */
export function methodsOf(definition: ClassDef): readonly FunctionDef[] {
  const methods: FunctionDef[] = [];
  for (const bindings of scopeOf(definition).bindings.values()) {
    for (const { origin } of bindings) if (origin.kind === "function") methods.push(origin.definition);
  }
  return methods;
}

/** The class whose method a function is. */
export function classAround(definition: FunctionDef): ClassDef | undefined {
  const owner = flowOwnerOf(definition);
  return owner?.kind === "classDef" ? owner : undefined;
}

/** The class a node stands in, through nested functions: where `self` of the method means that class. */
export function enclosingClass(node: Node): ClassDef | undefined {
  for (let current = node.parent; current !== undefined; current = current.parent) {
    if (current.kind === "classDef") return current;
  }
  return undefined;
}

export type MethodKind = "instance" | "class" | "static";

export function methodKind(definition: FunctionDef): MethodKind {
  for (const decorator of definition.decorators) {
    if (decorator.kind !== "name") continue;
    if (decorator.id === "staticmethod") return "static";
    if (decorator.id === "classmethod") return "class";
  }
  if (definition.name.id === "__new__") return "class";
  return definition.parent?.kind === "classDef" ? kindByWrapping(definition.parent, definition.name.id) : "instance";
}

const wrappings = new WeakMap<ClassDef, ReadonlyMap<string, MethodKind>>();

/** `register = classmethod(register)` below the method, as before there were decorators. */
function kindByWrapping(definition: ClassDef, name: string): MethodKind {
  let known = wrappings.get(definition);
  if (known === undefined) {
    known = new Map(definition.body.flatMap((it) => wrappingIn(it) ?? []));
    wrappings.set(definition, known);
  }
  return known.get(name) ?? "instance";
}

function wrappingIn(statement: Node): readonly [readonly [string, MethodKind]] | undefined {
  if (statement.kind !== "assign" || statement.value.kind !== "call") return undefined;
  const [target] = statement.targets;
  const { callee, arguments: given } = statement.value;
  const [wrapped] = given;
  if (target?.kind !== "name" || callee.kind !== "name" || wrapped?.value.kind !== "name") return undefined;
  if (target.id !== wrapped.value.id) return undefined;
  if (callee.id === "classmethod") return [[target.id, "class"]];
  return callee.id === "staticmethod" ? [[target.id, "static"]] : undefined;
}

/** The parameter that a bound call fills: `self`, `cls`. */
export function receiverParameter(definition: FunctionDef): Parameter | undefined {
  if (classAround(definition) === undefined || methodKind(definition) === "static") return undefined;
  const [first] = definition.parameters;
  return first?.form === "regular" || first?.form === "positionalOnly" ? first : undefined;
}

export function isProperty(definition: FunctionDef): boolean {
  return definition.decorators.some((it) => {
    const name = it.kind === "name" ? it.id : it.kind === "attribute" ? it.name : "";
    return /^(abstract|cached_?|lazy_?|reify)?property$|^reify$/i.test(name);
  });
}

const storesByMethod = new WeakMap<FunctionDef, ReadonlyMap<string, readonly AttributeStore[]>>();

/** Assignments to attributes of its first parameter that a method makes, nested functions included. */
export function storesIn(method: FunctionDef): ReadonlyMap<string, readonly AttributeStore[]> {
  const known = storesByMethod.get(method);
  if (known !== undefined) return known;
  const receiver = receiverParameter(method)?.name?.id;
  const stores = new Map<string, AttributeStore[]>();
  if (receiver !== undefined) {
    for (const node of walk(method)) {
      for (const { target, origin } of attributeTargetsOf(node)) {
        if (target.object.kind !== "name" || target.object.id !== receiver) continue;
        const list = stores.get(target.name);
        if (list === undefined) stores.set(target.name, [{ target, origin, method }]);
        else list.push({ target, origin, method });
      }
    }
  }
  storesByMethod.set(method, stores);
  return stores;
}

/** Attributes that a statement assigns to. */
export function attributeTargetsOf(node: Node): readonly { target: Attribute; origin: BindingOrigin }[] {
  switch (node.kind) {
    case "assign":
      return node.targets.flatMap((it) => attributesIn(it, (path) => ({ kind: "value", value: node.value, path })));
    case "annotatedAssign":
      if (node.value === undefined || node.target.kind !== "attribute") return [];
      return [{ target: node.target, origin: { kind: "value", value: node.value, path: [] } }];
    case "augmentedAssign":
      if (node.target.kind !== "attribute") return [];
      return [{ target: node.target, origin: { kind: "augmented", target: node.target, value: node.value } }];
    case "for":
      return attributesIn(node.target, (path) => ({ kind: "loop", iterable: node.iterable, path, loop: node }));
    case "withItem":
      if (node.target === undefined) return [];
      return attributesIn(node.target, (path) => ({ kind: "context", context: node.context, path }));
    default:
      return [];
  }
}

function attributesIn(
  target: Expression,
  origin: (path: readonly (number | "rest")[]) => BindingOrigin,
): readonly { target: Attribute; origin: BindingOrigin }[] {
  if (target.kind === "attribute") return [{ target, origin: origin([]) }];
  if (target.kind !== "sequence") return [];
  return bindingOriginsOfTarget(target).flatMap(({ part, path }) =>
    part.kind === "attribute" ? [{ target: part, origin: origin(path) }] : [],
  );
}

/** The name a method's receiver has in a nested function or in the method itself. */
export function isReceiver(name: Name): boolean {
  for (let current = name.parent; current !== undefined; current = current.parent) {
    if (current.kind !== "functionDef") continue;
    const receiver = receiverParameter(current);
    if (receiver !== undefined) return receiver.name?.id === name.id;
  }
  return false;
}
