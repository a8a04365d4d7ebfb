/** The public names of ctypes, however a program spelled its way to them. */

import type { Value } from "../../semantics/values.ts";

/**
 * What a value is inside the package ctypes: `c_int`, `wintypes.HANDLE`, `windll.kernel32.CloseHandle`,
 * `util.find_library`. `undefined` for everything from elsewhere.
 */
export function ctypesNameOf(value: Value): string | undefined {
  if (value.kind !== "external") return undefined;
  const match = /^_?ctypes\.(?:_endian\.)?(?<rest>.+)$/.exec(value.path);
  const rest = match?.groups?.["rest"];
  if (rest === undefined) return undefined;

  // `from ctypes.wintypes import *` brought the names of ctypes along in Python 2, and `wintypes.ctypes` is ctypes.
  const inner =
    /^wintypes\.(?:ctypes\.)?(?<inner>(?:[cp]y?_|c?dll|windll|oledll|pydll|[A-Z][a-z]|POINTER|byref|sizeof|cast).*)$/;
  return inner.exec(rest)?.groups?.["inner"] ?? rest;
}

/** Whether a value is the thing of ctypes with this name. */
export function isCtypes(value: Value, ...names: readonly string[]): boolean {
  const name = ctypesNameOf(value);
  return name !== undefined && names.includes(name);
}

/** The path of something external, as far as it is one: `builtins.id`, `msvcrt.get_osfhandle`. */
export function pathOf(value: Value): string | undefined {
  return value.kind === "external" ? value.path : undefined;
}
