import { spellingOf } from "../../fixes/add-import.ts";
import { emptyStructures } from "../../project/ctypes/empty-structures.ts";
import { titleOf } from "../../project/ctypes/functions.ts";
import { type MissingSize, missingSizes } from "../../project/ctypes/size-members.ts";
import { type FieldDeclaration, laterAssignments, structureOf } from "../../project/ctypes/structures.ts";
import { isStructureClass } from "../../project/ctypes/type-of.ts";
import { classAttribute } from "../../project/members.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { resolveName } from "../../semantics/scopes.ts";
import { slipsBetween } from "../../signatures/suggestions.ts";
import { type Attribute, type ClassDef, type Node, spanOf } from "../../syntax/ast.ts";
import { nameSpanOf } from "../../syntax/last-name.ts";
import { enclosingFunction, enclosingStatement, walk } from "../../syntax/walk.ts";
import { defineRule, type Fix } from "../rule.ts";

export const structureDeclaration = defineRule({
  id: "structure-declaration",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Declaration or use of a structure that has not the effect it seems to have",
  why: `
    The layout of a structure is fixed when \`_fields_\` is set: \`_pack_\` assigned afterwards is ignored, and \`_fields_\`
    assigned after the first instance raises. A second field of one name hides the first. A structure takes any
    attribute, so a misspelt field is stored in Python and C never sees it. One without fields has no bytes at all: fine
    behind a pointer that C gave, and no memory to hand to C.
  `,
  examples: [
    {
      bad: `
        import ctypes


        class Record(ctypes.Structure):
            _fields_ = [("tag", ctypes.c_char), ("size", ctypes.c_int)]


        Record._pack_ = 1
      `,
      good: `
        import ctypes


        class Record(ctypes.Structure):
            _pack_ = 1
            _fields_ = [("tag", ctypes.c_char), ("size", ctypes.c_int)]
      `,
    },
  ],

  *find({ file, project }) {
    for (const { node, definition, call } of emptyStructures(project, file)) {
      const name = definition.name.id;
      const message = `\`${name}\` has no \`_fields_\` and so no bytes: \`${titleOf(call.function)}\` reads or writes what stands beside it.`;
      yield { node, message };
    }
    if (!project.mayMeet(file, /\b_fields_\b/)) return;
    for (const missing of missingSizes(project, file)) {
      const { node, member, structure, function: called } = missing;
      const message = `\`${called}\` finds its size in \`${structure}.${member}\`, which is 0: the call fails.`;
      yield { node, message, size: missing };
    }
    for (const node of walk(file.source.module)) {
      if (node.kind === "classDef" && node.bases.length > 0) yield* judgeClass(project, node);
      if (node.kind === "assign") {
        for (const target of node.targets) {
          if (target.kind !== "attribute") continue;
          yield* finished.has(target.name) ? judgeFinished(project, target) : judgeStore(project, target);
        }
      }
    }
  },

  message: ({ message }) => message,

  fixes: ({ move, rename, size }, { file }) => {
    if (size !== undefined) return sizeFixes(file, size);
    if (rename !== undefined) {
      const { start, end } = rename.span;
      // The value went into a Python attribute, and C did without it until now.
      return [
        {
          title: `Rename to ${rename.name}`,
          safety: "suggestion",
          edits: [{ path: file.path, span: { start, end }, text: rename.name }],
        },
      ];
    }
    if (move === undefined) return [];
    return [
      {
        title: `Move ${move.name} into the class`,
        // The layout changes to what the assignment asked for.
        safety: "suggestion",
        edits: moveEdits(file, move),
      },
    ];
  },
});

/** `info.cbSize = ctypes.sizeof(info)`, behind the line that makes the structure. */
function sizeFixes(file: ModuleModel, { name, member }: MissingSize): readonly Fix[] {
  const binding = resolveName(name)?.bindings[0];
  const statement = binding === undefined ? undefined : enclosingStatement(binding.node);
  if (statement === undefined) return [];
  const { start, end } = spanOf(statement);
  const indent = /[ \t]*$/.exec(file.source.text.slice(0, start))?.[0] ?? "";
  const { text, edits } = spellingOf(file, "ctypes", "sizeof");
  const line = `\n${indent}${name.id}.${member} = ${text}(${name.id})`;
  return [
    {
      title: `Set ${name.id}.${member}`,
      // Without it the call failed on every run.
      safety: "safe",
      edits: [...edits, { path: file.path, span: { start: end, end }, text: line }],
    },
  ];
}

interface Move {
  readonly name: string;
  readonly statement: Node;
  readonly definition: ClassDef;
  readonly value: string;
}

interface Problem {
  readonly node: Node;
  readonly message: string;
  readonly severity?: "error" | "warning";
  readonly confidence?: "high" | "medium";
  readonly move?: Move;
  readonly size?: MissingSize;
  readonly rename?: { readonly name: string; readonly span: { readonly start: number; readonly end: number } };
}

function* judgeClass(project: Project, definition: ClassDef): Iterable<Problem> {
  const later = laterAssignments(project, definition);
  const hasFields = definition.body.some(
    (it) => it.kind === "assign" && it.targets.some((t) => t.kind === "name" && t.id === "_fields_"),
  );
  if (!hasFields && later.length === 0) return;
  if (!isStructureClass(project, { kind: "class", definition })) return;
  const { fields, fieldsNode } = structureOf(project, definition);
  for (const { name, node, value } of later) {
    if (!finished.has(name)) continue;
    if (fieldsNode === undefined || spanOf(node).start < spanOf(fieldsNode).start) continue;
    const text = value === undefined ? "" : value.piece.text.slice(value.start, value.end);
    yield {
      node,
      message: `\`${name}\` is assigned after \`_fields_\`, when the layout of \`${definition.name.id}\` is fixed: it has no effect.`,
      ...(hasFields ? { move: { name, statement: node, definition, value: text } } : {}),
    };
  }
  for (const field of repeated(fields ?? [])) {
    // Bits that no program reads are there to fill a place.
    if (field.isBitField && !project.mentions(project.fileOf(definition), new RegExp(`\\.${field.name}\\b`))) continue;
    yield {
      node: field.node,
      message: `\`${definition.name.id}\` has two fields \`${field.name}\`: the first can not be reached.`,
    };
  }
  const lateFields = later.find((it) => it.name === "_fields_");
  if (lateFields !== undefined && hasInstanceBefore(project, definition, lateFields.node)) {
    yield {
      node: lateFields.node,
      message: `\`${definition.name.id}\` has an instance already: assigning \`_fields_\` raises \`AttributeError\`.`,
    };
  }
}

/** What counts only until `_fields_` is there. */
const finished = new Set(["_pack_", "_anonymous_", "_align_"]);

/** `header.Record._pack_ = 2` in another module than the one that made the class with its fields. */
function* judgeFinished(project: Project, target: Attribute): Iterable<Problem> {
  for (const value of project.evaluate(target.object)) {
    if (value.kind !== "class" || project.fileOf(value.definition) === project.fileOf(target)) return;
    if (!isStructureClass(project, value) || structureOf(project, value.definition).fieldsNode === undefined) return;
    yield {
      node: target,
      message: `The layout of \`${value.definition.name.id}\` is fixed since its module set \`_fields_\`: \`${target.name}\` has no effect.`,
    };
    return;
  }
}

function repeated(fields: readonly FieldDeclaration[]): readonly FieldDeclaration[] {
  const seen = new Map<string, number>();
  // Padding is often named alike on purpose; of many namesakes the second one speaks for all.
  return fields.filter(({ name }) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return (
      times === 2 &&
      !/^(?:_+|_*(?:pad|padding|res|rsv|rsvd|reserved|unused|unk|unknown|spare|dummy|filler)_?\d*_*)$/i.test(name) &&
      name !== ""
    );
  });
}

/** An instance made at the top of the module between the class and its fields. */
function hasInstanceBefore(project: Project, definition: ClassDef, fields: Node): boolean {
  const { start: from } = spanOf(definition);
  const { start: to } = spanOf(fields);
  for (const statement of project.fileOf(definition).source.module.body) {
    const { start } = spanOf(statement);
    if (start <= from || start >= to || statement.kind === "functionDef" || statement.kind === "classDef") continue;
    for (const node of walk(statement)) {
      if (node.kind !== "call" || enclosingFunction(node) !== undefined || node.callee.kind !== "name") continue;
      if (node.callee.id === definition.name.id) return true;
    }
  }
  return false;
}

/** `record.sise = 4`, where no field, property or method has that name. */
function* judgeStore(project: Project, target: Attribute): Iterable<Problem> {
  if (target.object.kind === "name" && target.object.id === "self") return;
  const values = project.evaluate(target.object);
  const [only] = values;
  if (values.length !== 1 || only?.kind !== "instance") return;
  const { definition } = only;
  if (!isStructureClass(project, { kind: "class", definition })) return;
  const { classes } = project.hierarchyOf(definition);
  const declarations = classes.map((it) => structureOf(project, it));
  if (declarations.every((it) => it.fields === undefined)) return;
  // Fields that are computed, and those that an anonymous part lends, are not known by name.
  if (declarations.some((it) => it.fieldsNode !== undefined && it.fields === undefined)) return;
  if (classes.some((it) => mentionsAnonymous(project, it))) return;
  const names = declarations.flatMap((it) => (it.fields ?? []).map((field) => field.name));
  if (names.includes(target.name) || target.name.startsWith("__")) return;
  if (classAttribute(project, definition, target.name) !== undefined) return;
  if (project.methodOf(definition, "__setattr__") !== undefined) return;
  if (project.storesOf(definition, target.name).length > 0) return;

  const near =
    target.name.length > 2 ? names.find((it) => slipsBetween(target.name, it) <= (it.length > 4 ? 2 : 1)) : undefined;
  const span = nameSpanOf(target);
  // What is no slip may be kept on purpose, such as a buffer that must live as long as the structure.
  if (near === undefined) return;
  yield {
    node: target,
    message: `\`${definition.name.id}\` has no field \`${target.name}\`: the value stays in Python, and \`${near}\` keeps what it had.`,
    rename: { name: near, span },
  };
}

function mentionsAnonymous(project: Project, definition: ClassDef): boolean {
  return (
    definition.body.some(
      (it) => it.kind === "assign" && it.targets.some((t) => t.kind === "name" && t.id === "_anonymous_"),
    ) || laterAssignments(project, definition).some((it) => it.name === "_anonymous_")
  );
}

function moveEdits(file: ModuleModel, { name, statement, definition, value }: Move) {
  const { text } = file.source;
  const [first] = definition.body;
  const removed = wholeLine(text, statement);
  if (first === undefined) return [];
  const start = spanOf(first).start;
  const indent = /[ \t]*$/.exec(text.slice(0, start))?.[0] ?? "    ";
  return [
    { path: file.path, span: { start, end: start }, text: `${name} = ${value}\n${indent}` },
    { path: file.path, span: removed, text: "" },
  ];
}

/** The lines of a statement with the blank ones above it. */
function wholeLine(text: string, node: Node): { readonly start: number; readonly end: number } {
  const span = spanOf(node);
  let { start } = span;
  while (start > 0 && /\s/.test(text[start - 1] ?? "")) start -= 1;
  return { start: start === 0 ? 0 : start, end: span.end };
}
