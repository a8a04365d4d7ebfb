/** Strings of the other kind where cffi wants bytes or wide characters. It converts neither, on Python 3. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import type { TypeNode } from "../../signatures/c-parser/type-node.ts";
import type { Call } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { kindOfString, runsOnPython3, type StringKind, type WrongString } from "../ctypes/string-kinds.ts";
import type { Project } from "../project.ts";
import { cffiTrigger, declaredFunction, ffiMethod, libraryCall } from "./ffi.ts";

export function* wrongCffiStrings(project: Project, file: ModuleModel): Iterable<WrongString> {
  if (!project.mayHold(file, cffiTrigger) || !runsOnPython3(project, file)) return;
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call" || node.callee.kind !== "attribute" || node.arguments.length === 0) continue;
    if (isDead(project.targetAt(node))) continue;
    yield* wrongArguments(project, node);
    const made = wrongArray(project, node);
    if (made !== undefined) yield made;
  }
}

function* wrongArguments(project: Project, call: Call): Iterable<WrongString> {
  const called = libraryCall(project, call);
  if (called?.ffi === undefined) return;
  const parameters = declaredFunction(project, called.ffi, called.name)?.type.parameters;
  if (parameters?.length !== call.arguments.length) return;
  for (const [index, { value, name, unpack }] of call.arguments.entries()) {
    const type = parameters[index]?.type;
    const wanted = type?.kind === "pointer" ? kindOfElements(type.to) : undefined;
    if (wanted === undefined || name !== undefined || unpack !== undefined) continue;
    const given = kindOfString(project, value);
    if (given === undefined || given === wanted) continue;
    yield wrong(value, wanted, given, `argument ${index + 1} of \`${called.name}\``);
  }
}

/** `ffi.new("char[]", "text")` */
function wrongArray(project: Project, call: Call): WrongString | undefined {
  const [type, first] = call.arguments;
  if (first === undefined || type?.value.kind !== "string" || ffiMethod(project, call) !== "new") return undefined;
  const element = /^\s*(char|wchar_t)\s*\[\w*\]\s*$/.exec(type.value.value)?.[1];
  const wanted = element === "char" ? "bytes" : element === "wchar_t" ? "text" : undefined;
  const given = wanted && kindOfString(project, first.value);
  if (wanted === undefined || given === undefined || given === wanted) return undefined;
  return wrong(first.value, wanted, given, `\`${type.value.value}\``);
}

function kindOfElements(type: TypeNode): StringKind | undefined {
  if (type.kind !== "named") return undefined;
  return type.name === "char" ? "bytes" : type.name === "wchar_t" ? "text" : undefined;
}

function wrong(node: WrongString["node"], wanted: StringKind, given: StringKind, place: string): WrongString {
  const what = given === "text" ? "a `str`" : "`bytes`";
  return { node, wanted, message: `cffi refuses ${what} for ${place}: the call raises \`TypeError\`, on Python 3.` };
}
