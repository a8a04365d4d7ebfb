/**
 * The code that runs in a thread that is waited for: its target, and the callbacks that the target was given to call.
 *
 *     self.reader = Reader(self._on_data)          Reader._run, in a thread of its own:  self.callback(data)
 *     WebSocketApp(url, on_message=self._on_data)  a loop of a library calls what it was made with
 */

import { effectsOf } from "../../project/locks/effects.ts";
import { pathOf } from "../../project/locks/lock-paths.ts";
import type { ObjectPath } from "../../project/locks/object-path.ts";
import type { AnyFunction } from "../../project/locks/places.ts";
import type { Wait } from "../../project/locks/waits.ts";
import type { Project } from "../../project/project.ts";
import type { Value } from "../../semantics/values.ts";
import type { Expression, Parameter } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";

export interface WorkerCode {
  readonly definition: AnyFunction;
  /** The object whose method it is. */
  readonly receiver: ObjectPath | undefined;
  /** Where it is named as what runs. */
  readonly worker: Expression;
  /** Whether the thread comes to it by a callback, or when a queue is not empty: that may be over. */
  readonly isCallback: boolean;
}

/** A callback that is handed on more often than this is not followed; nor are more functions than these. */
const deepestHandOn = 3;
const mostFunctions = 16;

export function workerCode(project: Project, { targets, runs }: Wait): readonly WorkerCode[] {
  const found: WorkerCode[] = targets.flatMap(({ code, receiver }) => functionsNamed(project, code, receiver, false));
  for (const { definition, receiver, isSometimes } of runs)
    found.push({ definition, receiver, worker: definition.name, isCallback: isSometimes });
  // A loop of a library is the target itself.
  for (const { code } of targets) found.push(...project.evaluate(code).flatMap((it) => givenToLibrary(project, it)));
  let level: readonly WorkerCode[] = found;
  for (let depth = 0; depth < deepestHandOn && level.length > 0; depth++) {
    level = level
      .flatMap((it) => callbacksIn(project, it.definition))
      .filter((it) => !found.some((other) => other.definition === it.definition))
      .slice(0, mostFunctions);
    found.push(...level);
  }
  return found.slice(0, mostFunctions);
}

function functionsNamed(
  project: Project,
  worker: Expression,
  receiver: ObjectPath | undefined,
  isCallback: boolean,
): readonly WorkerCode[] {
  return project
    .evaluate(worker)
    .flatMap((it) => (it.kind === "function" ? [{ definition: it.definition, receiver, worker, isCallback }] : []));
}

const callbackNamed = (project: Project, callback: Expression): readonly WorkerCode[] =>
  functionsNamed(project, callback, callback.kind === "attribute" ? pathOf(project, callback.object) : undefined, true);

function callbacksIn(project: Project, definition: AnyFunction): readonly WorkerCode[] {
  const found: WorkerCode[] = [];
  for (const effect of effectsOf(project, definition, 2)) {
    if (effect.kind === "foreign" && effect.code.form !== "listener" && effect.code.source !== undefined)
      found.push(...passedFor(project, effect.code.source));
  }
  for (const node of walk(definition)) {
    if (node.kind !== "call" || node.callee.kind !== "attribute" || !loops.test(node.callee.name)) continue;
    found.push(...project.evaluate(node.callee).flatMap((it) => givenToLibrary(project, it)));
  }
  return found;
}

function passedFor(project: Project, parameter: Parameter): readonly WorkerCode[] {
  if (parameter.parent?.kind !== "functionDef") return [];
  const passed = project.callersOf(parameter.parent).argumentsFor(parameter);
  return passed.slice(0, mostFunctions).flatMap((it) => callbackNamed(project, it));
}

/** Methods by which an object of a library goes on until it is stopped. */
const loops = /^(?:run|run_forever|loop_forever|serve_forever|mainloop|start_consuming|consume|listen)$/;

/** What an object of a library was made with: `app.run_forever` calls it. */
function givenToLibrary(project: Project, value: Value): readonly WorkerCode[] {
  if (value.kind !== "member" || !loops.test(value.name) || value.object.kind !== "result") return [];
  const { callee, call } = value.object;
  return callee.kind === "external" ? call.arguments.flatMap((it) => callbackNamed(project, it.value)) : [];
}
