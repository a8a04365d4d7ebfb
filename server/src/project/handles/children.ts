/** Code that runs in a child between `fork` and its program: what it makes inheritable is meant to be. */

import type { FunctionDef, Node } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";

/** Names that say that a function runs in the child, or makes the process a daemon. */
const CHILD = /preexec|pre_exec|child|daemon|after_fork|^_?exec/i;

/** Whether a node runs in a process that is just being made, or that is about to become another program. */
export function preparesChild(project: Project, node: Node): boolean {
  const owner = outermostFunction(node);
  if (owner === undefined) return replacesProcess(project.fileOf(node).source.module, true);
  return isChildCode(project, owner, 2);
}

function isChildCode(project: Project, definition: FunctionDef, depth: number): boolean {
  if (CHILD.test(definition.name.id) || replacesProcess(definition, false)) return true;
  const callers = project.callersOf(definition);
  if (callers.escapes && /preexec_fn/.test(project.fileOf(definition).source.text)) return true;
  if (depth === 0) return false;
  return callers.calls.some(({ call }) => {
    const caller = outermostFunction(call);
    return caller !== undefined && caller !== definition && isChildCode(project, caller, depth - 1);
  });
}

/** Whether code forks, or replaces the process. */
function replacesProcess(root: Node, isModule: boolean): boolean {
  for (const node of walk(root)) {
    if (node.kind !== "call" || (isModule && enclosingFunction(node) !== undefined)) continue;
    if (/^(v?fork\w*|exec[lv]p?e?|_exit)$/.test(lastName(node.callee))) return true;
  }
  return false;
}

function outermostFunction(node: Node): FunctionDef | undefined {
  let found: FunctionDef | undefined;
  for (let current: Node | undefined = node; current !== undefined; current = current.parent) {
    if (current.kind === "functionDef") found = current;
  }
  return found;
}
