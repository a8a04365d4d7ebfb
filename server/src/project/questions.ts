import type { ReadLog, Reads } from "./reads.ts";

interface Asked<T> {
  readonly answer: T;
  readonly fact: Reads;
  /** The moment in which it was last found out. */
  moment: number;
}

/**
 * A question about files, with a key and whatever else it takes to answer it. It is answered once in each moment, and
 * noted as read: what rests on its answer stands as long as the answer is the same.
 */
export function createQuestions<K, More extends readonly unknown[], T>(
  log: ReadLog,
  answer: (key: K, ...more: More) => T,
  isSame: (a: T, b: T) => boolean = (a, b) => a === b,
): (key: K, ...more: More) => T {
  const asked = new Map<K, Asked<T>>();

  const find = (key: K, more: More): Asked<T> => {
    const known = asked.get(key);
    const moment = log.moment();
    if (known?.moment === moment) return known;
    const now = answer(key, ...more);
    if (known !== undefined && isSame(known.answer, now)) {
      known.moment = moment;
      return known;
    }
    const found: Asked<T> = { answer: now, moment, fact: log.createFact(() => find(key, more) === found) };
    asked.set(key, found);
    return found;
  };
  return (key, ...more) => {
    const found = find(key, more);
    log.note(found.fact);
    return found.answer;
  };
}
