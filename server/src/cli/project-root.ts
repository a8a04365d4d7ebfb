/** From the paths on the command line to one project and the files of it that were asked for. */

import type { FileSystem } from "../workspace/file-system.ts";
import type { Folder } from "../workspace/folder.ts";
import { commonFolder, folderOf, foldersUpFrom, join, relativeTo } from "../workspace/paths.ts";
import { looseDepth } from "../workspace/workspace.ts";

export interface Asked {
  /** Absolute, with forward slashes. */
  readonly path: string;
  readonly kind: "file" | "folder";
}

/** What says that a folder is the top of a project. */
const markers = [".git", ".hg", "seamlint.toml", "pyproject.toml", "setup.py", "setup.cfg"];

const isMarked = (folder: string, files: FileSystem): boolean =>
  markers.some((it) => files.kindOf(join(folder, it)) !== undefined);

/** Folders that a file of a project without any marker may be deep. */
const deepestPackage = 6;

const stepsBetween = (outer: string, inner: string): number => (relativeTo(outer, inner) ?? "").split("/").length;

/**
 * The project around what was named: the outermost folder with a marker, but not above the current folder when that holds
 * it; elsewhere the nearest one around files. A folder that was named is at least a project of its own, and a package
 * begins above its outermost `__init__.py`.
 */
export function projectRoot(asked: readonly Asked[], cwd: string, files: FileSystem): string {
  const has = (folder: string, name: string): boolean => files.kindOf(join(folder, name)) !== undefined;
  const base = baseOf(asked);
  const isInside = relativeTo(cwd, base) !== undefined;
  const isNamed = asked.some((it) => it.path === base);

  let root: string | undefined;
  for (const folder of foldersUpFrom(base)) {
    if (isMarked(folder, files) && (isInside || root === undefined)) root = folder;
    if (isInside ? folder === cwd : root !== undefined || isNamed) break;
  }
  if (root !== undefined) return root;
  // A file that is named from above: where the person stands is the project, unless that is the top of the disk.
  const isAllFiles = asked.every((it) => it.kind === "file");
  if (
    isInside &&
    isAllFiles &&
    cwd !== base &&
    folderOf(cwd) !== undefined &&
    stepsBetween(cwd, base) <= deepestPackage
  ) {
    return cwd;
  }
  for (const folder of foldersUpFrom(base)) {
    if (!has(folder, "__init__.py") || folder === cwd) return folder;
  }
  return base;
}

/** The innermost folder that holds all that was named. */
const baseOf = (asked: readonly Asked[]): string =>
  commonFolder(asked.map((it) => (it.kind === "folder" ? it.path : (folderOf(it.path) ?? ""))));

/** More Python files than this around files of no project are not one program, but somebody's disk. */
const mostNeighbours = 3000;

/**
 * The folder with what belongs to the files that were named. Where a folder was named, or something marks `root` as the top
 * of a project, that is all of it. Else a script may lie in a home directory: what is near counts, the rest does not.
 */
export function openProject(
  root: string,
  asked: readonly Asked[],
  files: FileSystem,
  open: (depth: number | undefined) => Folder,
): Folder {
  if (isMarked(root, files) || asked.some((it) => it.kind === "folder")) return open(undefined);
  const base = baseOf(asked);
  const steps = base === root ? 0 : stepsBetween(root, base);
  const folder = open(steps + deepestPackage);
  return folder.discovery().paths.length > mostNeighbours ? open(steps + looseDepth) : folder;
}

/** Files to check, relative to the root of the folder, sorted. A file that was named is checked whatever its name. */
export function askedPaths(folder: Folder, asked: readonly Asked[], honoursExclude: boolean): readonly string[] {
  const { paths } = folder.discovery();
  const wanted = new Set<string>();
  for (const { path, kind } of asked) {
    const relative = relativeTo(folder.root, path) ?? path;
    if (kind === "folder") {
      for (const it of paths) if (relative === "" || it.startsWith(`${relative}/`)) wanted.add(it);
    } else if (!honoursExclude || !folder.isExcluded(relative)) {
      if (!paths.includes(relative)) folder.include(relative);
      wanted.add(relative);
    }
  }
  return [...wanted].sort();
}

/** As a person in `cwd` would write it. */
export function relativeFrom(cwd: string, path: string): string {
  const inside = relativeTo(cwd, path);
  if (inside !== undefined) return inside === "" ? "." : inside;
  const common = commonFolder([cwd, path]);
  if (common === "" && !path.startsWith("/")) return path; // Another drive.
  const up = cwd
    .slice(common.length)
    .split("/")
    .filter((it) => it !== "").length;
  // Far away an absolute path is easier to read.
  return up > 3 ? path : `${"../".repeat(up)}${path.slice(common.length + 1)}`;
}
