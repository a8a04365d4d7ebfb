/** Attributes, methods and items of the objects that carry a status. */

import type { Attribute, Call, Expression, Subscript } from "../../syntax/ast.ts";
import { isInFailure } from "./failure-handlers.ts";
import type { StatusForm, Use } from "./status-use.ts";
import { add, follow, indexOfStatus, type Walk } from "./status-uses.ts";

export function useAttribute(walk: Walk, attribute: Attribute, form: StatusForm): void {
  const { name, parent } = attribute;
  const call = parent?.kind === "call" && parent.callee === attribute ? parent : undefined;
  switch (form) {
    case "completed":
      if (name === "check_returncode") add(walk, "tested", attribute);
      else if (/^(?:returncode|ok|failed|exited|return_code|exitstatus|succeeded)$/.test(name))
        follow(walk, attribute, "status");
      else add(walk, /^(?:stdout|stderr|args|output|command)$/.test(name) ? "output" : "kept", attribute, name);
      return;
    case "process":
      useProcess(walk, attribute, call);
      return;
    case "pipe":
      if (call !== undefined && name === "close") follow(walk, call, "status");
      else add(walk, /^(?:read|readline|readlines|buffer)$/.test(name) ? "output" : "kept", call ?? attribute, name);
      return;
    default:
      add(walk, "kept", attribute);
  }
}

function useProcess(walk: Walk, attribute: Attribute, call: Call | undefined): void {
  const { name } = attribute;
  if (name === "returncode") {
    follow(walk, attribute, "status");
  } else if (/^(?:kill|terminate|send_signal)$/.test(name)) {
    add(walk, isInFailure(attribute) ? "attribute" : "killed", attribute, name);
  } else if (/^(?:pid|stdin|stdout|stderr|args)$/.test(name)) {
    add(walk, "attribute", attribute, name);
  } else if (call !== undefined && name === "communicate") {
    add(walk, "waited", call, name);
  } else if (call !== undefined && (name === "wait" || name === "poll")) {
    followWaited(walk, call, { kind: "waited", node: call, name });
  } else {
    add(walk, "kept", attribute);
  }
}

/** Follow what `wait()` or `poll()` gives; as a statement it still leaves the status in `returncode`. */
function followWaited(walk: Walk, value: Call, waited: Use): void {
  const from = walk.uses.length;
  follow(walk, value, "status");
  for (const [index, use] of walk.uses.entries()) {
    if (index < from) continue;
    if (use.kind === "discarded") walk.uses[index] = waited;
    else if (use.kind === "unread" || use.kind === "returned") walk.uses[index] = { ...waited, kind: use.kind };
  }
}

export function useItem(walk: Walk, subscript: Subscript, value: Expression, form: StatusForm): void {
  const { object, index } = subscript;
  const position = index.kind === "integer" ? Number(index.value) : undefined;
  if (object !== value || position === undefined || indexOfStatus(form) === undefined) add(walk, "kept", subscript);
  else if (position === indexOfStatus(form)) follow(walk, subscript, "status");
  else add(walk, "output", subscript);
}
