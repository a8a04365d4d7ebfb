/**
 * Waiting for whatever comes next, with a lock held that others need for something else:
 *
 *     with self.lock:                        with self.lock:
 *         job = self.jobs.get()                  self.rows.clear()     <- waits until there is a job
 *
 * Where something was asked for before under the lock, its answer is on the way.
 */

import type { Effect } from "../../project/locks/effects.ts";
import { type HeldLock, isThreadLock } from "../../project/locks/lock-use.ts";
import { acquisitionsOf } from "../../project/locks/slot-users.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { type Call, type Node, textOf } from "../../syntax/ast.ts";
import { enclosingStatement } from "../../syntax/walk.ts";
import { waitsForItem } from "./signal-needs-lock.ts";

export interface IdleWait {
  readonly held: HeldLock;
  /** Another place that takes the lock, and has nothing to do with the queue. */
  readonly other: Node;
}

export function idleWait(
  project: Project,
  file: ModuleModel,
  { wait, node, chain }: Effect & { readonly kind: "wait" },
  held: readonly HeldLock[],
): IdleWait | undefined {
  if (wait.kind !== "queue" || wait.isBounded || chain.length > 0 || node.kind !== "call") return undefined;
  if (node.callee.kind !== "attribute" || !waitsForItem(node, node.callee)) return undefined;
  const { object } = node.callee;
  const word = object.kind === "attribute" ? object.name : object.kind === "name" ? object.id : undefined;
  const first = held.find((it) => isThreadLock(it.lock) && isFirstUnder(node, it));
  if (word === undefined || first === undefined) return undefined;
  const others = acquisitionsOf(project, file, first.lock).filter(
    ({ owner, acquisition }) =>
      !acquisition.isConditional &&
      owner.kind === "functionDef" &&
      !project.fileOf(owner).options.isTest &&
      !new RegExp(`\\b${word}\\b`).test(textOf(owner)),
  );
  const [other] = others;
  return other === undefined ? undefined : { held: first, other: other.acquisition.node };
}

/** The first statement of the block of the `with`. */
function isFirstUnder(call: Call, { taken, how }: HeldLock): boolean {
  const block = enclosingStatement(taken);
  return how === "with" && block?.kind === "with" && block.body[0] === enclosingStatement(call);
}
