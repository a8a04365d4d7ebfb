/** Commands that leave something running when they end. */

import { resolveName } from "../../semantics/scopes.ts";
import { type Call, type Expression, textOf } from "../../syntax/ast.ts";
import { isBesideProgram } from "../beside-program.ts";
import { argumentOf } from "../calls-in.ts";
import type { Project } from "../project.ts";

/** How many helpers that hand a command on are looked through: `restart()` → `call()` → `run()`. */
const mostHelpers = 3;

/** Whether a command says itself that something is to run on: `VBoxManage startvm`, `server --daemonize`, `cmd &`. */
export function startsDaemon(project: Project, call: Call): boolean {
  const command = argumentOf(call, 0, "args") ?? call.arguments[0]?.value;
  return command !== undefined && (saysDaemon(command) || isGivenDaemon(project, command, mostHelpers));
}

function saysDaemon(command: Expression): boolean {
  const text = textOf(command);
  if (/["'\s](startvm|start-server|--?daemon(ize|ise)?|--background|--fork)["'\s]/.test(text)) return true;
  if (/[^&]&\s*["']$/.test(text) || /["'\s](nohup|setsid|start-stop-daemon)["'\s]/.test(text)) return true;
  return /["'\s/](service|init\.d|apachectl|vmrun|adb)\b/.test(text) && /["'\s](re)?start["'\s]/.test(text);
}

/** A helper that runs what it is given: some caller gives it such a command. */
function isGivenDaemon(project: Project, command: Expression, depth: number): boolean {
  if (depth === 0 || command.kind !== "name") return false;
  const [binding, ...others] = resolveName(command)?.bindings ?? [];
  if (binding?.origin.kind !== "parameter" || others.length > 0) return false;
  const { parameter } = binding.origin;
  if (parameter.parent?.kind !== "functionDef") return false;
  return project
    .callersOf(parameter.parent)
    .argumentsFor(parameter)
    .some(
      (it) => !isBesideProgram(project.fileOf(it).path) && (saysDaemon(it) || isGivenDaemon(project, it, depth - 1)),
    );
}
