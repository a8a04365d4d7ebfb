/** Python functions as `restype` that take the C int they are given for an address. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includes64Bit, isDead } from "../../semantics/target.ts";
import type { FunctionDef, Node } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { targetOfFunction } from "./calls.ts";
import { declarationsIn } from "./declarations.ts";
import type { ForeignFunction } from "./functions.ts";
import { ctypesNameOf } from "./names.ts";
import { ctypesTypeOf } from "./type-of.ts";

export interface CallableResult {
  readonly node: Node;
  readonly function: ForeignFunction;
  readonly callable: FunctionDef;
  /** Where the number is taken for an address. */
  readonly sink: Node;
}

export function* callableResults(project: Project, file: ModuleModel): Iterable<CallableResult> {
  for (const declaration of declarationsIn(project, file)) {
    const { attribute, value, frame, function: fn, node } = declaration;
    if (attribute !== "restype" || value === undefined) continue;
    const target = targetOfFunction(project, node, fn);
    if (isDead(target) || !includes64Bit(target)) continue;
    for (const it of project.evaluate(value, frame)) {
      if (it.kind !== "function" || it.definition.kind !== "functionDef") continue;
      const sink = sinkOf(project, it.definition);
      if (sink !== undefined) yield { node, function: fn, callable: it.definition, sink };
    }
  }
}

/** The place where the first parameter is read as an address. */
function sinkOf(project: Project, definition: FunctionDef): Node | undefined {
  const name = definition.parameters.find((it) => it.form === "regular" || it.form === "positionalOnly")?.name?.id;
  if (name === undefined) return undefined;
  for (const node of walk(definition)) {
    if (node.kind !== "call") continue;
    const [first] = node.arguments;
    if (first?.value.kind !== "name" || first.value.id !== name) continue;
    for (const callee of project.evaluate(node.callee)) {
      const called = ctypesNameOf(callee);
      if (called !== undefined && /^(?:string_at|wstring_at|cast|memmove)$|\.from_address$/.test(called)) return node;
      const type = ctypesTypeOf(project, callee);
      if (type?.kind === "string" || (type?.kind === "pointer" && type.pointee === undefined)) return node;
    }
  }
  return undefined;
}
