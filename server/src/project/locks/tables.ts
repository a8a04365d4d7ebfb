/** Tables: what going through one gives are the keys its values are filed under, not the values. */

import { reachingBindings } from "../../semantics/reaching.ts";
import type { UnpackingStep } from "../../semantics/scopes.ts";
import type { Attribute, Expression, Name } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import type { Project } from "../project.ts";
import { valuesOfAttribute } from "./attribute-values.ts";
import { classesOf } from "./supply.ts";

/** The table whose keys a loop over `iterable` gives at `path`: going through a table gives what its values are filed under. */
export function tableOfKeys(
  project: Project,
  iterable: Expression,
  path: readonly UnpackingStep[],
): Name | Attribute | undefined {
  let current = iterable;
  for (let step = 0; step < 4 && current.kind === "call"; step++) {
    const { callee } = current;
    const argument = current.arguments[0]?.value;
    if (callee.kind === "name" && orderings.has(callee.id) && argument !== undefined) current = argument;
    else break;
  }
  if (current.kind === "call" && current.callee.kind === "attribute") {
    const { object, name } = current.callee;
    const isKey = keyViews.has(name) || (itemViews.has(name) && path.length === 1 && path[0] === 0);
    return isKey && (object.kind === "name" || object.kind === "attribute") ? object : undefined;
  }
  if (path.length > 0 || (current.kind !== "name" && current.kind !== "attribute")) return undefined;
  return isTable(project, current) ? current : undefined;
}

const orderings = new Set(["list", "tuple", "set", "frozenset", "sorted", "reversed", "iter"]);
const keyViews = new Set(["keys", "iterkeys", "viewkeys"]);
const itemViews = new Set(["items", "iteritems", "viewitems"]);
const tableMakers = /^(?:dict|defaultdict|OrderedDict|WeakValueDictionary|WeakKeyDictionary|Counter)$/;

function isTable(project: Project, container: Name | Attribute): boolean {
  const values =
    container.kind === "attribute"
      ? classesOf(project, container.object).flatMap((it) => valuesOfAttribute(project, it, container.name))
      : (reachingBindings(container) ?? []).map(({ origin }) => ({
          value: origin.kind === "value" && origin.path.length === 0 ? origin.value : undefined,
        }));
  return values.length > 0 && values.every(({ value }) => value !== undefined && makesTable(value));
}

function makesTable(value: Expression): boolean {
  if (value.kind === "dictionary") return true;
  if (value.kind !== "call") return false;
  const { callee } = value;
  return tableMakers.test(lastName(callee));
}
