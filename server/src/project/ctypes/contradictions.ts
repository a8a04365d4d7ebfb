/**
 * Functions that are declared twice with different numbers of arguments. Both stand on one object, so that the one which
 * runs last counts; what the calls pass says which of them is wrong.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import type { Node } from "../../syntax/ast.ts";
import { spanOf } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { prototypeOf, targetOfFunction } from "./calls.ts";
import { type Declaration, declarationsIn } from "./declarations.ts";
import { declarationsFor, parameterTypesOf } from "./declared.ts";
import { callsOfFunction } from "./function-calls.ts";

export interface Contradiction {
  readonly declaration: Declaration;
  readonly declared: number;
  readonly other: Declaration;
  /** What the other one declares, and all calls pass. */
  readonly passed: number;
  /** Whether this one certainly counts; else the order of imports decides. */
  readonly isLast: boolean;
}

/** The declarations of a file that another one contradicts, and every call with it. */
export function* contradictedDeclarations(project: Project, file: ModuleModel): Iterable<Contradiction> {
  for (const declaration of declarationsIn(project, file)) {
    const { attribute, value, function: fn, node } = declaration;
    if (attribute !== "argtypes" || value === undefined || !isPlain(declaration)) continue;
    const target = targetOfFunction(project, node, fn);
    // Of a function that is described the description says it.
    if (isDead(target) || prototypeOf(project, fn, target) !== undefined) continue;
    const declared = parameterTypesOf(project, declaration)?.length;
    if (declared === undefined) continue;
    const others = declarationsFor(project, fn, "argtypes").filter((it) => it.node !== node);
    const [other, ...more] = others;
    if (other === undefined || more.length > 0 || !isPlain(other)) continue;
    const expected = parameterTypesOf(project, other)?.length;
    if (expected === undefined || expected === declared || !passesAlways(project, file, declaration, expected))
      continue;
    const isLast = project.fileOf(other.node) === file;
    if (isLast && !isBelow(node, other.node)) continue;
    yield { declaration, declared, other, passed: expected, isLast };
  }
}

/** An assignment to one function by its name, which runs whenever its module does. */
function isPlain({ node }: Declaration): boolean {
  const statement = node.parent;
  return statement?.kind === "assign" && node.kind === "attribute" && statement.parent?.kind !== "for";
}

/** In one list of statements, so that both run. */
function isBelow(node: Node, other: Node): boolean {
  return node.parent?.parent === other.parent?.parent && spanOf(node).start > spanOf(other).start;
}

function passesAlways(project: Project, file: ModuleModel, { function: fn }: Declaration, count: number): boolean {
  const calls = [...callsOfFunction(project, file, fn)];
  return calls.length > 0 && calls.every((it) => it.isComplete && it.arguments.length === count);
}
