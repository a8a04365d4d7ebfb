/** The names of a module: gathered statement by statement, so that an edit gathers those of its own statement only. */

import type { ImportFrom, Module, Statement } from "../syntax/ast.ts";
import { listOf } from "../syntax/module.ts";
import { type BoundNames, globalBindingsIn, namesBoundBy } from "./collect-bindings.ts";
import type { Binding, Scope } from "./scopes.ts";

interface ModuleNames {
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  readonly stars: readonly ImportFrom[];
}

const NAME = Symbol("bindings of a name");
const STARS = Symbol("star imports");

/** The scope of a module, which outlives its text: whoever asks it for a name rests on the bindings of that name alone. */
export function moduleScope(module: Module): Scope {
  const names = () => namesOf(module.content.body);
  const get = (id: string): readonly Binding[] | undefined => {
    const found = listOf(module, NAME, id, () => names().bindings.get(id) ?? []);
    return found.length === 0 ? undefined : found;
  };
  // Whoever goes through all names has read all of the module.
  const all = () => namesOf(module.body).bindings;
  return {
    owner: module,
    bindings: {
      get,
      has: (id) => get(id) !== undefined,
      get size() {
        return all().size;
      },
      forEach: (visit) => all().forEach(visit),
      entries: () => all().entries(),
      keys: () => all().keys(),
      values: () => all().values(),
      [Symbol.iterator]: () => all().entries(),
    },
    declared: new Map(),
    get stars() {
      return listOf(module, STARS, "", () => names().stars);
    },
  };
}

const namesByBody = new WeakMap<readonly Statement[], ModuleNames>();

function namesOf(body: readonly Statement[]): ModuleNames {
  const known = namesByBody.get(body);
  if (known !== undefined) return known;
  const bindings = new Map<string, Binding[]>();
  const stars: ImportFrom[] = [];
  const add = (binding: Binding) => {
    const list = bindings.get(binding.name);
    if (list === undefined) bindings.set(binding.name, [binding]);
    else list.push(binding);
  };
  for (const statement of body) {
    const bound = namesIn(statement);
    for (const it of bound.bindings) add(it);
    stars.push(...bound.stars);
  }
  // `global x` in a function makes its assignments bindings of the module.
  for (const it of body) {
    if (it.kind === "functionDef" || it.kind === "classDef" || it.kind === "if") globalBindingsIn(it).forEach(add);
  }
  const names = { bindings, stars };
  namesByBody.set(body, names);
  return names;
}

const namesByStatement = new WeakMap<Statement, BoundNames>();

function namesIn(statement: Statement): BoundNames {
  const known = namesByStatement.get(statement);
  if (known !== undefined) return known;
  const names = namesBoundBy([statement], "module");
  namesByStatement.set(statement, names);
  return names;
}
