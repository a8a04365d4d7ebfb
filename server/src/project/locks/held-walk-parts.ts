/** Small questions of the walk about one statement or expression. */

import { type Expression, type For, type Node, type Statement, textOf, type While } from "../../syntax/ast.ts";
import { giveBack, type HeldState } from "./held-state.ts";
import { type HeldLock, keyOfLock } from "./lock-use.ts";

export function leave(flow: HeldState, entered: readonly HeldLock[], stacks: readonly string[]): HeldState {
  let state = flow;
  for (const { lock } of entered) {
    if (state.held.some((it) => keyOfLock(it.lock) === keyOfLock(lock))) state = giveBack(state, lock);
  }
  const held = state.held.filter((it) => it.stack === undefined || !stacks.includes(it.stack));
  return held.length === state.held.length ? state : { ...state, held };
}

/** Only a loop that touches a lock by hand can change what is held from one turn to the next. */
export function mayChangeLocks(statement: For | While): boolean {
  const text = textOf(statement);
  return /acquire|release|lock|enter_context/i.test(text);
}

export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case "expressionStatement":
      return [statement.value];
    case "augmentedAssign":
      return [statement.value, statement.target];
    case "delete":
      return statement.targets;
    case "assert":
      return statement.message === undefined ? [statement.test] : [statement.test, statement.message];
    case "print":
      return statement.destination === undefined ? statement.values : [statement.destination, ...statement.values];
    case "exec":
      return statement.values;
    case "functionDef":
      return [...statement.decorators, ...statement.parameters.flatMap((it) => it.default ?? [])];
    case "classDef":
      return [...statement.decorators, ...statement.bases.map((it) => it.value)];
    default:
      return [];
  }
}

export function isOwnCall(node: Node, test: Expression): boolean {
  return node === test || (test.kind === "await" && node === test.value);
}

export const isAlways = (test: Expression): boolean =>
  (test.kind === "boolean" && test.value) || (test.kind === "integer" && test.value !== 0n);

export const isNever = (test: Expression): boolean =>
  (test.kind === "boolean" && !test.value) || (test.kind === "integer" && test.value === 0n);
