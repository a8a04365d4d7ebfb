/**
 * From the name of a module to the file that holds it. A workspace has no `sys.path` that could be asked: a file is
 * the module `a.b` for another one when its path ends in `a/b.py` or `a/b/__init__.py` and the folder above that is a
 * likely root for the importer. The nearest one wins.
 */

import { standardModules } from "./known-names.ts";

export interface ImportIndex {
  /** The file of an absolute import written in `importer`. */
  resolve(module: string, importer: string): string | undefined;
  /** The file of `from ..module import x` with `level` dots. */
  resolveRelative(module: string, level: number, importer: string): string | undefined;
  /** Whether some folder of the workspace is a package of that name without `__init__.py`, or with one. */
  hasPackage(name: string): boolean;
}

export function createImportIndex(paths: readonly string[]): ImportIndex {
  const files = new Set(paths);
  /** Last part of a dotted name to the files that may be it. */
  const candidates = new Map<string, string[]>();
  const folders = new Set<string>();
  for (const path of paths) {
    const parts = modulePartsOf(path);
    const last = parts.at(-1);
    if (last === undefined) continue;
    const list = candidates.get(last);
    if (list === undefined) candidates.set(last, [path]);
    else list.push(path);
    for (const part of path.split("/").slice(0, -1)) folders.add(part);
  }

  const isPackage = (folder: string) => files.has(folder === "" ? "__init__.py" : `${folder}/__init__.py`);
  const inFolder = (folder: string, parts: readonly string[]) => {
    const base = [folder, ...parts].filter((it) => it !== "").join("/");
    if (parts.length === 0) return isPackage(folder) ? join(folder, "__init__.py") : undefined;
    return [`${base}.py`, `${base}/__init__.py`, `${base}.pyw`].find((it) => files.has(it));
  };

  return {
    hasPackage: (name) => folders.has(name),

    resolve(module, importer) {
      const parts = module.split(".");
      const [top] = parts;
      if (top === undefined || top === "") return undefined;
      const own = folderOf(importer);
      const beside = inFolder(own, parts);
      if (standardModules.has(top)) {
        // A script's own folder comes before the standard library, a package's does not.
        return beside !== undefined && beside !== importer && !isPackage(own) ? beside : undefined;
      }
      // A file named after the library it wraps does not import itself.
      if (beside !== undefined && beside !== importer) return beside;

      const last = parts.at(-1) ?? top;
      const suffix = parts.join("/");
      // Python takes the first package of that name, and never looks into another of the same name.
      const isTaken = parts.length > 1 && foldersAbove(own).some((it) => isPackage(join(it, top)));
      let best: { readonly path: string; readonly rank: number } | undefined;
      for (const path of candidates.get(last) ?? []) {
        const root = rootOf(path, suffix);
        if (root === undefined || path === importer) continue;
        if (isPackage(root) && !own.startsWith(root)) continue;
        const rank = rankOf(root, own);
        if (isTaken && rank < 2000 && root !== "") continue;
        if (best === undefined || rank > best.rank || (rank === best.rank && path < best.path)) best = { path, rank };
      }
      return best?.path;
    },

    resolveRelative(module, level, importer) {
      let folder = folderOf(importer);
      for (let depth = 1; depth < level; depth++) {
        if (folder === "") return undefined;
        folder = folderOf(folder);
      }
      return inFolder(folder, module === "" ? [] : module.split("."));
    },
  };
}

/** `a/b/c.py` → a, b, c; `a/b/__init__.py` → a, b; `SConscript` → nothing that could be imported. */
function modulePartsOf(path: string): readonly string[] {
  const stem = /^(.*?)\.pyw?$/.exec(path)?.[1];
  if (stem === undefined) return [];
  const parts = stem.split("/");
  return parts.at(-1) === "__init__" ? parts.slice(0, -1) : parts;
}

/** The folder below which `path` is the module with that suffix. */
function rootOf(path: string, suffix: string): string | undefined {
  for (const ending of [`${suffix}.py`, `${suffix}/__init__.py`, `${suffix}.pyw`]) {
    if (path === ending) return "";
    if (path.endsWith(`/${ending}`)) return path.slice(0, -ending.length - 1);
  }
  return undefined;
}

/** `a/b` → a/b, a, and the root itself. */
function foldersAbove(folder: string): readonly string[] {
  const found = [folder];
  for (let current = folder; current !== ""; ) {
    current = folderOf(current);
    found.push(current);
  }
  return found;
}

/** How likely `root` is on the path of a file in `own`: roots above it first, the deepest before the others. */
function rankOf(root: string, own: string): number {
  if (root === "") return 1000;
  if (own === root || own.startsWith(`${root}/`)) return 2000 + root.length;
  let common = 0;
  const a = root.split("/");
  const b = own.split("/");
  while (common < a.length && a[common] === b[common]) common++;
  return common * 10 - (a.length - common);
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}

const join = (folder: string, name: string) => (folder === "" ? name : `${folder}/${name}`);

const IMPORT_LINE =
  /^[ \t]*(?:from[ \t]+(?<from>[.\w]+)[ \t]+import[ \t]*(?<names>\([^)]*\)|[^\n#;]*)|import[ \t]+(?<modules>[^\n#;]*))/gm;

export interface ImportLine {
  readonly module: string;
  readonly level: number;
  /** Names imported from it; each may be a module itself. */
  readonly names: readonly string[];
}

/** What a text imports, read without parsing it: a line of a docstring may be taken for an import, which does no harm. */
export function importLinesOf(text: string): readonly ImportLine[] {
  const lines: ImportLine[] = [];
  for (const match of text.matchAll(IMPORT_LINE)) {
    const { from, names, modules } = match.groups ?? {};
    if (from !== undefined) {
      const level = /^\.*/.exec(from)?.[0].length ?? 0;
      lines.push({ module: from.slice(level), level, names: namesIn(names ?? "") });
    } else {
      for (const module of namesIn(modules ?? "")) lines.push({ module, level: 0, names: [] });
    }
  }
  return lines;
}

function namesIn(list: string): readonly string[] {
  return list
    .replace(/[()\\]/g, " ")
    .split(",")
    .flatMap((it) => /^\s*([.\w]+)/.exec(it)?.[1] ?? []);
}
