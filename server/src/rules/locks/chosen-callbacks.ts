/** Who decides what a callback is, and whether it can come to the lock: the program, its documentation, its callers. */

import type { Effect } from "../../project/locks/effects.ts";
import type { ForeignCode } from "../../project/locks/foreign-code.ts";
import { heldLocksIn } from "../../project/locks/held-locks.ts";
import { areHarmless, knownArguments } from "../../project/locks/known-arguments.ts";
import type { LockOwner } from "../../project/locks/lock-events.ts";
import { pathOf } from "../../project/locks/lock-paths.ts";
import { type HeldLock, isSameSlot } from "../../project/locks/lock-use.ts";
import { isNewFuture } from "../../project/locks/new-futures.ts";
import { isSamePath } from "../../project/locks/object-path.ts";
import { functionAround } from "../../project/locks/places.ts";
import { suppliesOf } from "../../project/locks/supplies.ts";
import type { Project } from "../../project/project.ts";
import { type Attribute, type FunctionDef, type Node, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";

export const isMadeIn = (owner: LockOwner, { lock }: HeldLock): boolean =>
  lock.declaration !== undefined && owner.kind === "functionDef" && functionAround(lock.declaration) === owner;

export const isReturned = (call: Node): boolean =>
  call.parent?.kind === "return" || (call.parent?.kind === "await" && call.parent.parent?.kind === "return");

/** Whether the program shows that the call is meant to run under the lock, and cannot hang on it. */
export function isIntended(project: Project, code: ForeignCode, effect: Effect, lock: HeldLock): boolean {
  return (
    isOwnChoice(project, code, lock) ||
    isDocumented(code) ||
    isGuardedPart(project, effect.node, lock) ||
    isNeverSet(project, code) ||
    isOfNewObject(project, code, effect) ||
    isOfNewFuture(project, code, effect) ||
    isStepToState(effect.node) ||
    // An option that the calls on the way do not pass.
    (effect.chain.length > 0 && code.source?.form === "kwargs")
  );
}

/**
 * Whether all that is ever passed for the callback is code of the workspace itself, none of which could hang on the lock.
 * Listeners that are added under the lock itself are meant to come from anywhere, and to come back.
 */
function isOwnChoice(project: Project, code: ForeignCode, lock: HeldLock): boolean {
  if (registrationUnder(project, code, lock) !== undefined) return false;
  const known = code.source === undefined ? undefined : knownArguments(project, code.source);
  return known !== undefined && areHarmless(project, known, lock.lock);
}

/** Whether the workspace sets other slots of the object, and this one nowhere. */
function isNeverSet(project: Project, { form, origin }: ForeignCode): boolean {
  if (form !== "slot" || origin?.kind !== "attribute") return false;
  const around = functionAround(origin);
  if (around?.kind !== "functionDef" || isSetOutside(project, origin)) return false;
  return around.body.some((it) => {
    const [target] = it.kind === "assign" && it.value.kind === "none" ? it.targets : [];
    return target?.kind === "attribute" && target.name !== origin.name && isSetOutside(project, target);
  });
}

/** Whether a file of the program beside that of the class sets an attribute of this name on some object. */
function isSetOutside(project: Project, slot: Attribute): boolean {
  const own = project.fileOf(slot);
  const setting = new RegExp(`(?<!\\bself)\\.${slot.name}\\s*=(?!=)(?!\\s*None\\b)`);
  return project
    .filesWithWord(slot.name)
    .some((it) => it !== own && !it.options.isTest && setting.test(it.source.text));
}

/** Whether the way there starts at an object that was made in the same function: nobody can have registered anything with it. */
function isOfNewObject(project: Project, { source }: ForeignCode, { chain }: Effect): boolean {
  const site = chain[0]?.site;
  if (site?.kind !== "call" || site.callee.kind !== "attribute" || site.callee.object.kind !== "name") return false;
  const here = functionAround(site);
  // Handed to it right here.
  if (site.arguments.some((it) => suppliesOf(project, it.value).some((supply) => supply.parameter === source)))
    return false;
  const values = project.evaluate(site.callee.object);
  return (
    here !== undefined &&
    values.length > 0 &&
    values.every((it) => it.kind === "instance" && it.call !== undefined && functionAround(it.call) === here)
  );
}

/** Whether what settles a future in a helper, `copy_exception(future)`, was handed one that nobody has seen. */
function isOfNewFuture(project: Project, { form }: ForeignCode, { chain, node }: Effect): boolean {
  const site = chain.at(-1)?.site;
  if (form !== "scheduling" || site?.kind !== "call" || node.kind !== "call") return false;
  const object = node.callee.kind === "attribute" ? node.callee.object : undefined;
  if (object?.kind !== "name") return false;
  return project.calleesOf(site).some((callee) => {
    const parameter =
      callee.kind === "function" ? callee.definition.parameters.find((it) => it.name?.id === object.id) : undefined;
    const passed =
      parameter === undefined || callee.kind !== "function" ? undefined : project.argumentFor(site, callee, parameter);
    return passed !== undefined && isNewFuture(project, passed);
  });
}

/** `if self.state == CLOSED: self.login(stub); self.state = OPEN`: the lock is there so that this happens once. */
function isStepToState(node: Node): boolean {
  const statement = node.parent?.kind === "expressionStatement" ? node.parent : undefined;
  const test = statement?.parent?.kind === "if" ? statement.parent : undefined;
  const place = statement === undefined ? -1 : (test?.body.indexOf(statement) ?? -1);
  if (test === undefined || place < 0) return false;
  const called = node.kind === "call" ? textOf(node.callee) : "";
  const asked = new Set<string>();
  for (const part of walk(test.test)) if (part.kind === "attribute") asked.add(textOf(part));
  return test.body
    .slice(place + 1)
    .some((it) => it.kind === "assign" && it.targets.some((at) => textOf(at) !== called && asked.has(textOf(at))));
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
