/** What build actions tell their tool: nothing and 0 are success, everything true is failure. */

import { completesNormally } from "../../semantics/flow.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import {
  type Expression,
  type FunctionDef,
  type If,
  type Node,
  type Return,
  type Statement,
  textOf,
} from "../../syntax/ast.ts";
import { ancestorsOf, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { actionFunctionsOf, type FunctionAction } from "./build-actions.ts";
import { statusObjectOf } from "./status-objects.ts";
import type { Use } from "./status-use.ts";
import { usesOf } from "./status-uses.ts";
import { returnsIn, type StatusCall, statusCallsOf } from "./statuses.ts";
import { isInTest } from "./surroundings.ts";

export type WrongResult =
  /** Success is reported by something true. */
  | { readonly form: "truthy"; readonly action: FunctionAction; readonly node: Return; readonly what: string }
  /** A failing status is seen, and the way on still ends in success. */
  | { readonly form: "forgiven"; readonly action: FunctionAction; readonly node: Node; readonly status: StatusCall }
  /** The program is ended in place of the build. */
  | { readonly form: "exit"; readonly action: FunctionAction; readonly node: Node };

export function wrongResultsOf(project: Project, file: ModuleModel): readonly WrongResult[] {
  const results: WrongResult[] = [];
  for (const [definition, action] of actionFunctionsOf(project, file)) {
    // A test plays every role.
    if (isConfigureTest(definition) || isInTest(project, file, definition)) continue;
    results.push(...truthyReturns(project, definition, action));
    results.push(...forgivenFailures(project, file, definition, action));
    results.push(...exits(project, definition, action));
  }
  return results;
}

/** The action function that a node is part of. */
export function actionAround(project: Project, file: ModuleModel, node: Node): FunctionAction | undefined {
  const functions = actionFunctionsOf(project, file);
  if (functions.size === 0) return undefined;
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor.kind === "functionDef") return functions.get(ancestor);
  }
  return undefined;
}

/** Tests of a configuration report success by a true result. */
function isConfigureTest(definition: FunctionDef): boolean {
  return /\b(?:context|ctx|conf)\.(?:Result|Message|TryCompile|TryLink|TryRun)\b/.test(textOf(definition));
}

function* truthyReturns(project: Project, definition: FunctionDef, action: FunctionAction): Iterable<WrongResult> {
  const last = definition.body.at(-1);
  for (const node of returnsIn(definition)) {
    const { value } = node;
    if (value === undefined) continue;
    const always = alwaysWrong(project, value);
    // A constant may well be meant for the failure, unless all went well up to the end.
    const what =
      always ??
      (node === last && !isBehindFailure(definition, node)
        ? truthOfConstant(value, action.use !== definition.name)
        : undefined);
    if (what !== undefined) yield { form: "truthy", action, node, what };
  }
}

/** Objects that are always true, and statuses turned round so that success is true. */
function alwaysWrong(project: Project, value: Expression): string | undefined {
  const object = value.kind === "call" || value.kind === "name" ? statusObjectOf(project, value) : undefined;
  if (object !== undefined)
    return object === "completed"
      ? "a `CompletedProcess`, which is always true"
      : "a process object, which is always true";
  const status = value.kind === "unaryOperation" && value.operator === "not" ? value.operand : comparedWithZero(value);
  if (status === undefined || !isStatus(project, status)) return undefined;
  return "true when the command succeeded";
}

function comparedWithZero(value: Expression): Expression | undefined {
  if (value.kind !== "comparison" || value.operators[0] !== "==" || value.operands.length !== 2) return undefined;
  const [left, right] = value.operands;
  return right?.kind === "integer" && right.value === 0n ? left : undefined;
}

function isStatus(project: Project, expression: Expression): boolean {
  const node = expression.kind === "attribute" && expression.name === "returncode" ? expression.object : expression;
  return project.evaluate(node).some((value) => {
    const call = value.kind === "result" ? value.call : undefined;
    return call !== undefined && statusCallsOf(project, project.fileOf(call)).some((it) => it.call === call);
  });
}

function truthOfConstant(value: Expression, isGiven: boolean): string | undefined {
  switch (value.kind) {
    case "boolean":
      return value.value ? "`True`" : undefined;
    case "name":
      // By its parameters alone, a function may also be the tool's own machinery.
      return isGiven && /^targets?$/.test(value.id) ? `\`${value.id}\`` : undefined;
    default:
      return undefined;
  }
}

/** Whether the end of the function is reached by failure only: everything before it returns success. */
function isBehindFailure({ body }: FunctionDef, last: Return): boolean {
  const before = body.slice(0, body.indexOf(last));
  const isSuccess = (it: Statement) =>
    it.kind === "return" && (it.value === undefined || it.value.kind === "none" || isFalsy(it.value));
  return before.some((it) => {
    for (const node of walk(it)) if (node.kind === "return" && isSuccess(node)) return true;
    return false;
  });
}

function isFalsy(value: Expression): boolean {
  return (value.kind === "integer" && value.value === 0n) || (value.kind === "boolean" && !value.value);
}

/** `if rc: print("failed")`, and then the function ends as if nothing had happened. */
function* forgivenFailures(
  project: Project,
  file: ModuleModel,
  definition: FunctionDef,
  action: FunctionAction,
): Iterable<WrongResult> {
  for (const status of statusCallsOf(project, file)) {
    if (actionAround(project, file, status.call) !== action || status.isTruth) continue;
    const uses = usesOf(project, status.call, status.form);
    if (
      uses.some((it) => it.kind === "returned" || it.kind === "exits" || it.kind === "kept" || it.kind === "dismissed")
    )
      continue;
    const test = uses.map(testOf).find((it) => it !== undefined);
    if (test === undefined || uses.some((it) => it.kind === "tested" && testOf(it) === undefined)) continue;
    if (endsInSuccess(definition, test)) yield { form: "forgiven", action, node: test.test, status };
  }
}

/** The `if` that tests a status for failure; one that asks for success has its failure elsewhere. */
function testOf({ kind, node }: Use): If | undefined {
  if (kind !== "tested" && kind !== "noted") return undefined;
  const { parent } = node;
  if (parent?.kind !== "if" || parent.test !== node) return undefined;
  return isFailureTest(parent.test) ? parent : undefined;
}

function isFailureTest(test: Expression): boolean {
  if (test.kind === "name" || test.kind === "call" || test.kind === "attribute") return true;
  if (test.kind !== "comparison" || test.operands.length !== 2) return false;
  const right = test.operands[1];
  return right?.kind === "integer" && right.value === 0n && /^(?:!=|>|<)$/.test(test.operators[0] ?? "");
}

/** Whether a failing branch goes on to a `return` of nothing, or off the end of the function. */
function endsInSuccess(definition: FunctionDef, test: If): boolean {
  if (test.orelse.length > 0 || !completesNormally(test.body)) return false;
  for (const statement of test.body) {
    for (const node of walk(statement)) {
      if (
        node.kind === "raise" ||
        node.kind === "return" ||
        node.kind === "assign" ||
        node.kind === "augmentedAssign" ||
        node.kind === "continue" ||
        node.kind === "break"
      )
        return false;
    }
  }
  return returnsIn(definition).every(({ value }) => value === undefined || value.kind === "none" || isFalsy(value));
}

function* exits(project: Project, definition: FunctionDef, action: FunctionAction): Iterable<WrongResult> {
  if (action.tool !== "scons") return;
  for (const node of walk(definition)) {
    if (node.kind !== "call") continue;
    const isExit = project
      .calleesOf(node)
      .some((it) => it.kind === "external" && /^(?:sys\.exit|builtins\.(?:exit|quit))$/.test(it.path));
    if (isExit) yield { form: "exit", action, node };
  }
}
