/**
 * Control flow: one graph per function, class body and module. Its nodes are simple statements and the headers of
 * compound ones; the bodies of nested functions and classes are graphs of their own.
 *
 * A `finally` body, and the exit of a `with`, stands in the graph once, with an edge to every continuation that is used.
 * So a path may enter it by a `return` and leave it by falling through: facts that must hold on *every* path stay
 * right, and the graph stays linear in the code.
 */

import type { ClassDef, FunctionDef, Lambda, Module, Node, Statement } from "../syntax/ast.ts";
import { buildFlow } from "./flow-builder.ts";

export type FlowOwner = Module | FunctionDef | ClassDef | Lambda;

export interface FlowNode {
  /** Position in `Flow.nodes`. */
  readonly id: number;
  /**
   * `raise` is where an exception leaves the owner, `withExit` where a context manager is left, `handlers` where an
   * exception chooses its handler; `join` has no meaning of its own.
   */
  readonly kind: "entry" | "exit" | "raise" | "statement" | "withExit" | "handlers" | "join";
  /** The statement, handler or case; for `withExit` the `with`. */
  readonly node: Node | undefined;
  readonly next: readonly FlowEdge[];
  readonly previous: readonly FlowEdge[];
}

export interface FlowEdge {
  readonly from: FlowNode;
  readonly to: FlowNode;
  /** `true` and `false` leave a test; `exception` leaves a statement that did not finish. */
  readonly kind: "next" | "true" | "false" | "exception";
}

export interface Flow {
  readonly owner: FlowOwner;
  readonly nodes: readonly FlowNode[];
  readonly entry: FlowNode;
  /** Reached by `return` and by falling off the end. */
  readonly exit: FlowNode;
  /** Reached by an exception that nobody handles, `sys.exit` included. */
  readonly raise: FlowNode;
  /** The node of a statement, handler or case; of a compound statement its header. */
  nodeOf(node: Node): FlowNode | undefined;
  withExitOf(node: Node): FlowNode | undefined;
}

const flows = new WeakMap<object, Flow>();

export function flowOf(owner: FlowOwner): Flow {
  // A module outlives its statements.
  const key = owner.kind === "module" ? owner.body : owner;
  const known = flows.get(key);
  if (known !== undefined) return known;
  const flow = buildFlow(owner);
  flows.set(key, flow);
  return flow;
}

/** Where an expression or statement is executed. `undefined` inside decorators of the module's own nothing. */
export function pointOf(node: Node): { readonly flow: Flow; readonly point: FlowNode } | undefined {
  const owner = flowOwnerOf(node);
  if (owner === undefined) return undefined;
  const flow = flowOf(owner);
  for (let current: Node | undefined = node; current !== undefined && current !== owner; current = current.parent) {
    const point = flow.nodeOf(current);
    if (point !== undefined) return { flow, point };
  }
  return owner.kind === "lambda" ? { flow, point: flow.entry } : undefined;
}

/** The function, class body, lambda or module whose graph holds `node`. */
export function flowOwnerOf(node: Node): FlowOwner | undefined {
  let child: Node = node;
  for (let parent = node.parent; parent !== undefined; child = parent, parent = parent.parent) {
    if (parent.kind === "module") return parent;
    if (parent.kind === "lambda" && child === parent.body) return parent;
    if ((parent.kind === "functionDef" || parent.kind === "classDef") && isInBody(parent, child)) return parent;
  }
  return undefined;
}

function isInBody(owner: FunctionDef | ClassDef, child: Node): boolean {
  if (child.kind === "parameter" || child.kind === "argument" || child === owner.name) return false;
  if (owner.kind === "functionDef" && child === owner.returns) return false;
  return !owner.decorators.some((it) => it === child);
}

export interface PathQuestion {
  /** Whether a path has arrived. */
  isGoal(node: FlowNode): boolean;
  /** Whether a path ends here without having arrived. The start is not asked. */
  isBarrier(node: FlowNode): boolean;
  /** Whether to follow edges that an exception takes. */
  readonly withExceptions: boolean;
}

/** Whether some path leads from behind `start` to a goal without meeting a barrier. */
export function hasPath(start: FlowNode, { isGoal, isBarrier, withExceptions }: PathQuestion): boolean {
  const seen = new Set<FlowNode>();
  const pending: FlowNode[] = [start];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const edge of node.next) {
      if (edge.kind === "exception" && !withExceptions) continue;
      if (seen.has(edge.to)) continue;
      seen.add(edge.to);
      if (isBarrier(edge.to)) continue;
      if (isGoal(edge.to)) return true;
      pending.push(edge.to);
    }
  }
  return false;
}

export interface Dataflow<State> {
  readonly initial: State;
  /** The state behind `node`, on the given edge, when `state` holds before it. */
  transfer(node: FlowNode, state: State, edge: FlowEdge): State;
  join(a: State, b: State): State;
  isEqual(a: State, b: State): boolean;
}

/** Solve a forward dataflow problem: the state before each node that the entry reaches. */
export function solveForward<State>(flow: Flow, problem: Dataflow<State>): ReadonlyMap<FlowNode, State> {
  const before = new Map<FlowNode, State>([[flow.entry, problem.initial]]);
  const pending: FlowNode[] = [flow.entry];
  const isPending = new Set<FlowNode>(pending);
  // Lattices are small; the bound only guards against a join that is none.
  let budget = flow.nodes.length * 64 + 256;
  for (let node = pending.shift(); node !== undefined && budget > 0; node = pending.shift(), budget--) {
    isPending.delete(node);
    const state = before.get(node);
    if (state === undefined) continue;
    for (const edge of node.next) {
      const after = problem.transfer(node, state, edge);
      const known = before.get(edge.to);
      const joined = known === undefined ? after : problem.join(known, after);
      if (known !== undefined && problem.isEqual(known, joined)) continue;
      before.set(edge.to, joined);
      if (!isPending.has(edge.to)) {
        isPending.add(edge.to);
        pending.push(edge.to);
      }
    }
  }
  return before;
}

/** Whether a statement can be left by falling off its end, by the shape of the code alone. */
export function completesNormally(statements: readonly Statement[]): boolean {
  const last = statements.at(-1);
  const first = statements[0];
  if (last === undefined || first === undefined) return true;
  const owner = flowOwnerOf(first);
  if (owner === undefined) return true;
  const flow = flowOf(owner);
  const inside = new Set<Node>(statements);
  const isInside = (node: FlowNode) => {
    for (let current = node.node; current !== undefined && current !== owner; current = current.parent) {
      if (inside.has(current)) return true;
    }
    return false;
  };
  const start = flow.nodeOf(first);
  if (start === undefined) return true;
  const leaves = (node: FlowNode) => node.kind !== "join" && node.kind !== "raise" && !isInside(node);
  // A return leaves the block as well, but does not fall off its end.
  const isReturn = (node: FlowNode) =>
    node.node?.kind === "return" || node.node?.kind === "break" || node.node?.kind === "continue";
  if (isReturn(start)) return false;
  return hasPath(start, { isGoal: leaves, isBarrier: isReturn, withExceptions: false });
}
