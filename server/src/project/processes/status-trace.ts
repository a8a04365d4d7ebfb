/** The steps by which a status comes from the command to the place where it is lost. */

import { type FunctionDef, type Node, spanOf } from "../../syntax/ast.ts";
import type { Span } from "../../text/span.ts";
import type { Project } from "../project.ts";
import { raisesOnFailure } from "./process-start.ts";
import { usesOf } from "./status-uses.ts";
import type { Status } from "./statuses.ts";

export interface TraceStep {
  readonly path: string;
  readonly span: Span;
  readonly message: string;
}

/** Callers shown at most: they are evidence, not a list of tasks. */
const MOST_CALLERS = 3;

function step(project: Project, node: Node, message: string): TraceStep {
  return { path: project.fileOf(node).path, span: spanOf(node), message };
}

function of(project: Project, { start, wrappers }: Status): readonly TraceStep[] {
  if (wrappers.length === 0) return [];
  return [
    ...wrappers.map((it) => step(project, it.name, `\`${it.name.id}\` hands the status on to its callers.`)),
    step(
      project,
      start.call,
      raisesOnFailure(project, start) === true
        ? `What \`${start.name}\` raises is caught, and becomes a value.`
        : `\`${start.name}\` gives the status and does not raise.`,
    ),
  ];
}

export const statusTrace = { step, of };

/** Calls of the outermost wrapper that do look at what it returns. */
export function testingCallers(project: Project, { wrappers }: Status): readonly Node[] {
  const [wrapper] = wrappers;
  return wrapper === undefined ? [] : callersThatTest(project, wrapper).slice(0, MOST_CALLERS);
}

function callersThatTest(project: Project, wrapper: FunctionDef): readonly Node[] {
  const found: Node[] = [];
  for (const { call } of project.callersOf(wrapper).calls.slice(0, 60)) {
    if (usesOf(project, call, "status").some((it) => it.kind === "tested" || it.kind === "exits")) found.push(call);
    if (found.length >= MOST_CALLERS) break;
  }
  return found;
}
