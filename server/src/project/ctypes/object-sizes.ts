/** `sys.getsizeof` of ctypes objects, where C is told how large they are. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import type { Call, Expression } from "../../syntax/ast.ts";
import { textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { enclosingClass } from "../classes.ts";
import type { Project } from "../project.ts";
import { foreignCallOf } from "./calls.ts";
import { heldIn } from "./held.ts";
import { fieldTypeOf } from "./structures.ts";
import { ctypesTypeOf } from "./type-of.ts";

export interface ObjectSize {
  readonly node: Call;
  /** What is measured, as it is written. */
  readonly name: string;
}

export function* objectSizes(project: Project, file: ModuleModel): Iterable<ObjectSize> {
  if (!project.mayHold(file, /getsizeof/)) return;
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call" || node.arguments.length !== 1) continue;
    const [first] = node.arguments;
    if (first === undefined || first.name !== undefined || first.unpack !== undefined) continue;
    if (!project.evaluate(node.callee).some((it) => it.kind === "external" && it.path === "sys.getsizeof")) continue;
    if (isDead(project.targetAt(node)) || !isOfCtypes(project, first.value) || !isToldToC(project, node)) continue;
    yield { node, name: textOf(first.value) };
  }
}

function isOfCtypes(project: Project, measured: Expression): boolean {
  const values = project.evaluate(measured);
  if (values.length === 0) return false;
  const isType = values.every((it) => it.kind === "class" && ctypesTypeOf(project, it) !== undefined);
  return isType || heldIn(project, measured).every((it) => it.kind === "instance" && it.type !== undefined);
}

/** Kept in a field of a structure, wrapped, or passed. Printed it is what was asked for. */
function isToldToC(project: Project, node: Call): boolean {
  const { parent } = node;
  if (parent?.kind === "assign") return parent.targets.some((it) => it.kind === "attribute" && isField(project, it));
  if (parent?.kind !== "argument" || parent.parent?.kind !== "call") return false;
  const user = parent.parent;
  if (foreignCallOf(project, user) !== undefined) return true;
  return project.evaluate(user.callee).some((it) => ctypesTypeOf(project, it)?.kind === "integer");
}

function isField(project: Project, { object, name }: Extract<Expression, { kind: "attribute" }>): boolean {
  const around = enclosingClass(object);
  const isOwn = object.kind === "name" && object.id === "self" && around !== undefined;
  if (isOwn && fieldTypeOf(project, around, name) !== undefined) return true;
  return project
    .evaluate(object)
    .some((it) => it.kind === "instance" && fieldTypeOf(project, it.definition, name) !== undefined);
}
