/** How much a lost status matters in a test. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { literalArguments, programOf } from "../../semantics/shell/program.ts";
import { testingPrograms } from "../../semantics/shell/program-kinds.ts";
import type { Node } from "../../syntax/ast.ts";
import { enclosingFunction } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { isTakenToRaise } from "./claims.ts";
import { type Concern, hint } from "./concern-level.ts";
import type { LostStatus } from "./lost-statuses.ts";
import { type ProcessCommand, simpleCommandsOf } from "./process-command.ts";
import { followingStatements, isBestEffort, isPatched, testCanFail } from "./surroundings.ts";

/**
 * A test that looks at nothing and runs the program under test cannot fail. Other commands of tests prepare or clear away,
 * and what they leave out the test itself will miss.
 */
export function concernInTest(
  project: Project,
  file: ModuleModel,
  {
    command,
    node,
    loss,
    isKnown,
  }: {
    readonly command: ProcessCommand | undefined;
    readonly node: Node;
    readonly loss: LostStatus["loss"];
    readonly isKnown: boolean;
  },
): Concern | undefined {
  if (isPatched(node)) return undefined;
  if (isBestEffort(project, node)) return hint("low");
  // What a test prepares it will miss; what it takes as output it looks at.
  const around = enclosingFunction(node);
  if (around?.kind === "functionDef" && /^(?:async_?)?set_?up/i.test(around.name.id)) return hint();
  if (loss !== "discarded" && loss !== "waited" && loss !== "unread" && testCanFail(file, node)) return hint();
  if (isTakenToRaise(node)) return { severity: "warning", confidence: "medium", handler: undefined };
  const runsSubject = command !== undefined && (runsOwnProgram(project, file, command) || runsTests(command));
  // Of a command that is not known it cannot be said that it is what the test is about.
  const isLast =
    isKnown && followingStatements(node).length === 0 && !testCanFail(file, node) && isInTestFunction(node);
  return runsSubject || isLast ? { severity: "warning", confidence: "medium", handler: undefined } : hint();
}

/** `pytest`, `python -m unittest`, `make check`: the status is what they are run for. */
function runsTests(command: ProcessCommand): boolean {
  return simpleCommandsOf(command).some((it) => {
    const program = programOf(it);
    if (program === undefined) return false;
    const given = literalArguments(program);
    if (program.name !== undefined && testingPrograms.has(program.name)) return true;
    if (program.name === "make") return given.some((word) => /^(?:check|test|tests)$/.test(word));
    return given.some((word, index) => word === "-m" && testingPrograms.has(given[index + 1] ?? ""));
  });
}

function isInTestFunction(node: Node): boolean {
  const around = enclosingFunction(node);
  return around === undefined || (around.kind === "functionDef" && /^test/i.test(around.name.id));
}

/** Whether the command runs a script or module of the workspace: `./make.py`, `python gen.py`, `[sys.executable, "-m", "tool"]`. */
function runsOwnProgram(project: Project, file: ModuleModel, command: ProcessCommand): boolean {
  for (const { words } of simpleCommandsOf(command)) {
    for (const word of words.slice(0, 4)) {
      const [piece] = word.pieces;
      if (piece?.kind !== "literal") continue;
      if (/^\.{1,2}\/[\w./-]+$/.test(piece.text)) return true;
      if (/^[\w./-]+\.py$/.test(piece.text) && isOwnFile(project, file, piece.text)) return true;
    }
  }
  return false;
}

function isOwnFile(project: Project, file: ModuleModel, name: string): boolean {
  const bare = name.replace(/^(?:\.\/)+/, "");
  const folder = file.path.slice(0, file.path.lastIndexOf("/") + 1);
  return project.module(folder + bare) !== undefined || project.module(bare) !== undefined;
}
