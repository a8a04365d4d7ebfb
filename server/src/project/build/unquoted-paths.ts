/** Paths that stand in the text of a command as they are: one with a blank is several words for the shell. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { simpleCommandsIn } from "../../semantics/shell/script-walk.ts";
import type { Word } from "../../semantics/shell/shell-tree.ts";
import { isDead } from "../../semantics/target.ts";
import type { Value } from "../../semantics/values.ts";
import type { Expression, Node } from "../../syntax/ast.ts";
import { isInside } from "../../syntax/walk.ts";
import { callsIn, pathOf } from "../calls-in.ts";
import { buildActionsOf } from "../processes/build-actions.ts";
import { actionCommand } from "../processes/checked-shells.ts";
import { commandOf, type ShellCommand } from "../processes/process-command.ts";
import { startOf } from "../processes/process-start.ts";
import { holesIn } from "../processes/word-holes.ts";
import type { Project } from "../project.ts";

export interface UnquotedPath {
  /** The text of the command. */
  readonly node: Expression;
  /** What gives the path: the whole call, where functions of `os.path` do. */
  readonly path: Expression;
  /** Whether the path is written inside of the text. */
  readonly isWithin: boolean;
}

export function* unquotedPaths(project: Project, file: ModuleModel): Iterable<UnquotedPath> {
  if (!project.mayMeet(file, /\bos\.|\bpath\b|__file__|sys\.executable|tempfile|pathlib|abspath/)) return;
  for (const call of callsIn(project, file)) {
    const start = startOf(project, call);
    if (start === undefined || isDead(project.targetAt(call))) continue;
    const command = commandOf(project, start);
    // A text of another file is looked at there.
    if (command?.form !== "shell" || project.fileOf(command.expression) !== file) continue;
    const found = pathIn(project, command);
    if (found !== undefined) yield found;
  }
  for (const action of buildActionsOf(project, file)) {
    const found = action.kind === "text" ? pathIn(project, actionCommand(project, action.expression)) : undefined;
    if (found !== undefined) yield found;
  }
}

function pathIn(project: Project, command: ShellCommand): UnquotedPath | undefined {
  if (command.script.problem !== undefined) return undefined;
  for (const { words, redirections } of simpleCommandsIn(command.script)) {
    for (const word of [...words, ...redirections.map((it) => it.target)]) {
      for (const hole of unquotedHoles(command, word)) {
        const path = pathAround(project, hole);
        if (path !== undefined) return { node: command.expression, path, isWithin: isInside(path, command.expression) };
      }
    }
  }
  return undefined;
}

function unquotedHoles(command: ShellCommand, word: Word): readonly Expression[] {
  const holes = word.pieces.filter((it) => it.kind === "hole");
  return holesIn(command, word).flatMap((it, index) =>
    it !== undefined && holes[index]?.quoted === false ? [it] : [],
  );
}

const MAKES_PATH = /^os\.path\.(?:join|abspath|realpath|normpath|dirname|expanduser)$/;
const IS_PATH =
  /^(?:os\.path\.(?:abspath|realpath|normpath|dirname|join|expanduser)|os\.getcwdu?|tempfile\.(?:mkdtemp|mktemp|gettempdir)|pathlib\.Path(?:\.cwd|\.home)?)$/;

/** The path that a value is, or is a part of. */
function pathAround(project: Project, hole: Expression): Expression | undefined {
  let path: Expression | undefined;
  for (
    let node: Node | undefined = hole.parent, child: Node = hole;
    node !== undefined;
    child = node, node = node.parent
  ) {
    if (node.kind === "argument") continue;
    if (node.kind !== "call" || node.callee === child || !MAKES_PATH.test(pathOf(project, node.callee) ?? "")) break;
    path = node;
  }
  return path ?? (project.evaluate(hole).every(isPath) ? hole : undefined);
}

function isPath(value: Value): boolean {
  if (value.kind === "external") return value.path === "sys.executable" || value.path.endsWith(".__file__");
  return value.kind === "result" && value.callee.kind === "external" && IS_PATH.test(value.callee.path);
}
