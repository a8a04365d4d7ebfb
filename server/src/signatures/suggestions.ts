/** Answers for names that are not there: the A/W suffix, another library, a near miss. */

import { exportsOf, librariesWith, libraryOf, signatureOf } from "./lookup.ts";
import type { Signatures } from "./signatures.ts";

export type Suggestion =
  | { readonly reason: "suffix"; readonly library: string; readonly name: string }
  | { readonly reason: "library"; readonly library: string; readonly name: string }
  | { readonly reason: "spelling"; readonly library: string; readonly name: string };

/** Names further away than this are no slip of the keyboard. */
const MOST_SLIPS = 2;

/** What a program may have meant by a function its library does not have; the most likely first. */
export function suggestionsFor(
  signatures: Signatures,
  library: string | undefined,
  name: string,
): readonly Suggestion[] {
  const canonical = libraryOf(library).name;
  if (signatureOf(signatures, library, name) !== undefined) return [];

  const suggestions: Suggestion[] = [];
  for (const suffix of ["W", "A"]) {
    if (signatureOf(signatures, library, name + suffix) !== undefined) {
      suggestions.push({ reason: "suffix", library: canonical, name: name + suffix });
    }
  }
  for (const other of librariesWith(signatures, name)) suggestions.push({ reason: "library", library: other, name });
  const near = exportsOf(signatures, library)
    .map((candidate) => ({ candidate, slips: slipsBetween(name, candidate) }))
    .filter(({ slips }) => slips <= MOST_SLIPS)
    .toSorted((a, b) => a.slips - b.slips);
  for (const { candidate } of near) {
    if (!suggestions.some((it) => it.name === candidate)) {
      suggestions.push({ reason: "spelling", library: canonical, name: candidate });
    }
  }
  return suggestions;
}

/** Edit distance, not counted beyond `MOST_SLIPS + 1`; a difference in case alone is one slip. */
export function slipsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > MOST_SLIPS) return MOST_SLIPS + 1;
  if (one.toLowerCase() === other.toLowerCase()) return one === other ? 0 : 1;

  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one.charCodeAt(i - 1) === other.charCodeAt(j - 1) ? 0 : 1;
      row.push(Math.min((row[j - 1] ?? 0) + 1, (previous[j] ?? 0) + 1, (previous[j - 1] ?? 0) + same));
    }
    previous = row;
  }
  return previous[other.length] ?? MOST_SLIPS + 1;
}
