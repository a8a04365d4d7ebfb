/**
 * Names as Python resolves them: function, class, lambda and comprehension scopes, `global` and `nonlocal`, and what
 * binds a name in each. Scopes are remembered by their node, so that an edit elsewhere in the file costs nothing here.
 */

import type {
  ClassDef,
  Comprehension,
  ExceptHandler,
  Expression,
  FunctionDef,
  Import,
  ImportAlias,
  ImportFrom,
  Lambda,
  Module,
  Name,
  Node,
  Parameter,
} from "../syntax/ast.ts";
import { collectScope } from "./collect-bindings.ts";
import { moduleScope } from "./module-scope.ts";

export type ScopeOwner = Module | FunctionDef | Lambda | ClassDef | Comprehension;

export interface Scope {
  readonly owner: ScopeOwner;
  /** In the order of the source. */
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  /** Names that `global` or `nonlocal` hand to an outer scope. */
  readonly declared: ReadonlyMap<string, "global" | "nonlocal">;
  /** Star imports, in the order of the source. */
  readonly stars: readonly ImportFrom[];
}

/** One place that binds a name. */
export interface Binding {
  readonly name: string;
  /** Where: the name itself, the parameter, the alias of an import. */
  readonly node: Node;
  readonly origin: BindingOrigin;
}

/** Which part of a value an unpacking target takes: the nth, the nth from the end (negative), or the rest. */
export type UnpackingStep = number | "rest";

export type BindingOrigin =
  | { readonly kind: "value"; readonly value: Expression; readonly path: readonly UnpackingStep[] }
  | {
      readonly kind: "loop";
      readonly iterable: Expression;
      readonly path: readonly UnpackingStep[];
      readonly loop: Node;
    }
  | { readonly kind: "context"; readonly context: Expression; readonly path: readonly UnpackingStep[] }
  | { readonly kind: "augmented"; readonly target: Expression; readonly value: Expression }
  | { readonly kind: "parameter"; readonly parameter: Parameter }
  | { readonly kind: "function"; readonly definition: FunctionDef }
  | { readonly kind: "class"; readonly definition: ClassDef }
  | { readonly kind: "import"; readonly alias: ImportAlias; readonly statement: Import | ImportFrom }
  | { readonly kind: "exception"; readonly handler: ExceptHandler }
  /** Captured by a pattern, deleted, or only annotated: nothing is known of the value. */
  | { readonly kind: "opaque" };

export interface Resolution {
  readonly scope: Scope;
  readonly bindings: readonly Binding[];
}

const scopes = new WeakMap<ScopeOwner, Scope>();

export function scopeOf(owner: ScopeOwner): Scope {
  const known = scopes.get(owner);
  if (known !== undefined) return known;
  const scope = owner.kind === "module" ? moduleScope(owner) : collectScope(owner);
  scopes.set(owner, scope);
  return scope;
}

/** The scope in which an expression is evaluated; decorators, defaults and bases belong to the scope around them. */
export function scopeAround(node: Node): ScopeOwner | undefined {
  let child: Node = node;
  for (let parent = node.parent; parent !== undefined; child = parent, parent = parent.parent) {
    if (parent.kind === "module") return parent;
    if (parent.kind === "functionDef") {
      if (child.kind === "parameter") {
        // The name of a parameter lives inside, its default and annotation outside.
        if (node === child || node === child.name || isWithin(node, child.target)) return parent;
      } else if (!parent.decorators.some((it) => it === child) && child !== parent.returns && child !== parent.name) {
        return parent;
      }
    } else if (parent.kind === "lambda") {
      if (child === parent.body) return parent;
      if (child.kind === "parameter" && (node === child || node === child.name)) return parent;
    } else if (parent.kind === "classDef") {
      const isOutside =
        child.kind === "argument" || child === parent.name || parent.decorators.some((it) => it === child);
      if (!isOutside) return parent;
    } else if (parent.kind === "comprehension") {
      // The first iterable is evaluated outside.
      const first = parent.clauses[0];
      if (child !== first || !isWithin(node, first.iterable)) return parent;
    }
  }
  return undefined;
}

/** The next scope outwards in which `owner` is defined, whatever its kind. */
export function outerScope(owner: ScopeOwner): ScopeOwner | undefined {
  return scopeAround(owner.kind === "functionDef" || owner.kind === "classDef" ? owner.name : owner);
}

/** Find the scope that binds a name used at `node`. `undefined`: a builtin, or the gift of a star import. */
export function resolve(id: string, node: Node): Resolution | undefined {
  const start = scopeAround(node);
  let owner = start;
  while (owner !== undefined) {
    const isVisible = owner.kind !== "classDef" || owner === start;
    if (isVisible) {
      const scope = scopeOf(owner);
      const declared = scope.declared.get(id);
      if (declared === "global") return ofModule(id, owner);
      const bindings = declared === undefined ? scope.bindings.get(id) : undefined;
      if (bindings !== undefined) return { scope, bindings };
    }
    owner = outerScope(owner);
  }
  return undefined;
}

export const resolveName = (name: Name): Resolution | undefined => resolve(name.id, name);

function ofModule(id: string, from: ScopeOwner): Resolution | undefined {
  const module = moduleAround(from);
  if (module === undefined) return undefined;
  const scope = scopeOf(module);
  const bindings = scope.bindings.get(id);
  return bindings === undefined ? undefined : { scope, bindings };
}

export function moduleAround(node: Node): Module | undefined {
  let current: Node | undefined = node;
  while (current !== undefined && current.kind !== "module") current = current.parent;
  return current;
}

/** Whether a name is bound here, not read. */
export function isStore(name: Node): boolean {
  let child: Node = name;
  let parent = name.parent;
  while (parent?.kind === "sequence" || parent?.kind === "starred") {
    child = parent;
    parent = parent.parent;
  }
  switch (parent?.kind) {
    case "assign":
      return parent.targets.some((it) => it === child);
    case "annotatedAssign":
    case "augmentedAssign":
    case "for":
    case "forClause":
    case "withItem":
    case "walrus":
    case "exceptHandler":
      return parent.target === child;
    case "delete":
      return true;
    case "functionDef":
    case "classDef":
    case "parameter":
      return parent.name === child || (parent.kind === "parameter" && parent.target === child);
    case "matchCase":
      return parent.captures.some((it) => it === child);
    default:
      return false;
  }
}

function isWithin(node: Node, outer: Node | undefined): boolean {
  for (let current: Node | undefined = node; current !== undefined; current = current.parent) {
    if (current === outer) return true;
    if (current.kind === "module") return false;
  }
  return false;
}
