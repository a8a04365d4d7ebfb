/** Workers whose failure nobody looks at: pools, executors, tasks, processes. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { reachingBindings } from "../../semantics/reaching.ts";
import { isDead } from "../../semantics/target.ts";
import type { Value } from "../../semantics/values.ts";
import { type Call, type Expression, type Name, type Node, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, enclosingFunction, walk } from "../../syntax/walk.ts";
import { enclosingClass } from "../classes.ts";
import type { Project } from "../project.ts";
import { loadsOfName } from "./output-uses.ts";

export type WorkerForm = "map" | "async" | "submit" | "gather" | "task" | "process";

export interface LostWorker {
  readonly call: Call;
  readonly form: WorkerForm;
  /** As a user would say it: `pool.apply_async`. */
  readonly name: string;
}

const WORKER_TEXT = /\.map\(|apply_async|map_async|\.submit\(|gather\(|create_task|ensure_future|Process\(|\.imap/;
const EXECUTOR = /^(?:concurrent\.futures(?:\.thread|\.process)?|futures)\.(?:ThreadPoolExecutor|ProcessPoolExecutor)$/;
const POOL =
  /^(?:multiprocessing(?:\.pool|\.dummy)?|multiprocess|billiard|torch\.multiprocessing)\.(?:Pool|ThreadPool)$/;
const PROCESS = /^(?:multiprocessing(?:\.context|\.process)?|multiprocess|billiard|torch\.multiprocessing)\.Process$/;

export function lostWorkersOf(project: Project, file: ModuleModel): readonly LostWorker[] {
  if (!project.mayHold(file, WORKER_TEXT)) return [];
  const found: LostWorker[] = [];
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call") continue;
    const form = isStatement(node) ? formOf(project, node) : isLostProcess(project, node) ? "process" : undefined;
    if (form === undefined || isDead(project.targetAt(node)) || looksAfterItself(project, node)) continue;
    found.push({ call: node, form, name: shortNameOf(node.callee) });
  }
  return found;
}

function isStatement(call: Call): boolean {
  const value: Node = call.parent?.kind === "await" ? call.parent : call;
  return value.parent?.kind === "expressionStatement";
}

function formOf(project: Project, call: Call): WorkerForm | undefined {
  const { callee } = call;
  const method = callee.kind === "attribute" ? callee.name : "";
  const has = (name: string) => call.arguments.some((it) => it.name === name || it.unpack === "**");
  switch (method) {
    case "map":
    case "submit":
      if (call.parent?.kind === "await") return undefined;
      return callee.kind === "attribute" && isMadeBy(project, callee.object, EXECUTOR) ? method : undefined;
    case "imap":
    case "imap_unordered":
      return callee.kind === "attribute" && isMadeBy(project, callee.object, POOL) ? "map" : undefined;
    case "apply_async":
    case "map_async":
    case "starmap_async":
      if (has("error_callback") || call.arguments.length >= 5) return undefined;
      return callee.kind === "attribute" && isMadeBy(project, callee.object, POOL) ? "async" : undefined;
    default:
  }
  const paths = project.calleesOf(call).map((it) => (it.kind === "external" ? it.path : ""));
  if (paths.includes("asyncio.gather")) {
    const given = call.arguments.find((it) => it.name === "return_exceptions");
    return given?.value.kind === "boolean" && given.value.value ? "gather" : undefined;
  }
  // Whoever awaits a task has its exception.
  const isTask =
    call.parent?.kind !== "await" && paths.some((it) => /^asyncio\.(?:create_task|ensure_future|async)$/.test(it));
  return isTask ? "task" : undefined;
}

/** Whether every value of an object is the result of one of some classes. */
function isMadeBy(project: Project, object: Expression, classes: RegExp): boolean {
  const values = project.evaluate(object);
  return values.length > 0 && values.every((it) => isResultOf(it, classes));
}

function isResultOf(value: Value, classes: RegExp): boolean {
  if (value.kind !== "result") return false;
  const { callee } = value;
  if (callee.kind === "external") return classes.test(callee.path);
  // `get_context("spawn").Pool()`: the same pool by another way of starting.
  return callee.kind === "member" && classes.test(`multiprocessing.${callee.name}`) && isContext(callee.object);
}

function isContext(value: Value): boolean {
  return (
    value.kind === "result" && value.callee.kind === "external" && value.callee.path === "multiprocessing.get_context"
  );
}

/** A process that is joined, and whose exit code nothing of the function or class reads. */
function isLostProcess(project: Project, call: Call): boolean {
  if (!project.calleesOf(call).some((it) => it.kind === "external" && PROCESS.test(it.path))) return false;
  const around = enclosingClass(call) ?? enclosingFunction(call) ?? project.fileOf(call).source.module;
  const text = textOf(around);
  if (/\bexitcode\b|\bis_alive\b|\bsentinel\b|\bPipe\(/.test(text) || isEnded(around)) return false;
  // What comes back through a queue is what the parent judges by; one it only fills, for workers to read, tells it nothing.
  const parent = textOf(enclosingFunction(call) ?? around);
  if (!/\.join\(/.test(text) || (/Queue\(/.test(text) && /\.get(?:_nowait)?\(|\.recv\(/.test(parent))) return false;
  const target = targetOf(call);
  if (target === undefined) return false;
  // In a list, it is joined where the list is read; anywhere else it may be looked at by others.
  return loadsOfName(target).every(
    ({ parent: use }) =>
      use?.kind === "attribute" || isAppended(use) || (target.parent !== call.parent && use?.kind === "for"),
  );
}

/** Whether workers are ended early, other than on a failure of the parent itself. */
function isEnded(around: Node): boolean {
  return walk(around).some(
    (it) =>
      it.kind === "attribute" &&
      /^(?:terminate|kill)$/.test(it.name) &&
      ![...ancestorsOf(it)].some(({ kind }) => kind === "exceptHandler"),
  );
}

/** The name a process is bound to, or that of the list that a comprehension makes of many or that it is put into at once. */
function targetOf(call: Call): Name | undefined {
  const putting = isAppended(call.parent) ? call.parent?.parent : undefined;
  const list = putting?.kind === "call" && putting.callee.kind === "attribute" ? putting.callee.object : undefined;
  if (list?.kind === "name") {
    const [binding, ...others] = reachingBindings(list) ?? [];
    return binding?.node.kind === "name" && others.length === 0 ? binding.node : undefined;
  }
  const made: Node = call.parent?.kind === "comprehension" && call.parent.element === call ? call.parent : call;
  const [target] = made.parent?.kind === "assign" ? made.parent.targets : [];
  return target?.kind === "name" ? target : undefined;
}

function isAppended(use: Node | undefined): boolean {
  const call = use?.kind === "argument" ? use.parent : undefined;
  return call?.kind === "call" && call.callee.kind === "attribute" && call.callee.name === "append";
}

/**
 * Whether the function starts a process that does one piece of work, and waits for its end: what it was to write is then
 * taken for written. Services, and workers that leave a word of their failure somewhere, are another matter.
 */
export function isForkAndJoin(project: Project, call: Call): boolean {
  const around = enclosingFunction(call);
  const work = call.arguments.find((it) => it.name === "target")?.value;
  if (around?.kind !== "functionDef" || work === undefined) return false;
  const text = textOf(around);
  if (!/\.join\(\)/.test(text) || /\bdaemon\b|\bserve/i.test(text)) return false;
  const functions = project.evaluate(work);
  // A worker that is made to end the process when its work fails tells it by nothing else.
  if (functions.length > 0 && functions.every((it) => it.kind === "function" && endsProcess(project, it.definition)))
    return true;
  if (/Queue\(|Manager\(|Value\(|Event\(/i.test(text)) return false;
  return (
    functions.length > 0 &&
    functions.every(
      (it) =>
        it.kind === "function" &&
        it.definition.kind === "functionDef" &&
        !/\bwhile (?:True|1)\b|forever|\bserve/.test(textOf(it.definition)),
    )
  );
}

/** Functions that are looked into at most for what ends a process. */
const MOST_FUNCTIONS = 80;

/** Whether a function, or one of the workspace that it leads to, ends its process with a failure: `sys.exit(1)`. */
function endsProcess(project: Project, definition: Node): boolean {
  const seen = new Set<Node>();
  const pending = [definition];
  for (let next = pending.pop(); next !== undefined && seen.size < MOST_FUNCTIONS; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const node of walk(next)) {
      if (node.kind !== "call") continue;
      for (const callee of project.calleesOf(node)) {
        if (callee.kind === "function") pending.push(callee.definition);
        else if (callee.kind === "external" && /^(?:sys\.exit|os\._exit)$/.test(callee.path) && isFailure(node))
          return true;
      }
    }
  }
  return false;
}

function isFailure({ arguments: [status] }: Call): boolean {
  return status !== undefined && status.value.kind !== "none" && !/^0$/.test(textOf(status.value));
}

/** Whether the worker's code handles every exception itself. */
function looksAfterItself(project: Project, call: Call): boolean {
  const target = call.arguments.find((it) => it.name === "target" || it.name === "func") ?? call.arguments[0];
  if (target === undefined) return false;
  const work = target.value.kind === "call" ? target.value.callee : target.value;
  const functions = project.evaluate(work).filter((it) => it.kind === "function");
  return (
    functions.length > 0 &&
    functions.every(({ definition }) => definition.kind === "functionDef" && isGuarded(definition.body))
  );
}

function isGuarded(body: readonly Node[]): boolean {
  return body.some(
    (it) =>
      it.kind === "try" &&
      it.handlers.some(
        (handler) => handler.type === undefined || /\b(?:Exception|BaseException)\b/.test(textOf(handler.type)),
      ),
  );
}

function shortNameOf(callee: Expression): string {
  if (callee.kind === "attribute") return `${callee.object.kind === "name" ? callee.object.id : "…"}.${callee.name}`;
  return textOf(callee).slice(0, 40);
}
