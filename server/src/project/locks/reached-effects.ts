/** Whether the constants that are passed on the way let a call come to what its callee does. */

import type { Frame, FunctionValue } from "../../semantics/values.ts";
import type { Expression, Node } from "../../syntax/ast.ts";
import { isInside } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import type { Invocation } from "./invocations.ts";
import type { AnyFunction } from "./places.ts";

/** One call on the way to something that a function does. */
export interface Step {
  readonly site: Expression;
  readonly through: string | undefined;
  readonly callee: AnyFunction;
  /** The same with the values of what encloses it; `undefined` where the call does not say what it passes. */
  readonly called: FunctionValue | undefined;
}

/**
 * Whether the constants that a call passes, and those that are handed on from it, let the callee come to an effect: not
 * behind `if not wait: return`.
 */
export function runsFor(
  project: Project,
  { site, definition, activation }: Invocation,
  effect: { readonly node: Node; readonly chain: readonly Step[] },
): boolean {
  let [call, callee, called] = [site, definition, activation.callee];
  let frame: Frame | undefined;
  for (const next of [...effect.chain, undefined]) {
    if (call.kind !== "call" || callee.kind === "lambda" || called === undefined) return true;
    const node = next?.site ?? effect.node;
    // A decorator stands outside of its function.
    if (!isInside(node, callee)) return true;
    frame = project.frameOf(call, called, frame);
    if (!project.isReachableIn(node, frame)) return false;
    if (next !== undefined) [call, callee, called] = [next.site, next.callee, next.called];
  }
  return true;
}
