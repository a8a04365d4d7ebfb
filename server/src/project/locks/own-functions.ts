/** Objects that carry a function of ours: what a decorator makes of a method. */

import type { Attribute, ClassDef, Expression } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { valuesOfAttribute } from "./attribute-values.ts";
import { classAround } from "./places.ts";

/** Whether the object is known by the call that made it, and was given one of our own functions: a decorator's object. */
export function holdsOwnFunction(project: Project, attribute: Attribute): boolean {
  const values = project.evaluate(attribute.object);
  return (
    values.length > 0 &&
    values.every((value) => {
      if (value.kind !== "instance" || value.call === undefined) return false;
      const init = project.methodOf(value.definition, "__init__");
      const stores = valuesOfAttribute(project, value.definition, attribute.name);
      const [store] = stores;
      if (init === undefined || stores.length !== 1 || store?.value?.kind !== "name") return false;
      const id = store.value.id;
      const parameter = init.parameters.find((it) => it.name?.id === id);
      const callee = { kind: "function", definition: init, receiver: value, frame: undefined } as const;
      const passed = parameter === undefined ? undefined : project.argumentFor(value.call, callee, parameter);
      const given = passed === undefined ? [] : project.evaluate(passed);
      return given.length > 0 && given.every((it) => it.kind === "function");
    })
  );
}

/** `reset = ignore` in the body of a class, after `def ignore(self)`: a method with two names. */
export const isOwnMethod = (project: Project, value: Expression | undefined, owner: ClassDef): boolean =>
  value !== undefined &&
  project.evaluate(value).some((it) => it.kind === "function" && classAround(it.definition) === owner);
