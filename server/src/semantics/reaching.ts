/** Which bindings of a name a use of it may see. */

import type { ClassDef, Expression, Module, Name, Node } from "../syntax/ast.ts";
import { listOf } from "../syntax/module.ts";
import { type Flow, type FlowNode, flowOf, flowOwnerOf, pointOf } from "./flow.ts";
import { type Binding, type Resolution, resolve, resolveName, type Scope, type ScopeOwner } from "./scopes.ts";

/** `undefined`: no scope of the file binds the name. */
export function reachingBindings(name: Name): readonly Binding[] | undefined {
  const resolution = resolveName(name);
  return resolution === undefined ? undefined : reaching(resolution, name.id, name);
}

/** The bindings of `id` that a use at `node` may see. */
export function reachingBindingsAt(id: string, node: Node): readonly Binding[] | undefined {
  const resolution = resolve(id, node);
  return resolution === undefined ? undefined : reaching(resolution, id, node);
}

function reaching({ scope, bindings }: Resolution, id: string, use: Node): readonly Binding[] {
  const only = bindings[0];
  if (bindings.length === 1 && only !== undefined) return [only];
  const { owner } = scope;
  if (owner.kind === "comprehension") return bindings;

  // Another function runs at some later time: it sees what stands at the end.
  if (flowOwnerOf(use) !== owner) return bindingsAtEnd(scope, bindings);
  if (owner.kind !== "module" || use.kind !== "name" || use.id !== id) return reachingInside(scope, bindings, use);
  // Edits move the statements of a module, and mostly the same bindings reach a use.
  return listOf(owner, REACHING, use, () => {
    const all = scope.bindings.get(id) ?? [];
    const found = reachingInside(scope, all, use);
    return found.every(isPlaceholder) ? [...found, ...all.filter((it) => !isExecutedIn(owner, it))] : found;
  });
}

/** `library = None`: what a module binds before it calls the function that binds it by `global` to something of use. */
function isPlaceholder(binding: Binding): boolean {
  return valueExpressionOf(binding)?.kind === "none";
}

const REACHING = Symbol("bindings that reach a name");
const AT_END = Symbol("bindings at the end");

function reachingInside(scope: Scope, bindings: readonly Binding[], use: Node): readonly Binding[] {
  const here = pointOf(use);
  if (here === undefined) return bindingsAtEnd(scope, bindings);
  const sites = sitesOf(scope, bindings);
  const earlier = (sites.get(here.point) ?? []).filter((it) => isBoundWhileEvaluating(it) && it.node.start < use.start);
  const last = earlier.at(-1);
  if (last !== undefined) return [last];
  return search(here.point, sites, bindings);
}

/** What a name of a scope is bound to once the scope's code has run, and what functions bind by `global`. */
export function bindingsAtEnd(scope: Scope, bindings: readonly Binding[]): readonly Binding[] {
  const { owner } = scope;
  if (bindings.length <= 1 || owner.kind === "comprehension" || owner.kind === "lambda") return bindings;
  // A closure may run at any time between; only a module or class is surely finished.
  if (owner.kind === "functionDef") return bindings;
  const id = bindings[0]?.name ?? "";
  if (owner.kind !== "module") return leftAtEnd(owner, scope, bindings);
  return listOf(owner, AT_END, id, () => leftAtEnd(owner, scope, scope.bindings.get(id) ?? []));
}

function leftAtEnd(owner: Module | ClassDef, scope: Scope, bindings: readonly Binding[]): readonly Binding[] {
  const sites = sitesOf(scope, bindings);
  const found = search(flowOf(owner).exit, sites, bindings);
  const elsewhere = bindings.filter((it) => !isExecutedIn(owner, it));
  return [...new Set([...found, ...elsewhere])];
}

function isExecutedIn(owner: ScopeOwner, binding: Binding): boolean {
  return binding.node.kind === "parameter" || flowOwnerOf(binding.node) === owner;
}

type Sites = ReadonlyMap<FlowNode, readonly Binding[]>;

const sitesByFlow = new WeakMap<Flow, WeakMap<readonly Binding[], Sites>>();

function sitesOf(scope: Scope, bindings: readonly Binding[]): Sites {
  const flow = scope.owner.kind === "comprehension" ? undefined : flowOf(scope.owner);
  const byBindings = (flow && sitesByFlow.get(flow)) ?? new WeakMap<readonly Binding[], Sites>();
  if (flow !== undefined) sitesByFlow.set(flow, byBindings);
  const known = byBindings.get(bindings);
  if (known !== undefined) return known;
  const sites = new Map<FlowNode, Binding[]>();
  for (const binding of bindings) {
    if (binding.node.kind === "parameter" || !isExecutedIn(scope.owner, binding)) continue;
    const point = pointOf(binding.node.kind === "name" ? statementOfName(binding.node) : binding.node)?.point;
    if (point === undefined) continue;
    const list = sites.get(point);
    if (list === undefined) sites.set(point, [binding]);
    else list.push(binding);
  }
  byBindings.set(bindings, sites);
  return sites;
}

/** The name of a function or class is bound where the definition stands, not inside it. */
function statementOfName(name: Name): Node {
  const { parent } = name;
  return (parent?.kind === "functionDef" || parent?.kind === "classDef") && parent.name === name ? parent : name;
}

function search(
  start: FlowNode,
  sites: ReadonlyMap<FlowNode, readonly Binding[]>,
  bindings: readonly Binding[],
): readonly Binding[] {
  const found = new Set<Binding>();
  const seen = new Set<FlowNode>();
  const pending: FlowNode[] = [start];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const edge of node.previous) {
      const { from } = edge;
      const last = sites.get(from)?.at(-1);
      if (last !== undefined) {
        found.add(last);
        if (edge.kind !== "exception") continue; // An exception may have come before the binding.
      }
      if (seen.has(from)) continue;
      seen.add(from);
      if (from.kind === "entry") for (const it of bindings) if (it.node.kind === "parameter") found.add(it);
      pending.push(from);
    }
  }
  // Unreachable code, or a use before every binding.
  return found.size === 0 ? bindings : [...found];
}

function isBoundWhileEvaluating(binding: Binding): boolean {
  return binding.node.parent?.kind === "walrus" || binding.origin.kind === "context";
}

/** Every use of a name that a scope binds, in it and in the scopes within, in the order of the source. */
export function referencesTo(scope: Scope, id: string, names: Iterable<Name>): readonly Name[] {
  const found: Name[] = [];
  for (const name of names) {
    if (name.id === id && resolveName(name)?.scope === scope) found.push(name);
  }
  return found;
}

/** The expression a binding takes its value from, where it is one; unpacking steps lead to its part. */
export function valueExpressionOf(binding: Binding): Expression | undefined {
  return binding.origin.kind === "value" && binding.origin.path.length === 0 ? binding.origin.value : undefined;
}
