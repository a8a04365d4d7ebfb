/** Whether an await gives the event loop a turn: awaiting a coroutine that itself waits for nothing runs straight through. */

import { type Expression, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { ownMethod } from "../classes.ts";
import type { Project } from "../project.ts";
import { isGenerator } from "./held-locks.ts";
import { isHook } from "./hooks.ts";
import { classAround } from "./places.ts";

/** How many coroutines are read, one inside of the other. */
const deepestAwait = 2;

export function neverSuspends(project: Project, node: Expression, depth = 0): boolean {
  if (node.kind !== "await" || node.value.kind !== "call" || depth > deepestAwait) return false;
  const callees = project.calleesOf(node.value);
  return (
    callees.length > 0 &&
    callees.every((callee) => {
      const definition = callee.kind === "function" ? callee.definition : undefined;
      if (definition?.kind !== "functionDef" || !definition.isAsync || definition.decorators.length > 0) return false;
      // What subclasses do instead is not known here.
      if (isHook(definition) || isGenerator(definition)) return false;
      const owner = classAround(definition);
      const { id } = definition.name;
      if (owner !== undefined && project.subclassesOf(owner).some((it) => ownMethod(it, id) !== undefined))
        return false;
      if (/\basync\s+(?:for|with)\b/.test(textOf(definition))) return false;
      for (const part of walk(definition)) {
        if (part.kind === "await" && !neverSuspends(project, part, depth + 1)) return false;
      }
      return true;
    })
  );
}
