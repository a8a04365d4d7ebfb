/** Writes the tables in the format that `data-file.ts` reads. Same tables, same text, whatever order they came in. */

import type { FieldNode, RecordNode, TypeNode } from "../../server/src/signatures/c-parser/type-node.ts";
import type { Family, FunctionRow } from "./tables.ts";

export interface Encoder {
  readonly idOf: (node: TypeNode) => string;
  readonly types: () => readonly string[];
}

/** Hands out ids for types. Ask for all types once in a fixed order before anything is written. */
export function createEncoder(): Encoder {
  const ids = new Map<string, string>();
  const types: string[] = [];
  const idOfText = (text: string): string => {
    const known = ids.get(text);
    if (known !== undefined) return known;
    const id = types.length.toString(36);
    ids.set(text, id);
    types.push(text);
    return id;
  };
  const idOf = (node: TypeNode): string => {
    switch (node.kind) {
      case "named": {
        const id = idOfText(node.name);
        return node.constant ? idOfText(`~${id}`) : id;
      }
      case "pointer": {
        const id = idOfText(`*${idOf(node.to)}`);
        return node.constant ? idOfText(`~${id}`) : id;
      }
      case "array":
        return idOfText(`[${node.length ?? ""}:${idOf(node.of)}`);
      default: {
        const parts = [node.result, ...node.parameters.map((it) => it.type)].map(idOf);
        if (node.variadic) parts.push("...");
        return idOfText(`${node.convention === "stdcall" ? "{" : "("}${parts.join(",")}`);
      }
    }
  };
  return { idOf, types: () => types };
}

export function typedefLine(encoder: Encoder, name: string, type: TypeNode): string {
  return `${name} ${encoder.idOf(type)}`;
}

export function recordLine(encoder: Encoder, tag: string, record: RecordNode): string {
  const head = `${record.isUnion ? "u" : "s"}${record.pack ?? ""}${record.alignment === undefined ? "" : `@${record.alignment}`}`;
  return `${tag} ${head} ${record.fields.map((it) => fieldText(encoder, it)).join(",")}`.trimEnd();
}

function fieldText(encoder: Encoder, field: FieldNode): string {
  const bits = field.bits === undefined ? "" : `:${field.bits}`;
  const alignment = field.alignment === undefined ? "" : `@${field.alignment}`;
  return `${field.name}:${encoder.idOf(field.type)}${bits}${alignment}`;
}

export function functionLine(encoder: Encoder, name: string, row: FunctionRow): string {
  const { result, parameters, variadic } = row.type;
  const ids = [result, ...parameters.map((it) => it.type)].map((it) => encoder.idOf(topLevel(it))).join(",");
  const names = parameters.map((it) => it.name.replace(/^_+/, ""));
  const named = names.some((it) => it !== "") ? ` ${names.join(",")}` : "";
  return `${name}${variadic ? "~" : row.cdecl ? "!" : ""} ${ids}${named}`;
}

/** A constant parameter or result is the caller's business no more than its name. */
function topLevel(node: TypeNode): TypeNode {
  return node.kind === "named" || node.kind === "pointer" ? { ...node, constant: false } : node;
}

/** The sections of a family; with `base`, only the entries that differ from it. */
export function sectionsOf(encoder: Encoder, title: string, family: Family, base?: Family): string[] {
  const sections: string[] = [];
  const add = (heading: string, lines: ReadonlyMap<string, string>, baseLines: ReadonlyMap<string, string>): void => {
    const changed = new Map([...lines].filter(([key, line]) => baseLines.get(key) !== line));
    if (changed.size > 0) sections.push(`@${heading}`, ...changed.values());
  };
  const typedefs = (it: Family | undefined): ReadonlyMap<string, string> =>
    mapLines(it?.typedefs, (name, type) => typedefLine(encoder, name, type));
  const records = (it: Family | undefined): ReadonlyMap<string, string> =>
    mapLines(it?.records, (tag, record) => recordLine(encoder, tag, record));

  add(`${title} typedefs`, typedefs(family), typedefs(base));
  add(`${title} records`, records(family), records(base));
  for (const library of sortedKeys(family.libraries)) {
    const functions = (it: Family | undefined): ReadonlyMap<string, string> =>
      mapLines(it?.libraries.get(library), (name, row) => functionLine(encoder, name, row));
    add(`${title} library ${library}`, functions(family), functions(base));
  }
  return sections;
}

function mapLines<Value>(
  map: ReadonlyMap<string, Value> | undefined,
  write: (key: string, value: Value) => string,
): ReadonlyMap<string, string> {
  return new Map(sortedKeys(map ?? new Map<string, Value>()).map((key) => [key, write(key, entryAt(map, key))]));
}

function entryAt<Value>(map: ReadonlyMap<string, Value> | undefined, key: string): Value {
  const value = map?.get(key);
  if (value === undefined) throw new Error(`${key} vanished while it was written.`);
  return value;
}

/** By code unit, as the reader's binary search compares. */
export function sortedKeys(map: ReadonlyMap<string, unknown>): readonly string[] {
  return [...map.keys()].toSorted();
}
