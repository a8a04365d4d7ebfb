/** How far down a module a declaration may stand: above everything that may call the function. */

import { type ForeignFunction, foreignFunctionsIn } from "../project/ctypes/functions.ts";
import type { Project } from "../project/project.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import type { Value } from "../semantics/values.ts";
import { type FunctionDef, type Lambda, type Node, type Statement, textOf } from "../syntax/ast.ts";
import { childrenOf, walk } from "../syntax/walk.ts";
import type { Place } from "./prototype-names.ts";

/** The place behind a statement of a block; it may move down to the last statement behind which nothing has called `fn`. */
export function placeIn(
  project: Project,
  file: ModuleModel,
  block: readonly Statement[],
  index: number,
  fn: ForeignFunction,
): Place {
  let latest = index;
  for (let at = index + 1; at < block.length; at++) {
    const statement = block[at];
    if (statement === undefined || leaves(statement) || mayCall(project, statement, fn)) break;
    latest = at;
  }
  return { file, block, index, latest };
}

/** Behind it the block does not go on. */
function leaves({ kind }: Statement): boolean {
  return kind === "return" || kind === "raise" || kind === "break" || kind === "continue";
}

/** Whether running a statement may call the function, through what the program has defined by then. */
function mayCall(project: Project, statement: Statement, fn: ForeignFunction): boolean {
  const pending: Node[] = [statement];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    switch (node.kind) {
      case "functionDef":
        // The body runs when somebody calls it.
        pending.push(...node.decorators, ...node.parameters);
        continue;
      case "lambda":
        pending.push(...node.parameters);
        continue;
      case "importFrom":
      case "import":
        continue;
      case "call":
        if (project.evaluate(node.callee).some((it) => runsIt(project, it, fn, 0))) return true;
        if (foreignFunctionsIn(project, node.callee).some((it) => it.key === fn.key)) return true;
        break;
      default:
        break;
    }
    pending.push(...childrenOf(node));
  }
  return false;
}

const deepest = 4;

/** Whether calling a value may run a function of the program that names the foreign one. */
function runsIt(project: Project, value: Value, fn: ForeignFunction, depth: number): boolean {
  if (value.kind === "class") {
    const initializer = project.methodOf(value.definition, "__init__");
    return initializer !== undefined && namesIt(project, initializer, fn, depth);
  }
  if (value.kind === "function") return namesIt(project, value.definition, fn, depth);
  return !["external", "result", "member", "computed", "item"].includes(value.kind);
}

function namesIt(
  project: Project,
  definition: FunctionDef | Lambda,
  { name, ...fn }: ForeignFunction,
  depth: number,
): boolean {
  if (name === undefined || depth > deepest) return true;
  if (new RegExp(`\\b${name}\\b`).test(textOf(definition))) return true;
  for (const node of walk(definition)) {
    if (node.kind !== "call") continue;
    const called = project.evaluate(node.callee).filter((it) => it.kind === "function" || it.kind === "class");
    if (called.some((it) => runsIt(project, it, { name, ...fn }, depth + 1))) return true;
  }
  return false;
}
