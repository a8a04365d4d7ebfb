/** Who made an object, as far as its path tells. */

import type { FunctionDef } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import type { ObjectPath } from "./object-path.ts";
import { areInLine, classAround, functionAround } from "./places.ts";

/** The object at the root of a path. */
export function localOf(path: ObjectPath): ObjectPath | undefined {
  let current: ObjectPath | undefined = path;
  while (current !== undefined && current.steps.length > 0) current = current.parent;
  return current;
}

/** Whoever keeps an object need not have made it: a method is of an object only if that may be of its class. */
export function mayHave(project: Project, { values }: ObjectPath, method: FunctionDef): boolean {
  const owner = classAround(method);
  const classes = values.flatMap((it) => (it.kind === "instance" ? [it.definition] : []));
  return owner === undefined || classes.length === 0 || classes.some((it) => areInLine(project, it, owner));
}

/** `child = Child(self)`: what the child calls its maker is the object of the method. */
export const isMadeIn = (method: FunctionDef, { values }: ObjectPath): boolean =>
  values.length === 1 &&
  values.every((it) => it.kind === "instance" && it.call !== undefined && functionAround(it.call) === method);
