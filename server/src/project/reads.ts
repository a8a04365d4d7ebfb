/**
 * What answers were read from. When files change, an answer is kept for as long as everything it was read from still
 * says the same: a change costs what rests on it and nothing else.
 */

/**
 * Something that was read: a file as it stood, where a word occurs, whether a text matches; or all that one answer was
 * read from, other answers among it.
 */
export interface Reads {
  readonly parts: readonly Reads[];
  /** Whether what was read is still as it was; absent for what consists of parts. */
  readonly isUnchanged: (() => boolean) | undefined;
  /** The moment in which it last held; `GONE` for what has changed, and never holds again. */
  heldIn: number;
}

export interface ReadLog {
  createFact(isUnchanged: () => boolean): Reads;
  /** A fact, or what another answer was read from, was read for the answer under way. */
  note(reads: Reads): void;
  /** Begin another answer. What it returns belongs to `end`. */
  begin(): OuterReads;
  /** What the answer has read; the one around it has read that too. */
  end(outer: OuterReads): Reads;
  both(a: Reads, b: Reads): Reads;
  /** Whether all of it is as it was read. */
  hold(reads: Reads): boolean;
  /** What was under way has thrown. */
  abandon(): void;
  /** Files have changed: whether facts hold is to be found out again. */
  moveOn(): void;
  /** A number that grows with every change. */
  moment(): number;
}

/** What the answer around had read when another began; `undefined` outside of all answers. */
export type OuterReads = Noted | undefined;

/** What an answer under way has read: one thing mostly, which needs no set. */
interface Noted {
  first: Reads | undefined;
  all: Set<Reads> | undefined;
}

const GONE = -1;
const nothing: Reads = { parts: [], isUnchanged: undefined, heldIn: Number.POSITIVE_INFINITY };

export function createReadLog(): ReadLog {
  let moment = 1;
  let current: OuterReads;

  const isSettled = (reads: Reads) => reads.heldIn >= moment || reads.heldIn === GONE;
  const settle = (reads: Reads, holds: boolean) => {
    reads.heldIn = holds ? moment : GONE;
  };
  const note = (reads: Reads) => {
    if (current === undefined || reads === nothing || reads === current.first) return;
    if (current.first === undefined) current.first = reads;
    else if (current.all === undefined) current.all = new Set([current.first, reads]);
    else current.all.add(reads);
  };

  return {
    createFact: (isUnchanged) => ({ parts: [], isUnchanged, heldIn: moment }),
    note,
    begin() {
      const outer = current;
      current = { first: undefined, all: undefined };
      return outer;
    },
    end(outer) {
      const { first = nothing, all } = current ?? {};
      current = outer;
      const reads = all === undefined ? first : { parts: [...all], isUnchanged: undefined, heldIn: moment };
      note(reads);
      return reads;
    },
    both: (a, b) =>
      a === b || b === nothing ? a : a === nothing ? b : { parts: [a, b], isUnchanged: undefined, heldIn: moment },
    hold(reads) {
      const pending = [reads];
      for (let it = pending.at(-1); it !== undefined; it = pending.at(-1)) {
        const unsettled = isSettled(it) ? [] : it.parts.filter((part) => !isSettled(part));
        if (unsettled.length > 0) {
          pending.push(...unsettled);
          continue;
        }
        if (!isSettled(it)) settle(it, it.isUnchanged?.() ?? it.parts.every((part) => part.heldIn !== GONE));
        pending.pop();
      }
      return reads.heldIn !== GONE;
    },
    moveOn() {
      moment += 1;
    },
    moment: () => moment,
    abandon() {
      current = undefined;
    },
  };
}
