/** Calls that look like bookkeeping and run callbacks before they return, found by the origin of their object. */

import type { Value } from "../../semantics/values.ts";
import type { Call } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { isNewFuture } from "./new-futures.ts";
import { type SchedulingCall, schedulingFunctions, schedulingMethods, telltaleMethods } from "./scheduling-calls.ts";

/** Calls that run callbacks before they return. */
export function schedulingAt(project: Project, call: Call): SchedulingCall | undefined {
  const { callee } = call;
  for (const value of project.evaluate(callee)) {
    if (value.kind === "external" && schedulingFunctions[value.path] !== undefined)
      return schedulingFunctions[value.path];
  }
  if (callee.kind !== "attribute") return undefined;
  if (callee.name === "add_done_callback" && isOwnFunction(project, call)) return undefined;
  if (/^set_(?:result|exception)$/.test(callee.name) && isNewFuture(project, callee.object)) return undefined;
  const objects = project.evaluate(callee.object);
  for (const value of objects) {
    if (value.kind !== "result" || value.callee.kind !== "external") continue;
    const known = schedulingMethods[value.callee.path]?.[callee.name];
    if (known !== undefined) return known;
  }
  const telltale = telltaleMethods[callee.name];
  if (telltale === undefined) return undefined;
  // Futures of an event loop hand their callbacks to the loop; objects of our own are read.
  const isOther = objects.some(
    (it) =>
      it.kind === "instance" ||
      it.kind === "class" ||
      (it.kind === "result" && isOfLoop(it.callee)) ||
      it.kind === "external",
  );
  if (isOther) return undefined;
  const file = project.fileOf(call);
  const isThreaded = /\bconcurrent\b/.test(file.source.text);
  return isThreaded ? telltale : undefined;
}

/** A callback that is a function of the workspace is no code of others. */
function isOwnFunction(project: Project, call: Call): boolean {
  const callback = call.arguments[0]?.value;
  const values = callback === undefined ? [] : project.evaluate(callback);
  return values.length > 0 && values.every((it) => it.kind === "function" || isPartial(it) || isOfCollection(it));
}

/** `futures.discard`: a method of a set, a list or a table runs no code of others. */
const isOfCollection = (value: Value): boolean =>
  value.kind === "member" &&
  (value.object.kind === "collection" ||
    (value.object.kind === "result" &&
      value.object.callee.kind === "external" &&
      /^(?:builtins\.)?(?:set|list|dict)$|^collections\.deque$/.test(value.object.callee.path)));

const isPartial = (value: Value): boolean =>
  value.kind === "result" && value.callee.kind === "external" && value.callee.path === "functools.partial";

/** What a call gives that is known, and is no future of a pool; a future out of a table is not known. */
function isOfLoop(callee: Value): boolean {
  if (callee.kind === "member") return /^(?:create_future|ensure_future|create_task)$/.test(callee.name);
  return callee.kind === "external" || callee.kind === "function" || callee.kind === "class";
}
