/** Absolute paths with forward slashes, on every system: `/home/me/x.py`, `C:/work/x.py`, `vscode-vfs://host/x.py`. */

/** The last name of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folder around a path, without a slash at its end; `undefined` above the topmost one. */
export function folderOf(path: string): string | undefined {
  const trimmed = path.endsWith("/") ? path.slice(0, -1) : path;
  const slash = trimmed.lastIndexOf("/");
  if (slash === -1 || trimmed === "") return undefined;
  return trimmed.slice(0, slash);
}

/** `folder` and every folder around it, innermost first. The topmost folder of a POSIX system is `""`. */
export function* foldersUpFrom(folder: string): Generator<string> {
  for (let current: string | undefined = folder; current !== undefined; current = folderOf(current)) yield current;
}

export function join(folder: string, relative: string): string {
  return relative === "" ? folder : folder === "" && relative.startsWith("/") ? relative : `${folder}/${relative}`;
}

/** The path as seen from `root`; `undefined` outside of it, `""` for `root` itself. */
export function relativeTo(root: string, path: string): string | undefined {
  if (path === root) return "";
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined;
}

/** The innermost folder that holds all of `folders`. */
export function commonFolder(folders: readonly string[]): string {
  const [first = "", ...rest] = folders.map((it) => it.split("/"));
  let length = first === "" ? 0 : first.length;
  for (const names of rest) {
    let same = 0;
    while (same < length && names[same] === first[same]) same++;
    length = same;
  }
  return first === "" ? "" : first.slice(0, length).join("/");
}
