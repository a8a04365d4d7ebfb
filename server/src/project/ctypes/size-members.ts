/** Structures that tell the system their size in a member, and calls that get one without it. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { resolveName } from "../../semantics/scopes.ts";
import { isDead, narrowPlatforms } from "../../semantics/target.ts";
import { structureOf as structureInC } from "../../signatures/lookup.ts";
import type { ClassDef, Expression, FunctionDef, Lambda, Module, Name } from "../../syntax/ast.ts";
import { spanOf } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { foreignCallsIn, prototypeOf, targetOfCall } from "./calls.ts";
import { isCtypes } from "./names.ts";
import { structureOf } from "./structures.ts";

export interface MissingSize {
  /** The argument that hands the structure over. */
  readonly node: Expression;
  readonly name: Name;
  readonly member: string;
  readonly structure: string;
  readonly function: string;
}

export function* missingSizes(project: Project, file: ModuleModel): Iterable<MissingSize> {
  const seen = new Set<string>();
  for (const call of foreignCallsIn(project, file)) {
    const target = narrowPlatforms(targetOfCall(project, call, call.function), (it) => it === "win32-x64");
    const prototype = isDead(target) ? undefined : prototypeOf(project, call.function, target);
    for (const [index, parameter] of prototype?.parameters.entries() ?? []) {
      const node = call.arguments[index];
      const wanted = parameter.type.pointee?.structure;
      const name = node === undefined || wanted === undefined ? undefined : referenced(project, node);
      if (node === undefined || name === undefined || wanted === undefined) continue;
      const definition = structurePassed(project, name);
      const known = structureInC(project.signatures, wanted, "x64");
      if (definition === undefined || known?.sizeField === undefined) continue;
      const member = known.sizeField;
      if (!hasField(project, definition, member) || isInitialised(project, name, definition)) continue;
      // `GetProcessMemoryInfo(process, byref(counters), sizeof(counters))`: the function fills the member in.
      if (call.arguments.some((it) => isSizeOf(project, it))) continue;
      const key = `${name.id} ${spanOf(enclosingFunction(name) ?? file.source.module).start}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield { node, name, member, structure: definition.name.id, function: prototype?.name ?? "" };
    }
  }
}

function isSizeOf(project: Project, node: Expression): boolean {
  return node.kind === "call" && project.evaluate(node.callee).some((it) => isCtypes(it, "sizeof"));
}

/** x, in byref(x), pointer(x) and x itself. */
function referenced(project: Project, node: Expression): Name | undefined {
  if (node.kind === "name") return node;
  if (node.kind !== "call") return undefined;
  const [first] = node.arguments;
  if (first?.value.kind !== "name") return undefined;
  return project.evaluate(node.callee).some((it) => isCtypes(it, "byref", "pointer")) ? first.value : undefined;
}

/** The class of a structure that is made in the same function without any value; a factory may set what it returns. */
function structurePassed(project: Project, name: Name): ClassDef | undefined {
  const resolution = resolveName(name);
  const [binding, ...others] = resolution?.bindings ?? [];
  if (binding?.origin.kind !== "value" || binding.origin.value.kind !== "call" || others.length > 0) return undefined;
  const made = binding.origin.value;
  if (made.arguments.length > 0) return undefined;
  const [only, ...more] = project.evaluate(name);
  return only?.kind === "instance" && more.length === 0 && only.call === made ? only.definition : undefined;
}

function hasField(project: Project, definition: ClassDef, member: string): boolean {
  const fields = structureOf(project, definition).fields ?? [];
  return fields[0]?.name === member;
}

/** Whether anything sets the structure before, as far as can be seen: then nothing is claimed. */
function isInitialised(project: Project, name: Name, definition: ClassDef): boolean {
  if (project.methodOf(definition, "__init__") !== undefined || project.methodOf(definition, "__new__") !== undefined)
    return true;
  const scope: FunctionDef | Lambda | Module = enclosingFunction(name) ?? project.fileOf(name).source.module;
  for (const node of walk(scope)) {
    if (node.kind !== "name" || node.id !== name.id) continue;
    const { parent } = node;
    if (parent?.kind === "attribute") {
      // Any field that is set, by its name or in another way, shows a hand that knows the structure; only the size counts.
      const isStore = parent.parent?.kind === "assign" && parent.parent.targets.includes(parent);
      if (isStore && isSizeName(parent.name)) return true;
    } else if (parent?.kind === "argument") {
      const call = parent.parent;
      const called = call?.kind === "call" ? call.callee : undefined;
      const text = called?.kind === "name" ? called.id : called?.kind === "attribute" ? called.name : "";
      // memset, setattr and functions of the program may fill it.
      if (!/^(?:byref|pointer|sizeof|addressof)$/.test(text) && parent !== name.parent) return true;
    }
  }
  return false;
}

function isSizeName(name: string): boolean {
  return /^(?:cb|dw|n|u)?(?:size|length|cb)\w*$|size$|length$|^cb/i.test(name);
}
