/** What the author says of a command in the comments beside it. */

import { type Node, type Statement, spanOf, textOf } from "../../syntax/ast.ts";
import { enclosingFunction, enclosingStatement } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { blockOf } from "./surroundings.ts";
import { isOnlyTalk } from "./talk.ts";

/** Words by which an author says that a status is left alone on purpose. */
const IGNORING = new RegExp(
  [
    /\bignor(?:e|es|ed|ing) (?:\w+ )?(?:errors?|failures?|exit|status|result|return)/,
    /\b(?:errors?|failures?|status|exit codes?|return codes?)\b (?:(?:that|which|we|is|are|can|will|be|get) ){1,3}(?:\w+ )?ignored?\b/,
    /\b(?:regardless|irrespective|independent(?:ly)?) of (?:\w+ ){0,3}(?:errors?|failures?|exit|status|result|return)/,
    /\bdisregard(?:s|ed|ing)? (?:\w+ ){0,2}(?:errors?|failures?|exit|status|result|return)/,
  ]
    .map((it) => it.source)
    .join("|"),
  "i",
);

const RESIGNED = new RegExp(
  [
    /\bif (?:present|available|installed|it exists|they exist)\b/,
    /\b(?:may|might|can|could|will|often|sometimes|allowed to|expected to|okay to|ok to) fail\b/,
    /\bfail(?:s|ure|ures)? (?:is|are) (?:ok|okay|fine|harmless|expected|ignored|not (?:fatal|critical|an? (?:error|problem)))\b/,
    IGNORING,
    /\bdon'?t care\b|\bdo(?:es)?(?: not|n'?t) matter\b|\bbest[- ]effort\b|\bnot (?:be |a )?fatal\b|\bnon-?fatal\b/,
    /\boptimistically\b|\bnot (?:using )?check(?:ed)?_(?:call|output)\b|\btry(?:ing)? to (?:\w+ ){1,4}first\b/,
    /\b(?:return|exit)(?:s|ing)? (?:code|status)\b.*\beven (?:when|if|though)\b/,
    /\b(?:error|failure) handling (?:here )?(?:involves|means|is) (?:doing )?nothing\b|\bnever returns? any\b/,
    /\bthis is (?:ok|okay|fine|expected|not an? (?:error|problem))\b/,
    /\bharmless\b|\bno need to check\b|\b(?:don'?t|do not|cannot|can'?t) (?:use|want) (?:check_call|check=)/,
  ]
    .map((it) => it.source)
    .join("|"),
  "i",
);

/**
 * Whether a comment right above the statement of a node, on its lines, or right below says that a failure is expected, or
 * the function around says of itself that it does not look at one.
 */
export function isFailureExpected(project: Project, node: Node): boolean {
  const statement = enclosingStatement(node);
  if (statement === undefined) return false;
  const { text, comments } = project.fileOf(node).source;
  const { start, end } = spanOf(statement);
  const beside = comments.filter((it) => it.end > start - FURTHEST && it.start < end + FURTHEST);
  for (let from of [start, ...startsOfPreparation(statement)]) {
    for (const comment of beside.toReversed()) {
      if (comment.end > from || !isBlank(text.slice(comment.end, from))) continue;
      // A comment behind the statement above belongs to that.
      if (!isBlank(text.slice(text.lastIndexOf("\n", comment.start - 1) + 1, comment.start))) break;
      from = comment.start;
      if (RESIGNED.test(comment.text)) return true;
    }
  }
  let to = end;
  for (const comment of beside) {
    if (comment.end <= start) continue;
    if (comment.start >= end && !isBlank(text.slice(to, comment.start))) break;
    // Below, only what goes on from here: a block of its own speaks of what follows it.
    if (comment.start > end && /\n\s*\n/.test(text.slice(to, comment.start))) break;
    to = Math.max(to, comment.end);
    if (RESIGNED.test(comment.text)) return true;
  }
  return IGNORING.test(docstringAround(node));
}

/** Where the statements in front begin that bind what the statement names, announce it, or call the same for another case. */
function startsOfPreparation(statement: Statement): readonly number[] {
  const block = blockOf(statement);
  const text = textOf(statement).slice(0, FURTHEST);
  const starts: number[] = [];
  for (const before of block.slice(0, Math.max(0, block.indexOf(statement))).toReversed()) {
    const names = before.kind === "assign" ? before.targets : [];
    const prepares = names.some((it) => it.kind === "name" && new RegExp(`\\b${it.id}\\b`).test(text));
    if (!prepares && !isOnlyTalk([before]) && !areAlike(before, statement)) break;
    starts.push(spanOf(before).start);
  }
  return starts;
}

const areAlike = (one: Statement, other: Statement): boolean =>
  one.kind === "expressionStatement" &&
  other.kind === "expressionStatement" &&
  one.value.kind === "call" &&
  other.value.kind === "call" &&
  textOf(one.value.callee) === textOf(other.value.callee);

function docstringAround(node: Node): string {
  const around = enclosingFunction(node);
  const first = around?.kind === "functionDef" ? around.body[0] : undefined;
  return first?.kind === "expressionStatement" && first.value.kind === "string" ? first.value.value : "";
}

/** Characters beyond which a comment is not beside a statement. */
const FURTHEST = 1000;

function isBlank(text: string): boolean {
  return /^\s*$/.test(text);
}
