import type { BareArgument } from "../project/ctypes/bare-values.ts";
import type { ForeignFunction } from "../project/ctypes/functions.ts";
import type { Project } from "../project/project.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import type { Call } from "../syntax/ast.ts";
import type { FileEdit } from "./file-edit.ts";

export interface ProposedFix {
  readonly title: string;
  readonly safety: "safe" | "suggestion";
  readonly edits: readonly FileEdit[];
}

export function declarePrototypeFixes(
  _project: Project,
  _file: ModuleModel,
  _fn: ForeignFunction,
  _call: Call,
): readonly ProposedFix[] {
  return [];
}

export function wrapFix(_project: Project, _file: ModuleModel, _argument: BareArgument): readonly ProposedFix[] {
  return [];
}
