/** The overlay of all libraries, by library and function. */

import { type FunctionOverlay, parseOverlay } from "./overlay.ts";
import { posixOverlay } from "./posix.ts";
import { windowsOverlay } from "./windows.ts";

const tables: ReadonlyMap<string, string> = new Map([
  ["libc", posixOverlay],
  ["msvcrt", posixOverlay],
  ["ucrtbase", posixOverlay],
]);

/** What is known beyond the header of a function, in any library that exports it under this name. */
export function overlayOf(library: string, name: string): FunctionOverlay {
  const table = tables.get(library) ?? windowsOverlay;
  const at = table.indexOf(`\n${name} `);
  if (at < 0) return parseOverlay(undefined);

  const start = at + name.length + 2;
  const end = table.indexOf("\n", start);
  return parseOverlay(table.slice(start, end < 0 ? undefined : end));
}
