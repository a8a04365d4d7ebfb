/** Names of a function or module, by what they are called; loads of a parameter. */

import { reachingBindings } from "../../semantics/reaching.ts";
import { type Binding, isStore, resolveName } from "../../semantics/scopes.ts";
import type { Frame, FunctionValue } from "../../semantics/values.ts";
import type { Argument, Attribute, Call, Name, Node } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { enclosingClass } from "../classes.ts";
import type { Project } from "../project.ts";

export interface NamesInside {
  readonly byId: ReadonlyMap<string, readonly Name[]>;
  /** Whether `locals()`, `vars()`, `eval` or `exec` may read any of them. */
  readonly readsAll: boolean;
}

const known = new WeakMap<object, NamesInside>();

/** Every name inside a node, nested functions included. */
export function namesIn(owner: Node): NamesInside {
  const key = owner.kind === "module" ? owner.body : owner;
  const found = known.get(key);
  if (found !== undefined) return found;
  const byId = new Map<string, Name[]>();
  let readsAll = false;
  for (const node of walk(owner)) {
    if (node.kind === "exec") readsAll = true;
    if (node.kind === "call" && node.callee.kind === "name" && /^(?:locals|vars|eval|exec)$/.test(node.callee.id)) {
      readsAll = true;
    }
    if (node.kind !== "name") continue;
    const list = byId.get(node.id);
    if (list === undefined) byId.set(node.id, [node]);
    else list.push(node);
  }
  const names = { byId, readsAll };
  known.set(key, names);
  return names;
}

const knownUses = new WeakMap<NamesInside, Map<string, ReadonlyMap<Node, readonly Name[]>>>();

/** The loads and `+=` that a binding of a name reaches, in the order of the source. */
export function usesOfBinding(target: Name): readonly Name[] {
  const owner = resolveName(target)?.scope.owner;
  if (owner === undefined) return [];
  const names = namesIn(owner);
  const byId = knownUses.get(names) ?? new Map<string, ReadonlyMap<Node, readonly Name[]>>();
  knownUses.set(names, byId);
  const found = byId.get(target.id) ?? usesByBinding(names.byId.get(target.id) ?? []);
  byId.set(target.id, found);
  return found.get(target) ?? [];
}

function usesByBinding(names: readonly Name[]): ReadonlyMap<Node, readonly Name[]> {
  const uses = new Map<Node, Name[]>();
  for (const use of names) {
    if (isStore(use) && !isAugmented(use)) continue;
    for (const { node } of reachingBindings(use) ?? []) {
      const list = uses.get(node);
      if (list === undefined) uses.set(node, [use]);
      else list.push(use);
    }
  }
  return uses;
}

/** The bindings that a name may have where the constants of a call are known: `if log: command += …` with `log=None` is none. */
export function reachableBindings(project: Project, name: Name, frame: Frame | undefined): readonly Binding[] {
  const bindings = reachingBindings(name) ?? [];
  if (bindings.length < 2 || frame === undefined || enclosingFunction(name) !== frame.definition) return bindings;
  return bindings.filter((it) => project.isReachableIn(it.node, frame));
}

/** `name += …`: read, and bound again. */
export function isAugmented(name: Name): boolean {
  return name.parent?.kind === "augmentedAssign" && name.parent.target === name;
}

/** The loads of the parameter that takes an argument; `undefined` if unpacking or `*args` hide which one does. */
export function loadsOfParameter(
  project: Project,
  callee: FunctionValue,
  call: Call,
  argument: Argument,
): readonly Name[] | undefined {
  if (argument.unpack !== undefined || callee.definition.kind !== "functionDef") return undefined;
  const { definition } = callee;
  const parameter = definition.parameters.find((it) => project.argumentFor(call, callee, it) === argument.value);
  const id = parameter?.name?.id;
  if (id === undefined || parameter?.form === "varargs" || parameter?.form === "kwargs") return undefined;
  const names = namesIn(definition);
  if (names.readsAll) return undefined;
  return (names.byId.get(id) ?? []).filter((it) => it !== parameter?.name);
}

/**
 * Every use of an attribute of `self` that is kept for the methods of one class: nothing else of the program has one of that
 * name. `undefined` where others may read it.
 */
export function ownUsesOf(project: Project, target: Attribute): readonly Attribute[] | undefined {
  const { object, name } = target;
  const owner = enclosingClass(target);
  if (object.kind !== "name" || object.id !== "self" || owner === undefined) return undefined;
  const file = project.fileOf(target);
  const mention = new RegExp(`\\.${name}\\b`);
  if (project.connected(file).some((it) => it !== file.path && project.matches(it, mention))) return undefined;
  const uses: Attribute[] = [];
  for (const node of walk(file.source.module)) {
    if (node.kind !== "attribute" || node.name !== name) continue;
    if (node.object.kind !== "name" || node.object.id !== "self" || enclosingClass(node) !== owner) return undefined;
    if (!isTarget(node)) uses.push(node);
  }
  return uses;
}

function isTarget(node: Attribute): boolean {
  const { parent } = node;
  return (parent?.kind === "assign" && parent.targets.includes(node)) || parent?.kind === "delete";
}

/** A private attribute of `self` that no file of the program reads. By the text: any mention but a store is a read. */
export function isNeverRead(project: Project, { object, name }: Attribute): boolean {
  if (object.kind !== "name" || object.id !== "self" || !/^_[A-Za-z]\w*$/.test(name)) return false;
  const reads = new RegExp(`\\.${name}\\b(?!\\s*=(?!=))|["']${name}["']`);
  return !project.mentions(project.fileOf(object), reads);
}
