/**
 * What the editor can ask about a place in a file. Each feature is a function of a project; one that is present is offered
 * to the editor, and `server.ts` needs no change for it.
 */

import type { Project } from "../project/project.ts";
import type { Span } from "../text/span.ts";

export interface LanguageFeatures {
  readonly hoverAt?: (project: Project, path: string, offset: number) => Hover | undefined;
  readonly completionsAt?: (project: Project, path: string, offset: number) => readonly Completion[];
  readonly signatureHelpAt?: (project: Project, path: string, offset: number) => SignatureHelp | undefined;
}

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
  readonly parameters: readonly { readonly label: string; readonly markdown?: string }[];
  readonly activeParameter: number;
}

export const languageFeatures: LanguageFeatures = {};
