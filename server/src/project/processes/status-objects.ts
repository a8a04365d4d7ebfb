/** Expressions that are a `CompletedProcess` or a `Popen` and nothing else. */

import type { Expression } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { startOf } from "./process-start.ts";

/** `completed`: what `subprocess.run` returns; `process`: what `Popen` and asyncio do. */
export type StatusObject = "completed" | "process";

/** What kind of object an expression surely is; results of `invoke` have a truth of their own and are none. */
export function statusObjectOf(project: Project, expression: Expression): StatusObject | undefined {
  const kinds = new Set(
    project.evaluate(expression).map((value) => {
      if (value.kind !== "result") return undefined;
      const start = startOf(project, value.call, value.frame);
      if (
        start === undefined ||
        start.call !== value.call ||
        start.receiver !== undefined ||
        start.name === "invoke.run"
      )
        return undefined;
      // A coroutine that nobody awaits is another mistake.
      if (start.api.isAsync && value.call.parent?.kind !== "await") return undefined;
      return start.api.channel === "completed" || start.api.channel === "process" ? start.api.channel : undefined;
    }),
  );
  const [only] = kinds;
  return kinds.size === 1 ? only : undefined;
}
