/**
 * Frames that are shared. A function is called in hundreds of places, mostly with nothing that changes what it returns;
 * calls that agree in what can matter get one frame, and what was found out in it serves them all.
 */

import { scopeOf } from "../semantics/scopes.ts";
import { type Frame, type FunctionValue, keyOf, unknown, type Value } from "../semantics/values.ts";
import type { Call, FunctionDef, Node, Parameter } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import { returnStatementsOf } from "./calls.ts";
import { receiverParameter } from "./classes.ts";
import type { Project } from "./project.ts";
import { namesInTest } from "./reachability.ts";

const SHARED = Symbol("shared frames of a function");

/** The frame of a call for finding out what it returns. For what the call passes in truth ask `project.frameOf`. */
export function sharedFrame(project: Project, call: Call, callee: FunctionValue, frame: Frame | undefined): Frame {
  const exact = project.frameOf(call, callee, frame);
  const { definition } = callee;
  if (definition.kind === "lambda" || callee.frame !== undefined) return exact;
  const relevant = relevantParameters(definition);
  const bindings = new Map<string, readonly Value[]>();
  let key = `${exact.depth}`;
  for (const { name } of definition.parameters) {
    if (name === undefined) continue;
    const values = relevant.has(name.id) ? (exact.bindings.get(name.id) ?? [unknown]).map(essential) : [unknown];
    bindings.set(name.id, values);
    key += `|${values.map(keyOf).sort().join("&")}`;
  }
  const shared = project.memoFor(SHARED, definition, () => new Map<string, Frame>());
  const known = shared.get(key);
  if (known !== undefined) return known;
  const made: Frame = { call: undefined, definition, bindings, outer: undefined, depth: exact.depth };
  shared.set(key, made);
  return made;
}

/**
 * What a function that gets a value can make of it: nothing of a sum or a text that is put together somewhere. The frame a
 * value was made in is left behind, because frames that were told apart by it would multiply without end.
 */
function essential(value: Value): Value {
  if (value.kind === "computed") return unknown;
  return "frame" in value && value.frame !== undefined ? { ...value, frame: undefined } : value;
}

const relevantByFunction = new WeakMap<FunctionDef, ReadonlySet<string>>();

/** Names of the parameters on which the result of a function can depend, through its locals and its tests. */
function relevantParameters(definition: FunctionDef): ReadonlySet<string> {
  const known = relevantByFunction.get(definition);
  if (known !== undefined) return known;

  const { bindings } = scopeOf(definition);
  const names = new Set<string>();
  // What is tested decides by itself only: a local that is returned is followed all the same.
  const tested = new Set<string>();
  const pending: Node[] = [];
  for (const { value } of returnStatementsOf(definition)) if (value !== undefined) pending.push(value);
  for (const node of walk(definition)) {
    if (node.kind === "if" || node.kind === "conditional") for (const name of namesInTest(node.test)) tested.add(name);
    if (node.kind === "yield" && node.value !== undefined) pending.push(node.value);
  }
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const name of walk(node)) {
      if (name.kind !== "name" || names.has(name.id)) continue;
      names.add(name.id);
      for (const { origin } of bindings.get(name.id) ?? []) {
        if (origin.kind === "value" || origin.kind === "augmented") pending.push(origin.value);
        else if (origin.kind === "loop") pending.push(origin.iterable);
        else if (origin.kind === "context") pending.push(origin.context);
        else if (origin.kind === "function" || origin.kind === "class") pending.push(origin.definition);
      }
    }
  }
  const isRelevant = ({ name }: Parameter) => name !== undefined && (names.has(name.id) || tested.has(name.id));
  const relevant = new Set(definition.parameters.filter(isRelevant).map((it) => it.name?.id ?? ""));
  const receiver = receiverParameter(definition)?.name?.id;
  // `super()` reads the receiver without naming it.
  if (receiver !== undefined) relevant.add(receiver);
  relevantByFunction.set(definition, relevant);
  return relevant;
}
