/**
 * Where results of undeclared functions go. Asked backwards: from every place that takes a pointer, and every argument
 * of a foreign call, to the call whose result it is; so attributes, helpers and other modules are passed through as
 * evaluation passes through them.
 */

import { isDead } from "../../semantics/target.ts";
import type { Value } from "../../semantics/values.ts";
import type { Call, Expression, Node } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallsIn, prototypeOf, targetOfCall } from "./calls.ts";
import { declaredAt, parameterTypesAt } from "./declared.ts";
import { type ForeignFunction, foreignFunctionOf, isPythonFunction } from "./functions.ts";
import { heldIn } from "./held.ts";
import { ctypesNameOf } from "./names.ts";
import { ctypesTypeOf } from "./type-of.ts";

/** A place that takes the result of a call for a pointer. */
export interface Sink {
  readonly node: Node;
  /** "`cast` takes it for an address". */
  readonly what: string;
}

/** A result that is handed to another function of the same library. */
export interface Handover {
  readonly from: ForeignFunction;
  readonly to: ForeignCall;
  readonly argument: Expression;
  readonly index: number;
}

export interface ResultFlows {
  /** Calls whose result is taken for a pointer. */
  readonly sinks: ReadonlyMap<Call, Sink>;
  /** Calls whose result goes bare into functions of the same library without `argtypes`. */
  readonly handovers: ReadonlyMap<Call, readonly Handover[]>;
}

const key = Symbol("flows of undeclared results");

export function resultFlows(project: Project): ResultFlows {
  return project.memo(key, () => {
    const sinks = new Map<Call, Sink>();
    const handovers = new Map<Call, Handover[]>();
    for (const path of project.paths) {
      const file = project.module(path);
      if (file === undefined || !project.mayMeet(file, /\bctypes\b/)) continue;
      for (const node of walk(file.source.module)) {
        if (node.kind === "attribute" && node.name === "contents" && canHoldResult(node.object)) {
          mark(project, node.object, { node, what: "`.contents` is read of it" }, sinks);
        }
        if (node.kind !== "call") continue;
        collectSinks(project, node, sinks);
        collectCallbackFields(project, node, sinks);
      }
      for (const call of foreignCallsIn(project, file)) {
        collectDeclaredPointers(project, call, sinks);
        collectHandovers(project, call, handovers);
      }
    }
    return { sinks, handovers };
  });
}

const readers = new Map([
  ["cast", 0],
  ["string_at", 0],
  ["wstring_at", 0],
  ["memmove", 0],
  ["memset", 0],
]);

function collectSinks(project: Project, call: Call, sinks: Map<Call, Sink>): void {
  const [first, second] = call.arguments;
  if (first === undefined || first.unpack !== undefined || !canHoldResult(first.value)) return;
  if (call.callee.kind !== "name" && call.callee.kind !== "attribute" && call.callee.kind !== "call") return;
  for (const callee of project.evaluate(call.callee)) {
    const name = ctypesNameOf(callee);
    const method = name?.split(".").at(-1);
    if (name !== undefined && readers.has(name)) {
      mark(project, first.value, { node: call, what: `\`${name}\` takes it for an address` }, sinks);
      if (name === "memmove" && second !== undefined) {
        mark(project, second.value, { node: call, what: "`memmove` takes it for an address" }, sinks);
      }
    } else if (method === "from_address" || (callee.kind === "member" && callee.name === "from_address")) {
      mark(project, first.value, { node: call, what: "`from_address` takes it for an address" }, sinks);
    } else {
      const type = ctypesTypeOf(project, callee);
      const isPointer = type?.kind === "pointer" && type.pointee === undefined;
      if (isPointer || type?.kind === "string") {
        mark(project, first.value, { node: call, what: `it is wrapped as \`${type.name}\`` }, sinks);
      }
    }
  }
}

/** `api.create(pointer)`, where a structure that C filled has a function pointer in its field `create`. */
function collectCallbackFields(project: Project, call: Call, sinks: Map<Call, Sink>): void {
  if (call.callee.kind !== "attribute" || !call.arguments.some((it) => canHoldResult(it.value))) return;
  const { name } = call.callee;
  if (!call.arguments.some((it) => undeclaredResults(project, it.value).length > 0)) return;
  for (const held of heldIn(project, call.callee)) {
    const parameters = held.kind === "instance" ? held.type?.callback?.parameters : undefined;
    for (const [index, type] of parameters?.entries() ?? []) {
      const argument = call.arguments[index];
      if (argument?.name !== undefined || argument?.unpack !== undefined || type?.kind !== "pointer") continue;
      const what = `the field \`${name}\` takes it as \`${type.name}\``;
      if (argument !== undefined) mark(project, argument.value, { node: argument.value, what }, sinks);
    }
  }
}

/** A declared pointer parameter takes its argument for a pointer. */
function collectDeclaredPointers(project: Project, call: ForeignCall, sinks: Map<Call, Sink>): void {
  const types = parameterTypesAt(project, call.function, call.call);
  if (types === undefined) collectKnownPointers(project, call, sinks);
  for (const [index, type] of (types ?? []).entries()) {
    const argument = call.arguments[index];
    if (argument === undefined || type?.kind !== "pointer" || !canHoldResult(argument)) continue;
    const what = `\`${call.function.name ?? "a function"}\` declares it as \`${type.name}\``;
    mark(project, argument, { node: argument, what }, sinks);
  }
}

/** So does a pointer parameter of a function that C describes. */
function collectKnownPointers(project: Project, call: ForeignCall, sinks: Map<Call, Sink>): void {
  const target = targetOfCall(project, call, call.function);
  const prototype = isDead(target) ? undefined : prototypeOf(project, call.function, target);
  for (const [index, { type }] of prototype?.parameters.entries() ?? []) {
    const argument = call.arguments[index];
    if (argument === undefined || type.kind !== "pointer" || !canHoldResult(argument)) continue;
    mark(project, argument, { node: argument, what: `\`${prototype?.name ?? ""}\` takes it for a pointer` }, sinks);
  }
}

function collectHandovers(project: Project, call: ForeignCall, handovers: Map<Call, Handover[]>): void {
  if (declaredAt(project, call.function, "argtypes", call.call).state !== "unset") return;
  for (const [index, argument] of call.arguments.entries()) {
    if (!canHoldResult(argument)) continue;
    for (const { call: source, function: from } of undeclaredResults(project, argument)) {
      if (from.library.key !== call.function.library.key || from.name === call.function.name) continue;
      const list = handovers.get(source);
      const handover: Handover = { from, to: call, argument, index };
      if (list === undefined) handovers.set(source, [handover]);
      else list.push(handover);
    }
  }
}

function canHoldResult(expression: Expression): boolean {
  return (
    expression.kind === "name" ||
    expression.kind === "attribute" ||
    expression.kind === "call" ||
    expression.kind === "binaryOperation" ||
    expression.kind === "subscript" ||
    expression.kind === "walrus"
  );
}

function mark(project: Project, expression: Expression, sink: Sink, sinks: Map<Call, Sink>): void {
  // An address plus an offset.
  const inner = expression.kind === "binaryOperation" && expression.operator === "+" ? expression.left : expression;
  for (const { call } of undeclaredResults(project, inner)) if (!sinks.has(call)) sinks.set(call, sink);
}

/** The calls of functions without `restype` whose result an expression may be. */
export function undeclaredResults(
  project: Project,
  expression: Expression,
): readonly { readonly call: Call; readonly function: ForeignFunction }[] {
  return project.evaluate(expression).flatMap((it) => undeclaredResult(project, it) ?? []);
}

export function undeclaredResult(
  project: Project,
  value: Value,
): { readonly call: Call; readonly function: ForeignFunction } | undefined {
  if (value.kind !== "result") return undefined;
  const fn = foreignFunctionOf(project, value.callee);
  if (fn === undefined || isPythonFunction(fn) || fn.library.loader === "OleDLL") return undefined;
  if (declaredAt(project, fn, "restype", value.call).state !== "unset") return undefined;
  return { call: value.call, function: fn };
}
