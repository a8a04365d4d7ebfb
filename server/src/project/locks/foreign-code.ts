/**
 * Whether a call runs code that is not ours: a callback that was passed in, one that was registered, a hook that others
 * override. Decided by where the callee came from, never by what it is called; only of a method on a registered object
 * the names around it say whether it is a notification.
 */

import { resolveName } from "../../semantics/scopes.ts";
import type { Attribute, Call, ClassDef, Expression, Node, Parameter } from "../../syntax/ast.ts";
import { textOf } from "../../syntax/ast.ts";
import { ancestorsOf, walk } from "../../syntax/walk.ts";
import { annotatedValues } from "../annotations.ts";
import { ownMethod } from "../classes.ts";
import type { Project } from "../project.ts";
import { valuesOfAttribute } from "./attribute-values.ts";
import { callsIn } from "./container-fills.ts";
import { givesAnswer, hasCallableDefault, isEmptyCallable, isHook } from "./hooks.ts";
import { isOwnMethod } from "./own-functions.ts";
import { argumentAt, classAround, functionAround, isPublicName, selfParameterOf } from "./places.ts";
import { isOnlyReference } from "./reference-slots.ts";
import { lastNameOf, plainMethods, roleNames } from "./role-names.ts";
import { schedulingAt } from "./scheduling.ts";
import { suppliesOf } from "./supplies.ts";
import { classesOf, type Supply } from "./supply.ts";

export type ForeignForm =
  | "parameter"
  | "stored"
  | "slot"
  | "listener"
  | "listenerMethod"
  | "hook"
  | "scheduling"
  | "protocolMethod"
  /** A method of a parameter of which only the caller knows whether it is supplied by others. Never reported as such. */
  | "parameterMethod";

export interface ForeignCode {
  readonly form: ForeignForm;
  readonly confidence: "high" | "medium";
  /** As written: `self._on_drop`. */
  readonly subject: string;
  /** What runs, for a scheduling call. */
  readonly runs: string | undefined;
  /** Where it was handed in: the store, the registering call, the definition of the hook. */
  readonly origin: Node | undefined;
  /** The parameter of a function around, where the caller of that function decides what runs. */
  readonly parameter: Parameter | undefined;
  /** The parameter by which it came in, of whichever function. */
  readonly source: Parameter | undefined;
  /** Whether a module keeps it, for everybody, rather than one object. */
  readonly isGlobal: boolean;
  /** Names of the callable, its container and the parameter it came in by. */
  readonly names: readonly string[];
  /** A parameter whose default is a function, `clock=time.time`, and whose result is used: it is there for tests to replace. */
  readonly isInjected: boolean;
  /** Whether the result is thrown away. */
  readonly isNotification: boolean;
  /** The object is handed `self` or one of its bound methods. */
  readonly isHandedOwner: boolean;
}

const key = Symbol("foreign code at calls");

export function foreignCodeAt(project: Project, call: Call): ForeignCode | undefined {
  return project.memoFor(key, call, () => classify(project, call));
}

function classify(project: Project, call: Call): ForeignCode | undefined {
  const { callee } = call;
  // The class of an exception that is raised again.
  if (call.parent?.kind === "raise") return undefined;
  const known = schedulingAt(project, call);
  if (known !== undefined) return describe(project, call, "scheduling", known.confidence, { runs: known.runs });
  // `self.method.later(...)`: a decorator made the object, around a function of ours.
  if (project.evaluate(callee).some((it) => it.kind === "member" && it.object.kind === "function")) return undefined;
  const supply = suppliesOf(project, callee).find((it) => !it.isWeak && isCalledAtOnce(project, it));
  if (supply !== undefined) return ofSupply(project, call, supply);
  if (callee.kind !== "attribute") return undefined;
  return slotAt(project, call, callee) ?? hookAt(project, call, callee) ?? methodOfSupplied(project, call, callee);
}

/** Whether calling the object of ours that carries a callback, `Bound(callback, *arguments)`, calls the callback itself. */
function isCalledAtOnce(project: Project, { wrapper, parameter }: Supply): boolean {
  if (wrapper === undefined) return true;
  const method = project.methodOf(wrapper, "__call__");
  if (method === undefined || method.isAsync || parameter.name === undefined) return false;
  return callsIn(method).some(
    ({ callee }) =>
      callee.kind === "attribute" &&
      suppliesOf(project, callee).some((it) => it.via === "stored" && it.wrapper === undefined),
  );
}

/** The same for a callable that is not called here but handed to a function that calls it. */
export function foreignValue(project: Project, value: Expression, call: Call): ForeignCode | undefined {
  const [supply] = suppliesOf(project, value);
  return supply === undefined ? undefined : ofSupply(project, call, supply, value);
}

function ofSupply(
  project: Project,
  call: Call,
  supply: Supply,
  value: Expression = call.callee,
): ForeignCode | undefined {
  if (isDecoratedFunction(call, supply)) return undefined;
  const isLookup = supply.isLookedUp || isLookedUp(value);
  const own = [...ancestorsOf(call)].includes(supply.definition) ? supply.parameter : undefined;
  const form: ForeignForm =
    supply.via === "element"
      ? "listener"
      : supply.via === "stored"
        ? "stored"
        : isLookup
          ? "protocolMethod"
          : "parameter";
  const confidence = isLookup ? "medium" : "high";
  const origin = supply.registration ?? supply.parameter;
  const isInjected = hasCallableDefault(project, supply.parameter);
  const details = { ...detailsOf(supply), subject: textOf(value), origin, parameter: own, isInjected };
  return describe(project, call, form, confidence, details);
}

function isLookedUp(value: Expression): boolean {
  return value.kind === "call" && value.callee.kind === "name" && value.callee.id === "getattr";
}

/** What a decorator's wrapper calls is judged at the functions it decorates. */
function isDecoratedFunction(call: Call, { via, definition }: Supply): boolean {
  if (via !== "parameter" || definition.kind === "lambda") return false;
  const inner = functionAround(call);
  if (inner === definition || inner?.kind !== "functionDef") return false;
  const name = inner.name.id;
  for (const node of walk(definition)) {
    if (node.kind === "return" && node.value?.kind === "name" && node.value.id === name) return true;
  }
  return false;
}

const detailsOf = ({ parameter, isGlobal, names }: Supply): Details => ({ source: parameter, isGlobal, names });

interface Details {
  readonly source?: Parameter | undefined;
  readonly isGlobal?: boolean;
  readonly subject?: string;
  readonly runs?: string;
  readonly origin?: Node | undefined;
  readonly parameter?: Parameter | undefined;
  readonly names?: readonly string[];
  readonly isInjected?: boolean;
}

function describe(
  project: Project,
  call: Call,
  form: ForeignForm,
  confidence: "high" | "medium",
  details: Details,
): ForeignCode {
  const subject = details.subject ?? textOf(call.callee);
  return {
    form,
    confidence,
    subject: subject.length > 60 ? `${subject.slice(0, 57)}...` : subject,
    runs: details.runs,
    origin: details.origin,
    parameter: details.parameter,
    source: details.source,
    isGlobal: details.isGlobal === true,
    names: [lastNameOf(subject), ...(details.names ?? [])],
    isInjected: details.isInjected === true && !isStatement(call),
    isNotification: isStatement(call) && !givesAnswer(details.source),
    isHandedOwner: call.arguments.some((it) => isOwner(project, it.value)),
  };
}

function isStatement(call: Call): boolean {
  const parent = call.parent?.kind === "await" ? call.parent.parent : call.parent;
  return parent?.kind === "expressionStatement";
}

/** `self`, or `self.method`. */
function isOwner(project: Project, argument: Expression): boolean {
  const base = argument.kind === "attribute" ? argument.object : argument;
  if (base.kind !== "name" || base.id !== selfNameAround(base)) return false;
  return argument.kind === "name" || project.evaluate(argument).some((it) => it.kind === "function");
}

/** A public attribute that its class only initialises and calls: others are meant to set it. */
function slotAt(project: Project, call: Call, callee: Attribute): ForeignCode | undefined {
  if (!isPublicName(callee.name)) return undefined;
  for (const definition of classesOf(project, callee.object)) {
    if (project.methodOf(definition, callee.name) !== undefined) continue;
    const values = valuesOfAttribute(project, definition, callee.name);
    const [declaration] = values;
    if (declaration === undefined || !isPublicName(definition.name.id)) continue;
    if (!values.every(({ value }) => value !== undefined && isEmptyCallable(project, value))) continue;
    if (values.every(({ value }) => isOwnMethod(project, value, definition))) continue;
    if (isOnlyReference(project, callee.name)) continue;
    return describe(project, call, "slot", "high", { origin: declaration.target });
  }
  return undefined;
}

/** A method that subclasses are meant to supply. */
function hookAt(project: Project, call: Call, callee: Attribute): ForeignCode | undefined {
  const method = functionAround(call);
  const isSelf = callee.object.kind === "name" && callee.object.id === selfNameAround(call);
  if (!isSelf || method === undefined) return undefined;
  for (const definition of classesOf(project, callee.object)) {
    const hook = project.methodOf(definition, callee.name);
    if (hook === undefined || !isPublicName(definition.name.id) || !isHook(hook)) continue;
    // A name with two underscores is mangled: no subclass can replace it.
    if (callee.name.startsWith("__")) continue;
    return describe(project, call, "hook", "medium", { origin: hook.name });
  }
  return undefined;
}

function selfNameAround(node: Node): string | undefined {
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor.kind === "functionDef" && classAround(ancestor) !== undefined)
      return selfParameterOf(ancestor)?.name?.id;
  }
  return undefined;
}

/** `listener.changed(self)` on an element that others registered, or a method that is looked up before it is called. */
function methodOfSupplied(project: Project, call: Call, callee: Attribute): ForeignCode | undefined {
  const supply = suppliesOf(project, callee.object).find((it) => it.wrapper === undefined);
  const isPlain = plainMethods.test(callee.name);
  if (supply !== undefined && isDecoratedFunction(call, supply)) return undefined;
  const own = ownParameter(callee.object, call);
  if (supply?.via === "element") {
    const origin = supply.registration ?? supply.parameter;
    const isRole = supply.names.some((it) => roleNames.test(it)) && !isPlain;
    if (!isRole && !isHookOfAnnotation(project, supply.parameter, callee.name)) return undefined;
    return describe(project, call, "listenerMethod", "medium", { ...detailsOf(supply), origin });
  }
  if (supply !== undefined && isContractOf(project, supply, callee.name)) {
    const origin = supply.registration ?? supply.parameter;
    const passed = own ?? (supply.definition === functionAround(call) ? supply.parameter : undefined);
    return describe(project, call, "protocolMethod", "medium", { ...detailsOf(supply), origin, parameter: passed });
  }
  // Whether it is an element of listeners, the caller knows.
  const name = own?.name?.id ?? "";
  if (isPlain || !roleNames.test(name)) return undefined;
  return describe(project, call, "parameterMethod", "medium", { origin: own, names: [name], parameter: own });
}

/** The parameter of the function around, when the object is one of its own. */
function ownParameter(object: Expression, call: Call): Parameter | undefined {
  if (object.kind !== "name") return undefined;
  const [binding, ...others] = resolveName(object)?.bindings ?? [];
  if (binding?.origin.kind !== "parameter" || others.length > 0) return undefined;
  const { parameter } = binding.origin;
  const owner = functionAround(call);
  return parameter.parent === owner && owner !== undefined && selfParameterOf(owner) !== parameter
    ? parameter
    : undefined;
}

function isContractOf(project: Project, supply: Supply, method: string): boolean {
  const isAnnotated = supply.via === "parameter" && isHookOfAnnotation(project, supply.parameter, method);
  return isAnnotated || isLookedUpIn(supply, method);
}

/** Whether the annotation of a parameter names a class of ours that leaves the method to others. */
function isHookOfAnnotation(project: Project, { annotation }: Parameter, method: string): boolean {
  if (annotation === undefined) return false;
  return annotatedValues(project, annotation).some((it) => {
    const definition = it.kind === "class" ? it.definition : undefined;
    const hook = definition === undefined ? undefined : project.methodOf(definition, method);
    if (definition === undefined || hook === undefined) return false;
    if (!isHook(hook) && !isProtocol(project, classAround(hook) ?? definition)) return false;
    // Where the workspace itself supplies the method, that is what is called, and it is read.
    return !project.subclassesOf(definition).some((sub) => ownMethod(sub, method) !== undefined);
  });
}

/** Only a class that names `Protocol` among its own bases is one; a class that derives from a protocol implements it. */
function isProtocol(project: Project, definition: ClassDef): boolean {
  return definition.bases.some(({ value }) => {
    const base = value.kind === "subscript" ? value.object : value;
    return project.evaluate(base).some((it) => it.kind === "external" && /(?:^|\.)Protocol$/.test(it.path));
  });
}

/** `getattr(parameter, "stop", None)` or `hasattr(parameter, "stop")` in the function that received it. */
function isLookedUpIn({ definition, parameter }: Supply, method: string): boolean {
  if (definition.kind === "lambda") return false;
  const id = parameter.name?.id;
  for (const call of callsIn(definition)) {
    if (call.callee.kind !== "name" || (call.callee.id !== "getattr" && call.callee.id !== "hasattr")) continue;
    const object = argumentAt(call, 0, "object");
    const name = argumentAt(call, 1, "name");
    if (object?.kind === "name" && object.id === id && name?.kind === "string" && name.value === method) return true;
  }
  return false;
}
