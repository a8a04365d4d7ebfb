/**
 * The committed data, read where it lies.
 *
 *     seamlint signatures 1
 *     @types                      one type a line; its line number in base 36 is its id
 *     DWORD                       a name, *id a pointer, ~id a constant, [n:id an array, (ids a cdecl function with
 *     *3                          the result first, {ids a stdcall one; a trailing "..." means variadic
 *     @windows typedefs           NAME id
 *     @windows records            TAG s|u[pack][@alignment] field:id[:bits][@alignment],…
 *     @windows library kernel32   NAME[!|~] ids parameter,names      ! means cdecl, ~ variadic; the result comes first
 *
 * Sections are sorted by code unit, so a lookup is a binary search in the text and loading only finds the sections.
 */

import type { FieldNode, ParameterNode, RecordNode, TypeNode } from "./c-parser/type-node.ts";
import type { CallingConvention } from "./types.ts";

export interface Section {
  readonly start: number;
  readonly end: number;
}

export interface DataFile {
  readonly text: string;
  readonly sections: ReadonlyMap<string, Section>;
  readonly types: readonly string[];
  /** Types already decoded, by id. */
  readonly decoded: Map<string, TypeNode>;
}

export interface FunctionEntry {
  readonly name: string;
  readonly result: TypeNode;
  readonly parameters: readonly ParameterNode[];
  readonly variadic: boolean;
  readonly cdecl: boolean;
}

const UNKNOWN_TYPE: TypeNode = { kind: "named", name: "?", constant: false };

/** Real types nest less than 20 deep; the limit keeps damaged data from recursing for ever. */
const DEEPEST_TYPE = 40;

export function openDataFile(text: string): DataFile {
  const sections = new Map<string, Section>();
  for (let at = text.indexOf("\n@"); at >= 0; ) {
    const titleEnd = endOfLine(text, at + 1);
    const next = text.indexOf("\n@", titleEnd);
    sections.set(text.slice(at + 2, titleEnd), {
      start: Math.min(titleEnd + 1, text.length),
      end: next < 0 ? text.length : next + 1,
    });
    at = next;
  }
  const types = sections.get("types");
  return {
    text,
    sections,
    types: types === undefined ? [] : text.slice(types.start, types.end).split("\n"),
    decoded: new Map(),
  };
}

/** The lines of a section, without their line breaks. */
export function linesOf(file: DataFile, title: string): readonly string[] {
  const section = file.sections.get(title);
  if (section === undefined) return [];
  return file.text
    .slice(section.start, section.end)
    .split("\n")
    .filter((it) => it !== "");
}

/** What follows `key` on its line in the section `title`. A key ends at a space, "!" or "~", which is kept. */
export function entryOf(file: DataFile, title: string, key: string): string | undefined {
  const section = file.sections.get(title);
  if (section === undefined) return undefined;

  const { text } = file;
  let low = section.start;
  let high = section.end;
  while (low < high) {
    const middle = (low + high) >> 1;
    const lineStart = Math.max(text.lastIndexOf("\n", middle - 1) + 1, section.start);
    const lineEnd = endOfLine(text, lineStart);
    const found = keyOf(text, lineStart, lineEnd);
    if (found === key) return text.slice(lineStart + key.length, lineEnd);
    if (found < key) low = lineEnd + 1;
    else high = lineStart;
  }
  return undefined;
}

export function keyOf(text: string, start: number, end: number): string {
  let at = start;
  while (at < end && !isKeyEnd(text.charCodeAt(at))) at++;
  return text.slice(start, at);
}

export function functionEntry(file: DataFile, name: string, rest: string): FunctionEntry {
  const [ids = "", names = ""] = rest.replace(/^[!~]* /, "").split(" ");
  const [result = "", ...parameters] = ids.split(",");
  const parameterNames = names.split(",");
  return {
    name,
    result: typeById(file, result),
    parameters: parameters.map((id, index) => ({ name: parameterNames[index] ?? "", type: typeById(file, id) })),
    variadic: rest.startsWith("~"),
    cdecl: rest.startsWith("!") || rest.startsWith("~"),
  };
}

export function typedefEntry(file: DataFile, rest: string): TypeNode {
  return typeById(file, rest.trimStart());
}

export function recordEntry(file: DataFile, tag: string, rest: string): RecordNode {
  const [head = "", members = ""] = rest.trimStart().split(" ");
  const [pack = "", alignment] = head.slice(1).split("@");
  const isUnion = head.startsWith("u");
  return {
    name: `${isUnion ? "union" : "struct"} ${tag}`,
    isUnion,
    pack: numberOf(pack),
    alignment: numberOf(alignment),
    fields: members === "" ? [] : members.split(",").map((it) => fieldEntry(file, it)),
  };
}

function fieldEntry(file: DataFile, member: string): FieldNode {
  const [declared = "", alignment] = member.split("@");
  const [name = "", id = "", bits] = declared.split(":");
  return { name, type: typeById(file, id), bits: numberOf(bits), alignment: numberOf(alignment) };
}

export function typeById(file: DataFile, id: string, depth = 0): TypeNode {
  const known = file.decoded.get(id);
  if (known !== undefined) return known;

  const spelled = file.types[Number.parseInt(id, 36)];
  const node = spelled === undefined || depth > DEEPEST_TYPE ? UNKNOWN_TYPE : decode(file, spelled, depth + 1);
  file.decoded.set(id, node);
  return node;
}

function decode(file: DataFile, spelled: string, depth: number): TypeNode {
  const rest = spelled.slice(1);
  switch (spelled.charAt(0)) {
    case "*":
      return { kind: "pointer", to: typeById(file, rest, depth), constant: false };
    case "~": {
      const node = typeById(file, rest, depth);
      return node.kind === "named" || node.kind === "pointer" ? { ...node, constant: true } : node;
    }
    case "[": {
      const [length = "", id = ""] = rest.split(":");
      return { kind: "array", of: typeById(file, id, depth), length: numberOf(length) };
    }
    case "(":
      return functionNode(file, rest, "cdecl", depth);
    case "{":
      return functionNode(file, rest, "stdcall", depth);
    default:
      return { kind: "named", name: spelled, constant: false };
  }
}

function functionNode(file: DataFile, ids: string, convention: CallingConvention, depth: number): TypeNode {
  const [result = "", ...parameters] = ids.split(",");
  const variadic = parameters.at(-1) === "...";
  if (variadic) parameters.pop();
  return {
    kind: "function",
    result: typeById(file, result, depth),
    parameters: parameters.map((id) => ({ name: "", type: typeById(file, id, depth) })),
    variadic,
    convention,
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text === "" ? undefined : Number(text);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function isKeyEnd(code: number): boolean {
  return code === 0x20 || code === 0x21 || code === 0x7e;
}
