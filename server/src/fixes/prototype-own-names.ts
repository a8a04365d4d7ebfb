/** Functions that a module gives a name of its own: by a prototype that is called with their name, or by an alias. */

import type { ForeignFunction } from "../project/ctypes/functions.ts";
import { boundPrototypesIn } from "../project/ctypes/narrow-declarations.ts";
import type { Project } from "../project/project.ts";
import { type Call, type Statement, spanOf, textOf } from "../syntax/ast.ts";
import { enclosingStatement } from "../syntax/walk.ts";
import { layoutOf, mannerOf, statementsFor } from "./prototype-lines.ts";
import { indexIn, type Place } from "./prototype-names.ts";
import type { Neighbour } from "./prototype-neighbours.ts";
import { behind, endOfLine, indentOf, ownNameLike, prefixOf, type Style, usesRenamed } from "./prototype-style.ts";

interface Made {
  readonly call: Call;
  readonly function: ForeignFunction;
  readonly statement: Statement;
}

/** `CloseHandle = WINFUNCTYPE(BOOL, HANDLE)(("CloseHandle", kernel32))` */
export function madeBeside(project: Project, { file, block }: Place, fn: ForeignFunction): readonly Made[] {
  const found: Made[] = [];
  for (const { call, function: made } of boundPrototypesIn(project, file)) {
    if (made.library.key !== fn.library.key || call.callee.kind !== "call") continue;
    const statement = enclosingStatement(call);
    if (statement === undefined || !block.includes(statement)) continue;
    found.push({ call, function: made, statement });
  }
  return found;
}

export function madeStyle(
  project: Project,
  place: Place,
  fn: ForeignFunction,
  made: readonly Made[],
): Style | undefined {
  const { name } = fn;
  for (const { call, function: neighbour, statement } of made.toReversed()) {
    const index = place.block.indexOf(statement);
    const [tuple, flags, ...others] = call.arguments;
    if (name === undefined || index > place.latest || call.callee.kind !== "call" || others.length > 0) continue;
    const prefix = prefixOf(statement, call, neighbour, fn);
    const library = tuple?.value.kind === "sequence" ? tuple.value.elements[1] : undefined;
    if (prefix === undefined || prefix === "" || library === undefined || tuple?.name !== undefined) continue;
    const uses = usesRenamed(project, place.file, fn, prefix.slice(0, -" = ".length));
    const keywords = call.callee.arguments.filter((it) => it.name !== undefined).map((it) => textOf(it));
    const maker = textOf(call.callee.callee);
    if (uses === undefined || flags?.unpack !== undefined) continue;
    return {
      place: { ...place, index, latest: index },
      write: ({ result, parameters, parameterNames }) => {
        const types = [result, ...parameters, ...keywords].join(", ");
        const names = parameterNames.map((it) => `(1, "${it}")`);
        // Parameters without a name in C are given by their place.
        const isNamed = flags !== undefined && parameterNames.every((it) => it !== "");
        const paramflags = isNamed ? `, (${names.join(", ")}${names.length === 1 ? "," : ""})` : "";
        const text = `${prefix}${maker}(${types})(("${name}", ${textOf(library)})${paramflags})`;
        return behind(place, statement, text, uses);
      },
    };
  }
  return undefined;
}

interface Alias {
  readonly neighbour: Neighbour;
  readonly name: string;
  /** Indices in the block of `name = library.F` and of the last statement about it. */
  readonly from: number;
  readonly to: number;
  /** What stands for the library. */
  readonly library: string;
}

/** `CloseHandle = kernel32.CloseHandle`, whose prototype is declared on the name. */
export function aliasOf(neighbour: Neighbour, { block }: Place): Alias | undefined {
  const { parameters, result } = neighbour;
  if (parameters.node.kind !== "attribute" || parameters.node.object.kind !== "name") return undefined;
  const name = parameters.node.object.id;
  const [one, other] = [parameters, result].map(({ node }) => indexIn(block, node));
  if (one === undefined || other === undefined || one === -1 || other === -1) return undefined;
  for (let from = Math.min(one, other) - 1; from >= 0; from--) {
    const statement = block[from];
    if (statement?.kind !== "assign") continue;
    const [target, ...others] = statement.targets;
    if (target?.kind !== "name" || target.id !== name || others.length > 0) continue;
    const { value } = statement;
    if (value.kind !== "attribute" || value.name !== neighbour.function.name) return undefined;
    return { neighbour, name, from, to: Math.max(one, other), library: textOf(value.object) };
  }
  return undefined;
}

export function aliasStyle(
  project: Project,
  place: Place,
  fn: ForeignFunction,
  aliases: readonly Alias[],
): Style | undefined {
  const last = aliases
    .filter((it) => it.to <= place.latest)
    .toSorted((a, b) => a.to - b.to)
    .at(-1);
  if (last === undefined || fn.name === undefined) return undefined;
  // One name for all of them, each time bound anew.
  const isShort = aliases.length > 1 && aliases.every((it) => it.name === last.name);
  const own = isShort ? last.name : ownNameLike(last.name, last.neighbour.function.name ?? "", fn.name);
  const uses = own === undefined || isShort ? [] : usesRenamed(project, place.file, fn, own);
  const [statement, behindIt] = [place.block[last.from], place.block[last.to]];
  if (own === undefined || uses === undefined || statement === undefined || behindIt === undefined) return undefined;
  const { text } = place.file.source;
  const isOneLine = text.slice(spanOf(statement).end, spanOf(behindIt).start).includes(";");
  const manner = mannerOf(project, place, fn);
  const indent = indentOf(place, statement);
  return {
    place: { ...place, index: last.to, latest: last.to },
    write: (words) => {
      const layout = layoutOf(place, indent);
      const width = isOneLine ? Number.POSITIVE_INFINITY : layout.width;
      const lines = [`${own} = ${last.library}.${fn.name}`, ...statementsFor(own, words, manner, { ...layout, width })];
      const joined = isOneLine ? lines.join("; ") : lines.join("\n");
      const gap = manner.isSpaced ? "\n" : "";
      return {
        offset: endOfLine(place, behindIt),
        text: `${gap}\n${indent}${joined.replaceAll("\n", `\n${indent}`)}`,
        edits: uses,
      };
    },
  };
}
