/** What kind of command a start runs, as far as that bears on whether its failure is anybody's concern. */

import { reachingBindings } from "../../semantics/reaching.ts";
import { type Effect, effectOf } from "../../semantics/shell/command-effects.ts";
import { firstWord, hasFlag, literalArguments, type Program, programOf } from "../../semantics/shell/program.ts";
import {
  adjustingPrograms,
  cosmeticPrograms,
  harmlessPrograms,
  interactivePrograms,
  machineQueries,
  packageManagers,
  refreshingPrograms,
  showingPrograms,
  showingSubcommands,
  tidyingPrograms,
  tidyingSubcommands,
  tidyingWords,
} from "../../semantics/shell/program-kinds.ts";
import { failureHandling, trailingBackground, writesFile } from "../../semantics/shell/script-questions.ts";
import { literalOf, type ShellScript, type SimpleCommand } from "../../semantics/shell/shell-tree.ts";
import { type Expression, textOf } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { variantsOf } from "./command-variants.ts";
import { commandOf, type ProcessCommand, programExpression, simpleCommandsOf } from "./process-command.ts";
import { argumentOf, type ProcessStart } from "./process-start.ts";

/**
 * `nobody`: its status says nothing, or the text deals with it. `optional`: run to be sure, or for the person at the
 * screen. `step`: something later needs; the effect says what it does. `plain`: all the rest.
 */
export type CommandKind = "nobody" | "optional" | "step" | "plain";

export interface JudgedCommand {
  readonly kind: CommandKind;
  /** Whether its program is known by name. */
  readonly isKnown: boolean;
  /** Whether all it does is to print something, if nobody takes its output. */
  readonly isShowing: boolean;
  readonly effect: Effect | undefined;
}

export function judgeCommand(project: Project, start: ProcessStart, allowed: readonly string[]): JudgedCommand {
  const variants = variantsOf(project, start);
  if (variants.length === 0) return judgeOne(project, start, commandOf(project, start), allowed);
  // Which of them runs is not known: the least of them decides what may be said.
  const judged = variants.map((it) => judgeOne(project, start, it, allowed));
  const order: readonly CommandKind[] = ["nobody", "optional", "plain", "step"];
  return judged.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0] ?? nobody;
}

function judgeOne(
  project: Project,
  start: ProcessStart,
  command: ProcessCommand | undefined,
  allowed: readonly string[],
): JudgedCommand {
  if (command === undefined) {
    const given = argumentOf(start, start.api.keyword, start.api.position);
    const kind = beginningsOf(given).some((it) => isPersonal(project, it, start)) ? "optional" : "plain";
    return { kind, isKnown: false, isShowing: false, effect: undefined };
  }
  if (command.form === "shell") {
    const { script } = command;
    if (failureHandling(script) !== undefined || trailingBackground(script) !== undefined) return nobody;
    if (endsOnSuccess(script)) return nobody;
    // `os.system("")` switches escape sequences on in a Windows console.
    if (script.problem === undefined && script.list.items.length === 0) return nobody;
  }
  const commands = simpleCommandsOf(command);
  if (commands.length > 0 && commands.every((it) => isCosmetic(it, allowed))) return nobody;
  if (isPersonal(project, programExpression(command), start) || asksForHelp(commands)) return optional;
  if (commands.length > 0 && commands.every(isOfEnvironment)) return optional;
  if (commands.length > 0 && commands.every((it) => isOptional(it) || isCosmetic(it, allowed))) return optional;
  // Notes for the service that runs a build.
  if (
    commands.every(isNote) &&
    /\bGITHUB_(?:ENV|OUTPUT|PATH|STEP_SUMMARY)\b/.test(textOf(command.expression).slice(0, 2000))
  )
    return optional;
  const effects = commands.filter((it) => !isAdjusting(it)).map(effectOf);
  const effect = (["writes", "builds", "fetches", "deletes"] as const).find((it) => effects.includes(it));
  const isKnown = commands.some((it) => firstWord(it) !== undefined);
  const isShowing = commands.length > 0 && commands.every((it) => shows(it) || isCosmetic(it, allowed));
  return { kind: effect === undefined || effect === "deletes" ? "plain" : "step", isKnown, isShowing, effect };
}

const nobody: JudgedCommand = { kind: "nobody", isKnown: true, isShowing: false, effect: undefined };
const optional: JudgedCommand = { ...nobody, kind: "optional" };

/** `while ! tool; do :; done`: the loop is over when the command has succeeded. */
function endsOnSuccess({ list }: ShellScript): boolean {
  const last = list.items.at(-1);
  const [loop] = last?.pipeline.members ?? [];
  if (last?.pipeline.members.length !== 1 || loop?.kind !== "compound") return false;
  if (loop.keyword === "until") return true;
  return loop.keyword === "while" && loop.conditions.some((it) => it.items.at(-1)?.pipeline.negated === true);
}

function isNote(command: SimpleCommand): boolean {
  return /^(?:echo|printf)$/.test(firstWord(command) ?? "");
}

/** Whether a command sets a property or leaves a note, no more. */
export function isAdjusting(command: SimpleCommand): boolean {
  const name = firstWord(command)?.toLowerCase() ?? "";
  if (adjustingPrograms.has(name)) return true;
  const program = name === "git" ? programOf(command) : undefined;
  return program !== undefined && literalArguments(program)[0] === "config";
}

function isCosmetic(command: SimpleCommand, allowed: readonly string[]): boolean {
  if (command.redirections.some(writesFile)) return false;
  const name = firstWord(command);
  if (name === undefined) return command.words.length === 0 && command.assignments.length > 0;
  return (
    cosmeticPrograms.has(name.toLowerCase()) ||
    harmlessPrograms.has(name) ||
    machineQueries.has(name) ||
    allowed.includes(name)
  );
}

const SHELL = /^(?:bash|sh|zsh|ksh|dash|cmd|powershell|pwsh|csh|tcsh)$/;

function isOptional(command: SimpleCommand): boolean {
  if (command.redirections.some(writesFile)) return false;
  const program = programOf(command);
  const name = program?.name?.toLowerCase();
  if (program === undefined || name === undefined) return false;
  if (
    refreshingPrograms.has(name) ||
    tidyingPrograms.has(name) ||
    name === "cd" ||
    tidies(program, name) ||
    notifies(program, name)
  )
    return true;
  // A shell that is given a script runs a step; without one, a person types.
  if (SHELL.test(name)) return isAtPrompt(program);
  if (name === "ssh") return isLogin(program);
  if (name === "git") return isTypedIn(program);
  // An address brings its route with it, and to add that again fails.
  if (name === "route" || (name === "ip" && literalArguments(program)[0] === "route")) return true;
  // A shell at a terminal: what a person types last is what it ends with.
  if (/^(?:docker|podman|kubectl)$/.test(name))
    return hasFlag(program, "t") && SHELL.test(literalArguments(program).at(-1) ?? "");
  if (name === "systemctl")
    return literalArguments(program).some((it) => /^(?:suspend|poweroff|reboot|hibernate|halt)$/.test(it));
  if (/^(?:mysql|psql|sqlite3)$/.test(name)) {
    // Behind a word that is not known may stand a script to run.
    const isLiteral = literalArguments(program).length === program.words.length;
    return isLiteral && command.redirections.length === 0 && !hasFlag(program, "ecf");
  }
  return interactivePrograms.has(name);
}

/** `$EDITOR file`: a program that the environment names as the user's own. */
function isOfEnvironment({ words: [program] }: SimpleCommand): boolean {
  const [piece] = program?.pieces ?? [];
  return piece?.kind === "variable" && PERSONAL.test(piece.name);
}

/** `bash`, `zsh -i`, `bash --login`: with nothing to run, a person types. */
function isAtPrompt(program: Program): boolean {
  const given = literalArguments(program);
  return (
    given.length === program.words.length &&
    given.every((it) => /^(?:-[il]+|\/k|--(?:login|norc|noprofile|interactive))$/i.test(it))
  );
}

/** `git commit` without a message opens an editor, `git add -p` asks. */
function isTypedIn(program: Program): boolean {
  const [subcommand = "", ...given] = literalArguments(program);
  if (given.some((it) => /^(?:-[ip]|--(?:patch|interactive|edit))$/.test(it)))
    return /^(?:add|commit|rebase|checkout|reset|stash)$/.test(subcommand);
  const isWhole = literalArguments(program).length === program.words.length;
  return (
    subcommand === "commit" &&
    isWhole &&
    !given.some((it) => /^-\w*[mFCt]|^--(?:message|file|no-edit|reuse|template|amend|fixup|squash)/.test(it))
  );
}

/** `ssh -p 22 host`, and no command behind it: a session. */
function isLogin({ words }: Program): boolean {
  let names = 0;
  for (const [index, word] of words.entries()) {
    const text = literalOf(word);
    if (text?.startsWith("-")) continue;
    const before = index === 0 ? undefined : literalOf(words[index - 1] ?? word);
    if (before === undefined || !/^-[BbcDEeFIiJLlmOopQRSWw]$/.test(before)) names += 1;
  }
  return names <= 1;
}

/** `docker system prune`, `pip uninstall -y tool`, `apt-get update`: to be sure, with nothing there to do as often as not. */
function tidies(program: Program, name: string): boolean {
  const words = literalArguments(program).filter((it) => !it.startsWith("-"));
  // `vmware-networks --stop`: what is not running cannot be stopped.
  if (program.words.length === 1 && literalArguments(program)[0] === "--stop") return true;
  const own = tidyingSubcommands.get(name);
  const isTidying = words.slice(0, 2).some((it) => own?.has(it) === true || (tidyingWords.has(it) && name !== "git"));
  if (isTidying || (name === "git" && /^(?:gc|prune)$/.test(words[0] ?? ""))) return true;
  // `nmcli device wifi rescan`: deeper sub-commands are words of the same kind.
  if (words.slice(2, 4).some((it) => /^(?:rescan|prune|prefetch)$/.test(it))) return true;
  return packageManagers.has(name) && words.length === 1 && /^(?:update|refresh)$/.test(words[0] ?? "");
}

/** A word to the person at the screen. */
function notifies(program: Program, name: string): boolean {
  if (/notif/.test(name)) return true;
  return /^(?:gdbus|dbus-send|qdbus)$/.test(name) && literalArguments(program).some((it) => /notif/i.test(it));
}

function shows(command: SimpleCommand): boolean {
  if (command.redirections.some(writesFile)) return false;
  const program = programOf(command);
  const name = program?.name?.toLowerCase();
  if (program === undefined || name === undefined) return false;
  const [subcommand] = literalArguments(program).filter((it) => !it.startsWith("-"));
  const known = showingSubcommands.get(name);
  // `conan user`, `nvm list`: a single word that asks.
  if (program.words.length === 1 && ASKING_WORD.test(subcommand ?? "") && effectOf(command) !== "builds") return true;
  return known === undefined
    ? showingPrograms.has(name) || /.info$/.test(name)
    : subcommand !== undefined && known.has(subcommand);
}

/** `tool --version` asks whether a tool is there, or shows something. */
function asksForHelp(commands: readonly SimpleCommand[]): boolean {
  const [only] = commands;
  const modules = only?.words.map(literalOf) ?? [];
  if (commands.length === 1 && modules[1] === "-m" && modules[2] === "webbrowser") return true;
  const program = only === undefined ? undefined : programOf(only);
  if (commands.length !== 1 || program === undefined || program.words.length !== 1) return false;
  return literalArguments(program).some((it) => /^(?:--version|-version|-V|--help|-h|\/\?|version|help)$/.test(it));
}

const ASKING_WORD = /^(?:list|ls|status|info|env|users?|whoami|show|about|doctor|stats|history)$/;

const PERSONAL = /gui(?![a-z])|editor|pager|browser|viewer|\bshell\b|player|terminal|launcher|opener/i;

/** What stands first in a list that a name is bound to and added to: `command = [viewer()] + options`, `command += more`. */
function beginningsOf(given: Expression | undefined): readonly Expression[] {
  const found = new Set<Expression>();
  const pending = given === undefined ? [] : [given];
  for (let next = pending.pop(); next !== undefined && found.size < 20; next = pending.pop()) {
    if (found.has(next)) continue;
    if (next.kind === "binaryOperation" && next.operator === "+") {
      pending.push(next.left);
      continue;
    }
    if (next.kind === "sequence") {
      if (next.elements[0] !== undefined) pending.push(next.elements[0]);
      continue;
    }
    found.add(next);
    if (next.kind !== "name") continue;
    for (const { origin } of reachingBindings(next) ?? []) {
      if (origin.kind === "value" && origin.path.length === 0) pending.push(origin.value);
      if (origin.kind === "augmented") pending.push(origin.target);
    }
  }
  return [...found];
}

/** A program that a variable names as the user's own: `$EDITOR`, `settings.browser`; or the interpreter as a launcher. */
function isPersonal(project: Project, expression: Expression | undefined, start: ProcessStart): boolean {
  if (expression === undefined) return false;
  const text = textOf(expression).slice(0, 200);
  if (PERSONAL.test(text)) return true;
  for (const value of project.evaluate(expression, start.frame)) {
    if (value.kind === "result" && PERSONAL.test(textOf(value.call).slice(0, 200))) return true;
    if (
      value.kind === "item" &&
      value.index?.kind === "constant" &&
      value.index.type === "str" &&
      PERSONAL.test(value.index.value)
    )
      return true;
  }
  // `[sys.executable] + sys.argv`: the child is the program itself. What stands behind its name may go to another one.
  const given = argumentOf(start, start.api.keyword, start.api.position);
  return given !== undefined && /\bsys\.argv\b(?!\[)/.test(textOf(given).slice(0, 2000));
}
