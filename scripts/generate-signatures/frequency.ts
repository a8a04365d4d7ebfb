/** Types by how often functions use them, so that the most frequent get the shortest ids. */

import { spellingOf, type TypeNode } from "../../server/src/signatures/c-parser/type-node.ts";
import type { Family } from "./tables.ts";

export function frequentTypes(families: readonly Family[]): readonly TypeNode[] {
  const counts = new Map<string, { readonly type: TypeNode; uses: number }>();
  const count = (type: TypeNode): void => {
    if (type.kind === "function" || type.kind === "array") return;
    const spelling = spellingOf(type);
    const known = counts.get(spelling);
    if (known === undefined) counts.set(spelling, { type, uses: 1 });
    else known.uses++;
  };
  for (const family of families) {
    for (const rows of family.libraries.values()) {
      for (const { type } of rows.values()) {
        count(type.result);
        for (const parameter of type.parameters) count(parameter.type);
      }
    }
    for (const record of family.records.values()) for (const field of record.fields) count(field.type);
  }
  return [...counts]
    .toSorted(([a, one], [b, other]) => other.uses - one.uses || (a < b ? -1 : 1))
    .map(([, { type }]) => type);
}
