/** Captures that cannot tell the output of a command from what a failed one left. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import type { Call, Node } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { type OutputUse, outputUsesOf } from "./output-uses.ts";
import { type ProcessStart, startOf } from "./process-start.ts";
import { usesOf } from "./status-uses.ts";
import { PROCESS_TEXT } from "./statuses.ts";

export interface BlindCapture {
  readonly start: ProcessStart;
  /** The expression that is the output: the call, or `read()` of the pipe. */
  readonly output: Node;
  readonly uses: ReadonlySet<OutputUse>;
}

export function blindCapturesOf(project: Project, file: ModuleModel): readonly BlindCapture[] {
  if (!project.mentions(file, PROCESS_TEXT)) return [];
  const captures: BlindCapture[] = [];
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call") continue;
    const start = startOf(project, node);
    if (start === undefined || isDead(project.targetAt(node))) continue;
    const output =
      start.api.channel === "output" ? node : start.api.channel === "pipe" ? readOf(project, node) : undefined;
    if (output !== undefined) captures.push({ start, output, uses: outputUsesOf(project, output) });
  }
  return captures;
}

/** What is read from a pipe whose `close()` nobody looks at. */
function readOf(project: Project, call: Call): Node | undefined {
  const uses = usesOf(project, call, "pipe");
  // Closed with a look at the status, or handed to somebody who may.
  if (
    !uses.every((it) => it.kind === "output" || it.kind === "discarded" || it.kind === "unread" || it.kind === "shown")
  )
    return undefined;
  return uses.find((it) => it.kind === "output")?.node;
}
