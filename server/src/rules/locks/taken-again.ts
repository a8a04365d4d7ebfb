/**
 * Exceptions that are caught with the lock held, by code that takes it once more:
 *
 *     while True:
 *         try:
 *             lock.acquire()      <- and the thread waits for itself, here or in the handler
 *             work()              <- raises
 *             lock.release()
 *         except Exception:
 *             log()
 */

import { mayRaise } from "../../project/locks/raising.ts";
import type { Project } from "../../project/project.ts";
import { type FlowNode, pointOf } from "../../semantics/flow.ts";
import type { Call, Node } from "../../syntax/ast.ts";
import { ancestorsOf, isInside } from "../../syntax/walk.ts";

/** The statement from which an exception comes to a place that takes the lock again, and that place. */
export function takenAgain(
  project: Project,
  acquire: Call,
  acquires: readonly Call[],
  releases: readonly Call[],
  releasing: ReadonlySet<FlowNode>,
): { readonly leaving: Node; readonly again: Call } | undefined {
  const start = pointOf(acquire)?.point;
  if (start === undefined) return undefined;
  const taking = new Map(
    acquires.flatMap((it) => {
      const at = pointOf(it)?.point;
      return at === undefined ? [] : [[at, it] as const];
    }),
  );
  const given = new Set([...releasing, ...releases.flatMap((it) => conditionsOf(it, acquire))]);
  const region = reachable(targetsOf(start, false), given, taking);
  const raising = [...region].filter(({ kind, node }) => kind === "statement" && mayRaise(project, node));
  raising.sort((a, b) => a.id - b.id);
  for (const it of raising) {
    const caught = reachable(targetsOf(it, true), given, new Map());
    for (const [at, again] of taking) {
      if (it.node !== undefined && caught.has(at)) return { leaving: it.node, again };
    }
  }
  return undefined;
}

/** The tests around a release: who asks whether there is something to release knows what may have happened. */
function conditionsOf(release: Call, acquire: Call): readonly FlowNode[] {
  const found: FlowNode[] = [];
  for (const ancestor of ancestorsOf(release)) {
    if (ancestor.kind === "functionDef" || isInside(acquire, ancestor)) break;
    const test = ancestor.kind === "if" ? pointOf(ancestor.test)?.point : undefined;
    if (test !== undefined) found.push(test);
  }
  return found;
}

const targetsOf = (node: FlowNode, byException: boolean): readonly FlowNode[] =>
  node.next.flatMap((it) => ((it.kind === "exception") === byException ? [it.to] : []));

/** What is reached without an exception and without a release; from a place in `ends` it does not go on. */
function reachable(
  from: readonly FlowNode[],
  releasing: ReadonlySet<FlowNode>,
  ends: ReadonlyMap<FlowNode, Call>,
): ReadonlySet<FlowNode> {
  const seen = new Set<FlowNode>();
  const pending = [...from];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node) || releasing.has(node) || ends.has(node)) continue;
    seen.add(node);
    for (const edge of node.next) if (edge.kind !== "exception" || node.kind !== "statement") pending.push(edge.to);
  }
  return seen;
}
