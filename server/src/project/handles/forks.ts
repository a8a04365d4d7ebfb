/** Where a process forks, or will, that has threads. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesBelow, includesPosix, isDead, type Target } from "../../semantics/target.ts";
import type { Call, Expression, FunctionDef, Node, Statement } from "../../syntax/ast.ts";
import { textOf } from "../../syntax/ast.ts";
import { areAlternatives } from "../../syntax/blocks.ts";
import { lastName } from "../../syntax/last-name.ts";
import { enclosingFunction, enclosingStatement, walk } from "../../syntax/walk.ts";
import { isBesideProgram } from "../beside-program.ts";
import { argumentOf, callsIn, pathsOf } from "../calls-in.ts";
import { enclosingClass } from "../classes.ts";
import type { Project } from "../project.ts";
import { concurrentUseAt, nearestFirst, threadStartFor } from "./concurrency.ts";

/** What may fork, or be told how to start processes. */
const FORKS = /^(?:os|pty|subprocess|multiprocessing|concurrent\.futures)\./;

export function forksIn(project: Project, file: ModuleModel): readonly Fork[] {
  if (!project.mayHold(file, /fork|multiprocessing|ProcessPoolExecutor|preexec_fn/)) return [];
  if (/register_at_fork/.test(file.source.text)) return [];
  return callsIn(project, file).flatMap((call) => {
    const isStart = lastName(call.callee) === "start";
    if (!isStart && !pathsOf(project, call.callee).some((it) => FORKS.test(it))) return [];
    const target = project.targetAt(call);
    if (isDead(target) || !includesPosix(target) || runsInChild(project, file, call)) return [];
    return forkOf(project, file, call, target) ?? [];
  });
}

/** Whether the function is what a process is started for: there the threads of the parent are not. */
function runsInChild(project: Project, file: ModuleModel, call: Call): boolean {
  let owner = enclosingFunction(call);
  while (owner?.kind === "functionDef" && enclosingFunction(owner) !== undefined) owner = enclosingFunction(owner);
  if (owner?.kind !== "functionDef") return false;
  const { id } = owner.name;
  return callsIn(project, file).some((it) => {
    const target = it.arguments.find(({ name }) => name === "target");
    return (
      target !== undefined &&
      lastName(target.value) === id &&
      pathsOf(project, it.callee).some((path) => PROCESS.test(path))
    );
  });
}

const PROCESS = /^multiprocessing\.(?:\w+\.)*Process$/;

export interface Fork {
  readonly node: Node;
  readonly what: "fork" | "start method" | "preexec_fn" | "library";
  readonly name: string;
  readonly thread: Node | undefined;
  /** The word `"fork"`, where it is written. */
  readonly method?: Expression;
  /** True, and mostly meant so. */
  readonly isMild: boolean;
  readonly confidence: "high" | "medium";
}

function forkOf(project: Project, file: ModuleModel, call: Call, target: Target): Fork | undefined {
  const paths = pathsOf(project, call.callee);
  const direct = paths.find((it) => /^(os\.fork|os\.forkpty|pty\.fork)$/.test(it));
  if (direct !== undefined) {
    if (endsSoon(call) || becomesDaemon(call)) return undefined;
    const use = concurrentUseAt(project, call);
    const before = use === undefined ? threadStartedBefore(project, call) : undefined;
    const thread = use?.node ?? before;
    if (thread === undefined || use?.what === "build action" || areAlternatives(thread, call)) return undefined;
    return { node: call, what: "fork", name: direct, thread, isMild: false, confidence: "high" };
  }
  return (
    chosenFork(project, file, call, paths) ??
    defaultFork(project, file, call, paths, target) ??
    startedProcess(project, file, call, target) ??
    preexecOf(project, file, call, paths)
  );
}

/** `get_context("fork")`, where the same class or function starts threads as well; elsewhere it was chosen for a reason. */
function chosenFork(project: Project, file: ModuleModel, call: Call, paths: readonly string[]): Fork | undefined {
  const method = paths.find((it) => /^multiprocessing\.(get_context|set_start_method)$/.test(it));
  const [first] = call.arguments;
  if (method === undefined || first?.value.kind !== "string" || first.value.value !== "fork") return undefined;
  const owner = enclosingClass(call) ?? enclosingFunction(call);
  // What the same function starts later, it starts with the children there.
  const makers = usesOfContext(project, file, call);
  const isLater = (it: Call) =>
    makers.length > 0 &&
    enclosingFunction(it) === enclosingFunction(call) &&
    makers.every((maker) => maker.start < it.start);
  const near = owner === undefined ? [] : threadsStartedIn(project, file).filter((it) => isWithin(it, owner));
  const beside = near.find((it) => !isLater(it));
  const thread = beside ?? (near.length > 0 ? undefined : threadStartFor(project, file));
  if (thread === undefined) return undefined;
  return {
    node: call,
    what: "start method",
    name: `${method}("fork")`,
    thread,
    method: first.value,
    isMild: beside === undefined,
    confidence: "medium",
  };
}

/** `context.Pool(…)`, in the function that asked for the context. */
const usesOfContext = (project: Project, file: ModuleModel, context: Call): readonly Call[] =>
  callsIn(project, file).filter(
    ({ callee, ...it }) =>
      callee.kind === "attribute" &&
      enclosingFunction(callee) === enclosingFunction(context) &&
      it.start > context.start &&
      project.evaluate(callee.object).some((value) => value.kind === "result" && value.call === context),
  );

const POOL = /^(multiprocessing\.(Process|Pool|Manager)|concurrent\.futures\.(process\.)?ProcessPoolExecutor)$/;

/** A pool with the start method that is the default on Linux before 3.14. */
function defaultFork(
  project: Project,
  file: ModuleModel,
  call: Call,
  paths: readonly string[],
  target: Target,
): Fork | undefined {
  const pool = paths.find((it) => POOL.test(it));
  if (pool === undefined || !forksByDefault(file, target)) return undefined;
  if (call.arguments.some((it) => it.name === "mp_context" || it.unpack === "**")) return undefined;
  const jax = pool.endsWith("Manager") || isBesideProgram(file.path) ? undefined : jaxImportFor(project, file);
  if (jax !== undefined) {
    return { node: call, what: "library", name: pool, thread: jax, isMild: false, confidence: "medium" };
  }
  const use = concurrentUseAt(project, call);
  if (use?.what !== "thread") return undefined;
  return { node: call, what: "start method", name: pool, thread: use.node, isMild: true, confidence: "medium" };
}

function forksByDefault(file: ModuleModel, target: Target): boolean {
  return (
    includesBelow(target, [3, 14]) &&
    target.platforms.includes("linux") &&
    !/set_start_method|get_context|freeze_support/.test(file.source.text)
  );
}

/** JAX starts threads when it is first used, and warns of every fork after that. */
function jaxImportFor(project: Project, file: ModuleModel): Node | undefined {
  for (const path of nearestFirst(project, file)) {
    if (!project.matches(path, /^(?:import|from)\s+jax\b/m)) continue;
    for (const node of project.module(path)?.source.module.body ?? []) {
      if (node.kind === "importFrom" && /^jax\b/.test(node.module)) return node;
      if (node.kind === "import" && node.names.some((it) => /^jax\b/.test(it.name))) return node;
    }
  }
  return undefined;
}

/** `worker.start()` of a process, in an object whose constructor has started a thread. */
function startedProcess(project: Project, file: ModuleModel, call: Call, target: Target): Fork | undefined {
  const { callee } = call;
  if (callee.kind !== "attribute" || callee.name !== "start" || call.arguments.length > 0) return undefined;
  const owner = enclosingClass(call);
  const method = enclosingFunction(call);
  if (owner === undefined || method?.kind !== "functionDef" || isConstructor(method)) return undefined;
  if (!forksByDefault(file, target) || !isProcess(project, callee.object) || isUnderLock(call)) return undefined;
  const thread = threadsStartedIn(project, file).find((it) => {
    const around = enclosingFunction(it);
    return around?.kind === "functionDef" && isConstructor(around) && enclosingClass(around) === owner;
  });
  if (thread === undefined) return undefined;
  return { node: call, what: "start method", name: "Process.start", thread, isMild: true, confidence: "medium" };
}

/** A lock that the thread takes as well keeps the two apart. */
function isUnderLock(call: Call): boolean {
  for (let node: Node | undefined = call; node !== undefined && node.kind !== "functionDef"; node = node.parent) {
    if (node.kind === "with" && node.items.some((it) => /lock|mutex/i.test(textOf(it.context)))) return true;
  }
  return false;
}

const isConstructor = ({ name }: FunctionDef) => name.id === "__init__";

function isProcess(project: Project, object: Expression): boolean {
  return project.evaluate(object).some((it) => {
    if (it.kind === "result") return it.callee.kind === "external" && it.callee.path === "multiprocessing.Process";
    return (
      it.kind === "instance" &&
      project.hierarchyOf(it.definition).externals.some((base) => base === "multiprocessing.Process")
    );
  });
}

/** A child that goes straight to `exec` or `_exit` takes no lock. */
function endsSoon(call: Call): boolean {
  const statement = enclosingStatement(call);
  if (statement === undefined) return false;
  const { parent } = statement;
  const siblings = parent !== undefined && "body" in parent && Array.isArray(parent.body) ? parent.body : [];
  const children: Node[] = [statement, ...siblings.filter((it: Node) => it.start > statement.start)];
  for (const child of children) {
    for (const node of walk(child)) {
      if (node.kind === "call" && /^(exec[lv]p?e?|_exit|execute_child)$/.test(lastName(node.callee))) return true;
    }
  }
  return false;
}

/** Of a program that puts itself into the background the parent ends at once: the child is the program. */
function becomesDaemon(call: Call): boolean {
  const owner = enclosingFunction(call);
  const text = owner === undefined ? textOf(enclosingStatement(call) ?? call) : textOf(owner);
  return (
    /\bsetsid\b|\bdaemoni[sz]e/.test(text) ||
    /\bif\s+\(?\w*pid\w*(\s*(>|!=)\s*0)?\)?\s*:\s*(#.*)?(sys\.|os\.)?_?exit\(/.test(text)
  );
}

/** A thread that the same function starts before. */
function threadStartedBefore(project: Project, call: Call): Node | undefined {
  const owner = enclosingFunction(call);
  return threadsStartedIn(project, project.fileOf(call)).find(
    (it) => it.start < call.start && enclosingFunction(it) === owner,
  );
}

const STARTED = Symbol("threads that a file starts");

/** `thread.start()`, where the object is known to be a thread. */
function threadsStartedIn(project: Project, file: ModuleModel): readonly Call[] {
  return project.memoFor(STARTED, file, () =>
    callsIn(project, file).filter(({ callee }) => {
      if (callee.kind !== "attribute" || callee.name !== "start") return false;
      // An attribute that a class derived from it uses for a process is called alike.
      if (isProcess(project, callee.object)) return false;
      return project.evaluate(callee.object).some((it) => {
        if (it.kind === "result") return it.callee.kind === "external" && THREAD.test(it.callee.path);
        return it.kind === "instance" && project.hierarchyOf(it.definition).externals.some((base) => THREAD.test(base));
      });
    }),
  );
}

const THREAD = /(^|\.)(Thread|Timer)$/;

function isWithin(node: Node, owner: Node): boolean {
  for (let current: Node | undefined = node; current !== undefined; current = current.parent) {
    if (current === owner) return true;
  }
  return false;
}

const HARMLESS =
  /^(os\.(setsid|setpgrp|setpgid|nice|umask|setuid|setgid|setgroups|initgroups|chdir|close|dup2|chroot|getpid|getppid|sched_setaffinity|setresuid|setresgid|setregid|setreuid|getpgid|tcsetpgrp)|resource\.\w+|signal\.(signal|pthread_sigmask|alarm|siginterrupt)|prctl\.\w+|fcntl\.\w+)$/;

/** A `preexec_fn` that does more than system calls. */
function preexecOf(project: Project, file: ModuleModel, call: Call, paths: readonly string[]): Fork | undefined {
  if (!paths.some((it) => /^subprocess\./.test(it))) return undefined;
  const given = argumentOf(call, 6, "preexec_fn");
  if (given === undefined) return undefined;
  const thread = threadStartFor(project, file);
  if (thread === undefined) return undefined;
  const [only] = project.evaluate(given);
  if (only?.kind !== "function" || !doesMore(project, only.definition)) return undefined;
  return { node: given, what: "preexec_fn", name: textOf(given), thread, isMild: true, confidence: "medium" };
}

function doesMore(project: Project, definition: FunctionDef | Extract<Expression, { kind: "lambda" }>): boolean {
  const parts: readonly (Statement | Expression)[] = definition.kind === "lambda" ? [definition.body] : definition.body;
  return parts.some((part) =>
    [...walk(part)].some(
      (node) =>
        node.kind === "call" &&
        pathsOf(project, node.callee).some((it) => !HARMLESS.test(it) && !/^(ctypes|builtins)\b/.test(it)),
    ),
  );
}
