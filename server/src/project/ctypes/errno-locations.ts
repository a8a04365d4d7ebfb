/** errno read where C keeps it: by a call of its own, before which the interpreter has run. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import { type Call, type Node, spanOf } from "../../syntax/ast.ts";
import { enclosingFunction } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallsIn } from "./calls.ts";
import type { ErrorRead } from "./last-error.ts";

/** What `errno` is behind the macro, in the C libraries of macOS, Linux, Windows, Solaris and Android. */
const location = /^(?:__error|__errno_location|_errno|___errno|__errno)$/;

/** `libc.__error().contents.value`, below a call of a library that hands errno on to nobody. */
export function* errnoLocations(project: Project, file: ModuleModel): Iterable<ErrorRead> {
  if (!project.mayHold(file, /\b_*err(?:or|no(?:_location)?)\b/)) return;
  const calls = foreignCallsIn(project, file);
  for (const read of calls) {
    const name = read.function.name ?? "";
    if (!location.test(name) || isDead(project.targetAt(read.call)) || isAssignedTo(read.call)) continue;
    const before = callAbove(project, read.call) ?? callAboveHelper(project, read.call);
    if (before === undefined) continue;
    const call = before.function.library;
    yield {
      node: read.call,
      severity: "warning",
      confidence: "high",
      message: `\`${name}\` is a call of its own, before which the interpreter may change errno; \`use_errno=True\` keeps it for \`ctypes.get_errno()\`.`,
      after: before.call,
      isMissingArgument: false,
      library: call.key,
    };
  }
}

/** A foreign call that may set errno, above a place in its function. */
function callAbove(project: Project, place: Call): ForeignCall | undefined {
  return foreignCallsIn(project, project.fileOf(place)).findLast(({ call, function: fn }) => {
    if (location.test(fn.name ?? "") || fn.library.loader === "PyDLL") return false;
    return enclosingFunction(call) === enclosingFunction(place) && spanOf(call).start < spanOf(place).start;
  });
}

/** Above the call of the function that reads: `raise OSError(current_errno())`. */
function callAboveHelper(project: Project, read: Call): ForeignCall | undefined {
  const around = enclosingFunction(read);
  if (around?.kind !== "functionDef") return undefined;
  for (const { call } of project.callersOf(around).calls) {
    const found = callAbove(project, call);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `libc.__error().contents.value = 0` */
function isAssignedTo(call: Call): boolean {
  let node: Node = call;
  while (node.parent?.kind === "attribute" || (node.parent?.kind === "subscript" && node.parent.object === node)) {
    node = node.parent;
  }
  return node.parent?.kind === "assign" && node.parent.targets.some((it) => it === node);
}
