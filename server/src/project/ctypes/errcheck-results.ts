/** What a function used as `errcheck` is given: the result of a foreign call, as `restype` made it. */

import { scopeOf } from "../../semantics/scopes.ts";
import type { Value } from "../../semantics/values.ts";
import type { Expression, FunctionDef, Parameter } from "../../syntax/ast.ts";
import { groupBy } from "../../text/group-by.ts";
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
  const functions = checkedBy(project).get(parameter) ?? [];
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
export function handsResultOn(project: Project, declaration: Declaration): boolean {
  return areCheckers(project, declaration, (returned, isResult) => returned.some(isResult));
}

/** Whether it does on every way on which it returns. */
export function alwaysHandsResultOn(project: Project, declaration: Declaration): boolean {
  return areCheckers(project, declaration, (returned, isResult) => returned.length > 0 && returned.every(isResult));
}

type Test<T> = (subject: T) => boolean;

function areCheckers(
  project: Project,
  { value, frame }: Declaration,
  agrees: (returned: readonly (Expression | undefined)[], isResult: Test<Expression | undefined>) => boolean,
): boolean {
  const values = value === undefined ? [] : project.evaluate(value, frame);
  return (
    values.length > 0 &&
    values.every((it) => {
      const parameter = checkedParameterOf(it);
      const name = parameter?.name?.id;
      if (name === undefined || parameter?.parent?.kind !== "functionDef" || isRebound(parameter.parent, name))
        return false;
      const returned = returnStatementsOf(parameter.parent).map((one) => one.value);
      return agrees(returned, (one) => one?.kind === "name" && one.id === name);
    })
  );
}

const isRebound = (definition: FunctionDef, name: string): boolean =>
  (scopeOf(definition).bindings.get(name)?.length ?? 0) > 1;

function checkedBy(project: Project): ReadonlyMap<Parameter, readonly ForeignFunction[]> {
  return project.memo(key, () => {
    const checks = allDeclarations(project).flatMap(({ attribute, value, frame, function: fn }) => {
      if (attribute !== "errcheck" || value === undefined) return [];
      const parameters = project.evaluate(value, frame).flatMap((it) => checkedParameterOf(it) ?? []);
      return parameters.map((parameter) => ({ parameter, fn }));
    });
    const byParameter = groupBy(checks, (it) => it.parameter);
    return new Map([...byParameter].map(([parameter, all]) => [parameter, all.map((it) => it.fn)]));
  });
}

/** The parameter for which a function that is used as `errcheck` gets the result: that behind `self` in a bound method. */
function checkedParameterOf(value: Value): Parameter | undefined {
  if (value.kind !== "function" || value.definition.kind !== "functionDef") return undefined;
  return value.definition.parameters[value.receiver === undefined ? 0 : 1];
}
