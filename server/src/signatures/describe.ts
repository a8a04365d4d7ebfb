/** A function in words a person can use: its C prototype, its libraries, and its declaration for ctypes. */

import { ctypesExpression, type TypeExpression } from "./ctypes-writer.ts";
import { knownLibraries, librariesWith, portableSignatureOf, signatureOf } from "./lookup.ts";
import type { Signatures } from "./signatures.ts";
import { slipsBetween, suggestionsFor } from "./suggestions.ts";
import type { CType, Prototype } from "./types.ts";

export interface DescriptionOptions {
  /** Only this library, as a program spells it. */
  readonly library: string | undefined;
  /** Python 2.7 is among the versions that run the declaration. */
  readonly isPython2: boolean;
}

export type SignatureDescription =
  | { readonly found: true; readonly text: string; readonly prototype: Prototype }
  /** Names that may have been meant, as "library.function", the most likely first. */
  | { readonly found: false; readonly suggestions: readonly string[] };

const WIDEST_LINE = 88;

export function describeSignature(
  signatures: Signatures,
  name: string,
  options: DescriptionOptions,
): SignatureDescription {
  const libraries = options.library === undefined ? librariesInOrder(signatures, name) : [options.library];
  const found = libraries.flatMap((it) => prototypesIn(signatures, it, name));
  // The name alone says what it is, and macOS has the frameworks besides.
  if (libraries.length === 0) found.push(...[portableSignatureOf(signatures, name, "macos")].filter(isKnown));
  const [prototype] = found;
  if (prototype === undefined) return { found: false, suggestions: nearMisses(signatures, name, options.library) };

  const shapeOf = ({ result, parameters, variadic }: Prototype): string =>
    [result.name, ...parameters.map((it) => it.type.name), variadic ? "..." : ""].join();
  const differing = found.filter((it, index) => found.findIndex((other) => shapeOf(other) === shapeOf(it)) === index);
  const paragraphs = differing.map((it) => {
    const places = new Set(found.filter((other) => shapeOf(other) === shapeOf(it)).map(placeOf));
    return [cPrototype(it), `  in ${[...places].join(", ")}`, "", ctypesDeclaration(it, options.isPython2)].join("\n");
  });
  return { found: true, text: paragraphs.join("\n\n"), prototype };
}

function isKnown(prototype: Prototype | undefined): prototype is Prototype {
  return prototype !== undefined;
}

/** As C would declare it: `BOOL CloseHandle(HANDLE hObject);` */
export function cPrototype({ name, result, parameters, variadic }: Prototype): string {
  const written = parameters.map((it) => declared(it.type.name, it.name));
  if (variadic) written.push("...");
  return `${declared(result.name, name)}(${written.join(", ") || "void"});`;
}

/** Functions of C whose names Python reads otherwise, in one of its versions. */
const KEYWORDS = new Set(
  "and as assert async await class def del exec from global import in is not or pass print raise try with yield".split(
    " ",
  ),
);

/** Two statements that declare the function on a library called as the library is. */
export function ctypesDeclaration(prototype: Prototype, isPython2: boolean): string {
  const isWindows = prototype.available.includes("win32");
  const library = prototype.isPortable ? "lib" : prototype.library.replace(/\W/g, "_");
  const target = KEYWORDS.has(prototype.name)
    ? `getattr(${library}, "${prototype.name}")`
    : `${library}.${prototype.name}`;
  const written = (type: CType, isResult: boolean): string => {
    const expression = ctypesExpression(type, { isWindows, isPython2, isResult });
    return expression === undefined ? "ctypes.c_void_p" : spelled(expression);
  };
  const parameters = prototype.parameters.map((it) =>
    it.acceptsInteger ? "ctypes.c_void_p" : written(it.type, false),
  );
  // The address of what must be freed is worth more than the text it leads to.
  const isOwned = prototype.owned !== undefined && prototype.result.kind === "pointer";
  const result = isOwned ? "ctypes.c_void_p" : written(prototype.result, true);
  return `${wrapped(`${target}.argtypes = [`, parameters)}\n${target}.restype = ${result}`;
}

/** Breaks a list as Black would: on one line if it fits, else one element a line with a trailing comma. */
export function wrapped(start: string, elements: readonly string[], indentation = "    ", newline = "\n"): string {
  const line = `${start}${elements.join(", ")}]`;
  if (line.length <= WIDEST_LINE || elements.length === 0) return line;
  return [start, ...elements.map((it) => `${indentation}${it},`), "]"].join(newline);
}

function spelled(expression: TypeExpression): string {
  switch (expression.kind) {
    case "none":
      return "None";
    case "name":
      return expression.module === "ctypes" ? `ctypes.${expression.name}` : `wintypes.${expression.name}`;
    case "pointer":
      return `ctypes.POINTER(${spelled(expression.to)})`;
    case "structurePointer":
      return `ctypes.POINTER(${bareName(expression.names)})`;
    case "structure":
      return bareName(expression.names);
  }
}

function bareName(names: readonly string[]): string {
  return names.find((it) => !/^(?:_|tag)/.test(it)) ?? names[0] ?? "ctypes.c_void_p";
}

function declared(type: string, name: string): string {
  const functionPointer = /\(\*(?:const )?\)/.exec(type);
  if (functionPointer !== null) return type.replace(functionPointer[0], `(*${name})`);
  return name === "" ? type : `${type}${type.endsWith("*") ? "" : " "}${name}`;
}

function prototypesIn(signatures: Signatures, library: string, name: string): readonly Prototype[] {
  const agreed = signatureOf(signatures, library, name);
  if (agreed !== undefined) return [agreed];
  return (["linux", "macos"] as const).flatMap((it) => signatureOf(signatures, library, name, it) ?? []);
}

/** Where people look for a function that several libraries hand on. */
const FIRST_LIBRARIES = "libc kernel32 user32 gdi32 advapi32 shell32 ole32 oleaut32 ws2_32 ntdll msvcrt".split(" ");

/** The library most people mean comes first: libc, then the main ones of Windows, the others by name. */
function librariesInOrder(signatures: Signatures, name: string): readonly string[] {
  const placeOfLibrary = (library: string): number => {
    const place = FIRST_LIBRARIES.indexOf(library);
    return place === -1 ? FIRST_LIBRARIES.length : place;
  };
  return librariesWith(signatures, name)
    .toSorted((a, b) => placeOfLibrary(a) - placeOfLibrary(b) || (a < b ? -1 : 1))
    .map((it) => (it === "libc" ? "libc" : `${it}.dll`));
}

function placeOf({ library, available, isPortable }: Prototype): string {
  if (isPortable) return "a portable library";
  return available.includes("win32") ? `${library}.dll` : `${library} (${available.join(", ")})`;
}

const MOST_SUGGESTIONS = 8;

function nearMisses(signatures: Signatures, name: string, library: string | undefined): readonly string[] {
  if (library !== undefined) {
    const near = suggestionsFor(signatures, library, name).map((it) => `${it.library}.${it.name}`);
    if (near.length > 0) return near.slice(0, MOST_SUGGESTIONS);
    return knownLibraries(signatures).filter((it) => slipsBetween(it, library.toLowerCase()) <= 2);
  }
  const near = knownLibraries(signatures).flatMap((it) =>
    suggestionsFor(signatures, it === "libc" ? it : `${it}.dll`, name),
  );
  const ranked = near.toSorted(
    (a, b) => rank(a.reason) - rank(b.reason) || slipsBetween(name, a.name) - slipsBetween(name, b.name),
  );
  // Several libraries hand the same function on; the name is what was misspelled.
  const names = new Map(ranked.toReversed().map((it) => [it.name, `${it.library}.${it.name}`]));
  return [...names.values()].toReversed().slice(0, MOST_SUGGESTIONS);
}

function rank(reason: string): number {
  return reason === "suffix" ? 0 : 1;
}
