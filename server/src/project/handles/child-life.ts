/** How long a started child lives, as far as the code beside its start shows. */

import { isStore, resolveName } from "../../semantics/scopes.ts";
import type { Call, Expression, FunctionDef, Name, Node, Statement } from "../../syntax/ast.ts";
import { textOf } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { isBesideProgram } from "../beside-program.ts";
import { referencesIn } from "../callers.ts";
import { argumentOf } from "../calls-in.ts";
import { enclosingClass } from "../classes.ts";
import { pairOf } from "../pairs.ts";
import { loadsOfName } from "../processes/output-uses.ts";
import type { Project } from "../project.ts";
import { startsDaemon } from "./daemons.ts";
import { keepingOf } from "./keeping.ts";
import type { Spawn } from "./spawns.ts";

/**
 * `outlives`: it runs on when the function has ended. `replaces`: the program starts again in its own process, and keeps
 * what it has. `leaves a daemon`: it is waited for, and something it starts runs on. `chosen by callers`: it is waited for, and may
 * run for long. `tool`: it is waited for, and is over soon. `probe`: a tool whose output is read at once.
 */
export type ChildLife = "outlives" | "replaces" | "leaves a daemon" | "chosen by callers" | "tool" | "probe";

const LIFE = Symbol("life of a child");

export function lifeOf(project: Project, spawn: Spawn): ChildLife {
  return project.memoFor(LIFE, pairOf(spawn.call, spawn.path), () => findLife(project, spawn));
}

function findLife(project: Project, { call, path }: Spawn): ChildLife {
  if (/^os\.exec/.test(path)) return forksBefore(call) ? "outlives" : startsAgain(call) ? "replaces" : "tool";
  if (/^os\.(posix_spawn|fork)|^pty\.|create_subprocess/.test(path)) return "outlives";
  if (/^os\.spawn/.test(path)) return /NO_?WAIT|DETACH/.test(textOf(call)) ? "outlives" : "tool";
  const isProcess = /Popen$/.test(path);
  if (isProcess && isLeftAlone(project, call)) return "outlives";
  if (startsDaemon(project, call)) return "leaves a daemon";
  if (isChosenByCallers(project, call)) return "chosen by callers";
  return isProcess || /check_output|output$|popen\w*$|^commands\./.test(path) ? "probe" : "tool";
}

/** `Popen` kept, returned or handed on, or started and not asked for again. */
function isLeftAlone(project: Project, call: Call): boolean {
  const { parent } = call;
  if (parent?.kind === "expressionStatement") return !endsSomething(call);
  // `children.add(Popen(command).pid)`: a number is no way to wait for its output.
  if (parent?.kind === "attribute") return parent.name === "pid";
  if (parent?.kind === "return") return !isWaitedByCallers(project, call);
  const [target] = parent?.kind === "assign" ? parent.targets : [];
  if (target !== undefined && isWaitedFor(call, target)) return false;
  if (target?.kind === "name" && (isForgotten(project, call, target) || keepsPipe(target))) return true;
  return keepingOf(project, call) !== undefined;
}

/** `self.stdout = child.stdout`: the object talks to the child later. */
function keepsPipe(target: Name): boolean {
  return loadsOfName(target).some(({ parent }) => {
    if (parent?.kind !== "attribute" || !/^std(in|out)$/.test(parent.name)) return false;
    const tuple = parent.parent?.kind === "sequence" ? parent.parent : undefined;
    const assignment = (tuple ?? parent).parent;
    if (assignment?.kind !== "assign") return false;
    const position = tuple === undefined ? -1 : tuple.elements.indexOf(parent);
    return assignment.targets.some((it) => {
      const stored = it.kind === "sequence" && position >= 0 ? it.elements[position] : it;
      return stored?.kind === "attribute";
    });
  });
}

/** A local whose number alone is used, or that is waited for in some branch only. What a script does not use again is forgotten. */
function isForgotten(project: Project, call: Call, target: Name): boolean {
  if (enclosingFunction(target) === undefined) {
    return referencesIn(project.fileOf(target), target.id).every((it) => isStore(it));
  }
  if (isRead(call, target.id)) return false;
  return loadsOfName(target).every(
    ({ parent }) => parent?.kind === "attribute" && !/^(kill|terminate|stdin)$/.test(parent.name),
  );
}

/** In a function that stops something, or that runs at exit, a child has nothing left to keep open. */
function endsSomething(call: Call): boolean {
  const owner = enclosingFunction(call);
  if (owner?.kind !== "functionDef") return false;
  const name = owner.name.id;
  if (/^_*(kill|stop|close|shut_?down|clean_?up|exit|quit|terminate|destroy|tear_?down)/i.test(name)) return true;
  return new RegExp(`atexit\\.register\\(\\s*${name}\\b`).test(owner.piece.text);
}

const WAITS = /^(wait|communicate|wait_for|check_returncode|poll)$/;

/** Whether the same function waits for the child under the name that it is given, and not only in some branch. */
function isWaitedFor(call: Call, target: Expression): boolean {
  const owner: Node = enclosingFunction(call) ?? call;
  const name = textOf(target);
  return [...walk(owner)].some((node) => {
    if (!isWait(node, name)) return false;
    const branch = branchAround(node, call);
    return branch === undefined || waitsInEveryBranch([branch], name, 10);
  });
}

/** A `poll` waits in a loop only. */
function isWait(node: Node, name: string): boolean {
  if (node.kind !== "call" || node.callee.kind !== "attribute" || textOf(node.callee.object) !== name) return false;
  if (!WAITS.test(node.callee.name)) return false;
  if (node.callee.name !== "poll") return true;
  for (let current: Node | undefined = node; current !== undefined; current = current.parent) {
    if (current.kind === "while") return true;
    if (current.kind === "functionDef") return false;
  }
  return false;
}

/** The outermost `if` around a wait that does not hold the start as well. */
function branchAround(wait: Node, call: Call): Statement | undefined {
  let found: Statement | undefined;
  for (let node: Node | undefined = wait; node !== undefined && node.kind !== "functionDef"; node = node.parent) {
    if (node.kind === "if" && !walk(node).some((it) => it === call)) found = node;
  }
  return found;
}

/** `if capture: p.communicate() else: p.wait()`; an `if` that asks about the child itself is no way around it. */
function waitsInEveryBranch(statements: readonly Statement[], name: string, depth: number): boolean {
  return statements.some((statement) => {
    const isChoice = statement.kind === "if" && !namesWord(statement.test, name);
    if (!isChoice) return walk(statement).some((it) => isWait(it, name));
    if (depth === 0) return true;
    return waitsInEveryBranch(statement.body, name, depth - 1) && waitsInEveryBranch(statement.orelse, name, depth - 1);
  });
}

function namesWord(expression: Expression, name: string): boolean {
  return walk(expression).some((it) => (it.kind === "name" || it.kind === "attribute") && textOf(it) === name);
}

/** Whether every visible caller of a function that returns its child waits for it; without callers nobody knows. */
function isWaitedByCallers(project: Project, call: Call): boolean {
  const owner = enclosingFunction(call);
  if (owner?.kind !== "functionDef") return false;
  const { calls } = project.callersOf(owner);
  return (
    calls.length > 0 &&
    calls.every((it) => {
      const { parent } = it.call;
      if (isReadInClass(call, it.call)) return true;
      if (parent?.kind === "attribute") return /^(wait|communicate|stdout|stderr)$/.test(parent.name);
      const [target] = parent?.kind === "assign" ? parent.targets : [];
      return (
        target?.kind === "name" &&
        (isWaitedFor(it.call, target) || isRead(it.call, target.id) || isGivenToWaiter(target))
      );
    })
  );
}

/** `{disk: self.ask(disk)}` of children whose output the same class reads to its end: several are asked at once. */
function isReadInClass(start: Call, caller: Call): boolean {
  const owner = enclosingClass(start);
  if (owner === undefined || enclosingClass(caller) !== owner || !/\bstdout\s*=\s*[\w.]*PIPE\b/.test(textOf(start)))
    return false;
  return /\.communicate\(/.test(textOf(owner));
}

/** `collect_output(process)`. */
function isGivenToWaiter(target: Name): boolean {
  return loadsOfName(target).some(({ parent }) => {
    const call = parent?.kind === "argument" ? parent.parent : undefined;
    return call?.kind === "call" && /wait|collect|communicate|finish|read|handle/i.test(textOf(call.callee));
  });
}

/** Whether the output of a child is read: to its end, that is. */
function isRead(call: Call, name: string): boolean {
  const owner = enclosingFunction(call);
  return owner !== undefined && new RegExp(`\\b${name}\\.std(out|err)\\b`).test(textOf(owner));
}

/** `os.execv(sys.executable, …)`: who becomes another program once and for all has nothing to do with what is left open. */
function startsAgain(call: Call): boolean {
  return /\bsys\.(executable|argv)\b|\b_?(sys_?)?(args|argv)\b|__file__/.test(textOf(call));
}

/** Whether a function forks, and so replaces only the child. */
function forksBefore(call: Call): boolean {
  const owner = enclosingFunction(call);
  return (
    owner !== undefined &&
    walk(owner).some(
      (it) => it.kind === "call" && it.callee.kind === "attribute" && /^fork(pty)?$/.test(it.callee.name),
    )
  );
}

/** Whether the command is a parameter of a function with callers that nobody here knows. */
function isChosenByCallers(project: Project, call: Call): boolean {
  const given = argumentOf(call, 0, "args");
  if (given === undefined) return false;
  let command = given;
  while (command.kind === "binaryOperation") command = command.left;
  // `"%s %s" % (check.command, check.arguments)`: a shell runs what is configured.
  if (command.kind === "string" && /^(%s|\{)/.test(command.value) && command !== given) return true;
  // Where only the name of the program is given, it is one of several for the same short work.
  if (command.kind === "sequence") return false;
  const owner = enclosingFunction(call);
  if (owner?.kind !== "functionDef" || !holdsParameter(command)) return false;
  // `config["hostname"]`, read at once, is a probe that somebody has configured.
  const isEntry = command.kind === "subscript" && command.index.kind === "string";
  if (isEntry && /\.communicate\(/.test(textOf(owner))) return false;
  return (
    isOpenToOthers(project, owner, 2) &&
    project.evaluate(command).some((it) => it.kind !== "constant" && it.kind !== "collection")
  );
}

function holdsParameter(expression: Expression): boolean {
  return walk(expression).some(
    (it) =>
      it.kind === "name" &&
      // What an object has been configured with is one program.
      it.id !== "self" &&
      resolveName(it)?.bindings.some(({ node }) => node.kind === "parameter" || node.parent?.kind === "parameter"),
  );
}

/** Whether others than its own module choose what a function is given; what the module itself gives is one of a few. */
function isOpenToOthers(project: Project, definition: FunctionDef, depth: number): boolean {
  const own = project.fileOf(definition);
  const calls = project.callersOf(definition).calls.filter(({ call }) => !isBesideProgram(project.fileOf(call).path));
  if (calls.length === 0 || enclosingClass(definition) !== undefined) return true;
  return calls.some(({ call }) => {
    if (project.fileOf(call) !== own) return true;
    const caller = enclosingFunction(call);
    if (depth === 0 || caller?.kind !== "functionDef" || caller === definition) return false;
    // A wrapper hands the whole command on, as the first argument or after the function that starts it.
    const isHandedOn = call.arguments
      .slice(0, 2)
      .some((it) => it.unpack === undefined && it.value.kind === "name" && holdsParameter(it.value));
    return isHandedOn && isOpenToOthers(project, caller, depth - 1);
  });
}
