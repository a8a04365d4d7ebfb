/** The statement by which a lock is taken, and on which way out of it the lock is held. */

import type { FlowEdge, FlowNode } from "../../semantics/flow.ts";
import type { Assign, Call, ExpressionStatement, If } from "../../syntax/ast.ts";

export interface TakingStatement {
  readonly statement: ExpressionStatement | Assign | If;
  /** The outcome of the test that says that the lock was had; `undefined`: it is held behind either. */
  readonly heldWhen: "true" | "false" | undefined;
}

/**
 * `lock.acquire()` by itself, awaited or not, or the test of an `if`. Of `lock.acquire() and ready` the second half may say no to a lock
 * that is held. `isConditional`: the lock may not be had.
 */
export function takingStatement(call: Call, isConditional: boolean): TakingStatement | undefined {
  const value = call.parent?.kind === "await" ? call.parent : call;
  const { parent } = value;
  if (parent?.kind === "expressionStatement")
    return isConditional ? undefined : { statement: parent, heldWhen: undefined };
  if (parent?.kind === "if" && parent.test === value) return { statement: parent, heldWhen: "true" };
  const test = parent?.parent;
  if (test?.kind !== "if" || test.test !== parent) return undefined;
  if (parent?.kind === "unaryOperation" && parent.operator === "not") return { statement: test, heldWhen: "false" };
  if (parent?.kind !== "booleanOperation" || parent.operator !== "and") return undefined;
  if (parent.operands.at(-1) === value) return { statement: test, heldWhen: "true" };
  return parent.operands[0] === value ? { statement: test, heldWhen: undefined } : undefined;
}

/** Whether an edge leads from the statement to where the lock is held. */
export const leadsOn = ({ kind }: FlowEdge, { heldWhen }: TakingStatement): boolean =>
  kind !== "exception" && (heldWhen === undefined || kind === heldWhen);

/** Whether the other half of the test, when it says no, leads out of the function past every release. */
export function isLostByTest(start: FlowNode, taking: TakingStatement, releasing: ReadonlySet<FlowNode>): boolean {
  if (taking.statement.kind !== "if" || taking.heldWhen !== undefined) return false;
  const seen = new Set<FlowNode>();
  const pending = start.next.flatMap((it) => (it.kind === "false" ? [it.to] : []));
  let isLeft = false;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (releasing.has(node) || node === start) return false;
    if (node.kind === "exit") isLeft = true;
    for (const edge of node.next) if (edge.kind !== "exception") pending.push(edge.to);
  }
  return isLeft;
}
