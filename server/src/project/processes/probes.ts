/** Commands that ask whether a program is there, and services that run until a person ends them. */

import { type ExceptHandler, type Node, type Statement, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, enclosingFunction, isStatement } from "../../syntax/walk.ts";
import type { JudgedCommand } from "./command-kind.ts";
import type { ProcessCommand } from "./process-command.ts";
import type { ProcessStart } from "./process-start.ts";
import { laterStatements } from "./products.ts";
import { handlerAround } from "./surroundings.ts";
import { isOnlyTalk } from "./talk.ts";

const NOT_FOUND = /\b(?:OSError|FileNotFoundError|EnvironmentError|WindowsError|IOError)\b/;
const ASKING_NAME = /^_*(?:has|have|is|check|can|test|find|try)_|(?:installed|available|present|found|exists?)$/i;

export interface Probed {
  readonly start: ProcessStart;
  readonly command: ProcessCommand | undefined;
  readonly judged: JudgedCommand;
}

/** Whether all that a command at `node` is asked is whether its program can be started. */
export function isProbe(node: Node, { start, command, judged }: Probed): boolean {
  if (isAnswerOfQuestion(node)) return true;
  const around = handlerAround(node, NOT_FOUND);
  if (around === undefined) return false;
  const { handler, statement } = around;
  const isShort =
    statement.body.length <= 2 &&
    answers(handler.body) &&
    (answers(statement.body) || answers(statement.orelse) || handler.body.length === 1);
  if (isShort) return true;
  // Without arguments, and with all it says thrown away, nothing but its start can be of interest.
  const isDropped =
    node.parent?.kind === "expressionStatement" && isUnheard(start, "stdout") && isUnheard(start, "stderr");
  if (isBare(command) && isDropped) return true;
  // Whoever raises needs the program, and with it what it does.
  if (handler.body.some((it) => it.kind === "raise")) return false;
  const isSilenced = isThrownAway(start, "stdout") && isThrownAway(start, "stderr");
  if (isBare(command)) return isSilenced || isPiped(start) || judged.effect === undefined;
  return isSilenced && statement.body.length === 1 && judged.kind !== "step";
}

function answers(body: readonly Node[]): boolean {
  return body.some((it) => it.kind === "assign" || it.kind === "return");
}

/** `def has_tool(): try: call(…); return True; except: return False`, whatever is caught. */
function isAnswerOfQuestion(node: Node): boolean {
  const around = enclosingFunction(node);
  if (around?.kind !== "functionDef" || !ASKING_NAME.test(around.name.id)) return false;
  for (const parent of ancestorsOf(node)) {
    if (parent === around) return false;
    if (parent.kind !== "try") continue;
    return (
      parent.body.length <= 2 &&
      answers([...parent.body, ...parent.orelse]) &&
      parent.handlers.every(({ body }) => body.some((it) => it.kind === "return"))
    );
  }
  return false;
}

/** A program without any argument only says who it is, or waits for a person. */
function isBare(command: ProcessCommand | undefined): boolean {
  if (command?.form === "arguments") {
    return command.list.command.words.length === 1 && (command.isComplete || command.isString);
  }
  const [item, ...others] = command?.script.list.items ?? [];
  const [only, ...piped] = item?.pipeline.members ?? [];
  return (
    only?.kind === "simple" &&
    others.length + piped.length === 0 &&
    only.words.length === 1 &&
    only.redirections.length === 0
  );
}

function isThrownAway({ arguments: given }: ProcessStart, stream: string): boolean {
  const argument = given.find((it) => it.name === stream);
  return argument !== undefined && /null|STDOUT/i.test(textOf(argument.value));
}

/** Thrown away, or kept in a pipe that nobody has in hand. */
function isUnheard(start: ProcessStart, stream: string): boolean {
  const given = start.arguments.find((it) => it.name === stream);
  return isThrownAway(start, stream) || (given !== undefined && /^(?:-1|-3|(?:\w+\.)?PIPE)$/.test(textOf(given.value)));
}

function isPiped({ arguments: given }: ProcessStart): boolean {
  return given.some((it) => it.name === "stdout" && /\bPIPE$/.test(textOf(it.value)));
}

/** `try: call(…) except KeyboardInterrupt: pass` as the last act: a service that runs until somebody presses ^C. */
export function isEndedByHand(node: Node): boolean {
  const around = handlerAround(node, /\bKeyboardInterrupt\b/);
  if (around === undefined || !endsQuietly(around.handler)) return false;
  // Nothing is said of it: that is how it is meant to end.
  if (around.handler.body.every((it) => it.kind === "pass")) return true;
  return quiet([...laterStatements(node)]);
}

function endsQuietly({ body }: ExceptHandler): boolean {
  return quiet(body);
}

function quiet(statements: readonly Statement[]): boolean {
  return isOnlyTalk(statements.filter((it) => isStatement(it) && it.kind !== "return" && it.kind !== "break"));
}
