/** What stands where a lock, or its `acquire`, would be: whether it locks. */

import type { Value } from "../../semantics/values.ts";
import type { Call, ClassDef, Expression, FunctionDef } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { valuesOfAttribute } from "./attribute-values.ts";
import { heldLocksIn } from "./held-locks.ts";
import { lockKindOf } from "./lock-kinds.ts";
import { isEmptyBody } from "./places.ts";

/** Attributes in which objects keep a lock of their own. */
export const lockObjects = /^(?:lock|_lock|mutex)$/;
const handlerClass = /^logging(?:\.handlers)?\.\w*Handler$/;

/** Whether `value.name` is, or takes, a lock: of the library, of a logging handler, or of a class of ours. */
export function isForeignLockOwner(project: Project, value: Value, name: string): boolean {
  if (isLoggingHandler(project, value)) return true;
  switch (value.kind) {
    case "external":
      return /^(?:threading|logging|multiprocessing|queue|_thread|thread|Queue)\b/.test(value.path);
    case "result":
      return value.callee.kind === "external" && lockKindOf(value.callee.path) !== undefined;
    case "class":
    case "instance": {
      const method = project.methodOf(value.definition, name);
      if (method !== undefined) return takesLock(project, method);
      return lockObjects.test(name) && holdsLock(project, value.definition, name);
    }
    default:
      return false;
  }
}

function holdsLock(project: Project, definition: ClassDef, name: string): boolean {
  return valuesOfAttribute(project, definition, name).some(
    ({ value }) => value?.kind === "call" && isLockCall(project, value),
  );
}

function isLockCall(project: Project, call: Call): boolean {
  return project.evaluate(call.callee).some((it) => it.kind === "external" && lockKindOf(it.path) !== undefined);
}

export function takesLock(project: Project, method: FunctionDef): boolean {
  return heldLocksIn(project, method).acquisitions.length > 0;
}

export function isLoggingHandler(project: Project, value: Value): boolean {
  switch (value.kind) {
    case "external":
      return handlerClass.test(value.path);
    case "result":
      return value.callee.kind === "external" && handlerClass.test(value.callee.path);
    case "element":
    case "item":
      return value.object.kind === "member" && value.object.name === "handlers" && isLogger(value.object.object);
    case "class":
    case "instance":
      return isHandlerSubclass(project, value.definition);
    default:
      return false;
  }
}

function isLogger(value: Value): boolean {
  const origin = value.kind === "result" ? value.callee : value;
  return origin.kind === "external" && origin.path.startsWith("logging.");
}

export function isHandlerSubclass(project: Project, definition: ClassDef): boolean {
  return project.hierarchyOf(definition).externals.some((it) => handlerClass.test(it) && it !== "logging.NullHandler");
}

export function isPlainLock(project: Project, call: Call): boolean {
  return project.evaluate(call.callee).some((it) => {
    const kind = it.kind === "external" ? lockKindOf(it.path) : undefined;
    return kind !== undefined && !kind.isReentrant && kind.form === "lock";
  });
}

/** Whether a value does nothing where a lock, or its `acquire`, would be. */
export function isWithoutLock(project: Project, value: Expression, name: string): boolean {
  if (value.kind === "none") return true;
  if (value.kind === "lambda") return isConstant(value.body);
  const values = project.evaluate(value);
  return values.length > 0 && values.every((it) => isNothing(project, it, name));
}

function isNothing(project: Project, value: Value, name: string): boolean {
  switch (value.kind) {
    case "function":
      return value.definition.kind === "lambda" ? isConstant(value.definition.body) : doesNothing(value.definition);
    case "external":
      return value.path === "contextlib.nullcontext";
    case "result":
      return value.callee.kind === "external" && value.callee.path === "contextlib.nullcontext";
    case "class":
    case "instance":
      return (
        !/^(?:acquire|release|__enter__|__exit__|createLock)$/.test(name) && isDummyLock(project, value.definition)
      );
    default:
      return false;
  }
}

function isConstant(body: Expression): boolean {
  return body.kind === "none" || body.kind === "boolean" || body.kind === "ellipsis";
}

/** An empty body, or one that only returns a constant or its own object. */
export function doesNothing(definition: FunctionDef): boolean {
  if (isEmptyBody(definition)) return true;
  const statements = definition.body.filter((it) => it.kind !== "expressionStatement" || it.value.kind !== "string");
  const [only, ...others] = statements;
  if (only?.kind !== "return" || others.length > 0 || only.value === undefined) return false;
  return isConstant(only.value) || (only.value.kind === "name" && only.value.id === definition.parameters[0]?.name?.id);
}

/** A class whose `acquire`, or whose entering, does nothing, whatever it is called. */
function isDummyLock(project: Project, definition: ClassDef): boolean {
  const acquire = project.methodOf(definition, "acquire") ?? project.methodOf(definition, "__enter__");
  return acquire !== undefined && doesNothing(acquire);
}
