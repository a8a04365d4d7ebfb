/** The overlay of all libraries, by library and function. */

import { macosOverlay } from "./macos.ts";
import { type FunctionOverlay, parseOverlay } from "./overlay.ts";
import { posixOverlay } from "./posix.ts";
import { windowsOverlay } from "./windows.ts";

const overlays = { macos: macosOverlay, posix: posixOverlay, windows: windowsOverlay } as const;

/** Frameworks of macOS, the C library, and Windows, which is asked about everything else. */
export type OverlayFamily = keyof typeof overlays;

const C_LIBRARIES = new Set(["libc", "msvcrt", "ucrtbase"]);

const known = new Map<OverlayFamily, ReadonlyMap<string, string>>();

/** What is known beyond the header of a function, in any library that exports it under this name. */
export function overlayOf(library: string, name: string, isFramework: boolean): FunctionOverlay {
  const family = isFramework ? "macos" : C_LIBRARIES.has(library) ? "posix" : "windows";
  return parseOverlay(overlayWords(family).get(name));
}

/** The lines of one table by function name, with `{A,W}` spelled out. Read once, when first asked for. */
export function overlayWords(family: OverlayFamily): ReadonlyMap<string, string> {
  const words = known.get(family) ?? wordsByName(overlays[family]);
  known.set(family, words);
  return words;
}

function wordsByName(table: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const line of table.split("\n")) {
    const space = line.indexOf(" ");
    if (space < 0) continue;
    for (const name of alternatives(line.slice(0, space))) words.set(name, line.slice(space + 1));
  }
  return words;
}

/** `GetProp{A,W}` → `GetPropA`, `GetPropW`. */
function alternatives(name: string): readonly string[] {
  const group = /\{(?<choices>[^}]*)\}/.exec(name);
  if (group === null) return [name];
  const choices = (group.groups?.["choices"] ?? "").split(",");
  return choices.flatMap((choice) => alternatives(name.replace(group[0], choice)));
}
