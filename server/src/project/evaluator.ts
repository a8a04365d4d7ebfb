import { type Frame, union, unknown, type Value } from "../semantics/values.ts";
import type { Expression } from "../syntax/ast.ts";
import { inFrame, questionOf, type Subject } from "./pairs.ts";
import type { ReadLog, Reads } from "./reads.ts";
import { areSame, orUnknown } from "./value-sets.ts";

/** Deeper than this nobody can follow a value, and our stack ends. */
const MOST_DEPTH = 160;
/** Steps that one question may take. */
const MOST_STEPS = 4_000;
/** A cycle whose values still grow in this round goes on for ever: `node = node.next`. */
const LAST_ROUND = 4;
/** Stands below every step: an answer that rests on it was cut off, and is not what it could be. */
const CUT_OFF = -1;
/** Steps below which an answer that was cut off is found out again: it was others that took them all. */
const FEW_STEPS = 100;
const ON_NOTHING = Number.POSITIVE_INFINITY;

export interface Evaluator {
  (expression: Expression, frame?: Frame): readonly Value[];
  /** Run a step that may lead back to itself. */
  bounded(subject: object, frame: Frame | undefined, compute: () => readonly Value[]): readonly Value[];
  /** The same for answers that are no values: a step that leads back to itself is told `otherwise`. */
  guarded<T>(question: symbol, subject: Subject, compute: () => T, otherwise: T): T;
  /**
   * Compute once for each subject, and again when something it was read from has changed. With `isSame`, what rests on
   * the answer stands while it comes out the same.
   */
  remembered<T>(
    answers: Map<Subject, Answer<T>>,
    subject: Subject,
    compute: () => T,
    isSame?: (a: T, b: T) => boolean,
  ): T;
  /** How many answers are remembered, those included that hold no more. */
  size(): number;
  /** A step has thrown: nothing is under way any more, and what was assumed is forgotten. */
  abandon(): void;
}

export interface Answer<T> {
  readonly value: T;
  reads: Reads;
  /** Whether it rests on what is assumed of a step under way. */
  isProvisional: boolean;
  /** That it comes out the same, where that is all that matters. */
  fact?: Reads;
}

/** A step under way. */
interface Active {
  readonly depth: number;
  /** What it is taken for when it is asked for meanwhile. */
  assumed: readonly Value[];
  wasAsked: boolean;
}

interface Provisional {
  readonly answer: Answer<unknown>;
  readonly forget: () => void;
  /** The depth of the lowest step that this one, or one before it, rests on. */
  readonly lowest: number;
  /** Steps that it took, those of the cycle around it left out. */
  readonly cost: number;
}

/**
 * Remembers what was computed, for each frame apart. Where a value depends on itself, the values of the cycle are the
 * least that fit together: its head is taken to have none, and the cycle is gone through again until the head comes out
 * as it was taken. So an answer depends neither on where its cycle was entered nor on what was asked before.
 *
 * What was found out in a cycle is remembered while the assumption stands, and for good once its head is done.
 */
export function createEvaluator(
  log: ReadLog,
  noteHome: (subject: Subject) => Reads | undefined,
  compute: (expression: Expression, frame: Frame | undefined) => readonly Value[],
): Evaluator {
  const known = new Map<object, Answer<readonly Value[]>>();
  let active = new Map<object, Active>();
  let provisional: Provisional[] = [];
  /** How many answers that are no values are remembered. */
  let memos = 0;
  let depth = 0;
  let steps = 0;
  let isExhausted = false;
  /** The depth of the lowest step that the answer under way rests on. */
  let lowest = ON_NOTHING;
  /** What steps of cycles under way came to in the round before, in the order of their first round. */
  let before = new Map<object, readonly Value[]>();
  /** Whether a step of the cycle under way came to something else than it was taken for. */
  let isUnsettled = false;
  let isLastRound = false;
  /** Whether something provisional was told `otherwise`: it serves its own cycle, and is no answer for anybody else. */
  let wasToldOtherwise = false;

  const restOn = (step: number) => {
    lowest = Math.min(lowest, step);
  };
  const restOnProvisional = () => restOn(provisional.at(-1)?.lowest ?? ON_NOTHING);
  const keepForNow = (answer: Answer<unknown>, cost: number, forget: () => void) => {
    answer.isProvisional = true;
    provisional.push({ answer, forget, cost, lowest: Math.min(lowest, provisional.at(-1)?.lowest ?? ON_NOTHING) });
  };
  /** What is kept rests on all that the head of its cycle was read from. */
  const endProvisional = (mark: number, keptWith: Reads | undefined) => {
    for (let it = provisional.length; it > mark; it--) {
      const last = provisional.pop();
      if (last === undefined) continue;
      last.answer.isProvisional = false;
      // Of a question without end: what it asked when its steps were used up has an answer for whoever asks anew.
      const isStarved = isExhausted && last.lowest === CUT_OFF && last.cost < FEW_STEPS;
      if (keptWith === undefined || isStarved) last.forget();
      else last.answer.reads = log.both(last.answer.reads, keptWith);
    }
    if (mark === 0) wasToldOtherwise = false;
  };
  const forgetRounds = (count: number) => {
    for (const key of [...before.keys()].slice(count)) before.delete(key);
  };
  const begin = (key: object): Active => {
    const step = { depth, assumed: before.get(key) ?? [], wasAsked: false };
    active.set(key, step);
    depth += 1;
    return step;
  };
  /** Returns whether the answer rests on nothing that is still under way. */
  const end = (key: object, outer: number): boolean => {
    depth -= 1;
    active.delete(key);
    const isFinal = lowest >= depth;
    lowest = isFinal ? outer : Math.min(outer, lowest);
    if (depth > 0) return isFinal;
    steps = 0;
    lowest = ON_NOTHING;
    return true;
  };

  const run = (subject: object, frame: Frame | undefined, step: () => readonly Value[]): readonly Value[] => {
    const key = inFrame(subject, frame);
    const remembered = known.get(key);
    if (remembered !== undefined && log.hold(remembered.reads)) {
      log.note(remembered.reads);
      if (!remembered.isProvisional) return orUnknown(remembered.value);
      restOnProvisional();
      return remembered.value;
    }
    const head = active.get(key);
    if (head !== undefined) {
      head.wasAsked = true;
      restOn(head.depth);
      return head.assumed;
    }
    if (depth >= MOST_DEPTH || steps >= MOST_STEPS) {
      isExhausted ||= steps >= MOST_STEPS;
      restOn(CUT_OFF);
      return [unknown];
    }

    const mark = provisional.length;
    const roundsBefore = before.size;
    const outer = { lowest, isUnsettled, isLastRound, steps, reads: log.begin() };
    const mine = begin(key);
    noteHome(subject);
    let values: readonly Value[];
    for (let round = 1; ; round++) {
      lowest = ON_NOTHING;
      isUnsettled = false;
      isLastRound = outer.isLastRound || round === LAST_ROUND;
      mine.wasAsked = false;
      steps += 1;
      values = union(step());
      if (mine.wasAsked && !areSame(values, mine.assumed)) {
        isUnsettled = true;
        if (isLastRound) values = union([...mine.assumed, unknown]);
      }
      // What rests on a lower step goes through all rounds of that one.
      if (!isUnsettled || isLastRound || lowest < mine.depth) break;
      mine.assumed = values;
      endProvisional(mark, undefined);
    }
    const wasCutOff = lowest === CUT_OFF;
    const reads = log.end(outer.reads);
    const answer = { value: values, reads, isProvisional: false };
    known.set(key, answer);
    const isFinal = end(key, outer.lowest);
    isUnsettled = outer.isUnsettled || (isUnsettled && !isFinal);
    isLastRound = outer.isLastRound;
    if (!isFinal) {
      if (mine.wasAsked) before.set(key, values);
      keepForNow(answer, steps - outer.steps, () => known.delete(key));
      return values;
    }
    forgetRounds(roundsBefore);
    // After a question without end whoever asks again gets no better answer.
    endProvisional(mark, !(wasCutOff || wasToldOtherwise) || isExhausted ? reads : undefined);
    if (depth === 0) isExhausted = false;
    return orUnknown(values);
  };

  const evaluator = (expression: Expression, frame?: Frame) => run(expression, frame, () => compute(expression, frame));
  return Object.assign(evaluator, {
    bounded: run,
    guarded<T>(question: symbol, subject: Subject, step: () => T, otherwise: T): T {
      const key = questionOf(question, subject);
      const head = active.get(key);
      if (head !== undefined || depth >= MOST_DEPTH) {
        wasToldOtherwise = true;
        restOn(head?.depth ?? CUT_OFF);
        return otherwise;
      }
      const mark = provisional.length;
      const outer = { lowest, reads: log.begin() };
      begin(key);
      lowest = ON_NOTHING;
      const value = step();
      const reads = log.end(outer.reads);
      const isFinal = end(key, outer.lowest);
      if (isFinal) endProvisional(mark, wasToldOtherwise ? undefined : reads);
      return value;
    },
    size: () => known.size + memos,
    abandon() {
      endProvisional(0, undefined);
      active.clear();
      before.clear();
      depth = 0;
      steps = 0;
      lowest = ON_NOTHING;
      isExhausted = false;
      isUnsettled = false;
      isLastRound = false;
      log.abandon();
    },
    remembered<T>(
      answers: Map<Subject, Answer<T>>,
      subject: Subject,
      step: () => T,
      isSame?: (a: T, b: T) => boolean,
    ): T {
      const found = answers.get(subject);
      if (found !== undefined && log.hold(found.fact ?? found.reads)) {
        log.note(found.fact ?? found.reads);
        if (found.isProvisional) restOnProvisional();
        return found.value;
      }
      const outer = lowest;
      const stepsBefore = steps;
      const outerReads = log.begin();
      const home = noteHome(subject);
      lowest = ON_NOTHING;
      const value = step();
      const isFinal = depth === 0 || lowest >= depth;
      const isSettled = isSame !== undefined && isFinal;
      const reads = isSettled ? log.endApart(outerReads) : log.end(outerReads);
      const answer: Answer<T> = { value, reads, isProvisional: false };
      if (found === undefined) memos += 1;
      answers.set(subject, answer);
      if (isSettled) {
        answer.fact = log.createFact(
          () =>
            log.hold(answer.reads) ||
            (answers.get(subject) === answer &&
              (home === undefined || log.hold(home)) &&
              comesOutSame(answer, step, isSame)),
        );
        log.note(answer.fact);
      }
      if (!isFinal) keepForNow(answer, steps - stepsBefore, () => answers.delete(subject));
      lowest = Math.min(outer, lowest);
      return answer.value;
    },
  });

  /** Find out again, whatever is under way. Where what is under way has left its traces, that is for whoever asks. */
  function comesOutSame<T>(answer: Answer<T>, step: () => T, isSame: (a: T, b: T) => boolean): boolean {
    if (provisional.length > 0 || before.size > 0) return false;
    const outer = { active, steps, lowest, isExhausted, isUnsettled, isLastRound, wasToldOtherwise };
    active = new Map();
    provisional = [];
    before = new Map();
    steps = 0;
    lowest = ON_NOTHING;
    isExhausted = false;
    const outerReads = log.begin();
    const value = step();
    const reads = log.endApart(outerReads);
    const isFinal = lowest >= depth && provisional.length === 0 && !wasToldOtherwise;
    ({ active, steps, lowest, isExhausted, isUnsettled, isLastRound, wasToldOtherwise } = outer);
    provisional = [];
    before = new Map();
    if (!isFinal || !isSame(answer.value, value)) return false;
    answer.reads = reads;
    return true;
  }
}
