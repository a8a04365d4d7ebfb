/** What a program keeps on its functions: `def library(): if not hasattr(library, "loaded"): library.loaded = CDLL(path)`. */

import type { ModuleModel } from "../semantics/module-model.ts";
import { type FunctionValue, union, type Value } from "../semantics/values.ts";
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
  const stores = storesIn(project.fileOf(definition)).get(`${definition.name.id}.${name}`) ?? [];
  const own = stores.filter(({ target }) =>
    project.evaluate(target.object).some((it) => it.kind === "function" && it.definition === definition),
  );
  if (own.length === 0) return undefined;
  return union(own.flatMap(({ origin, target }) => valuesOfOrigin(project, origin, target, name, undefined)));
}

const storesByModule = new WeakMap<ModuleModel["source"], ReadonlyMap<string, readonly AttributeStore[]>>();

/** Stores by the last two names of their target: `loaded` of `module.library.loaded` under `library.loaded`. */
function storesIn({ source }: ModuleModel): ReadonlyMap<string, readonly AttributeStore[]> {
  const known = storesByModule.get(source);
  if (known !== undefined) return known;
  const stores = new Map<string, AttributeStore[]>();
  for (const node of walk(source.module)) {
    for (const { target, origin } of attributeTargetsOf(node)) {
      const { object } = target;
      const holder = object.kind === "name" ? object.id : object.kind === "attribute" ? object.name : undefined;
      if (holder === undefined) continue;
      const key = `${holder}.${target.name}`;
      const list = stores.get(key);
      if (list === undefined) stores.set(key, [{ target, origin, method: undefined }]);
      else list.push({ target, origin, method: undefined });
    }
  }
  storesByModule.set(source, stores);
  return stores;
}
