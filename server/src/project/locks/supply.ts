/** One way by which something was handed in from outside, and what is asked about such ways. */

import type { UnpackingStep } from "../../semantics/scopes.ts";
import type { Call, ClassDef, Expression, Node, Parameter } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import type { AnyFunction } from "./places.ts";

export interface Supply {
  /** Passed to this very function, kept in an attribute or global, or taken out of a container. */
  readonly via: "parameter" | "stored" | "element";
  readonly parameter: Parameter;
  readonly definition: AnyFunction;
  /** Where it is stored. */
  readonly registration: Node | undefined;
  /** The class of ours whose object carries it: `Subscription(callback)`. */
  readonly wrapper: ClassDef | undefined;
  /** Which member of a stored tuple it is. */
  readonly position: number | undefined;
  /** A weak reference to what was supplied: calling it gives the object. */
  readonly isWeak: boolean;
  /** Whether it is not the thing itself that was handed in, but what `getattr` finds on it. */
  readonly isLookedUp: boolean;
  /** Whether a module keeps it, for everybody, rather than one object. */
  readonly isGlobal: boolean;
  /** What the container or the attribute is called, and the parameter: `_listeners`, `callback`. */
  readonly names: readonly string[];
}

/** More suppliers than this say nothing new. */
export const mostSupplies = 6;

/** The supplies that unpacking a stored tuple puts into one of its targets. */
export function atPosition(supplies: readonly Supply[], step: number | "rest" | undefined): readonly Supply[] {
  if (typeof step !== "number" || step < 0) return supplies;
  return supplies.filter((it) => it.position === undefined || it.position === step);
}

/** A global that a function set by `global name` was handed in to that function. */
export function isModuleLevel(node: Node): boolean {
  for (let parent = node.parent; parent !== undefined; parent = parent.parent) {
    if (parent.kind !== "functionDef") continue;
    return parent.body.some((it) => it.kind === "global");
  }
  return false;
}

export function returnStatements(body: readonly Node[]): readonly Expression[] {
  const found: Expression[] = [];
  const pending: Node[] = [...body];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "return" && node.value !== undefined) found.push(node.value);
    if (node.kind === "if" || node.kind === "for" || node.kind === "while") pending.push(...node.body, ...node.orelse);
    if (node.kind === "with") pending.push(...node.body);
    if (node.kind === "try")
      pending.push(...node.body, ...node.orelse, ...node.finalbody, ...node.handlers.flatMap((it) => it.body));
  }
  return found;
}

export function classesOf(project: Project, object: Expression): readonly ClassDef[] {
  const classes: ClassDef[] = [];
  for (const value of project.evaluate(object)) {
    const definition = value.kind === "instance" || value.kind === "class" ? value.definition : undefined;
    if (definition !== undefined && !classes.includes(definition)) classes.push(definition);
  }
  return classes;
}

export function distinct(supplies: readonly Supply[]): readonly Supply[] {
  const found: Supply[] = [];
  for (const it of supplies) {
    if (found.length >= mostSupplies) break;
    if (!found.some((other) => other.parameter === it.parameter && other.via === it.via)) found.push(it);
  }
  return found;
}

/** What the caller of a function passes for one of its parameters. */
export const passedIn = (via: Supply["via"], parameter: Parameter, definition: AnyFunction, name: string): Supply => ({
  via,
  parameter,
  definition,
  registration: undefined,
  wrapper: undefined,
  isWeak: false,
  isLookedUp: false,
  isGlobal: false,
  position: undefined,
  names: [name],
});

/** The same, kept somewhere. */
export const stored = (
  supply: Supply,
  registration: Node,
  via: Supply["via"],
  name: string,
  isGlobal: boolean,
): Supply => ({
  ...supply,
  via,
  registration: supply.registration ?? registration,
  isGlobal: supply.isGlobal || isGlobal,
  names: [...supply.names, name],
});

export function first(call: Call, follow: (argument: Expression) => readonly Supply[]): readonly Supply[] {
  const argument = call.arguments[0];
  return argument === undefined || argument.name !== undefined ? [] : follow(argument.value);
}

/** `_, encode = implementation()`: what the function returns at that place; `undefined` where it returns no such tuple. */
export function returnedMembers(
  project: Project,
  value: Expression,
  path: readonly UnpackingStep[],
): readonly Expression[] | undefined {
  const [step, ...others] = path;
  if (value.kind !== "call" || typeof step !== "number" || others.length > 0) return undefined;
  const found: Expression[] = [];
  for (const callee of project.calleesOf(value)) {
    if (callee.kind !== "function" || callee.definition.kind === "lambda") return undefined;
    for (const it of returnStatements(callee.definition.body)) {
      const member = it.kind === "sequence" ? it.elements[step] : undefined;
      if (member === undefined) return undefined;
      found.push(member);
    }
  }
  return found.length === 0 ? undefined : found;
}
