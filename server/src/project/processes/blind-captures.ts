/** Captures that cannot tell the output of a command from what a failed one left. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import { type Call, type Node, textOf } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { enclosingClass } from "../classes.ts";
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
  if (!project.mayMeet(file, PROCESS_TEXT)) return [];
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

const CLIENT = /^paramiko(?:\.client)?\.SSHClient$/;

/** `exec_command` of a paramiko client in code that never asks its channel for the status. */
export function unaskedChannelsOf(project: Project, file: ModuleModel): readonly Call[] {
  if (!file.source.text.includes("exec_command") || !file.source.text.includes("paramiko")) return [];
  const found: Call[] = [];
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call" || node.callee.kind !== "attribute" || node.callee.name !== "exec_command") continue;
    const clients = project.evaluate(node.callee.object);
    const isClient = clients.some(
      (it) => it.kind === "result" && it.callee.kind === "external" && CLIENT.test(it.callee.path),
    );
    if (!isClient || isDead(project.targetAt(node)) || node.parent?.kind === "return") continue;
    const around = enclosingClass(node) ?? enclosingFunction(node) ?? file.source.module;
    if (!/exit_status/.test(textOf(around))) found.push(node);
  }
  return found;
}
