import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from "node:fs";
import { type Failure, type FileSystem, type FolderEntry, tooLarge } from "./file-system.ts";

export const disk: FileSystem = {
  list(folder) {
    try {
      return readdirSync(native(folder), { withFileTypes: true }).map(
        (it): FolderEntry => ({
          name: it.name,
          kind: it.isDirectory()
            ? "folder"
            : it.isFile()
              ? "file"
              : it.isSymbolicLink()
                ? kindOfLink(folder, it.name)
                : "other",
          isLink: it.isSymbolicLink(),
        }),
      );
    } catch (error) {
      return failureOf(error, "folder");
    }
  },

  read(path, largest) {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(native(path), "r");
      const status = fstatSync(descriptor);
      if (status.isDirectory()) return { failure: "is a folder", remedy: "name a file", isMissing: false };
      if (status.size > largest) return tooLarge(status.size, largest);
      return readFileSync(descriptor);
    } catch (error) {
      return failureOf(error, "file");
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  },

  readStart(path, length) {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(native(path), "r");
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(descriptor, bytes, 0, length, 0));
    } catch {
      return undefined;
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  },

  kindOf(path) {
    const status = statSync(native(path), { throwIfNoEntry: false });
    return status?.isDirectory() === true ? "folder" : status?.isFile() === true ? "file" : undefined;
  },

  realPath(path) {
    try {
      return realpathSync.native(native(path)).replaceAll("\\", "/");
    } catch {
      return path;
    }
  },
};

function kindOfLink(folder: string, name: string): FolderEntry["kind"] {
  try {
    return disk.kindOf(`${folder}/${name}`) ?? "other";
  } catch {
    return "other"; // A link that leads to itself.
  }
}

/** The topmost folder is `""` to us, and `C:` means the current folder of that drive to Windows. */
function native(path: string): string {
  return path === "" || /^[A-Za-z]:$/.test(path) ? `${path}/` : path;
}

function failureOf(error: unknown, what: "file" | "folder"): Failure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return { failure: "does not exist", remedy: "check the spelling of the path", isMissing: true };
    case "EACCES":
    case "EPERM":
      return {
        failure: "may not be read",
        remedy: `give yourself permission to read the ${what}, or exclude it`,
        isMissing: false,
      };
    case "ELOOP":
      return {
        failure: "is a link that leads back to itself",
        remedy: "remove the link or exclude it",
        isMissing: false,
      };
    default:
      return {
        failure: `could not be read (${code || "unknown error"})`,
        remedy: `repair the ${what} or exclude it`,
        isMissing: false,
      };
  }
}
