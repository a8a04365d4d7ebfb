/** Handlers of exceptions, as far as they say that a command has failed. */

import { isExit } from "../../semantics/leaving.ts";
import { type Node, type Statement, textOf } from "../../syntax/ast.ts";
import { ancestorsOf } from "../../syntax/walk.ts";

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
