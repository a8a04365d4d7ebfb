/** How a structure of a program differs from the structure of C that it stands for. */

import { structureOf } from "../../signatures/lookup.ts";
import type { Structure, StructureField } from "../../signatures/types.ts";
import type { ClassDef, Node } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { layoutOfFields, type PlacedField } from "./layout.ts";
import { wantedType } from "./narrow.ts";
import { ctypesTypeOf } from "./type-of.ts";

export interface Difference {
  readonly node: Node;
  readonly message: string;
  readonly wanted: ReturnType<typeof wantedType>;
  /** Only the last fields are missing: memory that C made may be looked at through such a class. */
  readonly isShort?: boolean;
  /** The last field is too small, and padding takes its place: the size is right, and zeros are zeros. */
  readonly isPadded?: boolean;
}

/** Where the fields of a class first differ from a structure of 64-bit Windows. `undefined`: nowhere, or not comparable. */
export function differenceFrom(project: Project, definition: ClassDef, inC: Structure): Difference | undefined {
  const type = ctypesTypeOf(project, { kind: "class", definition });
  const declared = type && layoutOfFields(project, type, "x64");
  if (declared === undefined || inC.isUnion || !isMeant(declared.fields, inC)) return undefined;
  if (isOtherProcessor(project, inC)) return undefined;

  const fields = inC.fields;
  for (const [index, { field, offset, size }] of declared.fields.entries()) {
    const expected = fields[index];
    if (expected === undefined) break;
    // An anonymous part stands for several names; what lies behind it is compared by its place only.
    if (expected.name === "" || expected.bitWidth !== undefined) return undefined;
    if (offset === expected.offset && size === expected.size) {
      if (isBehindMissing(field.name, expected, declared.fields, inC)) {
        return at(definition, field, expected, size, inC, declared.fields);
      }
      if (!isSwapped(field.name, expected, declared.fields, inC)) continue;
      const message = `\`${definition.name.id}.${field.name}\` stands where C has \`${expected.name}\`.`;
      return { node: field.node, message, wanted: undefined };
    }
    // A wider integer over the padding behind it: ctypes clears what C does not use.
    if (offset === expected.offset && coversPadding(index, field.type?.kind, size, declared, inC)) continue;
    // The last member of many structures is an array of no fixed length.
    if (index === fields.length - 1 && expected.type.kind === "array") return undefined;
    const found = at(definition, field, expected, size, inC, declared.fields);
    const isLast = index === fields.length - 1 && declared.fields.length === fields.length;
    const isPadded = isLast && offset === expected.offset && declared.size === inC.size;
    return found === undefined ? undefined : { ...found, isPadded };
  }
  if (declared.fields.length < fields.length && declared.size < inC.size) {
    const missing = fields[declared.fields.length];
    // Older versions of a structure are shorter, and say so in their first field.
    if (missing === undefined || isVersioned(inC) || isOpenEnd(fields, declared.fields.length)) return undefined;
    return {
      node: definition.name,
      message: `\`${definition.name.id}\` ends before ${missing.name === "" ? "the end" : `\`${missing.name}\``}: it has ${declared.size} bytes, and C has ${inC.size}.`,
      wanted: undefined,
      isShort: true,
    };
  }
  return undefined;
}

function coversPadding(
  index: number,
  kind: string | undefined,
  size: number,
  declared: { readonly fields: readonly PlacedField[]; readonly size: number },
  inC: Structure,
): boolean {
  const expected = inC.fields[index];
  if (kind !== "integer" || expected?.type.kind !== "int" || size <= expected.size) return false;
  const next = declared.fields[index + 1];
  const nextInC = inC.fields[index + 1];
  return next === undefined || nextInC === undefined
    ? next === undefined && nextInC === undefined && declared.size === inC.size
    : next.offset === nextInC.offset;
}

function at(
  definition: ClassDef,
  field: PlacedField["field"],
  expected: StructureField,
  size: number,
  inC: Structure,
  all: readonly PlacedField[],
): Difference | undefined {
  const { id } = definition.name;
  const isSameName = field.name.toLowerCase() === expected.name.toLowerCase();
  if (isSameName && size !== expected.size) {
    // Handles and pointers that are too narrow are another rule's subject.
    const isNarrowPointer = expected.size === 8 && size < 8 && expected.type.kind !== "struct";
    if (isNarrowPointer) return undefined;
    return {
      node: field.typeNode ?? field.node,
      message: `\`${id}.${field.name}\` has ${size} bytes, and in C it is a ${expected.type.name} of ${expected.size}.`,
      wanted: wantedType(expected.type) ?? plainType(expected),
    };
  }
  if (isSameName) {
    return {
      node: field.node,
      message: `\`${id}.${field.name}\` stands at another place than in C, where its offset is ${expected.offset}: the packing differs.`,
      wanted: undefined,
    };
  }
  // A field of another name at the wrong place: one is missing before it, or two are swapped.
  if (!inC.fields.some((it) => it.name.toLowerCase() === field.name.toLowerCase())) return undefined;
  const isMissing = !all.some((it) => it.field.name.toLowerCase() === expected.name.toLowerCase());
  const what = isMissing ? `\`${expected.name}\` is missing before it` : `C has \`${expected.name}\` there`;
  return {
    node: field.node,
    message: `\`${id}.${field.name}\` stands at another place than in C: ${what}.`,
    wanted: undefined,
  };
}

/** Integers whose name in wintypes is their name in C. */
function plainType({ type }: StructureField): ReturnType<typeof wantedType> {
  return /^(?:BYTE|WORD|DWORD|LONG|ULONG|BOOL|INT|UINT|SHORT|USHORT|WCHAR|CHAR|FLOAT|LARGE_INTEGER)$/.test(type.name)
    ? { module: "ctypes.wintypes", name: type.name }
    : undefined;
}

/** A field of the same size with the name of another one, which stands elsewhere too. */
function isSwapped(name: string, expected: StructureField, all: readonly PlacedField[], inC: Structure): boolean {
  if (name.toLowerCase() === expected.name.toLowerCase()) return false;
  return (
    inC.fields.some((it) => it.name.toLowerCase() === name.toLowerCase()) &&
    all.some((it) => it.field.name.toLowerCase() === expected.name.toLowerCase())
  );
}

/** A field of the same size in place of one that is declared nowhere, while C has its own place for it. */
function isBehindMissing(name: string, expected: StructureField, all: readonly PlacedField[], inC: Structure): boolean {
  if (all.length >= inC.fields.length || name.toLowerCase() === expected.name.toLowerCase()) return false;
  return (
    inC.fields.some((it) => it.name.toLowerCase() === name.toLowerCase()) &&
    !all.some((it) => it.field.name.toLowerCase() === expected.name.toLowerCase())
  );
}

/** Most fields have the names of the C structure. */
function isMeant(declared: readonly PlacedField[], inC: Structure): boolean {
  const names = new Set(inC.fields.map((it) => it.name.toLowerCase()));
  const shared = declared.filter((it) => names.has(it.field.name.toLowerCase())).length;
  return shared >= 2 && shared * 3 >= declared.length * 2;
}

/** CONTEXT and its kin are another structure on each processor. */
function isOtherProcessor(project: Project, wide: Structure): boolean {
  const narrow = structureOf(project.signatures, wide.name, "x86");
  return narrow === undefined || narrow.fields.some((it, index) => it.name !== wide.fields[index]?.name);
}

function isVersioned({ fields }: Structure): boolean {
  const [first] = fields;
  return first !== undefined && /^(?:cb|dw|u|n)?(?:size|length|cb)\w*$|^cb/i.test(first.name);
}

function isOpenEnd(fields: readonly StructureField[], from: number): boolean {
  return fields.slice(from).every((it) => it.type.kind === "array");
}
