/** How long a started child lives, as far as the code beside its start shows. */

import { resolveName } from "../../semantics/scopes.ts";
import type { Call, Expression, Node } from "../../syntax/ast.ts";
import { textOf } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { loadsOfName } from "../processes/output-uses.ts";
import type { Project } from "../project.ts";
import { argumentOf } from "./calls-in.ts";
import { keepingOf } from "./keeping.ts";
import type { Spawn } from "./spawns.ts";

/**
 * `outlives`: it runs on when the function has ended. `chosen by callers`: it is waited for, and may run for long.
 * `tool`: it is waited for, and is over soon. `probe`: a tool whose output is read at once.
 */
export type ChildLife = "outlives" | "chosen by callers" | "tool" | "probe";

const LIFE = Symbol("life of a child");

export function lifeOf(project: Project, spawn: Spawn): ChildLife {
  return project.memoFor(LIFE, spawn.call, () => findLife(project, spawn));
}

function findLife(project: Project, { call, path }: Spawn): ChildLife {
  if (/^os\.(exec|posix_spawn|fork)|^pty\.|create_subprocess/.test(path)) return "outlives";
  if (/^os\.spawn/.test(path)) return /NO_?WAIT|DETACH/.test(textOf(call)) ? "outlives" : "tool";
  const isProcess = /Popen$/.test(path);
  if (isProcess && isLeftAlone(project, call)) return "outlives";
  if (isChosenByCallers(project, call)) return "chosen by callers";
  return isProcess || /check_output|output$|popen\w*$|^commands\./.test(path) ? "probe" : "tool";
}

/** `Popen` kept, returned or handed on, or started and not asked for again. */
function isLeftAlone(project: Project, call: Call): boolean {
  const { parent } = call;
  if (parent?.kind === "expressionStatement") return true;
  const [target] = parent?.kind === "assign" ? parent.targets : [];
  if (target !== undefined && isWaitedFor(call, target)) return false;
  if (target?.kind === "name" && loadsOfName(target).length === 0 && enclosingFunction(target) !== undefined)
    return true;
  return keepingOf(project, call) !== undefined;
}

const WAITS = /^(wait|communicate|wait_for|check_returncode)$/;

/** Whether the same function waits for the child under the name that it is given. */
function isWaitedFor(call: Call, target: Expression): boolean {
  const owner: Node = enclosingFunction(call) ?? call;
  const name = textOf(target);
  return walk(owner).some(
    (node) =>
      node.kind === "call" &&
      node.callee.kind === "attribute" &&
      WAITS.test(node.callee.name) &&
      textOf(node.callee.object) === name,
  );
}

/** Whether the program to start is a parameter of a function with callers that nobody here knows. */
function isChosenByCallers(project: Project, call: Call): boolean {
  const given = argumentOf(call, 0, "args");
  if (given === undefined) return false;
  const program = beginningOf(given);
  const isParameter = walk(program).some(
    (it) =>
      it.kind === "name" &&
      resolveName(it)?.bindings.some(({ node }) => node.kind === "parameter" || node.parent?.kind === "parameter"),
  );
  return isParameter && project.evaluate(program).some((it) => it.kind === "argument" || it.kind === "unknown");
}

/** The part of a command that names the program. */
function beginningOf(command: Expression): Expression {
  let first = command;
  for (;;) {
    if (first.kind === "binaryOperation") first = first.left;
    else if (first.kind === "sequence" && first.elements[0] !== undefined) first = first.elements[0];
    else return first;
  }
}
