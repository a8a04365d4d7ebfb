/**
 * Whether code that is not ours has a way to a lock: a public function that takes it, or that calls one that does. A lock
 * that only the body of a thread and what is private take, no callback can ask for.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { FunctionDef, Node } from "../../syntax/ast.ts";
import { pairOf } from "../pairs.ts";
import type { Project } from "../project.ts";
import type { LockUse } from "./lock-use.ts";
import { functionAround, isPublicName } from "./places.ts";
import { acquisitionsOf } from "./slot-users.ts";

const key = Symbol("ways to locks");

/** How many calls lie between the public function and the one that takes the lock. */
const deepestWay = 3;

/** What runs by itself: nobody calls it while something else goes on. */
const startedNames = /^(?:run|main|__init__|__new__|__del__)$/;

/** `true` too where it is not known who takes the lock. */
export function hasPublicWay(project: Project, file: ModuleModel, lock: LockUse): boolean {
  const { slot } = lock;
  if (slot === undefined) return true;
  return project.memoFor(key, pairOf(file, slot), () => {
    const takers = acquisitionsOf(project, file, lock).map(({ owner }) => owner);
    return takers.length === 0 || leadsOut(project, takers);
  });
}

function leadsOut(project: Project, takers: readonly Node[]): boolean {
  const seen = new Set<FunctionDef>();
  let level = takers.flatMap((it) => outermost(it) ?? []);
  for (let depth = 0; depth <= deepestWay && level.length > 0; depth++) {
    const callers: FunctionDef[] = [];
    for (const definition of level) {
      if (seen.has(definition)) continue;
      seen.add(definition);
      const { id } = definition.name;
      if (startedNames.test(id)) continue;
      if (isPublicName(id)) return true;
      for (const { call } of project.callersOf(definition).calls) callers.push(...(outermost(call) ?? []));
    }
    level = callers;
  }
  return false;
}

/** The function or method that a place lies in, through those inside of it. */
function outermost(node: Node): readonly FunctionDef[] | undefined {
  let found = node.kind === "functionDef" ? node : undefined;
  for (let outer = functionAround(node); outer !== undefined; outer = functionAround(outer)) {
    if (outer.kind === "functionDef") found = outer;
  }
  return found === undefined ? undefined : [found];
}
