/** What code says of a command behind its back: that it worked, or that a handler will hear of it if not. */

import { type ExceptHandler, type Node, type Statement, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, walk } from "../../syntax/walk.ts";
import { laterStatements } from "./products.ts";
import { followingStatements } from "./surroundings.ts";
import { isOnlyTalk } from "./talk.ts";

/** `return True` behind the command: whatever a person was told, the caller is told that all went well. */
export function claimsSuccess(node: Node): boolean {
  return followingStatements(node).some((it) => it.kind === "return" && isTrue(it));
}

const DONE =
  /\b(?:success(?:ful(?:ly)?)?|done|finished|completed?|created|generated|installed|saved|extended|enabled|disabled|updated|uploaded|built|written|turned o(?:n|ff)|deleted|restored|started|converted|copied|configured)\b/i;

/** What is said right behind a command. */
const NEXT = 3;

/** Whether what stands behind a command takes it for granted: "Saved", `return True`, `exit(0)`, `self.is_fixed = True`. */
export function isTakenForGranted(node: Node): boolean {
  return (
    followingStatements(node)
      .slice(0, NEXT)
      .some((it) => saysDone(it) || isTrue(it)) || laterStatements(node).some(endsWithSuccess)
  );
}

/** Whether success is reported right behind the command, and a handler around it reports failure: it is taken to raise. */
export function isTakenToRaise(node: Node): boolean {
  return isTakenForGranted(node) && isHandled(node);
}

function saysDone(statement: Statement): boolean {
  if (statement.kind !== "expressionStatement" && statement.kind !== "print" && statement.kind !== "assign")
    return false;
  return walk(statement).some(
    (it) =>
      (it.kind === "string" && DONE.test(it.value)) ||
      (it.kind === "formatted" && it.parts.some((part) => typeof part === "string" && DONE.test(part))),
  );
}

function isTrue(statement: Statement): boolean {
  const value = statement.kind === "assign" || statement.kind === "return" ? statement.value : undefined;
  return value?.kind === "boolean" && value.value;
}

function endsWithSuccess(statement: Statement): boolean {
  if (statement.kind === "return") {
    return isTrue(statement) || (statement.value?.kind === "integer" && statement.value.value === 0n);
  }
  return statement.kind === "expressionStatement" && /^(?:sys\.)?exit\(0\)/.test(textOf(statement));
}

/** Exceptions that come without any failure of a command: no such program, no more time, a person's `^C`. */
const OTHER_FAILURE =
  /^\(?(?:[\w.]*(?:OSError|IOError|EnvironmentError|WindowsError|PermissionError|FileNotFoundError|TimeoutExpired|KeyboardInterrupt|TimeoutError)(?:,\s*)?)+\)?$/;

/** A handler around the command that answers a failure with more than words: its author thinks that it hears of it. */
export function isHandled(node: Node): boolean {
  let child: Node = node;
  for (const parent of ancestorsOf(node)) {
    if (parent.kind === "functionDef" || parent.kind === "lambda") return false;
    if (parent.kind === "try" && parent.body.some((it) => it === child)) return parent.handlers.some(answers);
    child = parent;
  }
  return false;
}

function answers({ type, body }: ExceptHandler): boolean {
  if (type !== undefined && OTHER_FAILURE.test(textOf(type))) return false;
  if (
    /\bENOENT\b/.test(
      body
        .map((it) => textOf(it))
        .join("\n")
        .slice(0, 1000),
    )
  )
    return false;
  return (
    !isOnlyTalk(body) && body.some((it) => it.kind === "raise" || (it.kind === "return" && it.value !== undefined))
  );
}
