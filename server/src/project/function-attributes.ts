/** What a program keeps on its functions: `def library(): if not hasattr(library, "loaded"): library.loaded = CDLL(path)`. */

import { type FunctionValue, union, type Value } from "../semantics/values.ts";
import type { Statement } from "../syntax/ast.ts";
import { listOf } from "../syntax/module.ts";
import { walk } from "../syntax/walk.ts";
import { valuesOfOrigin } from "./bindings.ts";
import { type AttributeStore, attributeTargetsOf } from "./classes.ts";
import type { Project } from "./project.ts";

/** What the file of a function sets on it; `undefined` where it sets nothing of that name. */
export function attributeOfFunction(
  project: Project,
  { definition }: FunctionValue,
  name: string,
): readonly Value[] | undefined {
  if (definition.kind === "lambda") return undefined;
  const { module } = project.fileOf(definition).source;
  const key = `${definition.name.id}.${name}`;
  const stores = listOf(module, STORES, key, () => storesIn(module.content.body).get(key) ?? []);
  const own = stores.filter(({ target }) =>
    project.evaluate(target.object).some((it) => it.kind === "function" && it.definition === definition),
  );
  if (own.length === 0) return undefined;
  return union(own.flatMap(({ origin, target }) => valuesOfOrigin(project, origin, target, name, undefined)));
}

const STORES = Symbol("attributes that are set on functions");
const storesByBody = new WeakMap<readonly Statement[], ReadonlyMap<string, readonly AttributeStore[]>>();
const storesByStatement = new WeakMap<Statement, readonly (readonly [string, AttributeStore])[]>();

/** Stores by the last two names of their target: `loaded` of `module.library.loaded` under `library.loaded`. */
function storesIn(body: readonly Statement[]): ReadonlyMap<string, readonly AttributeStore[]> {
  const known = storesByBody.get(body);
  if (known !== undefined) return known;
  const stores = new Map<string, AttributeStore[]>();
  for (const [key, store] of body.flatMap(storesInside)) {
    const list = stores.get(key);
    if (list === undefined) stores.set(key, [store]);
    else list.push(store);
  }
  storesByBody.set(body, stores);
  return stores;
}

function storesInside(statement: Statement): readonly (readonly [string, AttributeStore])[] {
  const known = storesByStatement.get(statement);
  if (known !== undefined) return known;
  const stores: (readonly [string, AttributeStore])[] = [];
  for (const node of walk(statement)) {
    for (const { target, origin } of attributeTargetsOf(node)) {
      const { object } = target;
      const holder = object.kind === "name" ? object.id : object.kind === "attribute" ? object.name : undefined;
      if (holder !== undefined) stores.push([`${holder}.${target.name}`, { target, origin, method: undefined }]);
    }
  }
  storesByStatement.set(statement, stores);
  return stores;
}
