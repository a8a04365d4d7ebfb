/** Processes whose output goes into another one. */

import type { Node } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { raisesOnFailure, startOf } from "./process-start.ts";
import type { Use } from "./status-use.ts";
import { usesOf } from "./status-uses.ts";

/** Members of a pipeline that are followed. */
const LONGEST = 6;

/**
 * Whether the end of a pipeline that a process feeds is checked: then a failure matters to the author, and one further in
 * front is not seen, as in a shell without `pipefail`.
 */
export function feedsCheckedProcess(project: Project, uses: readonly Use[], depth = 0): boolean {
  return uses.some(
    ({ kind, name, node }) => kind === "attribute" && name === "stdout" && isReadChecked(project, node, depth),
  );
}

/** Whether the command that takes a stream as its input is checked, or feeds one that is. */
function isReadChecked(project: Project, { parent }: Node, depth: number): boolean {
  const call = parent?.kind === "argument" && parent.name === "stdin" ? parent.parent : undefined;
  const start = call?.kind === "call" ? startOf(project, call) : undefined;
  if (start === undefined || depth > LONGEST) return false;
  if (raisesOnFailure(project, start) === true) return true;
  const uses = usesOf(project, start.call, start.api.channel === "process" ? "process" : "status");
  return (
    uses.some((it) => it.kind === "tested" || it.kind === "exits") || feedsCheckedProcess(project, uses, depth + 1)
  );
}
