/** The overlay of all libraries, by library and function. */

import { type FunctionOverlay, parseOverlay } from "./overlay.ts";
import { posixOverlay } from "./posix.ts";
import { windowsOverlay } from "./windows.ts";

const C_LIBRARIES = new Set(["libc", "msvcrt", "ucrtbase"]);

let posixWords: ReadonlyMap<string, string> | undefined;
let windowsWords: ReadonlyMap<string, string> | undefined;

/** What is known beyond the header of a function, in any library that exports it under this name. */
export function overlayOf(library: string, name: string): FunctionOverlay {
  return parseOverlay(overlayWords(C_LIBRARIES.has(library) ? "posix" : "windows").get(name));
}

/** The lines of one table by function name, with `{A,W}` spelled out. Read once, when first asked for. */
export function overlayWords(family: "posix" | "windows"): ReadonlyMap<string, string> {
  if (family === "posix") {
    posixWords ??= wordsByName(posixOverlay);
    return posixWords;
  }
  windowsWords ??= wordsByName(windowsOverlay);
  return windowsWords;
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
