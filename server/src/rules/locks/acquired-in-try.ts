/**
 * Acquisitions inside of the `try` whose `finally` gives the lock back, where the `try` may be left before the lock is had:
 *
 *     try:
 *         await lock.acquire()     <- the task is cancelled while it waits,
 *     finally:
 *         lock.release()           <- and gives back what another task holds
 */

import type { Acquisition } from "../../project/locks/held-moments.ts";
import { pathOf } from "../../project/locks/lock-paths.ts";
import { isSameLock, isThreadLock, type LockUse } from "../../project/locks/lock-use.ts";
import { isSamePath } from "../../project/locks/object-path.ts";
import { mayRaise } from "../../project/locks/raising.ts";
import type { Project } from "../../project/project.ts";
import type { Call, Node, Statement } from "../../syntax/ast.ts";

export interface AcquiredInTry {
  readonly release: Call;
  /** What may leave the `try` before the lock is asked for; `undefined`: the wait itself is cancelled, or interrupted. */
  readonly before: Node | undefined;
  readonly isAwaited: boolean;
}

export function acquiredInTry(
  project: Project,
  { node, lock, held, released, isConditional }: Acquisition,
): AcquiredInTry | undefined {
  if (isConditional || node.kind !== "call" || lock.how !== "acquire") return undefined;
  // Given up for a while under a `with`, or for the caller, and taken back.
  if ([...released, ...held.map((it) => it.lock)].some((it) => isSameLock(it, lock.lock))) return undefined;
  // What else can be acquired may well take a release too many.
  if (lock.lock.kinds.length === 0 && !/lock|mutex|sem/i.test(lock.lock.name)) return undefined;
  const isAwaited = node.parent?.kind === "await";
  const statement = isAwaited ? node.parent?.parent : node.parent;
  const around = statement?.parent;
  if (statement?.kind !== "expressionStatement" || around?.kind !== "try") return undefined;
  const position = around.body.indexOf(statement);
  const release = around.finalbody.flatMap((it) => releaseIn(project, it, lock.lock))[0];
  if (position === -1 || release === undefined) return undefined;
  const earlier = around.body.slice(0, position);
  const isGivenUp = earlier.some((it) => releaseIn(project, it, lock.lock).length > 0);
  const before = isGivenUp ? undefined : earlier.find((it) => it.kind === "raise" || mayRaise(project, it));
  // Ctrl-C, or what a signal handler raises, ends the wait of a main thread.
  const isInterrupted = !isGivenUp && isThreadLock(lock.lock);
  return before === undefined && !isAwaited && !isInterrupted ? undefined : { release, before, isAwaited };
}

/** A statement that gives the lock back, whatever has happened. */
function releaseIn(project: Project, statement: Statement, lock: LockUse): readonly Call[] {
  const call = statement.kind === "expressionStatement" ? statement.value : undefined;
  if (call?.kind !== "call" || call.callee.kind !== "attribute" || call.callee.name !== "release") return [];
  const path = pathOf(project, call.callee.object);
  return path !== undefined && isSamePath(path, lock.path) ? [call] : [];
}
