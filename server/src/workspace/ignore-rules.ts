/** `.gitignore` and `.ignore`, nested as git nests them: the last word of the innermost file counts. */

import ignore, { type Ignore } from "ignore";
import { type FileSystem, isFailure } from "./file-system.ts";
import { foldersUpFrom, join, relativeTo } from "./paths.ts";

/** The ignore files of a folder and of those around it. */
export interface IgnoreRules {
  readonly folder: string;
  /** Rules of this folder, the weakest first. */
  readonly own: readonly Ignore[];
  readonly around: IgnoreRules | undefined;
}

const LARGEST_IGNORE_FILE = 1_000_000;

/** `.ignore` is asked after `.gitignore`, so it has the last word. */
const NAMES = [".gitignore", ".ignore"];

/** The rules in `folder` beside those around it. `names` are what the folder holds, where that is known. */
export function ignoreRulesIn(
  folder: string,
  around: IgnoreRules | undefined,
  files: FileSystem,
  names: ReadonlySet<string> | undefined,
): IgnoreRules | undefined {
  const own = NAMES.filter((it) => names?.has(it) ?? true).flatMap((it) => readRules(join(folder, it), files));
  if (names?.has(".git") === true) own.unshift(...readRules(join(folder, ".git/info/exclude"), files));
  return own.length === 0 ? around : { folder, own, around };
}

/** The rules of the folders around `root`, up to the repository that holds it; none where they leave out `root` itself. */
export function ignoreRulesAround(root: string, files: FileSystem): IgnoreRules | undefined {
  const folders: string[] = [];
  for (const folder of foldersUpFrom(root)) {
    if (folder !== root) folders.push(folder);
    if (files.kindOf(join(folder, ".git")) !== undefined) {
      let rules: IgnoreRules | undefined;
      for (const it of folders.reverse()) rules = ignoreRulesIn(it, rules, files, undefined);
      return isIgnored(root, true, rules) ? undefined : rules;
    }
  }
  return undefined;
}

/** The folders around `path` are known not to be ignored. */
export function isIgnored(path: string, isFolder: boolean, rules: IgnoreRules | undefined): boolean {
  for (let level = rules; level !== undefined; level = level.around) {
    const relative = relativeTo(level.folder, path);
    if (relative === undefined || relative === "") continue;
    for (const own of level.own.toReversed()) {
      const { ignored, unignored } = own.test(isFolder ? `${relative}/` : relative);
      if (ignored) return true;
      if (unignored) return false;
    }
  }
  return false;
}

function readRules(path: string, files: FileSystem): readonly Ignore[] {
  const bytes = files.read(path, LARGEST_IGNORE_FILE);
  return isFailure(bytes) ? [] : [ignore({ allowRelativePaths: true }).add(new TextDecoder().decode(bytes))];
}
