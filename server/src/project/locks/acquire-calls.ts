/** How a lock is asked for: for as long as it takes, in a task that has not begun, in another thread. */

import { type Call, type Expression, textOf } from "../../syntax/ast.ts";
import { argumentAt } from "./places.ts";

/** Whether `acquire` waits as long as it takes. */
export function isInsistent(call: Call): boolean {
  const blocking = argumentAt(call, 0, "blocking");
  const timeout = argumentAt(call, 1, "timeout");
  if (call.arguments.some((it) => it.unpack !== undefined)) return false;
  const blocks = blocking === undefined || isTrue(blocking);
  return blocks && (timeout === undefined || timeout.kind === "none" || isMinusOne(timeout));
}

const isTrue = (it: Expression): boolean =>
  (it.kind === "boolean" && it.value) || (it.kind === "integer" && it.value !== 0n);

const isMinusOne = (it: Expression): boolean =>
  it.kind === "unaryOperation" && it.operator === "-" && it.operand.kind === "integer" && it.operand.value === 1n;

/** `ensure_future(lock.acquire())`: the task that is made of it has not begun. */
export function isScheduled(call: Call): boolean {
  const outer = call.parent?.kind === "argument" ? call.parent.parent : call.parent;
  return (
    outer?.kind === "call" &&
    outer.parent?.kind !== "await" &&
    outer.callee !== call &&
    /(?:^|\.)(?:ensure_future|create_task|start_soon|run_coroutine_threadsafe)$/.test(textOf(outer.callee))
  );
}

/** The lock of `await loop.run_in_executor(pool, lock.acquire)`, or `await asyncio.to_thread(lock.acquire)`. */
export function takenInExecutor(call: Call): Expression | undefined {
  if (call.parent?.kind !== "await" || call.callee.kind !== "attribute") return undefined;
  const position = positionOfCode[call.callee.name];
  const [code, ...others] = position === undefined ? [] : call.arguments.slice(position);
  if (code?.value.kind !== "attribute" || code.value.name !== "acquire" || others.length > 0) return undefined;
  return code.value.object;
}

const positionOfCode: Readonly<Record<string, number>> = { run_in_executor: 1, to_thread: 0, run_sync: 0 };
