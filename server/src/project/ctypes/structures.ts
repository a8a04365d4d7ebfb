/** Structures and unions as a program declares them: `_fields_`, `_pack_`, and where each stands. */

import type { Frame } from "../../semantics/values.ts";
import type { ClassDef, Expression, Node } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import type { CtypesType } from "./ctypes-type.ts";
import { typeElementsOf } from "./declared.ts";
import { typeOfExpression } from "./type-of.ts";

export interface FieldDeclaration {
  readonly name: string;
  readonly type: CtypesType | undefined;
  readonly typeNode: Expression | undefined;
  /** The tuple that declares it. */
  readonly node: Expression;
  /** Width of a bit field; `undefined` for other fields. */
  readonly isBitField: boolean;
}

export interface StructureDeclaration {
  readonly definition: ClassDef;
  /** Own fields, without those of bases. `undefined`: not known. */
  readonly fields: readonly FieldDeclaration[] | undefined;
  /** The assignment of `_fields_`; `undefined` where there is none. */
  readonly fieldsNode: Node | undefined;
  /** The value of `_pack_`; `undefined` without one. */
  readonly pack: Expression | undefined;
}

const key = Symbol("structure declaration");

/** What a structure class of the workspace declares. */
export function structureOf(project: Project, definition: ClassDef): StructureDeclaration {
  return project.memoFor(key, definition, () => {
    const fields = attributeOf(project, definition, "_fields_");
    return {
      definition,
      fields: fields?.value === undefined ? undefined : fieldsIn(project, fields.value),
      fieldsNode: fields?.node,
      pack: attributeOf(project, definition, "_pack_")?.value,
    };
  });
}

/** The type of a field by name, its bases included. */
export function fieldTypeOf(project: Project, definition: ClassDef, name: string): CtypesType | undefined {
  for (const it of project.hierarchyOf(definition).classes) {
    const field = structureOf(project, it).fields?.find((candidate) => candidate.name === name);
    if (field !== undefined) return field.type;
  }
  return undefined;
}

interface Found {
  readonly value: Expression | undefined;
  readonly node: Node;
}

/** The value of a class attribute: in the body, or assigned to the class later in its module. */
function attributeOf(project: Project, definition: ClassDef, name: string): Found | undefined {
  for (const statement of definition.body) {
    if (statement.kind === "assign" && statement.targets.some((it) => it.kind === "name" && it.id === name)) {
      return { value: statement.value, node: statement };
    }
    if (statement.kind === "annotatedAssign" && statement.target.kind === "name" && statement.target.id === name) {
      return { value: statement.value, node: statement };
    }
  }
  for (const it of laterAssignments(project, definition)) if (it.name === name) return it;
  return undefined;
}

interface LaterAssignment extends Found {
  readonly name: string;
}

const laterKey = Symbol("later class assignments");

/** `Rec._fields_ = …` after the class, in the same module. */
export function laterAssignments(project: Project, definition: ClassDef): readonly LaterAssignment[] {
  return project.memoFor(laterKey, definition, () => {
    const found: LaterAssignment[] = [];
    for (const statement of project.fileOf(definition).source.module.body) {
      if (statement.kind !== "assign") continue;
      for (const target of statement.targets) {
        if (target.kind !== "attribute" || target.object.kind !== "name") continue;
        if (target.object.id !== definition.name.id) continue;
        found.push({ name: target.name, value: statement.value, node: statement });
      }
    }
    return found;
  });
}

function fieldsIn(project: Project, value: Expression): readonly FieldDeclaration[] | undefined {
  const elements = typeElementsOf(project, value, undefined);
  if (elements === undefined) return undefined;
  const fields: FieldDeclaration[] = [];
  for (const { node, frame } of elements) {
    const field = fieldOf(project, node, frame);
    if (field === undefined) return undefined;
    fields.push(field);
  }
  return fields;
}

function fieldOf(project: Project, node: Expression, frame: Frame | undefined): FieldDeclaration | undefined {
  if (node.kind !== "sequence") return undefined;
  const [nameNode, typeNode, width] = node.elements;
  if (nameNode === undefined) return undefined;
  const [name] = project.evaluate(nameNode, frame);
  if (name?.kind !== "constant" || name.type !== "str") return undefined;
  const type = typeNode === undefined ? undefined : typeOfExpression(project, typeNode, frame);
  return { name: name.value, type, typeNode, node, isBitField: width !== undefined };
}
