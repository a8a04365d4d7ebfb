/** The names of a module: gathered statement by statement, so that an edit gathers those of its own statement only. */

import type { ImportFrom, Module, Statement } from "../syntax/ast.ts";
import { listOf } from "../syntax/module.ts";
import { groupBy } from "../text/group-by.ts";
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
  const bound = body.map(namesIn);
  // `global x` in a function makes its assignments bindings of the module.
  const globals = body.flatMap((it) =>
    it.kind === "functionDef" || it.kind === "classDef" || it.kind === "if" ? globalBindingsIn(it) : [],
  );
  const bindings = groupBy([...bound.flatMap((it) => it.bindings), ...globals], (it) => it.name);
  const names = { bindings, stars: bound.flatMap((it) => it.stars) };
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
