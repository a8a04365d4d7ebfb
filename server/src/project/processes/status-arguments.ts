/** A status that is passed to a function: shown, handed to `sys.exit`, made a text, or followed into the workspace's own. */

import type { Value } from "../../semantics/values.ts";
import type { Argument, Call, Name } from "../../syntax/ast.ts";
import { loadsOfParameter } from "./name-uses.ts";
import { isLoggingMethod, sinkOf } from "./status-sinks.ts";
import type { StatusForm } from "./status-use.ts";
import { add, follow, IN_TUPLE, MOST_STEPS, type Walk } from "./status-uses.ts";

export function useArgument(walk: Walk, argument: Argument, form: StatusForm): void {
  const call = argument.parent;
  if (call?.kind !== "call") {
    add(walk, "kept", argument);
    return;
  }
  const { callee } = call;
  if (callee.kind === "attribute" && callee.name === "format" && callee.object.kind === "string") {
    follow(walk, call, "text");
    return;
  }
  for (const value of walk.project.calleesOf(call)) passTo(walk, value, { call, argument, form });
}

interface Passing {
  readonly call: Call;
  readonly argument: Argument;
  readonly form: StatusForm;
}

function passTo(walk: Walk, callee: Value, { call, argument, form }: Passing): void {
  const sink = callee.kind === "external" ? sinkOf(callee.path) : undefined;
  if (sink === "exits" || sink === "shown") add(walk, sink, call);
  else if (sink === "decoded") follow(walk, call, "status");
  else if (sink === "text") follow(walk, call, "text");
  else if (callee.kind === "function" && callee.definition.kind === "functionDef") {
    const loads = loadsOfParameter(walk.project, callee, call, argument);
    if (loads === undefined || walk.seen.size > MOST_STEPS / 2) add(walk, "kept", call);
    else if (loads.length === 0) add(walk, "unread", call);
    else for (const load of loads) followInside(walk, load, { form, call });
  } else if (call.callee.kind === "attribute" && isLoggingMethod(call.callee.name) && isNumberOrText(form)) {
    add(walk, "shown", call);
  } else add(walk, "kept", call);
}

const isNumberOrText = (form: StatusForm): boolean => form === "status" || form === "text";

/** Follow a parameter of a called function; what it returns is the value of the call. */
function followInside(
  walk: Walk,
  load: Name,
  { form, call }: { readonly form: StatusForm; readonly call: Call },
): void {
  const from = walk.uses.length;
  follow(walk, load, form);
  const returned = walk.uses.splice(from).filter((use) => {
    if (use.kind === "returned") return true;
    walk.uses.push(use);
    return false;
  });
  // What a function returns of a process may be what `wait()` said of it.
  const isWaited = form === "process" && returned.some((it) => it.name === "wait" || it.name === "poll");
  // A helper that waits is the one to say what the end means; a statement that calls it only wants the process gone.
  if (returned.some((it) => it.name === IN_TUPLE)) add(walk, "kept", call);
  else if (isWaited && call.parent?.kind === "expressionStatement") add(walk, "kept", call);
  else if (isWaited) follow(walk, call, "status");
  else if (returned.length > 0) follow(walk, call, form);
}
