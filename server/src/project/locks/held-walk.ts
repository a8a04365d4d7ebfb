/**
 * Walks one function and says at every expression which locks are held there.
 *
 *     statements ──▶ moments: an expression, the locks held while it is evaluated
 *                └─▶ acquisitions, and what is held where the function yields or returns
 *
 * A lock counts as held only when it is held on every path, so that a conditional `acquire` claims nothing. The walk
 * follows the structure of the source: of a loop it first finds out what the body gives back, of a `finally` what it
 * does to each way out.
 */

import type { Expression, For, If, Match, Statement, Try, While, With } from "../../syntax/ast.ts";
import type { Acquisition, HeldLocks, LockReader, Moment } from "./held-moments.ts";
import {
  type Exits,
  type Flow,
  giveBack,
  type HeldState,
  joinExits,
  joinFlows,
  mapExits,
  noExits,
  nothingHeld,
  replay,
  take,
  withoutCallers,
} from "./held-state.ts";
import { expressionsOf, isAlways, isNever, isOwnCall, leave, mayChangeLocks } from "./held-walk-parts.ts";
import type { HeldLock } from "./lock-use.ts";

/** Statements nested deeper than this are not read; no person writes them. */
const deepestNesting = 80;

export function walkHeldLocks(body: readonly Statement[], entry: readonly HeldLock[], reader: LockReader): HeldLocks {
  const moments: Moment[] = [];
  const acquisitions: Acquisition[] = [];
  /** `got = lock.acquire(False)`: the lock is held where `got` is true. */
  const flags = new Map<string, HeldLock>();
  let raising: Flow;
  let isRecording = true;
  let depth = 0;

  const evaluate = (node: Expression | undefined, state: HeldState, kind: Moment["kind"] = "evaluate"): HeldState => {
    if (node === undefined) return state;
    raising = joinFlows(raising, state);
    if (isRecording) moments.push({ kind, node, ...state });
    if (kind !== "evaluate") return state;
    let after = state;
    for (const operation of reader.operationsIn(node)) {
      if (operation.kind === "release") {
        after = giveBack(after, operation.lock);
        continue;
      }
      if (isRecording) {
        const { lock, node: place, isConditional } = operation;
        acquisitions.push({ lock, node: place, held: after.held, released: after.released, isConditional });
      }
      if (!operation.isConditional) after = take(after, [operation.lock]);
    }
    return after;
  };

  const block = (statements: readonly Statement[], start: Flow): Exits => {
    if (depth >= deepestNesting) return { ...noExits, normal: start };
    depth += 1;
    let exits: Exits = { ...noExits, normal: start };
    for (const statement of statements) {
      if (exits.normal === undefined) break;
      const step = one(statement, exits.normal);
      exits = { ...joinExits({ ...exits, normal: undefined }, step), normal: step.normal };
    }
    depth -= 1;
    return exits;
  };

  const one = (statement: Statement, state: HeldState): Exits => {
    switch (statement.kind) {
      case "if":
        return branches(statement, state);
      case "for":
      case "while":
        return loop(statement, state);
      case "with":
        return context(statement, state);
      case "try":
        return attempt(statement, state);
      case "match":
        return cases(statement, state);
      case "return":
        return { ...noExits, returns: evaluate(statement.value, state) };
      case "raise": {
        const after = evaluate(statement.cause, evaluate(statement.exception, state));
        raising = joinFlows(raising, after);
        return noExits;
      }
      case "break":
        return { ...noExits, breaks: state };
      case "continue":
        return { ...noExits, continues: state };
      case "assign": {
        let after = evaluate(statement.value, state);
        rememberFlag(statement.targets[0], statement.value);
        for (const target of statement.targets) if (target.kind !== "name") after = evaluate(target, after);
        return { ...noExits, normal: after };
      }
      case "annotatedAssign":
        return { ...noExits, normal: evaluate(statement.value, state) };
      default: {
        let after = state;
        for (const expression of expressionsOf(statement)) after = evaluate(expression, after);
        return { ...noExits, normal: after };
      }
    }
  };

  /** An `elif` is an `If` alone in `orelse`; thousands of them are read here in one loop. */
  const branches = (statement: If, start: HeldState): Exits => {
    let exits = noExits;
    let current: If | undefined = statement;
    let state = start;
    while (current !== undefined) {
      const tested = evaluate(current.test, state);
      const { whenTrue, whenFalse } = outcomesOf(current.test, tested);
      exits = joinExits(exits, block(current.body, isNever(current.test) ? undefined : whenTrue));
      const [next, ...rest]: readonly Statement[] = current.orelse;
      if (next?.kind === "if" && rest.length === 0) {
        current = next;
        state = whenFalse;
        continue;
      }
      exits = joinExits(exits, block(current.orelse, isAlways(current.test) ? undefined : whenFalse));
      current = undefined;
    }
    return exits;
  };

  const loop = (statement: For | While, start: HeldState): Exits => {
    let entry = start;
    const lent = statement.kind === "for" ? reader.iterationLocks(statement.iterable) : [];
    if (statement.kind === "for") {
      entry = evaluate(statement.iterable, entry);
      evaluate(statement.iterable, entry, "iterate");
    }
    const pass = (state: HeldState): { exits: Exits; whenFalse: HeldState } => {
      if (statement.kind === "for") {
        const exits = mapExits(block(statement.body, take(state, lent)), (flow) => flow && leave(flow, lent, []));
        return { exits, whenFalse: state };
      }
      const { whenTrue, whenFalse } = outcomesOf(statement.test, evaluate(statement.test, state));
      return { exits: block(statement.body, whenTrue), whenFalse };
    };
    if (isRecording && mayChangeLocks(statement)) {
      isRecording = false;
      const { exits } = pass(entry);
      isRecording = true;
      entry = joinFlows(entry, joinFlows(exits.normal, exits.continues)) ?? entry;
    }
    const { exits, whenFalse } = pass(entry);
    const isEndless = statement.kind === "while" && isAlways(statement.test);
    const back = joinFlows(exits.normal, exits.continues);
    const exhausted = isEndless ? undefined : statement.kind === "for" ? joinFlows(entry, back) : whenFalse;
    const otherwise = block(statement.orelse, exhausted);
    return {
      normal: joinFlows(otherwise.normal, exits.breaks),
      breaks: otherwise.breaks,
      continues: otherwise.continues,
      returns: joinFlows(exits.returns, otherwise.returns),
      raises: undefined,
    };
  };

  const context = (statement: With, start: HeldState): Exits => {
    let state = start;
    const entered: HeldLock[] = [];
    const stacks: string[] = [];
    for (const { context: manager, target } of statement.items) {
      state = evaluate(manager, state);
      evaluate(manager, state, "enter");
      const locks = reader.contextLocks(manager, statement.isAsync);
      if (isRecording) {
        for (const lock of locks) {
          acquisitions.push({
            lock,
            node: manager,
            held: state.held,
            released: state.released,
            isConditional: lock.isConditional === true,
          });
        }
      }
      state = take(state, locks);
      entered.push(...locks);
      if (target?.kind === "name") stacks.push(target.id);
    }
    const exits = block(statement.body, state);
    const left = mapExits(exits, (flow) => flow && leave(flow, entered, stacks));
    for (const item of statement.items) {
      // Leaving runs `__exit__` with the locks of the items before it still held; only executors care.
      if (exits.normal !== undefined && isRecording)
        moments.push({ kind: "leave", node: item.context, ...exits.normal });
    }
    return left;
  };

  const attempt = (statement: Try, state: HeldState): Exits => {
    const outside = raising;
    raising = undefined;
    const body = block(statement.body, state);
    const raisedInBody: HeldState = raising ?? state;
    raising = undefined;
    let exits = { ...body, normal: undefined as Flow };
    exits = joinExits(exits, block(statement.orelse, body.normal));
    for (const handler of statement.handlers) {
      exits = joinExits(exits, block(handler.body, raisedInBody));
    }
    const escaping = joinFlows(raising, raisedInBody);
    raising = joinFlows(outside, escaping);
    if (statement.finalbody.length === 0) return exits;

    const ways = [exits.normal, exits.returns, exits.breaks, exits.continues];
    const before = ways.reduce<Flow>((a, b) => joinFlows(a, b), undefined) ?? escaping ?? state;
    const last = block(statement.finalbody, before);
    const after = last.normal;
    if (after === undefined) return last;
    const through = mapExits(exits, (flow) => replay(before, after, flow));
    raising = joinFlows(outside, replay(before, after, escaping));
    return joinExits({ ...last, normal: undefined }, through);
  };

  const cases = (statement: Match, state: HeldState): Exits => {
    const subject = evaluate(statement.subject, state);
    let exits: Exits = noExits;
    for (const { guard, body } of statement.cases) exits = joinExits(exits, block(body, evaluate(guard, subject)));
    const isComplete = statement.cases.some((it) => it.isIrrefutable);
    return isComplete ? exits : joinExits(exits, { ...noExits, normal: subject });
  };

  const rememberFlag = (target: Expression | undefined, value: Expression): void => {
    if (target?.kind !== "name") return;
    const lock = conditionalLock(value);
    if (lock === undefined) flags.delete(target.id);
    else flags.set(target.id, lock);
  };

  /** The lock that `test` asks for without insisting. */
  const conditionalLock = (test: Expression): HeldLock | undefined => {
    if (test.kind === "name") return flags.get(test.id);
    if (test.kind === "walrus") return conditionalLock(test.value);
    if (test.kind !== "call" && test.kind !== "await") return undefined;
    for (const operation of reader.operationsIn(test)) {
      if (operation.kind === "acquire" && operation.isConditional && isOwnCall(operation.node, test))
        return operation.lock;
    }
    return undefined;
  };

  const outcomesOf = (test: Expression, state: HeldState): { whenTrue: HeldState; whenFalse: HeldState } => {
    if (test.kind === "unaryOperation" && test.operator === "not") {
      const { whenTrue, whenFalse } = outcomesOf(test.operand, state);
      return { whenTrue: whenFalse, whenFalse: whenTrue };
    }
    if (test.kind === "booleanOperation") {
      const locks = test.operands.flatMap(
        (it) => outcomesOf(it, state)[test.operator === "and" ? "whenTrue" : "whenFalse"].held,
      );
      const added = locks.filter((it) => !state.held.includes(it));
      const changed = take(state, added);
      return test.operator === "and"
        ? { whenTrue: changed, whenFalse: state }
        : { whenTrue: state, whenFalse: changed };
    }
    const lock = conditionalLock(test);
    // Where it was had without waiting, no caller holds it.
    return { whenTrue: lock === undefined ? state : take(withoutCallers(state, lock.lock), [lock]), whenFalse: state };
  };

  const exits = block(body, { held: entry, released: [] });
  return { moments, acquisitions, atExit: joinFlows(exits.normal, exits.returns) ?? nothingHeld };
}
