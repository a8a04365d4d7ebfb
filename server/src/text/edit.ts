import type { Span } from "./span.ts";

/** Replaces `span` by `text`; an empty span inserts. Offsets are those of the text before any edit. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/**
 * Apply `edits` to `text`. Edits at one place are applied in the order given, an edit given twice once; of two edits
 * that overlap the later one is dropped, so that a set of fixes always leaves a well-formed text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.order - b.order);

  const applied: TextEdit[] = [];
  let result = "";
  let position = 0;
  for (const { edit } of ordered) {
    if (edit.span.start < position) continue;
    if (applied.some((it) => isSameEdit(it, edit))) continue;
    result += text.slice(position, edit.span.start) + edit.text;
    position = edit.span.end;
    applied.push(edit);
  }
  return result + text.slice(position);
}

function isSameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;
}
