/** Functions that run only while their callers hold a lock: what they do to it, they do as its holders. */

import type { FunctionDef, Node } from "../../syntax/ast.ts";
import { pairOf } from "../pairs.ts";
import type { Project } from "../project.ts";
import { heldLocksIn, partsOf } from "./held-locks.ts";
import { functionAround } from "./places.ts";

const key = Symbol("functions called under locks");

/** Whether there are callers, and each of them holds the lock of that slot where it calls. */
export function isOnlyCalledUnder(project: Project, definition: FunctionDef, slot: string): boolean {
  return project.memoFor(key, pairOf(definition, slot), () => {
    const { calls, escapes } = project.callersOf(definition);
    const ofProgram = calls.filter(({ call }) => !project.fileOf(call).options.isTest);
    return !escapes && ofProgram.length > 0 && ofProgram.every(({ call }) => isHeldAt(project, call, slot));
  });
}

function isHeldAt(project: Project, call: Node, slot: string): boolean {
  const around = functionAround(call);
  if (around?.kind !== "functionDef") return false;
  return heldLocksIn(project, around).moments.some(
    ({ node, held }) => held.some((it) => it.lock.slot === slot) && partsOf(node).some((it) => it === call),
  );
}
