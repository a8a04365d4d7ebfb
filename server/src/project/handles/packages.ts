import type { ModuleModel } from "../../semantics/module-model.ts";
import { IS_SCRIPT } from "../meetings.ts";
import type { Project } from "../project.ts";

/** A module of a package, as its users import it. */
export function isInPackage(project: Project, file: ModuleModel): boolean {
  return file.options.isPackage || project.paths.includes(initBeside(file));
}

function initBeside({ path }: ModuleModel): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "__init__.py" : `${path.slice(0, slash)}/__init__.py`;
}

/** A module that many programs may use: it is in a package, or does nothing but define. */
export function isShared(project: Project, file: ModuleModel): boolean {
  if (project.paths.includes(initBeside(file))) return true;
  const { body } = file.source.module;
  return (
    !IS_SCRIPT.test(file.source.text) &&
    body.every((it) => it.kind !== "expressionStatement" || it.value.kind === "string") &&
    body.some((it) => it.kind === "classDef")
  );
}

/** `python3/watch.py` beside `python2/watch.py`: which of the two is installed depends on the version. */
export function isForPython3Alone(project: Project, { path }: ModuleModel): boolean {
  const other = path.replace(/(^|\/)(python|py|lib)3(?=\/)/, "$1$22");
  return other !== path && project.module(other) !== undefined;
}
