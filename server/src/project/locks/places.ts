/** Where functions and classes stand, and how methods see their object. */

import {
  type Call,
  type ClassDef,
  type Expression,
  type FunctionDef,
  type Lambda,
  type Node,
  type Parameter,
  spanOf,
  textOf,
} from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import type { Project } from "../project.ts";

export type AnyFunction = FunctionDef | Lambda;

/** A text that names a definition within one version of the project. */
export function placeOf(project: Project, node: Node): string {
  return `${project.fileOf(node).path}@${spanOf(node).start}`;
}

/** The class whose body holds a function directly. */
export function classAround(definition: Node): ClassDef | undefined {
  for (let parent = definition.parent; parent !== undefined; parent = parent.parent) {
    if (parent.kind === "classDef") return parent;
    if (parent.kind === "functionDef" || parent.kind === "lambda" || parent.kind === "module") return undefined;
  }
  return undefined;
}

/** Whether one class derives from the other, so that one object may be of both. */
export function areInLine(project: Project, a: ClassDef, b: ClassDef): boolean {
  return a === b || project.hierarchyOf(a).classes.includes(b) || project.hierarchyOf(b).classes.includes(a);
}

/** The class a node belongs to, through nested functions: that of the `self` it can see. */
export function ownerClassOf(node: Node): ClassDef | undefined {
  for (let current: Node | undefined = node; current !== undefined; current = current.parent) {
    if (current.kind === "classDef") return current;
  }
  return undefined;
}

/** The parameter by which a method gets its object. */
export function selfParameterOf(definition: AnyFunction): Parameter | undefined {
  if (definition.kind === "lambda" || classAround(definition) === undefined) return undefined;
  if (hasDecorator(definition, "staticmethod")) return undefined;
  const [first] = definition.parameters;
  return first?.form === "regular" || first?.form === "positionalOnly" ? first : undefined;
}

export function hasDecorator(definition: FunctionDef, ...names: readonly string[]): boolean {
  return definition.decorators.some((decorator) => names.includes(nameOfDecorator(decorator)));
}

function nameOfDecorator(decorator: Expression): string {
  const callee = decorator.kind === "call" ? decorator.callee : decorator;
  return lastName(callee);
}

const ELSEWHERE =
  /(?:^|_)in_(?:\w+_)?(?:loop|thread|executor|background|pool)$|main_?thread|^(?:threaded|run_threaded|background|deferred|delayed|shared_task)$/i;

/** `@run_in_loop`, `@threaded`: the body does not run in the thread of the call. */
export function runsElsewhere(definition: AnyFunction): boolean {
  if (definition.kind === "lambda") return false;
  return definition.decorators.some((decorator) => ELSEWHERE.test(nameOfDecorator(decorator)));
}

/** The function whose body is evaluated when `node` is: `undefined` at module and class level. */
export function functionAround(node: Node): AnyFunction | undefined {
  let child: Node = node;
  for (let parent = node.parent; parent !== undefined; child = parent, parent = parent.parent) {
    if (parent.kind === "lambda" && child === parent.body) return parent;
    if (parent.kind === "functionDef" && parent.body.some((it) => it === child)) return parent;
    if (parent.kind === "classDef" && parent.body.some((it) => it === child)) return undefined;
  }
  return undefined;
}

export function argumentAt(
  call: Call,
  position: number,
  keyword: string,
): Call["arguments"][number]["value"] | undefined {
  const named = call.arguments.find((it) => it.name === keyword);
  if (named !== undefined) return named.value;
  const positional = call.arguments.filter((it) => it.name === undefined);
  return positional.slice(0, position + 1).some((it) => it.unpack !== undefined)
    ? undefined
    : positional[position]?.value;
}

export const isPublicName = (name: string): boolean => !name.startsWith("_") || /^__\w+__$/.test(name);

/** Whether code that is not ours may call a function: its name, its class and its place do not say otherwise. */
export function isPublicFunction(definition: FunctionDef): boolean {
  if (!isPublicName(definition.name.id)) return false;
  for (let parent = definition.parent; parent !== undefined; parent = parent.parent) {
    if (parent.kind === "functionDef" || parent.kind === "lambda") return false;
    if (parent.kind === "classDef" && !isPublicName(parent.name.id)) return false;
  }
  return true;
}

/** `def on(event): def register(callback): …; return register`: what a public function returns is called from outside, too. */
export function isHandedOut(definition: FunctionDef): boolean {
  let inner = definition;
  for (let around = functionAround(inner); around?.kind === "functionDef"; around = functionAround(inner)) {
    const { id } = inner.name;
    if (!around.body.some((it) => it.kind === "return" && it.value?.kind === "name" && it.value.id === id))
      return false;
    if (isPublicFunction(around)) return true;
    inner = around;
  }
  return false;
}

/** `pass`, a docstring, `...`, `return None`. */
export function isEmptyBody(definition: FunctionDef): boolean {
  return definition.body.every(
    (it) =>
      it.kind === "pass" ||
      (it.kind === "expressionStatement" && (it.value.kind === "string" || it.value.kind === "ellipsis")) ||
      (it.kind === "return" && (it.value === undefined || it.value.kind === "none")),
  );
}

/** `gate = Lock()`, `gate.acquire()`: a lock that nobody else can hold yet. */
export function isMadeJustBefore(call: Node): boolean {
  const statement = call.parent;
  const block = statement?.parent;
  const body = block !== undefined && "body" in block && Array.isArray(block.body) ? block.body : [];
  const before: Node | undefined = body[body.indexOf(statement) - 1];
  const object = call.kind === "call" && call.callee.kind === "attribute" ? textOf(call.callee.object) : undefined;
  return (
    before?.kind === "assign" &&
    before.value.kind === "call" &&
    /Lock$|allocate_lock$/.test(textOf(before.value.callee)) &&
    before.targets.some((it) => textOf(it) === object)
  );
}

/** `super().stop()`: the method of the next class, whoever replaces it. */
export const isOfSuper = ({ callee }: Call): boolean =>
  callee.kind === "attribute" &&
  callee.object.kind === "call" &&
  callee.object.callee.kind === "name" &&
  callee.object.callee.id === "super";
