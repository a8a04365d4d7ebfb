/**
 * Which calls give a status that somebody has to look at: direct starts that do not raise, and functions of the workspace
 * that hand such a status on to their callers.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { reachingBindings } from "../../semantics/reaching.ts";
import type { Frame } from "../../semantics/values.ts";
import type { Call, Expression, FunctionDef, Return, Statement } from "../../syntax/ast.ts";
import { ancestorsOf, childrenOf, isStatement, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { answersByBranch, branchTruthOf } from "./branch-truths.ts";
import { outputUsesOf } from "./output-uses.ts";
import type { StatusChannel } from "./process-apis.ts";
import { channelsOf, type ProcessStart, raisesOnFailure, startOf } from "./process-start.ts";
import type { StatusForm, TupleForm, Use } from "./status-use.ts";
import { indexOfStatus, usesOf } from "./status-uses.ts";
import { onlyTalks } from "./talk.ts";

export interface Status {
  readonly form: StatusForm;
  /** The call that starts the process. */
  readonly start: ProcessStart;
  /** Functions the status comes back through, outermost first. */
  readonly wrappers: readonly FunctionDef[];
  /** A wrapper prints or logs a failure, and goes on. */
  readonly isNoted: boolean;
  /** The value is a truth made from the status, not the status. */
  readonly isTruth: boolean;
  /** The exit code was taken out of a wait status: `>> 8`, `WEXITSTATUS`. */
  readonly isDecoded: boolean;
}

export interface StatusCall extends Status {
  readonly call: Call;
}

/** Operators around a status that are followed. */
const MOST_NESTED = 30;

/** Levels of wrappers that are followed. */
const DEEPEST = 5;

/** Text without which no file of a process has anything to say. */
export const PROCESS_TEXT =
  /subprocess|\bsystem\b|[pP]open|spawn|getoutput|\bwait(?:pid|[34])?\b|[Ee]xecute|exec_command|\bfabric\b|\binvoke\b|ConanFile/;

const CALLS = Symbol("status calls of a file");

/** The calls of a file that give a status, in the order of the source. */
export function statusCallsOf(project: Project, file: ModuleModel): readonly StatusCall[] {
  return project.memoFor(CALLS, file.source.module, () => {
    if (!project.mayMeet(file, PROCESS_TEXT)) return [];
    const found: StatusCall[] = [];
    for (const node of walk(file.source.module)) {
      if (node.kind !== "call") continue;
      const status = statusOfCall(project, node, undefined, 0);
      if (status !== undefined) found.push({ ...status, call: node });
    }
    return found;
  });
}

const FORMS: Readonly<Partial<Record<StatusChannel, StatusForm>>> = {
  status: "status",
  completed: "completed",
  process: "process",
  pair: "pair",
  pipe: "pipe",
  waited: "waited",
  answer: "answer",
};

/** The status that a call gives to whoever made it. */
function statusOfCall(project: Project, call: Call, frame: Frame | undefined, depth: number): Status | undefined {
  const start = startOf(project, call, frame);
  if (start !== undefined) {
    const form = FORMS[start.api.channel];
    // Whether it raises may depend on a parameter that is not known: nothing is claimed.
    if (form === undefined || raisesOnFailure(project, start) !== false) return undefined;
    return { form, start, wrappers: [], isNoted: false, isTruth: false, isDecoded: false };
  }
  return depth < DEEPEST ? statusOfWrapper(project, call, frame, depth) : undefined;
}

function statusOfWrapper(project: Project, call: Call, frame: Frame | undefined, depth: number): Status | undefined {
  let found: Status | undefined;
  for (const callee of project.calleesOf(call, frame)) {
    if (callee.kind !== "function" || callee.definition.kind !== "functionDef") return undefined;
    const { definition } = callee;
    if (!handsOnStatus(project, definition, depth)) continue;
    // Until it is awaited, a coroutine is no status.
    if (definition.isAsync && call.parent?.kind !== "await") return undefined;
    const inner = project.frameOf(call, callee, frame);
    for (const { value } of returnsIn(definition)) {
      if (value === undefined || !project.isReachableIn(value, inner)) continue;
      const status = statusIn(project, value, inner, depth + 1);
      if (status !== undefined) found ??= { ...status, wrappers: [definition, ...status.wrappers] };
    }
    if (!answersByBranch(definition, returnsIn(definition))) continue;
    const truth = branchTruthOf(project, definition, inner);
    if (truth !== undefined)
      found ??= { ...truth, form: "status", wrappers: [definition], isTruth: true, isDecoded: false };
  }
  return found;
}

const HANDS_ON = Symbol("hands on a status");

/** Whether some return of the function gives a status, at any call: a quick no for nearly all functions. */
function handsOnStatus(project: Project, definition: FunctionDef, depth: number): boolean {
  if (isGenerator(definition)) return false;
  const returns = returnsIn(definition);
  const mentions = () =>
    answersByBranch(definition, returns) ||
    returns.some(({ value }) => value !== undefined && mentionsStatus(project, value, depth));
  // A function that calls itself says nothing new about itself.
  return project.memoInCycle(HANDS_ON, definition, mentions, false);
}

/** Whether a returned expression has a status call in it, or a name bound to one; frames are not looked at. */
function mentionsStatus(project: Project, expression: Expression, depth: number): boolean {
  const pending: Expression[] = [expression];
  const seen = new Set<Expression>();
  for (let next = pending.pop(); next !== undefined && seen.size < 60; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const node of walk(next)) {
      if (node.kind === "call") {
        if (channelsOf(project, node).some((it) => FORMS[it] !== undefined)) return true;
        if (depth >= DEEPEST) continue;
        for (const callee of project.calleesOf(node)) {
          if (callee.kind !== "function" || callee.definition.kind !== "functionDef") continue;
          if (handsOnStatus(project, callee.definition, depth + 1)) return true;
        }
      } else if (node.kind === "name") {
        for (const { origin } of reachingBindings(node) ?? []) if (origin.kind === "value") pending.push(origin.value);
      }
    }
  }
  return false;
}

/** Whether a call of the function gives an iterator, and runs nothing of it. */
export function isGenerator(definition: FunctionDef): boolean {
  return [...ownNodes(definition)].some((it) => it.kind === "yield");
}

/** The return statements of a function, not those of functions in it. */
export function returnsIn(definition: FunctionDef): readonly Return[] {
  return [...ownNodes(definition)].filter((it): it is Return => it.kind === "return");
}

function* ownNodes(definition: FunctionDef) {
  const pending = [...definition.body].reverse().map((it): ReturnType<typeof childrenOf>[number] => it);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    if (node.kind === "functionDef" || node.kind === "classDef" || node.kind === "lambda") continue;
    pending.push(...childrenOf(node).toReversed());
  }
}

const TRUTH = /^builtins\.bool$/;
const DECODER = /^(?:os\.(?:WEXITSTATUS|waitstatus_to_exitcode)|builtins\.(?:int|abs))$/;

/** The status in a returned expression, if the function does nothing else with it. */
function statusIn(
  project: Project,
  expression: Expression,
  frame: Frame | undefined,
  depth: number,
  nesting = 0,
): Status | undefined {
  if (depth > DEEPEST || nesting > MOST_NESTED) return undefined;
  const inner = (it: Expression) => statusIn(project, it, frame, depth, nesting + 1);
  switch (expression.kind) {
    case "call":
      return statusInCall(project, expression, frame, depth, nesting + 1);
    case "await":
      return expression.value === undefined ? undefined : inner(expression.value);
    case "name":
      for (const { origin } of reachingBindings(expression) ?? []) {
        if (origin.kind !== "value") continue;
        const [index, ...deeper] = origin.path;
        const status = deeper.length === 0 ? statusIn(project, origin.value, frame, depth + 1) : undefined;
        if (status === undefined) continue;
        if (index === undefined) return status;
        if (index === indexOfStatus(status.form)) return { ...status, form: "status" };
      }
      return undefined;
    case "comparison": {
      const status = expression.operands.map(inner).find((it) => it !== undefined);
      return status === undefined || status.form !== "status" ? undefined : { ...status, isTruth: true };
    }
    case "unaryOperation": {
      const status = inner(expression.operand);
      return status?.form === "status"
        ? { ...status, isTruth: status.isTruth || expression.operator === "not" }
        : undefined;
    }
    case "binaryOperation": {
      const status = inner(expression.left);
      if (status?.form !== "status" || !/^(?:>>|&|\/\/)$/.test(expression.operator)) return undefined;
      return { ...status, isDecoded: true };
    }
    case "conditional":
      return inner(expression.body) ?? inner(expression.orelse);
    case "attribute": {
      const status = inner(expression.object);
      const isStatus = status?.form === "completed" || status?.form === "process";
      if (!isStatus || !/^(?:returncode|exited|return_code|ok|failed)$/.test(expression.name)) return undefined;
      return { ...status, form: "status", isTruth: /^(?:ok|failed)$/.test(expression.name) };
    }
    case "subscript": {
      const status = inner(expression.object);
      const index = expression.index.kind === "integer" ? Number(expression.index.value) : undefined;
      const isStatus = status !== undefined && index !== undefined && index === indexOfStatus(status.form);
      return isStatus ? { ...status, form: "status" } : undefined;
    }
    case "sequence": {
      for (const [index, form] of TUPLE_FORMS.entries()) {
        const element = expression.elements[index];
        if (element === undefined || element.kind === "starred") return undefined;
        const status = inner(element);
        if (status?.form === "status") return { ...status, form };
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

/** Tuples that a function returns, by the place of the status. */
const TUPLE_FORMS: readonly TupleForm[] = ["pair", "answer", "triple"];

function statusInCall(
  project: Project,
  call: Call,
  frame: Frame | undefined,
  depth: number,
  nesting: number,
): Status | undefined {
  const { callee } = call;
  if (callee.kind === "attribute" && /^(?:wait|poll|close)$/.test(callee.name)) {
    const object = statusIn(project, callee.object, frame, depth, nesting);
    const isStatus = callee.name === "close" ? object?.form === "pipe" : object?.form === "process";
    return object !== undefined && isStatus ? { ...object, form: "status" } : undefined;
  }
  const [first] = call.arguments;
  if (first !== undefined) {
    for (const value of project.calleesOf(call, frame)) {
      if (value.kind !== "external" || !(TRUTH.test(value.path) || DECODER.test(value.path))) continue;
      const status = statusIn(project, first.value, frame, depth, nesting);
      if (status?.form !== "status") return undefined;
      const isDecoded = status.isDecoded || value.path.startsWith("os.");
      return { ...status, isTruth: status.isTruth || TRUTH.test(value.path), isDecoded };
    }
  }
  const status = statusOfCall(project, call, frame, depth);
  return status === undefined ? undefined : handedOn(project, call, status, frame);
}

/** The status, unless the function that hands it on has answered for it itself. */
function handedOn(project: Project, call: Call, status: Status, frame: Frame | undefined): Status | undefined {
  const uses = usesOf(project, call, status.form);
  if (!uses.every((it) => isPassive(project, it) || isSwitchedOff(project, it, frame))) return undefined;
  return uses.some((it) => it.kind === "noted") ? { ...status, isNoted: true } : status;
}

/** Whether a use of a status, or of its object, leaves open what the status means. */
function isPassive(project: Project, { kind, name, node }: Use): boolean {
  if (kind === "returned" || kind === "shown" || kind === "noted" || kind === "waited") return true;
  if (kind === "attribute") return true;
  return kind === "output" && (name === undefined || !outputUsesOf(project, node).has("tested"));
}

/**
 * `if status: log(…)` with an `if check: raise` in it, where the call says that `check` is not on: the caller is the one to
 * look.
 */
function isSwitchedOff(project: Project, { kind, node }: Use, frame: Frame | undefined): boolean {
  if (frame === undefined) return false;
  if (!project.isReachableIn(node, frame)) return true;
  if (kind !== "tested") return false;
  const test = [...ancestorsOf(node)].find((it) => it.kind === "if" || isStatement(it));
  if (test?.kind !== "if") return false;
  const pending: Statement[] = [...test.body, ...test.orelse];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    // What is put into a name is a message, or is asked about where that is read.
    if (next.kind === "assign" || !project.isReachableIn(next, frame) || onlyTalks(project, [next])) continue;
    if (next.kind !== "if") return false;
    pending.push(...next.body, ...next.orelse);
  }
  return true;
}
