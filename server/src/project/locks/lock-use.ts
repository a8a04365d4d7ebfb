/** One mention of a lock in the source: which lock, of which object, of what kind. */

import type { Call, Node } from "../../syntax/ast.ts";
import type { LockKind } from "./lock-kinds.ts";
import { isSamePath, keyOfPath, type ObjectPath } from "./object-path.ts";

export interface LockUse {
  /** The lock object itself: `self._lock` is the path of `self` with one more step. */
  readonly path: ObjectPath;
  /** Where it is kept, whatever the object: equal for the locks of all objects of one class. `undefined`: nowhere known. */
  readonly slot: string | undefined;
  /** As written: `self._lock`. */
  readonly name: string;
  /** More than one where the declaration depends on a condition; none for a lock whose origin is not known. */
  readonly kinds: readonly LockKind[];
  /** The call that makes the lock. */
  readonly declaration: Call | undefined;
}

/** A lock that is held at some place, and where it was taken. */
export interface HeldLock {
  readonly lock: LockUse;
  /** The expression of the `with`, the call of `acquire`, or the decorator. */
  readonly taken: Node;
  readonly how: "with" | "acquire" | "decorator" | "manager";
  /** Whether it was taken by `async with` or `await`. */
  readonly isAsync: boolean;
  /** Whether it was asked for without insisting: it may not have been had, and then something else was done. */
  readonly isConditional?: boolean;
  /** Name of the exit stack that gives it back. */
  readonly stack?: string;
  /** Whether the code that takes it refuses to wait for itself: it raises instead. */
  readonly refusesReentry?: boolean;
}

export const keyOfLock = (lock: LockUse): string => keyOfPath(lock.path);

/** Whether two mentions are certainly the same lock object. */
export function isSameLock(a: LockUse, b: LockUse): boolean {
  return isSamePath(a.path, b.path);
}

/** Whether two mentions are the same lock of perhaps different objects. */
export function isSameSlot(a: LockUse, b: LockUse): boolean {
  return a.slot !== undefined && a.slot === b.slot;
}

/** Whether the holder certainly blocks when it takes the lock again. A kind that is not known is not judged. */
export function blocksItsHolder({ kinds }: LockUse): boolean {
  return kinds.length > 0 && kinds.every((it) => !it.isReentrant && it.domain !== "file");
}

export function isReentrant({ kinds }: LockUse): boolean {
  return kinds.length > 0 && kinds.every((it) => it.isReentrant);
}

export const isThreadLock = ({ kinds }: LockUse): boolean =>
  kinds.length > 0 && kinds.every((it) => it.domain === "thread");
export const isAsyncLock = ({ kinds }: LockUse): boolean =>
  kinds.length > 0 && kinds.every((it) => it.domain === "async");
