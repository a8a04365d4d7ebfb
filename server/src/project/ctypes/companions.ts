/** What ends where the result of a call ends: in the same parameter of the program's own code, or in the same attribute. */

import type { Call, Expression, Name } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { argumentFor } from "../calls.ts";
import { enclosingClass } from "../classes.ts";
import type { Project } from "../project.ts";
import { resultTypesAt } from "./declared.ts";
import { type ForeignFunction, foreignFunctionOf } from "./functions.ts";

export interface Companion {
  readonly function: ForeignFunction;
  readonly node: Expression;
}

/** More of them are not looked at: what the first hundred say holds for the rest. */
const mostCompanions = 100;

/**
 * A function of the same library that is declared to return a pointer, where nearly all that ends in the same place is a
 * pointer: a check through which every status goes tells nothing of the one object among them.
 */
export function pointerCompanion(project: Project, call: Call, fn: ForeignFunction): Companion | undefined {
  const pointers = new Map<string, Companion>();
  const others = new Set<string>();
  for (const node of companionsOf(project, call).slice(0, mostCompanions)) {
    for (const it of project.evaluate(node)) {
      const sibling = it.kind === "result" ? foreignFunctionOf(project, it.callee) : undefined;
      if (it.kind !== "result" || sibling === undefined || sibling.key === fn.key) continue;
      const isPointer = resultTypesAt(project, sibling, it.call)?.every((type) => type.kind === "pointer") === true;
      if (!isPointer) others.add(sibling.key);
      else if (sibling.library.key === fn.library.key) pointers.set(sibling.key, { function: sibling, node });
    }
  }
  const [first] = pointers.values();
  return pointers.size >= 2 && others.size * 4 <= pointers.size ? first : undefined;
}

function companionsOf(project: Project, call: Call): readonly Expression[] {
  const { parent } = call;
  if (parent?.kind === "argument") return passedLikewise(project, call);
  const [target, ...more] = parent?.kind === "assign" && parent.value === call ? parent.targets : [];
  if (target === undefined || more.length > 0) return [];
  if (target.kind === "name") return usesAfter(call, target).flatMap((it) => passedLikewise(project, it));
  if (target.kind !== "attribute" || target.object.kind !== "name") return [];
  const owner = enclosingClass(call);
  if (owner === undefined) return [];
  return project
    .storesOf(owner, target.name)
    .flatMap(({ origin }) => (origin.kind === "value" && origin.path.length === 0 ? [origin.value] : []))
    .filter((it) => it !== call);
}

/** Where the same function passes on the variable that holds the result. */
function usesAfter(call: Call, { id }: Name): readonly Name[] {
  const around = enclosingFunction(call);
  const found: Name[] = [];
  for (const node of around === undefined ? [] : walk(around)) {
    if (node.kind === "name" && node.id === id && node.parent?.kind === "argument") found.push(node);
  }
  return found;
}

/** What other calls pass for the parameter for which the result is passed. */
function passedLikewise(project: Project, passed: Expression): readonly Expression[] {
  const receiving = passed.parent?.parent;
  if (receiving?.kind !== "call") return [];
  for (const callee of project.calleesOf(receiving)) {
    const definition = callee.kind === "class" ? project.methodOf(callee.definition, "__init__") : definitionOf(callee);
    if (definition?.kind !== "functionDef") continue;
    const isBound = callee.kind === "class" || (callee.kind === "function" && callee.receiver !== undefined);
    const parameter = definition.parameters.find(
      (it) => argumentFor(receiving, definition, isBound, it)?.value === passed,
    );
    if (parameter === undefined) continue;
    return project
      .callersOf(definition)
      .argumentsFor(parameter)
      .filter((it) => it !== passed);
  }
  return [];
}

type Callee = ReturnType<Project["calleesOf"]>[number];

const definitionOf = (callee: Callee) => (callee.kind === "function" ? callee.definition : undefined);
