/**
 * Integer types whose width differs between systems, where C has one width everywhere: `wintypes.DWORD` in a structure
 * that a library of Linux or macOS gets, and `c_long` as the result of a function that returns an `int`.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesPosix, isDead, narrowPlatforms, type Target } from "../../semantics/target.ts";
import type { ClassDef, Expression, Node } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { foreignCallsIn, prototypesOf, targetOfFunction } from "./calls.ts";
import { abisOf, type CtypesType } from "./ctypes-type.ts";
import { declarationsIn } from "./declarations.ts";
import type { ForeignFunction } from "./functions.ts";
import { heldIn } from "./held.ts";
import type { Library } from "./libraries.ts";
import { structureOf } from "./structures.ts";
import { isStructureClass, typesOfExpression } from "./type-of.ts";

export interface WideType {
  readonly node: Expression;
  readonly type: CtypesType;
  /** Where a library of another system gets it. */
  readonly use: Node | undefined;
  /** The structure, or the function whose result it is. */
  readonly of: ClassDef | ForeignFunction;
  readonly library: string;
}

/** Ports that kept `unsigned long` for the types of Windows. */
const longPorts = new Set(["pcsclite", "winscard", "odbc", "odbcinst", "iodbc"]);

/** 4 bytes on Windows, 8 on other 64-bit systems. */
export function variesInWidth({ kind, bits }: CtypesType): boolean {
  return (kind === "integer" || kind === "boolean") && bits.x64 === 32 && bits.x86 === 32 && bits.linux === 64;
}

/** Fields of Windows types, in structures that a library of another system gets. */
export function* portedStructures(project: Project, file: ModuleModel): Iterable<WideType> {
  if (!project.mayHold(file, /_fields_/)) return;
  for (const definition of walk(file.source.module)) {
    if (definition.kind !== "classDef" || definition.bases.length === 0) continue;
    if (!isStructureClass(project, { kind: "class", definition })) continue;
    const target = project.targetAt(definition);
    if (isDead(target) || !includesPosix(target)) continue;
    const { fields = [] } = structureOf(project, definition);
    // What C has in place of `c_long` nobody can know without its header: it may well be a `long`.
    const ported = fields.filter((it) => it.type?.name.startsWith("wintypes.") && variesInWidth(it.type));
    const use = ported.length === 0 ? undefined : useOutsideOfWindows(project, definition);
    if (use === undefined) continue;
    for (const { type, typeNode } of ported) {
      if (type !== undefined && typeNode !== undefined) yield { node: typeNode, type, of: definition, ...use };
    }
  }
}

/** Results that C returns as an `int` of 4 bytes, and that are read as 8. */
export function* wideResults(project: Project, file: ModuleModel): Iterable<WideType> {
  for (const { attribute, function: fn, node, value, frame } of declarationsIn(project, file)) {
    if (attribute !== "restype" || value === undefined || frame !== undefined) continue;
    const target = posixPart(targetOfFunction(project, node, fn));
    const types = isDead(target) ? undefined : typesOfExpression(project, value);
    const [type, ...others] = types ?? [];
    if (type === undefined || others.length > 0 || !variesInWidth(type)) continue;
    const prototypes = prototypesOf(project, fn, target);
    // An unsigned result mostly arrives with a clean upper half, a negative one does not.
    const isInt = prototypes.every(({ result }) => {
      return result.kind === "int" && result.signed && abisOf(target).every((abi) => result.bits[abi] === 32);
    });
    if (prototypes.length === 0 || !isInt) continue;
    yield { node: value, type, use: undefined, of: fn, library: fn.library.name?.name ?? "" };
  }
}

function posixPart(target: Target): Target {
  return narrowPlatforms(target, (it) => !it.startsWith("win32"));
}

/** The call that hands the structure to a library which Windows can not load. */
function useOutsideOfWindows(project: Project, definition: ClassDef) {
  const name = new RegExp(`\\b${definition.name.id}\\b`);
  for (const path of project.connected(project.fileOf(definition))) {
    const user = project.module(path);
    if (user === undefined || !project.mayHold(user, name)) continue;
    for (const { call, functions, arguments: given } of foreignCallsIn(project, user)) {
      const other = functions.find(({ library }) => isOfOtherSystem(library));
      if (other === undefined || isDead(posixPart(targetOfFunction(project, call, other)))) continue;
      for (const argument of given) {
        const isPassed = heldIn(project, argument).some((it) => it.kind === "instance" && leadsTo(it.type, definition));
        if (isPassed) return { use: argument, library: other.library.spelling ?? "" };
      }
    }
  }
  return undefined;
}

function isOfOtherSystem({ name, spelling }: Library): boolean {
  if (name === undefined || spelling === undefined || longPorts.has(name.name)) return false;
  return !name.platforms.includes("win32");
}

function leadsTo(type: CtypesType | undefined, definition: ClassDef): boolean {
  return type?.definition === definition || type?.pointee?.definition === definition;
}
