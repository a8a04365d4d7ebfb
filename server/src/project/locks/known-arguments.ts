/**
 * What is passed for a parameter, as far as the workspace shows: a constructor that only ever receives functions of the
 * library itself is no place where others hand in code.
 */

import type { ClassValue, External, FunctionValue, Member, Value } from "../../semantics/values.ts";
import type { Expression, Parameter } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { effectsOf } from "./effects.ts";
import { lockedQueues } from "./lock-kinds.ts";
import { isSameSlot, type LockUse } from "./lock-use.ts";
import { type AnyFunction, selfParameterOf } from "./places.ts";
import { suppliesOf } from "./supplies.ts";

type Callable = FunctionValue | ClassValue | External | Member;

/** A callback that is handed on more often than this is not followed. */
const deepestHandOn = 3;

/** All that visible calls pass for a parameter; `undefined` where there are none, or one passes what is not known. */
export function knownArguments(project: Project, parameter: Parameter, depth = 0): readonly Callable[] | undefined {
  const definition = parameter.parent;
  if (definition?.kind !== "functionDef" || depth > deepestHandOn) return undefined;
  const isTest = project.fileOf(definition).options.isTest;
  const passed = project
    .callersOf(definition)
    .argumentsFor(parameter)
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

function callablesOf(project: Project, argument: Expression, depth: number): readonly Callable[] | undefined {
  const supplies = suppliesOf(project, argument);
  if (supplies.length > 0) {
    // Handed on: what that function or constructor receives.
    const behind = supplies.map((it) => {
      const isOne = it.via === "parameter" || (it.via === "stored" && isOfConstructor(it.parameter));
      return isOne ? knownArguments(project, it.parameter, depth + 1) : undefined;
    });
    return behind.every((it) => it !== undefined) ? behind.flat() : undefined;
  }
  // `tell if wanted else None`: what is nothing is not called.
  const values = project.evaluate(argument).filter((it) => it.kind !== "constant" || it.type !== "none");
  const callables = values.filter(
    (it): it is Callable =>
      it.kind === "function" || it.kind === "class" || it.kind === "external" || isOfStandardObject(it),
  );
  return callables.length === values.length && values.length > 0 ? callables : undefined;
}

/** `Lock().release`, `Event().set`, `Queue().put`: methods of objects that run no code of others. */
function isOfStandardObject(value: Value): value is Member {
  if (value.kind !== "member" || value.object.kind !== "result") return false;
  const { callee } = value.object;
  return callee.kind === "external" && (lockedQueues.has(callee.path) || standardObjects.test(callee.path));
}

const standardObjects =
  /^(?:threading|multiprocessing|asyncio|queue|Queue|collections)\.\w*(?:Lock|Semaphore|Condition|Event|Queue|deque)$/;

/** Whether a parameter belongs to a constructor: what it receives is chosen once, by whoever makes the object. */
export function isOfConstructor({ parent }: Parameter): boolean {
  return parent?.kind === "functionDef" && /^__(?:init|new|post_init)__$/.test(parent.name.id);
}

/** Whether none of these takes the lock, waits for another thread or runs callbacks of others. */
export function areHarmless(project: Project, callables: readonly Callable[], lock: LockUse): boolean {
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
      return effect.code.form === "hook" || !effect.code.isNotification;
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
