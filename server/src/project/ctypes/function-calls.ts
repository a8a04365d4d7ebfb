/** All calls of one foreign function, and what they pass. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { resolveName } from "../../semantics/scopes.ts";
import type { Expression } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallsIn } from "./calls.ts";
import type { ForeignFunction } from "./functions.ts";
import { type Held, heldIn } from "./held.ts";
import { isCtypes } from "./names.ts";
import { resultUse } from "./result-use.ts";

/** The calls of a function in all files that meet `near`. */
export function* callsOfFunction(
  project: Project,
  near: ModuleModel,
  { key, name }: ForeignFunction,
): Iterable<ForeignCall> {
  const connected = new Set(project.connected(near));
  for (const file of name === undefined ? [] : project.filesWithWord(name)) {
    if (!connected.has(file.path)) continue;
    for (const call of foreignCallsIn(project, file)) {
      if (call.functions.some((it) => it.key === key)) yield call;
    }
  }
}

/** Whether calls are seen, and all of them drop what the function returns. */
export function isResultUnused(project: Project, near: ModuleModel, fn: ForeignFunction): boolean {
  let isSeen = false;
  for (const { call, callee } of callsOfFunction(project, near, fn)) {
    // What a helper does with the result of the function it is given, the call does not say.
    if (call.callee !== callee || resultUse(project, call) !== "unused") return false;
    isSeen = true;
  }
  return isSeen;
}

/**
 * Whether every call that is seen passes something for this parameter that any integer type holds: a small constant,
 * None, the size of a type. `undefined`: no call is seen.
 */
export function passesSmallNumbers(
  project: Project,
  near: ModuleModel,
  fn: ForeignFunction,
  index: number,
): boolean | undefined {
  let isSeen = false;
  for (const call of callsOfFunction(project, near, fn)) {
    const argument = call.arguments[index];
    if (argument === undefined) return call.isComplete ? undefined : false;
    isSeen = true;
    if (isCounter(argument)) continue;
    const held = heldIn(project, argument);
    if (held.length === 0 || !held.every(isSmall)) return false;
  }
  return isSeen ? true : undefined;
}

function isSmall(held: Held): boolean {
  if (held.kind === "none" || held.kind === "boolean") return true;
  if (held.kind !== "integer") return false;
  if (held.constant !== undefined) return held.constant >= 0n && held.constant <= 0x7fff_ffffn;
  const { value } = held;
  return value.kind === "result" && isCtypes(value.callee, "sizeof");
}

/** A name that starts with a number of the program, and is counted on by others. */
function isCounter(argument: Expression): boolean {
  const bindings = argument.kind === "name" ? resolveName(argument)?.bindings : undefined;
  if (bindings === undefined || bindings.length === 0) return false;
  return bindings.every(({ origin }) => {
    if (origin.kind !== "value" && origin.kind !== "augmented") return false;
    return origin.value.kind === "integer" && origin.value.value <= 0xffffn;
  });
}
