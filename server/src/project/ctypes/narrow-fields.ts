/** Fields of structures that are too narrow for what C keeps in them. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includes64Bit, isDead, narrowPlatforms, type Target } from "../../semantics/target.ts";
import { structureOf as structureInC } from "../../signatures/lookup.ts";
import type { StructureField } from "../../signatures/types.ts";
import type { ClassDef } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { abisOf, structureType } from "./ctypes-type.ts";
import { layoutOfFields } from "./layout.ts";
import { type NarrowType, narrowness, wantedType } from "./narrow.ts";
import { type FieldDeclaration, structureOf } from "./structures.ts";
import { isStructureClass } from "./type-of.ts";

/** Names that people give to handles and pointers. */
const handleName = /^(?:lp[A-Z]\w*|\w*(?:handle|hwnd|pointer)\w*)$/;

export function* narrowFields(project: Project, file: ModuleModel): Iterable<NarrowType> {
  for (const node of walk(file.source.module)) {
    if (node.kind !== "classDef" || !mayBeStructure(node)) continue;
    if (!isStructureClass(project, { kind: "class", definition: node })) continue;
    const { fields } = structureOf(project, node);
    const target = project.targetAt(node);
    if (fields === undefined || isDead(target) || !includes64Bit(target)) continue;
    yield* narrowFieldsOf(project, node, fields, target);
  }
}

function mayBeStructure(definition: ClassDef): boolean {
  return definition.bases.length > 0;
}

function* narrowFieldsOf(
  project: Project,
  definition: ClassDef,
  fields: readonly FieldDeclaration[],
  target: Target,
): Iterable<NarrowType> {
  const windows = narrowPlatforms(target, (it) => it.startsWith("win32"));
  const isWindows = !isDead(windows) && !isOfOtherSystem(project, definition);
  const known = isWindows ? windowsStructure(project, definition.name.id, fields, windows) : undefined;
  for (const field of fields) {
    const inC = known?.find((it) => it.name === field.name);
    if (field.type === undefined || field.isBitField) continue;
    if (inC !== undefined) {
      const narrow = narrowness(field.type, inC.type, windows);
      if (narrow === undefined) continue;
      // Whatever the value, the fields behind it move.
      const severity = narrow.severity === "hint" ? "warning" : narrow.severity;
      yield {
        node: field.typeNode ?? field.node,
        severity: isPaddedAndUnused(project, definition, field, known ?? []) ? "hint" : severity,
        confidence: "high",
        message: `\`${field.type.name}\` has ${narrow.bits} bits, and \`${definition.name.id}.${field.name}\` is a ${inC.type.name} of 64.`,
        wanted: wantedType(inC.type),
      };
    } else if (known === undefined && handleName.test(field.name) && isNarrowEverywhere(field, target)) {
      yield {
        node: field.typeNode ?? field.node,
        severity: "hint",
        confidence: "low",
        message: `\`${field.name}\` looks like a handle or pointer, and \`${field.type.name}\` does not hold one in a 64-bit process.`,
        wanted: undefined,
      };
    }
  }
}

/** The fields behind it stand where C has them, since padding takes the lost half, and nothing reads or sets this one. */
function isPaddedAndUnused(
  project: Project,
  definition: ClassDef,
  { name }: FieldDeclaration,
  inC: readonly StructureField[],
): boolean {
  if (project.mentions(project.fileOf(definition), new RegExp(`\\.${name}\\b`))) return false;
  const placed = layoutOfFields(project, structureType(definition), "x64")?.fields;
  const index = placed?.findIndex((it) => it.field.name === name) ?? -1;
  const behind = placed?.[index + 1];
  return index !== -1 && behind !== undefined && behind.offset === inC[index + 1]?.offset;
}

const isPosixName = /^_*[a-z][a-z0-9_]*$/;

/**
 * Winsock has structures of POSIX by their own names, `pollfd` and `timeval` among them, with other types. Which are
 * meant, the libraries of the file say.
 */
function isOfOtherSystem(project: Project, definition: ClassDef): boolean {
  if (!isPosixName.test(definition.name.id)) return false;
  return !project.matches(project.fileOf(definition).path, /windll|WinDLL|ws2_32|winsock|kernel32/i);
}

function isNarrowEverywhere({ type }: FieldDeclaration, target: Target): boolean {
  return type?.kind === "integer" && abisOf(target).every((abi) => type.bits[abi] === 32);
}

/** The fields of the Windows structure with this name, when the declared ones show that it is meant. */
function windowsStructure(
  project: Project,
  name: string,
  fields: readonly FieldDeclaration[],
  target: Target,
): readonly StructureField[] | undefined {
  if (!abisOf(target).includes("x64")) return undefined;
  const wide = structureInC(project.signatures, name, "x64")?.fields ?? [];
  const narrow = structureInC(project.signatures, name, "x86")?.fields ?? [];
  const shared = (inC: readonly StructureField[]) =>
    fields.filter((it) => inC.some((other) => other.name === it.name)).length;
  // CONTEXT and its kin are another structure on each processor; and a name alone is not enough.
  if (shared(wide) < shared(narrow) || isOtherProcessor(wide, narrow)) return undefined;
  return shared(wide) >= 2 && shared(wide) * 2 > fields.length ? wide : undefined;
}

function isOtherProcessor(wide: readonly StructureField[], narrow: readonly StructureField[]): boolean {
  return wide.length !== narrow.length || wide.some((it, index) => it.name !== narrow[index]?.name);
}
