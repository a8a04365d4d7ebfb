/**
 * Arrays of numpy whose address goes into a structure that leaves the function: a field takes the address of what
 * `data_as` gives, and lets go of the array that the pointer object holds.
 *
 *     return Image(width, array.ctypes.data_as(POINTER(c_float)))
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { reachingBindings } from "../../semantics/reaching.ts";
import { isStore, resolveName } from "../../semantics/scopes.ts";
import type { Value } from "../../semantics/values.ts";
import { type Call, type Expression, type FunctionDef, type Name, type Node, spanOf } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { ctypesTypeOf } from "./type-of.ts";

export interface LostArray {
  /** What makes the structure. */
  readonly node: Call;
  readonly array: Name;
}

export function* lostArrays(project: Project, file: ModuleModel): Iterable<LostArray> {
  if (!project.mayHold(file, /\.data_as\(/)) return;
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call" || !isReturned(node)) continue;
    const scope = enclosingFunction(node);
    if (scope?.kind !== "functionDef") continue;
    const array = node.arguments.map((it) => arrayBehind(it.value, scope)).find((it) => it !== undefined);
    if (array !== undefined && isStructure(project, node) && isFresh(project, array)) yield { node, array };
  }
}

/** `return Image(…)`, or `image = Image(…)` and nothing but `return image` below. */
function isReturned({ parent }: Call): boolean {
  if (parent?.kind === "return") return true;
  const [target, ...others] = parent?.kind === "assign" ? parent.targets : [];
  const scope = target?.kind === "name" && others.length === 0 ? enclosingFunction(target) : undefined;
  if (scope === undefined || target?.kind !== "name") return false;
  const uses = walk(scope).filter((it) => it.kind === "name" && it.id === target.id && it !== target);
  return uses.length > 0 && uses.every((it) => it.parent?.kind === "return");
}

/** The local array whose `data_as` an argument is, here or in the line that gave the argument its name. */
function arrayBehind(argument: Expression, scope: FunctionDef): Name | undefined {
  if (argument.kind !== "name") return arrayOf(argument, argument, scope);
  const [binding, ...others] = reachingBindings(argument) ?? [];
  const value = binding?.origin.kind === "value" && others.length === 0 ? binding.origin.value : undefined;
  // Somebody else may get the pointer object, which holds the array.
  if (value === undefined || namesAfter(scope, argument.id, value).some((it) => it !== argument)) return undefined;
  return arrayOf(value, argument, scope);
}

/** `array`, in `array.ctypes.data_as(POINTER(c_float))`, when nothing else of the function may keep it. */
function arrayOf(value: Expression, use: Node, scope: FunctionDef): Name | undefined {
  if (value.kind !== "call" || value.callee.kind !== "attribute" || value.callee.name !== "data_as") return undefined;
  const { object } = value.callee;
  const array = object.kind === "attribute" && object.name === "ctypes" ? object.object : undefined;
  if (array?.kind !== "name" || resolveName(array)?.scope.owner !== scope) return undefined;
  const others = walk(scope).filter((it) => it.kind === "name" && it.id === array.id && it !== array && it !== use);
  return others.every((it) => isStore(it) || it.parent?.kind === "attribute") ? array : undefined;
}

function namesAfter(scope: FunctionDef, id: string, place: Node): readonly Node[] {
  const { end } = spanOf(place);
  return walk(scope).filter((it) => it.kind === "name" && it.id === id && spanOf(it).start > end);
}

function isStructure(project: Project, { callee }: Call): boolean {
  return project.evaluate(callee).every((it) => ctypesTypeOf(project, it)?.kind === "structure");
}

/** Whether an array is made in the function, with memory of its own. */
function isFresh(project: Project, array: Name): boolean {
  const bindings = reachingBindings(array) ?? [];
  return (
    bindings.length > 0 && bindings.every((it) => it.origin.kind === "value") && project.evaluate(array).every(isNew)
  );
}

const makers = /^numpy\.(?:array|zeros|ones|empty|full|arange|linspace|concatenate|hstack|vstack|stack|tile|repeat)$/;

/** What numpy makes anew; a sum of anything is no array of anybody else. */
function isNew(value: Value): boolean {
  if (value.kind === "computed") return value.node.kind === "binaryOperation";
  if (value.kind !== "result") return false;
  const { callee } = value;
  if (callee.kind === "external") return makers.test(callee.path);
  return callee.kind === "member" && /^(?:astype|copy|flatten)$/.test(callee.name);
}
