/**
 * Functions for C that name what they should call: `lambda _: self.close`. What such a lambda returns nobody reads, and
 * nothing is called.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Expression, Lambda } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { cffiTrigger, ffiMethod } from "../cffi/ffi.ts";
import type { Project } from "../project.ts";
import { callbackMade } from "./callbacks.ts";

export interface IdleLambda {
  readonly node: Expression;
  readonly lambda: Lambda;
}

/** Lambdas that C calls for what they do, with a function or a method as their whole body. */
export function* idleLambdas(project: Project, file: ModuleModel): Iterable<IdleLambda> {
  if (!project.mayMeet(file, /FUNCTYPE/) && !project.mayHold(file, cffiTrigger)) return;
  for (const node of walk(file.source.module)) {
    if (node.kind !== "lambda" || !isCallable(project, node.body)) continue;
    const call = node.parent?.kind === "argument" ? node.parent.parent : undefined;
    if (call?.kind !== "call") continue;
    const isDestructor = ffiMethod(project, call) === "gc" && call.arguments[1]?.value === node;
    const made = isDestructor ? undefined : callbackMade(project, call);
    if (isDestructor || (made !== undefined && made.prototype.result?.kind === "none")) {
      yield { node: node.body, lambda: node };
    }
  }
}

function isCallable(project: Project, body: Expression): boolean {
  if (body.kind !== "name" && body.kind !== "attribute") return false;
  const values = project.evaluate(body);
  return values.length > 0 && values.every((it) => it.kind === "function");
}
