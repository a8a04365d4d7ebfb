/** What the whole process has one of, changed by code that runs beside other code of it. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import { type Call, type FunctionDef, type Node, textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { ancestorsOf, enclosingFunction, walk } from "../../syntax/walk.ts";
import { callsIn, pathOf } from "../calls-in.ts";
import { type ConcurrentUse, concurrentUseOf, isThreadPool } from "../handles/concurrency.ts";
import { actionFunctionsOf } from "../processes/build-actions.ts";
import { buildToolsOf } from "../processes/build-tool.ts";
import type { Project } from "../project.ts";

export interface SharedStateChange {
  readonly node: Call;
  /** `os.chdir`, `os.umask`. */
  readonly by: string;
  readonly state: "directory" | "mask";
  readonly use: ConcurrentUse;
  /** Whether several of them run at a time, and not one beside the main thread. */
  readonly isMany: boolean;
}

const STATES: ReadonlyMap<string, SharedStateChange["state"]> = new Map([
  ["os.chdir", "directory"],
  ["os.fchdir", "directory"],
  ["contextlib.chdir", "directory"],
  ["os.umask", "mask"],
]);

/** SCons itself, which says where it does so and what that means. */
const OF_THE_TOOL = /(?:^|\/)SCons\/(?:[A-Z]\w+\.py$|Tool\/|Script\/)/;

export function* sharedStateChanges(project: Project, file: ModuleModel): Iterable<SharedStateChange> {
  if (!project.mayHold(file, /\b(?:f?chdir|umask)\b/) || OF_THE_TOOL.test(file.path)) return;
  const seen = new Set<FunctionDef>();
  for (const node of callsIn(project, file)) {
    if (!/^(?:f?chdir|umask)$/.test(lastName(node.callee))) continue;
    const by = pathOf(project, node.callee) ?? "";
    const state = STATES.get(by);
    const around = enclosingFunction(node);
    if (state === undefined || around?.kind !== "functionDef" || isAlone(around)) continue;
    const use = concurrentUseOf(project, around);
    if (use === undefined || !isInThisProcess(project, use) || isDead(project.targetAt(node))) continue;
    if (use.what === "build action" && (file.options.parallelBuild === false || isOtherRole(project, use))) continue;
    // There and back is one change.
    if (seen.has(around)) continue;
    seen.add(around);
    yield {
      node,
      by,
      state,
      use,
      isMany: (use.what !== "thread" || isInLoop(use.node)) && isNear(project, around, use),
    };
  }
}

/** A child that was forked has a directory and a mask of its own; a lock lets nobody else in. */
function isAlone(around: FunctionDef): boolean {
  return /\bfork\(|preexec|\bsetsid\b/.test(textOf(around)) || walk(around).some(isLocking);
}

function isLocking(node: Node): boolean {
  const held = node.kind === "withItem" ? node.context : node.kind === "call" ? node.callee : undefined;
  return held !== undefined && /lock|mutex|\bacquire$/i.test(textOf(held));
}

/** An emitter has the parameters of an action, and runs while SCons looks what is to do. */
function isOtherRole(project: Project, { node }: ConcurrentUse): boolean {
  const definition = node.parent;
  if (definition?.kind !== "functionDef" || definition.name !== node) return false;
  return !actionFunctionsOf(project, project.fileOf(definition)).has(definition);
}

/** A pool of processes shares nothing. */
function isInThisProcess(project: Project, { node, what }: ConcurrentUse): boolean {
  if (what !== "pool") return true;
  for (const parent of ancestorsOf(node)) {
    if (parent.kind !== "call") continue;
    if (lastName(parent.callee) === "run_in_executor") return parent.arguments[0]?.value.kind === "none";
    return parent.callee.kind === "attribute" && isThreadPool(project, parent.callee.object);
  }
  return false;
}

/** Whether a thread runs the function itself, or one that calls it: what is further away depends on what nobody looked at. */
function isNear(project: Project, around: FunctionDef, { node }: ConcurrentUse): boolean {
  const near = new Set<Node>([around]);
  for (const { call } of project.callersOf(around).calls) {
    const caller = enclosingFunction(call);
    if (caller !== undefined) near.add(caller);
  }
  // The name of the function, or of a class of threads.
  if (node.parent !== undefined && near.has(node.parent)) return true;
  if (node.parent?.kind === "classDef") return node.parent.body.some((it) => near.has(it));
  const values = node.kind === "name" || node.kind === "attribute" ? project.evaluate(node) : [];
  return values.some((it) => it.kind === "function" && near.has(it.definition));
}

/** Whether a thread is made once for each of many. */
function isInLoop(node: Node): boolean {
  for (const parent of ancestorsOf(node)) {
    if (parent.kind === "functionDef" || parent.kind === "classDef") return false;
    if (parent.kind === "for" || parent.kind === "comprehension") return true;
  }
  return false;
}

/** `env.Command(target, source, action, chdir=1)`, `ActionFactory(os.chdir, …)`: SCons says itself that it does not work with `-j`. */
export function* changingBuilders(project: Project, file: ModuleModel): Iterable<Call> {
  if (!project.mayHold(file, /\bchdir\b/) || file.options.parallelBuild === false || OF_THE_TOOL.test(file.path))
    return;
  if (!buildToolsOf(project, file).has("scons")) return;
  for (const call of callsIn(project, file)) {
    const name = lastName(call.callee);
    const [first] = call.arguments;
    if (name === "ActionFactory" && first !== undefined && pathOf(project, first.value) === "os.chdir") yield call;
    if (!/^(?:Command|Builder|Action)$/.test(name)) continue;
    const change = call.arguments.find((it) => it.name === "chdir")?.value;
    if (change === undefined || change.kind === "none") continue;
    if (change.kind === "boolean" ? change.value : change.kind !== "integer" || change.value !== 0n) yield call;
  }
}
