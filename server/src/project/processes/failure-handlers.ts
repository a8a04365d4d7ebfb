/** Handlers of exceptions, as far as they say that a command has failed. */

import { isExit } from "../../semantics/leaving.ts";
import { type Node, type Statement, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, isInside } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import type { Status } from "./statuses.ts";
import { handlerAround, isOnlyStartIn } from "./surroundings.ts";

/** Whether code only runs once something else has failed: what it does with a process there is to clear it away. */
export function isInFailure(node: Node): boolean {
  for (const parent of ancestorsOf(node)) {
    if (parent.kind === "functionDef") return false;
    if (parent.kind !== "exceptHandler") continue;
    const type = parent.type === undefined ? "" : textOf(parent.type);
    // A person who ends the program ends the command with it.
    if (type === "" || /KeyboardInterrupt|SystemExit|BaseException/.test(type)) return false;
    // What may only run so long has done its work when the time is over, unless the handler calls that a failure.
    return !type.includes("TimeoutExpired") || parent.body.some(complains);
  }
  return false;
}

/** `raise`, `sys.exit(1)`, `log.error(…)` */
function complains(statement: Statement): boolean {
  if (statement.kind === "raise" || isExit(statement)) return true;
  if (statement.kind !== "expressionStatement" || statement.value.kind !== "call") return false;
  const { callee } = statement.value;
  return callee.kind === "attribute" && /^(?:error|exception|critical|fatal)$/.test(callee.name);
}

/** `except CalledProcessError` around nothing but a call that never raises it. */
export function misplacedHandler(project: Project, { start, wrappers }: Status, node: Node): Node | undefined {
  if (wrappers.length > 0 || start.receiver !== undefined || (!isInside(start.call, node) && start.call !== node))
    return undefined;
  // A time-out is a `SubprocessError`, too.
  const mayTimeOut = start.arguments.some((it) => it.name === "timeout" || it.unpack === "**");
  const around = handlerAround(node, mayTimeOut ? CALLED : FAILED);
  return around !== undefined && isOnlyStartIn(project, around.statement, start.call) ? around.handler : undefined;
}

const CALLED = /\bCalledProcessError\b/;
/** A handler of `OSError` waits for a missing program as well. */
const FAILED = /\bCalledProcessError\b|^(?!.*(?:OSError|NotFound|Permission|Exception)).*\bSubprocessError\b/s;
