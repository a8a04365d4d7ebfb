/**
 * Strings of C that are read behind the call which frees them: `.value` of a `c_char_p` looks at the memory each time.
 *
 *     lib.free_string(message)
 *     raise ValueError(message.value)
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isStore } from "../../semantics/scopes.ts";
import type { Call, Expression, Name, Node, Statement } from "../../syntax/ast.ts";
import { blockAround } from "../../syntax/blocks.ts";
import { lastName } from "../../syntax/last-name.ts";
import { enclosingStatement, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { foreignCallOf } from "./calls.ts";
import { heldIn } from "./held.ts";
import { isCtypes } from "./names.ts";
import { freedArguments, freesByName } from "./owned-strings.ts";

export interface FreedRead {
  /** What reads the memory. */
  readonly node: Node;
  readonly name: Name;
  readonly freeing: Call;
}

const trigger = /free|release|delete|dealloc|destroy/i;

export function* freedReads(project: Project, file: ModuleModel): Iterable<FreedRead> {
  if (!project.mayHold(file, trigger)) return;
  for (const call of walk(file.source.module)) {
    const name = call.kind === "call" ? freedName(project, call) : undefined;
    if (call.kind !== "call" || name === undefined) continue;
    const node = firstReadBehind(project, call, name);
    if (node !== undefined) yield { node, name, freeing: call };
  }
}

/** The local name of the string that a statement does nothing but free. */
function freedName(project: Project, call: Call): Name | undefined {
  const { callee } = call;
  if (call.parent?.kind !== "expressionStatement" || call.arguments.length !== 1) return undefined;
  const called = lastName(callee);
  if (!freesByName(called)) return undefined;
  const [argument] = call.arguments;
  const name = argument?.unpack === undefined ? castName(project, argument?.value) : undefined;
  if (name === undefined || !isStringOfC(project, name)) return undefined;
  const foreign = foreignCallOf(project, call);
  return foreign === undefined || freedArguments(project, foreign).includes(0) ? name : undefined;
}

/** `text`, and `cast(text, c_void_p)`, which leads to the same place. */
function castName(project: Project, expression: Expression | undefined): Name | undefined {
  if (expression?.kind !== "call") return expression?.kind === "name" ? expression : undefined;
  const [first] = expression.arguments;
  const isCast = project.evaluate(expression.callee).some((it) => isCtypes(it, "cast"));
  return isCast && first?.value.kind === "name" ? first.value : undefined;
}

/** Whether a name surely is a string object that C filled. What Python put in is no memory that C could free. */
function isStringOfC(project: Project, name: Name): boolean {
  return heldIn(project, name).every(({ value, ...held }) => {
    if (held.kind !== "instance" || held.type?.kind !== "string" || held.type.definition !== undefined) return false;
    if (value.kind !== "result") return false;
    return value.call.arguments.length === 0 || isCtypes(value.callee, "cast");
  });
}

/** The first read in what follows in the same block, up to where the name gets another value. */
function firstReadBehind(project: Project, call: Call, { id }: Name): Node | undefined {
  const statement = enclosingStatement(call);
  for (const next of statement === undefined ? [] : statementsBehind(statement)) {
    for (const node of walk(next)) {
      if (node.kind !== "name" || node.id !== id) continue;
      if (isStore(node)) return undefined;
      const read = readOf(project, node);
      // Whoever is handed the object may fill it again.
      if (read === undefined && node.parent?.kind === "argument") return undefined;
      if (read !== undefined) return read;
    }
  }
  return undefined;
}

/** Of an `if` only the statements of the same branch surely run. */
function statementsBehind(statement: Statement): readonly Statement[] {
  const block = blockAround(statement);
  return block.slice(block.indexOf(statement) + 1);
}

/** `text.value`, `string_at(text)` */
function readOf(project: Project, name: Name): Node | undefined {
  const { parent } = name;
  if (parent?.kind === "attribute" && parent.name === "value" && !isStore(parent)) return parent;
  if (parent?.kind !== "argument" || parent.parent?.kind !== "call") return undefined;
  const isRead = project
    .evaluate(parent.parent.callee)
    .some((it) => isCtypes(it, "string_at") || isCtypes(it, "wstring_at"));
  return isRead && parent.parent.arguments[0] === parent ? parent.parent : undefined;
}
