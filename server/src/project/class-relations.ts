/** What other code says of a class: who derives from it, and who sets attributes on it. */

import { flowOwnerOf } from "../semantics/flow.ts";
import { type Frame, union, type Value } from "../semantics/values.ts";
import type { Call, ClassDef, Expression, Node, Statement } from "../syntax/ast.ts";
import { listOf } from "../syntax/module.ts";
import { walk } from "../syntax/walk.ts";
import { referencesByName, referencesIn } from "./callers.ts";
import { type AttributeStore, attributeTargetsOf, methodsOf, storesIn } from "./classes.ts";
import type { Project } from "./project.ts";

export function findSubclasses(project: Project, definition: ClassDef): readonly ClassDef[] {
  const found = new Set<ClassDef>();
  const pending: ClassDef[] = [definition];
  for (let next = pending.pop(); next !== undefined && found.size < 600; next = pending.pop()) {
    for (const reference of referencesByName(project, next.name.id)) {
      const argument = reference.parent;
      const subclass = argument?.kind === "argument" ? argument.parent : undefined;
      if (subclass?.kind !== "classDef" || found.has(subclass) || subclass === definition) continue;
      const base = next;
      if (!project.evaluate(reference).some((it) => it.kind === "class" && it.definition === base)) continue;
      found.add(subclass);
      pending.push(subclass);
    }
  }
  return [...found];
}

export function storesOfClass(definition: ClassDef): ReadonlyMap<string, readonly AttributeStore[]> {
  const stores = new Map<string, AttributeStore[]>();
  for (const method of methodsOf(definition)) {
    for (const [name, found] of storesIn(method)) {
      const list = stores.get(name);
      if (list === undefined) stores.set(name, [...found]);
      else list.push(...found);
    }
  }
  return stores;
}

/** `Class.name = value` and `setattr(Class, name, value)` in the module that defines the class. */
export function storesOnClass(project: Project, definition: ClassDef): ReadonlyMap<string, readonly Value[]> {
  const stores = new Map<string, readonly Value[]>();
  const owner = flowOwnerOf(definition);
  if (owner?.kind !== "module") return stores;
  const add = (name: string, values: readonly Value[]) =>
    stores.set(name, union([...(stores.get(name) ?? []), ...values]));
  const isClass = (node: Expression) =>
    node.kind === "name" &&
    node.id === definition.name.id &&
    project.evaluate(node).some((it) => it.kind === "class" && it.definition === definition);

  const { id } = definition.name;
  for (const statement of listOf(owner, STORES, id, () => storesOnNames(owner.content.body).get(id) ?? [])) {
    for (const node of walk(statement)) {
      for (const { target, origin } of attributeTargetsOf(node)) {
        if (isClass(target.object) && origin.kind === "value" && origin.path.length === 0) {
          add(target.name, project.evaluate(origin.value));
        }
      }
    }
  }
  // `setattr(Class, name, value)` is found by its name, so that methods count too.
  for (const { parent: call } of referencesIn(project.fileOf(definition), "setattr")) {
    if (call?.kind !== "call") continue;
    const [object, name, value] = call.arguments.map((it) => it.value);
    if (object === undefined || name === undefined || value === undefined || !isClass(object)) continue;
    for (const frame of framesAround(project, call)) {
      for (const it of project.evaluate(name, frame)) {
        if (it.kind === "constant" && it.type === "str") add(it.value, project.evaluate(value, frame));
      }
    }
  }
  return stores;
}

const STORES = Symbol("statements that set attributes");
const storesByBody = new WeakMap<readonly Statement[], ReadonlyMap<string, readonly Statement[]>>();

/** For each name the statements of a module, outside of functions and classes, that set attributes on it. */
function storesOnNames(body: readonly Statement[]): ReadonlyMap<string, readonly Statement[]> {
  const known = storesByBody.get(body);
  if (known !== undefined) return known;
  const stores = new Map<string, Statement[]>();
  for (const statement of body) {
    if (statement.kind === "functionDef" || statement.kind === "classDef") continue;
    const targets = walk(statement).flatMap((it) => attributeTargetsOf(it).map(({ target }) => target.object));
    for (const name of new Set(targets.flatMap((it) => (it.kind === "name" ? [it.id] : [])))) {
      const list = stores.get(name);
      if (list === undefined) stores.set(name, [statement]);
      else list.push(statement);
    }
  }
  storesByBody.set(body, stores);
  return stores;
}

/** The iterations of the loop a call stands in; one without a frame where it stands in none. */
function framesAround(project: Project, call: Call): readonly (Frame | undefined)[] {
  for (let node: Node | undefined = call.parent; node !== undefined; node = node.parent) {
    if (node.kind === "for") return project.iterationsOf(node) ?? [undefined];
    if (node.kind === "functionDef" || node.kind === "module") break;
  }
  return [undefined];
}
