/** The functions of the workspace that run when an expression is evaluated: by calls, properties and operators. */

import { isStore, scopeOf } from "../../semantics/scopes.ts";
import type { FunctionValue, Value } from "../../semantics/values.ts";
import type { Attribute, Call, ClassDef, Expression, FunctionDef, Node } from "../../syntax/ast.ts";
import { isProperty, ownMethod } from "../classes.ts";
import type { Project } from "../project.ts";
import { containerOf, valuesOrElements } from "./element-values.ts";
import { isGenerator } from "./held-locks.ts";
import { pathOf } from "./lock-paths.ts";
import type { ObjectPath } from "./object-path.ts";
import { type AnyFunction, hasDecorator, isOfSuper, runsElsewhere } from "./places.ts";
import { type Activation, activationOf, implicitActivation } from "./rebase.ts";

export interface Invocation {
  readonly site: Expression;
  readonly definition: AnyFunction;
  readonly activation: Activation;
  /** Whether a subclass may replace what is called here, and this is such a replacement. */
  readonly isOverride: boolean;
  /** How it is invoked, where no call shows it: "the property `size`". */
  readonly through: string | undefined;
}

/** Overriding methods beyond these say nothing new about a base class that is used everywhere. */
const mostOverrides = 8;

export function invocationsAt(project: Project, part: Expression): readonly Invocation[] {
  return project.memoFor(key, part, () => invocations(project, part));
}

const key = Symbol("invocations");

function invocations(project: Project, part: Expression): readonly Invocation[] {
  switch (part.kind) {
    case "call":
      return invocationsOfCall(project, part);
    case "attribute":
      return throughProperty(project, part);
    case "subscript": {
      const method = part.parent?.kind === "delete" ? "__delitem__" : isTarget(part) ? "__setitem__" : "__getitem__";
      return special(project, part, part.object, method);
    }
    case "comparison": {
      const [left, right] = part.operands;
      const [operator] = part.operators;
      if (left === undefined || right === undefined) return [];
      if (operator === "in" || operator === "not in") return special(project, part, right, "__contains__");
      return operator === "==" || operator === "!=" ? special(project, part, left, "__eq__") : [];
    }
    case "formatted":
      return part.parts.flatMap((it) =>
        typeof it === "string" ? [] : texts(project, part, it.value, it.conversion === "r"),
      );
    case "binaryOperation":
      return part.operator === "%" && part.left.kind === "string" ? formattedOperands(project, part, part.right) : [];
    default:
      return [];
  }
}

/** What iterating over an expression runs, beside evaluating it. */
export function invocationsOfIteration(project: Project, iterable: Expression): readonly Invocation[] {
  return [...special(project, iterable, iterable, "__iter__"), ...generatorBodies(project, iterable)];
}

export function invocationsOfEntering(project: Project, context: Expression): readonly Invocation[] {
  const managers = context.kind === "call" ? targetsOf(project, context).filter((it) => isManager(it.definition)) : [];
  return [...special(project, context, context, "__enter__"), ...managers];
}

export function invocationsOfLeaving(project: Project, context: Expression): readonly Invocation[] {
  return special(project, context, context, "__exit__");
}

const isManager = (it: AnyFunction): boolean => it.kind === "functionDef" && hasDecorator(it, "contextmanager");

const textMakers: Readonly<Record<string, string>> = {
  str: "__str__",
  repr: "__repr__",
  len: "__len__",
  bool: "__bool__",
  hash: "__hash__",
};
const consumers = new Set([
  "list",
  "tuple",
  "set",
  "frozenset",
  "dict",
  "sorted",
  "sum",
  "any",
  "all",
  "max",
  "min",
  "next",
]);

function invocationsOfCall(project: Project, call: Call): readonly Invocation[] {
  const found: Invocation[] = [];
  const { callee } = call;
  const argument = call.arguments[0]?.value;
  if (callee.kind === "name" && argument !== undefined) {
    const method = textMakers[callee.id];
    if (method !== undefined) found.push(...special(project, call, argument, method));
    if (consumers.has(callee.id)) found.push(...invocationsOfIteration(project, argument));
  }
  for (const it of targetsOf(project, call)) {
    // Making a generator or a coroutine runs nothing of it.
    if (it.definition.kind === "functionDef" && isGenerator(it.definition)) continue;
    if (it.definition.kind === "functionDef" && it.definition.isAsync && call.parent?.kind !== "await") continue;
    found.push(it);
  }
  return found;
}

function generatorBodies(project: Project, iterable: Expression): readonly Invocation[] {
  if (iterable.kind !== "call") return [];
  return targetsOf(project, iterable).filter(
    (it) => it.definition.kind === "functionDef" && isGenerator(it.definition),
  );
}

function targetsOf(project: Project, call: Call): readonly Invocation[] {
  const found: Invocation[] = [];
  const add = (value: FunctionValue, receiver: ObjectPath | undefined, isOverride: boolean) => {
    if (found.some((it) => it.definition === value.definition)) return;
    // The doubles of tests are not what the program calls.
    if (isTest(project, value.definition) && !isTest(project, call)) return;
    const activation = activationOf(project, call, value, receiver);
    found.push({ site: call, definition: value.definition, activation, isOverride, through: undefined });
  };
  const receiver = call.callee.kind === "attribute" ? pathOf(project, call.callee.object) : undefined;
  const callees = project.calleesOf(call);
  const isKnown = callees.some((it) => it.kind === "function" || it.kind === "class" || it.kind === "instance");
  for (const value of isKnown ? callees : methodsOfElement(project, call)) {
    if (value.kind === "function") {
      const target = decoratedFunction(value);
      if (isReplaced(project, call, target) || runsElsewhere(target.definition)) continue;
      add(target, isKnown ? receiver : elementPath(project, call, target, receiver), false);
      // What stands behind a class is not what stands before it.
      if (isOfSuper(call)) continue;
      for (const override of overridesOf(project, target)) add({ ...target, definition: override }, receiver, true);
    } else if (value.kind === "class") {
      for (const name of ["__init__", "__post_init__"]) {
        const init = project.methodOf(value.definition, name);
        if (init === undefined) continue;
        const self: Value = { kind: "instance", definition: value.definition, call };
        add({ kind: "function", definition: init, receiver: self, frame: undefined }, undefined, false);
      }
    } else if (value.kind === "instance") {
      const method = project.methodOf(value.definition, "__call__");
      if (method !== undefined)
        add(
          { kind: "function", definition: method, receiver: value, frame: undefined },
          pathOf(project, call.callee),
          false,
        );
    }
  }
  return found;
}

/** `task.stop()`, where the task came out of a container of tasks. */
function methodsOfElement(project: Project, { callee }: Call): readonly FunctionValue[] {
  if (callee.kind !== "attribute") return [];
  return valuesOrElements(project, callee.object).flatMap((it) => {
    const definition = it.kind === "instance" ? project.methodOf(it.definition, callee.name) : undefined;
    return definition === undefined ? [] : [{ kind: "function", definition, receiver: it, frame: undefined } as const];
  });
}

/** An element that its container's owner made: what it calls its maker is that owner. */
function elementPath(
  project: Project,
  { callee }: Call,
  { receiver: element }: FunctionValue,
  plain: ObjectPath | undefined,
): ObjectPath | undefined {
  const container = callee.kind === "attribute" ? containerOf(callee.object) : undefined;
  if (plain === undefined || element === undefined || container?.kind !== "attribute") return plain;
  return plain.values.some((it) => it.kind === "instance")
    ? plain
    : { ...plain, values: [element], parent: pathOf(project, container.object) ?? plain.parent };
}

const isTest = (project: Project, node: Node): boolean => project.fileOf(node).options.isTest;

/** Whether an instance attribute of the name stands before the method: `self._send = self.context.send`. */
function isReplaced(project: Project, { callee }: Call, { definition, receiver }: FunctionValue): boolean {
  if (callee.kind !== "attribute" || definition.kind === "lambda" || receiver?.kind !== "instance") return false;
  if (definition.name.id !== callee.name) return false;
  return project.storesOf(receiver.definition, callee.name).length > 0;
}

/** The function that a decorator's wrapper stands for: what the wrapper adds is known from the decorator. */
function decoratedFunction(value: FunctionValue): FunctionValue {
  let current = value;
  for (let depth = 0; depth < 4; depth++) {
    const inner = functionIn(current);
    if (inner === undefined) return current;
    current = { ...inner, receiver: inner.receiver ?? value.receiver };
  }
  return current;
}

function functionIn({ definition, frame }: FunctionValue): FunctionValue | undefined {
  for (let current = frame; current !== undefined; current = current.outer) {
    for (const values of current.bindings.values()) {
      for (const it of values) {
        const isDecorated =
          it.kind === "function" && it.definition.kind === "functionDef" && it.definition.decorators.length > 0;
        if (isDecorated && it.definition !== definition) return it;
      }
    }
  }
  return undefined;
}

/** Replacements of a method in subclasses of the class it was found on. */
function overridesOf(project: Project, { definition, receiver }: FunctionValue): readonly FunctionDef[] {
  if (definition.kind === "lambda" || receiver?.kind !== "instance" || receiver.call !== undefined) return [];
  const found: FunctionDef[] = [];
  for (const subclass of project.subclassesOf(receiver.definition)) {
    const method = ownMethod(subclass, definition.name.id);
    if (method !== undefined && method !== definition) found.push(method);
    if (found.length >= mostOverrides) break;
  }
  return found;
}

function throughProperty(project: Project, attribute: Attribute): readonly Invocation[] {
  if (attribute.parent?.kind === "call" && attribute.parent.callee === attribute) return [];
  const isSet = isTarget(attribute);
  const found: Invocation[] = [];
  for (const definition of instancesOf(project, attribute.object)) {
    const method = accessorOf(project, definition, attribute.name, isSet);
    if (method === undefined) continue;
    found.push({
      site: attribute,
      definition: method,
      activation: implicitActivation(method, pathOf(project, attribute.object)),
      isOverride: false,
      through: `the property \`${attribute.name}\``,
    });
  }
  return found;
}

function accessorOf(project: Project, definition: ClassDef, name: string, isSet: boolean): FunctionDef | undefined {
  for (const owner of project.hierarchyOf(definition).classes) {
    const functions = (scopeOf(owner).bindings.get(name) ?? []).flatMap((it) => {
      return it.origin.kind === "function" ? [it.origin.definition] : [];
    });
    if (functions.length === 0) continue;
    return functions.find((it) => (isSet ? hasDecorator(it, "setter") : isProperty(it)));
  }
  return undefined;
}

function isTarget(node: Expression): boolean {
  return isStore(node) && node.parent?.kind !== "delete";
}

function special(project: Project, site: Expression, object: Expression, name: string): readonly Invocation[] {
  const found: Invocation[] = [];
  for (const definition of instancesOf(project, object)) {
    const method = project.methodOf(definition, name);
    if (method === undefined || found.some((it) => it.definition === method)) continue;
    found.push({
      site,
      definition: method,
      activation: implicitActivation(method, pathOf(project, object)),
      isOverride: false,
      through: `\`${name}\``,
    });
  }
  return found;
}

function texts(project: Project, site: Expression, object: Expression, isRepr: boolean): readonly Invocation[] {
  const own = isRepr ? [] : special(project, site, object, "__str__");
  return own.length > 0 ? own : special(project, site, object, "__repr__");
}

function formattedOperands(project: Project, site: Expression, right: Expression): readonly Invocation[] {
  const operands = right.kind === "sequence" ? right.elements : [right];
  return operands.flatMap((it) => texts(project, site, it, false));
}

function instancesOf(project: Project, object: Expression): readonly ClassDef[] {
  const found: ClassDef[] = [];
  for (const value of project.evaluate(object)) {
    if (value.kind === "instance" && !found.includes(value.definition)) found.push(value.definition);
  }
  return found;
}
