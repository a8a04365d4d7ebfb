/** How much it matters that a status is lost: nothing at all, a hint, a warning, an error. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { literalArguments, programOf } from "../../semantics/shell/program.ts";
import { questioningPrograms, testingPrograms } from "../../semantics/shell/program-kinds.ts";
import type { Value } from "../../semantics/values.ts";
import { type Node, textOf } from "../../syntax/ast.ts";
import { enclosingFunction, isInside, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { isBuildScript } from "./build-tool.ts";
import { judgeCommand } from "./command-kind.ts";
import type { LostStatus } from "./lost-statuses.ts";
import { commandOf, type ProcessCommand, simpleCommandsOf } from "./process-command.ts";
import {
  argumentOf,
  isExplicitlyUnchecked,
  keywordTruth,
  type ProcessStart,
  raisesOnFailure,
  startOf,
} from "./process-start.ts";
import type { Status } from "./statuses.ts";
import {
  followingStatements,
  handlerAround,
  isBestEffort,
  isInTest,
  isOnlyStartIn,
  isOutputLookedAt,
  testCanFail,
} from "./surroundings.ts";
import { textPartsOf } from "./text-parts.ts";

export interface Concern {
  readonly severity: "error" | "warning" | "hint";
  readonly confidence: "high" | "medium" | "low";
  /** The handler that is meant for a failure and never runs. */
  readonly handler: Node | undefined;
}

/** A status and how it is lost. */
interface Lost {
  readonly status: Status;
  readonly node: Node;
  readonly loss: LostStatus["loss"];
}

const hint = (confidence: Concern["confidence"] = "medium"): Concern => ({
  severity: "hint",
  confidence,
  handler: undefined,
});

/** What a status that is lost at `node` means; `undefined`: it is nobody's concern. */
export function concernOf(project: Project, file: ModuleModel, lost: Lost): Concern | undefined {
  const { status, node, loss } = lost;
  const { start } = status;
  const meant = misplacedHandler(project, status, node);
  if (meant !== undefined) return { severity: "error", confidence: "high", handler: meant };

  if (status.form === "waited") return concernOfReaping(start, node);
  if (isNoText(project, start)) return undefined;

  const judged = judgeCommand(project, start, file.options.allowIgnoredCommands);
  const { kind, effect } = judged;
  if (kind === "nobody" || isProbe(node)) return undefined;
  const isTest = isInTest(project, file, node);
  const command = commandOf(project, start);
  if (isTest) return concernInTest(project, file, { command, node, isKnown: judged.isKnown });
  if (kind === "optional" || isBestEffort(project, node)) return hint();
  if (judged.isShowing && loss === "discarded" && !start.arguments.some((it) => it.name === "stdout")) return hint();
  // The author has thought of it, or a wrapper tells a person.
  if (isExplicitlyUnchecked(project, start) || status.isNoted) return hint();
  if (isOutputLookedAt(command, node) || asksQuestion(command)) return hint();
  if (isRestart(command, node)) return hint();
  if ((loss === "discarded" || loss === "waited") && isCallersOwn(project, start)) return hint();
  const isGrave =
    hasCheckedNeighbour(project, node) ||
    effect === "writes" ||
    effect === "builds" ||
    isBuildScript(project, file) ||
    isOpenedLater(command, node);
  // Of a command that only its caller knows, it is not certain that anybody needs it.
  const confidence = judged.isKnown || isBuildScript(project, file) ? ("high" as const) : ("medium" as const);
  return { severity: isGrave ? "error" : "warning", confidence, handler: undefined };
}

/** A runner that takes functions as well as texts, called with a function and its arguments. */
function isNoText(project: Project, start: ProcessStart): boolean {
  if (start.frame === undefined) return false;
  const given = argumentOf(start, start.api.keyword, start.api.position);
  if (given === undefined) return false;
  return project.evaluate(given, start.frame).some((value) => {
    if (value.kind === "function") return true;
    if (value.kind !== "collection" || value.node.kind !== "sequence") return false;
    return project.itemOf(value, 0).some((it) => it.kind === "function" || it.kind === "external");
  });
}

/** `os.waitpid` as a statement collects a child; whether that child runs a command is seen where it is started. */
function concernOfReaping({ call }: ProcessStart, node: Node): Concern | undefined {
  // Only collected: any child that has ended, one that was killed, one that may be gone.
  if (
    /WNOHANG|-1/.test(textOf(call)) ||
    handlerAround(node, /\b(?:OSError|ChildProcessError|EnvironmentError)\b/) !== undefined
  ) {
    return undefined;
  }
  const around = enclosingFunction(node);
  const text = around === undefined ? "" : textOf(around);
  const startsCommand = /\bos\.(?:exec|spawn|posix_spawn)/.test(text) && !/\bos\.kill/.test(text);
  return startsCommand ? { severity: "warning", confidence: "medium", handler: undefined } : hint();
}

/** `except CalledProcessError` around nothing but a call that never raises it. */
function misplacedHandler(project: Project, { start, wrappers }: Status, node: Node): Node | undefined {
  if (wrappers.length > 0 || start.receiver !== undefined || (!isInside(start.call, node) && start.call !== node))
    return undefined;
  const around = handlerAround(node, /\bCalledProcessError\b/);
  return around !== undefined && isOnlyStartIn(project, around.statement, start.call) ? around.handler : undefined;
}

/**
 * A command that is a parameter of which no caller shows anything, or a text for a shell that comes from somewhere else
 * whole: whoever gives it knows what it is worth.
 */
function isCallersOwn(project: Project, start: ProcessStart): boolean {
  const given = argumentOf(start, start.api.keyword, start.api.position);
  if (given === undefined) return false;
  const values = project.evaluate(given, start.frame);
  const isShell = start.api.form === "shell" || keywordTruth(project, start, "shell") === true;
  if (isShell && (given.kind === "name" || given.kind === "attribute" || given.kind === "subscript")) {
    const isBuilt = textPartsOf(project, given, start.frame).some((it) => it.kind === "text");
    return !isBuilt && !values.some((it) => isBuiltText(project, it));
  }
  const isPassed = given.kind === "name" && values.some((it) => it.kind === "argument");
  return isPassed && values.every((it) => it.kind === "argument" || it.kind === "unknown");
}

/** A text or list that code of the workspace puts together. */
function isBuiltText(project: Project, value: Value): boolean {
  if (value.kind === "result") return textPartsOf(project, value.call, value.frame).some((it) => it.kind === "text");
  return value.kind === "constant" || value.kind === "computed" || value.kind === "collection";
}

/** `grep`, `diff`, `test`: a status that is not 0 is an answer. */
function asksQuestion(command: ProcessCommand | undefined): boolean {
  const commands = command === undefined ? [] : simpleCommandsOf(command);
  return commands.length > 0 && commands.every((it) => questioningPrograms.has(programOf(it)?.name ?? ""));
}

/** Whether another command of the same function raises on failure: its author did not mean failures to pass. */
function hasCheckedNeighbour(project: Project, node: Node): boolean {
  const around = enclosingFunction(node);
  if (around?.kind !== "functionDef" || !/check_call|check_output|check=True/.test(textOf(around))) return false;
  for (const inner of walk(around)) {
    const start = inner.kind === "call" ? startOf(project, inner) : undefined;
    if (start !== undefined && raisesOnFailure(project, start) === true) return true;
  }
  return false;
}

/** In `try: … except OSError:` a statement without further work asks whether a program is there. */
function isProbe(node: Node): boolean {
  const around = handlerAround(node, /\b(?:OSError|FileNotFoundError|EnvironmentError|WindowsError|IOError)\b/);
  if (around === undefined) return false;
  const { handler, statement } = around;
  const answers = (body: readonly Node[]) => body.some((it) => it.kind === "assign" || it.kind === "return");
  return (
    statement.body.length <= 2 &&
    answers(handler.body) &&
    (answers(statement.body) || answers(statement.orelse) || handler.body.length === 1)
  );
}

/**
 * A test that looks at nothing and runs the program under test cannot fail. Other commands of tests prepare or clear away,
 * and what they leave out the test itself will miss.
 */
function concernInTest(
  project: Project,
  file: ModuleModel,
  {
    command,
    node,
    isKnown,
  }: { readonly command: ProcessCommand | undefined; readonly node: Node; readonly isKnown: boolean },
): Concern | undefined {
  if (isBestEffort(project, node)) return hint("low");
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

/** The program starts itself, or its successor, and ends. */
function isRestart(command: ProcessCommand | undefined, node: Node): boolean {
  if (command === undefined) return false;
  const [next] = followingStatements(node);
  const ends =
    next !== undefined && /^(?:sys\.exit|exit|quit|os\._exit|return$|raise SystemExit)/.test(textOf(next).slice(0, 40));
  return ends && /\bsys\.(?:executable|argv)\b|__file__/.test(textOf(command.expression).slice(0, 2000));
}

/** Whether a statement behind the command opens something that its text names. */
function isOpenedLater(command: ProcessCommand | undefined, node: Node): boolean {
  if (command === undefined) return false;
  const text = textOf(command.expression).slice(0, 4000);
  for (const statement of followingStatements(node).slice(0, 8)) {
    for (const [, argument] of textOf(statement)
      .slice(0, 4000)
      .matchAll(/\bopen\(\s*([\w.]+|"[^"]+"|'[^']+')/g)) {
      if (argument !== undefined && argument.length > 2 && text.includes(argument)) return true;
    }
  }
  return false;
}

/** How a command is called in messages: its text, or the name of the expression that holds it. */
export function commandLabel(
  project: Project,
  start: ProcessStart,
  display: (command: ProcessCommand) => string,
): string {
  const command = commandOf(project, start);
  const text = command === undefined ? "" : display(command);
  return /[A-Za-z]/.test(text) ? `\`${text}\`` : "the command";
}
