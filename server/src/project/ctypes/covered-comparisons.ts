/** Conditions that ask one thing twice, once in a way that can be true: `code == 0xFFFFFFFF or code == -1`. */

import { type Comparison, type Expression, type Node, textOf } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { heldIn } from "./held.ts";

/** What a failed call gives, in whatever way it is read. */
type Failure = "null" | "allOnes";

/**
 * Whether another operand of the condition around a comparison sees the same failure of the same value. `isWrong` tells
 * of operands that see nothing themselves.
 */
export function isCoveredByCondition(
  project: Project,
  comparison: Comparison,
  isWrong: (comparison: Comparison) => boolean,
): boolean {
  const [operator] = comparison.operators;
  const connective = operator === "==" || operator === "is" ? "or" : "and";
  return comparison.operands.some((subject) => {
    const asked = failureIn(project, comparison, textOf(subject));
    if (asked === undefined) return false;
    return siblingsOf(comparison, connective).some((it) => {
      if (it.kind === "comparison" && isWrong(it)) return false;
      return failureAskedBy(project, it, textOf(subject), connective) === asked;
    });
  });
}

/** The other operands of the `or`, or `and`, that a comparison stands in. */
function siblingsOf(comparison: Comparison, connective: "and" | "or"): readonly Expression[] {
  const siblings: Expression[] = [];
  let inner: Node = comparison;
  for (let it = comparison.parent; it?.kind === "booleanOperation" && it.operator === connective; it = it.parent) {
    const from = inner;
    siblings.push(...it.operands.filter((operand) => operand !== from));
    inner = it;
  }
  return siblings;
}

function failureAskedBy(
  project: Project,
  test: Expression,
  subject: string,
  connective: "and" | "or",
): Failure | undefined {
  if (connective === "and" && textOf(test) === subject) return "null";
  if (test.kind === "unaryOperation") {
    return connective === "or" && test.operator === "not" && textOf(test.operand) === subject ? "null" : undefined;
  }
  if (test.kind !== "comparison" || test.operators.length !== 1) return undefined;
  const isSame = connective === "or" ? ["==", "is"] : ["!=", "is not"];
  return isSame.includes(test.operators[0] ?? "") ? failureIn(project, test, subject) : undefined;
}

/** The failure that a subject is compared with. */
function failureIn(project: Project, { operands }: Comparison, subject: string): Failure | undefined {
  const [left, right] = operands;
  if (left === undefined || right === undefined) return undefined;
  const other = textOf(left) === subject ? right : textOf(right) === subject ? left : undefined;
  const [held, ...others] = other === undefined ? [] : heldIn(project, other);
  if (held === undefined || others.length > 0) return undefined;
  if (held.kind === "none") return "null";
  if (held.kind === "integer") return held.constant === 0n ? "null" : "allOnes";
  return held.kind === "instance" ? "allOnes" : undefined;
}
