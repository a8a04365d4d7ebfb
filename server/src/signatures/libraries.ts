/** From the spelling a program uses to the library it means. */

import type { LibraryName, Platform } from "./types.ts";

const POSIX: readonly Platform[] = ["linux", "macos"];

/** Stems that stand for the C library on POSIX: since glibc 2.34, and always on macOS, one library holds them all. */
const C_LIBRARY_STEMS = new Set(["c", "m", "dl", "pthread", "rt", "util", "system", "resolv"]);

/** Runtimes of Visual C++, whose functions the data keeps under the two that Windows brings along. */
const VISUAL_C_RUNTIME = /^(?:msvcr\d+d?|crtdll)$/;

/** `libc` with a suffix a program may add: `libc.so.6`, `libm-2.31.so`, `libc.musl-x86_64.so.1`, `libSystem.B.dylib`. */
const SHARED_OBJECT =
  /^(?:lib)?(?<stem>[a-z0-9_+]+?)(?:-[\d.]+|\.musl-\w+|\.[a-z])?\.(?<suffix>so|dylib)(?:\.[\d.]+)?$/;

const FRAMEWORK = /(?:^|\/)(?<stem>[^/]+)\.framework(?:\/|$)/;

const WINDOWS_SUFFIX = /\.(?:dll|drv|cpl|ocx)$/;

/**
 * The library behind a spelling: `kernel32`, `KERNEL32.DLL`, `C:\\Windows\\System32\\kernel32.dll`, `libc.so.6`, `c`,
 * `/usr/lib/libSystem.dylib`. `undefined` as spelling stands for `CDLL(None)`, the process itself.
 */
export function libraryOf(spelling: string | undefined): LibraryName {
  if (spelling === undefined || spelling === "") return { name: "libc", platforms: POSIX };

  const framework = FRAMEWORK.exec(spelling)?.groups?.["stem"];
  if (framework !== undefined) return { name: framework.toLowerCase(), platforms: ["macos"] };

  const file = (spelling.split(/[\\/]/).at(-1) ?? spelling).toLowerCase();
  const shared = SHARED_OBJECT.exec(file)?.groups;
  if (shared !== undefined) {
    const { stem = "", suffix } = shared;
    const platforms: readonly Platform[] = suffix === "dylib" ? ["macos"] : ["linux"];
    return { name: C_LIBRARY_STEMS.has(stem) ? "libc" : stem, platforms };
  }
  if (WINDOWS_SUFFIX.test(file)) return { name: windowsName(file.replace(WINDOWS_SUFFIX, "")), platforms: ["win32"] };

  // A bare stem: what `find_library` is given on POSIX, or what Windows completes with ".dll".
  const bare = file.startsWith("lib") ? file.slice(3) : file;
  if (C_LIBRARY_STEMS.has(bare)) return { name: "libc", platforms: POSIX };
  return { name: windowsName(file), platforms: ["win32", "linux", "macos"] };
}

/** Where else to look for a function, in this order: libraries that hand their calls on to others. */
const RELATIVES: ReadonlyMap<string, readonly string[]> = new Map([
  ["kernelbase", ["kernel32", "advapi32"]],
  ["wsock32", ["ws2_32"]],
  ["combase", ["ole32"]],
]);

/** The library itself and those that have the same functions under the same names. */
export function withRelatives(library: string): readonly string[] {
  return [library, ...(RELATIVES.get(library) ?? [])];
}

function windowsName(stem: string): string {
  if (stem.startsWith("api-ms-win-crt-")) return "ucrtbase";
  // Sets of functions that lead to one of the system libraries; most of them to this one.
  if (stem.startsWith("api-ms-win-core-winrt-")) return "combase";
  if (stem.startsWith("api-ms-win-") || stem.startsWith("ext-ms-win-")) return "kernelbase";
  return VISUAL_C_RUNTIME.test(stem) ? "msvcrt" : stem;
}
