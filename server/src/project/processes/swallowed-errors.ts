/** Handlers around commands that make a failure as good as a success. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import { type Call, type ExceptHandler, type Node, type Statement, spanOf, textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { ancestorsOf, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { type ProcessStart, raisesOnFailure, startOf } from "./process-start.ts";
import { PROCESS_TEXT } from "./statuses.ts";
import { isOnlyTalk } from "./talk.ts";

export interface SwallowedError {
  readonly start: ProcessStart;
  /** The handler, or the `with suppress(…)`. */
  readonly node: Node;
  readonly form: "empty" | "talk" | "suppress";
  /** A comment in the handler says why. */
  readonly isExplained: boolean;
}

/** What a failing command raises, or a base of it. */
const FAILURE =
  /\b(?:CalledProcessError|SubprocessError|DistutilsExecError|CommandFailed|Exception|BaseException|UnexpectedExit|Failure)\b/;

export function swallowedErrorsOf(project: Project, file: ModuleModel): readonly SwallowedError[] {
  if (!project.mayMeet(file, PROCESS_TEXT)) return [];
  const found: SwallowedError[] = [];
  for (const node of walk(file.source.module)) {
    if (node.kind === "try") {
      const start = onlyStartIn(project, node.body);
      // What the `else` does is done only after success, so somebody has thought of failure.
      if (start === undefined || node.orelse.length > 0) continue;
      for (const handler of node.handlers) {
        const form = formOf(handler);
        if (form === undefined || (handler.type !== undefined && !FAILURE.test(textOf(handler.type)))) continue;
        found.push({ start, node: handler, form, isExplained: hasComment(file, handler) });
      }
    } else if (node.kind === "with" && node.items.length === 1) {
      const call = node.items[0]?.context;
      if (call?.kind !== "call" || !suppresses(project, call)) continue;
      const start = onlyStartIn(project, node.body);
      if (start !== undefined) found.push({ start, node: call, form: "suppress", isExplained: true });
    }
  }
  return found.filter((it) => !isDead(project.targetAt(it.node)));
}

/** What tells of a failed command, made as an object and not raised. */
const OWN = /^subprocess(?:32)?\.(?:CalledProcessError|SubprocessError|TimeoutExpired)$/;
const GENERAL = /^builtins\.(?:SystemExit|RuntimeError|OSError|EnvironmentError|IOError|Exception)$/;
const STATUS = /\b(?:\w*returncode|\w*status|rc|ret(?:val|code)?|rv|exit_?code|\w*_rc)\b/i;

/** `if p.wait() != 0: CalledProcessError(…)`: the exception is made, and nobody raises it. */
export function unraisedErrorsOf(project: Project, file: ModuleModel): readonly Call[] {
  if (!file.source.text.includes("rror(") && !file.source.text.includes("SystemExit(")) return [];
  const found: Call[] = [];
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call" || node.parent?.kind !== "expressionStatement") continue;
    if (!/(?:Error|Exit|Exception|Expired)$/.test(lastName(node.callee)) || isDead(project.targetAt(node))) continue;
    const values = project.calleesOf(node);
    const path = values.length === 1 && values[0]?.kind === "external" ? values[0].path : "";
    if (OWN.test(path) || (GENERAL.test(path) && isAfterStatus(node))) found.push(node);
  }
  return found;
}

/** Whether the nearest `if` around asks for the status of a command, or the nearest handler is for its failure. */
function isAfterStatus(node: Node): boolean {
  const around = [...ancestorsOf(node)].find((it) => DECIDING.has(it.kind));
  if (around?.kind === "exceptHandler")
    return around.type !== undefined && /\b(?:CalledProcessError|SubprocessError)\b/.test(textOf(around.type));
  return around?.kind === "if" && STATUS.test(textOf(around.test));
}

const DECIDING: ReadonlySet<Node["kind"]> = new Set(["if", "exceptHandler", "functionDef"]);

function formOf({ body }: ExceptHandler): "empty" | "talk" | undefined {
  const rest = body.at(-1)?.kind === "continue" ? body.slice(0, -1) : body;
  if (rest.every((it) => it.kind === "pass" || (it.kind === "expressionStatement" && it.value.kind === "ellipsis")))
    return "empty";
  return isOnlyTalk(rest) ? "talk" : undefined;
}

function suppresses(project: Project, call: Call): boolean {
  const isSuppress = project.calleesOf(call).some((it) => it.kind === "external" && it.path === "contextlib.suppress");
  return isSuppress && call.arguments.some((it) => FAILURE.test(textOf(it.value)));
}

/**
 * The command of a block that does nothing but run commands for their effect. A block whose value is used, or that leaves on
 * success, has another way for failure.
 */
function onlyStartIn(project: Project, body: readonly Statement[]): ProcessStart | undefined {
  let found: ProcessStart | undefined;
  for (const statement of body) {
    if (statement.kind === "pass" || statement.kind === "print") continue;
    // In front of the command it prepares; behind it, it says that the command succeeded.
    if (statement.kind === "assign" && found === undefined && !containsStart(project, statement)) continue;
    if (statement.kind !== "expressionStatement") return undefined;
    const value = statement.value.kind === "await" ? statement.value.value : statement.value;
    if (value.kind !== "call") return undefined;
    const start = startOf(project, value);
    if (start === undefined) {
      if (isOnlyTalk([statement])) continue;
      return undefined;
    }
    if (raisesOnFailure(project, start) !== true) return undefined;
    found ??= start;
  }
  return found;
}

function containsStart(project: Project, node: Node): boolean {
  for (const inner of walk(node)) if (inner.kind === "call" && startOf(project, inner) !== undefined) return true;
  return false;
}

function hasComment(file: ModuleModel, node: Node): boolean {
  const { start, end } = spanOf(node);
  const lineEnd = file.source.text.indexOf("\n", end);
  const last = lineEnd === -1 ? file.source.text.length : lineEnd;
  return file.source.comments.some((it) => it.start >= start && it.start <= last && !/[\^]{2}/.test(it.text));
}
