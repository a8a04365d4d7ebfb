/** Finds the Python files of a folder, and says what it leaves out and why. */

import { compareText } from "../linter/lint.ts";
import { hasPythonShebang, isCFileName, isPythonName, mayBeScript, SHEBANG_BYTES } from "./file-names.ts";
import { type FileSystem, type FolderEntry, isFailure } from "./file-system.ts";
import { createMatcher, type Matcher, mayMatchBelow } from "./globs.ts";
import { type IgnoreRules, ignoreRulesAround, ignoreRulesIn, isIgnored } from "./ignore-rules.ts";
import { isLeftOutByName, reasonToLeaveOut } from "./left-out-folders.ts";
import { join, nameOf, relativeTo } from "./paths.ts";
import { type IsTracked, trackedAround, trackedIn } from "./tracked-files.ts";

/** A file or folder that was not looked into, and why. */
export interface NotChecked {
  /** Relative to the root. */
  readonly path: string;
  /** Reads after the path: "is a link to …; name it as a path of its own to check it". */
  readonly reason: string;
}

export interface Discovery {
  /** Python files, sorted, relative to the root. */
  readonly paths: readonly string[];
  /** C headers, likewise. */
  readonly headers: readonly string[];
  readonly notChecked: readonly NotChecked[];
}

/** Globs in force in a folder. `folder` is where they are relative to. */
export interface Globs {
  readonly folder: string;
  readonly exclude: readonly string[];
  readonly include: readonly string[];
}

interface Visit {
  readonly folder: string;
  readonly rules: IgnoreRules | undefined;
  /** What ignore files name and git keeps all the same. */
  readonly isTracked: IsTracked;
  /** Names in the folder around it. */
  readonly beside: ReadonlySet<string>;
  readonly depth: number;
  /** Whether only files that `include` names are wanted: the folder is left out by default. */
  readonly isLeftOut: boolean;
}

export interface DiscoverOptions {
  readonly root: string;
  readonly files: FileSystem;
  /** What the configuration nearest to a folder says. */
  globsFor(folder: string): Globs;
  /** How many folders deep to look; without end, where absent. */
  readonly depth?: number | undefined;
  /** Look only into these folders, absolute; everywhere below the root, where absent. */
  readonly within?: readonly string[] | undefined;
}

export function discover({
  root,
  files,
  globsFor,
  depth = Number.MAX_SAFE_INTEGER,
  within,
}: DiscoverOptions): Discovery {
  const paths: string[] = [];
  const headers: string[] = [];
  const notChecked: NotChecked[] = [];
  const realRoot = files.realPath(root);
  const matchers = createMatchers();
  const skip = (path: string, reason: string): void => {
    notChecked.push({ path: relativeTo(root, path) ?? path, reason });
  };

  const visits: Visit[] = [
    {
      folder: root,
      rules: ignoreRulesAround(root, files),
      isTracked: trackedAround(root, files),
      beside: new Set(),
      isLeftOut: false,
      depth,
    },
  ];
  for (let visit = visits.pop(); visit !== undefined; visit = visits.pop()) {
    const { folder } = visit;
    const entries = files.list(folder);
    if (isFailure(entries)) {
      skip(folder, `${entries.failure}; ${entries.remedy}`);
      continue;
    }
    const names = new Set(entries.map((it) => it.name));
    const isTop = folder === root;
    const reason = isTop ? undefined : reasonToLeaveOut(folder, nameOf(folder), names, visit.beside, files);
    const globs = globsFor(folder);
    const isLeftOut = visit.isLeftOut || reason !== undefined;
    if (isLeftOut && !mayBeIncluded(globs, folder)) continue;

    const rules = ignoreRulesIn(folder, visit.rules, files, names);
    const isTracked = names.has(".git") && !isTop ? trackedIn(folder, files) : visit.isTracked;
    const { isExcluded, isIncluded } = matchers(globs);
    for (const entry of entries) {
      const path = join(folder, entry.name);
      const fromGlobs = relativeTo(globs.folder, path) ?? "";
      if (isExcluded(fromGlobs) || !isOnTheWay(path, entry.kind, within)) continue;

      const isWanted = isIncluded(fromGlobs);
      const isOut = isLeftOut || (isIgnored(path, entry.kind === "folder", rules) && !isTracked(path));
      const isHidden = !isWanted && isOut;
      if (entry.kind === "folder") {
        const isFolderOut = isHidden || isLeftOutByName(entry.name);
        if (isFolderOut && !mayBeIncluded(globs, path)) continue;
        const link = entry.isLink ? problemOfLink(path, realRoot, files) : undefined;
        if (link !== undefined) skip(path, link.reason);
        else if (!entry.isLink && visit.depth > 1) {
          const isLeftOutBelow = isFolderOut && !isWanted;
          visits.push({
            folder: path,
            rules,
            isTracked,
            beside: names,
            isLeftOut: isLeftOutBelow,
            depth: visit.depth - 1,
          });
        }
      } else if (entry.kind === "file" && !isHidden) {
        if (isWanted || isPythonFile(path, entry, files)) {
          if (!isLinkInto(path, entry, realRoot, files)) paths.push(relativeTo(root, path) ?? path);
        } else if (isCFileName(entry.name)) headers.push(relativeTo(root, path) ?? path);
      }
    }
  }
  return {
    paths: paths.sort(compareText),
    headers: headers.sort(compareText),
    notChecked: notChecked.sort((a, b) => compareText(a.path, b.path)),
  };
}

/** Whether a path lies in one of the folders to look into, or is a folder that leads to one. */
function isOnTheWay(path: string, kind: FolderEntry["kind"], within: readonly string[] | undefined): boolean {
  if (within === undefined) return true;
  return within.some(
    (it) => path === it || path.startsWith(`${it}/`) || (kind === "folder" && it.startsWith(`${path}/`)),
  );
}

/** Whether a file is Python by its name or, where its name does not tell, by its first line. */
export function isPythonFile(path: string, entry: FolderEntry, files: FileSystem): boolean {
  if (isPythonName(entry.name)) return true;
  if (!mayBeScript(entry.name)) return false;
  const start = files.readStart(path, SHEBANG_BYTES);
  return start !== undefined && hasPythonShebang(start);
}

function mayBeIncluded(globs: Globs, folder: string): boolean {
  return globs.include.length > 0 && mayMatchBelow(globs.include, relativeTo(globs.folder, folder) ?? "");
}

/**
 * Links to folders are not followed: what they lead to inside the root is checked where it lies, and what lies outside
 * may be the whole disk. A link into itself and one to the outside are worth a word.
 */
function problemOfLink(path: string, realRoot: string, files: FileSystem): { readonly reason: string } | undefined {
  const target = files.realPath(path);
  const own = files.realPath(path.slice(0, path.lastIndexOf("/")));
  if (own === target || own.startsWith(`${target}/`)) {
    return { reason: "is a link to a folder that contains it; what is in there is checked where it lies" };
  }
  if (relativeTo(realRoot, target) !== undefined) return undefined;
  return { reason: "is a link to a folder elsewhere; name it as a path of its own to check what is in there" };
}

/** A linked file inside the root would be reported twice. */
function isLinkInto(path: string, entry: FolderEntry, realRoot: string, files: FileSystem): boolean {
  return entry.isLink && relativeTo(realRoot, files.realPath(path)) !== undefined;
}

/** Compiled once for each configuration, not once for each folder. */
function createMatchers(): (globs: Globs) => { readonly isExcluded: Matcher; readonly isIncluded: Matcher } {
  const known = new Map<string, { isExcluded: Matcher; isIncluded: Matcher }>();
  return ({ folder, exclude, include }) => {
    const matchers = known.get(folder) ?? { isExcluded: createMatcher(exclude), isIncluded: createMatcher(include) };
    known.set(folder, matchers);
    return matchers;
  };
}
