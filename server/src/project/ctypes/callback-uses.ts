/** Where callback prototypes meet the functions that C describes: in their `argtypes`, and in their calls. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includes64Bit, isDead, type Target } from "../../semantics/target.ts";
import type { Frame, FunctionValue } from "../../semantics/values.ts";
import type { Callback, Prototype } from "../../signatures/types.ts";
import type { Call, Expression } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { callbackMade } from "./callbacks.ts";
import { foreignCallsIn, prototypeOf, targetOfCall, targetOfFunction } from "./calls.ts";
import { allDeclarations } from "./declarations.ts";
import { typeElementsOf } from "./declared.ts";
import { isCtypes } from "./names.ts";

export interface CallbackUse {
  /** What stands for the prototype itself. */
  readonly expression: Expression;
  readonly frame: Frame | undefined;
  readonly callback: Callback;
  readonly prototype: Prototype;
  readonly target: Target;
  /** The Python function behind the prototype here; `undefined` where none is in sight. */
  readonly function: FunctionValue | undefined;
}

export function* callbackUses(project: Project): Iterable<CallbackUse> {
  for (const file of project.modules(/FUNCTYPE/)) {
    for (const path of project.connected(file)) {
      const user = project.module(path);
      if (user !== undefined) yield* callbackUsesIn(project, user);
    }
  }
  for (const declaration of allDeclarations(project)) {
    const { value, frame, node, function: fn, attribute } = declaration;
    if (attribute !== "argtypes" || value === undefined) continue;
    const target = targetOfFunction(project, node, fn);
    if (isDead(target) || !includes64Bit(target)) continue;
    const prototype = prototypeOf(project, fn, target);
    const elements = typeElementsOf(project, value, frame);
    if (prototype === undefined || elements?.length !== prototype.parameters.length) continue;
    for (const [index, element] of elements.entries()) {
      const callback = prototype.parameters[index]?.type.callback;
      if (callback === undefined) continue;
      yield { expression: element.node, frame: element.frame, callback, prototype, target, function: undefined };
    }
  }
}

const usesKey = Symbol("callback uses");

function callbackUsesIn(project: Project, file: ModuleModel): readonly CallbackUse[] {
  return project.memoFor(usesKey, file.source.module, () => {
    const uses: CallbackUse[] = [];
    for (const call of foreignCallsIn(project, file)) {
      const target = targetOfCall(project, call, call.function);
      if (isDead(target) || !includes64Bit(target)) continue;
      const prototype = prototypeOf(project, call.function, target);
      for (const [index, argument] of call.arguments.entries()) {
        const callback = prototype?.parameters[index]?.type.callback;
        if (prototype === undefined || callback === undefined) continue;
        for (const value of project.evaluate(argument)) {
          if (value.kind !== "result") continue;
          const fn = callbackMade(project, value.call)?.function;
          uses.push({
            expression: value.call.callee,
            frame: value.frame,
            callback,
            prototype,
            target,
            function: fn,
          });
        }
      }
    }
    return uses;
  });
}

/** The call of WINFUNCTYPE or its kin that an expression stands for. */
export function prototypeCallOf(project: Project, expression: Expression, frame?: Frame): Call | undefined {
  const made = project.evaluate(expression, frame).flatMap((it) => (it.kind === "result" ? [it] : []));
  const [only, ...others] = made;
  if (only === undefined || others.length > 0) return undefined;
  return isCtypes(only.callee, "CFUNCTYPE", "WINFUNCTYPE") ? only.call : undefined;
}
