/**
 * Whether everybody who could end a wait needs a lock first that the waiting thread holds. Of a wait whose loop only looks at
 * attributes, those end it who change what the loop asks for:
 *
 *     while not self.done: ready.wait()            def finish(self):
 *                                                      with lock, ready:
 *                                                          self.done = True
 *                                                          ready.notify()
 */

import { heldLocksIn } from "../../project/locks/held-locks.ts";
import { lockOwners } from "../../project/locks/lock-events.ts";
import { lockUseOf } from "../../project/locks/lock-identity.ts";
import { type HeldLock, isSameLock, isSameSlot, type LockUse } from "../../project/locks/lock-use.ts";
import { type AnyFunction, functionAround } from "../../project/locks/places.ts";
import { filesNaming, lastWord } from "../../project/locks/slot-users.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { isStore } from "../../semantics/scopes.ts";
import { type Call, type Expression, type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { blockAround } from "../../syntax/blocks.ts";
import { ancestorsOf, enclosingStatement, isInside, walk } from "../../syntax/walk.ts";

export interface Notifiers {
  /** One that needs the lock. */
  readonly notifier: Node | undefined;
  readonly areAllBlocked: boolean;
}

export function notifiersNeeding(
  project: Project,
  file: ModuleModel,
  wait: Node,
  condition: LockUse,
  held: HeldLock,
): Notifiers {
  const word = lastWord(condition);
  let notifier: Node | undefined;
  let areAllBlocked = true;
  if (word === undefined) return { notifier, areAllBlocked: false };
  for (const other of filesNaming(project, file, word)) {
    for (const owner of lockOwners(project, other)) {
      for (const node of walk(owner)) {
        if (node.kind !== "call" || !isNotification(node) || node.callee.kind !== "attribute") continue;
        const isOwn = (functionAround(node) ?? project.fileOf(node).source.module) === owner;
        if (!isOwn) continue;
        const notified = lockUseOf(project, node.callee.object);
        if (notified === undefined || !(isSameLock(notified, condition) || isSameSlot(notified, condition))) continue;
        const moment = heldLocksIn(project, owner).moments.find((it) => isInside(node, it.node));
        const holds = (lock: LockUse): boolean =>
          moment?.held.some((it) => isSameLock(it.lock, lock) || isSameSlot(it.lock, lock)) ?? false;
        // To notify without holding the condition's lock raises: the lock that is held alone is the condition's own.
        if (holds(held.lock) && !holds(notified)) return { notifier: undefined, areAllBlocked: false };
        if (holds(held.lock)) notifier ??= node;
        else areAllBlocked = false;
      }
    }
  }
  return { notifier, areAllBlocked: areAllBlocked || areEndersBlocked(project, file, wait, held) };
}

const isNotification = (call: Call): boolean => /\.(?:notify|notify_all|notifyAll)$/.test(textOf(call.callee));

/** Whether each place that gives an attribute the value the loop waits for takes the lock before. */
function areEndersBlocked(project: Project, file: ModuleModel, wait: Node, held: HeldLock): boolean {
  const loop = [...ancestorsOf(wait)].find((it) => it.kind === "while" || it.kind === "functionDef");
  const ends = new Map<string, boolean>();
  if (loop?.kind !== "while" || !addEnds(loop.test, false, ends)) return false;
  const waiting = functionAround(wait);
  let count = 0;
  for (const [name, value] of ends) {
    for (const other of filesNaming(project, file, name)) {
      for (const node of walk(other.source.module)) {
        if (node.kind !== "attribute" || node.name !== name || !isEnding(node, value)) continue;
        const owner = functionAround(node);
        if (owner === waiting || (owner?.kind === "functionDef" && owner.name.id === "__init__")) continue;
        count += 1;
        if (!isTakenBefore(project, node, owner, held.lock)) return false;
      }
    }
  }
  return count > 0;
}

/** The attributes that a test asks for, and the value of each that ends the loop; `false` where it asks for anything else. */
function addEnds(test: Expression, value: boolean, ends: Map<string, boolean>, depth = 0): boolean {
  if (depth > deepestTest) return false;
  if (test.kind === "unaryOperation" && test.operator === "not") return addEnds(test.operand, !value, ends, depth + 1);
  if (test.kind === "booleanOperation") return test.operands.every((it) => addEnds(it, value, ends, depth + 1));
  if (test.kind !== "attribute" || ends.get(test.name) === !value) return false;
  ends.set(test.name, value);
  return true;
}

const deepestTest = 6;

/** Whether an attribute is changed here, and not to what keeps the loop waiting. */
function isEnding(node: Expression, value: boolean): boolean {
  const { parent } = node;
  if (parent?.kind === "assign" && parent.targets.includes(node))
    return parent.value.kind !== "boolean" || parent.value.value === value;
  return isStore(node);
}

/** Held at the place, or taken on every way to it and given back since. */
function isTakenBefore(project: Project, node: Node, owner: AnyFunction | undefined, lock: LockUse): boolean {
  if (owner?.kind !== "functionDef") return false;
  const statement = enclosingStatement(node);
  const around = new Set<Node>([...ancestorsOf(node)]);
  return heldLocksIn(project, owner).acquisitions.some(({ lock: taken, node: place, isConditional }) => {
    if (isConditional || !(isSameLock(taken.lock, lock) || isSameSlot(taken.lock, lock))) return false;
    const taking = enclosingStatement(place);
    if (taking === undefined || taking === statement || spanOf(taking).start > spanOf(node).start) return false;
    return around.has(taking) || blockAround(taking).some((it) => around.has(it));
  });
}
