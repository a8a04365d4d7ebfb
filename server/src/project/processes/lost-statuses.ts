/** Statuses that nobody looks at, with the way in which each is lost. What that means is for the rules to say. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import type { Call, Node, Statement } from "../../syntax/ast.ts";
import { ancestorsOf, isInside, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import type { Use } from "./status-use.ts";
import { usesOf } from "./status-uses.ts";
import { type StatusCall, statusCallsOf } from "./statuses.ts";

export interface LostStatus {
  readonly status: StatusCall;
  /** Where it is lost: the call, the `wait`, the `with`. */
  readonly node: Node;
  readonly loss: /** The value of a statement. */
    | "discarded"
    /** `wait()` or `communicate()` as a statement, and `returncode` is not read. */
    | "waited"
    /** Bound to a name that is never read. */
    | "unread"
    /** Bound in a loop, and read behind it: only the last turn's is seen. */
    | "overwritten"
    /** Printed or logged, and nothing depends on it. */
    | "shown"
    /** Only the output is looked at. */
    | "output"
    /** `communicate()` for the output, and `returncode` is not read. */
    | "communicated"
    /** A `with` block waits, and `returncode` is not read. */
    | "context"
    /** The streams are read to their end, nobody waits. */
    | "streamed"
    /** A process that nobody waits for. */
    | "unwaited";
  readonly uses: readonly Use[];
}

const LOST = Symbol("lost statuses of a file");

export function lostStatusesOf(project: Project, file: ModuleModel): readonly LostStatus[] {
  return project.memoFor(LOST, file.source.module, () =>
    statusCallsOf(project, file).flatMap((status) => {
      const uses = usesOf(project, status.call, status.form);
      const lost = status.form === "process" ? lossOfProcess(status, uses) : lossOfValue(status, uses);
      // What can never run loses nothing.
      return lost === undefined || isDead(project.targetAt(lost.node)) ? [] : [{ ...lost, status, uses }];
    }),
  );
}

type Loss = Pick<LostStatus, "loss" | "node">;

/** Uses after which nothing is lost. */
const ANSWERED: ReadonlySet<Use["kind"]> = new Set([
  "tested",
  "noted",
  "exits",
  "returned",
  "kept",
  "dismissed",
  "killed",
]);

function lossOfValue({ call, form }: StatusCall, uses: readonly Use[]): Loss | undefined {
  if (uses.some((it) => ANSWERED.has(it.kind))) return overwritten(call, uses);
  const kinds = new Set(uses.map((it) => it.kind));
  if (kinds.has("shown")) return { loss: "shown", node: call };
  // The output of a pipe has a rule of its own.
  if (kinds.has("output")) return form === "pipe" ? undefined : { loss: "output", node: call };
  const discarded = uses.find((it) => it.kind === "discarded");
  if (discarded !== undefined) return { loss: "discarded", node: discarded.node };
  return kinds.has("unread") ? { loss: "unread", node: call } : undefined;
}

function lossOfProcess({ call }: StatusCall, uses: readonly Use[]): Loss | undefined {
  if (uses.some((it) => ANSWERED.has(it.kind))) return undefined;
  const statement = contextOf(call);
  if (statement !== undefined) return { loss: "context", node: statement };
  const unread = uses.find((it) => it.kind === "unread" && it.name === "wait");
  if (unread !== undefined) return { loss: "unread", node: unread.node };
  const waited = uses.find((it) => it.kind === "waited" && it.name !== "poll");
  if (uses.some((it) => it.kind === "shown")) return { loss: "shown", node: waited?.node ?? call };
  if (waited !== undefined) {
    const isStatement = awaited(waited.node).parent?.kind === "expressionStatement";
    return { loss: waited.name === "communicate" && !isStatement ? "communicated" : "waited", node: waited.node };
  }
  const isRead = uses.some((it) => it.kind === "attribute" && (it.name === "stdout" || it.name === "stderr"));
  return { loss: isRead ? "streamed" : "unwaited", node: call };
}

/** The value of a call that may be awaited. */
function awaited(node: Node): Node {
  return node.parent?.kind === "await" ? node.parent : node;
}

/** The `with` that a process is the context of. */
function contextOf(call: Call): Node | undefined {
  const item = awaited(call).parent;
  return item?.kind === "withItem" ? item : undefined;
}

/** `for …: rc = call(…)` with `rc` read behind the loop only: of all statuses the last one counts. */
function overwritten(call: Call, uses: readonly Use[]): Loss | undefined {
  const { parent } = call;
  if (parent?.kind !== "assign" || parent.targets[0]?.kind !== "name") return undefined;
  const loop = [...ancestorsOf(parent)].find(
    (it) => it.kind === "for" || it.kind === "while" || it.kind === "functionDef",
  );
  if (loop?.kind !== "for" && loop?.kind !== "while") return undefined;
  if (uses.some((it) => isInside(it.node, loop) || it.kind === "dismissed")) return undefined;
  // `errors += status != 0`: what the same turn adds up, or does anything else with, is not lost.
  const target = parent.targets[0];
  if (
    loop.body.some((it) =>
      walk(it).some((inner) => inner.kind === "name" && inner.id === target.id && inner !== target),
    )
  )
    return undefined;
  // A turn that may be the last one by decision is read behind the loop rightly.
  const leaves = loop.body.some((it) => leavesLoop(it));
  return leaves ? undefined : { loss: "overwritten", node: call };
}

function leavesLoop(statement: Statement): boolean {
  for (const node of walk(statement)) if (node.kind === "break" || node.kind === "return") return true;
  return false;
}
