import { spellingOf } from "../../fixes/add-import.ts";
import { foreignCallsIn } from "../../project/ctypes/calls.ts";
import type { CtypesType } from "../../project/ctypes/ctypes-type.ts";
import { heldIn } from "../../project/ctypes/held.ts";
import { layoutOfFields, type PlacedField } from "../../project/ctypes/layout.ts";
import { wantedType } from "../../project/ctypes/narrow.ts";
import { stepAt } from "../../project/ctypes/trace.ts";
import { ctypesTypeOf, isStructureClass } from "../../project/ctypes/type-of.ts";
import type { Project } from "../../project/project.ts";
import { isDead, narrowPlatforms } from "../../semantics/target.ts";
import { structureOf } from "../../signatures/lookup.ts";
import type { Structure, StructureField } from "../../signatures/types.ts";
import { type ClassDef, type Node, spanOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { defineRule } from "../rule.ts";

export const structureLayout = defineRule({
  id: "structure-layout",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Structure whose fields differ from the C structure it is passed as",
  why: `
    C finds a field by its place. A field that is missing, swapped or of another size moves everything behind it: the
    function reads a length out of half a pointer, or writes beyond the end of the object. Nothing notices, since ctypes
    knows only what the class says.
  `,
  examples: [
    {
      bad: `
        import ctypes
        from ctypes import wintypes


        class POINT(ctypes.Structure):
            _fields_ = [("x", ctypes.c_short), ("y", ctypes.c_short)]


        user32 = ctypes.WinDLL("user32")
        point = POINT()
        user32.GetCursorPos(ctypes.byref(point))
      `,
      good: `
        import ctypes
        from ctypes import wintypes


        class POINT(ctypes.Structure):
            _fields_ = [("x", wintypes.LONG), ("y", wintypes.LONG)]


        user32 = ctypes.WinDLL("user32")
        point = POINT()
        user32.GetCursorPos(ctypes.byref(point))
      `,
    },
  ],

  *find({ file, project }) {
    if (!/_fields_/.test(file.source.text)) return;
    for (const node of walk(file.source.module)) {
      if (node.kind !== "classDef" || node.bases.length === 0) continue;
      if (!isStructureClass(project, { kind: "class", definition: node })) continue;
      const found = difference(project, node);
      if (found === undefined) continue;
      // A class nobody hands to the system may share its name with a structure by chance.
      const use = useOf(project, node);
      if (use === undefined) continue;
      yield { ...found, use };
    }
  },

  message: ({ message }) => message,

  related: ({ use }, { project }) => [stepAt(project, use, "Here it is passed to the system.")],

  fixes: ({ node, wanted }, { file }) => {
    if (wanted === undefined) return [];
    const { text, edits } = spellingOf(file, wanted.module, wanted.name);
    return [
      {
        title: `Declare it as ${text}`,
        // The layout changes, which is the point.
        safety: "suggestion",
        edits: [...edits, { path: file.path, span: spanOf(node), text }],
      },
    ];
  },
});

interface Difference {
  readonly node: Node;
  readonly message: string;
  readonly wanted: ReturnType<typeof wantedType>;
}

function difference(project: Project, definition: ClassDef): Difference | undefined {
  const target = narrowPlatforms(project.targetAt(definition), (it) => it === "win32-x64");
  if (isDead(target)) return undefined;
  const inC = structureOf(project.signatures, definition.name.id, "x64");
  const type = ctypesTypeOf(project, { kind: "class", definition });
  const declared = type && layoutOfFields(project, type, "x64");
  if (inC === undefined || declared === undefined || inC.isUnion || !isMeant(declared.fields, inC)) return undefined;
  if (isOtherProcessor(project, definition.name.id, inC)) return undefined;

  const fields = inC.fields;
  for (const [index, { field, offset, size }] of declared.fields.entries()) {
    const expected = fields[index];
    if (expected === undefined) break;
    // An anonymous part stands for several names; what lies behind it is compared by its place only.
    if (expected.name === "" || expected.bitWidth !== undefined) return undefined;
    if (offset === expected.offset && size === expected.size) {
      if (!isSwapped(field.name, expected, declared.fields, inC)) continue;
      const message = `\`${definition.name.id}.${field.name}\` stands where C has \`${expected.name}\`.`;
      return { node: field.node, message, wanted: undefined };
    }
    // The last member of many structures is an array of no fixed length.
    if (index === fields.length - 1 && expected.type.kind === "array") return undefined;
    return at(definition, field, expected, size, inC, declared.fields);
  }
  if (declared.fields.length < fields.length && declared.size < inC.size) {
    const missing = fields[declared.fields.length];
    // Older versions of a structure are shorter, and say so in their first field.
    if (missing === undefined || isVersioned(inC) || isOpenEnd(fields, declared.fields.length)) return undefined;
    return {
      node: definition.name,
      message: `\`${definition.name.id}\` ends before \`${missing.name}\`: it has ${declared.size} bytes, and C has ${inC.size}.`,
      wanted: undefined,
    };
  }
  return undefined;
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

/** Most fields have the names of the C structure. */
function isMeant(declared: readonly PlacedField[], inC: Structure): boolean {
  const names = new Set(inC.fields.map((it) => it.name.toLowerCase()));
  const shared = declared.filter((it) => names.has(it.field.name.toLowerCase())).length;
  return shared >= 2 && shared * 3 >= declared.length * 2;
}

function isOtherProcessor(project: Project, name: string, wide: Structure): boolean {
  const narrow = structureOf(project.signatures, name, "x86");
  return narrow === undefined || narrow.fields.some((it, index) => it.name !== wide.fields[index]?.name);
}

function isVersioned({ fields }: Structure): boolean {
  const [first] = fields;
  return first !== undefined && /^(?:cb|dw|u|n)?(?:size|length|cb)\w*$|^cb/i.test(first.name);
}

function isOpenEnd(fields: readonly StructureField[], from: number): boolean {
  return fields.slice(from).every((it) => it.type.kind === "array");
}

/** The foreign call that a structure is handed to: in this file or one connected with it. */
function useOf(project: Project, definition: ClassDef): Node | undefined {
  const file = project.fileOf(definition);
  const name = new RegExp(`\\b${definition.name.id}\\b`);
  for (const path of project.connected(file)) {
    const user = project.module(path);
    if (user === undefined || !name.test(user.source.text)) continue;
    for (const call of foreignCallsIn(project, user)) {
      // Libraries of other systems have structures of their own.
      if (call.function.library.name?.platforms.includes("win32") !== true) continue;
      for (const argument of call.arguments) {
        if (heldIn(project, argument).some((it) => it.kind === "instance" && leadsTo(it.type, definition)))
          return argument;
      }
    }
  }
  return undefined;
}

function leadsTo(type: CtypesType | undefined, definition: ClassDef): boolean {
  return type?.definition === definition || (type?.pointee !== undefined && type.pointee.definition === definition);
}
