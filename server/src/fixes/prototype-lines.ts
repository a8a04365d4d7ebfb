/** How declarations are laid out: as Black would, in the manner of those around them. */

import type { ForeignFunction } from "../project/ctypes/functions.ts";
import type { Project } from "../project/project.ts";
import { type Expression, spanOf } from "../syntax/ast.ts";
import { enclosingStatement } from "../syntax/walk.ts";
import { endOf, indexIn, type Place } from "./prototype-names.ts";
import { declaredIn, type Neighbour, neighboursOf } from "./prototype-neighbours.ts";

/** What Black breaks at; a file that has longer lines goes as far as most who set another length. */
const usualWidth = 88;
const wideWidth = 100;

/** The ways in which people write two assignments. */
export interface Manner {
  readonly isTuple: boolean;
  readonly resultFirst: boolean;
  /** `f.argtypes, f.restype = [...], c_int` */
  readonly isOneStatement: boolean;
  /** A blank line between functions. */
  readonly isSpaced: boolean;
}

/** The manner of the declarations of the same library, or of the file where it has none. */
export function mannerOf(project: Project, place: Place, fn: ForeignFunction): Manner {
  const own = neighboursOf(project, place.file, fn);
  const others = declaredIn(project, place.file).filter((it) => it.function.key !== fn.key);
  const neighbours = own.length > 0 ? own : others;
  const plain = neighbours.filter((it) => it.parameters.frame === undefined);
  const lists = plain.flatMap((it) => formOf(it.parameters.value) ?? []);
  const half = (matching: readonly unknown[]): boolean => matching.length * 2 > plain.length;
  return {
    isTuple: lists.length > 0 && lists.every((it) => it === "tuple"),
    resultFirst: half(plain.filter((it) => spanOf(it.result.node).start < spanOf(it.parameters.node).start)),
    isOneStatement: half(plain.filter((it) => isSameStatement(it))),
    isSpaced: isSpaced(place, own),
  };
}

function formOf(value: Expression | undefined): "tuple" | "list" | undefined {
  if (value?.kind !== "sequence") return undefined;
  return value.form === "tuple" || value.form === "list" ? value.form : undefined;
}

function isSameStatement({ parameters, result }: Neighbour): boolean {
  const statement = enclosingStatement(parameters.node);
  return statement?.kind === "assign" && statement === enclosingStatement(result.node);
}

/** Whether the declarations above the place stand apart from each other. */
function isSpaced({ file, block }: Place, neighbours: readonly Neighbour[]): boolean {
  const groups = neighbours.map((it) => {
    return [it.parameters, it.result].map((declaration) => indexIn(block, declaration.node));
  });
  const [previous, last] = groups.filter((it) => it.every((index) => index !== -1)).slice(-2);
  if (previous === undefined || last === undefined) return false;
  const [from, to] = [Math.max(...previous), Math.min(...last)];
  const following = block[to];
  if (from >= to || following === undefined) return false;
  const between = file.source.text.slice(
    endOf({ file, block, index: from, latest: from }, from),
    spanOf(following).start,
  );
  return /\n[ \t]*\r?\n/.test(between);
}

/** The statements that declare both parts, or the one that is missing. */
export function statementsFor(
  target: string,
  { parameters, result }: { readonly parameters: readonly string[] | undefined; readonly result: string | undefined },
  manner: Manner,
  layout: Layout,
): readonly string[] {
  const [open, close] = manner.isTuple ? ["(", ")"] : ["[", "]"];
  const brackets = { open, close };
  if (parameters !== undefined && result !== undefined && manner.isOneStatement) {
    const targets = [`${target}.argtypes`, `${target}.restype`];
    const list = bracketed("", parameters, brackets, { ...layout, width: Number.POSITIVE_INFINITY });
    const values = [list, result];
    if (manner.resultFirst) for (const it of [targets, values]) it.reverse();
    return [`${targets.join(", ")} = ${values.join(", ")}`];
  }
  const lines: string[] = [];
  if (parameters !== undefined) lines.push(bracketed(`${target}.argtypes = `, parameters, brackets, layout));
  if (result !== undefined) lines.push(`${target}.restype = ${result}`);
  return manner.resultFirst ? lines.reverse() : lines;
}

export interface Layout {
  /** White space in front of the statement. */
  readonly indent: string;
  /** What a level is indented by. */
  readonly step: string;
  readonly width: number;
}

/** How a file is laid out. */
export function layoutOf({ file }: Place, indent: string): Layout {
  const { text } = file.source;
  const step = /\n(\t|[ ]{2,8})(?=\S)/.exec(text)?.[1] ?? "    ";
  const isWide = text.split("\n").some((it) => it.length > usualWidth + 1 && !/https?:|^\s*#/.test(it));
  return { indent, step, width: isWide ? wideWidth : usualWidth };
}

interface Brackets {
  readonly open: string | undefined;
  readonly close: string | undefined;
}

/** A list on one line where it fits, else with one element a line and a comma behind each. */
export function bracketed(
  start: string,
  elements: readonly string[],
  { open = "[", close = "]" }: Brackets,
  { indent, step, width }: Layout,
): string {
  const alone = open === "(" && elements.length === 1 ? "," : "";
  const line = `${start}${open}${elements.join(", ")}${alone}${close}`;
  if (indent.length + line.length <= width || elements.length === 0) return line;
  return `${start}${open}\n${elements.map((it) => `${step}${it},\n`).join("")}${close}`;
}

/** A call or tuple broken at its outermost brackets, and its parts at theirs, where they are too long for a line. */
export function broken(line: string, layout: Layout, depth = 0): string {
  const { indent, step, width } = layout;
  if (indent.length + line.length <= width || depth > deepest || !/[)\]}],?$/.test(line)) return line;
  const open = openingOfLast(line);
  const end = line.endsWith(",") ? line.length - 2 : line.length - 1;
  if (open === undefined) return line;
  const inside = line.slice(open + 1, end);
  const isCall = /[\w\])]/.test(line[open - 1] ?? "");
  if (isCall && indent.length + step.length + inside.length <= width)
    return `${line.slice(0, open + 1)}\n${step}${inside}\n${line.slice(end)}`;
  const inner = { ...layout, indent: indent + step };
  const parts = splitAtCommas(inside).map((it) => broken(`${it},`, inner, depth + 1).replaceAll("\n", `\n${step}`));
  return `${line.slice(0, open + 1)}\n${parts.map((it) => `${step}${it}\n`).join("")}${line.slice(end)}`;
}

const deepest = 4;

/** Where the bracket opens that the text ends with. */
function openingOfLast(line: string): number | undefined {
  const open: number[] = [];
  let last: number | undefined;
  for (const [index, unit] of [...line].entries()) {
    if ("([{".includes(unit)) open.push(index);
    else if (")]}".includes(unit)) last = open.pop();
  }
  return open.length === 0 ? last : undefined;
}

function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [index, unit] of [...text].entries()) {
    if ("([{".includes(unit)) depth += 1;
    else if (")]}".includes(unit)) depth -= 1;
    else if (unit === "," && depth === 0) {
      parts.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  const rest = text.slice(start).trim();
  return rest === "" ? parts : [...parts, rest];
}
