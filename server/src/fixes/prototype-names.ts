/** Which names of a module a declaration may use at the place where it will stand. */

import type { Project } from "../project/project.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import { type Binding as NameBinding, scopeOf } from "../semantics/scopes.ts";
import type { Value } from "../semantics/values.ts";
import { type Node, type Statement, spanOf } from "../syntax/ast.ts";
import { blockAround } from "../syntax/blocks.ts";
import { enclosingFunction, enclosingStatement } from "../syntax/walk.ts";

/** Behind a statement of a block; as far down as another one, where a name that is needed is bound only there. */
export interface Place {
  readonly file: ModuleModel;
  readonly block: readonly Statement[];
  /** Index in `block` of the statement that the declaration follows. */
  readonly index: number;
  /** Index of the last statement that it may follow; not below `index`. */
  readonly latest: number;
}

export interface NameAtPlace {
  readonly name: string;
  /** Everything that it may stand for. */
  readonly values: readonly Value[];
  /** Index in the block of the statement that a declaration must follow to use it. */
  readonly needs: number;
}

/** What a name stands for at a place. `undefined`: it is not bound there for sure. */
export function nameAt(project: Project, place: Place, name: string): NameAtPlace | undefined {
  const { file } = place;
  const around = place.block[place.index];
  const owner = around === undefined ? undefined : enclosingFunction(around);
  // A name of the function hides that of the module.
  if (owner !== undefined && scopeOf(owner).bindings.has(name)) return undefined;

  const scope = scopeOf(file.source.module);
  const bindings = scope.bindings.get(name) ?? [];
  if (bindings.length > 0) {
    let needs = place.index;
    for (const binding of bindings) {
      const at = neededFor(place, binding, bindings.length > 1);
      if (at === undefined) return undefined;
      needs = Math.max(needs, at);
    }
    return { name, values: bindings.flatMap((it) => project.valuesOf(it)), needs };
  }
  const star = scope.stars.find((it) => (indexRunBy(place, it) ?? Number.POSITIVE_INFINITY) <= place.index);
  if (star === undefined) return undefined;
  const values = project.exportOf(file, name);
  // What a package outside brings along by a star differs between its versions, as wintypes does.
  return values.some((it) => it.kind === "unknown" || it.kind === "external")
    ? undefined
    : { name, values, needs: place.index };
}

function neededFor(place: Place, binding: NameBinding, isOneOfSeveral: boolean): number | undefined {
  if (!["value", "class", "import"].includes(binding.origin.kind)) return undefined;
  let statement = enclosingStatement(binding.node);
  if (binding.origin.kind === "class") statement = binding.origin.definition;
  for (let it = statement; it !== undefined; ) {
    const index = indexRunBy(place, it);
    if (index !== undefined) return index;
    const parent: Node | undefined = it.parent;
    // `try: from a import X` and what stands for it otherwise; `if` and `else` that both bind it.
    const isAlternative = parent?.kind === "exceptHandler" || parent?.kind === "if";
    if (parent?.kind === "try" && parent.body.includes(it)) it = parent;
    else if (isAlternative && isOneOfSeveral) it = enclosingStatement(parent);
    else return undefined;
  }
  return undefined;
}

/** The index in the block behind which a statement has run, where it stands in the block or in one around it. */
function indexRunBy(place: Place, statement: Statement): number | undefined {
  const own = place.block.indexOf(statement);
  if (own !== -1) return own <= place.latest ? own : undefined;
  let inner = place.block[0];
  while (inner !== undefined) {
    const block = blockAround(inner);
    const at = block.indexOf(statement);
    // What stands above a block runs before it; a function runs later than what stands above it, too.
    if (at !== -1) return block.indexOf(inner) > at ? place.index : undefined;
    inner = inner.parent === undefined ? undefined : enclosingStatement(inner.parent);
  }
  return undefined;
}

/** The index in a block of the statement that a node is part of; -1 where it stands elsewhere, or deeper. */
export function indexIn(block: readonly Statement[], node: Node): number {
  const statement = enclosingStatement(node);
  return statement === undefined ? -1 : block.indexOf(statement);
}

/** The end of a statement of the block, in the file. */
export function endOf({ block }: Place, index: number): number {
  const statement = block[index];
  return statement === undefined ? 0 : spanOf(statement).end;
}
