/** Whether what a command printed is asked for a sign of failure, so that its status is not all there is. */

import type { Node } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import type { LostStatus } from "./lost-statuses.ts";
import { type OutputUse, outputUsesOf } from "./output-uses.ts";

/** Ways to lose a status in which the lines of the output are all that anybody wanted. */
const BY_LINES: ReadonlySet<LostStatus["loss"]> = new Set(["output", "context", "streamed", "waited"]);

/** Whether the captured output is asked something that tells a failure from a success. */
export function isJudgedByOutput(project: Project, { uses, loss, node }: LostStatus): boolean {
  const outputs: Node[] = uses
    .filter((it) => it.kind === "output" || it.kind === "attribute" || it.name === "communicate")
    .map((it) => it.node);
  if (loss === "communicated") outputs.push(node);
  const kinds = new Set<OutputUse>();
  for (const output of outputs) {
    for (const use of outputUsesOf(project, output)) kinds.add(use);
  }
  return kinds.has("tested") || kinds.has("parsed") || (BY_LINES.has(loss) && kinds.has("searched"));
}
