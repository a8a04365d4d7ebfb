/** What a function used as `errcheck` is given: the result of a foreign call, as `restype` made it. */

import type { Value } from "../../semantics/values.ts";
import type { FunctionDef, Parameter } from "../../syntax/ast.ts";
import { returnStatementsOf } from "../calls.ts";
import type { Project } from "../project.ts";
import type { CtypesType } from "./ctypes-type.ts";
import { allDeclarations, type Declaration, declarationsOf } from "./declarations.ts";
import { resultTypesOf } from "./declared.ts";
import type { ForeignFunction } from "./functions.ts";

export interface CheckedResult {
  readonly function: ForeignFunction;
  readonly type: CtypesType;
}

const key = Symbol("functions by their errcheck");

/** The results that a parameter may be; empty where it is no first parameter of an `errcheck`, or one is not known. */
export function checkedResults(project: Project, parameter: Parameter): readonly CheckedResult[] {
  const definition = parameter.parent;
  if (definition?.kind !== "functionDef" || definition.parameters[0] !== parameter) return [];
  const functions = checkedBy(project).get(definition) ?? [];
  const results: CheckedResult[] = [];
  for (const fn of functions) {
    const declared = (declarationsOf(project).of.get(fn.key) ?? []).filter((it) => it.attribute === "restype");
    // Without `restype` it is a C int.
    const types = declared.map((it) => resultTypesOf(project, it));
    const [type, ...others] = types.flatMap((it) => it ?? []);
    if (type === undefined || types.includes(undefined) || others.some((it) => it.name !== type.name)) return [];
    results.push({ function: fn, type });
  }
  return results;
}

/** Whether what is declared as `errcheck` gives the result back as it got it, on some way. */
export function handsResultOn(project: Project, { value, frame }: Declaration): boolean {
  const definitions = value === undefined ? [] : project.evaluate(value, frame).map(definitionOf);
  return (
    definitions.length > 0 &&
    definitions.every(([definition]) => {
      const name = definition?.parameters[0]?.name?.id;
      if (definition === undefined || name === undefined) return false;
      return returnStatementsOf(definition).some((it) => it.value?.kind === "name" && it.value.id === name);
    })
  );
}

function checkedBy(project: Project): ReadonlyMap<FunctionDef, readonly ForeignFunction[]> {
  return project.memo(key, () => {
    const found = new Map<FunctionDef, ForeignFunction[]>();
    for (const { attribute, value, frame, function: fn } of allDeclarations(project)) {
      if (attribute !== "errcheck" || value === undefined) continue;
      for (const definition of project.evaluate(value, frame).flatMap(definitionOf)) {
        const list = found.get(definition);
        if (list === undefined) found.set(definition, [fn]);
        else list.push(fn);
      }
    }
    return found;
  });
}

function definitionOf(value: Value): readonly FunctionDef[] {
  return value.kind === "function" && value.definition.kind === "functionDef" && value.receiver === undefined
    ? [value.definition]
    : [];
}
