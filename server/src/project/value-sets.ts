/** Sets of values, in the order in which they were found. */

import { keyOf, unknown, type Value } from "../semantics/values.ts";

/** A value that is made of itself alone. */
export function orUnknown(values: readonly Value[]): readonly Value[] {
  return values.length === 0 ? [unknown] : values;
}

export function areSame(a: readonly Value[], b: readonly Value[]): boolean {
  if (a.length !== b.length) return false;
  const keys = new Set(a.map(keyOf));
  return b.every((it) => keys.has(keyOf(it)));
}
