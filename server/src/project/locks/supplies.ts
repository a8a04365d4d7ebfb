/**
 * What was handed in from outside. An expression is followed back through names, attributes and containers to the
 * parameters of public functions it may come from:
 *
 *     def on_change(self, callback): self._callbacks.append(callback)      registered here
 *     for callback in self._callbacks: callback(self)                      supplied by others
 *
 * What private functions receive is followed to their callers, so a table that the class fills with its own methods
 * supplies nothing.
 */

import { reachingBindings } from "../../semantics/reaching.ts";
import type { Binding } from "../../semantics/scopes.ts";
import type { Attribute, Call, ClassDef, Expression, Name, Parameter } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { valuesOfAttribute } from "./attribute-values.ts";
import { type Fill, fillsOfAttribute, fillsOfGlobal, fillsOfLocal, fillsOfOthers } from "./container-fills.ts";
import { combiners, copies, elementTakers, passThrough, views, weakReferences } from "./container-words.ts";
import { holdsOwnFunction } from "./own-functions.ts";
import { isHandedOut, isPublicFunction, selfParameterOf } from "./places.ts";
import { roleNames } from "./role-names.ts";
import {
  atPosition,
  classesOf,
  distinct,
  first,
  isModuleLevel,
  mostSupplies,
  passedIn,
  returnedMembers,
  returnStatements,
  type Supply,
  stored,
} from "./supply.ts";
import { tableOfKeys } from "./tables.ts";

/** How many steps are followed back. */
const deepestTrace = 8;
export function suppliesOf(project: Project, expression: Expression): readonly Supply[] {
  return distinct(valueSupplies(project, expression, 0));
}

/** The same for the elements of a container. */
export function suppliesInside(project: Project, container: Expression): readonly Supply[] {
  return distinct(elementSupplies(project, container, 0));
}

function valueSupplies(project: Project, expression: Expression, depth: number): readonly Supply[] {
  if (depth > deepestTrace) return [];
  switch (expression.kind) {
    case "name":
      return suppliesOfName(project, expression, depth, "value");
    case "attribute":
      return suppliesOfAttribute(project, expression, depth, "value");
    case "subscript":
      return elementSupplies(project, expression.object, depth + 1);
    case "call":
      return suppliesOfCall(project, expression, depth);
    case "booleanOperation":
      return expression.operands.flatMap((it) => valueSupplies(project, it, depth + 1));
    case "conditional":
      return [expression.body, expression.orelse].flatMap((it) => valueSupplies(project, it, depth + 1));
    case "sequence":
      return expression.elements.flatMap((it, position) => {
        return valueSupplies(project, it, depth + 1).map((supply): Supply => ({ ...supply, via: "element", position }));
      });
    case "walrus":
    case "await":
    case "starred":
      return valueSupplies(project, expression.value, depth + 1);
    default:
      return [];
  }
}

/** What the elements of a container are, at any depth of nesting. */
function elementSupplies(project: Project, container: Expression, depth: number): readonly Supply[] {
  if (depth > deepestTrace) return [];
  switch (container.kind) {
    case "name":
      return suppliesOfName(project, container, depth, "elements");
    case "attribute":
      return suppliesOfAttribute(project, container, depth, "elements");
    case "subscript":
      return elementSupplies(project, container.object, depth + 1);
    case "call":
      return elementsOfCall(project, container, depth);
    case "booleanOperation":
      return container.operands.flatMap((it) => elementSupplies(project, it, depth + 1));
    case "conditional":
      return [container.body, container.orelse].flatMap((it) => elementSupplies(project, it, depth + 1));
    case "binaryOperation":
      return [container.left, container.right].flatMap((it) => elementSupplies(project, it, depth + 1));
    case "sequence":
      return container.elements.flatMap((it) => valueSupplies(project, it, depth + 1));
    case "dictionary":
      return container.entries.flatMap((it) => valueSupplies(project, it.value, depth + 1));
    case "comprehension":
      return valueSupplies(project, container.element, depth + 1);
    case "starred":
    case "walrus":
      return elementSupplies(project, container.value, depth + 1);
    default:
      return [];
  }
}

/** The thing itself, what is inside of it, or the keys of the table that it is. */
type Asked = "value" | "elements" | "keys";

function suppliesOfName(project: Project, name: Name, depth: number, asked: Asked): readonly Supply[] {
  const bindings = reachingBindings(name) ?? [];
  const found: Supply[] =
    asked === "keys" ? [] : bindings.flatMap((it) => suppliesOfBinding(project, it, depth, asked));
  if (asked === "value") return found;
  // What a function collects for itself keeps the names it had.
  const collected = asked === "elements" ? fillsOfLocal(name) : [];
  found.push(...collected.flatMap((it) => valueSupplies(project, it.value, depth + 1)));
  const filled = suppliesOfFills(project, fillsOfGlobal(project, name), name.id, depth, asked, true);
  return [...found, ...filled];
}

function suppliesOfBinding(
  project: Project,
  binding: Binding,
  depth: number,
  asked: "value" | "elements",
): readonly Supply[] {
  const { origin } = binding;
  switch (origin.kind) {
    case "parameter":
      return suppliesOfParameter(project, origin.parameter, depth, asked);
    case "value": {
      // Unpacking a supplied tuple gives what is inside of it.
      if (origin.path.length > 0 && asked === "value") {
        const members = returnedMembers(project, origin.value, origin.path);
        if (members !== undefined) return members.flatMap((it) => valueSupplies(project, it, depth + 2));
        return atPosition(elementSupplies(project, origin.value, depth + 1), origin.path.at(-1));
      }
      const isGlobal = binding.node.parent?.kind === "assign" && isModuleLevel(binding.node);
      const found =
        asked === "value"
          ? valueSupplies(project, origin.value, depth + 1)
          : elementSupplies(project, origin.value, depth + 1);
      return isGlobal
        ? found.map((it) => stored(it, binding.node, it.via === "element" ? "element" : "stored", binding.name, true))
        : found;
    }
    case "loop": {
      const table = asked === "value" ? tableOfKeys(project, origin.iterable, origin.path) : undefined;
      return table === undefined
        ? atPosition(elementSupplies(project, origin.iterable, depth + 1), origin.path.at(-1))
        : keySupplies(project, table, depth + 1);
    }
    default:
      return [];
  }
}

function keySupplies(project: Project, table: Name | Attribute, depth: number): readonly Supply[] {
  if (depth > deepestTrace) return [];
  return table.kind === "name"
    ? suppliesOfName(project, table, depth, "keys")
    : suppliesOfAttribute(project, table, depth, "keys");
}

function suppliesOfParameter(
  project: Project,
  parameter: Parameter,
  depth: number,
  asked: "value" | "elements",
): readonly Supply[] {
  const definition = parameter.parent;
  if (definition?.kind !== "functionDef" && definition?.kind !== "lambda") return [];
  if (selfParameterOf(definition) === parameter) return [];
  const name = parameter.name?.id;
  if (name === undefined) return [];
  if (definition.kind === "lambda" || isPublicFunction(definition) || isHandedOut(definition)) {
    return [passedIn(asked === "value" ? "parameter" : "element", parameter, definition, name)];
  }
  const passed = project.callersOf(definition).argumentsFor(parameter);
  return passed.slice(0, mostSupplies).flatMap((it) => {
    return asked === "value" ? valueSupplies(project, it, depth + 1) : elementSupplies(project, it, depth + 1);
  });
}

function suppliesOfAttribute(project: Project, attribute: Attribute, depth: number, asked: Asked): readonly Supply[] {
  const known = classesOf(project, attribute.object);
  if (asked === "value" && holdsOwnFunction(project, attribute)) return [];
  if (known.length > 0 || depth + 2 > deepestTrace) {
    return known.flatMap((it) => suppliesOfSlot(project, it, attribute.name, depth, asked));
  }
  // `subscription.callback`, where the subscription came out of a container.
  if (asked === "elements" && roleNames.test(attribute.name)) {
    const fills = fillsOfOthers(project, attribute);
    if (fills.length > 0) return suppliesOfFills(project, fills, attribute.name, depth, asked);
  }
  const wrappers = new Set(valueSupplies(project, attribute.object, depth + 2).flatMap((it) => it.wrapper ?? []));
  return [...wrappers].flatMap((it) => suppliesOfSlot(project, it, attribute.name, depth + 2, asked));
}

function suppliesOfSlot(
  project: Project,
  definition: ClassDef,
  name: string,
  depth: number,
  asked: Asked,
): readonly Supply[] {
  const found: Supply[] = [];
  for (const { target, value } of valuesOfAttribute(project, definition, name)) {
    if (value === undefined || value.kind === "none" || asked === "keys") continue;
    const supplies =
      asked === "value" ? valueSupplies(project, value, depth + 1) : elementSupplies(project, value, depth + 1);
    for (const it of supplies)
      found.push(stored(it, target, asked === "value" && it.via !== "element" ? "stored" : "element", name, false));
  }
  const fills = asked === "value" ? [] : fillsOfAttribute(project, definition, name);
  return [...found, ...suppliesOfFills(project, fills, name, depth, asked)];
}

/** What a table is called tells of its values, not of its keys. */
function suppliesOfFills(
  project: Project,
  fills: readonly Fill[],
  name: string,
  depth: number,
  asked: Asked,
  isGlobal = false,
): readonly Supply[] {
  return fills.flatMap((fill) => {
    const inside = asked === "keys" ? fill.key : fill.value;
    const supplies = inside === undefined ? [] : valueSupplies(project, inside, depth + 1);
    return supplies.map((it) => stored(it, fill.node, "element", asked === "keys" ? "" : name, isGlobal));
  });
}

function suppliesOfCall(project: Project, call: Call, depth: number): readonly Supply[] {
  const { callee } = call;
  const ofArgument = () => first(call, (it) => valueSupplies(project, it, depth + 1));
  if (callee.kind === "attribute" && elementTakers.has(callee.name)) {
    return elementSupplies(project, callee.object, depth + 1);
  }
  if (callee.kind === "name" && callee.id === "next") {
    return first(call, (it) => elementSupplies(project, it, depth + 1));
  }
  // What is looked up by name on a supplied object is the object's own code.
  if (callee.kind === "name" && callee.id === "getattr") {
    return ofArgument().map((it) => ({ ...it, isLookedUp: true }));
  }
  for (const value of project.evaluate(callee)) {
    if (value.kind !== "external") continue;
    if (passThrough.has(value.path)) return ofArgument();
    if (weakReferences.has(value.path)) return ofArgument().map((it) => ({ ...it, isWeak: true }));
  }
  if (call.arguments.length === 0) {
    const references = valueSupplies(project, callee, depth + 1).filter((it) => it.isWeak);
    if (references.length > 0) return references.map((it) => ({ ...it, isWeak: false }));
  }
  return wrappedSupplies(project, call, depth);
}

/** An object of our own that was made to carry a supplied callable: `Subscription(callback)`. */
function wrappedSupplies(project: Project, call: Call, depth: number): readonly Supply[] {
  const own = project.evaluate(call.callee).find((it) => it.kind === "class");
  if (own?.kind !== "class") return [];
  return call.arguments.flatMap((it) => {
    const supplies = it.unpack === undefined ? valueSupplies(project, it.value, depth + 2) : [];
    return supplies.map((supply): Supply => ({ ...supply, via: "element", wrapper: own.definition }));
  });
}

function elementsOfCall(project: Project, call: Call, depth: number): readonly Supply[] {
  const { callee } = call;
  if (callee.kind === "attribute" && (views.has(callee.name) || elementTakers.has(callee.name))) {
    return elementSupplies(project, callee.object, depth + 1);
  }
  const name = callee.kind === "name" ? callee.id : callee.kind === "attribute" ? callee.name : "";
  if (copies.has(name)) return first(call, (it) => elementSupplies(project, it, depth + 1));
  if (combiners.has(name)) {
    return call.arguments.flatMap((it) => elementSupplies(project, it.value, depth + 1));
  }
  return returnedElements(project, call, depth);
}

/** `for callback in self._callbacks_for(event)`: what the method collects. */
function returnedElements(project: Project, call: Call, depth: number): readonly Supply[] {
  if (depth + 2 > deepestTrace) return [];
  return project.calleesOf(call).flatMap((it) => {
    if (it.kind !== "function" || it.definition.kind === "lambda") return [];
    return returnStatements(it.definition.body).flatMap((value) => elementSupplies(project, value, depth + 2));
  });
}
