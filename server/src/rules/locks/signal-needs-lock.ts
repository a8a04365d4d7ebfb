/**
 * Waiting for an event or for something in a queue, with a lock held that whoever gives the sign has to take first:
 *
 *     with self._lock: self._ready.wait()          with self._lock: self._ready.set()
 *
 * Said only where every place that gives the sign is seen, and each of them holds the lock.
 */

import type { Effect } from "../../project/locks/effects.ts";
import { heldLocksIn } from "../../project/locks/held-locks.ts";
import { lockAtPath } from "../../project/locks/lock-identity.ts";
import { pathOf } from "../../project/locks/lock-paths.ts";
import { type HeldLock, isSameLock, isSameSlot, isThreadLock, type LockUse } from "../../project/locks/lock-use.ts";
import { functionAround } from "../../project/locks/places.ts";
import { filesNaming, lastWord, mostFiles } from "../../project/locks/slot-users.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { type Attribute, type Call, type Expression, type Name, type Node, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, isInside, walk } from "../../syntax/walk.ts";

const signs: Readonly<Record<"event" | "queue", RegExp>> = { event: /^set$/, queue: /^put(?:_nowait)?$/ };

export interface NeededSign {
  readonly sign: Call;
  readonly held: HeldLock;
}

export function signNeeding(
  project: Project,
  file: ModuleModel,
  { wait, node, chain }: Effect & { readonly kind: "wait" },
  held: readonly HeldLock[],
): NeededSign | undefined {
  if ((wait.kind !== "event" && wait.kind !== "queue") || wait.queue === undefined || chain.length > 1)
    return undefined;
  if (node.kind !== "call" || node.callee.kind !== "attribute" || wait.isBounded) return undefined;
  if (wait.kind === "queue" && !waitsForItem(node, node.callee)) return undefined;
  const awaited = lockAtPath(project, wait.queue, textOf(node.callee.object));
  const word = lastWord(awaited);
  if (awaited.slot === undefined || word === undefined) return undefined;
  const given: Call[] = [];
  const files = filesNaming(project, file, word);
  if (files.length >= mostFiles) return undefined;
  for (const other of files) {
    const here = signsIn(project, other, awaited, word, signs[wait.kind]);
    if (here === undefined) return undefined;
    given.push(...here.filter((it) => functionAround(it) !== functionAround(node)));
  }
  const [sign] = given;
  const blocking = held.find((it) => isThreadLock(it.lock) && given.every((at) => isGivenUnder(project, at, it.lock)));
  return sign === undefined || blocking === undefined ? undefined : { sign, held: blocking };
}

/** `queue.get()` that nothing around has asked whether there is something to get. */
export function waitsForItem(call: Call, callee: Attribute): boolean {
  if (callee.name !== "get" || call.arguments.length > 0) return false;
  const queue = textOf(callee.object);
  return ![...ancestorsOf(call)].some(
    (it) => (it.kind === "if" || it.kind === "while") && textOf(it.test).includes(queue),
  );
}

/** The calls that give the sign; `undefined` where the object, or the method, is handed to code that is not looked at. */
function signsIn(
  project: Project,
  file: ModuleModel,
  awaited: LockUse,
  word: string,
  sign: RegExp,
): readonly Call[] | undefined {
  const found: Call[] = [];
  for (const node of mentionsIn(project, file).get(word) ?? []) {
    if (node.kind === "attribute" && sign.test(node.name) && isNamed(node.object, word)) {
      if (!isAwaited(project, node.object, awaited)) continue;
      if (node.parent?.kind !== "call" || node.parent.callee !== node) return undefined;
      found.push(node.parent);
    }
    const isValue =
      node.parent?.kind === "argument" || node.parent?.kind === "return" || node.parent?.kind === "sequence";
    const isCopied = node.parent?.kind === "assign" && node.parent.value === node;
    if ((isValue || isCopied) && isReference(node) && isNamed(node, word) && isAwaited(project, node, awaited))
      return undefined;
  }
  return found;
}

const MENTIONS = Symbol("mentions of a word");

/** For each word the names and attributes that are called so, and the attributes of them, in the order they are written. */
function mentionsIn(project: Project, file: ModuleModel): ReadonlyMap<string, readonly (Name | Attribute)[]> {
  return project.memoFor(MENTIONS, file, () => {
    const mentions = new Map<string, (Name | Attribute)[]>();
    const add = (word: string, node: Name | Attribute) => {
      const list = mentions.get(word);
      if (list === undefined) mentions.set(word, [node]);
      else if (list.at(-1) !== node) list.push(node);
    };
    for (const node of walk(file.source.module)) {
      if (node.kind === "name") add(node.id, node);
      if (node.kind !== "attribute") continue;
      if (node.object.kind === "name") add(node.object.id, node);
      if (node.object.kind === "attribute") add(node.object.name, node);
      add(node.name, node);
    }
    return mentions;
  });
}

const isReference = (node: Node): node is Name | Attribute => node.kind === "name" || node.kind === "attribute";

const isNamed = (node: Expression, word: string): boolean =>
  (node.kind === "attribute" && node.name === word) || (node.kind === "name" && node.id === word);

/** The same object, of whichever instance; one of an object that is not known may be it. */
function isAwaited(project: Project, object: Expression, awaited: LockUse): boolean {
  const path = pathOf(project, object);
  if (path === undefined) return true;
  const use = lockAtPath(project, path, textOf(object));
  return use.slot === undefined || isSameSlot(use, awaited) || isSameLock(use, awaited);
}

function isGivenUnder(project: Project, sign: Call, lock: LockUse): boolean {
  const owner = functionAround(sign);
  if (owner?.kind !== "functionDef") return false;
  const moment = heldLocksIn(project, owner).moments.find((it) => it.kind === "evaluate" && isInside(sign, it.node));
  return moment?.held.some((it) => isSameLock(it.lock, lock) || isSameSlot(it.lock, lock)) === true;
}
