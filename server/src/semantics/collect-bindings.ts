/** What the code of one scope binds, read off its syntax. */

import type { ClassDef, Expression, FunctionDef, ImportFrom, Lambda, Module, Name, Node } from "../syntax/ast.ts";
import { childrenOf, walk } from "../syntax/walk.ts";
import { groupBy } from "../text/group-by.ts";
import {
  type Binding,
  type BindingOrigin,
  type Scope,
  type ScopeOwner,
  scopeAround,
  type UnpackingStep,
} from "./scopes.ts";

/** What statements bind in the scope they stand in, in the order of the source. */
export interface BoundNames {
  readonly bindings: readonly Binding[];
  readonly declared: ReadonlyMap<string, "global" | "nonlocal">;
  readonly stars: readonly ImportFrom[];
}

export function collectScope(owner: Exclude<ScopeOwner, Module>): Scope {
  const own: Binding[] = [];
  const bind = (name: string, node: Node, origin: BindingOrigin) => own.push({ name, node, origin });
  const byName = (all: readonly Binding[]) => groupBy(all, (it) => it.name);

  if (owner.kind === "functionDef" || owner.kind === "lambda") {
    for (const parameter of owner.parameters) {
      if (parameter.name !== undefined) bind(parameter.name.id, parameter, { kind: "parameter", parameter });
      for (const name of namesIn(parameter.target)) bind(name.id, name, { kind: "opaque" });
    }
  }
  if (owner.kind === "comprehension") {
    for (const clause of owner.clauses) {
      bindTarget(clause.target, (name, path) =>
        bind(name.id, name, { kind: "loop", iterable: clause.iterable, path, loop: clause }),
      );
    }
    return { owner, bindings: byName(own), declared: new Map(), stars: [] };
  }

  const bound = namesBoundBy(owner.kind === "lambda" ? [owner.body] : owner.body, owner.kind);
  const bindings = byName([...own, ...bound.bindings].filter((it) => !bound.declared.has(it.name)));
  return { owner, bindings, declared: bound.declared, stars: bound.stars };
}

export function namesBoundBy(code: readonly Node[], ownerKind: ScopeOwner["kind"]): BoundNames {
  const bindings: Binding[] = [];
  const declared = new Map<string, "global" | "nonlocal">();
  const stars: ImportFrom[] = [];
  const bind = (name: string, node: Node, origin: BindingOrigin) => bindings.push({ name, node, origin });
  // A stack instead of recursion: code may be nested deeper than ours can be.
  const pending: Node[] = code.toReversed();
  while (pending.length > 0) {
    const node = pending.pop();
    if (node === undefined) break;
    switch (node.kind) {
      case "functionDef":
        bind(node.name.id, node.name, { kind: "function", definition: node });
        break;
      case "classDef":
        bind(node.name.id, node.name, { kind: "class", definition: node });
        break;
      case "lambda":
        break;
      case "assign":
        for (const target of node.targets) {
          bindTarget(target, (name, path) => bind(name.id, name, { kind: "value", value: node.value, path }));
        }
        break;
      case "annotatedAssign":
        if (node.target.kind === "name") {
          const origin: BindingOrigin =
            node.value === undefined ? { kind: "opaque" } : { kind: "value", value: node.value, path: [] };
          // A bare annotation at module or class level declares, it does not bind.
          if (node.value !== undefined || ownerKind === "functionDef") bind(node.target.id, node.target, origin);
        }
        break;
      case "augmentedAssign":
        if (node.target.kind === "name") {
          bind(node.target.id, node.target, { kind: "augmented", target: node.target, value: node.value });
        }
        break;
      case "for":
        bindTarget(node.target, (name, path) =>
          bind(name.id, name, { kind: "loop", iterable: node.iterable, path, loop: node }),
        );
        break;
      case "withItem":
        if (node.target !== undefined) {
          const { context } = node;
          bindTarget(node.target, (name, path) => bind(name.id, name, { kind: "context", context, path }));
        }
        break;
      case "walrus":
        bind(node.target.id, node.target, { kind: "value", value: node.value, path: [] });
        break;
      case "exceptHandler":
        for (const name of namesIn(node.target)) bind(name.id, name, { kind: "exception", handler: node });
        break;
      case "matchCase":
        for (const name of node.captures) bind(name.id, name, { kind: "opaque" });
        break;
      case "delete":
        for (const target of node.targets) {
          if (target.kind === "name") bind(target.id, target, { kind: "opaque" });
        }
        break;
      case "import":
        for (const alias of node.names) {
          bind(alias.alias ?? alias.name.split(".")[0] ?? alias.name, alias, {
            kind: "import",
            alias,
            statement: node,
          });
        }
        break;
      case "importFrom":
        if (node.isStar) stars.push(node);
        for (const alias of node.names)
          bind(alias.alias ?? alias.name, alias, { kind: "import", alias, statement: node });
        break;
      case "global":
      case "nonlocal":
        if (ownerKind !== "module") for (const name of node.names) declared.set(name, node.kind);
        break;
    }
    if (node.kind === "functionDef" || node.kind === "classDef" || node.kind === "lambda") {
      pushOuterParts(node, pending);
    } else {
      const children = childrenOf(node);
      for (let index = children.length - 1; index >= 0; index--) {
        const child = children[index];
        if (child !== undefined) pending.push(child);
      }
    }
  }

  return { bindings, declared, stars };
}

/** The parts of a nested scope that are evaluated outside of it. */
function pushOuterParts(node: FunctionDef | ClassDef | Lambda, pending: Node[]): void {
  if (node.kind !== "lambda") pending.push(...node.decorators);
  if (node.kind === "classDef") pending.push(...node.bases);
  else for (const parameter of node.parameters) if (parameter.default !== undefined) pending.push(parameter.default);
}

const globalBindings = new WeakMap<Node, readonly Binding[]>();

/** What functions inside of a statement bind by `global`. */
export function globalBindingsIn(statement: Node): readonly Binding[] {
  const known = globalBindings.get(statement);
  if (known !== undefined) return known;

  const found: Binding[] = [];
  for (const node of walk(statement)) {
    if (node.kind !== "global") continue;
    const owner = scopeAround(node);
    if (owner === undefined || owner.kind === "module") continue;
    for (const name of node.names) found.push(...storesOf(name, owner));
  }
  globalBindings.set(statement, found);
  return found;
}

/** What a function binds to a name that it declared global. */
function storesOf(id: string, owner: ScopeOwner): Binding[] {
  const found: Binding[] = [];
  for (const node of walk(owner)) {
    const add = (name: Name, origin: BindingOrigin) => {
      if (name.id === id && scopeAround(name) === owner) found.push({ name: id, node: name, origin });
    };
    if (node.kind === "assign") {
      for (const target of node.targets) {
        bindTarget(target, (name, path) => add(name, { kind: "value", value: node.value, path }));
      }
    } else if (node.kind === "withItem" && node.target?.kind === "name") {
      add(node.target, { kind: "context", context: node.context, path: [] });
    } else if (node.kind === "augmentedAssign" && node.target.kind === "name") {
      add(node.target, { kind: "augmented", target: node.target, value: node.value });
    } else if (node.kind === "annotatedAssign" && node.target.kind === "name" && node.value !== undefined) {
      add(node.target, { kind: "value", value: node.value, path: [] });
    } else if (node.kind === "for") {
      bindTarget(node.target, (name, path) => add(name, { kind: "loop", iterable: node.iterable, path, loop: node }));
    } else if (node.kind === "importAlias" && (node.alias ?? node.name) === id && scopeAround(node) === owner) {
      const statement = node.parent;
      if (statement?.kind === "import" || statement?.kind === "importFrom") {
        found.push({ name: id, node, origin: { kind: "import", alias: node, statement } });
      }
    }
  }
  return found;
}

/** Call `bind` for every name of an assignment target, with the way to its part of the value. */
function bindTarget(target: Expression, bind: (name: Name, path: readonly UnpackingStep[]) => void): void {
  if (target.kind === "name") bind(target, []);
  else for (const { part, path } of bindingOriginsOfTarget(target)) if (part.kind === "name") bind(part, path);
}

/** The names, attributes and subscripts of an assignment target, each with the way to its part of the value. */
export function bindingOriginsOfTarget(
  target: Expression,
): readonly { readonly part: Expression; readonly path: readonly UnpackingStep[] }[] {
  const parts: { part: Expression; path: readonly UnpackingStep[] }[] = [];
  const pending: { target: Expression; path: readonly UnpackingStep[] }[] = [{ target, path: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.target.kind === "starred") {
      pending.push({ target: next.target.value, path: next.path });
    } else if (next.target.kind === "sequence") {
      const { elements } = next.target;
      const star = elements.findIndex((it) => it.kind === "starred");
      for (const [index, element] of elements.entries()) {
        const step = index === star ? "rest" : star !== -1 && index > star ? index - elements.length : index;
        pending.push({ target: element, path: [...next.path, step] });
      }
    } else {
      parts.push({ part: next.target, path: next.path });
    }
  }
  return parts;
}

function namesIn(target: Expression | undefined): readonly Name[] {
  const names: Name[] = [];
  if (target !== undefined) bindTarget(target, (name) => names.push(name));
  return names;
}
