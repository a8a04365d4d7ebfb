/** The signature data, opened: scopes of types for each data model, and where to find the functions of a library. */

import { isWindows } from "./c-parser/layout.ts";
import type { TypeScope } from "./c-parser/type-node.ts";
import type { Scopes } from "./c-type.ts";
import { type DataFile, entryOf, openDataFile, recordEntry, typedefEntry } from "./data-file.ts";
import type { Abi, Prototype, Structure } from "./types.ts";

export interface Signatures {
  readonly file: DataFile;
  /** Functions of libraries that are part of no system, known by their names alone. */
  readonly portable: DataFile;
  readonly windows: Scopes;
  readonly posix: Scopes;
  /** The titles of the sections for frameworks of macOS. */
  readonly frameworks: readonly string[];
  /** Prototypes already asked for, by library, platform and name; `undefined` inside for those that are not known. */
  readonly prototypes: Map<string, Prototype | undefined>;
  /** Structures already asked for, by data model and name. */
  readonly structures: Map<string, Structure | undefined>;
}

/** How the title of a section begins that holds the functions of a framework. */
export const FRAMEWORK = "macos framework ";

/**
 * Opens the texts of `server/data/signatures.txt` and `server/data/portable.txt`. Costs under a millisecond: entries are read
 * when asked for.
 */
export function loadSignatures(text: string, portableText: string): Signatures {
  const file = openDataFile(text);
  const x64 = scopeOf(file, "x64", ["windows"]);
  const x86 = scopeOf(file, "x86", ["windows-x86", "windows"]);
  const linux = scopeOf(file, "linux", ["posix"]);
  const macos = scopeOf(file, "macos", ["macos", "posix"]);
  return {
    file,
    portable: openDataFile(portableText),
    frameworks: [...file.sections.keys()].filter((it) => it.startsWith(FRAMEWORK)),
    windows: { x64, x86, linux: x64, macos: x64 },
    posix: { x64: linux, x86: linux, linux, macos },
    prototypes: new Map(),
    structures: new Map(),
  };
}

/** Signatures that know nothing, for hosts that come without the data. */
export function noSignatures(): Signatures {
  return loadSignatures("", "");
}

export function scopesFor(signatures: Signatures, abi: Abi): Scopes {
  return isWindows(abi) ? signatures.windows : signatures.posix;
}

/** A scope that asks the sections of `families` in turn; a line "NAME -" hides what a later family says. */
function scopeOf(file: DataFile, abi: Abi, families: readonly string[]): TypeScope {
  const first = (kind: string, name: string): string | undefined => {
    for (const family of families) {
      const entry = entryOf(file, `${family} ${kind}`, name);
      if (entry !== undefined) return entry === " -" ? undefined : entry;
    }
    return undefined;
  };
  return {
    abi,
    typedefOf: remembered((name) => {
      const entry = first("typedefs", name);
      return entry === undefined ? undefined : typedefEntry(file, entry);
    }),
    recordOf: remembered((name) => {
      const tag = name.replace(/^(?:struct|union) /, "");
      const entry = first("records", tag);
      return entry === undefined ? undefined : recordEntry(file, tag, entry);
    }),
    extents: new Map(),
  };
}

/** Most names that a program asks for are asked for again: `DWORD` is in every second prototype. */
function remembered<Answer>(ask: (name: string) => Answer): (name: string) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (name) => {
    const known = answers.get(name) ?? { answer: ask(name) };
    answers.set(name, known);
    return known.answer;
  };
}
