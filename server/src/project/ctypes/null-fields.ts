/** Pointer fields of structures that nobody ever sets: they read None, which ctypes passes in full width. */

import type { ClassDef, Expression } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { foreignCallsIn, prototypeOf, targetOfCall } from "./calls.ts";
import { fieldTypeOf } from "./structures.ts";
import { isMadeByProgram } from "./system-structures.ts";

/** `window_class.hInstance` of a structure that the program makes without it, and that C only reads. */
export function isNullField(project: Project, node: Expression): boolean {
  if (node.kind !== "attribute") return false;
  const made = project.evaluate(node.object).filter((it) => it.kind !== "constant");
  const [instance, ...others] = made;
  if (instance?.kind !== "instance" || instance.call === undefined || others.length > 0) return false;
  const { definition, call } = instance;
  if (call.arguments.some((it) => it.name === undefined || it.unpack !== undefined)) return false;
  const kind = fieldTypeOf(project, definition, node.name)?.kind;
  if (kind !== "pointer" && kind !== "string") return false;
  const isSet = project.mentions(project.fileOf(definition), new RegExp(`\\b${node.name}\\s*=(?!=)`));
  return !isSet && isOnlyRead(project, definition);
}

/** Whether all functions that get an object of the class only read it. */
function isOnlyRead(project: Project, definition: ClassDef): boolean {
  let isSeen = false;
  for (const path of project.connected(project.fileOf(definition))) {
    const file = project.module(path);
    if (file === undefined || !project.mayHold(file, new RegExp(`\\b${definition.name.id}\\b`))) continue;
    for (const call of foreignCallsIn(project, file)) {
      for (const [index, argument] of call.arguments.entries()) {
        if (!isMadeByProgram(project, { argument }, definition)) continue;
        const prototype = prototypeOf(project, call.function, targetOfCall(project, call, call.function));
        if (prototype?.parameters[index]?.direction !== "in") return false;
        isSeen = true;
      }
    }
  }
  return isSeen;
}
