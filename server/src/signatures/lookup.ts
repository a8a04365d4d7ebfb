/** Questions to the signature data. Every one answers `undefined` or nothing when the data does not know. */

import { isWindows } from "./c-parser/layout.ts";
import { ctypeOf, parameterTypeOf } from "./c-type.ts";
import { entryOf, type FunctionEntry, functionEntry, keyOf, linesOf } from "./data-file.ts";
import { libraryOf, withRelatives } from "./libraries.ts";
import { overlayOf } from "./overlay/index.ts";
import { FRAMEWORK, type Signatures, scopesFor } from "./signatures.ts";
import { structureOf } from "./structures.ts";
import type { Abi, Callback, CType, Parameter, Platform, Prototype } from "./types.ts";

export { libraryOf } from "./libraries.ts";
export { loadSignatures, noSignatures, type Signatures } from "./signatures.ts";
export { structureOf } from "./structures.ts";

/**
 * The prototype of a function as a program names its library (`undefined` for `CDLL(None)`).
 *
 * With `platform` it is the one of that system. Without, it is the one that all systems agree on which can load this
 * spelling: `sendfile` of `CDLL(None)` is not known, because Linux and macOS have different ones.
 */
export function signatureOf(
  signatures: Signatures,
  library: string | undefined,
  name: string,
  platform?: Platform,
): Prototype | undefined {
  const { name: canonical, platforms } = libraryOf(library);
  const asked = platform === undefined ? platforms : platforms.filter((it) => it === platform);
  let found: Prototype | undefined;
  for (const it of asked) {
    const prototype = prototypeOn(signatures, canonical, name, it);
    if (prototype === undefined) continue;
    if (found !== undefined && !agree(found, prototype)) return undefined;
    found ??= prototype;
  }
  return found;
}

/** A function of a portable library or a framework, which its name says alone, in whatever file it is looked for. */
export function portableSignatureOf(signatures: Signatures, name: string, platform: Platform): Prototype | undefined {
  return prototypeOn(signatures, PORTABLE, name, platform);
}

/** Whether a function is one of macOS alone, as its name says. */
export function isOfFramework(signatures: Signatures, name: string): boolean {
  const found = prototypeOn(signatures, PORTABLE, name, "macos");
  return found !== undefined && !found.isPortable;
}

/** Stands for the library where the name of the function is all there is to know. */
const PORTABLE = "";

/** Whether the data has functions of this library, so that a missing one says something. */
export function isKnownLibrary(signatures: Signatures, library: string | undefined): boolean {
  const { name, platforms } = libraryOf(library);
  return platforms.some((platform) => sectionsOf(name, platform).some((it) => signatures.file.sections.has(it)));
}

/** Names of all functions the data has for a library, sorted. */
export function exportsOf(signatures: Signatures, library: string | undefined): readonly string[] {
  const { name, platforms } = libraryOf(library);
  const names = new Set<string>();
  const sections = new Set(platforms.flatMap((platform) => sectionsOf(name, platform)));
  if (platforms.includes("macos")) sections.add(FRAMEWORK + name);
  for (const section of sections) {
    for (const line of linesOf(signatures.file, section)) names.add(keyOf(line, 0, line.length));
  }
  return [...names].toSorted();
}

/** Canonical names of the libraries that have a function of this name, sorted. */
export function librariesWith(signatures: Signatures, name: string): readonly string[] {
  const found = new Set<string>();
  for (const title of signatures.file.sections.keys()) {
    const library = /^\S+ library (?<library>.+)$/.exec(title)?.groups?.["library"];
    if (library === undefined || found.has(library)) continue;
    const entry = entryOf(signatures.file, title, name);
    if (entry !== undefined && entry !== " -") found.add(library);
  }
  return [...found].toSorted();
}

/** Names of libraries the data knows, sorted. */
export function knownLibraries(signatures: Signatures): readonly string[] {
  const titles = [...signatures.file.sections.keys()];
  return [
    ...new Set(titles.filter((it) => it.includes(" library ")).map((it) => it.split(" library ")[1] ?? "")),
  ].toSorted();
}

/** A callback type by the name of its typedef (`WNDPROC`, `PHANDLER_ROUTINE`). */
export function callbackOf(signatures: Signatures, name: string, abi: Abi = "x64"): Callback | undefined {
  return typeNamed(signatures, name, abi)?.callback;
}

/** The type a name of the headers stands for: `DWORD`, `LPOVERLAPPED`, `size_t`, `unsigned long`. */
export function typeNamed(signatures: Signatures, name: string, abi: Abi = "x64"): CType | undefined {
  const type = ctypeOf({ kind: "named", name, constant: false }, scopesFor(signatures, abi), abi);
  if (type.kind !== "unknown") return type;
  return (
    structureOf(signatures, name, abi) &&
    ctypeOf({ kind: "named", name: `struct ${name}`, constant: false }, scopesFor(signatures, abi), abi)
  );
}

function prototypeOn(signatures: Signatures, library: string, name: string, platform: Platform): Prototype | undefined {
  const key = `${platform} ${library} ${name}`;
  if (signatures.prototypes.has(key)) return signatures.prototypes.get(key);

  const found = functionOn(signatures, library, name, platform);
  const prototype = found && prototypeFrom(signatures, found.library, found.entry, platform);
  signatures.prototypes.set(key, prototype);
  return prototype;
}

interface Found {
  readonly library: string;
  readonly entry: FunctionEntry;
}

function functionOn(signatures: Signatures, library: string, name: string, platform: Platform): Found | undefined {
  const file = library === PORTABLE ? signatures.portable : signatures.file;
  for (const section of sectionsOf(library, platform)) {
    const rest = entryOf(file, section, name);
    if (rest === " -") return undefined; // The system does not have what its relatives have.
    if (rest !== undefined) return { library, entry: functionEntry(file, name, rest) };
  }
  return platform === "macos" ? functionOfFramework(signatures, name) : undefined;
}

/** Whatever a program opens: one framework hands on what another has, and all are found in the process itself. */
function functionOfFramework({ file, frameworks }: Signatures, name: string): Found | undefined {
  for (const section of frameworks) {
    const rest = entryOf(file, section, name);
    if (rest === undefined) continue;
    return { library: section.slice(FRAMEWORK.length), entry: functionEntry(file, name, rest) };
  }
  return undefined;
}

/** Sections to ask in turn; the first that has the name decides. */
function sectionsOf(library: string, platform: Platform): readonly string[] {
  if (library === PORTABLE) return ["portable functions"];
  if (platform === "win32") return withRelatives(library).map((it) => `windows library ${it}`);
  if (platform === "macos") return [`macos library ${library}`, `posix library ${library}`];
  return [`posix library ${library}`];
}

function prototypeFrom(signatures: Signatures, library: string, entry: FunctionEntry, platform: Platform): Prototype {
  const abi: Abi = platform === "win32" ? "x64" : platform;
  const scopes = scopesFor(signatures, abi);
  const isFramework = platform === "macos" && signatures.file.sections.has(FRAMEWORK + library);
  const overlay = overlayOf(library, entry.name, isFramework);
  const result = withClass(ctypeOf(entry.result, scopes, abi), overlay.resultClass);
  const parameters = entry.parameters.map((it, index): Parameter => {
    const known = overlay.parameters.get(index);
    const type = withClass(parameterTypeOf(it.type, scopes, abi), known?.handleClass);
    return {
      name: it.name,
      type,
      direction: known?.direction ?? directionOf(type),
      lengthOf: known?.lengthOf,
      lengthUnit: known?.lengthUnit,
      nullable: known?.nullable,
      acceptsInteger: known?.acceptsInteger ?? false,
      retainsCallback: known?.retainsCallback,
    };
  });
  return {
    library,
    isPortable: library === PORTABLE,
    name: entry.name,
    result,
    parameters,
    variadic: entry.variadic,
    convention: isWindows(abi) && !entry.cdecl && library !== PORTABLE ? "stdcall" : "cdecl",
    retainsCallback: parameters.some((it) => it.retainsCallback === true),
    frees: overlay.frees,
    owned: overlay.owned,
    errorConvention: overlay.errorConvention,
    available: availabilityOf(signatures, library, entry.name, platform),
  };
}

function availabilityOf(
  signatures: Signatures,
  library: string,
  name: string,
  platform: Platform,
): readonly Platform[] {
  if (library === PORTABLE) return ["linux", "macos"];
  if (platform === "win32") return ["win32"];
  // An entry of its own means that macOS has another prototype, or none.
  const { file } = signatures;
  const isOtherOnMacos =
    file.sections.has(FRAMEWORK + library) || entryOf(file, `macos library ${library}`, name) !== undefined;
  return isOtherOnMacos ? [platform] : ["linux", "macos"];
}

function withClass(type: CType, handleClass: CType["handleClass"]): CType {
  return handleClass === undefined ? type : { ...type, handleClass };
}

/** What passes by value or points to constants is only read; of other pointers the header says nothing. */
function directionOf(type: CType): Parameter["direction"] {
  if (type.kind !== "pointer") return "in";
  return type.pointee?.constant === true ? "in" : undefined;
}

/** Whether two systems have the same function as far as a declaration can tell. */
function agree(one: Prototype, other: Prototype): boolean {
  return (
    one.variadic === other.variadic &&
    one.parameters.length === other.parameters.length &&
    sameShape(one.result, other.result) &&
    one.parameters.every((it, index) => {
      const counterpart = other.parameters[index];
      return counterpart !== undefined && sameShape(it.type, counterpart.type);
    })
  );
}

function sameShape(one: CType, other: CType): boolean {
  return one.kind === other.kind && one.name === other.name;
}
