/**
 * Whether code that is not ours has a way to a lock: a public function that takes it, or one beside it that calls what
 * does. A lock that only the body of a thread, what is private, and other classes behind their own doors take, no callback
 * can ask for.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { type FunctionDef, type Node, textOf } from "../../syntax/ast.ts";
import { ancestorsOf } from "../../syntax/walk.ts";
import { referencesByName } from "../callers.ts";
import { pairOf } from "../pairs.ts";
import type { Project } from "../project.ts";
import { type ForeignForm, foreignCodeAt } from "./foreign-code.ts";
import { heldLocksIn, partsOf } from "./held-locks.ts";
import type { LockOwner } from "./lock-events.ts";
import { isSameSlot, type LockUse } from "./lock-use.ts";
import { areInLine, classAround, functionAround, isPublicFunction, isPublicName } from "./places.ts";
import { acquisitionsOf } from "./slot-users.ts";

const key = Symbol("ways to locks");

/** How many calls lie between the public function and the one that takes the lock. */
const deepestWay = 2;

/** What runs by itself: nobody calls it while something else goes on. */
const startedNames = /^(?:run|main|__init__|__new__|__del__)$/;

/**
 * `true` too where it is not known who takes the lock. What takes the lock in order to call the callbacks, one after the
 * other, is no way for a callback, unless it is a function that everybody calls.
 */
export function hasPublicWay(project: Project, file: ModuleModel, lock: LockUse): boolean {
  const { slot } = lock;
  if (isOfScript(lock)) return false;
  if (slot === undefined) return true;
  return project.memoFor(key, pairOf(file, slot), () => {
    const takings = acquisitionsOf(project, file, lock);
    if (takings.length === 0) return true;
    const waiting = takings.flatMap(({ owner, acquisition }) => (acquisition.isConditional ? [] : [owner]));
    const callers = new Set(waiting.filter((it) => callsBackUnder(project, it, lock)));
    return (
      leadsOut(
        project,
        waiting.filter((it) => !callers.has(it)),
      ) || [...callers].some((it) => it.kind === "functionDef" && isForEverybody(project, it))
    );
  });
}

/**
 * Whether somebody asks for the lock without waiting, and a function holds it around callbacks for all to see: its author has
 * thought of the code that runs under it.
 */
export function isTriedByCallbacks(project: Project, file: ModuleModel, lock: LockUse, owner: LockOwner): boolean {
  return (
    acquisitionsOf(project, file, lock).some(({ acquisition }) => acquisition.isConditional) &&
    callsBackUnder(project, owner, lock)
  );
}

/** Whether a function itself calls what others supplied, while it holds the lock. */
function callsBackUnder(project: Project, owner: LockOwner, lock: LockUse): boolean {
  return heldLocksIn(project, owner).moments.some(
    ({ kind, node, held }) =>
      kind === "evaluate" &&
      held.some((it) => isSameSlot(it.lock, lock)) &&
      partsOf(node).some((it) => it.kind === "call" && isCallback(foreignCodeAt(project, it)?.form)),
  );
}

const isCallback = (form: ForeignForm | undefined): boolean =>
  form === "parameter" || form === "stored" || form === "slot" || form === "listener" || form === "listenerMethod";

/** `publish(event)`, which a callback may well call in its turn: not what the loop of a thread alone comes to. */
function isForEverybody(project: Project, definition: FunctionDef): boolean {
  const { id } = definition.name;
  if (startedNames.test(id)) return false;
  if (id === "__call__" || isPublicFunction(definition)) return !isOfThread(project, definition, new Set());
  return project.callersOf(definition).calls.some(({ call }) => {
    const caller = functionAround(call);
    return (
      caller?.kind === "functionDef" &&
      isBeside(project, caller, definition) &&
      isPublicFunction(caller) &&
      !startedNames.test(caller.name.id) &&
      !isOfThread(project, caller, new Set())
    );
  });
}

/** Whether every way to a function begins at the body of a thread. */
function isOfThread(project: Project, definition: FunctionDef, seen: Set<FunctionDef>): boolean {
  if (definition.name.id === "run") return true;
  if (seen.has(definition)) return true;
  if (seen.size >= mostOnWay) return false;
  seen.add(definition);
  const calls = project.callersOf(definition).calls.filter(({ call }) => !project.fileOf(call).options.isTest);
  return (
    calls.length > 0 && calls.every(({ call }) => (outermost(call) ?? []).some((it) => isOfThread(project, it, seen)))
  );
}

/** Functions beyond these between the body of a thread and what it comes to are not followed. */
const mostOnWay = 12;

function leadsOut(project: Project, takers: readonly Node[]): boolean {
  const seen = new Set<FunctionDef>();
  let level = takers.flatMap((it) => outermost(it) ?? []);
  for (let depth = 0; depth <= deepestWay && level.length > 0; depth++) {
    const callers: FunctionDef[] = [];
    for (const definition of level) {
      if (seen.has(definition)) continue;
      seen.add(definition);
      const { id } = definition.name;
      if (startedNames.test(id)) continue;
      if (isPublicName(id) || isRegistered(project, definition)) return true;
      for (const { call } of project.callersOf(definition).calls) {
        callers.push(...(outermost(call) ?? []).filter((it) => isBeside(project, it, definition)));
      }
    }
    level = callers;
  }
  return false;
}

/**
 * `other.changed.connect(self._note)`, where the object has a `changed` of its own: one that listens to what others of its kind
 * tell is told by them, while it tells them something. What a thread or a widget is given runs apart.
 */
function isRegistered(project: Project, definition: FunctionDef): boolean {
  const owner = classAround(definition);
  if (owner === undefined) return false;
  return referencesByName(project, definition.name.id).some((it) => {
    const call = it.parent?.kind === "argument" ? it.parent.parent : undefined;
    if (it.kind !== "attribute" || call?.kind !== "call" || call.callee.kind !== "attribute") return false;
    const { name, object: event } = call.callee;
    if (event.kind !== "attribute" || !registers.test(name)) return false;
    if (!new RegExp(`\\bself\\.${event.name}\\b`).test(textOf(owner))) return false;
    return project.evaluate(it).some((value) => value.kind === "function" && value.definition === definition);
  });
}

/** How an event is called on to take a listener. */
const registers = /^(?:connect|subscribe|add_?(?:listener|observer|handler|callback))$/i;

/** Made under `if __name__ == "__main__":`, where no other module can name it. */
function isOfScript({ declaration }: LockUse): boolean {
  if (declaration === undefined || functionAround(declaration) !== undefined) return false;
  return [...ancestorsOf(declaration)].some((it) => it.kind === "if" && /\b__name__\b/.test(textOf(it.test)));
}

/** Methods of one object; functions of the program, wherever they are. */
function isBeside(project: Project, caller: FunctionDef, callee: FunctionDef): boolean {
  const [one, other] = [classAround(caller), classAround(callee)];
  return other === undefined || (one !== undefined && areInLine(project, one, other));
}

/** The function or method that a place lies in, through those inside of it. */
function outermost(node: Node): readonly FunctionDef[] | undefined {
  let found = node.kind === "functionDef" ? node : undefined;
  for (let outer = functionAround(node); outer !== undefined; outer = functionAround(outer)) {
    if (outer.kind === "functionDef") found = outer;
  }
  return found === undefined ? undefined : [found];
}
