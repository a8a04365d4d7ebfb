/** Statements that only tell a person something. */

import type { Expression, Statement } from "../../syntax/ast.ts";

const TALKING_METHOD =
  /^(?:debug|info|warn|warning|error|exception|log|print|echo|secho|write|flush|announce|msg|note|verbose|trace|notice|critical|print_exc|pprint)$/;
const TALKING_FUNCTION =
  /^(?:print|pprint|echo|log|warn|warning|info|debug|error|msg|message|printf|eprint|print_\w+|log_\w+)$/;

/** Whether all statements print, log or pass. True of none at all. */
export function isOnlyTalk(statements: readonly Statement[]): boolean {
  return statements.every((it) => {
    if (it.kind === "print" || it.kind === "pass") return true;
    return it.kind === "expressionStatement" && isTalk(it.value);
  });
}

function isTalk(expression: Expression): boolean {
  if (expression.kind === "string" || expression.kind === "ellipsis") return true;
  if (expression.kind !== "call") return false;
  const { callee } = expression;
  if (callee.kind === "name") return TALKING_FUNCTION.test(callee.id);
  return callee.kind === "attribute" && TALKING_METHOD.test(callee.name);
}
