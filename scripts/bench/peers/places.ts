/** Where the tools that are compared say that an exit status is lost. */

import { spawnSync } from "node:child_process";

/** 1-based lines by path, relative to the measured tree. */
export type Places = ReadonlyMap<string, ReadonlySet<number>>;

/** What one tool says of a tree; `remark` tells what it says besides. */
export interface Answer {
  readonly places: Places;
  readonly remark?: string;
}

export interface Peer {
  readonly name: string;
  /** Undefined where the tool is not there, with `remedy` for how to have it. */
  readonly run: (() => Answer) | undefined;
  readonly remedy?: string;
}

export function collector(): { readonly places: Places; readonly add: (path: string, line: number) => void } {
  const places = new Map<string, Set<number>>();
  return {
    places,
    add: (path, line) => {
      const lines = places.get(path) ?? new Set();
      places.set(path, lines.add(line));
    },
  };
}

/** The places that are `there` (or not) in the other tool's answer, as `path:line`. */
export function compared(own: Places, other: Places, there: boolean): readonly string[] {
  return [...own].flatMap(([path, lines]) =>
    [...lines].filter((line) => (other.get(path)?.has(line) ?? false) === there).map((line) => `${path}:${line}`),
  );
}

export function count(places: Places): number {
  return [...places.values()].reduce((sum, it) => sum + it.size, 0);
}

/** What a tool prints as JSON; an empty list where it prints nothing. */
export function jsonOf(command: string, args: readonly string[], cwd: string): unknown {
  const { stdout, error } = spawnSync(command, args, { cwd, encoding: "utf8", maxBuffer: 1 << 30, timeout: 900_000 });
  if (error !== undefined) throw error;
  return stdout.trim() === "" ? [] : JSON.parse(stdout);
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
