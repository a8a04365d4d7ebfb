/** What is known of the locks at one point of a function: those held on every path that leads there. */

import { type HeldLock, keyOfLock, type LockUse } from "./lock-use.ts";

export interface HeldState {
  readonly held: readonly HeldLock[];
  /** Locks the function gave back without having taken them: its caller's. */
  readonly released: readonly LockUse[];
}

/** `undefined`: no path leads there. */
export type Flow = HeldState | undefined;

/** The states in which a block can be left. */
export interface Exits {
  readonly normal: Flow;
  readonly breaks: Flow;
  readonly continues: Flow;
  readonly returns: Flow;
  readonly raises: Flow;
}

export const noExits: Exits = {
  normal: undefined,
  breaks: undefined,
  continues: undefined,
  returns: undefined,
  raises: undefined,
};

export const nothingHeld: HeldState = { held: [], released: [] };

export function joinFlows(a: Flow, b: Flow): Flow {
  if (a === undefined || a === b) return b;
  if (b === undefined) return a;
  const others = new Set(b.held.map((it) => keyOfLock(it.lock)));
  const held = a.held.filter((it) => others.has(keyOfLock(it.lock)));
  const released = unionOfLocks(a.released, b.released);
  return { held: held.length === a.held.length ? a.held : held, released };
}

export function joinExits(a: Exits, b: Exits): Exits {
  return {
    normal: joinFlows(a.normal, b.normal),
    breaks: joinFlows(a.breaks, b.breaks),
    continues: joinFlows(a.continues, b.continues),
    returns: joinFlows(a.returns, b.returns),
    raises: joinFlows(a.raises, b.raises),
  };
}

/** Change every way out of a block, as leaving a `with` does. */
export function mapExits(exits: Exits, change: (flow: Flow) => Flow): Exits {
  return {
    normal: change(exits.normal),
    breaks: change(exits.breaks),
    continues: change(exits.continues),
    returns: change(exits.returns),
    raises: change(exits.raises),
  };
}

export function take(state: HeldState, locks: readonly HeldLock[]): HeldState {
  return locks.length === 0 ? state : { ...state, held: [...state.held, ...locks] };
}

/** Give back the latest hold of a lock; of one that is not held here, remember that the caller's was given back. */
export function giveBack(state: HeldState, lock: LockUse): HeldState {
  const index = state.held.findLastIndex((it) => keyOfLock(it.lock) === keyOfLock(lock));
  if (index === -1) return { ...state, released: unionOfLocks(state.released, [lock]) };
  return { ...state, held: state.held.filter((_, at) => at !== index) };
}

/** The state in which it is certain that no caller holds a lock. */
export function withoutCallers(state: HeldState, lock: LockUse): HeldState {
  return { ...state, released: unionOfLocks(state.released, [lock]) };
}

/** What a `finally` did to the locks between `before` and `after`, done to another way out. */
export function replay(before: HeldState, after: HeldState, flow: Flow): Flow {
  if (flow === undefined) return undefined;
  const gone = before.held.filter((it) => !after.held.includes(it)).map((it) => it.lock);
  const givenBack = after.released.filter((it) => !before.released.includes(it));
  const added = after.held.filter((it) => !before.held.includes(it));
  let state: HeldState = flow;
  for (const lock of [...gone, ...givenBack]) state = giveBack(state, lock);
  return take(state, added);
}

function unionOfLocks(a: readonly LockUse[], b: readonly LockUse[]): readonly LockUse[] {
  const known = new Set(a.map(keyOfLock));
  const added = b.filter((it) => !known.has(keyOfLock(it)));
  return added.length === 0 ? a : [...a, ...added];
}
