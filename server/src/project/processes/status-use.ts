/** The ways a status, or the object that carries it, may be used. */

import type { Node } from "../../syntax/ast.ts";

/** Tuples that begin with a status, end with one, and have it in the second and in the third place. */
export type TupleForm = "pair" | "waited" | "answer" | "triple";

/** What travels: a number or truth value; an object that has it; a tuple with it; text made from it. */
export type StatusForm = "status" | "completed" | "process" | TupleForm | "pipe" | "text";

export type UseKind =
  /** The value of a statement, so of nobody. */
  | "discarded"
  /** Bound to a name that nobody reads. */
  | "unread"
  /** Bound to a name that says so: `_`. */
  | "dismissed"
  /** A condition, an assertion, an exception depends on it. */
  | "tested"
  /** A condition depends on it that only prints. */
  | "noted"
  /** Passed to `sys.exit` and its like. */
  | "exits"
  | "returned"
  /** Printed or logged. */
  | "shown"
  /** Stored, passed on, or used in a way we do not follow. */
  | "kept"
  /** Only the output is used. */
  | "output"
  /** A process: waited for, and what `wait` or `communicate` says is not used. */
  | "waited"
  | "killed"
  /** A process: its streams or its number. */
  | "attribute";

export interface Use {
  readonly kind: UseKind;
  readonly node: Node;
  /** The method or attribute of a process object. */
  readonly name?: string;
}
