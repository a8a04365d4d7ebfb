/** The folders an editor has open. Each is a project; a file outside of all of them is one with its own folder. */

import { createFolder, type Engine, type Folder, type Overrides } from "./folder.ts";
import { folderOf, relativeTo } from "./paths.ts";

export interface Workspace {
  /** Absolute roots, as the editor has them now. Folders that stay keep what they know. */
  setRoots(roots: readonly string[]): void;
  /** The folders that the editor has open, in the order of their roots. */
  folders(): readonly Folder[];
  /** Those, and the folders of loose files. */
  all(): readonly Folder[];
  /** The folder a file belongs to: of roots inside each other the innermost. */
  locate(path: string): Located;
}

export interface Located {
  readonly folder: Folder;
  /** Relative to the root of the folder. */
  readonly path: string;
}

/** A loose file may lie in a home directory: its neighbours count, the rest of the disk does not. */
export const looseDepth = 2;

export function createWorkspace(engine: Engine, overrides: Overrides = {}): Workspace {
  let rooted = new Map<string, Folder>();
  const loose = new Map<string, Folder>();

  const looseFolder = (root: string): Folder => {
    const known = loose.get(root);
    if (known !== undefined) return known;
    const folder = createFolder(root, engine, { ...overrides, depth: looseDepth });
    loose.set(root, folder);
    return folder;
  };

  return {
    setRoots(roots) {
      const sorted = [...new Set(roots)].sort();
      rooted = new Map(sorted.map((root) => [root, rooted.get(root) ?? createFolder(root, engine, overrides)]));
    },
    folders: () => [...rooted.values()],
    all: () => [...rooted.values(), ...loose.values()],
    locate(path) {
      let found: Located | undefined;
      for (const folder of rooted.values()) {
        const relative = relativeTo(folder.root, path);
        const isInner = found === undefined || folder.root.length > found.folder.root.length;
        if (relative !== undefined && isInner) found = { folder, path: relative };
      }
      if (found !== undefined) return found;
      const root = folderOf(path) ?? "";
      return { folder: looseFolder(root), path: relativeTo(root, path) ?? path };
    },
  };
}
