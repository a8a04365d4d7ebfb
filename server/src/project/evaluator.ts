import { type Frame, union, unknown, type Value } from "../semantics/values.ts";
import type { Expression } from "../syntax/ast.ts";

/** Deeper than this nobody can follow a value, and our stack ends. */
const MOST_DEPTH = 160;
/** Steps that one question in one frame may take. */
const MOST_STEPS = 12_000;

export interface Evaluator {
  (expression: Expression, frame?: Frame): readonly Value[];
  /** Run a step that may lead back to itself; it then has no values of its own. */
  bounded(subject: object, frame: Frame | undefined, compute: () => readonly Value[]): readonly Value[];
  /** The same for answers that are no values. */
  guarded<T>(subject: object, compute: () => T, otherwise: T): T;
}

/**
 * Remembers what was computed, for each frame apart, and cuts cycles: a value that depends on itself adds nothing to the union.
 * What was computed inside a cycle is not remembered, because its head may know more.
 */
export function createEvaluator(
  compute: (expression: Expression, frame: Frame | undefined) => readonly Value[],
): Evaluator {
  const known = new Map<object, readonly Value[]>();
  /** What is being computed, with its depth. With frames, by expression and frame depth. */
  const active = new Map<object, number>();
  let depth = 0;
  let lowestCycle = Number.POSITIVE_INFINITY;
  let steps = 0;
  let isExhausted = false;

  const run = (subject: object, frame: Frame | undefined, step: () => readonly Value[]): readonly Value[] => {
    const key = frame === undefined ? subject : frameKey(frame, subject);
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;

    const head = active.get(key);
    if (head !== undefined) {
      lowestCycle = Math.min(lowestCycle, head);
      return [];
    }
    if (depth >= MOST_DEPTH || steps >= MOST_STEPS) {
      lowestCycle = 0;
      isExhausted ||= steps >= MOST_STEPS;
      return [unknown];
    }
    const outerCycle = lowestCycle;
    lowestCycle = Number.POSITIVE_INFINITY;
    active.set(key, depth);
    depth += 1;
    steps += 1;
    const values = union(step());
    depth -= 1;
    active.delete(key);
    const isComplete = lowestCycle >= depth;
    // Twenty assignments in a loop that each depend on all others: whoever asks again gets no better answer.
    if (isComplete || isExhausted) known.set(key, values.length === 0 ? [unknown] : values);
    lowestCycle = isComplete ? outerCycle : Math.min(outerCycle, lowestCycle);
    if (depth === 0) {
      steps = 0;
      isExhausted = false;
      lowestCycle = Number.POSITIVE_INFINITY;
      return values.length === 0 ? [unknown] : values;
    }
    return values;
  };

  const evaluator = (expression: Expression, frame?: Frame) => run(expression, frame, () => compute(expression, frame));
  return Object.assign(evaluator, {
    bounded: run,
    guarded<T>(subject: object, step: () => T, otherwise: T): T {
      const key = guardKey(subject);
      if (active.has(key) || depth >= MOST_DEPTH) return otherwise;
      active.set(key, depth);
      depth += 1;
      const value = step();
      depth -= 1;
      active.delete(key);
      return value;
    },
  });
}

/** What is remembered lives as long as the project; plain maps are read and collected faster than weak ones. */
const frameKeys = new WeakMap<Frame, Map<object, object>>();

/** One object for each pair of a frame and what is computed in it. */
function frameKey(frame: Frame, subject: object): object {
  let keys = frameKeys.get(frame);
  if (keys === undefined) {
    keys = new Map();
    frameKeys.set(frame, keys);
  }
  let key = keys.get(subject);
  if (key === undefined) {
    key = {};
    keys.set(subject, key);
  }
  return key;
}

const guardKeys = new WeakMap<object, object>();

function guardKey(subject: object): object {
  let key = guardKeys.get(subject);
  if (key === undefined) {
    key = {};
    guardKeys.set(subject, key);
  }
  return key;
}
