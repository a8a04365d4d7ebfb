/** Places at which nobody has to look at a status: whatever it is, what follows is the answer to it. */

import { reachingBindings } from "../../semantics/reaching.ts";
import { literalArguments, programOf } from "../../semantics/shell/program.ts";
import { literalOf } from "../../semantics/shell/shell-tree.ts";
import { type Call, type Name, type Node, type Statement, textOf, type While } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { ancestorsOf, isInside, isStatement, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { commandOf, programExpression, simpleCommandsOf } from "./process-command.ts";
import { type ProcessStart, raisesOnFailure, startOf } from "./process-start.ts";
import { laterStatements } from "./products.ts";
import { blockOf, followingStatements } from "./surroundings.ts";

/** A failure right behind the command, or a loop that starts it again whenever it ends. */
export function isAnsweredAnyway(node: Node): boolean {
  const [next] = laterStatements(node);
  return (
    followingStatements(node)[0]?.kind === "raise" || (next !== undefined && isFailingExit(next)) || isKeptRunning(node)
  );
}

/** `sys.exit(1)`, `exit("The command failed.")` */
function isFailingExit(statement: Statement): boolean {
  const call = statement.kind === "expressionStatement" ? statement.value : undefined;
  if (call?.kind !== "call" || !/^(?:(?:sys|os)\.)?_?exit$/.test(textOf(call.callee))) return false;
  const [code] = call.arguments;
  if (code === undefined) return false;
  const { value } = code;
  return (
    value.kind === "string" ||
    value.kind === "formatted" ||
    (value.kind === "integer" && value.value !== 0n) ||
    (value.kind === "binaryOperation" && /^["']/.test(textOf(value)))
  );
}

/** `while True: start(); wait()`, `while backoff.goes_on(): call(command)`: to start it again is the answer to any end. */
function isKeptRunning(node: Node): boolean {
  const loop = [...ancestorsOf(node)].find(
    (it) => it.kind === "while" || it.kind === "for" || it.kind === "functionDef",
  );
  if (loop?.kind !== "while" || isLeft(loop)) return false;
  if (/^(?:True|1)$/.test(textOf(loop.test))) return followingStatements(node).length === 0;
  return node.kind === "call" && isSameInEveryTurn(node, loop);
}

/** Whether all that a call is given was there before the loop: each turn runs the same command again. */
function isSameInEveryTurn(call: Call, loop: While): boolean {
  const names = call.arguments.flatMap((it) => walk(it.value)).filter((it): it is Name => it.kind === "name");
  return names.every((it) => (reachingBindings(it) ?? []).every((binding) => !isInside(binding.node, loop)));
}

function isLeft(loop: While): boolean {
  return loop.body.some((statement) => walk(statement).some((it) => it.kind === "break" || it.kind === "return"));
}

const MAKE = /^(?:g|n|pg|bsd|mingw32-)?make$|^ninja$/;
const CLEAN = /^(?:dist|real|mostly|maintainer|\w+[-_])?clean(?:[-_]?all)?$/;

/** `make clean` with no `make` behind it: what is to go away may not be there, and nothing is made of what is left. */
export function isOnlyCleaned(project: Project, start: ProcessStart, node: Node): boolean {
  if (!cleaningOf(project, start).includes(true)) return false;
  return !laterStatements(node).some((statement) =>
    walk(statement).some((it) => {
      const next = it.kind === "call" ? startOf(project, it) : undefined;
      return next !== undefined && cleaningOf(project, next).includes(false);
    }),
  );
}

/** Of each run of `make` in a command, whether it only cleans. */
function cleaningOf(project: Project, start: ProcessStart): readonly boolean[] {
  const command = commandOf(project, start);
  const programs = command === undefined ? [] : simpleCommandsOf(command).map((it) => programOf(it));
  return programs.flatMap((it) => {
    if (it === undefined || !MAKE.test(it.name ?? "")) return [];
    const targets = literalArguments(it).filter(
      (word, index, all) => !/^-|=/.test(word) && !/^-[CfIjo]$/.test(all[index - 1] ?? ""),
    );
    return [targets.length > 0 && targets.every((word) => CLEAN.test(word))];
  });
}

/** What takes a file and raises where there is none. */
const OPENING = /^(?:open|read\w*|load\w*|copy\w*|move|rename|listdir|scandir|ZipFile|check_call|check_output)$/;

/**
 * Whether the command works in a place that is new, and what follows takes a file from there: without it, that raises.
 * `os.chdir(tempfile.mkdtemp())` is not seen through.
 */
export function isMissedBehind(project: Project, start: ProcessStart, node: Node): boolean {
  const places = newPlacesOf(project, start, node);
  if (places.size === 0) return false;
  return laterStatements(node)
    .slice(0, NEAR)
    .some((statement) =>
      walk(statement).some((it) => it.kind === "call" && OPENING.test(lastName(it.callee)) && mentions(it, places)),
    );
}

/** Names in a command that hold a new folder, or a path that is known not to be there yet. */
function newPlacesOf(project: Project, { arguments: given }: ProcessStart, node: Node): ReadonlySet<string> {
  const names = given.flatMap((it) => walk(it)).filter((it): it is Name => it.kind === "name");
  return new Set(names.filter((it) => isNewFolder(project, it) || isKnownMissing(it, node)).map((it) => it.id));
}

function isNewFolder(project: Project, name: Name): boolean {
  return (reachingBindings(name) ?? []).some(({ origin }) => {
    const made = origin.kind === "value" ? origin.value : origin.kind === "context" ? origin.context : undefined;
    if (made?.kind !== "call") return false;
    return project
      .calleesOf(made)
      .some((it) => it.kind === "external" && /^tempfile\.(?:mkdtemp|TemporaryDirectory)$/.test(it.path));
  });
}

/** `if not os.path.exists(path): …` */
function isKnownMissing({ id }: Name, node: Node): boolean {
  let child: Node = node;
  for (const parent of ancestorsOf(node)) {
    if (parent.kind === "functionDef") return false;
    if (parent.kind === "if" && parent.body.some((it) => it === child)) {
      const { test } = parent;
      const isNegated = test.kind === "unaryOperation" && test.operator === "not";
      if (isNegated && /\b(?:exists|isfile|isdir)\b/.test(textOf(test)) && mentions(test, new Set([id]))) return true;
    }
    child = parent;
  }
  return false;
}

function mentions(node: Node, names: ReadonlySet<string>): boolean {
  return walk(node).some((it) => it.kind === "name" && names.has(it.id));
}

/** Statements to either side in which another run of the program counts as beside it. */
const NEAR = 3;

/**
 * Whether runs of the same program before and behind are checked, or the very next one is: then that this one is not is no
 * oversight, and the next fails as it did.
 */
export function isExceptionAmongChecked(project: Project, start: ProcessStart, node: Node): boolean {
  const own = programNameOf(project, start);
  const statement = [node, ...ancestorsOf(node)].find(isStatement);
  if (statement === undefined) return false;
  const block = blockOf(statement);
  const at = block.indexOf(statement);
  if (silencesErrors(start) && block.slice(Math.max(0, at - NEAR), at).some((it) => raises(project, it))) return true;
  if (own === undefined) return false;
  const isChecked = (it: Statement): boolean =>
    walk(it).some((inner) => {
      const other = inner.kind === "call" ? startOf(project, inner) : undefined;
      return other !== undefined && raisesOnFailure(project, other) === true && programNameOf(project, other) === own;
    });
  const [next] = block.slice(at + 1);
  if (next !== undefined && (isChecked(next) || (next.kind === "if" && runsSame(project, next.test, own)))) return true;
  return block.slice(Math.max(0, at - NEAR), at).some(isChecked) && block.slice(at + 1, at + 1 + NEAR).some(isChecked);
}

/** `stderr=DEVNULL`, where the output goes where it went: it may fail, and nobody is to be told. */
function silencesErrors({ arguments: given }: ProcessStart): boolean {
  return given.some(({ name, value }) => name === "stderr" && /(?:^|\.)DEVNULL$/.test(textOf(value)));
}

function raises(project: Project, statement: Statement): boolean {
  if (statement.kind !== "expressionStatement" || statement.value.kind !== "call") return false;
  const start = startOf(project, statement.value);
  return start !== undefined && raisesOnFailure(project, start) === true;
}

/** `if subprocess.call(["pip", "install", …]): raise …` */
function runsSame(project: Project, test: Node, own: string): boolean {
  return walk(test).some((it) => {
    const start = it.kind === "call" ? startOf(project, it) : undefined;
    return start !== undefined && programNameOf(project, start) === own;
  });
}

const TAKING_AWAY = /^(?:destroy|delete|del|remove|rm|unset|unload|disconnect|detach|down|stop|disable|drop|purge)$/;
const MAKING = /^(?:create|add|new|set|load|import|connect|attach|up|start|enable|init|mk\w*)$/;

/** `tool destroy x` in front of `tool create x`: what is to be made anew may not have been there. */
export function isClearedFor(project: Project, start: ProcessStart, node: Node): boolean {
  const [program, word = ""] = programNameOf(project, start)?.split(" ") ?? [];
  if (program === undefined || !TAKING_AWAY.test(word)) return false;
  return laterStatements(node)
    .slice(0, NEAR)
    .some((statement) =>
      walk(statement).some((it) => {
        const next = it.kind === "call" ? startOf(project, it) : undefined;
        const [other, made = ""] = next === undefined ? [] : (programNameOf(project, next)?.split(" ") ?? []);
        return other === program && MAKING.test(made);
      }),
    );
}

/** The program with its first words, by which its tasks are told from one another. */
function programNameOf(project: Project, start: ProcessStart): string | undefined {
  const command = commandOf(project, start);
  const [only, ...others] = command === undefined ? [] : simpleCommandsOf(command);
  const program = only === undefined ? undefined : programOf(only);
  const held = command === undefined ? undefined : programExpression(command);
  const name = program?.name ?? (held === undefined ? undefined : textOf(held));
  if (program === undefined || name === undefined || others.length > 0) return undefined;
  return `${name} ${program.words.length === 0 ? "" : (literalOf(program.words[0] ?? program.written) ?? "")}`;
}
