/** Context managers that end the exceptions raised in their block, so that the statement behind it runs. */

import { fallsOffEnd, suppressesByName } from "../semantics/falling-off.ts";
import type { Value } from "../semantics/values.ts";
import type { Expression, FunctionDef, Node, Try, With } from "../syntax/ast.ts";
import { ancestorsOf } from "../syntax/walk.ts";
import { returnStatementsOf } from "./calls.ts";
import { yieldsOf } from "./elements.ts";
import type { Project } from "./project.ts";

/** Whether a function can end without a `return`, also behind a `with` that swallows what is raised in it. */
export function mayFallOffEnd(project: Project, definition: FunctionDef): boolean {
  return fallsOffEnd(definition, (it) => swallows(project, it));
}

/** Managers that we cannot see let everything through: nearly all do. */
function swallows(project: Project, statement: With): boolean {
  return suppressesByName(statement) || statement.items.some((it) => isSwallowing(project, it.context));
}

function isSwallowing(project: Project, context: Expression): boolean {
  const callees = context.kind === "call" ? project.calleesOf(context) : [];
  if (callees.some((it) => it.kind === "function" && isSwallowingGenerator(it.definition))) return true;
  return project.evaluate(context).some((it) => hasSwallowingExit(project, it));
}

/** A generator whose `yield` stands in a `try` with a handler that does not raise again. */
function isSwallowingGenerator(definition: Node): boolean {
  if (definition.kind !== "functionDef") return false;
  return yieldsOf(definition).some((it) => triesAround(it, definition).some(handlesForGood));
}

function triesAround(node: Node, definition: FunctionDef): readonly Try[] {
  const tries: Try[] = [];
  let inner: Node = node;
  for (const it of ancestorsOf(node)) {
    if (it === definition) break;
    if (it.kind === "try" && it.body.some((statement) => statement === inner)) tries.push(it);
    inner = it;
  }
  return tries;
}

function handlesForGood({ handlers }: Try): boolean {
  return handlers.some(({ body }) => body.at(-1)?.kind !== "raise");
}

/** `__exit__` that returns anything but None and False. */
function hasSwallowingExit(project: Project, value: Value): boolean {
  const definition = project.classOf(value);
  const exit = definition === undefined ? undefined : project.methodOf(definition, "__exit__");
  if (exit === undefined) return false;
  return returnStatementsOf(exit).some(
    ({ value: given }) => given !== undefined && given.kind !== "none" && !(given.kind === "boolean" && !given.value),
  );
}
