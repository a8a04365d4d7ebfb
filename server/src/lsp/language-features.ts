/**
 * What the editor can ask about a place in a file. Each feature is a function of a project; one that is present is offered
 * to the editor, and `server.ts` needs no change for it.
 */

import type { Completion, Hover, SignatureHelp } from "../assist/assistance.ts";
import { completionsAt, hoverAt, signatureHelpAt } from "../assist/foreign-functions.ts";
import type { Project } from "../project/project.ts";

export interface LanguageFeatures {
  readonly hoverAt?: (project: Project, path: string, offset: number) => Hover | undefined;
  readonly completionsAt?: (project: Project, path: string, offset: number) => readonly Completion[];
  readonly signatureHelpAt?: (project: Project, path: string, offset: number) => SignatureHelp | undefined;
}

export const languageFeatures: LanguageFeatures = { hoverAt, completionsAt, signatureHelpAt };
