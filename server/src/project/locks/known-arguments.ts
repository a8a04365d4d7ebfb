/**
 * What is passed for a parameter, as far as the workspace shows: a constructor that only ever receives functions of the
 * library itself is no place where others hand in code.
 */

import type { ClassValue, External, FunctionValue, Member, Value } from "../../semantics/values.ts";
import type { Expression, FunctionDef, Parameter } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { referencesByName } from "../callers.ts";
import { argumentFor } from "../calls.ts";
import { ownMethod } from "../classes.ts";
import type { Project } from "../project.ts";
import { effectsOf } from "./effects.ts";
import { valuesOrElements } from "./element-values.ts";
import { lockedQueues } from "./lock-kinds.ts";
import { isSameSlot, type LockUse } from "./lock-use.ts";
import { type AnyFunction, classAround, functionAround, isPublicName, selfParameterOf } from "./places.ts";
import { suppliesOf } from "./supplies.ts";

type Callable = FunctionValue | ClassValue | External | Member;

const packageFile = "__init__.py";

/** A callback that is handed on more often than this is not followed. */
const deepestHandOn = 3;

/** A method that more calls name stands for several things. */
const mostUnresolvedCalls = 20;

/** All that visible calls pass for a parameter; `undefined` where there are none, or one passes what is not known. */
export function knownArguments(project: Project, parameter: Parameter, depth = 0): readonly Callable[] | undefined {
  const definition = parameter.parent;
  if (definition?.kind !== "functionDef" || depth > deepestHandOn || isExported(project, definition)) return undefined;
  const isTest = project.fileOf(definition).options.isTest;
  const resolved = project.callersOf(definition);
  const own =
    resolved.calls.length > 0 ? resolved.argumentsFor(parameter) : unresolvedArguments(project, definition, parameter);
  const all = [...own, ...argumentsForReplaced(project, definition, parameter)];
  const passed = all
    // The doubles of tests are not what the program passes.
    .filter((it) => it.kind !== "none" && (isTest || !project.fileOf(it).options.isTest));
  const found: Callable[] = [];
  for (const argument of passed) {
    const known = callablesOf(project, argument, depth);
    if (known === undefined) return undefined;
    found.push(...known);
  }
  return found.length === 0 ? undefined : found;
}

/** Whether a package hands out the function, or the class whose public method it is: programs elsewhere call it as well. */
function isExported(project: Project, definition: FunctionDef): boolean {
  if (!isPublicName(definition.name.id)) return false;
  const name = (classAround(definition) ?? definition).name.id;
  const { path } = project.fileOf(definition);
  return project
    .filesWithWord(name)
    .some(
      (it) =>
        it.path.endsWith(packageFile) &&
        path.startsWith(it.path.slice(0, -packageFile.length)) &&
        it.source.module.body.some((part) => part.kind === "importFrom" && part.names.some((one) => one.name === name)),
    );
}

/** What calls pass to the method of a base class that this one replaces: they come here as well. */
function argumentsForReplaced(project: Project, definition: FunctionDef, parameter: Parameter): readonly Expression[] {
  const around = classAround(definition);
  const place = definition.parameters.indexOf(parameter);
  const bases = around === undefined ? [] : project.hierarchyOf(around).classes.slice(1);
  return bases.flatMap((base) => {
    const replaced = ownMethod(base, definition.name.id);
    const same = replaced?.parameters[place];
    if (replaced === undefined || same?.name?.id !== parameter.name?.id || same === undefined) return [];
    // The replacement hands on what it was passed.
    return project
      .callersOf(replaced)
      .argumentsFor(same)
      .filter((it) => !isHandingOn(definition, it));
  });
}

const isHandingOn = ({ name }: FunctionDef, argument: Expression): boolean => {
  const around = functionAround(argument);
  return around?.kind === "functionDef" && around.name.id === name.id;
};

/** What calls pass that name the method on an object of which nothing is known. */
function unresolvedArguments(project: Project, definition: FunctionDef, parameter: Parameter): readonly Expression[] {
  if (classAround(definition) === undefined) return [];
  const calls = referencesByName(project, definition.name.id).flatMap((it) =>
    it.kind === "attribute" && it.parent?.kind === "call" && it.parent.callee === it ? [it.parent] : [],
  );
  if (calls.length > mostUnresolvedCalls) return [];
  return calls.flatMap((call) => {
    const isKnown = project.calleesOf(call).some((it) => it.kind === "function" || it.kind === "class");
    return isKnown ? [] : (argumentFor(call, definition, true, parameter)?.value ?? []);
  });
}

function callablesOf(project: Project, argument: Expression, depth: number): readonly Callable[] | undefined {
  const supplies = suppliesOf(project, argument);
  if (supplies.length > 0) {
    // Handed on: what that function or constructor receives.
    const behind = supplies.map((it) => knownArguments(project, it.parameter, depth + 1));
    return behind.every((it) => it !== undefined) ? behind.flat() : undefined;
  }
  // `tell if wanted else None`: what is nothing is not called.
  const found: Callable[] = [];
  for (const it of valuesOrElements(project, argument)) {
    if (it.kind === "constant" && it.type === "none") continue;
    const partial = it.kind === "result" && isPartial(it) ? it.call?.arguments[0]?.value : undefined;
    const calling = it.kind === "instance" ? project.methodOf(it.definition, "__call__") : undefined;
    if (it.kind === "function" || it.kind === "class" || it.kind === "external" || isOfStandardObject(it)) {
      found.push(it);
    } else if (calling !== undefined) {
      found.push({ kind: "function", definition: calling, receiver: it, frame: undefined });
    } else if (partial !== undefined && depth < deepestHandOn) {
      const behind = callablesOf(project, partial, depth + 1);
      if (behind === undefined) return undefined;
      found.push(...behind);
    } else return undefined;
  }
  return found.length === 0 ? undefined : found;
}

const isPartial = ({ callee }: Extract<Value, { readonly kind: "result" }>): boolean =>
  callee.kind === "external" && callee.path === "functools.partial";

/** `Lock().release`, `Event().set`, `Queue().put`: methods of objects that run no code of others. */
function isOfStandardObject(value: Value): value is Member {
  if (value.kind !== "member" || value.object.kind !== "result") return false;
  const { callee } = value.object;
  return callee.kind === "external" && (lockedQueues.has(callee.path) || standardObjects.test(callee.path));
}

const standardObjects =
  /^(?:threading|multiprocessing|asyncio|queue|Queue|collections)\.\w*(?:Lock|Semaphore|Condition|Event|Queue|deque)$/;

/** Whether none of these takes the lock, waits for another thread or runs callbacks of others. */
export function areHarmless(project: Project, callables: readonly Callable[], lock: LockUse, depth = 0): boolean {
  return callables.every((it) => {
    if (it.kind === "external") return true;
    // The lock's own `acquire`, handed in as a callback, waits for its holder.
    if (it.kind === "member") return it.object.kind === "result" && it.object.call !== lock.declaration;
    const definition = it.kind === "function" ? it.definition : project.methodOf(it.definition, "__init__");
    if (definition === undefined) return true;
    if (usesWhatItIsGiven(project, definition)) return false;
    return effectsOf(project, definition, 2).every((effect) => {
      if (effect.kind === "acquire") return !isSameSlot(effect.lock, lock);
      if (effect.kind === "wait") return effect.wait.kind !== "thread" || effect.wait.isBounded;
      const { form, isNotification, source } = effect.code;
      if (form === "hook" || !isNotification) return true;
      const known = source === undefined || depth >= deepestHandOn ? undefined : knownArguments(project, source);
      return known !== undefined && areHarmless(project, known, lock, depth + 1);
    });
  });
}

/** Whether a function calls methods of what it is handed: `lambda client: client.close()` does what the client does. */
function usesWhatItIsGiven(project: Project, definition: AnyFunction): boolean {
  const self = selfParameterOf(definition);
  const names = new Set(
    definition.parameters.flatMap((it) => (it === self || it.name === undefined ? [] : [it.name.id])),
  );
  for (const node of walk(definition)) {
    if (node.kind !== "call" || node.callee.kind !== "attribute" || node.callee.object.kind !== "name") continue;
    if (
      names.has(node.callee.object.id) &&
      !project.calleesOf(node).some((it) => it.kind === "function" || it.kind === "class")
    )
      return true;
  }
  return false;
}
