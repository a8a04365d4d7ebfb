/** Which DLL exports which function, and how many bytes it takes off the stack, from mingw's import libraries. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface ImportLibrary {
  /** Lower case, without ".dll": `kernel32`. */
  readonly dll: string;
  /** Bytes of parameters by function, `undefined` for functions that leave the stack to their caller. */
  readonly exports: ReadonlyMap<string, number | undefined>;
}

/** Reads all import libraries of a folder that belong to one DLL each, merged by DLL. */
export function readImportLibraries(
  folder: string,
  architecture: "x64" | "x86",
): ReadonlyMap<string, ReadonlyMap<string, number | undefined>> {
  const merged = new Map<string, Map<string, number | undefined>>();
  for (const file of readdirSync(folder).toSorted()) {
    if (!file.endsWith(".a")) continue;
    const library = readImportLibrary(readFileSync(join(folder, file)), architecture);
    if (library === undefined) continue;
    const known = merged.get(library.dll) ?? new Map<string, number | undefined>();
    for (const [name, bytes] of library.exports) if (!known.has(name)) known.set(name, bytes);
    merged.set(library.dll, known);
  }
  return merged;
}

/** `undefined` for archives that import from no DLL, or from several: those only repeat the libraries of each. */
function readImportLibrary(archive: Buffer, architecture: "x64" | "x86"): ImportLibrary | undefined {
  const names = new Set<string>();
  for (const [, name = ""] of archive.toString("latin1").matchAll(/([\w.-]+\.(?:dll|drv|cpl|ocx))\0/gi)) {
    names.add(name.toLowerCase());
  }
  const [dll] = names;
  if (dll === undefined || names.size !== 1) return undefined;

  const symbols = symbolsOf(archive);
  // A library of code, as mingwex, names a DLL too and keeps pointers to its own functions.
  if (!symbols.some((it) => it.endsWith("_iname"))) return undefined;
  const exports = new Map<string, number | undefined>();
  for (const symbol of symbols) {
    const imported = /^__imp_(?<name>.+)$/.exec(symbol)?.groups?.["name"];
    if (imported === undefined) continue;
    const stdcall = /^_?(?<name>[^@?]+)@(?<bytes>\d+)$/.exec(imported)?.groups;
    if (stdcall !== undefined) exports.set(stdcall["name"] ?? "", Number(stdcall["bytes"]));
    else exports.set(architecture === "x86" ? imported.replace(/^_/, "") : imported, undefined);
  }
  return { dll: dll.replace(/\.\w+$/, ""), exports };
}

/** The symbol table is the archive's first member: a count, that many offsets, then names, each closed by NUL. */
function symbolsOf(archive: Buffer): readonly string[] {
  const HEADER = 8;
  const MEMBER_HEADER = 60;
  const start = HEADER + MEMBER_HEADER;
  if (
    archive.toString("latin1", 0, HEADER) !== "!<arch>\n" ||
    archive.toString("latin1", HEADER, HEADER + 2) !== "/ "
  ) {
    return [];
  }
  const size = Number(archive.toString("latin1", HEADER + 48, HEADER + 58).trim());
  const count = archive.readUInt32BE(start);
  return archive
    .toString("latin1", start + 4 + 4 * count, start + size)
    .split("\0")
    .slice(0, count);
}
