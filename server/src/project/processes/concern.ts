/** How much it matters that a status is lost: nothing at all, a hint, a warning, an error. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { literalArguments, programOf } from "../../semantics/shell/program.ts";
import { questioningPrograms, reformattingPrograms } from "../../semantics/shell/program-kinds.ts";
import { endsInFilter, trailingBackground } from "../../semantics/shell/script-questions.ts";
import type { Value } from "../../semantics/values.ts";
import { type Node, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, enclosingFunction } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { isBuildToolCopy, isVendored } from "../vendored.ts";
import { hasAlternative } from "./alternatives.ts";
import { isAnsweredAnyway, isClearedFor, isExceptionAmongChecked, isMissedBehind, isOnlyCleaned } from "./answered.ts";
import { isBuildScript } from "./build-tool.ts";
import { claimsSuccess, isTakenForGranted } from "./claims.ts";
import { judgeCommand } from "./command-kind.ts";
import { isCallersOwn } from "./command-origin.ts";
import { variantsOf } from "./command-variants.ts";
import { type Concern, hint } from "./concern-level.ts";
import { misplacedHandler } from "./failure-handlers.ts";
import type { LostStatus } from "./lost-statuses.ts";
import { isNeeded } from "./need.ts";
import { passesOwnArguments } from "./own-arguments.ts";
import { isEndedByHand, isProbe } from "./probes.ts";
import { commandOf, type ProcessCommand, simpleCommandsOf } from "./process-command.ts";
import { argumentOf, isExplicitlyUnchecked, type ProcessStart } from "./process-start.ts";
import { isConsumedLater, isOpenedLater, isOutputLookedAt, isVerifiedLater, laterStatements } from "./products.ts";
import { isFailureExpected } from "./remarks.ts";
import type { Status } from "./statuses.ts";
import { followingStatements, handlerAround, isBestEffort, isForgiven, isInTest } from "./surroundings.ts";
import { isOnlyTalk } from "./talk.ts";
import { concernInTest } from "./test-concern.ts";
import { isCheckedInOtherBranch, isOneOfTwoManners, isToldToGoOn } from "./tolerance.ts";

/** A status and how it is lost. */
interface Lost {
  readonly status: Status;
  readonly node: Node;
  readonly loss: LostStatus["loss"];
}

/** What a status that is lost at `node` means; `undefined`: it is nobody's concern. */
export function concernOf(project: Project, file: ModuleModel, lost: Lost): Concern | undefined {
  const { status, node, loss } = lost;
  const { start } = status;
  const meant = misplacedHandler(project, status, node);
  if (meant !== undefined) return { severity: "error", confidence: "high", handler: meant };

  if (isBuildToolCopy(file.path) || isVendored(folderOf(file.path))) return hint();
  if (status.form === "waited") return concernOfReaping(project, start, node);
  if (isNoText(project, start)) return undefined;

  const judged = judgeCommand(project, start, file.options.allowIgnoredCommands);
  const { kind, effect } = judged;
  const command = commandOf(project, start);
  if (kind === "nobody" || isProbe(node, { start, command, judged })) return undefined;
  const isTest = isInTest(project, file, node);
  if (isTest) return concernInTest(project, file, { command, node, loss, isKnown: judged.isKnown });
  if (kind === "optional" || isBestEffort(project, node)) return hint();
  const isBuild = isBuildScript(project, file);
  if (isForgiven(node) || (isExample(file.path) && !isBuild)) return hint();
  if (judged.isShowing && loss === "discarded" && !start.arguments.some((it) => it.name === "stdout")) return hint();
  // A wrapper tells a person, or the author has thought of it; many a linter makes people write `check=False`, though.
  if ((status.isNoted && !claimsSuccess(node)) || isFailureExpected(project, node)) return hint();
  // A wrapper that returns what it got has to be told not to raise.
  const isUnchecked = status.wrappers.length === 0 && isExplicitlyUnchecked(project, start);
  const isConsumed = start.receiver === undefined && isConsumedLater(project, command, node);
  if (isUnchecked && (!isConsumed || reformats(command))) return hint();
  // What such a status says is always the same: looking at it would be no gain.
  if (command?.form === "shell" && endsInFilter(command.script)) return hint();
  // `server &`: what is sent to the background has no status yet.
  if (command?.form === "shell" && trailingBackground(command.script) !== undefined) return hint();
  if (isOutputLookedAt(command, node) || isVerifiedLater(node) || asksQuestion(project, start, command)) return hint();
  if (isRestart(command, node) || isEndedByHand(node) || hasAlternative(project, command, node)) return hint();
  if ((status.wrappers.length > 0 && isToldToGoOn(node)) || isOneOfTwoManners(node)) return hint();
  if (isAnsweredAnyway(node) || isExceptionAmongChecked(project, start, node)) return hint();
  if (isMissedBehind(project, start, node) || isOnlyCleaned(project, start, node)) return hint();
  if (isClearedFor(project, start, node) || isLeftRunning(node) || isLastByHand(node)) return hint();
  const isDropped = loss === "discarded" || loss === "waited";
  if (isDropped && !isUnchecked && (passesOwnArguments(project, start) || isCheckedInOtherBranch(node)))
    return { severity: "warning", confidence: "high", handler: undefined };
  // Of what it is given, a helper knows nothing; its caller may say that it has worked.
  const isClaimed = status.wrappers.length > 0 && isTakenForGranted(node);
  if (isDropped && isCallersOwn(project, start) && !isClaimed) return hint();
  if (!judged.isKnown && isRecorded(start)) return hint();
  const isGrave =
    ((effect === "writes" || effect === "builds") && (isBuild || goesOn(node))) ||
    (isBuild && effect === "fetches" && isConsumedLater(project, command, node)) ||
    isOpenedLater(command, node);
  if (isDropped && ((isUnchecked && kind !== "step") || reformats(command))) return hint();
  if (isDropped && !isGrave && !isNeeded(project, { start, command, judged, node })) return hint();
  // Of a command that only its caller knows, it is not certain that anybody needs it.
  const confidence = judged.isKnown || isBuild ? ("high" as const) : ("medium" as const);
  return { severity: isGrave && !isUnchecked ? "error" : "warning", confidence, handler: undefined };
}

/** What shows how something is used says what it does on the screen; a build among it builds like any other. */
function isExample(path: string): boolean {
  return /(?:^|\/)(?:examples?|samples?|demos?|concepts|tutorials?)\//i.test(path);
}

/** A script right in a folder for code of others is the project's own: it fetches them. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Whether anything but talk follows, which may need what was made. */
function goesOn(node: Node): boolean {
  return laterStatements(node).some((it) => it.kind !== "return" && !isOnlyTalk([it]));
}

/** `call(command, stdout=log, stderr=log)`: what some command says, failures included, is kept for a person to read. */
function isRecorded({ arguments: given }: ProcessStart): boolean {
  const [output, errors] = ["stdout", "stderr"].map((name) => given.find((it) => it.name === name)?.value);
  return output?.kind === "name" && errors?.kind === "name" && output.id === errors.id && !/null|PIPE/i.test(output.id);
}

/** A runner that takes functions as well as texts, called with a function and its arguments. */
function isNoText(project: Project, start: ProcessStart): boolean {
  if (start.frame === undefined) return false;
  const given = argumentOf(start, start.api.keyword, start.api.position);
  if (given === undefined) return false;
  return project.evaluate(given, start.frame).some((value) => {
    if (value.kind === "function") return true;
    if (value.kind !== "collection" || value.node.kind !== "sequence") return false;
    return project.itemOf(value, 0).some((it) => it.kind === "function" || isKnownFunction(it));
  });
}

/** A constant of another package may hold the path of a program. */
function isKnownFunction(value: Value): boolean {
  return value.kind === "external" && /^(?:builtins|os|shutil)\.[a-z]/.test(value.path);
}

/** `process.communicate(data, timeout=0.1)`: who waits no longer knows that the program goes on. */
function isLeftRunning(node: Node): boolean {
  const timeout = node.kind === "call" ? node.arguments.find((it) => it.name === "timeout") : undefined;
  return timeout !== undefined && /^0?\.\d+$/.test(textOf(timeout.value));
}

/** `if sys.argv[-1] == "publish": …; os.system("upload"); sys.exit()`: what comes last is read by who typed the word. */
function isLastByHand(node: Node): boolean {
  const [next] = laterStatements(node);
  const isEnd = next?.kind === "expressionStatement" && /^(?:sys\.)?exit\((?:0)?\)$/.test(textOf(next));
  if (!isEnd || enclosingFunction(node) !== undefined) return false;
  return [...ancestorsOf(node)].some((it) => it.kind === "if" && /\bsys\.argv\b|\bargv\b/.test(textOf(it.test)));
}

/** `return None`, `return False` right behind: the caller is told of a failure that is known already. */
function givesUp(node: Node): boolean {
  const [next] = followingStatements(node);
  if (next?.kind !== "return" || next.value === undefined) return false;
  return next.value.kind === "none" || (next.value.kind === "boolean" && !next.value.value);
}

/** `os.waitpid` as a statement collects a child; whether that child runs a command is seen where it is started. */
function concernOfReaping(project: Project, { call }: ProcessStart, node: Node): Concern | undefined {
  // Only collected: any child that has ended, one that was killed, one that may be gone.
  if (
    /WNOHANG|-1/.test(textOf(call)) ||
    handlerAround(node, /\b(?:OSError|ChildProcessError|EnvironmentError)\b/) !== undefined
  ) {
    return undefined;
  }
  const around = enclosingFunction(node);
  const text = around === undefined ? "" : textOf(around);
  // Of a daemon's two forks the first ends at once, whatever becomes of the second.
  if (/\bsetsid\b/.test(text) || (text.match(/\bfork\(\)/g)?.length ?? 0) > 1) return hint();
  const startsCommand = /\bos\.(?:exec|spawn|posix_spawn)/.test(text) && !/\bos\.kill/.test(text);
  if (!startsCommand || isBestEffort(project, node) || givesUp(node)) return hint();
  return { severity: "warning", confidence: "medium", handler: undefined };
}

/** `grep`, `diff`, `test`: a status that is not 0 is an answer. */
function asksQuestion(project: Project, start: ProcessStart, command: ProcessCommand | undefined): boolean {
  const variants = variantsOf(project, start);
  const commands = [...(variants.length > 0 || command === undefined ? variants : [command])].flatMap(simpleCommandsOf);
  return commands.length > 0 && commands.every((it) => questioningPrograms.has(programOf(it)?.name ?? ""));
}

/** `black`, `python -m isort`, `ruff check --fix`: what was there stays there if they fail. */
function reformats(command: ProcessCommand | undefined): boolean {
  const commands = command === undefined ? [] : simpleCommandsOf(command);
  return (
    commands.length > 0 &&
    commands.every((it) => {
      const program = programOf(it);
      const given = program === undefined ? [] : literalArguments(program);
      const module = given[0] === "-m" ? given[1] : undefined;
      return reformattingPrograms.has(module ?? program?.name ?? "") || given.includes("--fix");
    })
  );
}

/** The program starts itself, or its successor, and ends. */
function isRestart(command: ProcessCommand | undefined, node: Node): boolean {
  if (command === undefined) return false;
  const [next] = followingStatements(node);
  const ends =
    next !== undefined && /^(?:sys\.exit|exit|quit|os\._exit|return$|raise SystemExit)/.test(textOf(next).slice(0, 40));
  return ends && /\bsys\.(?:executable|argv)\b|__file__/.test(textOf(command.expression).slice(0, 2000));
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
