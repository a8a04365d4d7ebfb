/** `value.name`: through modules, classes, instances and `super()`. */

import { flowOwnerOf } from "../semantics/flow.ts";
import { bindingsAtEnd } from "../semantics/reaching.ts";
import { scopeOf } from "../semantics/scopes.ts";
import {
  type ClassValue,
  constantString,
  external,
  type Frame,
  type FunctionValue,
  type Instance,
  type Member,
  union,
  unknown,
  type Value,
} from "../semantics/values.ts";
import type { Call, ClassDef, FunctionDef } from "../syntax/ast.ts";
import { enclosingFunction, walk } from "../syntax/walk.ts";
import { exported, valuesOfOrigin } from "./bindings.ts";
import {
  type AttributeStore,
  attributeTargetsOf,
  classAround,
  isProperty,
  methodKind,
  methodsOf,
  receiverParameter,
} from "./classes.ts";
import { attributeOfFunction } from "./function-attributes.ts";
import { pairOf } from "./pairs.ts";
import type { Project } from "./project.ts";

export function membersOf(project: Project, value: Value, name: string): readonly Value[] {
  switch (value.kind) {
    case "unknown":
      return [unknown];
    case "external": {
      // A folder without `__init__.py` is a package too; its name has led to no file so far.
      const path = `${value.path}.${name}`;
      const module = project.namespaceModule(path);
      return [module === undefined ? external(path) : { kind: "module", module }];
    }
    case "module":
      return exported(project, value.module, name) ?? [unknown];
    case "class":
      return memberOfClass(project, value, name);
    case "instance":
      return memberOfInstance(project, value, name);
    case "function":
      return attributeOfFunction(project, value, name) ?? [{ kind: "member", object: value, name }];
    case "result":
      if (value.callee.kind === "external" && value.callee.path === "builtins.super") {
        return memberOfSuper(project, value, name);
      }
      return [{ kind: "member", object: value, name }];
    default:
      return [{ kind: "member", object: value, name }];
  }
}

function memberOfClass(project: Project, value: ClassValue, name: string): readonly Value[] {
  if (name === "__name__") return [unknown];
  const own = classAttribute(project, value.definition, name);
  if (own === undefined) return [{ kind: "member", object: value, name }];
  return union(own.map((it) => boundTo(it, value, true)));
}

function memberOfInstance(project: Project, value: Instance, name: string): readonly Value[] {
  if (name === "__class__") return [{ kind: "class", definition: value.definition }];
  const values: Value[] = [];
  const construction = value.call === undefined ? undefined : constructionOf(project, value, value.call);
  const stores = project.storesOf(value.definition, name);
  for (const { origin, target, method } of stores) {
    values.push(...valuesOfOrigin(project, origin, target, name, construction?.(method)));
  }
  // What the constructor sets hides the method of that name.
  const isHidden = stores.some((it) => it.method?.name.id === "__init__" && it.origin.kind === "value");
  for (const attribute of classAttribute(project, value.definition, name) ?? []) {
    if (isHidden && attribute.kind === "function") continue;
    const isPropertyValue =
      attribute.kind === "function" && attribute.definition.kind === "functionDef" && isProperty(attribute.definition);
    const bound = boundTo(attribute, value, false);
    if (isPropertyValue && bound.kind === "function") values.push(...project.returnsOf(bound));
    else values.push(bound);
  }
  if (values.length > 0) return union(values);
  return madeByGetattr(project, value, name) ?? [{ kind: "member", object: value, name }];
}

const MADE_BY_GETATTR = Symbol("attributes made by __getattr__");

/** `def __getattr__(self, name): return ctypes.WinDLL(name)`, where what it returns can be followed. */
function madeByGetattr(project: Project, { definition: owner }: Instance, name: string): readonly Value[] | undefined {
  if (name.startsWith("__")) return undefined;
  const definition = project.methodOf(owner, "__getattr__");
  const parameter = definition?.parameters[1]?.name?.id;
  if (definition === undefined || parameter === undefined) return undefined;
  // A `__getattr__` that reads an attribute of `self` may come back to itself.
  const subject = pairOf(pairOf(definition, owner), name);
  return project.memoInCycle(
    MADE_BY_GETATTR,
    subject,
    () => {
      const bindings = new Map<string, readonly Value[]>([[parameter, [constantString(name)]]]);
      const receiver: Value = { kind: "instance", definition: owner, call: undefined };
      const values = project.returnsOf(
        { kind: "function", definition, receiver, frame: undefined },
        { call: undefined, definition, bindings, outer: undefined, depth: 1 },
      );
      const isKnown = values.every((it) => it.kind === "result" || it.kind === "member" || it.kind === "function");
      return isKnown ? values : undefined;
    },
    undefined,
  );
}

/** For a constructor call: the frame in which each constructor of the hierarchy runs, those called by `super()` too. */
function constructionOf(
  project: Project,
  { definition }: Instance,
  call: Call,
): (method: FunctionDef | undefined) => Frame | undefined {
  const own = project.constructorFrame(call, { kind: "class", definition });
  return (method) => {
    if (own === undefined || method?.name.id !== "__init__") return undefined;
    if (method === own.definition) return own;
    const delegated = project.callersOf(method).calls.find((it) => enclosingFunction(it.call) === own.definition);
    return delegated === undefined ? undefined : project.frameOf(delegated.call, delegated.callee, own);
  };
}

/** What the class body of a class, or of its nearest base that has the name, binds. */
export function classAttribute(project: Project, definition: ClassDef, name: string): readonly Value[] | undefined {
  for (const it of project.hierarchyOf(definition).classes) {
    const scope = scopeOf(it);
    const bindings = scope.bindings.get(name);
    if (bindings !== undefined) {
      const own = bindingsAtEnd(scope, bindings).flatMap((binding) => project.valuesOf(binding));
      return union([...own, ...storedByClassMethods(project, it, name)]);
    }
    const outside = project.classStoresOf(it, name);
    if (outside.length > 0) return outside;
  }
  return undefined;
}

/** `cls._instance = cls()`, `Class.library = CDLL(path)`: the body begins with None, and a method puts something else there. */
function storedByClassMethods(project: Project, definition: ClassDef, name: string): readonly Value[] {
  const ofReceiver = project
    .storesOf(definition, name)
    .filter(({ method }) => method !== undefined && methodKind(method) === "class");
  const byName = project.memoFor(STORES_BY_NAME, definition, () => storesByName(definition));
  return [...ofReceiver, ...(byName.get(name) ?? [])].flatMap(({ origin, target }) =>
    valuesOfOrigin(project, origin, target, name, undefined),
  );
}

const STORES_BY_NAME = Symbol("attributes that methods set on their class by its name");

function storesByName(definition: ClassDef): ReadonlyMap<string, readonly AttributeStore[]> {
  const stores = new Map<string, AttributeStore[]>();
  const { id } = definition.name;
  // A class inside of another has no such name in its methods.
  if (flowOwnerOf(definition)?.kind !== "module") return stores;
  for (const method of methodsOf(definition)) {
    for (const node of walk(method)) {
      for (const { target, origin } of attributeTargetsOf(node)) {
        if (target.object.kind !== "name" || target.object.id !== id) continue;
        const list = stores.get(target.name);
        if (list === undefined) stores.set(target.name, [{ target, origin, method }]);
        else list.push({ target, origin, method });
      }
    }
  }
  return stores;
}

/** A function reached through an object carries it as its first argument. */
function boundTo(value: Value, receiver: ClassValue | Instance, isThroughClass: boolean): Value {
  if (value.kind !== "function" || value.receiver !== undefined) return value;
  if (value.definition.kind === "lambda") return isThroughClass ? value : { ...value, receiver };
  const owner = classAround(value.definition);
  if (owner === undefined) return isThroughClass ? value : { ...value, receiver };
  const kind = methodKind(value.definition);
  if (kind === "static" || (isThroughClass && kind === "instance")) return value;
  return { ...value, receiver };
}

function memberOfSuper(project: Project, value: Extract<Value, { kind: "result" }>, name: string): readonly Value[] {
  const method = methodAround(value.call);
  const definition = method === undefined ? undefined : classAround(method);
  if (method === undefined || definition === undefined) return [unknown];
  const { classes } = project.hierarchyOf(definition);
  // `super(Named, self)` looks behind the class it names, which is not always the one it stands in.
  const named = value.call?.arguments[0]?.value;
  const start = named === undefined ? undefined : project.evaluate(named).find((it) => it.kind === "class");
  const place = start?.kind === "class" ? Math.max(0, classes.indexOf(start.definition)) : 0;
  for (const it of classes.slice(place + 1)) {
    const bindings = scopeOf(it).bindings.get(name);
    if (bindings === undefined) continue;
    const receiver: Instance = { kind: "instance", definition, call: undefined };
    return union(bindings.flatMap((binding) => project.valuesOf(binding)).map((v) => boundTo(v, receiver, false)));
  }
  const member: Member = { kind: "member", object: value, name };
  return [member];
}

function methodAround(
  node: Parameters<typeof flowOwnerOf>[0],
): (FunctionValue["definition"] & { kind: "functionDef" }) | undefined {
  let owner = flowOwnerOf(node);
  while (owner !== undefined && owner.kind !== "module") {
    if (owner.kind === "functionDef" && receiverParameter(owner) !== undefined) return owner;
    owner = flowOwnerOf(owner);
  }
  return undefined;
}
