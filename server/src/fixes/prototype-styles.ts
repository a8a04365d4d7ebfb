/**
 * The ways of declaring that are no assignment to `argtypes`: a helper, a table that a loop goes through, a prototype that
 * is called with the name of the function, a name of the module's own. A module that has one of them for a library gets
 * the next function in the same way, where that can be done without guessing.
 */

import type { ForeignFunction } from "../project/ctypes/functions.ts";
import type { Project } from "../project/project.ts";
import {
  type Call,
  type Entry,
  type Expression,
  type For,
  type Node,
  type Sequence,
  spanOf,
  textOf,
} from "../syntax/ast.ts";
import { enclosingStatement } from "../syntax/walk.ts";
import { broken, layoutOf } from "./prototype-lines.ts";
import type { Place } from "./prototype-names.ts";
import { type Neighbour, neighboursOf } from "./prototype-neighbours.ts";
import { aliasOf, aliasStyle, madeBeside, madeStyle } from "./prototype-own-names.ts";
import { behind, prefixOf, type Style, type StyledText, usesRenamed } from "./prototype-style.ts";
import { fill, type Pattern, type Template, templateOf } from "./prototype-template.ts";

/** The style of the neighbours of a function. `undefined`: plain assignments, or a style that cannot be continued. */
export function styleOf(project: Project, place: Place, fn: ForeignFunction): Style | undefined {
  const neighbours = neighboursOf(project, place.file, fn);
  const calls = neighbours.filter((it) => helperCallOf(it) !== undefined);
  const rows = neighbours.filter((it) => loopOf(it) !== undefined);
  const made = madeBeside(project, place, fn);
  const aliases = neighbours.flatMap((it) => aliasOf(it, place) ?? []);
  const most = Math.max(calls.length, rows.length, made.length, aliases.length);
  // Most neighbours are declared by assignments.
  if (most === 0 || most * 2 < neighbours.length + made.length) return undefined;
  if (made.length === most) return madeStyle(project, place, fn, made);
  if (aliases.length === most) return aliasStyle(project, place, fn, aliases);
  return rows.length === most ? rowStyle(project, place, fn, rows) : callStyle(project, place, fn, calls);
}

/** The call of a helper that declares a neighbour. */
function helperCallOf({ parameters: { frame } }: Neighbour): Call | undefined {
  return frame?.call !== undefined && frame.definition.kind === "functionDef" && frame.outer === undefined
    ? frame.call
    : undefined;
}

/** The loop that declares a neighbour, itself or by a helper. */
function loopOf({ parameters: { frame } }: Neighbour): For | undefined {
  for (let it = frame; it !== undefined; it = it.outer) if (it.definition.kind === "for") return it.definition;
  return undefined;
}

/** `_bind("CloseHandle", BOOL, HANDLE)`, alone or kept in a name. */
function callStyle(
  project: Project,
  place: Place,
  fn: ForeignFunction,
  neighbours: readonly Neighbour[],
): Style | undefined {
  for (const neighbour of neighbours.toReversed()) {
    const call = helperCallOf(neighbour);
    const statement = call === undefined ? undefined : enclosingStatement(call);
    const index = statement === undefined ? -1 : place.block.indexOf(statement);
    if (call === undefined || statement === undefined || index === -1 || index > place.latest) continue;
    const template = usableTemplate(project, call, neighbour);
    const prefix = prefixOf(statement, call, neighbour.function, fn);
    if (template === undefined || prefix === undefined) continue;
    const own = prefix === "" ? undefined : prefix.slice(0, -" = ".length);
    const uses = own === undefined ? [] : usesRenamed(project, place.file, fn, own);
    if (uses === undefined) continue;
    return {
      place: { ...place, index, latest: index },
      write: (words) => behind(place, statement, `${prefix}${fill(template, { name: fn.name ?? "", ...words })}`, uses),
    };
  }
  return undefined;
}

/** A row more for `for name, result, parameters in TABLE:`. */
function rowStyle(
  project: Project,
  place: Place,
  fn: ForeignFunction,
  neighbours: readonly Neighbour[],
): Style | undefined {
  for (const neighbour of neighbours.toReversed()) {
    const loop = loopOf(neighbour);
    const row = rowOf(neighbour, project);
    const loopIndex = loop === undefined ? -1 : place.block.indexOf(loop);
    const statement = row === undefined ? undefined : enclosingStatement(row);
    const index = statement === undefined ? -1 : place.block.indexOf(statement);
    if (row === undefined || loopIndex === -1 || loopIndex > place.latest || index === -1) continue;
    const template = usableTemplate(project, row, neighbour);
    if (template === undefined) continue;
    return {
      place: { ...place, index, latest: index },
      write: (words) => behindRow(place, row, fill(template, { name: fn.name ?? "", ...words })),
    };
  }
  return undefined;
}

/** The element of the table that holds the parameters of a neighbour. */
function rowOf(
  { function: { name }, parameters: { frame } }: Neighbour,
  project: Project,
): Sequence | Entry | undefined {
  for (let it = frame; it !== undefined; it = it.outer) {
    if (it.definition.kind !== "for") continue;
    const iterable = it.definition.iterable;
    const table = iterable.kind === "call" && iterable.callee.kind === "attribute" ? iterable.callee.object : iterable;
    for (const value of project.evaluate(table, it.outer)) {
      if (value.kind !== "collection" || value.node.kind === "comprehension") continue;
      const rows: readonly (Expression | Entry)[] =
        value.node.kind === "dictionary" ? value.node.entries : value.node.elements;
      for (const row of rows) {
        if (row.kind !== "entry" && row.kind !== "sequence") continue;
        const [first] = row.kind === "entry" ? [row.key] : row.elements;
        const spellings = row.kind === "entry" ? [first] : row.elements;
        if (spellings.some((cell) => cell?.kind === "string" && cell.value === name)) return row;
        if (spellings.some((cell) => cell?.kind === "attribute" && cell.name === name)) return row;
      }
    }
  }
  return undefined;
}

function usableTemplate(project: Project, pattern: Pattern, neighbour: Neighbour): Template | undefined {
  // A comment inside belongs to that neighbour only.
  return textOf(pattern).includes("#") ? undefined : templateOf(project, pattern, neighbour);
}

/** Behind the comma of a row, on a line of its own where the row has one. */
function behindRow(place: Place, row: Node, filled: string): StyledText {
  const { text } = place.file.source;
  const { start, end } = spanOf(row);
  const lead = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const comma = /^\s*,/.exec(text.slice(end))?.[0];
  const at = end + (comma?.length ?? 0);
  if (!/^[ \t]*$/.test(lead))
    return {
      offset: at,
      text: `${comma === undefined ? "," : ""} ${filled}${comma === undefined ? "" : ","}`,
      edits: [],
    };
  const remark = /^[ \t]*#[^\r\n]*/.exec(text.slice(at))?.[0] ?? "";
  const laid = broken(`${filled},`, layoutOf(place, lead)).replaceAll("\n", `\n${lead}`);
  if (comma !== undefined) return { offset: at + remark.length, text: `\n${lead}${laid}`, edits: [] };
  return { offset: at, text: `,\n${lead}${laid.slice(0, -1)}`, edits: [] };
}
