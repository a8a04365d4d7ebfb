/** Callbacks: Python functions that a prototype turns into C functions, and who keeps them. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { FunctionValue, Value } from "../../semantics/values.ts";
import type { Call, Expression, FunctionDef } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import type { CallbackType, CtypesType } from "./ctypes-type.ts";
import { foreignFunctionOf } from "./functions.ts";
import { ctypesTypeOf } from "./type-of.ts";

export interface MadeCallback {
  /** The call of the prototype, or the function that it decorates. */
  readonly node: Call | FunctionDef;
  readonly prototype: CallbackType;
  /** The Python function; `undefined` when not known. */
  readonly function: FunctionValue | undefined;
}

/** Every callback that a file makes, by calling a prototype or by decorating with one. */
export function* callbacksIn(project: Project, file: ModuleModel): Iterable<MadeCallback> {
  for (const node of walk(file.source.module)) {
    if (node.kind === "call") {
      const found = callbackMade(project, node);
      if (found !== undefined) yield found;
    } else if (node.kind === "functionDef" && node.decorators.length > 0) {
      const found = callbackDecorated(project, node);
      if (found !== undefined) yield found;
    }
  }
}

/** `CB(function)` */
export function callbackMade(project: Project, call: Call): MadeCallback | undefined {
  const [first, ...others] = call.arguments;
  if (first === undefined || others.length > 0 || first.unpack !== undefined || !canBeFunction(first.value))
    return undefined;
  const prototype = callbackTypeIn(project.evaluate(call.callee).map((it) => ctypesTypeOf(project, it)));
  if (prototype === undefined) return undefined;
  const values = project.evaluate(first.value);
  // A tuple names a function of a library, a number is the address of one.
  if (values.some((it) => it.kind === "collection" || isNumber(it) || isForeign(project, it))) return undefined;
  const functions = values.flatMap((it) => (it.kind === "function" ? [it] : []));
  const [only] = functions;
  return { node: call, prototype, function: values.length === 1 ? only : undefined };
}

/** `@CB` over a function. */
export function callbackDecorated(project: Project, definition: FunctionDef): MadeCallback | undefined {
  const [outermost] = definition.decorators;
  if (outermost === undefined) return undefined;
  const prototype = callbackTypeIn(project.evaluate(outermost).map((it) => ctypesTypeOf(project, it)));
  if (prototype === undefined) return undefined;
  const plain: FunctionValue = { kind: "function", definition, receiver: undefined, frame: undefined };
  return { node: definition, prototype, function: definition.decorators.length === 1 ? plain : undefined };
}

/** The callback that an argument is, when it is made for this call or lives in a local name. */
export function callbackIn(project: Project, expression: Expression): MadeCallback | undefined {
  if (expression.kind === "call") return callbackMade(project, expression);
  // `callback = None` first, and one only where somebody wants it.
  const values = project.evaluate(expression).filter((it) => it.kind !== "constant" || it.type !== "none");
  const [only] = values;
  if (values.length !== 1 || only === undefined) return undefined;
  if (only.kind === "result") return callbackMade(project, only.call);
  return only.kind === "function" && only.definition.kind === "functionDef"
    ? callbackDecorated(project, only.definition)
    : undefined;
}

/** One prototype, or the same one by the convention of each system. */
function callbackTypeIn(types: readonly (CtypesType | undefined)[]): CallbackType | undefined {
  const all = types.map((it) => (it?.kind === "callback" ? it.callback : undefined));
  const [first] = all;
  if (first === undefined || !all.every((it) => it !== undefined && isSameSignature(it, first))) return undefined;
  return all.every((it) => it?.maker === first.maker) ? first : { ...first, maker: "WINFUNCTYPE", isBySystem: true };
}

function isSameSignature(a: CallbackType, b: CallbackType): boolean {
  return (
    a.result?.name === b.result?.name &&
    a.parameters.length === b.parameters.length &&
    a.parameters.every((it, index) => it?.name === b.parameters[index]?.name)
  );
}

function canBeFunction(expression: Expression): boolean {
  return ["name", "attribute", "lambda", "call"].includes(expression.kind);
}

/** An address; None is what a callback that may be left out is by default. */
function isNumber(value: Value): boolean {
  return value.kind === "constant" && value.type !== "none";
}

function isForeign(project: Project, value: Value): boolean {
  return foreignFunctionOf(project, value) !== undefined;
}

/** How many positional arguments a function takes when it is called: at least, and at most. */
export function arityOf(fn: FunctionValue): { readonly least: number; readonly most: number } {
  const positional = fn.definition.parameters.filter((it) => it.form === "regular" || it.form === "positionalOnly");
  const own = fn.receiver === undefined ? positional : positional.slice(1);
  const isOpen = fn.definition.parameters.some((it) => it.form === "varargs");
  return {
    least: own.filter((it) => it.default === undefined).length,
    most: isOpen ? Number.POSITIVE_INFINITY : own.length,
  };
}
