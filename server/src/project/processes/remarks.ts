/** What the author says of a command in the comments beside it. */

import { type Node, spanOf } from "../../syntax/ast.ts";
import { enclosingStatement } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";

const RESIGNED = new RegExp(
  [
    /\bif (?:present|available|installed|it exists|they exist)\b/,
    /\b(?:may|might|can|could|will|often|sometimes|allowed to|expected to|okay to|ok to) fail\b/,
    /\bfail(?:s|ure|ures)? (?:is|are) (?:ok|okay|fine|harmless|expected|ignored|not (?:fatal|critical|an? (?:error|problem)))\b/,
    /\bignor(?:e|es|ed|ing) (?:\w+ )?(?:errors?|failures?|exit|status|result|return)/,
    /\bdon'?t care\b|\bdo(?:es)?(?: not|n'?t) matter\b|\bbest[- ]effort\b|\bnot (?:be |a )?fatal\b|\bnon-?fatal\b/,
    /\boptimistically\b|\bdisregard(?:s|ed|ing)? (?:\w+ ){0,2}(?:errors?|failures?|exit|status|result|return)/,
    /\b(?:error|failure) handling (?:here )?(?:involves|means|is) (?:doing )?nothing\b|\bnever returns? any\b/,
    /\bharmless\b|\bno need to check\b|\b(?:don'?t|do not|cannot|can'?t) (?:use|want) (?:check_call|check=)/,
  ]
    .map((it) => it.source)
    .join("|"),
  "i",
);

/** Whether a comment right above the statement of a node, on its lines, or right below says that a failure is expected. */
export function isFailureExpected(project: Project, node: Node): boolean {
  const statement = enclosingStatement(node);
  if (statement === undefined) return false;
  const { text, comments } = project.fileOf(node).source;
  const { start, end } = spanOf(statement);
  const beside = comments.filter((it) => it.end > start - FURTHEST && it.start < end + FURTHEST);
  let from = start;
  for (const comment of beside.toReversed()) {
    if (comment.end > from || !isBlank(text.slice(comment.end, from))) continue;
    // A comment behind the statement above belongs to that.
    if (!isBlank(text.slice(text.lastIndexOf("\n", comment.start - 1) + 1, comment.start))) break;
    from = comment.start;
    if (RESIGNED.test(comment.text)) return true;
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
  return false;
}

/** Characters beyond which a comment is not beside a statement. */
const FURTHEST = 1000;

function isBlank(text: string): boolean {
  return /^\s*$/.test(text);
}
