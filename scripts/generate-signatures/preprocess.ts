/** Runs the preprocessor of the system's own gcc over umbrella files; no cross compiler is needed for that. */

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./packages.ts";

/** What a compiler for Windows would define by itself, and what the headers want to be told. */
const WINDOWS_MACROS = `
_WIN32 1
WIN32 1
WINNT 1
__MINGW32__ 1
__MSVCRT__ 1
__GNUC__ 12
__GNUC_MINOR__ 0
__GNUC_PATCHLEVEL__ 0
__WCHAR_TYPE__ unsigned short
__WINT_TYPE__ unsigned short
__INT64_TYPE__ long long
__CHAR_BIT__ 8
__SCHAR_MAX__ 127
__SHRT_MAX__ 32767
__INT_MAX__ 2147483647
__LONG_MAX__ 2147483647L
__LONG_LONG_MAX__ 9223372036854775807LL
__ORDER_LITTLE_ENDIAN__ 1234
__BYTE_ORDER__ 1234
__declspec(x) __attribute__((x))
_WIN32_WINNT 0x0A00
WINVER 0x0A00
NTDDI_VERSION 0x0A000008
_WIN32_IE 0x0A00
PSAPI_VERSION 1
SECURITY_WIN32 1
CINTERFACE 1
WSMAN_API_VERSION_1_1 1
__INTRIN_H_
_X86INTRIN_H_INCLUDED
_IMMINTRIN_H_INCLUDED
_EMMINTRIN_H_INCLUDED
_XMMINTRIN_H_INCLUDED
_MMINTRIN_H_INCLUDED
`;

const X64_MACROS = `
_WIN64 1
__MINGW64__ 1
__x86_64__ 1
__x86_64 1
__amd64__ 1
_AMD64_ 1
__SIZE_TYPE__ unsigned long long
__PTRDIFF_TYPE__ long long
__SIZEOF_POINTER__ 8
__SIZEOF_INT128__ 16
`;

/** `time_t` has 64 bits on x86 too, as in every Windows SDK since 2005. */
const X86_MACROS = `
__i386__ 1
__i386 1
_X86_ 1
_M_IX86 600
__SIZE_TYPE__ unsigned int
__PTRDIFF_TYPE__ int
__SIZEOF_POINTER__ 4
__MINGW_USE_VC2005_COMPAT 1
`;

export type WindowsArchitecture = "x64" | "x86";

/** A copy of the mingw headers in which `__stdcall` stays visible on x64, where they define it away. */
export function prepareWindowsHeaders(includes: string, folder: string): string {
  const copy = join(folder, "include");
  cpSync(includes, copy, { recursive: true });
  const basics = join(copy, "_mingw.h");
  const text = readFileSync(basics, "utf8");
  const patched = text.replace(/^#define __stdcall\s*$/m, "");
  if (patched === text) throw new Error("_mingw.h no longer defines __stdcall away: adapt prepareWindowsHeaders.");
  writeFileSync(basics, patched);
  return copy;
}

export function preprocessWindows(
  umbrella: string,
  architecture: WindowsArchitecture,
  includes: readonly string[],
  folder: string,
): string {
  const macros = join(folder, `macros-${architecture}.h`);
  const lines = `${WINDOWS_MACROS}${architecture === "x64" ? X64_MACROS : X86_MACROS}`
    .split("\n")
    .filter((it) => it !== "");
  writeFileSync(macros, `${lines.map((it) => `#define ${it}`).join("\n")}\n`);
  return preprocess(umbrella, `windows-${architecture}`, ["-undef", "-imacros", macros], includes, folder);
}

export function preprocessPosix(umbrella: string, includes: readonly string[], folder: string): string {
  return preprocess(umbrella, "posix", ["-std=gnu11", "-D_GNU_SOURCE=1"], includes, folder);
}

export function preprocessPortable(umbrella: string, includes: readonly string[], folder: string): string {
  return preprocess(umbrella, "portable", ["-std=gnu11", "-D_GNU_SOURCE=1", ...PORTABLE_MACROS], includes, folder);
}

/** Choices that a header wants its program to have made. */
const PORTABLE_MACROS = [
  "-DFUSE_USE_VERSION=29",
  "-D_FILE_OFFSET_BITS=64",
  "-DOPENSSL_SUPPRESS_DEPRECATED=1",
  "-DGLFW_INCLUDE_NONE=1",
];

function preprocess(
  umbrella: string,
  name: string,
  options: readonly string[],
  includes: readonly string[],
  folder: string,
): string {
  const source = join(folder, `${name}.c`);
  const output = join(folder, `${name}.i`);
  writeFileSync(source, umbrella);
  const searched = [...includes, compilerIncludes(folder)].flatMap((it) => ["-I", it]);
  run("gcc", ["-E", "-w", "-nostdinc", ...options, ...searched, source, "-o", output], folder);
  return readFileSync(output, "utf8");
}

/** Where gcc keeps `stddef.h` and `stdarg.h`. */
export function compilerIncludes(folder: string): string {
  return run("gcc", ["-print-file-name=include"], folder).trim();
}
