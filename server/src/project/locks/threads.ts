/** Whether a second thread is there at all, and which methods of a class others use to take its lock. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isStore, scopeOf } from "../../semantics/scopes.ts";
import { type ClassDef, type FunctionDef, type Node, textOf } from "../../syntax/ast.ts";
import { referencesByName } from "../callers.ts";
import { methodsOf } from "../classes.ts";
import type { Project } from "../project.ts";
import { heldLocksIn } from "./held-locks.ts";
import { isSameSlot, type LockUse } from "./lock-use.ts";
import { classAround, functionAround, hasDecorator, isPublicName } from "./places.ts";

const threadStarts =
  /\b(?:Thread|Timer)\s*\(|\bstart_new_thread\b|ThreadPool|\bExecutor\b|\.submit\s*\(|run_in_executor|to_thread|apply_async|\bThread\)\s*:/;

/** Whether `file`, or a file that can meet it in one process, starts threads. */
export function startsThreads(project: Project, file: ModuleModel): boolean {
  return project.mentions(file, threadStarts);
}

/** A function beside `current` that code outside may call, and that takes the lock. */
export function otherTaker(project: Project, lock: LockUse, current: FunctionDef | undefined): FunctionDef | undefined {
  if (lock.slot === undefined) return undefined;
  return directTaker(project, lock, current) ?? secondCaller(project, current);
}

/** Where a private function takes the lock, the public ones beside it that call it: one of them is at work, another may come. */
function secondCaller(project: Project, current: FunctionDef | undefined): FunctionDef | undefined {
  if (current === undefined || isPublicName(current.name.id)) return undefined;
  const beside = candidates(project, current);
  const callers = new Set(project.callersOf(current).calls.map(({ call }) => functionAround(call)));
  const [, second] = beside.filter((it) => isPublicName(it.name.id) && it.name.id !== "__init__" && callers.has(it));
  return second;
}

function directTaker(project: Project, lock: LockUse, current: FunctionDef | undefined): FunctionDef | undefined {
  return candidates(project, current).find((it) => {
    if (it === current || !isPublicName(it.name.id) || it.name.id === "__init__") return false;
    return heldLocksIn(project, it).acquisitions.some(({ lock: taken }) => isSameSlot(taken.lock, lock));
  });
}

/** The methods beside a method, the functions beside a function. */
function candidates(project: Project, current: FunctionDef | undefined): readonly FunctionDef[] {
  if (current === undefined) return [];
  const outermost = outermostFunction(current);
  const owner = classAround(outermost);
  if (owner !== undefined) return methodsOfHierarchy(project, owner);
  const module = project.fileOf(current).source.module;
  return [...scopeOf(module).bindings.values()].flatMap((bindings) =>
    bindings.flatMap((it) => (it.origin.kind === "function" ? [it.origin.definition] : [])),
  );
}

function outermostFunction(definition: FunctionDef): FunctionDef {
  let current = definition;
  for (let outer = functionAround(current); outer !== undefined; outer = functionAround(current)) {
    if (outer.kind === "lambda") break;
    current = outer;
  }
  return current;
}

function methodsOfHierarchy(project: Project, definition: ClassDef): readonly FunctionDef[] {
  return project.hierarchyOf(definition).classes.flatMap((it) => methodsOf(it));
}

/** How many calls lie between what takes a lock and the function that a thread or a timer was given. */
const deepestHandedAround = 4;

/** What runs a function that it is given in a thread of its own. */
const startsLater = /(?:thread|timer|schedule\w*|delay|submit|call_later|run_in_executor|apply_async)$/i;

/** Whether nobody calls a function directly: it, or all that call it, are handed to others, as to a timer. */
export function isHandedAround(project: Project, owner: Node, depth = 0): boolean {
  if (owner.kind !== "functionDef" || depth > deepestHandedAround || hasDecorator(owner, "property")) return false;
  const isOfProgram = (it: Node): boolean => !project.fileOf(it).options.isTest;
  const named = referencesByName(project, owner.name.id).filter((it) => !isStore(it) && isOfProgram(it));
  const known = project.callersOf(owner).calls.flatMap(({ call }) => (isOfProgram(call) ? [call] : []));
  const calls =
    known.length > 0
      ? known
      : named.flatMap((it) => (it.parent?.kind === "call" && it.parent.callee === it ? [it.parent] : []));
  if (calls.length === 0) {
    return named.some(
      (it) =>
        it.parent?.kind === "argument" &&
        it.parent.parent?.kind === "call" &&
        startsLater.test(textOf(it.parent.parent.callee)) &&
        project.evaluate(it).some((value) => value.kind === "function" && value.definition === owner),
    );
  }
  return calls.every((it) => {
    const caller = functionAround(it);
    return caller !== undefined && caller !== owner && isHandedAround(project, caller, depth + 1);
  });
}
