import type { Frame } from "../semantics/values.ts";

/** What an answer may be about: an object, or a text that names one. */
export type Subject = object | string;

const pairs = new WeakMap<object, Map<unknown, Pair>>();

/** The subject of an answer that is about two things. */
export interface Pair {
  readonly first: object;
}

/** One object for each pair, the same whenever it is asked for. */
export function pairOf(first: object, second: object | string | number | symbol): Pair {
  let known = pairs.get(first);
  if (known === undefined) {
    known = new Map();
    pairs.set(first, known);
  }
  let pair = known.get(second);
  if (pair === undefined) {
    pair = { first };
    known.set(second, pair);
  }
  return pair;
}

const inFrames = new WeakMap<Frame, Map<object, Pair>>();

/** The subject in a frame; itself without one. It lives as long as the frame, of which the next text makes new ones. */
export function inFrame(subject: object, frame: Frame | undefined): object {
  if (frame === undefined) return subject;
  let known = inFrames.get(frame);
  if (known === undefined) {
    known = new Map();
    inFrames.set(frame, known);
  }
  let pair = known.get(subject);
  if (pair === undefined) {
    pair = { first: subject };
    known.set(subject, pair);
  }
  return pair;
}

const aboutTexts = {};

/** Different questions about one subject may lead to each other. */
export function questionOf(question: symbol, subject: Subject): object {
  return typeof subject === "string" ? pairOf(pairOf(aboutTexts, question), subject) : pairOf(subject, question);
}
