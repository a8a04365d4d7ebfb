/** Programs that hand the arguments they were started with on to another one: what that one ends with is their own end. */

import { reachingBindings } from "../../semantics/reaching.ts";
import type { Binding } from "../../semantics/scopes.ts";
import { type Attribute, type Expression, type Name, type Node, textOf } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { argumentOf, type ProcessStart } from "./process-start.ts";

/** Expressions that are looked into at most. */
const MOST_EXPRESSIONS = 60;

/** Whether a command is given all arguments of the program, or all from some point on. One of them is only a value. */
export function passesOwnArguments(project: Project, start: ProcessStart): boolean {
  const given = argumentOf(start, start.api.keyword, start.api.position);
  const pending: Expression[] = given === undefined ? [] : [given];
  const seen = new Set<Expression>();
  for (let next = pending.pop(); next !== undefined && seen.size < MOST_EXPRESSIONS; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const node of walk(next)) {
      if (node.kind === "attribute" && isOwnArguments(project, node)) return true;
      // What is done with one element of it is not followed.
      if (node.kind !== "name" || isElement(node)) continue;
      for (const binding of reachingBindings(node) ?? []) {
        if (isRestOfParsing(binding)) return true;
        pending.push(...sourcesOf(project, binding));
      }
      pending.push(...extensionsOf(node));
    }
  }
  return false;
}

/** `sys.argv`, whole or from some point on. */
function isOwnArguments(project: Project, node: Attribute): boolean {
  if (node.name !== "argv" || isElement(node)) return false;
  return project.evaluate(node).some((it) => it.kind === "external" && it.path === "sys.argv");
}

function isElement({ parent }: Node): boolean {
  return parent?.kind === "subscript" && parent.index.kind !== "slice";
}

/** `options, rest = parser.parse_known_args()` */
function isRestOfParsing({ origin }: Binding): boolean {
  if (origin.kind !== "value" || origin.value.kind !== "call") return false;
  return origin.path[0] === 1 && /\.parse_known_args$/.test(textOf(origin.value.callee));
}

function sourcesOf(project: Project, { origin }: Binding): readonly Expression[] {
  if (origin.kind === "value") return origin.path.length === 0 ? [origin.value] : [];
  if (origin.kind === "augmented") return [origin.target, origin.value];
  if (origin.kind !== "parameter") return [];
  const { parameter } = origin;
  const definition = parameter.parent;
  const passed = definition?.kind === "functionDef" ? project.callersOf(definition).argumentsFor(parameter) : [];
  return parameter.default === undefined ? passed : [...passed, parameter.default];
}

/** What `name.extend(…)` adds, in the function of the name. */
function extensionsOf(name: Name): readonly Expression[] {
  const around = enclosingFunction(name);
  if (around === undefined) return [];
  return walk(around).flatMap((node) => {
    if (node.kind !== "call" || node.callee.kind !== "attribute" || node.callee.name !== "extend") return [];
    const { object } = node.callee;
    return object.kind === "name" && object.id === name.id ? node.arguments.map((it) => it.value) : [];
  });
}
