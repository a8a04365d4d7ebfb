/** What a function does with the result of a call, as far as it can be seen without leaving it. */

import type { Attribute, Call, Expression, Name, Node } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { enclosingClass } from "../classes.ts";
import type { Project } from "../project.ts";
import { ctypesTypeOf } from "./type-of.ts";

/**
 * Nobody reads it; it is only tested for truth or compared with 0; it is wrapped in a ctypes type at once; it is
 * handled as a number (ordered, counted with, used as an index); or anything else.
 */
export type ResultUse = "unused" | "truth" | "wrapped" | "number" | "other";

export function resultUse(project: Project, call: Call): ResultUse {
  const use = useOf(project, call, call);
  if (typeof use === "string") return use;
  const uses = new Set(
    (use.kind === "attribute" ? loadsInClass(use) : loadsAfter(use))
      .map((it) => useOf(project, it, it))
      .map((it) => (typeof it === "string" ? it : "other")),
  );
  if (uses.has("number")) return "number";
  // What an object keeps may be read from anywhere.
  if (use.kind === "attribute") return "other";
  if (uses.size === 0) return "unused";
  if ([...uses].every((it) => it === "truth" || it === "unused")) return "truth";
  if ([...uses].every((it) => it === "truth" || it === "unused" || it === "wrapped")) return "wrapped";
  return "other";
}

/** The use of one expression, or the name or attribute it is bound to. */
function useOf(project: Project, expression: Expression, origin: Node): ResultUse | Name | Attribute {
  const { parent } = origin;
  switch (parent?.kind) {
    case "expressionStatement":
      return "unused";
    case "assign": {
      const [target] = parent.targets;
      if (parent.value !== origin) return "other";
      if (parent.targets.length !== 1) return "other";
      return target?.kind === "name" || (target?.kind === "attribute" && isOfSelf(target)) ? target : "other";
    }
    case "annotatedAssign":
      return parent.value === origin && parent.target.kind === "name" ? parent.target : "other";
    case "walrus":
      return "other";
    case "if":
    case "while":
      return parent.test === origin ? "truth" : "other";
    case "assert":
      return "truth";
    case "conditional":
      return parent.test === origin ? "truth" : useOf(project, expression, parent);
    case "unaryOperation":
      return parent.operator === "not" ? "truth" : "number";
    case "booleanOperation":
      return isTest(parent) ? "truth" : "other";
    case "comparison":
      return comparisonUse(parent, origin);
    case "binaryOperation":
      return "number";
    case "subscript":
      return parent.index === origin ? "number" : "other";
    case "argument":
      return parent.parent?.kind === "call" ? argumentUse(project, parent.parent) : "other";
    default:
      return "other";
  }
}

function comparisonUse(comparison: Extract<Expression, { kind: "comparison" }>, origin: Node): ResultUse {
  const [operator] = comparison.operators;
  if (comparison.operators.length !== 1 || operator === undefined) return "other";
  if (["<", ">", "<=", ">="].includes(operator)) return "number";
  const other = comparison.operands.find((it) => it !== origin);
  const isZero = other?.kind === "none" || (other?.kind === "integer" && other.value === 0n);
  if (isZero) return "truth";
  return other?.kind === "integer" ? "number" : "other";
}

function argumentUse(project: Project, call: Call): ResultUse {
  const values = project.evaluate(call.callee);
  if (values.some((it) => ctypesTypeOf(project, it) !== undefined)) return "wrapped";
  if (values.some((it) => it.kind === "external" && it.path === "builtins.bool")) return "truth";
  const isNumber = values.some(
    (it) => it.kind === "external" && /^builtins\.(?:range|xrange|chr|abs|min|max)$/.test(it.path),
  );
  return isNumber ? "number" : "other";
}

function isTest(expression: Node): boolean {
  const { parent } = expression;
  if (parent?.kind === "if" || parent?.kind === "while") return parent.test === expression;
  if (parent?.kind === "booleanOperation") return isTest(parent);
  return parent?.kind === "assert" || (parent?.kind === "unaryOperation" && parent.operator === "not");
}

/** Every load of a local name in its function. A module's name may be read from anywhere: taken as one other use. */
function loadsAfter(name: Name): readonly Name[] {
  const scope = enclosingFunction(name);
  if (scope === undefined) return [name];
  const loads: Name[] = [];
  for (const node of walk(scope)) {
    if (node.kind === "name" && node.id === name.id && node !== name && !isTarget(node)) loads.push(node);
  }
  return loads;
}

/** Every load of `self.name` in the class around it. */
function loadsInClass(target: Attribute): readonly Attribute[] {
  const definition = enclosingClass(target);
  const loads: Attribute[] = [];
  for (const node of definition === undefined ? [] : walk(definition)) {
    if (node.kind !== "attribute" || node.name !== target.name || node === target || !isOfSelf(node)) continue;
    if (!isTarget(node)) loads.push(node);
  }
  return loads;
}

function isOfSelf({ object }: Attribute): boolean {
  return object.kind === "name" && (object.id === "self" || object.id === "cls");
}

function isTarget(name: Name | Attribute): boolean {
  const { parent } = name;
  if (parent?.kind === "assign") return parent.targets.includes(name);
  return parent?.kind === "annotatedAssign" && parent.target === name;
}
