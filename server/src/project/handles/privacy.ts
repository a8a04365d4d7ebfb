/** How a descriptor is taken out of what children inherit: by `fcntl`, by Python's own functions, or by a helper. */

import type { Call, Expression, FunctionDef, Node } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { flagOf } from "../calls-in.ts";
import type { Project } from "../project.ts";

/** Names by which a helper says what it does, where its code is not seen. */
const HELPER =
  /cloexec|close_?exec|close_?on_?exec|no_?inherit|non_?inherit|prevent\w*inherit|set_?inheritable|not_?inheritable/i;

/** Whether a function, on some path, marks something as not inheritable. */
export function marksSomething(project: Project, definition: FunctionDef, depth = 2, except?: Call): boolean {
  for (const node of walk(definition)) {
    if (node.kind === "call" && node !== except && isMark(project, node, depth)) return true;
  }
  return false;
}

/** Whether a call marks a descriptor as not inheritable. */
export function isMark(project: Project, call: Call, depth = 2): boolean {
  const name = lastName(call.callee);
  if (isFcntlMark(call, name)) return true;
  if (name === "ioctl")
    return call.arguments.some((it) => /FIOCLEX\b/.test(lastName(it.value)) && lastName(it.value) !== "FIONCLEX");
  if (/^SetHandleInformation$/.test(name)) {
    const last = call.arguments[2]?.value;
    return last !== undefined && flagOf(project, last) === false;
  }
  if (name === "set_inheritable" || name === "set_handle_inheritable") {
    const last = call.arguments.at(-1)?.value;
    return last === undefined || flagOf(project, last) !== true;
  }
  if (depth === 0) return HELPER.test(name);
  const functions = project
    .evaluate(call.callee)
    .flatMap((it) => (it.kind === "function" && it.definition.kind === "functionDef" ? [it.definition] : []));
  if (functions.length === 0) return HELPER.test(name);
  // One definition that marks is enough: the others are for platforms without `fcntl`.
  return functions.some((it) => it.parameters.length > 0 && marksSomething(project, it, depth - 1));
}

/** `fcntl(fd, F_SETFD, … FD_CLOEXEC …)`. */
function isFcntlMark(call: Call, name: string): boolean {
  if (name !== "fcntl" || call.arguments.length < 3) return false;
  const [, command, flags] = call.arguments;
  if (command === undefined || flags === undefined || !/F_SETFD/.test(lastName(command.value))) return false;
  const names = namesIn(flags.value);
  if (names.some((it) => it.isInverted)) return false;
  // A flag in a variable may well be the right one.
  return (
    names.some((it) => /CLOEXEC/i.test(it.name)) ||
    flags.value.kind === "name" ||
    flags.value.kind === "attribute" ||
    isOne(flags.value)
  );
}

const isOne = (node: Expression) => node.kind === "integer" && node.value === 1n;

interface FlagName {
  readonly name: string;
  readonly isInverted: boolean;
}

function namesIn(expression: Expression): readonly FlagName[] {
  const names: FlagName[] = [];
  for (const node of walk(expression)) {
    if (node.kind !== "name" && node.kind !== "attribute") continue;
    const isInverted = node.parent?.kind === "unaryOperation" && node.parent.operator === "~";
    names.push({ name: node.kind === "name" ? node.id : node.name, isInverted });
  }
  return names;
}

/** Whether the function around a creating call marks descriptors, or every function that receives its result does. */
export function isMadePrivate(project: Project, creation: Call): boolean {
  const owner = enclosingFunction(creation);
  const inside: Iterable<Node> = owner === undefined ? walk(project.fileOf(creation).source.module) : walk(owner);
  for (const node of inside) {
    if (node.kind !== "call" || node === creation) continue;
    if (owner === undefined && enclosingFunction(node) !== undefined) continue;
    if (isMark(project, node)) return true;
  }
  if (owner?.kind !== "functionDef") return false;
  // The caller that gets the returned descriptor may mark it; another function of the same name is for another system.
  const { calls } = project.callersOf(owner);
  return calls.some(({ call }) => {
    const caller = enclosingFunction(call);
    return caller?.kind === "functionDef" && caller !== owner && marksSomething(project, caller, 1, call);
  });
}
