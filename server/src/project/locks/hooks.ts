/** Methods that are there for subclasses to replace, and attributes that are there for others to set. */

import { type Expression, type FunctionDef, type Parameter, textOf } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { hasDecorator, isEmptyBody } from "./places.ts";

/** Abstract, empty, or `raise NotImplementedError`. */
export function isHook(definition: FunctionDef): boolean {
  if (hasDecorator(definition, "abstractmethod")) return true;
  if (hasDecorator(definition, "staticmethod", "property", "overload")) return false;
  if (isEmptyBody(definition)) return true;
  const statements = definition.body.filter((it) => it.kind !== "expressionStatement" || it.value.kind !== "string");
  const [only, ...others] = statements;
  if (only?.kind !== "raise" || others.length > 0 || only.exception === undefined) return false;
  const raised = only.exception.kind === "call" ? only.exception.callee : only.exception;
  return raised.kind === "name" && raised.id === "NotImplementedError";
}

/** `None`, `lambda *args: None`, or a function of the workspace that does nothing. */
export function isEmptyCallable(project: Project, value: Expression): boolean {
  if (value.kind === "none") return true;
  if (value.kind === "lambda") return value.body.kind === "none";
  return project
    .evaluate(value)
    .every((it) => it.kind === "function" && it.definition.kind === "functionDef" && isEmptyBody(it.definition));
}

/** `clock=time.time`: there for tests to replace. */
export function hasCallableDefault(project: Project, parameter: Parameter): boolean {
  const value = parameter.default;
  if (value === undefined || value.kind === "none") return false;
  return project.evaluate(value).every((it) => it.kind === "external" || it.kind === "class" || it.kind === "function");
}

/** `run: Callable[[str], str]`: what it answers is wanted, also where one call does not look at it. */
export function givesAnswer(parameter: Parameter | undefined): boolean {
  const annotation = parameter?.annotation;
  if (annotation?.kind !== "subscript" || !/(?:^|\.)Callable$/.test(textOf(annotation.object))) return false;
  const answer = annotation.index.kind === "sequence" ? annotation.index.elements.at(-1) : undefined;
  // A listener may be annotated to say whether it goes on listening.
  return answer !== undefined && !/None|Any|object|bool|Awaitable|Coroutine|Future/.test(textOf(answer));
}
