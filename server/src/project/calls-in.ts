/** The calls of a file, and what outside of the workspace they call. */

import type { ModuleModel } from "../semantics/module-model.ts";
import type { Frame } from "../semantics/values.ts";
import type { Call, Expression } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import type { Project } from "./project.ts";

const CALLS = Symbol("calls of a file");

export function callsIn(project: Project, file: ModuleModel): readonly Call[] {
  return project.memoFor(CALLS, file, () => {
    const calls: Call[] = [];
    for (const node of walk(file.source.module)) if (node.kind === "call") calls.push(node);
    return calls;
  });
}

/** Dotted names of what an expression may stand for outside of the workspace: `subprocess.Popen`. */
export function pathsOf(project: Project, expression: Expression, frame?: Frame): readonly string[] {
  return project.evaluate(expression, frame).flatMap((it) => (it.kind === "external" ? [it.path] : []));
}

/** The one dotted name an expression stands for; `undefined` where it may be something else too. */
export function pathOf(project: Project, expression: Expression, frame?: Frame): string | undefined {
  const values = project.evaluate(expression, frame);
  const [only] = values;
  return values.length === 1 && only?.kind === "external" ? only.path : undefined;
}

/** The argument at a position or under a keyword. `undefined`: left out, or hidden by an unpacking. */
export function argumentOf(call: Call, position: number, keyword: string | undefined): Expression | undefined {
  const named = call.arguments.find((it) => it.name !== undefined && it.name === keyword);
  if (named !== undefined) return named.value;
  const before = call.arguments.slice(0, position + 1);
  if (before.some((it) => it.unpack !== undefined || it.name !== undefined)) return undefined;
  return before[position]?.value;
}

/** What a flag is known to be: the truth of every constant it may have, where they agree. */
export function flagOf(project: Project, expression: Expression, frame?: Frame): boolean | undefined {
  const truths = project
    .evaluate(expression, frame)
    .map((it) =>
      it.kind === "constant" && "value" in it
        ? Boolean(it.value)
        : it.kind === "constant" && it.type === "none"
          ? false
          : undefined,
    );
  const [first] = truths;
  return truths.every((it) => it === first) ? first : undefined;
}
