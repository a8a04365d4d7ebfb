/** Functions that a library of Windows has not, though programs look them up there. */

import { isDead } from "../../semantics/target.ts";
import { isKnownLibrary } from "../../signatures/lookup.ts";
import { isPlainExport } from "../../signatures/plain-exports.ts";
import { type Suggestion, suggestionsFor } from "../../signatures/suggestions.ts";
import type { Node } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { narrowByLibrary, prototypesOf } from "./calls.ts";
import type { ForeignFunction } from "./functions.ts";

/** Libraries whose exports the data has completely, as far as they are documented. */
const completeLibraries = new Set([
  "kernel32",
  "user32",
  "gdi32",
  "advapi32",
  "shell32",
  "ole32",
  "oleaut32",
  "comdlg32",
  "comctl32",
  "winmm",
  "ws2_32",
  "version",
  "psapi",
  "setupapi",
  "winspool",
  "shlwapi",
  "wininet",
  "iphlpapi",
  "crypt32",
  "netapi32",
  "userenv",
  "dwmapi",
]);

/** Families of functions that the system forwards between libraries, or that nobody documented. */
const forwarded = /^(?:Rtl|Nt|Zw|K32|Ldr|Csr|Dbg|Etw|Win32k)/;

/** What is meant by a function that its library certainly has not. */
export function missingExport(project: Project, fn: ForeignFunction, node: Node): Suggestion | undefined {
  const { library, name } = fn;
  if (name === undefined || library.name === undefined || !completeLibraries.has(library.name.name)) return undefined;
  const target = narrowByLibrary(project.targetAt(node), library);
  if (isDead(target) || !isKnownLibrary(project.signatures, library.spelling)) return undefined;
  if (forwarded.test(name) || isPlainExport(library.name.name, name)) return undefined;
  if (prototypesOf(project, fn, target).length > 0) return undefined;
  const suggestions = suggestionsFor(project.signatures, library.spelling, name);
  // Python 3 strings are wide.
  const suffix = suggestions.find((it) => it.reason === "suffix" && it.name.endsWith("W"));
  if (suffix !== undefined) return suffix;
  const elsewhere = suggestions.find((it) => it.reason === "library");
  // kernel32 and advapi32 forward to each other and to ntdll, in different ways on different versions.
  const isUserLibrary =
    library.name.name === "user32" || library.name.name === "gdi32" || library.name.name === "shell32";
  return isUserLibrary && elsewhere?.library === "kernel32" ? elsewhere : undefined;
}
