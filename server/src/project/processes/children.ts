/** Child processes that nobody waits for. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { firstWord } from "../../semantics/shell/program.ts";
import { cosmeticPrograms, interactivePrograms } from "../../semantics/shell/program-kinds.ts";
import { isDead } from "../../semantics/target.ts";
import { type Call, type Expression, type Node, textOf } from "../../syntax/ast.ts";
import { enclosingFunction, enclosingStatement, walk } from "../../syntax/walk.ts";
import { keywordTruth } from "../keyword-truth.ts";
import type { Project } from "../project.ts";
import { isBuildScript } from "./build-tool.ts";
import { judgeCommand } from "./command-kind.ts";
import { isCallersOwn } from "./command-origin.ts";
import { lostStatusesOf } from "./lost-statuses.ts";
import { loadsOfName } from "./output-uses.ts";
import { commandOf, simpleCommandsOf } from "./process-command.ts";
import { argumentOf, type ProcessStart, startOf } from "./process-start.ts";
import { isConsumedLater, laterStatements } from "./products.ts";
import { handlerAround } from "./surroundings.ts";
import { isOnlyTalk } from "./talk.ts";

export interface UnwaitedChild {
  readonly call: Call;
  readonly start: ProcessStart;
  /** Whether something later needs what the child does; otherwise it may well be meant to run on its own. */
  readonly isNeeded: boolean;
  /** Whether another child of the same function runs the same tool, at the same time or before this one has ended. */
  readonly isRacing: boolean;
}

/** Starts whose child is forgotten: a statement, or a name on which nothing is asked. */
export function unwaitedChildrenOf(project: Project, file: ModuleModel): readonly UnwaitedChild[] {
  const found: Pick<UnwaitedChild, "call" | "start">[] = [];
  const numbered = new Set<Call>();
  for (const { status, loss, uses } of lostStatusesOf(project, file)) {
    // Whoever takes its number ends it, or waits for it, by that.
    if (uses.some((it) => it.kind === "attribute" && it.name === "pid")) numbered.add(status.call);
    if (loss === "unwaited" && status.wrappers.length === 0) found.push({ call: status.call, start: status.start });
  }
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call") continue;
    const start = startOf(project, node);
    if (start?.api.channel !== "pid" || isDead(project.targetAt(node))) continue;
    if (isForgotten(node)) found.push({ call: node, start });
  }
  const children = found.filter((it) => !isMeantToLive(project, it.start));
  const tools = children.map((it) => finiteTool(project, it.start));
  return children.map((it, index) => ({
    ...it,
    isNeeded: !numbered.has(it.call) && isNeededLater(project, file, it),
    isRacing: children.some(
      ({ call }, other) =>
        other !== index &&
        tools[index] !== undefined &&
        tools[other] === tools[index] &&
        enclosingFunction(call) === enclosingFunction(it.call),
    ),
  }));
}

/** The program of a command that does its work and ends. */
function finiteTool(project: Project, start: ProcessStart): string | undefined {
  const command = commandOf(project, start);
  const names = command === undefined ? [] : simpleCommandsOf(command).map((it) => firstWord(it) ?? "");
  return names.find((it) => FINITE.test(it));
}

/**
 * A step whose file a later statement takes; a compiler or copy in front of anything else; a command of a build in front of
 * another one; or a failure that the author waits for with `except CalledProcessError`.
 */
function isNeededLater(
  project: Project,
  file: ModuleModel,
  { call, start }: { readonly call: Call; readonly start: ProcessStart },
): boolean {
  if (handlerAround(call, /\bCalledProcessError\b/) !== undefined) return true;
  // What a caller hands over whole is as often a window or a service as a step.
  if (isCallersOwn(project, start)) return false;
  const { kind, effect } = judgeCommand(project, start, file.options.allowIgnoredCommands);
  if (kind === "nobody" || kind === "optional") return false;
  const command = commandOf(project, start);
  if (isConsumedLater(project, command, call)) return true;
  // Whoever called the function goes on before these have ended.
  if (finiteTool(project, start) !== undefined) return true;
  const later = laterStatements(call).filter((it) => it.kind !== "return" && !isOnlyTalk([it]));
  if (effect !== undefined && effect !== "deletes" && later.length > 0) return true;
  return isBuildScript(project, file) && later.some((it) => startsCommand(project, it));
}

/** Programs that do their work and end, and are run for nothing else. */
const FINITE = /^(?:git|hg|svn|make|cmake|ninja|gcc|g\+\+|cc|tar|unzip|cp|mv|rsync|patch|pip3?|wget|curl)$/;

function startsCommand(project: Project, statement: Node): boolean {
  for (const node of walk(statement)) if (node.kind === "call" && startOf(project, node) !== undefined) return true;
  return false;
}

/** A process id that is dropped, or kept in a name that nobody reads, or that is only told. */
function isForgotten(call: Call): boolean {
  const { parent } = call;
  if (parent?.kind === "expressionStatement") return !waitsForAny(call);
  const [target] = parent?.kind === "assign" ? parent.targets : [];
  if (target?.kind !== "name" || target.id.startsWith("_") || waitsForAny(call)) return false;
  return loadsOfName(target).every((it) => {
    const statement = enclosingStatement(it);
    return statement !== undefined && isOnlyTalk([statement]);
  });
}

/** `os.wait()` waits for whichever child ends. */
function waitsForAny(call: Node): boolean {
  const around = enclosingFunction(call);
  const text = around === undefined ? "" : textOf(around);
  return /\bos\.wait(?:pid|3|4|id)?\b|\bSIGCHLD\b/.test(text);
}

const DETACHING_FLAGS =
  /DETACHED_PROCESS|CREATE_NEW_PROCESS_GROUP|CREATE_NEW_CONSOLE|CREATE_BREAKAWAY|0x0*8\b|0x0*10\b|0x0*200\b/i;

/** Whether the child is meant to live on: a daemon, something for the desktop, the program's successor. */
function isMeantToLive(project: Project, start: ProcessStart): boolean {
  for (const keyword of ["start_new_session", "preexec_fn", "process_group"]) {
    const given = keywordTruth(project, start, { keyword });
    if (given !== "absent" && given !== false) return true;
  }
  const flags = start.arguments.find((it) => it.name === "creationflags");
  if (flags !== undefined && (DETACHING_FLAGS.test(textOf(flags.value)) || flags.value.kind === "name")) return true;

  const { parent } = start.call;
  const [target] = parent?.kind === "assign" ? parent.targets : [];
  if (target?.kind === "name" && /background|daemon|server|detached|(?:^|_)bg/i.test(target.id)) return true;
  const given = argumentOf(start, start.api.keyword, start.api.position);
  if (given !== undefined && isOwnProgram(given)) return true;
  const command = commandOf(project, start);
  if (command === undefined) return given !== undefined && PERSONAL.test(textOf(given).slice(0, 300));
  if (command.form === "shell" && /\bnohup\b|\bsetsid\b|&\s*$|^\s*start\b/.test(command.script.text.flat)) return true;
  const commands = simpleCommandsOf(command);
  const [first] = commands;
  if (first === undefined) return false;
  const name = firstWord(first)?.toLowerCase();
  if (name === undefined) return PERSONAL.test(textOf(command.expression).slice(0, 300));
  return (
    cosmeticPrograms.has(name) ||
    interactivePrograms.has(name) ||
    LIVING.test(name) ||
    first.words.some(
      ({ pieces: [piece] }) => piece?.kind === "literal" && /^(?:nohup|setsid|start|daemon(?:ize)?)$/.test(piece.text),
    )
  );
}

const PERSONAL =
  /editor|pager|browser|viewer|shell|player|terminal|launcher|server|daemon|\bapp\b|\bgui\b|service|updater|restart|worker|agent/i;
/** Servers, and programs with a window, by the shape of their names. */
const LIVING =
  /server|serve$|daemon|d$|^(?:xterm|python-?w|pythonw|wscript|cscript|powershell|cmd|explorer|gksu|pkexec|ffplay|vlc|obs|adb|appium|redis-\w+|mongod|nginx|node|java|celery|gunicorn|uvicorn|tail|watch|ping|socat|run-one|tcpdump|iperf3?|openvpn|hostapd|dnsmasq|dhcpcd|dhclient|wpa_supplicant|airodump-ng|aireplay-ng|airbase-ng|roscore|roslaunch|rosrun)$/;

/** The program starts itself again. */
function isOwnProgram(given: Expression): boolean {
  return /\bsys\.argv\b|__file__|\bsys\.executable\b/.test(textOf(given).slice(0, 1000));
}

/** `os.fork()` whose parent goes on without waiting. */
export function forgottenForksOf(project: Project, file: ModuleModel): readonly Call[] {
  if (!file.source.text.includes("fork")) return [];
  const forks: Call[] = [];
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call" || isDead(project.targetAt(node))) continue;
    if (!project.calleesOf(node).some((it) => it.kind === "external" && it.path === "os.fork")) continue;
    const { parent } = node;
    if (parent?.kind !== "assign" || parent.targets[0]?.kind !== "name") continue;
    const around = enclosingFunction(node) ?? file.source.module;
    const text = textOf(around);
    // A daemon's parent leaves; who ignores the signal has its children reaped; others wait elsewhere.
    if (/\bsetsid\b|SIGCHLD|SIGCLD|\bos\.wait|\bwaitpid|\.wait\(|\b_exit\(0\)|sys\.exit\(0?\)|daemon/i.test(text))
      continue;
    if (
      loadsOfName(parent.targets[0]).some(
        (it) => it.parent?.kind !== "comparison" && it.parent?.kind !== "if" && it.parent?.kind !== "unaryOperation",
      )
    )
      continue;
    forks.push(node);
  }
  return forks;
}
