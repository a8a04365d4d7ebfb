/** TOML with the place of every key and value, so that a mistake can be underlined. The only file that knows the parser. */

import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import type { Span } from "../../text/span.ts";

export type TomlValue =
  | { readonly kind: "string"; readonly value: string; readonly span: Span }
  | { readonly kind: "number"; readonly value: number; readonly span: Span }
  | { readonly kind: "boolean"; readonly value: boolean; readonly span: Span }
  | { readonly kind: "date"; readonly span: Span }
  | { readonly kind: "array"; readonly elements: readonly TomlValue[]; readonly span: Span }
  | TomlTable;

export interface TomlTable {
  readonly kind: "table";
  readonly entries: ReadonlyMap<string, TomlEntry>;
  readonly span: Span;
}

export interface TomlEntry {
  readonly keySpan: Span;
  readonly value: TomlValue;
}

export interface TomlProblem {
  readonly span: Span;
  readonly message: string;
}

/** Values nest less than this in any configuration that means something; the rest is left out. */
const DEEPEST_VALUE = 32;

interface Growing {
  readonly kind: "table";
  readonly entries: Map<string, TomlEntry>;
  readonly span: Span;
}

export function parseToml(text: string): TomlTable | TomlProblem {
  try {
    const [top] = parseTOML(text).body;
    const root: Growing = { kind: "table", entries: new Map(), span: { start: 0, end: text.length } };
    for (const item of top.body) {
      if (item.type === "TOMLKeyValue") addPair(root, item, 0);
      else addTable(root, item);
    }
    return root;
  } catch (error) {
    if (error instanceof ParseError) {
      const start = Math.min(error.index, text.length);
      return { span: { start, end: Math.min(start + 1, text.length) }, message: error.message };
    }
    // The parser is recursive: arrays nested by the thousand end here.
    return { span: { start: 0, end: 0 }, message: "The file is nested too deeply" };
  }
}

export function isProblem(parsed: TomlTable | TomlProblem): parsed is TomlProblem {
  return "message" in parsed;
}

/** The value under a path of keys; the last table of an array of tables stands for the array. */
export function valueAt(table: TomlTable, ...path: readonly string[]): TomlValue | undefined {
  let value: TomlValue = table;
  for (const key of path) {
    const entry: TomlEntry | undefined = value.kind === "table" ? value.entries.get(key) : undefined;
    if (entry === undefined) return undefined;
    value = entry.value;
  }
  return value;
}

export function stringAt(table: TomlTable, ...path: readonly string[]): string | undefined {
  const value = valueAt(table, ...path);
  return value?.kind === "string" ? value.value : undefined;
}

/** The strings of an array of strings; other elements are left out. */
export function stringsAt(table: TomlTable, ...path: readonly string[]): readonly string[] {
  const value = valueAt(table, ...path);
  return value?.kind === "array" ? value.elements.flatMap((it) => (it.kind === "string" ? [it.value] : [])) : [];
}

function addTable(root: Growing, table: AST.TOMLTable): void {
  const keys = table.key.keys;
  const target = descend(root, table.kind === "array" ? keys.slice(0, -1) : keys);
  const last = keys.at(-1);
  if (target === undefined || last === undefined) return;

  if (table.kind === "standard") {
    for (const pair of table.body) addPair(target, pair, 0);
    return;
  }
  const element: Growing = { kind: "table", entries: new Map(), span: spanOf(table) };
  for (const pair of table.body) addPair(element, pair, 0);
  const known = target.entries.get(nameOf(last))?.value;
  const elements = known?.kind === "array" ? [...known.elements, element] : [element];
  target.entries.set(nameOf(last), { keySpan: spanOf(last), value: { kind: "array", elements, span: spanOf(table) } });
}

function addPair(table: Growing, pair: AST.TOMLKeyValue, depth: number): void {
  const target = descend(table, pair.key.keys.slice(0, -1));
  const last = pair.key.keys.at(-1);
  if (target === undefined || last === undefined) return;
  target.entries.set(nameOf(last), { keySpan: spanOf(last), value: readValue(pair.value, depth) });
}

function descend(table: Growing, keys: readonly (AST.TOMLBare | AST.TOMLQuoted)[]): Growing | undefined {
  let current = table;
  for (const key of keys) {
    const known = current.entries.get(nameOf(key))?.value;
    if (known !== undefined && !isGrowing(known)) return undefined;
    const next: Growing = known ?? { kind: "table", entries: new Map(), span: spanOf(key) };
    if (known === undefined) current.entries.set(nameOf(key), { keySpan: spanOf(key), value: next });
    current = next;
  }
  return current;
}

function isGrowing(value: TomlValue): value is Growing {
  return value.kind === "table" && value.entries instanceof Map;
}

function readValue(node: AST.TOMLContentNode, depth: number): TomlValue {
  const span = spanOf(node);
  switch (node.type) {
    case "TOMLArray":
      return {
        kind: "array",
        elements: depth > DEEPEST_VALUE ? [] : node.elements.map((it) => readValue(it, depth + 1)),
        span,
      };
    case "TOMLInlineTable": {
      const table: Growing = { kind: "table", entries: new Map(), span };
      if (depth <= DEEPEST_VALUE) for (const pair of node.body) addPair(table, pair, depth + 1);
      return table;
    }
    default:
      switch (node.kind) {
        case "string":
          return { kind: "string", value: node.value, span };
        case "boolean":
          return { kind: "boolean", value: node.value, span };
        case "integer":
        case "float":
          return { kind: "number", value: node.value, span };
        default:
          return { kind: "date", span };
      }
  }
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === "TOMLBare" ? key.name : key.value;
}

function spanOf(node: { readonly range: readonly [number, number] }): Span {
  return { start: node.range[0], end: node.range[1] };
}
