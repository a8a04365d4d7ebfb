/** How a function is left with a lock held. */

import { foreignCodeAt } from "../../project/locks/foreign-code.ts";
import { headOf, mayRaise } from "../../project/locks/raising.ts";
import type { Project } from "../../project/project.ts";
import type { FlowNode } from "../../semantics/flow.ts";
import { type Call, type Expression, type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, isInside, walk } from "../../syntax/walk.ts";
import { isLostByTest, leadsOn, type TakingStatement } from "./taking-statement.ts";

export interface Leaving {
  readonly node: Node;
  /** By a `return`, by an exception, behind the last statement, or because another lock was not had. */
  readonly how: "return" | "exception" | "end" | "refused";
}

/**
 * The statement behind `start` from which the function is left with the lock held: rather one that leaves it openly, or
 * runs code of others, than the first that may raise.
 */
export function unreleasedExit(
  project: Project,
  call: Call,
  taking: TakingStatement,
  start: FlowNode,
  releasing: ReadonlySet<FlowNode>,
  ways: readonly Leaving["how"][] = ["return", "exception", "end"],
): Leaving | undefined {
  if (isLostByTest(start, taking, releasing)) return { node: taking.statement, how: "end" };
  const seen = new Set<FlowNode>([start]);
  const pending: FlowNode[] = [];
  for (const edge of start.next) if (leadsOn(edge, taking)) pending.push(edge.to);
  const candidates: FlowNode[] = [];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node) || releasing.has(node)) continue;
    seen.add(node);
    candidates.push(node);
    const isDispatch = node.kind === "handlers";
    for (const edge of node.next)
      if (edge.kind !== "exception" || isDispatch || mayRaise(project, node.node)) pending.push(edge.to);
  }
  const found: Leaving[] = [];
  for (const candidate of candidates) {
    const { node } = candidate;
    if (node === undefined || candidate.kind !== "statement") continue;
    // What a handler does to clear up is not expected to fail in its turn.
    const raises = node.kind === "raise" || (mayRaise(project, node) && !isInHandler(node));
    if (node.kind === "return" && leadsOut(candidate, releasing, false, "exit")) found.push({ node, how: "return" });
    else if (raises && leadsOut(candidate, releasing, true, "raise")) found.push({ node, how: "exception" });
    else if (endsByChoice(candidate, call)) found.push({ node, how: "end" });
  }
  const judged = found.filter(({ how }) => ways.includes(how));
  judged.sort((a, b) => spanOf(a.node).start - spanOf(b.node).start);
  return (
    judged.find(({ node }) => node.kind === "return" || node.kind === "raise") ??
    judged.find(({ node, how }) => how === "exception" && runsForeignCode(project, node)) ??
    // Of several places the one that a reader believes: what only tells, or makes an empty thing, hardly ever fails.
    judged.find(({ node }) => isPlain(node)) ??
    judged.find(({ node }) => node.kind !== "import" && node.kind !== "importFrom") ??
    judged[0]
  );
}

/**
 * Whether the function ends behind a statement with the lock held: an `if` that gives it back in one branch alone, a
 * handler that swallows the exception. A test of a local, or of the lock, may well ask whether there is anything to give back.
 */
function endsByChoice({ node, next }: FlowNode, call: Call): boolean {
  if (node === undefined || !next.some((it) => it.kind !== "exception" && isExit(it.to))) return false;
  if (isInHandler(node)) return true;
  return node.kind === "if" && !isInside(call, node) && isStateOfObject(node.test);
}

/** Whether the function, without any exception, returns or comes to the same place again with the lock held. */
export function goesOnHeld(start: FlowNode, releasing: ReadonlySet<FlowNode>): boolean {
  const seen = new Set<FlowNode>();
  const pending: FlowNode[] = [start];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const { kind, to } of node.next) {
      if (kind === "exception" || node.node?.kind === "raise" || releasing.has(to)) continue;
      if (to === start || to.kind === "exit") return true;
      if (seen.has(to)) continue;
      seen.add(to);
      pending.push(to);
    }
  }
  return false;
}

const isInHandler = (node: Node): boolean => [...ancestorsOf(node)].some((it) => it.kind === "exceptHandler");

function isExit(start: FlowNode): boolean {
  let current: FlowNode | undefined = start;
  while (current?.kind === "join") current = current.next[0]?.to;
  return current?.kind === "exit";
}

/** `not self.done`: an attribute of the object that says nothing of locks. */
function isStateOfObject(test: Expression): boolean {
  const asked = test.kind === "unaryOperation" ? test.operand : test;
  return asked.kind === "attribute" && asked.object.kind === "name" && !/lock|held|acquire|mutex|own/i.test(asked.name);
}

function isPlain(node: Node): boolean {
  if (node.kind === "import" || node.kind === "importFrom") return false;
  const calls = headOf(node).flatMap((it) => [...walk(it)].filter((part): part is Call => part.kind === "call"));
  return calls.length === 0 || calls.some((it) => !HARDLY_FAILING.test(textOf(it.callee)));
}

/** Loggers, clocks, conversions, and the constructors of empty queues and events. */
const HARDLY_FAILING =
  /(?:^|\.)(?:debug|info|warning|warn|error|exception|log|print|time|monotonic|now|int|str|float|len|format|Queue|Event|Thread|deque|get_ident)$/;

function runsForeignCode(project: Project, statement: Node): boolean {
  return headOf(statement).some((it) => {
    for (const part of walk(it)) if (part.kind === "call" && foreignCodeAt(project, part) !== undefined) return true;
    return false;
  });
}

/** Whether leaving a statement, by an exception or by going on, leads out of the function with the lock held. */
function leadsOut(
  from: FlowNode,
  releasing: ReadonlySet<FlowNode>,
  byException: boolean,
  goal: FlowNode["kind"],
): boolean {
  const seen = new Set<FlowNode>([from]);
  const pending: FlowNode[] = [];
  for (const edge of from.next) {
    if ((edge.kind === "exception" || from.node?.kind === "raise") === byException) pending.push(edge.to);
  }
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node) || releasing.has(node)) continue;
    seen.add(node);
    if (node.kind === goal) return true;
    // A handler does what it is written to do; only what no handler catches, and what is raised again, goes on.
    const goesOn = node.kind !== "statement" || node.node?.kind === "raise";
    for (const edge of node.next) if (edge.kind !== "exception" || goesOn) pending.push(edge.to);
  }
  return false;
}

/** A statement without the block that it holds. */
function headerOf(node: Node): string {
  const [first] = "body" in node && Array.isArray(node.body) ? node.body : [];
  const text = textOf(node);
  return first === undefined ? text : text.slice(0, spanOf(first).start - spanOf(node).start);
}

/** As a message says it: "when …". */
export function whatLeaves({ node, how }: Leaving): string {
  if (how === "return") return "the function returns";
  if (how === "end") return "the function ends";
  const text = headerOf(node).replace(/\s+/g, " ").trim().replace(/:$/, "");
  const what = how === "refused" ? "is refused" : "raises";
  return `\`${text.length > 50 ? `${text.slice(0, 47)}...` : text}\` ${what}`;
}
