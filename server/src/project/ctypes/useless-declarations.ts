/** Declarations that ctypes takes without a word and that say nothing: on a type of functions, or without an order. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Value } from "../../semantics/values.ts";
import { type Expression, type Node, textOf } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { type PrototypeAssignment, prototypeAssignmentsIn } from "./declarations.ts";
import { foreignFunctionsIn } from "./functions.ts";
import { isCtypes } from "./names.ts";

export interface UselessDeclaration {
  readonly node: Node;
  readonly message: string;
}

export function* uselessDeclarations(project: Project, file: ModuleModel): Iterable<UselessDeclaration> {
  for (const assignment of prototypeAssignmentsIn(file)) {
    const found = onType(project, assignment) ?? withoutOrder(project, assignment);
    if (found !== undefined) yield found;
  }
}

/**
 * `prototype = CFUNCTYPE(c_int); prototype.argtypes = [...]`: what a function takes was settled when its type was made, and
 * the attribute of the type is none of its functions'.
 */
function onType(project: Project, { attribute, target, node }: PrototypeAssignment): UselessDeclaration | undefined {
  if (attribute === "errcheck" || (target.kind !== "name" && target.kind !== "attribute")) return undefined;
  const values = project.evaluate(target);
  if (values.length === 0 || !values.every(isFunctionType)) return undefined;
  const message = `\`${textOf(target)}\` is a type of functions, which ctypes made with its types: \`${attribute}\` set on it holds for no function.`;
  return { node, message };
}

function isFunctionType(value: Value): boolean {
  return value.kind === "result" && isCtypes(value.callee, "CFUNCTYPE", "WINFUNCTYPE", "PYFUNCTYPE");
}

/** `argtypes = {c_void_p, c_int}`: ctypes takes the types in the order in which the set gives them. */
function withoutOrder(
  project: Project,
  { attribute, target, value }: PrototypeAssignment,
): UselessDeclaration | undefined {
  if (attribute !== "argtypes" || value?.kind !== "sequence" || value.form !== "set") return undefined;
  if (new Set(value.elements.map(textOf)).size < 2 || !isFunction(project, target)) return undefined;
  return {
    node: value,
    message:
      "`argtypes` is a set here, which has no order: the types may stand for other arguments than they are written for.",
  };
}

function isFunction(project: Project, target: Expression): boolean {
  return foreignFunctionsIn(project, target).length > 0;
}
