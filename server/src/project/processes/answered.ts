/** Places at which nobody has to look at a status: whatever it is, what follows is the answer to it. */

import { programOf } from "../../semantics/shell/program.ts";
import { literalOf } from "../../semantics/shell/shell-tree.ts";
import { type Node, type Statement, textOf, type While } from "../../syntax/ast.ts";
import { ancestorsOf, isStatement, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { commandOf, simpleCommandsOf } from "./process-command.ts";
import { type ProcessStart, raisesOnFailure, startOf } from "./process-start.ts";
import { blockOf, followingStatements } from "./surroundings.ts";

/** An exception right behind the command, or a loop that starts it again whenever it ends. */
export function isAnsweredAnyway(node: Node): boolean {
  return followingStatements(node)[0]?.kind === "raise" || isKeptRunning(node);
}

/** `while True: start(); wait()`: to start it again is the answer to any end. */
function isKeptRunning(node: Node): boolean {
  const loop = [...ancestorsOf(node)].find(
    (it) => it.kind === "while" || it.kind === "for" || it.kind === "functionDef",
  );
  if (loop?.kind !== "while" || !/^(?:True|1)$/.test(textOf(loop.test))) return false;
  return followingStatements(node).length === 0 && !isLeft(loop);
}

function isLeft(loop: While): boolean {
  return loop.body.some((statement) => walk(statement).some((it) => it.kind === "break" || it.kind === "return"));
}

/** Statements to either side in which another run of the program counts as beside it. */
const NEAR = 3;

/** Whether runs of the same program before and behind are checked: then that this one is not is no oversight. */
export function isExceptionAmongChecked(project: Project, start: ProcessStart, node: Node): boolean {
  const own = programNameOf(project, start);
  const statement = [node, ...ancestorsOf(node)].find(isStatement);
  if (own === undefined || statement === undefined) return false;
  const block = blockOf(statement);
  const at = block.indexOf(statement);
  const isChecked = (it: Statement): boolean =>
    walk(it).some((inner) => {
      const other = inner.kind === "call" ? startOf(project, inner) : undefined;
      return other !== undefined && raisesOnFailure(project, other) === true && programNameOf(project, other) === own;
    });
  return block.slice(Math.max(0, at - NEAR), at).some(isChecked) && block.slice(at + 1, at + 1 + NEAR).some(isChecked);
}

/** The program with its first words, by which its tasks are told from one another. */
function programNameOf(project: Project, start: ProcessStart): string | undefined {
  const command = commandOf(project, start);
  const [only, ...others] = command === undefined ? [] : simpleCommandsOf(command);
  const program = only === undefined ? undefined : programOf(only);
  if (program?.name === undefined || others.length > 0) return undefined;
  return `${program.name} ${program.words.length === 0 ? "" : (literalOf(program.words[0] ?? program.written) ?? "")}`;
}
