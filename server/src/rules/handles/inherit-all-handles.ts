import { argumentOf } from "../../project/handles/calls-in.ts";
import { concurrentUseAt, threadStartFor } from "../../project/handles/concurrency.ts";
import { creationsIn } from "../../project/handles/creations.ts";
import type { InheritableSource } from "../../project/handles/inheritable.ts";
import { keepingOf } from "../../project/handles/keeping.ts";
import { heldConnectionFor, inheritableSourcesFor } from "../../project/handles/reach.ts";
import { type Spawn, spawnsIn } from "../../project/handles/spawns.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import {
  includesBelow,
  includesFrom,
  includesPosix,
  includesWindows,
  isDead,
  narrowPlatforms,
  narrowVersions,
  type Target,
} from "../../semantics/target.ts";
import { type Call, type Node, spanOf } from "../../syntax/ast.ts";
import { enclosingFunction, enclosingStatement } from "../../syntax/walk.ts";
import { type Confidence, defineRule, type FileEdit, type Severity, severityFor } from "../rule.ts";

interface Fact {
  readonly node: Node;
  readonly spawn: Spawn;
  readonly form: "explicit" | "python2" | "redirected" | "raises";
  readonly reason: string;
  readonly source: Node | undefined;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly isPosixOnly: boolean;
}

export const inheritAllHandles = defineRule({
  id: "inherit-all-handles",
  family: "handles",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "A child is started that inherits descriptors which are not meant for it",
  why: `
    A child that keeps somebody else's descriptor keeps the file locked, the port taken, or the end of a pipe alive, for as
    long as it runs. On Python 2 every descriptor is inheritable and \`subprocess\` closes none of them unless it is told to
    with \`close_fds=True\`. Since 3.4 Python's own descriptors are private; \`close_fds=False\` then passes on what was made
    inheritable on purpose, by \`os.dup2\`, or by a system call that Python does not see.
  `,
  examples: [
    {
      targetVersion: "2.7",
      bad: `
        import socket
        import subprocess

        class Server(object):
            def __init__(self, address):
                self.listener = socket.socket()
                self.listener.bind(address)
                self.listener.listen(5)

            def open_viewer(self, path):
                subprocess.Popen(["viewer", path])
      `,
      good: `
        import socket
        import subprocess

        class Server(object):
            def __init__(self, address):
                self.listener = socket.socket()
                self.listener.bind(address)
                self.listener.listen(5)

            def open_viewer(self, path):
                subprocess.Popen(["viewer", path], close_fds=True)
      `,
    },
    {
      bad: `
        import os
        import subprocess

        def start(log):
            os.dup2(log.fileno(), 10)
            return subprocess.Popen(["worker"], close_fds=False)
      `,
      good: `
        import os
        import subprocess

        def start(log):
            os.dup2(log.fileno(), 10)
            return subprocess.Popen(["worker"])
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const spawn of spawnsIn(project, file)) {
      if (!spawn.hasCloseFds) continue;
      const target = project.targetAt(spawn.call);
      if (isDead(target)) continue;
      const fact =
        explicitInheritance(project, file, spawn, target) ??
        impossibleCombination(file, spawn, target) ??
        inheritanceOnPython2(project, file, spawn, target) ??
        redirectionOnWindows(project, file, spawn, target);
      if (fact !== undefined) yield { ...fact, severity: severityFor(options, fact.severity) };
    }
  },

  message: ({ spawn, form, reason }) => {
    switch (form) {
      case "explicit":
        return `\`close_fds=False\` passes on every inheritable descriptor; ${reason}.`;
      case "raises":
        return `\`close_fds=True\` with redirected streams raises ValueError on Windows before Python 3.7; ${reason}.`;
      case "redirected":
        return `\`${spawn.path}\` with redirected streams passes on every inheritable handle on Windows before Python 3.7; ${reason}.`;
      case "python2":
        return `\`${spawn.path}\` without \`close_fds=True\` passes every open descriptor to the child on Python 2; ${reason}.`;
    }
  },

  related: ({ source }, { project }) =>
    source === undefined
      ? []
      : [{ path: project.fileOf(source).path, span: spanOf(source), message: "inheritable from here on" }],

  fixes: ({ spawn, form, isPosixOnly }, { file }) => {
    if (form === "explicit") {
      const edit = removalOf(file, spawn);
      if (edit === undefined) return [];
      // Since 3.8 some programs want False: only then does subprocess use posix_spawn.
      return [{ title: "Close the other descriptors", safety: "suggestion", edits: [edit] }];
    }
    const last = spawn.call.arguments.at(-1);
    if (form !== "python2" || !isPosixOnly || last === undefined || last.unpack === "**") return [];
    const { end } = spanOf(last);
    return [
      {
        title: "Add close_fds=True",
        // A child that was meant to inherit a descriptor no longer does.
        safety: "suggestion",
        edits: [{ path: file.path, span: { start: end, end }, text: ", close_fds=True" }],
      },
    ];
  },
});

/** (a) `close_fds=False` where something inheritable is there to be passed on. */
function explicitInheritance(project: Project, file: ModuleModel, spawn: Spawn, target: Target): Fact | undefined {
  if (spawn.closeFds !== false || !includesFrom(target, [3, 4])) return undefined;
  const node = spawn.closeFdsArgument ?? spawn.call;
  const isListed = spawn.call.arguments.some((it) => it.name === "pass_fds");
  if (isListed) {
    const reason = "`pass_fds` overrides it, with a warning";
    return {
      node,
      spawn,
      form: "explicit",
      reason,
      source: undefined,
      severity: "warning",
      confidence: "high",
      isPosixOnly: false,
    };
  }
  const source = inheritableSourcesFor(project, file).find((it) => !isAfterExec(it));
  if (source !== undefined) {
    const reason = `\`${source.name}\` makes one`;
    return {
      node,
      spawn,
      form: "explicit",
      reason,
      source: source.call,
      severity: "warning",
      confidence: "high",
      isPosixOnly: false,
    };
  }
  const use = includesWindows(target) ? concurrentUseAt(project, spawn.call) : undefined;
  if (use === undefined || use.what === "build action") return undefined;
  const redirecting = project
    .connected(file)
    .flatMap((it) => project.module(it) ?? [])
    .flatMap((it) => spawnsIn(project, it))
    .find((it) => it.redirects && it !== spawn);
  if (redirecting === undefined) return undefined;
  return {
    node,
    spawn,
    form: "explicit",
    reason: "on Windows the streams of a child that another thread starts at the same time are among them",
    source: redirecting.call,
    severity: "warning",
    confidence: "medium",
    isPosixOnly: false,
  };
}

const isAfterExec = (source: InheritableSource) => source.kind === "osfhandle";

/** (e) Python 2 on Windows refuses to close descriptors and to redirect at once. */
function impossibleCombination(file: ModuleModel, spawn: Spawn, target: Target): Fact | undefined {
  if (spawn.closeFds !== true || !spawn.redirects || !spawn.path.startsWith("subprocess.")) return undefined;
  if (!includesWindows(target) || !includesBelow(target, [3, 0])) return undefined;
  const isCertain =
    !includesPosix(target) ||
    spawn.call.arguments.some((it) => it.name === "startupinfo" || it.name === "creationflags") ||
    (target.isPlatformExplicit && target.platforms.every((it) => it.startsWith("win32")));
  if (!isCertain || /sys\.platform|os\.name|platform\.system/.test(file.source.text)) return undefined;
  const node = spawn.closeFdsArgument ?? spawn.call;
  const reason = "the child is never started";
  return {
    node,
    spawn,
    form: "raises",
    reason,
    source: undefined,
    severity: "error",
    confidence: "high",
    isPosixOnly: false,
  };
}

/** (b) Python 2 passes on everything. Worth a word where the process holds something that must not be passed on. */
function inheritanceOnPython2(project: Project, file: ModuleModel, spawn: Spawn, target: Target): Fact | undefined {
  if (spawn.closeFds !== "default" && spawn.closeFds !== false) return undefined;
  if (file.options.isTest) return undefined;
  const old = narrowVersions(
    narrowPlatforms(target, (it) => !it.startsWith("win32")),
    [0, 0],
    [3, 2],
  );
  if (isDead(old)) return undefined;
  const why = reasonOnPython2(project, file, spawn);
  if (why === undefined) return undefined;
  return {
    node: spawn.call,
    spawn,
    form: "python2",
    reason: why.text,
    source: why.node,
    severity: "warning",
    confidence: "medium",
    isPosixOnly: !includesWindows(target),
  };
}

function reasonOnPython2(
  project: Project,
  file: ModuleModel,
  spawn: Spawn,
): { readonly text: string; readonly node: Node | undefined } | undefined {
  const held = heldInFunction(project, file, spawn.call);
  if (held !== undefined)
    return { text: `the ${held.kind} that this function has open is among them`, node: held.call };
  const connection = heldConnectionFor(project, file);
  if (connection !== undefined) return { text: `${connection} among them`, node: undefined };
  if (outlivesCall(project, spawn)) return { text: "and it outlives this call", node: undefined };
  const thread = threadStartFor(project, file);
  if (thread !== undefined) return { text: "those that other threads are just using among them", node: thread };
  return undefined;
}

/** A lock, socket, pipe end or file being written that the calling function holds across the call. */
function heldInFunction(project: Project, file: ModuleModel, call: Call) {
  const owner = enclosingFunction(call);
  if (owner === undefined) return undefined;
  return creationsIn(project, file).find((it) => {
    if (!it.writes || it.call === call || enclosingFunction(it.call) !== owner) return false;
    // `with open(...) as f: Popen(...)` holds it; the child's own stream is meant for it.
    for (let node: Node | undefined = call; node !== undefined && node !== owner; node = node.parent) {
      if (node.kind === "with" && node.items.some((item) => item.context === it.call)) return true;
    }
    return false;
  });
}

/** `Popen` kept or returned, or started and left alone. */
function outlivesCall(project: Project, { call, path }: Spawn): boolean {
  if (!/Popen$/.test(path)) return false;
  const statement = enclosingStatement(call);
  if (statement?.kind === "expressionStatement" && statement.value === call)
    return argumentOf(call, 4, "stdout") === undefined;
  const kept = keepingOf(project, call);
  return kept?.how === "attribute" || kept?.how === "global" || kept?.how === "container";
}

/** (c) Windows, 3.4 to 3.6: redirection turns `close_fds` off. */
function redirectionOnWindows(project: Project, file: ModuleModel, spawn: Spawn, target: Target): Fact | undefined {
  if (spawn.closeFds !== "default" || !spawn.redirects) return undefined;
  const old = narrowVersions(
    narrowPlatforms(target, (it) => it.startsWith("win32")),
    [3, 4],
    [3, 7],
  );
  if (isDead(old)) return undefined;
  const source = inheritableSourcesFor(project, file).find((it) => it.kind === "osfhandle" || it.kind === "dup2");
  if (source === undefined) return undefined;
  const reason = `\`${source.name}\` makes one`;
  return {
    node: spawn.call,
    spawn,
    form: "redirected",
    reason,
    source: source.call,
    severity: "warning",
    confidence: "medium",
    isPosixOnly: false,
  };
}

/** Take the keyword out of the call, with the comma before it. */
function removalOf(file: ModuleModel, { closeFdsArgument: argument, call }: Spawn): FileEdit | undefined {
  if (argument === undefined) return undefined;
  const index = call.arguments.indexOf(argument);
  const before = call.arguments[index - 1];
  if (before === undefined) return undefined;
  return { path: file.path, span: { start: spanOf(before).end, end: spanOf(argument).end }, text: "" };
}
