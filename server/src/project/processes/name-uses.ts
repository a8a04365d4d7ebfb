/** Names of a function or module, by what they are called; loads of a parameter. */

import { reachingBindings } from "../../semantics/reaching.ts";
import { isStore, resolveName } from "../../semantics/scopes.ts";
import type { FunctionValue } from "../../semantics/values.ts";
import type { Argument, Attribute, Call, Name, Node } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";

export interface NamesInside {
  readonly byId: ReadonlyMap<string, readonly Name[]>;
  /** Whether `locals()`, `vars()`, `eval` or `exec` may read any of them. */
  readonly readsAll: boolean;
}

const known = new WeakMap<Node, NamesInside>();

/** Every name inside a node, nested functions included. */
export function namesIn(owner: Node): NamesInside {
  const found = known.get(owner);
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
  known.set(owner, names);
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

/** A private attribute of `self` that no file of the program reads. By the text: any mention but a store is a read. */
export function isNeverRead(project: Project, { object, name }: Attribute): boolean {
  if (object.kind !== "name" || object.id !== "self" || !/^_[A-Za-z]\w*$/.test(name)) return false;
  const reads = new RegExp(`\\.${name}\\b(?!\\s*=(?!=))|["']${name}["']`);
  return !project.mentions(project.fileOf(object), reads);
}
