/**
 * What git keeps although its ignore files name it: a file that was added stays in the repository, whatever `.gitignore`
 * says of it. Read from git's own list of files, `.git/index`; git is not run.
 */

import { type FileSystem, isFailure } from "./file-system.ts";
import { folderOf, foldersUpFrom, join, relativeTo } from "./paths.ts";

/** Whether git keeps a path, or something below it. Absolute paths. */
export type IsTracked = (path: string) => boolean;

export const nothingTracked: IsTracked = () => false;

const largestIndex = 100_000_000;

/** What the repository tracks that holds `folder`; read when it is first asked. */
export function trackedAround(folder: string, files: FileSystem): IsTracked {
  for (const around of foldersUpFrom(folder)) {
    if (files.kindOf(join(around, ".git")) !== undefined) return trackedIn(around, files);
  }
  return nothingTracked;
}

/** The same of the repository whose top is `folder`. */
export function trackedIn(folder: string, files: FileSystem): IsTracked {
  let known: ReadonlySet<string> | undefined;
  return (path) => {
    known ??= readTracked(folder, files);
    const relative = relativeTo(folder, path);
    return relative !== undefined && known.has(relative);
  };
}

function readTracked(folder: string, files: FileSystem): ReadonlySet<string> {
  const bytes = files.read(join(gitFolderOf(folder, files), "index"), largestIndex);
  const all = new Set<string>();
  for (const path of isFailure(bytes) ? [] : pathsOfIndex(bytes)) {
    all.add(path);
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const around = path.slice(0, end);
      if (all.has(around)) break;
      all.add(around);
    }
  }
  return all;
}

/** Submodules and further work trees have a file that says where it is. */
function gitFolderOf(folder: string, files: FileSystem): string {
  const place = join(folder, ".git");
  if (files.kindOf(place) !== "file") return place;
  const bytes = files.read(place, 10_000);
  const target = isFailure(bytes) ? undefined : /^gitdir: (.+)$/m.exec(decoder.decode(bytes))?.[1]?.trim();
  if (target === undefined) return place;
  if (/^(?:\/|[A-Za-z]:)/.test(target)) return target.replaceAll("\\", "/");
  let around: string | undefined = folder;
  let below = target;
  for (; below.startsWith("../"); below = below.slice(3)) around = folderOf(around ?? "");
  return join(around ?? "", below);
}

const decoder = new TextDecoder();

/** Times, numbers and modes; the hash, of SHA-1, and the flags come before the name. */
const bytesBeforeHash = 40;
const bytesOfHash = 20;
const extended = 0x4000;

/** The paths in an index of version 2, 3 or 4 (gitformat-index); none where it is damaged or of another kind. */
export function pathsOfIndex(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || decoder.decode(bytes.subarray(0, 4)) !== "DIRC") return [];
  const version = view.getUint32(4);
  if (version < 2 || version > 4) return [];
  const paths: string[] = [];
  let before: Uint8Array = new Uint8Array();
  let at = 12;
  for (let count = view.getUint32(8); count > 0; count -= 1) {
    const start = at;
    at += bytesBeforeHash + bytesOfHash;
    if (at + 2 > bytes.length) return [];
    at += (view.getUint16(at) & extended) === 0 ? 2 : 4;
    let kept = 0;
    if (version === 4) {
      // How much of the path before is not taken over, in groups of seven bits.
      let byte = bytes[at++] ?? 0;
      let removed = byte & 127;
      while (byte >= 128) {
        byte = bytes[at++] ?? 0;
        removed = (removed + 1) * 128 + (byte & 127);
      }
      kept = before.length - removed;
    }
    const end = bytes.indexOf(0, at);
    if (end < 0 || kept < 0) return [];
    const name = new Uint8Array(kept + end - at);
    name.set(before.subarray(0, kept));
    name.set(bytes.subarray(at, end), kept);
    paths.push(decoder.decode(name));
    before = name;
    at = version === 4 ? end + 1 : start + Math.ceil((end + 1 - start) / 8) * 8;
  }
  return paths;
}
