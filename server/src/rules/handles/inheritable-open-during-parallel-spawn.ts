import {
  concurrentUseAt,
  isBesideProgram,
  SERVER_TEXT,
  THREAD_TEXT,
  threadStartFor,
} from "../../project/handles/concurrency.ts";
import { type Creation, creationsIn } from "../../project/handles/creations.ts";
import type { Keeping } from "../../project/handles/keeping.ts";
import { isMadePrivate } from "../../project/handles/privacy.ts";
import {
  CLOSES_ALL,
  keptDescriptorsIn,
  lastingSpawnerFor,
  PRIVATE_SINCE,
  spawnersFor,
} from "../../project/handles/reach.ts";
import { spawnsIn } from "../../project/handles/spawns.ts";
import { isBuildScript } from "../../project/processes/build-tool.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesBelow, isDead } from "../../semantics/target.ts";
import { type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { enclosingFunction, enclosingStatement, walk } from "../../syntax/walk.ts";
import { type Confidence, defineRule, type Severity, severityFor } from "../rule.ts";

interface Fact {
  readonly node: Node;
  readonly creation: Creation;
  readonly form: "parallel" | "kept";
  readonly spawner: Node | undefined;
  readonly thread: Node | undefined;
  readonly severity: Severity;
  readonly confidence: Confidence;
}

export const inheritableOpenDuringParallelSpawn = defineRule({
  id: "inheritable-open-during-parallel-spawn",
  family: "handles",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "A descriptor that children inherit on Python 2",
  why: `
    Before Python 3.4 every file, socket and pipe is inherited by every child. A file that one thread writes is open in the
    compiler that another thread starts at that moment: the build fails once in twenty times, with a sharing violation or a
    truncated file. A socket or pipe that is kept stays open in all children started later: the port is taken after a
    restart, the other side never sees the connection end. From 3.4 on Python makes its descriptors private, so raising the
    target version ends the finding.
  `,
  examples: [
    {
      targetVersion: "2.7",
      bad: `
        import os
        import socket

        class Feed(object):
            def connect(self, address):
                self.sock = socket.create_connection(address)

            def notify(self):
                os.system("notify-feed")
      `,
      good: `
        import fcntl
        import os
        import socket

        class Feed(object):
            def connect(self, address):
                self.sock = socket.create_connection(address)
                flags = fcntl.fcntl(self.sock.fileno(), fcntl.F_GETFD)
                fcntl.fcntl(self.sock.fileno(), fcntl.F_SETFD, flags | fcntl.FD_CLOEXEC)

            def notify(self):
                os.system("notify-feed")
      `,
    },
    {
      targetVersion: "2.7",
      bad: `
        import subprocess
        import threading

        def log(path, text):
            with open(path, "w") as out:
                out.write(text)

        def build(command):
            threading.Thread(target=log, args=("log", "started")).start()
            subprocess.check_call(command)
      `,
      good: `
        import subprocess
        import threading

        def log(path, text):
            with open(path, "w") as out:
                out.write(text)

        def build(command):
            threading.Thread(target=log, args=("log", "started")).start()
            subprocess.check_call(command, close_fds=True)
      `,
    },
  ],

  *find({ file, project, options }) {
    if (!includesBelow(file.options.target, PRIVATE_SINCE)) return;
    const kept = new Map(keptDescriptorsIn(project, file).map((it) => [it.call, it.keeping]));
    for (const creation of creationsIn(project, file)) {
      const target = project.targetAt(creation.call);
      if (isDead(target) || !includesBelow(target, PRIVATE_SINCE)) continue;
      const fact =
        openedInParallel(project, file, creation) ?? keptOpen(project, file, creation, kept.get(creation.call));
      if (fact !== undefined) yield { ...fact, severity: severityFor(options, fact.severity) };
    }
  },

  message: ({ creation, form }) =>
    form === "parallel"
      ? `This ${creation.kind} is inherited by every process that another thread starts while it is open, on Python 2.`
      : `This ${creation.kind} is kept, and on Python 2 every child that is started later inherits it.`,

  related: ({ spawner, thread }, { project }) => [
    ...(thread === undefined ? [] : [step(project, thread, "this makes it run beside others")]),
    ...(spawner === undefined ? [] : [step(project, spawner, "a process that inherits it is started here")]),
  ],

  fixes: ({ creation, form }, { file }) => {
    const statement = enclosingStatement(creation.call);
    if (form !== "kept" || statement?.kind !== "assign" || statement.targets.length !== 1) return [];
    const [target] = statement.targets;
    const isNamed = target?.kind === "name" || target?.kind === "attribute";
    if (!isNamed || target === undefined || creation.kind === "pipe" || !/^import fcntl$/m.test(file.source.text))
      return [];
    const name = file.source.text.slice(spanOf(target).start, spanOf(target).end);
    const descriptor = creation.kind === "descriptor" ? name : `${name}.fileno()`;
    const { start, end } = spanOf(statement);
    const lineStart = file.source.text.lastIndexOf("\n", start - 1) + 1;
    const indent = /^[ \t]*/.exec(file.source.text.slice(lineStart, start))?.[0] ?? "";
    const newline = file.source.text.includes("\r\n") ? "\r\n" : "\n";
    const line = `fcntl.fcntl(${descriptor}, fcntl.F_SETFD, fcntl.fcntl(${descriptor}, fcntl.F_GETFD) | fcntl.FD_CLOEXEC)`;
    return [
      {
        title: "Close it in children",
        // A child that is handed the descriptor by number would no longer find it.
        safety: "suggestion",
        edits: [{ path: file.path, span: { start: end, end }, text: `${newline}${indent}${line}` }],
      },
    ];
  },
});

/** (a) Opened for writing where other code of the process runs at the same time and starts processes. */
function openedInParallel(project: Project, file: ModuleModel, creation: Creation): Fact | undefined {
  if (!creation.writes || creation.kind === "accepted connection") return undefined;
  const use = concurrentUseAt(project, creation.call);
  if (use === undefined) return undefined;
  const [spawner] = spawnersFor(project, file);
  // A build tool starts the compilers itself.
  const isBuild = use.what === "build action" && isBuildScript(project, file);
  if (spawner === undefined && !(use.what === "build action" && (isBuild || !closesAll(project, file))))
    return undefined;
  if (isMadePrivate(project, creation.call)) return undefined;
  const isAction = use.what === "build action";
  return {
    node: creation.call,
    creation,
    form: "parallel",
    spawner: spawner?.call,
    thread: use.node,
    severity: "warning",
    confidence: isAction ? "high" : "medium",
  };
}

/** Whether the file starts processes, all of which close what is not theirs. */
function closesAll(project: Project, file: ModuleModel): boolean {
  const spawns = spawnsIn(project, file);
  return spawns.length > 0 && spawns.every((it) => it.closeFds === true);
}

/** (b) A socket, connection or pipe that is kept; (c) a file that a long-running program keeps. */
function keptOpen(
  project: Project,
  file: ModuleModel,
  creation: Creation,
  keeping: Keeping | undefined,
): Fact | undefined {
  if (keeping === undefined || file.options.isTest || dividesWithChild(creation)) return undefined;
  const spawner = lastingSpawnerFor(project, file);
  const isConnection = creation.kind !== "file" && creation.kind !== "descriptor" && creation.kind !== "pipe";
  if (creation.kind === "file" || creation.kind === "descriptor") {
    // Who gets a file that is returned or handed on mostly closes it.
    const isStored = keeping.how !== "returned" && keeping.how !== "handed on";
    if (!isStored || spawner === undefined || !isLongRunning(project, file)) return undefined;
  } else if (spawner === undefined) {
    // The program that starts the child is the user of the library, and cannot know the socket.
    const isLibrary =
      isConnection &&
      isInPackage(project, file) &&
      !isBesideProgram(file.path) &&
      !isDatagram(creation) &&
      !closesEverywhere(project, file);
    if (!isLibrary) return undefined;
  }
  // A program of one file whose every spawn is reported has the shorter fix there.
  if (spawner !== undefined && isConnection && project.connected(file).length === 1 && reportsSpawns(project, file))
    return undefined;
  return {
    node: creation.call,
    creation,
    form: "kept",
    spawner: spawner?.call,
    thread: undefined,
    severity: "warning",
    confidence: "medium",
  };
}

/** Nobody waits for a datagram socket to close, unless it has a port. */
function isDatagram({ call }: Creation): boolean {
  const owner = enclosingFunction(call);
  return /SOCK_DGRAM/.test(textOf(call)) && (owner === undefined || !/\.bind\s*\(/.test(textOf(owner)));
}

/** Whether every spawner of a file has a `close_fds` to be set: `inherit-all-handles` speaks of those. */
function reportsSpawns(project: Project, file: ModuleModel): boolean {
  const spawns = spawnsIn(project, file);
  return spawns.length > 0 && spawns.every((it) => it.hasCloseFds);
}

/** Whether the process starts others with care: it closes what is not theirs, everywhere. */
function closesEverywhere(project: Project, file: ModuleModel): boolean {
  if (spawnersFor(project, file).length > 0) return false;
  return project.connected(file).some((path) => {
    if (!project.matches(path, CLOSES_ALL) || isBesideProgram(path)) return false;
    const other = project.module(path);
    return (
      other !== undefined &&
      spawnsIn(project, other).some((it) => it.closeFds === true || /^os\.(fork|exec)/.test(it.path))
    );
  });
}

function isLongRunning(project: Project, file: ModuleModel): boolean {
  return (
    threadStartFor(project, file) !== undefined ||
    project.mentions(file, SERVER_TEXT) ||
    project.mentions(file, THREAD_TEXT)
  );
}

/** A module of a package, as its users import it. */
function isInPackage(project: Project, file: ModuleModel): boolean {
  const slash = file.path.lastIndexOf("/");
  const beside = slash === -1 ? "__init__.py" : `${file.path.slice(0, slash)}/__init__.py`;
  return file.options.isPackage || project.paths.includes(beside);
}

/** A function that forks itself divides the ends between parent and child. */
function dividesWithChild({ call }: Creation): boolean {
  const owner = enclosingFunction(call);
  if (owner === undefined) return false;
  for (const node of walk(owner)) {
    if (node.kind === "attribute" && node.name === "fork") return true;
  }
  return false;
}

function step(project: Project, node: Node, message: string) {
  return { path: project.fileOf(node).path, span: spanOf(node), message };
}
