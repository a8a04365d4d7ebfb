/** Attributes that get a value in a way that is no assignment: what the assignments say of them is not all. */

import type { Attribute, Expression, Node } from "../../syntax/ast.ts";
import { spanOf } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { attributeTargetsOf, enclosingClass } from "../classes.ts";
import type { Project } from "../project.ts";

/** Whether an attribute may hold what no assignment in sight stores. */
export function mayHoldUnseen(project: Project, subject: Expression): boolean {
  if (subject.kind !== "attribute") return false;
  return isReadBeforeStored(subject) || isStoredByName(project.fileOf(subject).source.module, subject.name);
}

/**
 * `if self.list is not None: raise …` above the only `self.list = …`: the first time there must be a value already,
 * or the program could not get this far.
 */
function isReadBeforeStored(subject: Attribute): boolean {
  const around = enclosingFunction(subject);
  const definition = enclosingClass(subject);
  if (around === undefined || definition === undefined) return false;
  const { start } = spanOf(subject);
  const stores = storesOf(definition, subject.name);
  return stores.length > 0 && stores.every((it) => enclosingFunction(it) === around && spanOf(it).start > start);
}

function storesOf(scope: Node, name: string): readonly Node[] {
  const found: Node[] = [];
  for (const node of walk(scope)) {
    for (const { target } of attributeTargetsOf(node)) if (target.name === name) found.push(target);
  }
  return found;
}

/** `setattr(it, "list", None)`, `it.__dict__.update(list=None)`, and the namespace given to a metaclass. */
function isStoredByName(scope: Node, name: string): boolean {
  for (const node of walk(scope)) {
    if (node.kind === "dictionary") {
      if (node.entries.some(({ key }) => key?.kind === "string" && key.value === name)) return true;
    } else if (node.kind === "call") {
      const called =
        node.callee.kind === "name" ? node.callee.id : node.callee.kind === "attribute" ? node.callee.name : "";
      if (/^(?:setattr|__setattr__)$/.test(called)) {
        if (node.arguments.some(({ value }) => value.kind === "string" && value.value === name)) return true;
      } else if (/^(?:update|dict|type|setdefault)$/.test(called)) {
        if (node.arguments.some((it) => it.name === name)) return true;
      }
    }
  }
  return false;
}
