/** Files that code of a build writes and never closes. */

import { flowOwnerOf } from "../../semantics/flow.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import { enclosingFunction } from "../../syntax/walk.ts";
import { callsIn } from "../calls-in.ts";
import { actionFunctionsOf } from "../processes/build-actions.ts";
import { buildToolsOf, isBuildScript } from "../processes/build-tool.ts";
import type { Project } from "../project.ts";
import { HELD } from "./file-effects.ts";
import { leftOpen } from "./open-archives.ts";
import { WRITTEN_TEXT, type WrittenFile, writtenFile } from "./written-files.ts";

export interface UnclosedFile {
  readonly written: WrittenFile;
  /** Whether the file stays open, and its end in a buffer, while the build runs. */
  readonly isHeld: boolean;
}

export function* unclosedFiles(project: Project, file: ModuleModel): Iterable<UnclosedFile> {
  if (!project.mayHold(file, WRITTEN_TEXT)) return;
  const isScript = isBuildScript(project, file);
  const actions = actionFunctionsOf(project, file);
  if (!isScript && actions.size === 0) return;
  for (const call of callsIn(project, file)) {
    const around = enclosingFunction(call);
    if (!isScript && !(around?.kind === "functionDef" && actions.has(around))) continue;
    const written = writtenFile(project, call, HELD);
    if (written === undefined || leftOpen(written) !== "left" || isDead(project.targetAt(call))) continue;
    // A device gets what is written as it comes, and is no file that anybody makes.
    if (written.path?.kind === "string" && written.path.value.startsWith("/dev/")) continue;
    yield { written, isHeld: flowOwnerOf(call)?.kind === "module" && isKept(project, file) };
  }
}

/** Whether the names of a file live as long as the build: SCons forgets those of a file that defines no function. */
function isKept(project: Project, file: ModuleModel): boolean {
  const tools = buildToolsOf(project, file);
  if (tools.has("waf")) return true;
  return (
    tools.has("scons") && file.source.module.body.some((it) => it.kind === "functionDef" || it.kind === "classDef")
  );
}
