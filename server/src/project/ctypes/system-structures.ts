/** Which structures of Windows a class of the program is handed to the system as. */

import { isDead, narrowPlatforms } from "../../semantics/target.ts";
import { isKnownLibrary, structureOf } from "../../signatures/lookup.ts";
import type { Structure } from "../../signatures/types.ts";
import type { ClassDef, Expression } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallsIn, prototypesOf, targetOfCall } from "./calls.ts";
import type { CtypesType } from "./ctypes-type.ts";
import { heldIn } from "./held.ts";
import { ctypesNameOf } from "./names.ts";

export interface SystemUse {
  /** Where an object of the class is passed. */
  readonly argument: Expression;
  /** The structure that C expects there; the narrow and the wide form where it takes anything. Never empty. */
  readonly structures: readonly Structure[];
}

/** The structures of 64-bit Windows that a name may mean: itself, and its narrow and wide form. */
export function structuresNamed(project: Project, name: string): readonly Structure[] {
  const found = [name, `${name}W`, `${name}A`].flatMap((it) => structureOf(project.signatures, it, "x64") ?? []);
  return [...new Map(found.map((it) => [it.name, it])).values()];
}

/** The calls of functions of Windows that get an object of the class, in this file and those connected with it. */
export function* systemUses(project: Project, definition: ClassDef, named: readonly Structure[]): Iterable<SystemUse> {
  const name = new RegExp(`\\b${definition.name.id}\\b`);
  for (const path of project.connected(project.fileOf(definition))) {
    const user = project.module(path);
    if (user === undefined || !project.mayHold(user, name)) continue;
    for (const call of foreignCallsIn(project, user)) {
      for (const [index, argument] of call.arguments.entries()) {
        const isPassed = heldIn(project, argument).some((it) => it.kind === "instance" && leadsTo(it.type, definition));
        const structures = isPassed ? expectedAt(project, call, index, named) : [];
        if (structures.length > 0) yield { argument, structures };
      }
    }
  }
}

function leadsTo(type: CtypesType | undefined, definition: ClassDef): boolean {
  return type?.definition === definition || type?.pointee?.definition === definition;
}

/** What C expects at an argument. Of libraries that the data does not know, nothing: they have structures of their own. */
function expectedAt(
  project: Project,
  call: ForeignCall,
  index: number,
  named: readonly Structure[],
): readonly Structure[] {
  const { function: fn, functions } = call;
  if (functions.length > 1 || !isKnownLibrary(project.signatures, fn.library.spelling)) return [];
  const target = narrowPlatforms(targetOfCall(project, call, fn), (it) => it === "win32-x64");
  const [prototype] = isDead(target) ? [] : prototypesOf(project, fn, target);
  const type = prototype?.parameters[index]?.type;
  if (type === undefined) return [];
  const tag = type.kind === "pointer" ? type.pointee?.structure : undefined;
  const expected = tag === undefined ? undefined : structureOf(project.signatures, tag, "x64");
  const same = named.filter((it) => it.name === expected?.name);
  // A longer form may go where the plain one is expected, and void pointers and LPARAM take anything.
  return same.length > 0 ? same : named;
}

/** Whether what is passed is an object that the program made of the class, and no pointer that it got. */
export function isMadeByProgram(
  project: Project,
  { argument }: Pick<SystemUse, "argument">,
  definition: ClassDef,
): boolean {
  return project.evaluate(argument).some((value) => {
    if (value.kind === "instance") return value.definition === definition && value.call !== undefined;
    if (value.kind !== "result" || !/^(?:byref|pointer)$/.test(ctypesNameOf(value.callee) ?? "")) return false;
    const [target] = value.call.arguments;
    const objects = target === undefined ? [] : project.evaluate(target.value, value.frame);
    return objects.some((it) => it.kind === "instance" && it.definition === definition && it.call !== undefined);
  });
}
