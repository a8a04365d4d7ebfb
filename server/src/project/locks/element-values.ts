/** What an object may be that came out of a container: one of the things that are put there. */

import { reachingBindings } from "../../semantics/reaching.ts";
import type { Value } from "../../semantics/values.ts";
import type { Attribute, Expression, Name } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { fillsOfAttribute, fillsOfGlobal } from "./container-fills.ts";
import { copies, elementTakers, views } from "./container-words.ts";
import { classesOf } from "./supply.ts";

/** How many names and calls lie between the object and its container. */
const deepestContainer = 5;
/** A container of more kinds of things says nothing of one. */
const mostElements = 6;

/** The values of an expression; of an element, where nothing else is known, those of what fills its container. */
export function valuesOrElements(project: Project, expression: Expression): readonly Value[] {
  const values = project.evaluate(expression);
  if (values.some(isKnown)) return values;
  const container = containerOf(expression);
  if (container === undefined) return values;
  const fills =
    container.kind === "name"
      ? fillsOfGlobal(project, container)
      : classesOf(project, container.object).flatMap((it) => fillsOfAttribute(project, it, container.name));
  const inside = fills.slice(0, mostElements).flatMap((it) => project.evaluate(it.value).filter(isKnown));
  return inside.length === 0 ? values : inside;
}

function isKnown(value: Value): boolean {
  if (value.kind === "result") return value.callee.kind === "external";
  return value.kind === "instance" || value.kind === "function" || value.kind === "class" || value.kind === "module";
}

/** The attribute or global that holds what an expression takes one of. */
export function containerOf(expression: Expression, depth = 0): Attribute | Name | undefined {
  if (depth > deepestContainer) return undefined;
  if (expression.kind === "subscript") return named(expression.object, depth);
  if (expression.kind === "call" && expression.callee.kind === "attribute") {
    return elementTakers.has(expression.callee.name) ? named(expression.callee.object, depth) : undefined;
  }
  if (expression.kind !== "name") return undefined;
  for (const { origin } of reachingBindings(expression) ?? []) {
    if (origin.kind === "loop" && origin.path.length <= 1) return named(origin.iterable, depth);
    if (origin.kind !== "value" || origin.path.length > 0) continue;
    const found = containerOf(origin.value, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function named(container: Expression, depth: number): Attribute | Name | undefined {
  let current = container;
  for (let step = depth; step < deepestContainer; step++) {
    if (current.kind === "subscript") current = current.object;
    else if (current.kind === "call" && current.callee.kind === "attribute" && views.has(current.callee.name)) {
      current = current.callee.object;
    } else if (current.kind === "call" && current.callee.kind === "name" && copies.has(current.callee.id)) {
      const argument = current.arguments[0]?.value;
      if (argument === undefined) return undefined;
      current = argument;
    } else break;
  }
  return current.kind === "attribute" || current.kind === "name" ? current : undefined;
}
