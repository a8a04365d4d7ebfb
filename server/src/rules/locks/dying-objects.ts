/** What belongs to an object whose finalizer runs, and what keeps it from dying. */

import type { Interruption } from "../../project/locks/interruptions.ts";
import { pathOf } from "../../project/locks/lock-paths.ts";
import type { LockUse } from "../../project/locks/lock-use.ts";
import type { ObjectPath } from "../../project/locks/object-path.ts";
import { classAround, functionAround, placeOf } from "../../project/locks/places.ts";
import type { Wait } from "../../project/locks/waits.ts";
import type { Project } from "../../project/project.ts";
import { type Call, type Node, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";

/** `shutdown = getattr(self, "shutdown")`, which reads `self.queue`: whose method it is, is lost on the way there. */
export function queueOfDying(project: Project, { definition }: Interruption, use: Node): Wait["queue"] {
  const [dying, user] = [definition, functionAround(use)].map((it) => (it === undefined ? it : classAround(it)));
  if (dying === undefined || user !== dying || use.kind !== "call" || use.callee.kind !== "attribute") return undefined;
  return pathOf(project, use.callee.object);
}

/** `weakref.finalize(self, drain, self.queue)`: what the callback is given of the object that dies, dies with it. */
export function isOfDying(project: Project, { definition, installed }: Interruption, queue: Wait["queue"]): boolean {
  const parameter = definition.parameters.findIndex(
    (it) => queue?.root === `${placeOf(project, definition)}:${it.name?.id ?? ""}`,
  );
  if (parameter === -1 || queue?.steps.length !== 0 || installed?.kind !== "call") return false;
  const [watched, given] = [installed.arguments[0], installed.arguments[parameter + 2]].map((it) =>
    it === undefined ? undefined : pathOf(project, it.value),
  );
  if (watched === undefined || given === undefined || given.root !== watched.root) return false;
  return given.steps.length > watched.steps.length && watched.steps.every((it, index) => it === given.steps[index]);
}

/** A lock that is reached from the dying object, and of no module or class. */
export function isOfObject({ path }: LockUse): boolean {
  return !path.root.startsWith("global:") && !path.root.startsWith("class:");
}

/** Whether the object gives itself, or one of its methods, to anything: as long as that has it, it does not die. */
export function isKeptByOthers({ definition }: Interruption): boolean {
  const owner = classAround(definition);
  if (owner === undefined) return false;
  for (const node of walk(owner)) {
    if (node.kind !== "argument" || node.parent?.kind !== "call" || isQuestion(node.parent)) continue;
    const { value } = node;
    if (value.kind === "name" && value.id === "self") return true;
    const isMethod =
      value.kind === "attribute" && owner.body.some((it) => it.kind === "functionDef" && it.name.id === value.name);
    if (isMethod && textOf(value.object) === "self") return true;
  }
  return false;
}

/** Calls that keep nothing of what they are given. */
function isQuestion({ callee }: Call): boolean {
  return /^(?:super|isinstance|getattr|setattr|hasattr|id|repr|str|type|print|hash|vars|dir|len|[\w.]*__\w+__)$/.test(
    textOf(callee),
  );
}

/**
 * A lock that the object, or a helper it made itself, made: reached through its first parameter. A helper of which
 * nothing is known may be its own; one that is set to `None` when it is closed, still is.
 */
export function isOwnLock({ path, slot }: LockUse): boolean {
  return slot !== undefined && isOwnPath(path);
}

export function isOwnPath(path: ObjectPath): boolean {
  if (path.root.startsWith("global:") || path.root.startsWith("class:")) return false;
  for (let holder = path.parent; holder !== undefined && holder.steps.length > 0; holder = holder.parent) {
    const objects = holder.values.filter((it) => it.kind !== "constant" && it.kind !== "unknown");
    if (!objects.every((it) => it.kind === "instance" && it.call !== undefined)) return false;
  }
  return path.steps.length > 0;
}
