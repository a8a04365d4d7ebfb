/**
 * The text of a command as far as a program's source tells it: literal stretches and holes. A hole is whatever an
 * f-string, a `%` or a concatenation puts in, and may be anything at all.
 */

export type ShellPart = LiteralPart | HolePart;

export interface LiteralPart {
  readonly kind: "text";
  readonly text: string;
}

export interface HolePart {
  readonly kind: "hole";
  /** What stands in the source, such as `target[0]`; for messages only. Absent if nothing readable does. */
  readonly label?: string;
}

/** All parts as one string, a hole being one character wide. */
export interface ShellText {
  readonly parts: readonly ShellPart[];
  /** Holes are `HOLE` characters; the same character in a literal part is told apart by `holes`. */
  readonly flat: string;
  /** Index of the part for each offset of `flat` that is a hole. */
  readonly holes: ReadonlyMap<number, number>;
  /** Offset in `flat` at which each part begins. */
  readonly starts: readonly number[];
}

/** An offset of the flat text, led back to the part it came from. */
export interface ShellPlace {
  readonly part: number;
  /** UTF-16 code units into the part's text; 0 for a hole. */
  readonly offset: number;
}

/** A noncharacter, which no sensible command contains; `holes` decides in the other case. */
export const HOLE = "\uFFFF";

export function shellTextOf(parts: readonly ShellPart[]): ShellText {
  const holes = new Map<number, number>();
  const starts: number[] = [];
  const pieces: string[] = [];
  let length = 0;
  for (const [index, part] of parts.entries()) {
    starts.push(length);
    if (part.kind === "hole") holes.set(length, index);
    const piece = part.kind === "hole" ? HOLE : part.text;
    pieces.push(piece);
    length += piece.length;
  }
  return { parts, flat: pieces.join(""), holes, starts };
}

/** The part that `offset` of the flat text belongs to; the end of the text is the end of the last part. */
export function placeOf({ starts }: ShellText, offset: number): ShellPlace {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { part: Math.max(low, 0), offset: offset - (starts[low] ?? 0) };
}

/** The hole at `offset` of the flat text, or `undefined` if a character of the user's stands there. */
export function holeAt({ parts, holes }: ShellText, offset: number): HolePart | undefined {
  const index = holes.get(offset);
  const part = index === undefined ? undefined : parts[index];
  return part?.kind === "hole" ? part : undefined;
}

/** Some of the text on one line, shortened, for people: holes are `…`. */
export function excerptOf({ flat, holes }: ShellText, start: number, end: number): string {
  const some = flat.slice(start, Math.min(end, start + LONGEST_EXCERPT));
  const line = [...some].map((it, index) => (holes.has(start + index) ? "…" : it)).join("");
  return `${line.replace(/\s+/g, " ").trim()}${end > start + LONGEST_EXCERPT ? "…" : ""}`;
}

const LONGEST_EXCERPT = 60;
