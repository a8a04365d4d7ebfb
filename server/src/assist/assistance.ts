import type { Span } from "../text/span.ts";

/** What the editor shows about a place where nothing need be wrong. Texts are Markdown unless they are labels. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

export interface Completion {
  readonly label: string;
  /** What is put in the place of the word, where it is not the label. */
  readonly text?: string;
  readonly detail?: string;
  readonly markdown?: string;
}

export interface SignatureHelp {
  readonly label: string;
  readonly markdown?: string;
  /** Labels are parts of the signature's label, in its order. */
  readonly parameters: readonly { readonly label: string; readonly markdown?: string }[];
  /** Counts from 0; beyond the last one in the variable part. */
  readonly activeParameter: number;
}
