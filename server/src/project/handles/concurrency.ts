/** Which code runs beside other code of its process: threads, pools, and the actions of parallel build tools. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Call, Expression, FunctionDef, Node } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { enclosingFunction } from "../../syntax/walk.ts";
import { isBesideProgram } from "../beside-program.ts";
import { referencesIn } from "../callers.ts";
import { callsIn, pathsOf } from "../calls-in.ts";
import { classAround } from "../classes.ts";
import { classToolOf } from "../processes/build-tool.ts";
import { isActionSignature } from "../processes/process-start.ts";
import type { Project } from "../project.ts";

/** Text that shows a program to have threads. */
const ACTION_TEXT = /\b(Action|Builder|Command|AddPostAction|submit|rule)\b/;
export const THREAD_TEXT =
  /\bthreading\.(Thread|Timer)\b|\bimport\s+Thread\b|\bThread\s*\(|\bTimer\s*\(|start_new_thread|\bThreadPool(Executor)?\b|multiprocessing\.dummy|\bQThread\b|Threading(Mix[Ii]n|TCPServer|UDPServer|HTTPServer)|run_in_executor|\bto_thread\b|deferToThread/;

/** What listens, or is a daemon: a program that runs for long. */
export const SERVER_TEXT = /\.listen\s*\(|\bsetsid\b|serve_forever|eventlet\.listen|\bdaemon\w*\b/i;

export interface ConcurrentUse {
  /** Where the function is made to run beside others; the function itself for an action by its signature. */
  readonly node: Node;
  readonly what: "thread" | "pool" | "build action";
}

const USES = Symbol("concurrent use of a function");

/** How a function comes to run beside others of its process. `undefined`: no sign of it. */
export function concurrentUseOf(project: Project, definition: FunctionDef): ConcurrentUse | undefined {
  return project.memoFor(USES, definition, () => findUse(project, definition, 3));
}

/** The same for the function around a node, or one that calls it. */
export function concurrentUseAt(project: Project, node: Node): ConcurrentUse | undefined {
  const owner = enclosingFunction(node);
  return owner?.kind === "functionDef" ? concurrentUseOf(project, owner) : undefined;
}

function findUse(project: Project, definition: FunctionDef, depth: number): ConcurrentUse | undefined {
  const owner = classAround(definition);
  if (isActionSignature(definition)) return { node: definition.name, what: "build action" };
  if (owner !== undefined && definition.name.id === "run") {
    if (project.hierarchyOf(owner).externals.some((it) => /(^|\.)(Thread|Timer|QThread)$/.test(it))) {
      return { node: owner.name, what: "thread" };
    }
    if (classToolOf(project, owner) === "waf") return { node: owner.name, what: "build action" };
  }
  const own = project.fileOf(definition).path;
  // A test that runs it in a thread says nothing of the program.
  const isEvidence = ({ path }: ModuleModel) => path === own || !isBesideProgram(path) || isBesideProgram(own);
  for (const file of project.filesWithWord(definition.name.id)) {
    if (!isEvidence(file)) continue;
    if (!project.mayHold(file, THREAD_TEXT) && !project.mayHold(file, ACTION_TEXT)) continue;
    for (const reference of referencesIn(file, definition.name.id)) {
      const what = startedBy(project, reference);
      if (what !== undefined && standsFor(project, reference, definition)) return { node: reference, what };
    }
  }
  if (depth === 0) return undefined;
  for (const { call } of project.callersOf(definition).calls) {
    const caller = enclosingFunction(call);
    if (caller?.kind !== "functionDef" || caller === definition || !isEvidence(project.fileOf(caller))) continue;
    const use = findUse(project, caller, depth - 1);
    if (use !== undefined) return use;
  }
  return undefined;
}

function standsFor(project: Project, reference: Expression, definition: FunctionDef): boolean {
  return project.evaluate(reference).some((it) => it.kind === "function" && it.definition === definition);
}

/** What runs a function that is given as a value here. */
function startedBy(project: Project, reference: Expression): ConcurrentUse["what"] | undefined {
  let argument: Node | undefined = reference.parent;
  if (argument?.kind === "sequence") argument = argument.parent;
  if (argument?.kind !== "argument" || argument.parent?.kind !== "call") return undefined;
  const call = argument.parent;
  const position = call.arguments.indexOf(argument);
  const paths = pathsOf(project, call.callee);
  const method =
    call.callee.kind === "attribute" ? call.callee.name : call.callee.kind === "name" ? call.callee.id : "";
  if (paths.some((it) => /(^|\.)Thread$/.test(it)) || method === "Thread") {
    return argument.name === "target" || position === 1 ? "thread" : undefined;
  }
  if (method === "Timer" && (position === 1 || argument.name === "function")) return "thread";
  if (/^(start_new_thread|to_thread|deferToThread|callInThread)$/.test(method) && position === 0) return "thread";
  if (method === "run_in_executor" && position === 1) return "pool";
  if (/^(submit|apply_async|map_async|imap|imap_unordered|starmap)$/.test(method) && position === 0) return "pool";
  // Anything may have a `map`.
  if (method === "map" && position === 0 && call.callee.kind === "attribute") {
    return isThreadPool(project, call.callee.object) ? "pool" : undefined;
  }
  if (/^(Action|Builder|Command|AddPostAction|AddPreAction)$/.test(method)) {
    return argument.name === undefined || argument.name === "action" ? "build action" : undefined;
  }
  return argument.name === "rule" ? "build action" : undefined;
}

/** Whether an object is known for a pool of threads. */
export function isThreadPool(project: Project, pool: Expression): boolean {
  const values = project.evaluate(pool);
  return (
    values.length > 0 &&
    values.every(
      (it) =>
        it.kind === "result" &&
        it.callee.kind === "external" &&
        /\b(?:ThreadPoolExecutor|ThreadPool)$|^multiprocessing\.dummy\.Pool$/.test(it.callee.path),
    )
  );
}

/** The files of the process, its own first. */
export function nearestFirst(project: Project, file: ModuleModel): readonly string[] {
  return project.memoFor(NEAREST, file, () => [file.path, ...project.meeting(file).filter((it) => it !== file.path)]);
}

/** Whether the text of a file that can be in the process matches. */
export function processMentions(project: Project, file: ModuleModel, text: RegExp): boolean {
  return project.meeting(file).some((it) => project.matches(it, text));
}

const NEAREST = Symbol("files of the process");
const THREADS = Symbol("first thread of a file");

/** Where the process of a file starts a thread, as far as a connected file shows. */
export function threadStartFor(project: Project, file: ModuleModel): Node | undefined {
  for (const path of nearestFirst(project, file)) {
    const other = project.module(path);
    // A subclass is recognised where something else speaks of threads: which one is named must not depend on the look.
    if (other === undefined || !project.matches(path, THREAD_TEXT)) continue;
    const found = project.memoFor(THREADS, other, () => ({ node: threadIn(project, other) })).node;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `Timer(1, process.kill)`: a thread that opens nothing. */
function onlySignals(call: Call): boolean {
  const given = call.arguments.find((it) => it.name === "target" || it.name === "function") ?? call.arguments[1];
  return given?.value.kind === "attribute" && /^(kill|terminate|send_signal|wait|set|cancel)$/.test(given.value.name);
}

function threadIn(project: Project, file: ModuleModel): Node | undefined {
  return callsIn(project, file).find((call) => {
    const { callee } = call;
    if (onlySignals(call)) return false;
    const name = lastName(callee);
    if (
      !/^(Thread|Timer|start_new_thread|ThreadPool|ThreadPoolExecutor|Thread\w*Server|deferToThread|to_thread|run_in_executor)$/.test(
        name,
      )
    ) {
      // An object of a subclass of Thread is a thread too.
      return project
        .evaluate(callee)
        .some(
          (it) =>
            it.kind === "class" &&
            project.hierarchyOf(it.definition).externals.some((base) => /(^|\.)Thread$/.test(base)),
        );
    }
    return !project.evaluate(callee).some((it) => it.kind === "function");
  });
}
