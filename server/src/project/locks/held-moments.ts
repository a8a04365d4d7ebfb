/** What the walk over a function asks for, and what it gives. */

import type { Expression, Node } from "../../syntax/ast.ts";
import type { HeldState } from "./held-state.ts";
import type { HeldLock, LockUse } from "./lock-use.ts";

/** What an expression does to locks, in the order of evaluation. */
export type LockOperation =
  /** `isConditional`: the lock may not be had, and the result says so. */
  | { readonly kind: "acquire"; readonly lock: HeldLock; readonly node: Node; readonly isConditional: boolean }
  | { readonly kind: "release"; readonly lock: LockUse; readonly node: Node };

/** How the walk asks which locks an expression means. */
export interface LockReader {
  /** The locks that entering a context takes, for as long as its block runs. */
  contextLocks(context: Expression, isAsync: boolean): readonly HeldLock[];
  /** The locks that a generator holds while the body of the loop over it runs. */
  iterationLocks(iterable: Expression): readonly HeldLock[];
  operationsIn(expression: Expression): readonly LockOperation[];
}

/** The evaluation of one expression, or the iteration, the entering and the leaving that a statement does. */
export interface Moment {
  readonly kind: "evaluate" | "iterate" | "enter" | "leave";
  readonly node: Expression;
  readonly held: readonly HeldLock[];
  readonly released: readonly LockUse[];
}

export interface Acquisition {
  readonly lock: HeldLock;
  readonly node: Node;
  readonly held: readonly HeldLock[];
  readonly released: readonly LockUse[];
  readonly isConditional: boolean;
}

export interface HeldLocks {
  readonly moments: readonly Moment[];
  readonly acquisitions: readonly Acquisition[];
  /** What is still held where the function returns or ends. */
  readonly atExit: HeldState;
}
