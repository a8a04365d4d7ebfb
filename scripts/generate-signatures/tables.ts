/** What goes into the data for one family of systems, before it is written. */

import { baseTypeOf, layoutOf } from "../../server/src/signatures/c-parser/layout.ts";
import type { Declarations } from "../../server/src/signatures/c-parser/parse-declarations.ts";
import {
  type FieldNode,
  type FunctionNode,
  type ParameterNode,
  type RecordNode,
  spellingOf,
  type TypeNode,
  type TypeScope,
} from "../../server/src/signatures/c-parser/type-node.ts";
import type { Abi } from "../../server/src/signatures/types.ts";

export interface FunctionRow {
  readonly type: FunctionNode;
  readonly cdecl: boolean;
}

export interface Family {
  readonly typedefs: ReadonlyMap<string, TypeNode>;
  /** By tag, without `struct` or `union`. */
  readonly records: ReadonlyMap<string, RecordNode>;
  /** By library, then by function. */
  readonly libraries: ReadonlyMap<string, ReadonlyMap<string, FunctionRow>>;
}

/** Names of things without a tag, made from what they stand in: `OVERLAPPED`, `_INPUT.u`. Same in every run. */
export function nameUntagged(declarations: Declarations): Declarations {
  const names = new Map<string, string>();
  const taken = new Set([...declarations.records.keys(), ...declarations.enums.keys()]);
  const recordFiles = new Map<string, string>();
  const give = (old: string, wanted: string): void => {
    if (!old.includes(" #") || names.has(old)) return;
    let name = `${old.split(" ")[0]} ${wanted}`;
    while (taken.has(name)) name += "_";
    taken.add(name);
    names.set(old, name);
  };
  for (const [typedef, type] of declarations.typedefs) {
    if (type.kind !== "named") continue;
    // `typedef struct _OVERLAPPED {…} OVERLAPPED;` is called OVERLAPPED from here on, without keyword and tag.
    const isRecord = declarations.records.has(type.name) && stemOf(type.name) === stemOf(typedef);
    const isUntagged = type.name.includes(" #") && declarations.records.has(type.name);
    if ((isRecord || isUntagged) && !names.has(type.name) && !isOtherRecord(declarations, typedef, type.name))
      names.set(type.name, typedef);
    else give(type.name, typedef);
  }
  for (const [typedef, type] of declarations.typedefs) give(innermostName(type), typedef);
  const pending = [...declarations.records.values()].filter((it) => !it.name.includes(" #"));
  pending.push(...[...names.keys()].flatMap((it) => declarations.records.get(it) ?? []));
  for (let record = pending.pop(); record !== undefined; record = pending.pop()) {
    const tag = tagOf(names.get(record.name) ?? record.name);
    for (const [index, field] of record.fields.entries()) {
      const inner = innermostName(field.type);
      if (!inner.includes(" #") || names.has(inner)) continue;
      give(inner, `${tag}.${field.name === "" ? index : field.name}`);
      pending.push(...[declarations.records.get(inner)].filter((it) => it !== undefined));
    }
  }

  // mingw says WINBOOL because BOOL means something else to Objective-C; the vendor and everybody else says BOOL.
  names.set("WINBOOL", "BOOL");
  // glibc declares with `__pid_t` what its pages, and programs, call `pid_t`.
  const shortened = new Map<string, TypeNode>();
  for (const [name, type] of declarations.typedefs) {
    const hidden =
      type.kind === "named" && type.name === `__${name}` ? declarations.typedefs.get(type.name) : undefined;
    if (hidden === undefined) continue;
    names.set(`__${name}`, name);
    shortened.set(name, hidden);
  }
  const rename = (node: TypeNode): TypeNode => mapNames(node, (name) => names.get(name) ?? name);
  const renameRecord = (record: RecordNode): RecordNode => ({
    ...record,
    name: names.get(record.name) ?? record.name,
    fields: record.fields.map((it): FieldNode => ({ ...it, type: rename(it.type) })),
  });
  const records = new Map([...declarations.records.values()].map(renameRecord).map((it) => [it.name, it]));
  const typedefs = new Map<string, TypeNode>();
  for (const [name, type] of declarations.typedefs) {
    const renamed = rename(shortened.get(name) ?? type);
    if (renamed.kind !== "named" || renamed.name !== name) typedefs.set(name, withoutTag(renamed, records));
  }
  const truth = declarations.typedefs.get("WINBOOL");
  if (truth !== undefined) typedefs.set("BOOL", truth);
  typedefs.delete("WINBOOL");
  for (const [name, file] of declarations.recordFiles) recordFiles.set(names.get(name) ?? name, file);
  const scope = scopeOver(declarations.scope.abi, typedefs, records);
  for (const [name, record] of records) records.set(name, withoutIdlePack(record, scope));
  return {
    ...declarations,
    records,
    recordFiles,
    typedefs,
    functions: declarations.functions.map((it) => ({ ...it, type: asFunction(rename(it.type)) })),
    scope,
  };
}

/** What a tag and its typedef have in common: `OVERLAPPED` of `struct _OVERLAPPED`, nothing of a structure without tag. */
function stemOf(name: string): string {
  return tagOf(name).replace(/^_*(?:tag)?_*/, "");
}

/** A structure that nobody describes needs no tag when it has a name, and neither does an enumeration. */
function withoutTag(type: TypeNode, records: ReadonlyMap<string, RecordNode>): TypeNode {
  if (type.kind !== "named" || records.has(type.name)) return type;
  const keyword = /^(?:struct|union|enum)(?= )/.exec(type.name)?.[0];
  return keyword === undefined ? type : { ...type, name: `${keyword} ?` };
}

/** Whether a name is the tag of one structure and the typedef of another. */
function isOtherRecord(declarations: Declarations, typedef: string, record: string): boolean {
  return ["struct", "union"].some(
    (it) => `${it} ${typedef}` !== record && declarations.records.has(`${it} ${typedef}`),
  );
}

/** Most headers are packed to 8 bytes, which changes nothing in most structures. */
function withoutIdlePack(record: RecordNode, scope: TypeScope): RecordNode {
  if (record.pack === undefined) return record;
  const unpacked = { ...record, pack: undefined };
  const packed = layoutOf(record, scope);
  const natural = layoutOf(unpacked, scope);
  if (packed === undefined || natural === undefined) return record;
  const text = (it: typeof packed): string => `${it.size} ${it.alignment} ${it.places.map((place) => place.offset)}`;
  return text(packed) === text(natural) ? unpacked : record;
}

export function scopeOver(
  abi: Abi,
  typedefs: ReadonlyMap<string, TypeNode>,
  records: ReadonlyMap<string, RecordNode>,
): TypeScope {
  return {
    abi,
    typedefOf: (name) => typedefs.get(name),
    recordOf: (name) => records.get(name),
    extents: new Map(),
  };
}

/** Everything that must be known to know these types, with the structures that pointers in them lead to. */
export function reachableFrom(
  declarations: Declarations,
  seeds: Iterable<TypeNode>,
  isWanted: (record: RecordNode) => boolean,
): { typedefs: Map<string, TypeNode>; records: Map<string, RecordNode> } {
  const typedefs = new Map<string, TypeNode>();
  const records = new Map<string, RecordNode>();
  const pending: TypeNode[] = [...seeds];

  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "pointer") pending.push(node.to);
    else if (node.kind === "array") pending.push(node.of);
    else if (node.kind === "function") pending.push(node.result, ...node.parameters.map((it) => it.type));
    else {
      const typedef = declarations.typedefs.get(node.name);
      if (typedef !== undefined && !typedefs.has(node.name)) {
        typedefs.set(node.name, typedef);
        pending.push(typedef);
      }
      const record = declarations.records.get(node.name);
      if (record !== undefined && !records.has(tagOf(node.name)) && isWanted(record)) {
        records.set(tagOf(node.name), record);
        pending.push(...record.fields.map((it) => it.type));
      }
    }
  }
  // The other names of what is there: a program calls `struct _OVERLAPPED` OVERLAPPED, and writes its own DWORD.
  for (const [name, type] of declarations.typedefs) {
    if (type.kind !== "named") continue;
    const isScalar = baseTypeOf(type.name) !== undefined || /^[a-z]\w*_t$/.test(name);
    if (records.has(tagOf(type.name)) || isScalar) typedefs.set(name, type);
  }
  return { typedefs, records };
}

/** What of `other` is different from `base`, and what these differences need. */
export function differencesTo(base: Family, other: Declarations): Family {
  const typedefs = new Map<string, TypeNode>();
  const records = new Map<string, RecordNode>();
  const pending: TypeNode[] = [];
  for (const [name, type] of base.typedefs) {
    const changed = other.typedefs.get(name);
    if (changed === undefined || spellingOf(changed) === spellingOf(type)) continue;
    typedefs.set(name, changed);
    pending.push(changed);
  }
  for (const [tag, record] of base.records) {
    const changed = other.records.get(record.name);
    if (changed === undefined || recordText(changed) === recordText(record)) continue;
    records.set(tag, changed);
    pending.push(...changed.fields.map((it) => it.type));
  }
  const needed = reachableFrom(other, pending, () => true);
  for (const [name, type] of needed.typedefs) if (!base.typedefs.has(name)) typedefs.set(name, type);
  for (const [tag, record] of needed.records) if (!base.records.has(tag)) records.set(tag, record);
  return { typedefs, records, libraries: new Map() };
}

function recordText(record: RecordNode): string {
  const fields = record.fields.map((it) => `${spellingOf(it.type, it.name)}:${it.bits}@${it.alignment}`);
  return `${record.pack}@${record.alignment} ${fields.join(";")}`;
}

/** Without `struct` or `union`. */
export function tagOf(name: string): string {
  return name.replace(/^(?:struct|union|enum) /, "");
}

function asFunction(node: TypeNode): FunctionNode {
  if (node.kind !== "function") throw new Error("Renaming keeps the kind of a type.");
  return node;
}

function innermostName(node: TypeNode): string {
  let it = node;
  while (it.kind !== "named") {
    if (it.kind === "pointer") it = it.to;
    else if (it.kind === "array") it = it.of;
    else return "";
  }
  return it.name;
}

export function mapNames(node: TypeNode, rename: (name: string) => string): TypeNode {
  switch (node.kind) {
    case "named":
      return { ...node, name: rename(node.name) };
    case "pointer":
      return { ...node, to: mapNames(node.to, rename) };
    case "array":
      return { ...node, of: mapNames(node.of, rename) };
    default:
      return {
        ...node,
        result: mapNames(node.result, rename),
        parameters: node.parameters.map((it): ParameterNode => ({ ...it, type: mapNames(it.type, rename) })),
      };
  }
}
