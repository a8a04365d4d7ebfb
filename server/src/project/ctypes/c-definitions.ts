/**
 * What the workspace's own C says of functions whose library nobody knows by name: whether it returns a number. Read from
 * the beginning of each definition and declaration, without the types around it.
 */

import type { Project } from "../project.ts";

/** Files that are looked at, and UTF-16 code units of each and of all: larger trees are other people's libraries. */
const MOST_FILES = 2000;
const LARGEST_FILE = 1_000_000;
const MOST_TEXT = 30_000_000;

/** `static inline struct list *list_new(`: words and stars, a name, and the parenthesis of its parameters. */
const beginning = /^[ \t]*((?:[A-Za-z_]\w*(?:[ \t]*\*[ \t\n*]*|[ \t\n]+)){1,8})([A-Za-z_]\w*)[ \t]*\(/gm;

const numbers = new Set(
  "int short char unsigned signed bool _Bool BOOL int8_t int16_t int32_t uint8_t uint16_t uint32_t".split(" "),
);

/** What begins statements, and lines of text that happen to look alike. */
const notTypes = new Set("return else goto case new delete throw typedef the a an is of to if or and".split(" "));

const key = Symbol("functions of the workspace's C that return numbers");

/** Whether C of the workspace has a function of this name, and all that it says of it is that it returns a number. */
export function returnsNumberInC(project: Project, name: string): boolean {
  if (project.host.headers.length === 0) return false;
  return project.memo(key, () => collect(project)).get(name) === true;
}

function collect(project: Project): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  let total = 0;
  for (const path of project.host.headers.slice(0, MOST_FILES)) {
    const text = project.host.headerText(path);
    if (text === undefined || text.length > LARGEST_FILE) continue;
    total += text.length;
    if (total > MOST_TEXT) break;
    for (const [, before, name] of text.matchAll(beginning)) {
      if (before === undefined || name === undefined) continue;
      const isNumber = isNumberType(before);
      if (isNumber !== undefined) found.set(name, isNumber && found.get(name) !== false);
    }
  }
  return found;
}

/** Whether a function with these words before its name returns a number of at most 32 bits. `undefined`: it is none. */
function isNumberType(before: string): boolean | undefined {
  const words = before.split(/[\s*]+/).filter((it) => it !== "");
  if (words.some((it) => notTypes.has(it))) return undefined;
  if (before.includes("*") || words.includes("long")) return false;
  return words.some((it) => numbers.has(it));
}
