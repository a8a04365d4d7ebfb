/** What an attribute of a class is given, in its methods and in its body. */

import { scopeOf } from "../../semantics/scopes.ts";
import type { ClassDef, Expression, FunctionDef, Node } from "../../syntax/ast.ts";
import { pairOf } from "../pairs.ts";
import type { Project } from "../project.ts";

export interface AttributeValue {
  /** The target of the assignment. */
  readonly target: Node;
  /** `undefined` for what a loop, a context or an unpacking gives. */
  readonly value: Expression | undefined;
  /** `undefined` in the body of a class. */
  readonly method: FunctionDef | undefined;
}

const key = Symbol("values of attributes");

/** Every visible assignment to an attribute, the class and its bases in this order. Methods are no values. */
export function valuesOfAttribute(project: Project, definition: ClassDef, name: string): readonly AttributeValue[] {
  return project.memoFor(key, pairOf(definition, name), () => collect(project, definition, name));
}

function collect(project: Project, definition: ClassDef, name: string): readonly AttributeValue[] {
  const found: AttributeValue[] = [];
  for (const { target, origin, method } of project.storesOf(definition, name)) {
    const value = origin.kind === "value" && origin.path.length === 0 ? origin.value : undefined;
    found.push({ target, value, method });
  }
  for (const owner of project.hierarchyOf(definition).classes) {
    for (const { node, origin } of scopeOf(owner).bindings.get(name) ?? []) {
      if (origin.kind === "value" && origin.path.length === 0)
        found.push({ target: node, value: origin.value, method: undefined });
    }
  }
  return found;
}
