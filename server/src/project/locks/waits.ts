/** Calls that wait for a thread, for a condition, or for the outside world. */

import type { Value } from "../../semantics/values.ts";
import type { Call, Expression } from "../../syntax/ast.ts";
import { textOf } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { joiningMethods, slowFunctions, slowMethods, submittingMethods, threadMakers } from "./blocking-calls.ts";
import { lockUseOf } from "./lock-identity.ts";
import type { LockUse } from "./lock-use.ts";
import { argumentAt } from "./places.ts";

export interface Wait {
  readonly kind: "thread" | "condition" | "outside";
  /** As written: `self._worker.join`. */
  readonly subject: string;
  /** The code whose end is waited for. */
  readonly targets: readonly Expression[];
  /** The condition that is waited on, and given back meanwhile. */
  readonly condition: LockUse | undefined;
  readonly isBounded: boolean;
}

const key = Symbol("waits");

export function waitAt(project: Project, call: Call): Wait | undefined {
  return project.memoFor(key, call, () => findWait(project, call));
}

function findWait(project: Project, call: Call): Wait | undefined {
  const { callee } = call;
  const subject = textOf(callee);
  if (callee.kind === "attribute") {
    const method = callee.name;
    if (method === "wait" || method === "wait_for") {
      const condition = lockUseOf(project, callee.object);
      if (condition?.kinds.some((it) => it.form === "condition")) {
        const timeout = argumentAt(call, method === "wait" ? 0 : 1, "timeout");
        const isBounded = timeout !== undefined && timeout.kind !== "none";
        return { kind: "condition", subject, targets: [], condition, isBounded };
      }
    }
    if (method === "join" || method === "result" || method === "shutdown" || method === "get" || method === "map") {
      const targets = awaitedCode(project, callee.object, method);
      if (targets.length > 0) return { kind: "thread", subject, targets, condition: undefined, isBounded: hasTimeout(call, method) };
    }
  }
  const isSlow = project.evaluate(callee).some((it) => isSlowCallee(it));
  return isSlow ? { kind: "outside", subject, targets: [], condition: undefined, isBounded: true } : undefined;
}

function hasTimeout(call: Call, method: string): boolean {
  if (method === "shutdown") return call.arguments.some(({ name, value }) => name === "wait" && value.kind === "boolean" && !value.value);
  const timeout = argumentAt(call, 0, "timeout");
  return timeout !== undefined && timeout.kind !== "none";
}

function isSlowCallee(value: Value): boolean {
  if (value.kind === "external") return slowFunctions.has(value.path);
  if (value.kind !== "member" || value.object.kind !== "result" || value.object.callee.kind !== "external") return false;
  return slowMethods[value.object.callee.path]?.includes(value.name) ?? false;
}

/** What runs in the thread, or on the executor, that `object` stands for. */
function awaitedCode(project: Project, object: Expression, method: string): readonly Expression[] {
  const found: Expression[] = [];
  for (const value of project.evaluate(object)) {
    if (value.kind !== "result") continue;
    const { callee, call } = value;
    if (callee.kind === "external") {
      const maker = threadMakers[callee.path];
      if (maker !== undefined && joiningMethods[callee.path]?.includes(method)) {
        const target = argumentAt(call, maker.position, maker.keyword);
        if (target !== undefined) found.push(target);
      }
    }
    const isSubmission = callee.kind === "member" && submittingMethods.has(callee.name);
    if (isSubmission && (method === "result" || method === "get") && isPool(callee.object)) {
      const target = call.arguments[0]?.value;
      if (target !== undefined) found.push(target);
    }
  }
  return found;
}

const pools = /(?:ThreadPoolExecutor|ThreadPool|dummy\.Pool)$/;

function isPool(value: Value): boolean {
  return value.kind === "result" && value.callee.kind === "external" && pools.test(value.callee.path);
}
