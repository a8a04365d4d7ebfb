/** Which bindings of a name a use of it may see. */

import type { Expression, Name, Node } from "../syntax/ast.ts";
import { type FlowNode, flowOf, flowOwnerOf, pointOf } from "./flow.ts";
import { type Binding, type Resolution, resolve, resolveName, type Scope, type ScopeOwner } from "./scopes.ts";

/** `undefined`: no scope of the file binds the name. */
export function reachingBindings(name: Name): readonly Binding[] | undefined {
  const resolution = resolveName(name);
  return resolution === undefined ? undefined : reaching(resolution, name);
}

/** The bindings of `id` that a use at `node` may see. */
export function reachingBindingsAt(id: string, node: Node): readonly Binding[] | undefined {
  const resolution = resolve(id, node);
  return resolution === undefined ? undefined : reaching(resolution, node);
}

function reaching({ scope, bindings }: Resolution, use: Node): readonly Binding[] {
  const only = bindings[0];
  if (bindings.length === 1 && only !== undefined) return [only];
  if (scope.owner.kind === "comprehension") return bindings;

  // Another function runs at some later time: it sees what stands at the end.
  const here = pointOf(use);
  if (here === undefined || here.flow.owner !== scope.owner) return bindingsAtEnd(scope, bindings);

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
  const sites = sitesOf(scope, bindings);
  const found = search(flowOf(owner).exit, sites, bindings);
  const elsewhere = bindings.filter((it) => !isExecutedIn(owner, it));
  return [...new Set([...found, ...elsewhere])];
}

function isExecutedIn(owner: ScopeOwner, binding: Binding): boolean {
  return binding.node.kind === "parameter" || flowOwnerOf(binding.node) === owner;
}

const sitesByBindings = new WeakMap<readonly Binding[], ReadonlyMap<FlowNode, readonly Binding[]>>();

function sitesOf(scope: Scope, bindings: readonly Binding[]): ReadonlyMap<FlowNode, readonly Binding[]> {
  const known = sitesByBindings.get(bindings);
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
  sitesByBindings.set(bindings, sites);
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
