/**
 * What Python functions do with what C gives them. A parameter of a simple type arrives as a Python object: `c_void_p` and
 * `c_int` as an `int`, `c_char_p` as `bytes`. To treat one as an object of ctypes, or an address as the memory it leads
 * to, raises, and what a callback raises is printed and forgotten.
 */

import type { FunctionValue } from "../../semantics/values.ts";
import type { Attribute, Node, Parameter, Subscript } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { callbacksIn, type MadeCallback } from "./callbacks.ts";
import type { CtypesType } from "./ctypes-type.ts";
import { isAskedWhatItIs } from "./kind-tests.ts";

export interface MisusedParameter {
  readonly node: Attribute | Subscript;
  readonly type: CtypesType;
  readonly arrivesAs: "an `int`" | "`bytes`";
}

export function* misusedParameters(
  project: Project,
  { prototype, function: fn }: MadeCallback,
): Iterable<MisusedParameter> {
  if (fn === undefined || fn.definition.kind === "lambda" || fn.definition.decorators.length > 1) return;
  const { definition } = fn;
  const own = definition.parameters.filter((it) => it.form === "regular" || it.form === "positionalOnly");
  const offset = fn.receiver === undefined ? 0 : 1;
  for (const [index, type] of prototype.parameters.entries()) {
    const name = own[index + offset]?.name?.id;
    const arrivesAs = type && arrivalOf(type);
    if (name === undefined || type === undefined || arrivesAs === undefined) continue;
    for (const node of usesOf(definition.body, name)) {
      if (raises(node, arrivesAs) && !isAskedWhatItIs(node.object) && !isCalledOtherwise(project, definition)) {
        yield { node, type, arrivesAs };
      }
    }
  }
}

/** Whether a function reads what it is given at a place, and does not only delete it. */
export function readsParameter({ definition, receiver }: FunctionValue, index: number): boolean {
  const parameter = definition.parameters[index + (receiver === undefined ? 0 : 1)];
  const name = parameter?.name?.id;
  if (parameter === undefined || name === undefined || parameter.form === "varargs") return true;
  for (const statement of definition.kind === "lambda" ? [definition.body] : definition.body) {
    for (const node of walk(statement)) {
      if (node.kind === "name" && node.id === name && !isDeleted(node)) return true;
      if (node.kind === "name" && /^(?:locals|vars)$/.test(node.id)) return true;
    }
  }
  return false;
}

function isDeleted({ parent }: Node): boolean {
  return parent?.kind === "delete" || (parent?.kind === "sequence" && parent.parent?.kind === "delete");
}

/** A subclass of a simple type arrives as it is. */
function arrivalOf({ kind, name, pointee, definition }: CtypesType): MisusedParameter["arrivesAs"] | undefined {
  if (definition !== undefined) return undefined;
  if (kind === "integer") return "an `int`";
  if (kind === "pointer" && pointee === undefined) return /^_Pointer|^POINTER/.test(name) ? undefined : "an `int`";
  return kind === "string" && !/wchar|WSTR|OLESTR/.test(name) ? "`bytes`" : undefined;
}

const POINTERS = Symbol("parameters of callbacks that arrive as pointer objects");

/** Whether C gives a parameter as an object of ctypes: `POINTER(c_int)` in the prototype, and not `HWND`. */
export function arrivesAsObject(project: Project, parameter: Parameter): boolean {
  const { source } = project.fileOf(parameter);
  if (!source.text.includes("FUNCTYPE")) return false;
  const all = project.memoFor(POINTERS, source.module, () => {
    const found = new Set<Parameter>();
    for (const { prototype, function: fn } of callbacksIn(project, project.fileOf(parameter))) {
      const own = fn?.definition.parameters ?? [];
      const offset = fn?.receiver === undefined ? 0 : 1;
      for (const [index, type] of prototype.parameters.entries()) {
        const it = own[index + offset];
        if (it !== undefined && type?.kind === "pointer" && type.pointee !== undefined) found.add(it);
      }
    }
    return found;
  });
  return all.has(parameter);
}

/** Attributes and parts of a parameter; none where the function binds its name again. */
function usesOf(body: readonly Node[], name: string): readonly (Attribute | Subscript)[] {
  const uses: (Attribute | Subscript)[] = [];
  for (const statement of body) {
    for (const node of walk(statement)) {
      if (node.kind !== "name" || node.id !== name) continue;
      const { parent } = node;
      const isPart = (parent?.kind === "attribute" || parent?.kind === "subscript") && parent.object === node;
      if (isPart) uses.push(parent);
      else if (isBound(node)) return [];
    }
  }
  return uses;
}

function isBound(node: Node): boolean {
  for (let it: Node = node; it.parent !== undefined; it = it.parent) {
    const { parent } = it;
    if (parent.kind === "sequence" || parent.kind === "starred") continue;
    if (parent.kind === "assign") return parent.targets.some((target) => target === it);
    if (parent.kind === "for") return parent.target === it;
    return ["annotatedAssign", "augmentedAssign", "walrus", "withItem", "delete", "import", "functionDef"].includes(
      parent.kind,
    );
  }
  return false;
}

function raises(node: Attribute | Subscript, arrivesAs: MisusedParameter["arrivesAs"]): boolean {
  if (node.kind === "attribute") return /^(?:value|contents|raw)$/.test(node.name);
  return arrivesAs === "an `int`";
}

/** Python code that calls the function too may give it anything. */
function isCalledOtherwise(project: Project, definition: Parameters<Project["callersOf"]>[0]): boolean {
  const { calls, isPartial } = project.callersOf(definition);
  return calls.length > 0 || isPartial;
}
