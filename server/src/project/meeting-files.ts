import { isBesideProgram } from "./beside-program.ts";
import type { ImportIndex } from "./imports.ts";
import { findMeetings, IS_SCRIPT, LOADS_BY_NAME, type Meetings } from "./meetings.ts";
import type { ProjectHost } from "./project-host.ts";
import type { TextKnowledge } from "./text-knowledge.ts";

/** Who of the workspace can meet in one process, within one root. */
export function meetFiles(host: ProjectHost, imports: ImportIndex, texts: TextKnowledge): Meetings {
  const files = host.paths.map((path) => {
    const text = host.textOf(path) ?? "";
    const { root, isTest } = host.optionsOf(path);
    return {
      path,
      root,
      importedBy: texts.importedBy(path, text, imports),
      isBeside: isTest || isBesideProgram(path),
      isLoader: texts.matches(path, text, LOADS_BY_NAME),
      isScript: texts.matches(path, text, IS_SCRIPT),
    };
  });
  const inputs = files.flatMap(({ path, root, importedBy, isBeside, isLoader, isScript }) => [
    path,
    root,
    importedBy,
    String([isBeside, isLoader, isScript]),
  ]);
  return texts.meetingsFrom(inputs, () => {
    const rootOf = new Map(files.map((it) => [it.path, it.root]));
    return findMeetings(
      files.map((file) => ({ ...file, imports: file.importedBy.filter((it) => rootOf.get(it) === file.root) })),
    );
  });
}
