/** Functions that turn what became of their command into a constant: `except CalledProcessError: return False`. */

import { fallsOffEnd } from "../../semantics/falling-off.ts";
import type { Frame } from "../../semantics/values.ts";
import { type FunctionDef, type Node, type Return, type Statement, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, isInside, isStatement, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { channelsOf, type ProcessStart, raisesOnFailure, startOf } from "./process-start.ts";
import { usesOf } from "./status-uses.ts";
import { isOnlyTalk } from "./talk.ts";

export interface BranchTruth {
  readonly start: ProcessStart;
  /** What it does about a failure, beside returning, is to print or log. */
  readonly isNoted: boolean;
}

/** Whether the returns are constants of which some say yes and some say no: a quick no for nearly all functions. */
export function answersByBranch(definition: FunctionDef, returns: readonly Return[]): boolean {
  const answers = new Set(returns.map(answerOf));
  return !answers.has("other") && answers.has("yes") && answers.has("no") && !fallsOffEnd(definition);
}

/** `True` is yes and `False` is no, where the function returns truths: a 0 beside a 1 has no word for itself. */
function answerOf({ value }: Return): "yes" | "no" | "other" {
  if (value?.kind !== "boolean") return "other";
  return value.value ? "yes" : "no";
}

/** The one command whose failure makes such a function answer no, and does nothing else but talk. */
export function branchTruthOf(
  project: Project,
  definition: FunctionDef,
  frame: Frame | undefined,
): BranchTruth | undefined {
  const found: BranchTruth[] = [];
  for (const node of walk(definition)) {
    if (node.kind !== "call" || channelsOf(project, node).length === 0) continue;
    const start = startOf(project, node, frame);
    if (start === undefined) continue;
    const raises = raisesOnFailure(project, start);
    const failing =
      raises === true ? handlerFor(definition, node) : raises === false ? branchFor(project, start) : undefined;
    // A second command, whose fate is another, leaves open what the answer is about.
    if (failing === undefined || !saysNo(failing)) return undefined;
    found.push({ start, isNoted: failing.length > 1 });
  }
  return found.length === 1 ? found[0] : undefined;
}

/** What is done about the exception of a command. */
function handlerFor(definition: FunctionDef, call: Node): readonly Statement[] | undefined {
  for (const node of ancestorsOf(call)) {
    if (node === definition) return undefined;
    if (node.kind !== "try" || !node.body.some((it) => isInside(call, it))) continue;
    return node.handlers.find(({ type }) => type !== undefined && /\bCalledProcessError\b/.test(textOf(type)))?.body;
  }
  return undefined;
}

/** What is done where the status is bad: the branch of the one test of it that says no. */
function branchFor(project: Project, { call, api }: ProcessStart): readonly Statement[] | undefined {
  if (api.channel !== "status" && api.channel !== "completed") return undefined;
  const tests = usesOf(project, call, api.channel).filter((it) => it.kind === "tested");
  const [only] = tests;
  if (tests.length !== 1 || only === undefined) return undefined;
  const test = [...ancestorsOf(only.node)].find((it) => it.kind === "if" || isStatement(it));
  if (test?.kind !== "if") return undefined;
  return [test.body, test.orelse].find((it) => it.length > 0 && saysNo(it));
}

function saysNo(statements: readonly Statement[]): boolean {
  const last = statements.at(-1);
  return last?.kind === "return" && answerOf(last) === "no" && isOnlyTalk(statements.slice(0, -1));
}
