import type { TextEdit } from "../text/edit.ts";

/** An edit of one file of the workspace, as rules hand it out. */
export interface FileEdit extends TextEdit {
  /** As in `ModuleModel.path`. */
  readonly path: string;
}

/** A repair, as a rule offers it. */
export interface ProposedFix {
  readonly title: string;
  readonly safety: "safe" | "suggestion";
  readonly edits: readonly FileEdit[];
}
