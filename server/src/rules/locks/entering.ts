/** What takes a lock for the time that an object is entered, or is there, and does not come to it. */

import { classAround, functionAround } from "../../project/locks/places.ts";
import type { Project } from "../../project/project.ts";
import { type Node, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, walk } from "../../syntax/walk.ts";
import type { Leaving } from "./leaving-held.ts";

export function isConstructor(node: Node): boolean {
  const owner = functionAround(node);
  return owner?.kind === "functionDef" && owner.name.id === "__init__" && classAround(owner) !== undefined;
}

export const runsOwnCode = (project: Project, node: Node): boolean =>
  [...walk(node)].some((it) => it.kind === "call" && project.calleesOf(it).some((at) => at.kind === "function"));

/** Who writes `raise`, or opens a file, knows that it comes to an exception. */
export const isExpected = ({ node }: Leaving): boolean =>
  node.kind === "raise" || [...walk(node)].some((it) => it.kind === "call" && textOf(it.callee) === "open");

/** Whether a `try` of the same function has handlers for it: they know what is to be given back. */
export function isHandled(node: Node): boolean {
  let child: Node = node;
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor.kind === "functionDef") return false;
    if (ancestor.kind === "try" && ancestor.handlers.length > 0 && ancestor.body.some((it) => it === child))
      return true;
    child = ancestor;
  }
  return false;
}
