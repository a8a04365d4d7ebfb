/**
 * What tells that somebody needs a command to have worked. That nobody looks at its status is no evidence of it: most
 * commands are run for the person at the screen, to be sure, or as well as may be.
 */

import { reachingBindings } from "../../semantics/reaching.ts";
import { literalArguments, type Program, programOf } from "../../semantics/shell/program.ts";
import {
  administeringPrograms,
  buildingPrograms,
  fetchingPrograms,
  testingPrograms,
} from "../../semantics/shell/program-kinds.ts";
import { writesFile } from "../../semantics/shell/script-questions.ts";
import { literalOf, type SimpleCommand, type Word } from "../../semantics/shell/shell-tree.ts";
import { type Expression, type Node, type Statement, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, enclosingFunction, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { isBuildScript } from "./build-tool.ts";
import { isHandled, isTakenForGranted } from "./claims.ts";
import { isAdjusting, type JudgedCommand } from "./command-kind.ts";
import { isCallersOwn, isPutTogether } from "./command-origin.ts";
import { type ProcessCommand, programExpression, simpleCommandsOf } from "./process-command.ts";
import { argumentOf, type ProcessStart, startOf } from "./process-start.ts";
import { isConsumedLater, laterStatements } from "./products.ts";
import { blockOf } from "./surroundings.ts";

/** A command, and where its status is lost. */
export interface RunCommand {
  readonly start: ProcessStart;
  readonly command: ProcessCommand | undefined;
  readonly judged: JudgedCommand;
  readonly node: Node;
}

/** Whether anything shows that a failure of a command matters. */
export function isNeeded(project: Project, { start, command, judged, node }: RunCommand): boolean {
  const commands = command === undefined ? [] : simpleCommandsOf(command);
  if (commands.length > 0 && commands.every((it) => isAdjusting(it) && !it.redirections.some(writesFile))) return false;
  if (judged.kind === "step" || commands.some((it) => changesMachine(it)) || writesStream(start)) return true;
  if (commands.some((it) => isStepByModule(it) || saysThatItMakes(it))) return true;
  if (command !== undefined && isStep(variableName(programExpression(command)))) return true;
  if (commands.some((it) => runsScript(it, command)) && isStepHere(project, node)) return true;
  if (isPutTogether(start) || (isGivenByCallers(project, start) && isMaking(project, node))) return true;
  if (isTakenForGranted(node) || isHandled(node)) return true;
  return command !== undefined && namesOutput(command) && isConsumedLater(project, command, node);
}

/** `-o file`: what two commands share may be what both of them read, unless one says that it makes it. */
function namesOutput({ expression }: ProcessCommand): boolean {
  return /(?:^|["'\s])(?:-o|--?out\w*|--dest\w*)(?=["'\s=])/.test(textOf(expression).slice(0, 4000));
}

/** `usermod`, `systemctl enable`, `/etc/init.d/tool`: the state of the machine is another one behind it. */
function changesMachine(command: SimpleCommand): boolean {
  const program = programOf(command);
  if (program === undefined) return false;
  const name = (program.name ?? "").toLowerCase();
  const [piece] = program.written.pieces;
  if (literalArguments(program).some((it) => RESTARTING.test(it))) return false;
  if (piece?.kind === "literal" && /^\/etc\/(?:rc\.d\/)?init\.d\//.test(piece.text)) return true;
  return administeringPrograms.has(name) || /^mkfs(?:\.|$)/.test(name) || changesNetwork(program, name);
}

/** What ran before runs again, or is asked to without waiting for it: if it does not, that is seen elsewhere. */
const RESTARTING = /^(?:(?:try-|cond|force-)?re(?:start|load)(?:-or-(?:try-)?restart)?|--no-block)$/;

/** `ip link set eth0 up`; to delete an address or a route that may not be there is another matter. */
function changesNetwork(program: Program, name: string): boolean {
  return /^(?:ip|tc)$/.test(name) && literalArguments(program).some((it) => /^(?:add|set|replace|change)$/.test(it));
}

/** `python -m pip install tool`, `${interpreter} -m pytest` */
function isStepByModule({ words }: SimpleCommand): boolean {
  const given = words.map(literalOf);
  const module = given[given.indexOf("-m") + 1];
  if (!given.includes("-m") || module === undefined) return false;
  return (
    /^(?:PyInstaller|build|sphinx|cython|nuitka|venv|virtualenv|ensurepip|unittest|[\w.]+\.tests?)$/i.test(module) ||
    isStep(module)
  );
}

function isStep(name: string): boolean {
  return [administeringPrograms, buildingPrograms, fetchingPrograms, testingPrograms].some((it) => it.has(name));
}

/** `config["efiBootMgr"]`, `self.iscc`, `javac_cmd`: what holds a program is often called as the program is. */
function variableName(expression: Expression | undefined): string {
  return nameIn(expression)
    .toLowerCase()
    .replace(/_?(?:cmd|command|bin|binary|exe|executable|path|prog|program)$/, "");
}

function nameIn(expression: Expression | undefined): string {
  if (expression?.kind === "name") return expression.id;
  if (expression?.kind === "attribute") return expression.name;
  return expression?.kind === "subscript" && expression.index.kind === "string" ? expression.index.value : "";
}

const SCRIPT = /\.(?:py|sh|bash|bat|cmd|ps1|pl|rb|js)$/i;
/** Names of programs that say that something is made or changed. */
const MAKING =
  /(?:^|[-_.])(?:build|compile|generat(?:e|or)|gen|make|mk[a-z]+|install|setup|configure|config|create|convert|export|deploy|upload|release|package|sign|flash|dump|backup|restore|migrate|run_?tests?)(?:[-_.]|$)|^(?:generate|compile|build)|^(?:run)?tests?$/i;
/** Sub-commands, and options used as such, that say so. */
const MAKING_WORD =
  /^(?:--)?(?:install|build|create|add|enable|disable|start|import|export|deploy|upload|publish|register|generate|compile|configure|config|upgrade|commit|push|sync|migrate|restore|backup|pack)$/;
/** Names of programs that a person works with. */
const ATTENDED = /console|terminal|launcher|(?:^|[-_.])(?:gui|term|miniterm|shell|monitor|viewer|editor)(?:[-_.]|$)/i;

/** `mkefiboot`, `python setup.py`, `tool install`: by its own name or its first word a command makes or changes something. */
function saysThatItMakes(command: SimpleCommand): boolean {
  const program = programOf(command);
  if (program === undefined) return false;
  const [first = ""] = literalArguments(program).filter((it) => /^(?:--)?\w/.test(it));
  const isScript = SCRIPT.test(literalOf(program.written) ?? "");
  if ((MAKING_WORD.test(first) && !isScript) || (program.name === undefined && isStep(first))) return true;
  const names = namesOf(program).map((it) => it.replace(SCRIPT, ""));
  return names.some((it) => MAKING.test(it)) && !names.some((it) => ATTENDED.test(it));
}

/** A text or module instead of a script, or a cache that is brought up to date. */
const NO_STEP = /^(?:-c|-m|(?:--)?(?:refresh|reload|rescan))$/;

const INTERPRETER = /^(?:python|ruby|perl|node|java|bash|sh|php|lua|tclsh|wish|pwsh|Rscript)[\d.]*$/;

/** A program that is a script by its name or by that of the variable that holds it, or an interpreter of one. */
function runsScript(command: SimpleCommand, run: ProcessCommand | undefined): boolean {
  const program = programOf(command);
  if (program === undefined) return false;
  const names = namesOf(program);
  if (names.some((it) => ATTENDED.test(it)) || literalArguments(program).some((it) => NO_STEP.test(it))) return false;
  const held = run === undefined ? undefined : programExpression(run);
  const text = held === undefined ? "" : textOf(held).slice(0, 200);
  const isInterpreter =
    INTERPRETER.test(program.name ?? "") || text === "sys.executable" || INTERPRETER.test(variableName(held));
  return names.some((it) => SCRIPT.test(it)) || /script/i.test(text) || (isInterpreter && program.words.length > 1);
}

/** The names of a program, and of the script that it is given, without their folders. */
function namesOf({ name = "", written, words }: Program): readonly string[] {
  const [script = ""] = words.map(endOf).filter((it) => SCRIPT.test(it));
  return [name, endOf(written), script].map(endOfPath);
}

function endOfPath(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** What is known of the end of a word: `tools/gen.py` of `{root}/tools/gen.py`. */
function endOf({ pieces }: Word): string {
  const last = pieces.at(-1);
  return last?.kind === "literal" ? last.text : "";
}

/**
 * Whether a script is a step: of a build, of what makes something by its own name, or one among others. Alone in a module it
 * is a launcher's, and alone in a function of a program as often somebody's own hook.
 */
function isStepHere(project: Project, node: Node): boolean {
  const isInFunction = enclosingFunction(node) !== undefined;
  if (isMaking(project, node)) return true;
  if (!isInFunction && laterStatements(node).some((it) => it.kind !== "return" || it.value !== undefined)) return true;
  const statement = [node, ...ancestorsOf(node)].find((it): it is Statement => followsInBlock(it));
  if (statement === undefined) return false;
  return blockOf(statement).some((it) => it !== statement && startsProcess(project, it));
}

/** Whether a file is the script of a build, or makes something by its own name. */
export function isMaking(project: Project, node: Node): boolean {
  const file = project.fileOf(node);
  return isBuildScript(project, file) || MAKING.test(endOfPath(file.path).replace(SCRIPT, ""));
}

/** A helper that runs what its callers give it: in a build they are steps, elsewhere nothing is known of them. */
function isGivenByCallers(project: Project, start: ProcessStart): boolean {
  const given = argumentOf(start, start.api.keyword, start.api.position);
  const text = given?.kind === "call" && given.callee.kind === "attribute" ? given.callee.object : given;
  if (start.frame !== undefined || text?.kind !== "name" || isCallersOwn(project, start)) return false;
  return (reachingBindings(text) ?? []).some((it) => it.origin.kind === "parameter");
}

function followsInBlock(node: Node): boolean {
  return node.kind === "expressionStatement" || node.kind === "assign";
}

function startsProcess(project: Project, statement: Statement): boolean {
  return walk(statement).some((it) => it.kind === "call" && startOf(project, it) !== undefined);
}

/** `call(command, stdout=picture)`: what it says goes to a file, which is what it is run for. */
function writesStream({ arguments: given }: ProcessStart): boolean {
  const output = given.find((it) => it.name === "stdout")?.value;
  const errors = given.find((it) => it.name === "stderr")?.value;
  // Where the errors go to a file as well, both are kept to be looked at.
  return output?.kind === "name" && errors?.kind !== "name" && !/null|PIPE|STDOUT|log/i.test(output.id);
}
