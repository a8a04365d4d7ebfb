/** Futures that nobody else has seen yet: no callback of others can have been added to them. */

import { reachingBindings } from "../../semantics/reaching.ts";
import { type Call, type Expression, type FunctionDef, spanOf } from "../../syntax/ast.ts";
import { ancestorsOf, isInside, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { functionAround } from "./places.ts";

/** Whether the future was made in this function and, so far, was shown only to functions that keep it to themselves. */
export function isNewFuture(project: Project, object: Expression): boolean {
  if (object.kind !== "name") return false;
  const [binding, ...others] = reachingBindings(object) ?? [];
  if (others.length > 0 || binding?.origin.kind !== "value" || binding.origin.value.kind !== "call") return false;
  const around = functionAround(object);
  const made = binding.origin.value;
  if (around?.kind !== "functionDef" || functionAround(made) !== around) return false;
  const isMade = project.evaluate(made).every((it) => {
    return it.kind === "result" && it.callee.kind === "external" && /(?:^|\.)Future$/.test(it.callee.path);
  });
  return isMade && staysInside(project, around, object.id, spanOf(made).end, lastRunBefore(object, made));
}

/** Up to where code may have run before a place: in a loop that the future is made before, up to the end of the loop. */
function lastRunBefore(object: Expression, made: Call): number {
  let last = spanOf(object).start;
  for (const ancestor of ancestorsOf(object)) {
    if (ancestor.kind === "functionDef" || isInside(made, ancestor)) break;
    if (ancestor.kind === "for" || ancestor.kind === "while") last = spanOf(ancestor).end;
  }
  return last;
}

/** Whether a name is only asked for its attributes between two places, or passed to a function that does no more. */
function staysInside(project: Project, owner: FunctionDef, id: string, from: number, to: number, depth = 0): boolean {
  for (const node of walk(owner)) {
    if (node.kind !== "name" || node.id !== id) continue;
    const { start } = spanOf(node);
    if (start < from || start >= to) continue;
    // What an inner function does with it, it does at another time.
    if (functionAround(node) !== owner) return false;
    const { parent } = node;
    if (parent?.kind === "attribute" || (depth > 0 && parent?.kind === "return")) {
      if (parent.kind === "attribute" && parent.name === "add_done_callback" && !addsOwn(project, parent.parent))
        return false;
      continue;
    }
    const call = parent?.kind === "argument" ? parent.parent : parent;
    if (call?.kind !== "call" || depth > 1) return false;
    const callees = project.calleesOf(call);
    const isKept = callees.every((callee) => {
      const definition = callee.kind === "function" ? callee.definition : undefined;
      if (definition?.kind !== "functionDef") return false;
      const parameter = definition.parameters.find((it) => {
        const passed = callee.kind === "function" ? project.argumentFor(call, callee, it) : undefined;
        return passed === node;
      });
      const name = parameter?.name;
      if (name === undefined) return false;
      return staysInside(project, definition, name.id, spanOf(name).end, spanOf(definition).end, depth + 1);
    });
    if (callees.length === 0 || !isKept) return false;
  }
  return true;
}

function addsOwn(project: Project, call: FunctionDef["parent"]): boolean {
  const callback = call?.kind === "call" ? call.arguments[0]?.value : undefined;
  const values = callback === undefined ? [] : project.evaluate(callback);
  return (
    values.length > 0 &&
    values.every((it) => {
      if (it.kind === "function") return true;
      return it.kind === "result" && it.callee.kind === "external" && it.callee.path === "functools.partial";
    })
  );
}
