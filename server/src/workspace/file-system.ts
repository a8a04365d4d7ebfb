/**
 * What the workspace asks of the place where files are. Synchronous: a project asks for files in the middle of its
 * reasoning. On a disk that is `disk.ts`, in a browser and in tests `memory-files.ts`.
 */

export interface FileSystem {
  /** What a folder holds, in no particular order; a sentence fragment such as "may not be read" where that fails. */
  list(folder: string): readonly FolderEntry[] | Failure;
  /** All bytes of a file of at most `largest` bytes. */
  read(path: string, largest: number): Uint8Array | Failure;
  /** The first bytes of a file, at most `length`; `undefined` where it cannot be read. */
  readStart(path: string, length: number): Uint8Array | undefined;
  /** Links followed; `undefined` where nothing is. */
  kindOf(path: string): "file" | "folder" | undefined;
  /** Where a link leads in the end; the path itself where that cannot be told. */
  realPath(path: string): string;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "other";
  readonly isLink: boolean;
}

/** Reads after the name of a file: "is larger than 5 MB". */
export interface Failure {
  readonly failure: string;
  /** What a person can do about it, as a clause: "raise `max-file-size` to check it". */
  readonly remedy: string;
  readonly isMissing: boolean;
}

export function isFailure(value: object): value is Failure {
  return "failure" in value;
}

export function tooLarge(size: number, largest: number): Failure {
  return {
    failure: `is ${inMegabytes(size)}, more than the limit of ${inMegabytes(largest)}`,
    remedy: "raise `max-file-size` in the configuration to check it, or exclude it",
    isMissing: false,
  };
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, "")} MB`;
}
