/** Who decides what a callback is, and whether it can come to the lock: the program, its documentation, its callers. */

import type { ForeignCode } from "../../project/locks/foreign-code.ts";
import { heldLocksIn } from "../../project/locks/held-locks.ts";
import { areHarmless, isOfConstructor, knownArguments } from "../../project/locks/known-arguments.ts";
import type { LockOwner } from "../../project/locks/lock-events.ts";
import { pathOf } from "../../project/locks/lock-paths.ts";
import { type HeldLock, isSameSlot } from "../../project/locks/lock-use.ts";
import { isSamePath } from "../../project/locks/object-path.ts";
import { functionAround } from "../../project/locks/places.ts";
import type { Project } from "../../project/project.ts";
import type { FunctionDef, Node } from "../../syntax/ast.ts";
import { textOf } from "../../syntax/ast.ts";

export const isMadeIn = (owner: LockOwner, { lock }: HeldLock): boolean =>
  lock.declaration !== undefined && owner.kind === "functionDef" && functionAround(lock.declaration) === owner;

export const isReturned = (call: Node): boolean =>
  call.parent?.kind === "return" || (call.parent?.kind === "await" && call.parent.parent?.kind === "return");

/** Whether the program shows that the call is meant to run under the lock, and cannot hang on it. */
export function isIntended(project: Project, code: ForeignCode, node: Node, lock: HeldLock): boolean {
  return isOwnChoice(project, code, lock) || isDocumented(code) || isGuardedPart(project, node, lock);
}

/** Whether all that is ever passed for the callback is code of the workspace itself, none of which could hang on the lock. */
function isOwnChoice(project: Project, { source, form }: ForeignCode, { lock }: HeldLock): boolean {
  if (source === undefined || (form !== "parameter" && !(form === "stored" && isOfConstructor(source)))) return false;
  const known = knownArguments(project, source);
  return known !== undefined && areHarmless(project, known, lock);
}

/**
 * Whether what is looked up belongs to the object that the lock protects: `getattr(link.protocol, name)()` under
 * `link.protocol_mutex` calls the part of `link` for whose sake the lock is held.
 */
function isGuardedPart(project: Project, node: Node, { lock }: HeldLock): boolean {
  const lookup = node.kind === "call" && node.callee.kind === "call" ? node.callee : undefined;
  const object =
    lookup?.callee.kind === "name" && lookup.callee.id === "getattr" ? lookup.arguments[0]?.value : undefined;
  const path = object?.kind === "attribute" ? pathOf(project, object) : undefined;
  return path?.parent !== undefined && lock.path.parent !== undefined && isSamePath(path.parent, lock.path.parent);
}

/** Whether the function that takes the callback says that it will run under the lock: its author has decided that. */
function isDocumented({ origin }: ForeignCode): boolean {
  const around = origin === undefined ? undefined : functionAround(origin);
  const first = around?.kind === "functionDef" ? around.body[0] : undefined;
  if (first?.kind !== "expressionStatement" || first.value.kind !== "string") return false;
  return /\b(?:call|invok|run|execut|notif)\w*\b[^.]*\b(?:under|while|with|holding)\b[^.]*\block/i.test(textOf(first));
}

/** The function that registers a listener, where it takes the same lock: a listener that registers another waits for itself. */
export function registrationUnder(
  project: Project,
  { form, origin }: ForeignCode,
  { lock }: HeldLock,
): FunctionDef | undefined {
  const around = form !== "listener" || origin === undefined ? undefined : functionAround(origin);
  if (around?.kind !== "functionDef" || around.name.id === "__init__") return undefined;
  const takes = heldLocksIn(project, around).acquisitions.some((it) => isSameSlot(it.lock.lock, lock));
  return takes ? around : undefined;
}
