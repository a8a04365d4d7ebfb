/**
 * Which object: `self`, `self.helper.owner`, a global of a module. Two paths that are equal name the same object, so
 * "the same lock of the same object" can be told from "a lock of the same class". A path starts at a parameter, a
 * local or a global; when a call is followed, the callee's parameters are replaced by the paths of the arguments.
 */

import type { Value } from "../../semantics/values.ts";

export interface ObjectPath {
  /** `<place>:<name>` for parameters and locals of the function there, `global:<file>:<name>`, `class:<place>`. */
  readonly root: string;
  /** Attributes from the root on. */
  readonly steps: readonly string[];
  /** What the object may be. */
  readonly values: readonly Value[];
  /** The object that the last step was taken from. */
  readonly parent: ObjectPath | undefined;
}

/** Longer paths say nothing that a person would recognise, and could grow without end in recursive code. */
export const longestPath = 6;

export function keyOfPath({ root, steps }: ObjectPath): string {
  return [root, ...steps].join(".");
}

export function isSamePath(a: ObjectPath, b: ObjectPath): boolean {
  return a.root === b.root && a.steps.length === b.steps.length && a.steps.every((it, index) => it === b.steps[index]);
}

export function rootPath(root: string, values: readonly Value[]): ObjectPath {
  return { root, steps: [], values, parent: undefined };
}

export function longerPath(parent: ObjectPath, step: string, values: readonly Value[]): ObjectPath {
  return { root: parent.root, steps: [...parent.steps, step], values, parent };
}
