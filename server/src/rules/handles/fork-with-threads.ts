import { argumentOf, callsIn, pathsOf } from "../../project/handles/calls-in.ts";
import { concurrentUseAt, threadStartFor } from "../../project/handles/concurrency.ts";
import { lastName } from "../../project/handles/privacy.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesBelow, includesPosix, isDead, type Target } from "../../semantics/target.ts";
import type { Call, Expression, FunctionDef, Node, Statement } from "../../syntax/ast.ts";
import { spanOf, textOf } from "../../syntax/ast.ts";
import { enclosingStatement, walk } from "../../syntax/walk.ts";
import { defineRule, type Severity, severityFor } from "../rule.ts";

/** What may fork, or be told how to start processes. */
const FORKS = /^(?:os|pty|subprocess|multiprocessing|concurrent\.futures)\./;

export const forkWithThreads = defineRule({
  id: "fork-with-threads",
  family: "handles",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "`fork` in a process that has threads",
  why: `
    The child of a \`fork\` has one thread, and a copy of every lock in the state it had at that moment. A lock that another
    thread held, in your code, in \`logging\` or in the C library's \`malloc\`, is never released there: the child waits for
    ever the first time it needs it. It happens once in many thousand starts. Python 3.12 warns when it sees threads at a
    \`fork\`. Start the child with \`subprocess\`, which does nothing between \`fork\` and \`exec\`, fork before the first thread,
    or use the start method \`forkserver\` or \`spawn\` of \`multiprocessing\`.
  `,
  examples: [
    {
      bad: `
        import os
        import threading

        def watch():
            threading.Thread(target=poll).start()

        def poll():
            pid = os.fork()
            if pid == 0:
                report()
      `,
      good: `
        import os
        import threading

        def watch():
            threading.Thread(target=poll).start()

        def poll():
            pid = os.fork()
            if pid == 0:
                os.execvp("report", ["report"])
      `,
    },
  ],

  *find({ file, project, options }) {
    if (!project.mayHold(file, /fork|multiprocessing|ProcessPoolExecutor|preexec_fn/)) return;
    if (/register_at_fork/.test(file.source.text)) return;
    for (const call of callsIn(project, file)) {
      if (!pathsOf(project, call.callee).some((it) => FORKS.test(it))) continue;
      const target = project.targetAt(call);
      if (isDead(target) || !includesPosix(target)) continue;
      const found = forkOf(project, file, call, target);
      if (found !== undefined) yield { ...found, severity: severityFor(options, found.severity) };
    }
  },

  message: (fact) =>
    fact.what === "preexec_fn"
      ? "`preexec_fn` runs Python code between fork and exec; with threads in the process it can wait for a lock that nobody holds any more."
      : `\`${fact.name}\` in a process with threads copies their locks in whatever state they are; the child may wait for one for ever.`,

  related: ({ thread }, { project }) =>
    thread === undefined
      ? []
      : [{ path: project.fileOf(thread).path, span: spanOf(thread), message: "a thread is started here" }],

  fixes: ({ what, method }, { file }) => {
    if (what !== "start method" || method === undefined) return [];
    return [
      {
        title: "Use the start method forkserver",
        // What the children find in globals is then what the module sets, not what the parent changed.
        safety: "suggestion",
        edits: [{ path: file.path, span: spanOf(method), text: textOf(method).replace("fork", "forkserver") }],
      },
    ];
  },
});

interface Fork {
  readonly node: Node;
  readonly what: "fork" | "start method" | "preexec_fn";
  readonly name: string;
  readonly thread: Node | undefined;
  /** The word `"fork"`, where it is written. */
  readonly method?: Expression;
  readonly severity: Severity;
  readonly confidence: "high" | "medium";
}

function forkOf(project: Project, file: ModuleModel, call: Call, target: Target): Fork | undefined {
  const paths = pathsOf(project, call.callee);
  const direct = paths.find((it) => /^(os\.fork|os\.forkpty|pty\.fork)$/.test(it));
  if (direct !== undefined) {
    if (endsSoon(call)) return undefined;
    const use = concurrentUseAt(project, call);
    const before = use === undefined ? threadStartedBefore(project, call) : undefined;
    const thread = use?.node ?? before;
    if (thread === undefined || use?.what === "build action") return undefined;
    return { node: call, what: "fork", name: direct, thread, severity: "warning", confidence: "high" };
  }
  const method = paths.find((it) => /^multiprocessing\.(get_context|set_start_method)$/.test(it));
  const [first] = call.arguments;
  if (method !== undefined && first?.value.kind === "string" && first.value.value === "fork") {
    const thread = threadStartFor(project, file);
    if (thread === undefined) return undefined;
    return {
      node: call,
      what: "start method",
      name: `${method}("fork")`,
      thread,
      method: first.value,
      // Chosen on purpose; a thread that this very module starts may have been forgotten.
      severity: project.fileOf(thread) === file ? "warning" : "hint",
      confidence: "medium",
    };
  }
  const pool = paths.find((it) =>
    /^(multiprocessing\.(Process|Pool)|concurrent\.futures\.(process\.)?ProcessPoolExecutor)$/.test(it),
  );
  if (pool !== undefined && includesBelow(target, [3, 14]) && target.platforms.includes("linux")) {
    if (call.arguments.some((it) => it.name === "mp_context" || it.unpack === "**")) return undefined;
    if (/set_start_method|get_context|freeze_support/.test(file.source.text)) return undefined;
    const use = concurrentUseAt(project, call);
    if (use?.what !== "thread") return undefined;
    return { node: call, what: "start method", name: pool, thread: use.node, severity: "hint", confidence: "medium" };
  }
  return preexecOf(project, file, call, paths);
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

/** A thread that the same function starts before. */
function threadStartedBefore(project: Project, call: Call): Node | undefined {
  const file = project.fileOf(call);
  let owner: Node | undefined = call;
  while (owner !== undefined && owner.kind !== "functionDef" && owner.kind !== "module") owner = owner.parent;
  if (owner === undefined) return undefined;
  for (const node of callsIn(project, file)) {
    if (spanOf(node).start >= spanOf(call).start) break;
    if (lastName(node.callee) !== "start" || node.callee.kind !== "attribute" || !isInside(node, owner)) continue;
    const isThread = project
      .evaluate(node.callee.object)
      .some(
        (it) => it.kind === "result" && it.callee.kind === "external" && /(^|\.)(Thread|Timer)$/.test(it.callee.path),
      );
    if (isThread) return node;
  }
  return undefined;
}

function isInside(node: Node, owner: Node): boolean {
  for (let current: Node | undefined = node; current !== undefined; current = current.parent) {
    if (current === owner) return true;
    if (current.kind === "functionDef" || current.kind === "lambda") return false;
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
  return { node: given, what: "preexec_fn", name: textOf(given), thread, severity: "hint", confidence: "medium" };
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
