/** Whether a function can end without a `return`, told from the shape of its statements. */

import type { FunctionDef, Statement, Try, With } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import { isExit, isTrue, mayRaise } from "./leaving.ts";

/** Nobody nests blocks deeper, and our stack ends. */
const MOST_DEPTH = 80;

/** Whether a `with` may swallow what is raised in it, so that the statement behind it runs. */
export type Swallows = (statement: With) => boolean;

/** `with suppress(KeyError):`, which is known without asking what the name stands for. */
export const suppressesByName: Swallows = ({ items }) =>
  items.some(({ context }) => {
    const callee = context.kind === "call" ? context.callee : undefined;
    return (callee?.kind === "name" ? callee.id : callee?.kind === "attribute" ? callee.name : "") === "suppress";
  });

const answers = new WeakMap<FunctionDef, boolean>();

/** Whether some way through a function ends without a `return`. */
export function fallsOffEnd(definition: FunctionDef, swallows: Swallows = suppressesByName): boolean {
  if (swallows !== suppressesByName) return completes(definition.body, swallows, 0);
  // It is asked for every call of the function.
  const known = answers.get(definition);
  if (known !== undefined) return known;
  const answer = completes(definition.body, swallows, 0);
  answers.set(definition, answer);
  return answer;
}

function completes(statements: readonly Statement[], swallows: Swallows, depth: number): boolean {
  return statements.every((it) => statementCompletes(it, swallows, depth));
}

/** Whether the statement behind this one can be reached through it. */
function statementCompletes(given: Statement, swallows: Swallows, depth: number): boolean {
  if (depth > MOST_DEPTH) return false;
  const inside = (statements: readonly Statement[]) => completes(statements, swallows, depth + 1);
  let statement = given;
  // A chain of elif may be thousands long: a loop, not recursion.
  while (statement.kind === "if") {
    if (inside(statement.body)) return true;
    const [only, ...others] = statement.orelse;
    if (only?.kind !== "if" || others.length > 0) return inside(statement.orelse);
    statement = only;
  }
  switch (statement.kind) {
    case "return":
    case "raise":
    case "break":
    case "continue":
      return false;
    case "while":
    case "for": {
      const isEndless = statement.kind === "while" && isTrue(statement.test);
      return (!isEndless && inside(statement.orelse)) || hasBreak(statement.body);
    }
    case "with":
      return inside(statement.body) || swallows(statement);
    case "try":
      return tryCompletes(statement, inside);
    case "match":
      return statement.cases.some((it) => inside(it.body)) || !statement.cases.some((it) => it.isIrrefutable);
    default:
      return !isExit(statement);
  }
}

function tryCompletes(
  { body, orelse, handlers, finalbody }: Try,
  inside: (statements: readonly Statement[]) => boolean,
): boolean {
  if (!inside(finalbody)) return false;
  if (inside(body) && inside(orelse)) return true;
  return body.some(mayRaise) && handlers.some((it) => inside(it.body));
}

/** A `break` of the loop itself. */
function hasBreak(body: readonly Statement[]): boolean {
  for (const statement of body) {
    for (const node of walk(statement)) {
      if (node.kind !== "break") continue;
      let around = node.parent;
      while (around !== undefined && around.kind !== "for" && around.kind !== "while") around = around.parent;
      if (around === statement.parent) return true;
    }
  }
  return false;
}
