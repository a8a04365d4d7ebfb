/** What a whole file runs on: what the project says, corrected by how the file is imported and what it calls. */

import type { ModuleModel } from "../semantics/module-model.ts";
import { includesPosix, isDead, narrowPlatforms, type Platform, type Target } from "../semantics/target.ts";
import type { Import, ImportFrom, Node } from "../syntax/ast.ts";
import { enclosingFunction, walk } from "../syntax/walk.ts";
import { isTried } from "./ctypes/attempts.ts";
import { ctypesNameOf } from "./ctypes/names.ts";
import type { Project } from "./project.ts";

/** More importers than these do not all stand behind one guard. */
const MOST_IMPORTERS = 8;

const KEY = Symbol("target of a file");

/** `targetFrom` tells what is left of a target at a node, whatever is found out here. */
export function targetOfFile(
  project: Project,
  file: ModuleModel,
  targetFrom: (node: Node, base: Target) => Target,
): Target {
  return project.memoFor(KEY, file, () => {
    const base = withWindows(project, file, targetFrom);
    return byImporters(project, file, base, targetFrom);
  });
}

const windowsLoaders = /^(?:windll|oledll|WinDLL|OleDLL)(?:\.|$)/;

/**
 * A file that loads libraries of Windows is code for Windows, although the metadata of its project lists other systems
 * only. Where it does so whenever it is imported, it is for nothing else.
 */
function withWindows(project: Project, file: ModuleModel, targetFrom: (node: Node, base: Target) => Target): Target {
  const { target } = file.options;
  if (target.isWindowsUnlisted !== true || !project.matches(file.path, /\b(?:windll|oledll|WinDLL|OleDLL)\b/)) {
    return target;
  }
  const windows: readonly Platform[] = ["win32-x64"];
  const both: Target = { ...target, platforms: [...windows, ...target.platforms], isWindowsUnlisted: false };
  for (const node of walk(file.source.module)) {
    if (node.kind !== "attribute" && node.kind !== "name") continue;
    if (!windowsLoaders.test(node.kind === "name" ? node.id : node.name)) continue;
    if (enclosingFunction(node) !== undefined || isTried(node)) continue;
    if (!project.evaluate(node).some((it) => windowsLoaders.test(ctypesNameOf(it) ?? ""))) continue;
    if (includesPosix(targetFrom(node, both))) return { ...both, platforms: windows };
  }
  return both;
}

/** What a guard looks like in a text: cheap, and enough to pass over most importers. */
const guardWords = /\bplatform\b|\bos\.name\b|windows|win32|linux|posix|darwin|macos|osx|\bunix\b|bsd/i;

/** Where every import of a file stands behind a test of the platform, the test holds for the file too. */
function byImporters(
  project: Project,
  file: ModuleModel,
  base: Target,
  targetFrom: (node: Node, base: Target) => Target,
): Target {
  if (isDead(base) || mayBeStarted(project, file)) return base;
  const importers = project.importersOf(file);
  if (importers.length === 0 || importers.length > MOST_IMPORTERS) return base;
  const unguarded = importers.filter((it) => !project.matches(it, guardWords));
  // Tests import what they test on the system where they run.
  const isTest = (path: string) => project.module(path)?.options.isTest === true;
  if (!unguarded.every(isTest)) return base;

  const reached = new Set<Platform>();
  let isImported = false;
  for (const path of importers) {
    const importer = project.module(path);
    if (importer === undefined || importer.options.isTest) continue;
    const around = { ...importer.options.target, platforms: base.platforms };
    for (const node of importsOf(project, importer, file)) {
      const { platforms, versions } = targetFrom(node, around);
      // `if TYPE_CHECKING:` imports nothing.
      if (versions.length === 0 && platforms.length === 0 && isForCheckers(node)) continue;
      isImported = true;
      for (const it of platforms) reached.add(it);
    }
  }
  if (!isImported || base.platforms.every((it) => reached.has(it))) return base;
  if (reached.size > 0) return narrowPlatforms(base, (it) => reached.has(it));
  // For a system that is none of ours: another Unix, of which the rules about Linux hold.
  return narrowPlatforms(base, (it) => it === "linux");
}

/** A program, or a module that is imported by a name which is computed. */
function mayBeStarted(project: Project, file: ModuleModel): boolean {
  const stem = /([^/]+)\.pyw?$/.exec(file.path)?.[1];
  if (stem === undefined || stem === "__init__" || stem === "__main__" || project.matches(file.path, /^#!/))
    return true;
  if (project.matches(file.path, /^if\s+__name__\s*==/m)) return true;
  return project
    .filesWithWord(stem)
    .some((it) => project.matches(it.path, new RegExp(`\\b(?:import_module|__import__)\\b[^\\n]*\\b${stem}\\b`)));
}

function* importsOf(project: Project, importer: ModuleModel, file: ModuleModel): Iterable<Import | ImportFrom> {
  for (const node of walk(importer.source.module)) {
    if (node.kind !== "import" && node.kind !== "importFrom") continue;
    if (importedBy(node).some(([name, level]) => project.moduleOfImport(name, level, importer.path) === file))
      yield node;
  }
}

/** The modules that a statement may import: a name of `from package import name` may be one too. */
function importedBy(node: Import | ImportFrom): readonly (readonly [name: string, level: number])[] {
  if (node.kind === "import") return node.names.map((it) => [it.name, 0]);
  const { module, level } = node;
  const inside = node.names.map((it) => (module === "" ? it.name : `${module}.${it.name}`));
  return [module, ...inside].filter((it) => it !== "").map((it) => [it, level]);
}

function isForCheckers(node: Node): boolean {
  for (let it = node.parent; it !== undefined; it = it.parent) {
    if (it.kind === "if" && /\bTYPE_CHECKING\b/.test(it.test.piece.text.slice(it.test.start, it.test.end))) return true;
  }
  return false;
}
