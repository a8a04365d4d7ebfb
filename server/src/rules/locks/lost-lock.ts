/**
 * Locks whose own attribute is given something else while they are held:
 *
 *     with self._client_lock:
 *         self._client_lock = None     <- `self._client` was meant
 */

import { lockUseOf } from "../../project/locks/lock-identity.ts";
import type { LockUse } from "../../project/locks/lock-use.ts";
import { functionAround, ownerClassOf } from "../../project/locks/places.ts";
import { acquisitionsOf } from "../../project/locks/slot-users.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { type Assign, type Attribute, type Expression, type Node, textOf, type With } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";

export interface LostLock {
  readonly node: Assign;
  readonly lock: LockUse;
  readonly isNone: boolean;
  /** Whether the object is given up here: nobody takes the lock afterwards. */
  readonly isAtEnd: boolean;
}

export function* locksLostIn(project: Project, file: ModuleModel, block: With): Iterable<LostLock> {
  for (const { context } of block.items) {
    if (context.kind !== "attribute") continue;
    const found = assignmentTo(project, context, block);
    if (found === undefined) continue;
    const lock = lockUseOf(project, context);
    const keeper = ownerClassOf(context);
    const owners = keeper === undefined ? [file.source.module] : project.hierarchyOf(keeper).classes;
    if (lock === undefined || owners.some((it) => isAskedFor(context, it) || isMadeAgain(project, context, it, found)))
      continue;
    const others = acquisitionsOf(project, file, lock).filter(({ acquisition }) => acquisition.lock.taken !== context);
    if (others.length === 0) continue;
    const around = functionAround(block);
    const isAtEnd = around?.kind === "functionDef" && ends.test(around.name.id);
    yield { node: found, lock, isNone: found.value.kind === "none", isAtEnd };
  }
}

/** What a method is called behind which its object is not used. */
const ends =
  /close|stop|shut_?down|term|dispose|destroy|delete|cleanup|tear_?down|finali[sz]e|disconnect|__del__|__exit__/i;

function assignmentTo(project: Project, lock: Attribute, block: With): Assign | undefined {
  const name = textOf(lock);
  for (const node of walk(block)) {
    if (node.kind !== "assign" || functionAround(node) !== functionAround(block)) continue;
    const isLost = node.value.kind === "none" || (node.value.kind === "call" && isNewLock(project, node.value));
    if (isLost && node.targets.some((it) => it.kind === "attribute" && textOf(it) === name)) return node;
  }
  return undefined;
}

const isNewLock = (project: Project, value: Expression): boolean =>
  project.evaluate(value).some((it) => it.kind === "result" && it.call === value) &&
  (lockUseOf(project, value)?.kinds.length ?? 0) > 0;

/** `if self._lock:`, and whatever else asks whether there is a lock: its absence is expected. */
function isAskedFor({ name }: Attribute, owner: Node): boolean {
  return new RegExp(
    `(?:\\b(?:if|not|and|or|while|assert)|[!=]=)\\s[^\\n]*\\.${name}\\b|\\.${name}\\s+(?:is|if|or|and)\\b`,
  ).test(textOf(owner));
}

/** A method that is not the constructor, and does not hold it, makes the lock anew. */
function isMadeAgain(project: Project, { name }: Attribute, owner: Node, lost: Assign): boolean {
  for (const node of walk(owner)) {
    if (node.kind !== "assign" || node === lost || node.value.kind === "none" || !isNewLock(project, node.value))
      continue;
    if (!node.targets.some((it) => it.kind === "attribute" && it.name === name)) continue;
    const around = functionAround(node);
    if (around?.kind === "functionDef" && around.name.id !== "__init__") return true;
  }
  return false;
}
