/**
 * What the neighbours of an undeclared function tell of its result: one function forgotten among declared ones.
 *
 *     lib.pool_alloc.restype = c_void_p
 *     block = lib.pool_alloc_aligned(size, 64) if aligned else lib.pool_alloc(size)
 */

import type { Call, Expression, Node } from "../../syntax/ast.ts";
import { textOf } from "../../syntax/ast.ts";
import { areAlternatives } from "../../syntax/blocks.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { returnsNumberInC } from "./c-definitions.ts";
import { foreignCallsIn } from "./calls.ts";
import { type Companion, pointerCompanion } from "./companions.ts";
import { type Declaration, declarationsOf } from "./declarations.ts";
import { declaredAt, resultTypesAt, resultTypesOf } from "./declared.ts";
import { type ForeignFunction, foreignFunctionOf } from "./functions.ts";
import { makerIn, wordsOf } from "./object-makers.ts";
import { resultUse } from "./result-use.ts";

export interface Sibling {
  readonly function: ForeignFunction;
  /** Where it is called in the place of the other, or declared. */
  readonly node: Node;
  readonly isStandIn: boolean;
}

/** A function of the same library that is declared to return a pointer, and whose result stands for the same thing. */
export function pointerSibling(project: Project, call: Call, fn: ForeignFunction): Sibling | undefined {
  if (fn.name !== undefined && returnsNumberInC(project, fn.name)) return undefined;
  const companion = standIn(project, call, fn) ?? pointerCompanion(project, call, fn);
  return companion === undefined ? namesake(project, fn) : { ...companion, isStandIn: true };
}

/** What is put into the same variable, in another branch. */
function standIn(project: Project, call: Call, fn: ForeignFunction): Companion | undefined {
  for (const other of alternativesOf(call)) {
    for (const it of project.evaluate(other)) {
      const sibling = it.kind === "result" ? foreignFunctionOf(project, it.callee) : undefined;
      if (it.kind !== "result" || sibling?.library.key !== fn.library.key || sibling.key === fn.key) continue;
      const types = resultTypesAt(project, sibling, it.call);
      if (types?.every((type) => type.kind === "pointer") !== true) continue;
      return { function: sibling, node: other };
    }
  }
  return undefined;
}

/** The other side of a conditional expression, and what other branches assign. Functions return all kinds of things. */
function alternativesOf(call: Call): readonly Expression[] {
  const { parent } = call;
  if (parent?.kind === "conditional") return [parent.body, parent.orelse].filter((it) => it !== call);
  const around = enclosingFunction(call);
  if (around?.kind !== "functionDef") return [];
  const [target, ...others] = parent?.kind === "assign" && parent.value === call ? parent.targets : [];
  if (parent === undefined || target === undefined || others.length > 0) return [];
  const text = textOf(target);
  const found: Expression[] = [];
  for (const node of walk(around)) {
    if (node.kind !== "assign" || node === parent || !areAlternatives(node, parent)) continue;
    if (node.targets.some((it) => it.kind === target.kind && textOf(it) === text)) found.push(node.value);
  }
  return found;
}

const key = Symbol("functions declared to make objects");

/** `pool_alloc` of `pool_alloc_aligned`: the same stem, and the same word that makes something. */
function namesake(project: Project, fn: ForeignFunction): Sibling | undefined {
  const family = familyOf(fn);
  const declaration = family === undefined ? undefined : declaredMakers(project).get(family);
  return declaration && { function: declaration.function, node: declaration.node, isStandIn: false };
}

/** By family, where all that is declared of it returns pointers. */
function declaredMakers(project: Project): ReadonlyMap<string, Declaration> {
  return project.memo(key, () => {
    const found = new Map<string, Declaration>();
    const mixed = new Set<string>();
    for (const declarations of declarationsOf(project).of.values()) {
      for (const it of declarations) {
        const family = it.attribute === "restype" ? familyOf(it.function) : undefined;
        if (family === undefined) continue;
        if (resultTypesOf(project, it)?.every((type) => type.kind === "pointer") === true) found.set(family, it);
        else mixed.add(family);
      }
    }
    for (const family of mixed) found.delete(family);
    return found;
  });
}

const statuses = Symbol("functions whose results are tested");

/**
 * Whether at least two others that begin with the same two words, undeclared too, return what programs test for truth:
 * `tree_set_name` and `tree_set_value` beside `tree_set_child`.
 */
export function standsAmongStatuses(project: Project, { name, library }: ForeignFunction): boolean {
  const family = name === undefined ? undefined : verbFamilyOf(library.key, name);
  const tested = family === undefined ? undefined : testedResults(project).get(family);
  return tested !== undefined && tested.size - (tested.has(name ?? "") ? 1 : 0) >= 2;
}

/** The names of functions without `restype` whose result some call tests, by what they begin with. */
function testedResults(project: Project): ReadonlyMap<string, ReadonlySet<string>> {
  return project.memo(statuses, () => {
    const found = new Map<string, Set<string>>();
    for (const path of project.paths) {
      const file = project.module(path);
      for (const { call, function: fn } of file === undefined ? [] : foreignCallsIn(project, file)) {
        const family = fn.name === undefined ? undefined : verbFamilyOf(fn.library.key, fn.name);
        if (family === undefined || fn.name === undefined || found.get(family)?.has(fn.name) === true) continue;
        if (declaredAt(project, fn, "restype", call).state !== "unset" || resultUse(project, call) !== "truth")
          continue;
        const names = found.get(family);
        if (names === undefined) found.set(family, new Set([fn.name]));
        else names.add(fn.name);
      }
    }
    return found;
  });
}

function verbFamilyOf(library: string, name: string): string | undefined {
  const words = wordsOf(name);
  return words.length < 3 ? undefined : `${library} ${words.slice(0, 2).join(" ")}`;
}

function familyOf({ name, library }: ForeignFunction): string | undefined {
  const maker = name === undefined ? undefined : makerIn(name);
  return name === undefined || maker === undefined ? undefined : `${library.key} ${wordsOf(name)[0]} ${maker}`;
}
