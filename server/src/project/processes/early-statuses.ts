/** `returncode` of a process that nothing has waited for: it is `None` until `wait`, `poll` or `communicate` sets it. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import { type Attribute, type Call, type Name, type Node, spanOf } from "../../syntax/ast.ts";
import { ancestorsOf, enclosingFunction, isInside } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { loadsOfName } from "./output-uses.ts";
import { usesOf } from "./status-uses.ts";
import { statusCallsOf } from "./statuses.ts";

/** Only these set it by being asked; other libraries watch the process by themselves. */
const ASKED_ONLY = /^(?:subprocess|subprocess32|psutil)\.Popen$/;

export interface EarlyStatus {
  readonly node: Attribute;
  readonly start: Call;
}

/** Places that depend on a `returncode` which is surely `None` there. */
export function earlyStatusesOf(project: Project, file: ModuleModel): readonly EarlyStatus[] {
  return statusCallsOf(project, file).flatMap(({ call, form, start, wrappers }) => {
    const [target] = call.parent?.kind === "assign" ? call.parent.targets : [];
    if (form !== "process" || wrappers.length > 0 || !ASKED_ONLY.test(start.name) || target?.kind !== "name") return [];
    return readsBeforeWait(target)
      .filter((it) => isDecisive(project, it) && !isDead(project.targetAt(it)))
      .map((node) => ({ node, start: call }));
  });
}

/** Reads of `returncode` with nothing before them that may have waited, whichever way the code takes. */
function readsBeforeWait(target: Name): readonly Attribute[] {
  const loads = loadsOfName(target).toSorted((a, b) => spanOf(a).start - spanOf(b).start);
  const found: Attribute[] = [];
  for (const load of loads) {
    if (enclosingFunction(load) !== enclosingFunction(target) || isInLoopOf(load, target)) return found;
    const { parent } = load;
    if (parent?.kind !== "attribute" || !/^(?:pid|stdin|stdout|stderr|args|returncode)$/.test(parent.name))
      return found;
    if (parent.name === "returncode") found.push(parent);
  }
  return found;
}

/** In a loop that begins behind the start, an earlier turn may have waited. */
function isInLoopOf(load: Node, target: Node): boolean {
  for (const parent of ancestorsOf(load)) {
    if (parent.kind === "functionDef" || isInside(target, parent)) return false;
    // What a loop goes over is taken before its first turn.
    const isIterable = parent.kind === "for" && isInside(load, parent.iterable);
    if (!isIterable && (parent.kind === "for" || parent.kind === "while" || parent.kind === "comprehension"))
      return true;
  }
  return false;
}

/** Whether something depends on the number; `is None` asks for just what is there. */
function isDecisive(project: Project, read: Attribute): boolean {
  const { parent } = read;
  if (parent?.kind === "comparison" && parent.operands.some((it) => it.kind === "none")) return false;
  return usesOf(project, read, "status").some((it) => /^(?:tested|noted|exits|returned)$/.test(it.kind));
}
