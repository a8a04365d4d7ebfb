/** Whether a command is put together by the code that runs it, or comes from somewhere else whole. */

import { reachingBindings } from "../../semantics/reaching.ts";
import type { Value } from "../../semantics/values.ts";
import { type Call, type Expression, type Name, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { keywordTruth } from "../keyword-truth.ts";
import type { Project } from "../project.ts";
import { argumentOf, type ProcessStart } from "./process-start.ts";
import { textPartsOf } from "./text-parts.ts";

/**
 * A command that is a parameter of which no caller shows anything, or a text for a shell that comes from somewhere else
 * whole: whoever gives it knows what it is worth.
 */
export function isCallersOwn(project: Project, start: ProcessStart): boolean {
  const given = argumentOf(start, start.api.keyword, start.api.position);
  if (given === undefined) return false;
  const values = project.evaluate(given, start.frame);
  const isShell = start.api.form === "shell" || keywordTruth(project, start, { keyword: "shell" }) === true;
  if (isShell && (given.kind === "name" || given.kind === "attribute" || given.kind === "subscript")) {
    const isBuilt = textPartsOf(project, given, start.frame).some((it) => it.kind === "text");
    return !isBuilt && !values.some((it) => isBuiltText(project, it)) && !isBuiltHere(given);
  }
  if (given.kind === "call") return isSplitParameter(project, given, start);
  const [only, ...others] = given.kind === "sequence" ? given.elements : [given];
  if (only !== undefined && others.length === 0 && isOption(project, only)) return true;
  const isPassed = given.kind === "name" && values.some((it) => it.kind === "argument");
  return isPassed && values.every((it) => it.kind === "argument" || it.kind === "unknown");
}

/** `options.on_start`: a command that whoever starts the program gives it. */
function isOption(project: Project, expression: Expression): boolean {
  if (expression.kind !== "attribute") return false;
  return project.evaluate(expression.object).some((value) => {
    const made = value.kind === "item" ? value.object : value;
    return made.kind === "result" && /\.parse_(?:known_)?args$/.test(textOf(made.call.callee));
  });
}

/** Whether the function that runs a command has put it together in a variable: a text with holes, or a list of its own. */
export function isPutTogether(start: ProcessStart): boolean {
  const given = argumentOf(start, start.api.keyword, start.api.position);
  if (given?.kind !== "name") return false;
  return isOwnList(given, 0) || isBuiltHere(given);
}

/** Lists of which a list is made. */
const MOST_LISTS = 4;

/** A list that the function writes down, a sum with one, or a list of what is in one: `[encode(it) for it in command]`. */
function isOwnList(expression: Expression, depth: number): boolean {
  if (depth > MOST_LISTS) return false;
  switch (expression.kind) {
    case "sequence":
      return true;
    case "binaryOperation":
      return expression.operator === "+" && [expression.left, expression.right].some((it) => isOwnList(it, depth + 1));
    case "comprehension":
      return expression.clauses.some((it) => it.kind === "forClause" && isOwnList(it.iterable, depth + 1));
    case "name":
      return (reachingBindings(expression) ?? []).some(
        ({ origin }) => origin.kind === "value" && origin.path.length === 0 && isOwnList(origin.value, depth + 1),
      );
    default:
      return false;
  }
}

/** `command.split()`, `shlex.split(command)` */
function isSplitParameter(project: Project, { callee, arguments: [first] }: Call, { frame }: ProcessStart): boolean {
  if (callee.kind !== "attribute" || callee.name !== "split") return false;
  const text = callee.object.kind === "name" && callee.object.id === "shlex" ? first?.value : callee.object;
  const values = text?.kind === "name" ? project.evaluate(text, frame) : [];
  return values.length > 0 && values.every((it) => it.kind === "argument" || it.kind === "unknown");
}

/** A text or list that code of the workspace puts together. */
function isBuiltText(project: Project, value: Value): boolean {
  if (value.kind === "result") return textPartsOf(project, value.call, value.frame).some((it) => it.kind === "text");
  return value.kind === "constant" || value.kind === "computed" || value.kind === "collection";
}

/** Names that are looked into at most. */
const MOST_NAMES = 30;

/** Whether literal text, or a list of the function's own that is joined, goes into a name on some way to it. */
function isBuiltHere(expression: Expression): boolean {
  const seen = new Set<Expression>();
  const pending: Expression[] = [expression];
  for (let next = pending.pop(); next !== undefined && seen.size < MOST_NAMES; next = pending.pop()) {
    if (seen.has(next) || next.kind !== "name") continue;
    seen.add(next);
    for (const { origin } of reachingBindings(next) ?? []) {
      if (origin.kind === "augmented") {
        if (origin.target.kind === "name") pending.push(origin.target);
      } else if (origin.kind !== "value" || origin.path.length > 0) continue;
      if (hasText(origin.value)) return true;
      pending.push(...namesIn(origin.value));
    }
  }
  return false;
}

/** Literal text in a sum or a format, or `"".join(parts)` of a list that was made here. */
function hasText(expression: Expression): boolean {
  if (expression.kind === "call") {
    const { callee, arguments: given } = expression;
    const [list] = given;
    if (callee.kind !== "attribute" || callee.name !== "join" || list?.value.kind !== "name") return false;
    return (reachingBindings(list.value) ?? []).some(
      ({ origin }) => origin.kind === "value" && (origin.value.kind === "sequence" || isListCall(origin.value)),
    );
  }
  if (expression.kind !== "binaryOperation" && expression.kind !== "string" && expression.kind !== "formatted")
    return false;
  return walk(expression).some((it) =>
    it.kind === "string" ? /[A-Za-z]/.test(it.value) : it.kind === "formatted" && it.parts.some(isWord),
  );
}

function isWord(part: unknown): boolean {
  return typeof part === "string" && /[A-Za-z]/.test(part);
}

function isListCall(expression: Expression): boolean {
  return expression.kind === "call" && expression.callee.kind === "name" && expression.callee.id === "list";
}

function namesIn(expression: Expression): readonly Name[] {
  if (expression.kind !== "binaryOperation" && expression.kind !== "name") return [];
  return walk(expression).filter((it): it is Name => it.kind === "name");
}
