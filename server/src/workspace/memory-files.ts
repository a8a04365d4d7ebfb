import { type FileSystem, type FolderEntry, tooLarge } from "./file-system.ts";
import { folderOf, foldersUpFrom, nameOf } from "./paths.ts";

/** Files that are handed over instead of read: in a browser by the editor, in a test by the test. */
export interface MemoryFiles extends FileSystem {
  write(path: string, content: string | Uint8Array): void;
  remove(path: string): void;
}

export function createMemoryFiles(files: Readonly<Record<string, string | Uint8Array>> = {}): MemoryFiles {
  const contents = new Map<string, Uint8Array>();
  const folders = new Map<string, Map<string, FolderEntry>>();
  const encoder = new TextEncoder();

  const write = (path: string, content: string | Uint8Array): void => {
    contents.set(path, typeof content === "string" ? encoder.encode(content) : content);
    let entry: FolderEntry = { name: nameOf(path), kind: "file", isLink: false };
    for (const folder of foldersUpFrom(folderOf(path) ?? "")) {
      const entries = folders.get(folder) ?? new Map<string, FolderEntry>();
      folders.set(folder, entries.set(entry.name, entry));
      entry = { name: nameOf(folder), kind: "folder", isLink: false };
    }
  };
  for (const [path, content] of Object.entries(files)) write(path, content);

  const missing = { failure: "does not exist", remedy: "check the spelling of the path", isMissing: true } as const;
  return {
    write,
    remove(path) {
      contents.delete(path);
      folders.get(folderOf(path) ?? "")?.delete(nameOf(path));
    },
    list: (folder) => {
      const entries = folders.get(folder);
      return entries === undefined ? missing : [...entries.values()];
    },
    read(path, largest) {
      const bytes = contents.get(path);
      if (bytes === undefined) return missing;
      return bytes.length > largest ? tooLarge(bytes.length, largest) : bytes;
    },
    readStart: (path, length) => contents.get(path)?.subarray(0, length),
    kindOf: (path) => (contents.has(path) ? "file" : folders.has(path) ? "folder" : undefined),
    realPath: (path) => path,
  };
}
