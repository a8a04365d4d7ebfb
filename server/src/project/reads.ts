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
  /** Whether an answer is under way. */
  isOpen(): boolean;
  /** Begin another answer. What it returns belongs to `end`. */
  begin(): OuterReads;
  /** What the answer has read; the one around it has read that too. */
  end(outer: OuterReads): Reads;
  /** The same, but the one around has not read that. */
  endApart(outer: OuterReads): Reads;
  both(a: Reads, b: Reads): Reads;
  /** Read something of which the answer under way is told in another way. */
  unnoted<T>(read: () => T): T;
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

/** `isKept`: whether answers are to outlive the moment; otherwise nothing is noted. */
export function createReadLog(isKept = true): ReadLog {
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

  const endApart = (outer: OuterReads): Reads => {
    const { first = nothing, all } = current ?? {};
    current = outer;
    return all === undefined ? first : { parts: [...all], isUnchanged: undefined, heldIn: moment };
  };

  return {
    createFact: (isUnchanged) => ({ parts: [], isUnchanged, heldIn: moment }),
    note,
    isOpen: () => current !== undefined,
    begin() {
      const outer = current;
      if (isKept) current = { first: undefined, all: undefined };
      return outer;
    },
    end(outer) {
      const reads = endApart(outer);
      note(reads);
      return reads;
    },
    endApart,
    both: (a, b) =>
      a === b || b === nothing ? a : a === nothing ? b : { parts: [a, b], isUnchanged: undefined, heldIn: moment },
    unnoted(read) {
      const outer = current;
      current = undefined;
      try {
        return read();
      } finally {
        current = outer;
      }
    },
    hold(reads) {
      if (isSettled(reads)) return reads.heldIn !== GONE;
      const pending = [{ reads, next: 0 }];
      for (let it = pending.at(-1); it !== undefined; it = pending.at(-1)) {
        const part = it.reads.parts[it.next];
        if (part === undefined) settle(it.reads, it.reads.isUnchanged?.() ?? true);
        else if (part.heldIn === GONE) settle(it.reads, false);
        else if (isSettled(part)) {
          it.next += 1;
          continue;
        } else {
          pending.push({ reads: part, next: 0 });
          continue;
        }
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
