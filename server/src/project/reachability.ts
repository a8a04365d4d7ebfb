/** Which statements of a function run at all when one call's constants are known. */

import { completesNormally } from "../semantics/flow.ts";
import type { Frame } from "../semantics/values.ts";
import type { Expression, If, Node, Statement } from "../syntax/ast.ts";
import { blockAround } from "../syntax/blocks.ts";
import { truthOf } from "./evaluate.ts";
import type { Project } from "./project.ts";

/** Whether the constants that a call passes let a statement run: `if check:` with `check=False` does not. */
export function isReachableIn(project: Project, node: Node, frame: Frame | undefined): boolean {
  if (frame === undefined) return true;
  let child = node;
  for (let around = node.parent; around !== undefined; child = around, around = around.parent) {
    for (const statement of statementsBefore(around, child)) {
      if (statement.kind === "if" && leavesUnder(project, statement, frame)) return false;
    }
    if (around === frame.definition || around.kind === "module") return true;
    if ((around.kind !== "if" && around.kind !== "conditional") || child === around.test) continue;
    const truth = testUnder(project, around.test, frame);
    if (truth === undefined) continue;
    const isBody = around.kind === "if" ? around.body.some((it) => it === child) : around.body === child;
    if (truth !== isBody) return false;
  }
  return true;
}

/** Whether an `if` returns or raises for certain, with these constants. */
function leavesUnder(project: Project, statement: If, frame: Frame): boolean {
  const leavesBody = !completesNormally(statement.body);
  const leavesElse = statement.orelse.length > 0 && !completesNormally(statement.orelse);
  if (!leavesBody && !leavesElse) return false;
  const truth = testUnder(project, statement.test, frame);
  return truth === undefined ? false : truth ? leavesBody : leavesElse;
}

/** The statements of the block of `child` that run before it. */
function statementsBefore(around: Node, child: Node): readonly Statement[] {
  if (around.kind === "module" || around.kind === "classDef") return [];
  return blockAround(child).filter((it) => it.end <= child.start);
}

/** Only tests of parameters and literals are decided: anything else would be evaluated anew for every call. */
function testUnder(project: Project, test: Expression, frame: Frame): boolean | undefined {
  switch (test.kind) {
    case "unaryOperation": {
      const inner = test.operator === "not" ? testUnder(project, test.operand, frame) : undefined;
      return inner === undefined ? undefined : !inner;
    }
    case "booleanOperation": {
      const truths = test.operands.map((it) => testUnder(project, it, frame));
      const decisive = test.operator === "or";
      if (truths.includes(decisive)) return decisive;
      return truths.includes(undefined) ? undefined : !decisive;
    }
    case "comparison":
      if (test.operands.length !== 2 || !test.operands.every((it) => isDecidable(it, frame))) return undefined;
      return compareUnder(project, test, frame);
    default: {
      if (!isDecidable(test, frame)) return undefined;
      const truths = project.evaluate(test, frame).map(truthOf);
      const [first] = truths;
      return first !== undefined && truths.every((it) => it === first) ? first : undefined;
    }
  }
}

/** A literal, or a name that the frame binds. */
function isDecidable(expression: Expression, frame: Frame): boolean {
  switch (expression.kind) {
    case "name":
      return frame.bindings.get(expression.id) !== undefined;
    case "boolean":
    case "integer":
    case "string":
    case "none":
      return true;
    default:
      return false;
  }
}

/** The parameters that an `if` or a conditional expression asks about in a way that constants can decide. */
export function namesInTest(test: Expression): readonly string[] {
  const names: string[] = [];
  const pending: Expression[] = [test];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === "name") names.push(next.id);
    else if (next.kind === "unaryOperation") pending.push(next.operand);
    else if (next.kind === "booleanOperation" || next.kind === "comparison") pending.push(...next.operands);
  }
  return names;
}

function compareUnder(
  project: Project,
  test: Extract<Expression, { kind: "comparison" }>,
  frame: Frame,
): boolean | undefined {
  const [left, right] = test.operands.map((it) => project.evaluate(it, frame));
  const [operator] = test.operators;
  const [a] = left ?? [];
  const [b] = right ?? [];
  if (left?.length !== 1 || right?.length !== 1 || a?.kind !== "constant" || b?.kind !== "constant") return undefined;
  const isEqual = a.type === b.type && ("value" in a ? a.value : undefined) === ("value" in b ? b.value : undefined);
  if (operator === "is" || operator === "==") return isEqual;
  if (operator === "is not" || operator === "!=") return !isEqual;
  return undefined;
}
