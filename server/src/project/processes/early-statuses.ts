/**
 * Statuses that are asked for before anything has waited. `returncode` is `None` until `wait`, `poll` or `communicate` sets it;
 * `poll()` gives `None` while the process runs, and a process closes its output before it ends.
 */

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
  /** The `returncode`, or the call of `poll`. */
  readonly node: Attribute | Call;
  /** `never`: it is surely `None`. `racing`: it is `None` unless the process happened to be faster. */
  readonly form: "never" | "racing";
  readonly start: Call;
}

/** Places that depend on a status which is `None` there, or may be. */
export function earlyStatusesOf(project: Project, file: ModuleModel): readonly EarlyStatus[] {
  return statusCallsOf(project, file).flatMap(({ call, form, start, wrappers }) => {
    const [target] = call.parent?.kind === "assign" ? call.parent.targets : [];
    if (form !== "process" || wrappers.length > 0 || !ASKED_ONLY.test(start.name) || target?.kind !== "name") return [];
    const found: EarlyStatus[] = readsBeforeWait(target).map((node) => ({ node, form: "never", start: call }));
    for (const node of pollsBehindOutput(target)) found.push({ node, form: "racing", start: call });
    return found.filter(({ node }) => isDecisive(project, node) && !isDead(project.targetAt(node)));
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

/** `for line in process.stdout: …` and then `process.poll()`, with nothing that waits. */
function pollsBehindOutput(target: Name): readonly Call[] {
  const loads = loadsOfName(target).toSorted((a, b) => spanOf(a).start - spanOf(b).start);
  const found: Call[] = [];
  let output: Node | undefined;
  for (const load of loads) {
    const attribute = load.parent;
    if (enclosingFunction(load) !== enclosingFunction(target) || attribute?.kind !== "attribute") return found;
    if (attribute.name === "poll") {
      // Inside of the loop over the output the same is asked early, and left by what it finds.
      if (output === undefined) return found;
      if (isInside(load, output)) continue;
      if (isInLoopOf(load, target)) return found;
      if (attribute.parent?.kind === "call") found.push(attribute.parent);
    } else if (/^std(?:out|err)$/.test(attribute.name)) {
      output ??= readerToEnd(attribute);
    } else if (!/^(?:pid|stdin|args|returncode)$/.test(attribute.name)) {
      return found;
    }
  }
  return found;
}

/** The loop over the whole output, or the call that reads it whole. */
function readerToEnd(stream: Attribute): Node | undefined {
  const method = stream.parent?.kind === "attribute" ? stream.parent : undefined;
  const call = method?.parent;
  if (call?.kind === "call" && call.arguments.length === 0 && /^read(?:lines)?$/.test(method?.name ?? "")) return call;
  const loop = [...ancestorsOf(stream)].find((it) => it.kind === "for" || it.kind === "functionDef");
  return loop?.kind === "for" && isInside(stream, loop.iterable) ? loop : undefined;
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
function isDecisive(project: Project, read: Attribute | Call): boolean {
  const { parent } = read;
  const [name] = parent?.kind === "assign" ? parent.targets : [];
  const places = name?.kind === "name" ? [read, ...loadsOfName(name)] : [read];
  if (places.some((it) => asksForNone(it.parent))) return false;
  return usesOf(project, read, "status").some((it) => /^(?:tested|noted|exits|returned)$/.test(it.kind));
}

function asksForNone(node: Node | undefined): boolean {
  return node?.kind === "comparison" && node.operands.some((it) => it.kind === "none");
}
