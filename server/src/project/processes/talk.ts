/** Statements that only tell a person something. */

import type { Expression, Statement } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";

const TALKING_METHOD =
  /^(?:debug|info|warn|warning|error|exception|log|print|echo|secho|write|flush|announce|msg|note|verbose|trace|notice|critical|print_exc|pprint)$/;
const TALKING_FUNCTION =
  /^(?:print|pprint|echo|log|warn|warning|info|debug|error|msg|message|printf|eprint|print_\w+|log_\w+)$/;

/** Whether all statements print, log or pass. True of none at all. */
export function isOnlyTalk(statements: readonly Statement[]): boolean {
  return statements.every(isTalking);
}

/** A helper of a helper is as far as messages are handed on. */
const deepest = 2;

/** The same, with functions of the workspace that do nothing else: `def complain(text): sys.stderr.write(text)`. */
export function onlyTalks(project: Project, statements: readonly Statement[], depth = 0): boolean {
  return statements.every((it) => {
    if (isTalking(it)) return true;
    if (depth === deepest || it.kind !== "expressionStatement" || it.value.kind !== "call") return false;
    const callees = project.calleesOf(it.value);
    return (
      callees.length > 0 &&
      callees.every(
        (callee) =>
          callee.kind === "function" &&
          callee.definition.kind === "functionDef" &&
          onlyTalks(project, callee.definition.body, depth + 1),
      )
    );
  });
}

function isTalking(statement: Statement): boolean {
  if (statement.kind === "print" || statement.kind === "pass") return true;
  return statement.kind === "expressionStatement" && isTalk(statement.value);
}

function isTalk(expression: Expression): boolean {
  if (expression.kind === "string" || expression.kind === "ellipsis") return true;
  if (expression.kind !== "call") return false;
  const { callee } = expression;
  if (callee.kind === "name") return TALKING_FUNCTION.test(callee.id);
  return callee.kind === "attribute" && TALKING_METHOD.test(callee.name);
}
