/**
 * What must be so for a place of a function to be reached: the tests around it, and those before it that leave. A caller
 * that has just seen the opposite does not come to that place.
 *
 *     if Agent.instance: remove()             remove:   if Agent.instance: return Agent.instance
 *                                                       with Agent.lock: ...                       not reached
 */

import type { Expression, Node, Statement } from "../../syntax/ast.ts";
import { spanOf } from "../../syntax/ast.ts";
import { blockAround } from "../../syntax/blocks.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { pathOf } from "./lock-paths.ts";
import { isSamePath, type ObjectPath } from "./object-path.ts";
import { functionAround } from "./places.ts";

export interface Condition {
  readonly path: ObjectPath;
  /** Whether the object counts as true. */
  readonly isTrue: boolean;
}

const key = Symbol("conditions of places");

/** The conditions under which a place is reached, of those that the function does not change on the way. */
export function conditionsAt(project: Project, node: Node): readonly Condition[] {
  return project.memoFor(key, node, () => {
    const found: Condition[] = [];
    const owner = functionAround(node);
    let child: Node = node;
    for (let parent = node.parent; parent !== undefined && child !== owner; child = parent, parent = parent.parent) {
      if (parent.kind === "module" || parent.kind === "classDef") continue;
      const block = blockAround(child);
      for (const earlier of block) {
        if (earlier === child) break;
        if (earlier.kind === "if" && earlier.orelse.length === 0 && leaves(earlier.body)) {
          addConditions(project, earlier.test, false, found);
        }
      }
      if (parent.kind === "if" && block.length > 0) addConditions(project, parent.test, block === parent.body, found);
    }
    return found.length === 0 || owner === undefined ? found : found.filter((it) => !isSetBefore(it, owner, node));
  });
}

/** Whether two places cannot be reached one from the other: one asks for what the other excludes. */
export function contradict(a: readonly Condition[], b: readonly Condition[]): boolean {
  return a.some((one) => b.some((other) => one.isTrue !== other.isTrue && isSamePath(one.path, other.path)));
}

const deepestTest = 6;

function addConditions(project: Project, test: Expression, isTrue: boolean, found: Condition[], depth = 0): void {
  if (depth > deepestTest) return;
  if (test.kind === "unaryOperation" && test.operator === "not") {
    addConditions(project, test.operand, !isTrue, found, depth + 1);
  } else if (test.kind === "booleanOperation" && (test.operator === "and") === isTrue) {
    for (const it of test.operands) addConditions(project, it, isTrue, found, depth + 1);
  } else if (test.kind === "comparison") {
    const [left, right] = test.operands;
    const [operator, ...others] = test.operators;
    if (left === undefined || right?.kind !== "none" || others.length > 0) return;
    if (operator === "is") addConditions(project, left, !isTrue, found, depth + 1);
    if (operator === "is not") addConditions(project, left, isTrue, found, depth + 1);
  } else if (test.kind === "name" || test.kind === "attribute") {
    const path = pathOf(project, test);
    if (path !== undefined) found.push({ path, isTrue });
  }
}

function leaves(body: readonly Statement[]): boolean {
  const last = body.at(-1);
  return last?.kind === "return" || last?.kind === "raise";
}

/** Whether the function itself sets the object before it comes to the place. */
function isSetBefore({ path }: Condition, owner: Node, node: Node): boolean {
  const word = path.steps.at(-1) ?? path.root.replace(/^.*[:.]/, "");
  const end = spanOf(node).start;
  for (const it of walk(owner)) {
    if (it.kind !== "assign" || spanOf(it).start >= end) continue;
    for (const target of it.targets) {
      if ((target.kind === "attribute" && target.name === word) || (target.kind === "name" && target.id === word))
        return true;
    }
  }
  return false;
}
