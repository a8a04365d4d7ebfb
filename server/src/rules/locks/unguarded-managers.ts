/** Context managers around an object of ours with `acquire` and `release`: the exception of the block comes out of the `yield`. */

import { heldLocksIn, isGenerator, unnamedLock } from "../../project/locks/held-locks.ts";
import { lockOwners } from "../../project/locks/lock-events.ts";
import type { LockUse } from "../../project/locks/lock-use.ts";
import { functionAround, hasDecorator } from "../../project/locks/places.ts";
import { classesOf } from "../../project/locks/supply.ts";
import type { Project } from "../../project/project.ts";
import { pointOf } from "../../semantics/flow.ts";
import { type Call, type Expression, type FunctionDef, spanOf, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { RuleContext } from "../rule.ts";
import { type Leaving, unreleasedExit } from "./leaving-held.ts";

export interface UnguardedManager {
  readonly call: Call;
  readonly lock: LockUse;
  readonly release: Call;
  readonly leaving: Leaving;
}

export function* unguardedManagers({ project, file }: RuleContext): Iterable<UnguardedManager> {
  for (const owner of lockOwners(project, file)) {
    if (owner.kind !== "functionDef" || !hasDecorator(owner, "contextmanager") || !isGenerator(owner)) continue;
    for (const call of callsOf(owner, "acquire")) {
      const { parent } = call;
      if (parent?.kind !== "assign" && parent?.kind !== "expressionStatement") continue;
      const object = call.callee.kind === "attribute" ? call.callee.object : undefined;
      if (object === undefined || !isLockOfOurs(project, object)) continue;
      const releases = callsOf(owner, "release").filter(
        (it) => it.callee.kind === "attribute" && textOf(it.callee.object) === textOf(object),
      );
      const release = releases.find((it) => spanOf(it).start > spanOf(call).end);
      const start = pointOf(call)?.point;
      if (release === undefined || start === undefined) continue;
      const releasing = new Set(releases.flatMap((it) => pointOf(it)?.point ?? []));
      const statement = { statement: parent, heldWhen: undefined };
      const leaving = unreleasedExit(project, call, statement, start, releasing);
      const isInBlock = leaving?.how === "exception" && [...walk(leaving.node)].some((it) => it.kind === "yield");
      if (leaving !== undefined && isInBlock) yield { call, lock: unnamedLock(project, object), release, leaving };
    }
  }
}

const callsOf = (owner: FunctionDef, method: string): readonly Call[] =>
  [...walk(owner)].filter(
    (it): it is Call =>
      it.kind === "call" && it.callee.kind === "attribute" && it.callee.name === method && functionAround(it) === owner,
  );

/** An object whose own `acquire` takes a lock, however it asks for it. */
const isLockOfOurs = (project: Project, object: Expression): boolean =>
  classesOf(project, object).some((it) => {
    const acquire = project.methodOf(it, "acquire");
    return acquire !== undefined && heldLocksIn(project, acquire).acquisitions.length > 0;
  });
