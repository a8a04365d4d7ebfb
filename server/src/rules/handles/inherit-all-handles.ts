import type { Inheritance, Python2Reason } from "../../project/handles/inheritance.ts";
import { inheritancesIn } from "../../project/handles/inheritance.ts";
import type { Spawn } from "../../project/handles/spawns.ts";
import { isVendored } from "../../project/vendored.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesWindows } from "../../semantics/target.ts";
import { spanOf } from "../../syntax/ast.ts";
import { type Confidence, defineRule, type FileEdit, type Severity, severityFor, severityOnPython2 } from "../rule.ts";

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
    with \`close_fds=True\`; \`os.system\` cannot be told to, which is reported where it starts a daemon. Since 3.4 Python's own descriptors are private; \`close_fds=False\` then passes on what was made
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
    for (const inheritance of inheritancesIn(project, file)) {
      const { severity, confidence } = weightOf(inheritance);
      const judge = inheritance.form === "python2" ? severityOnPython2 : severityFor;
      const weight = isVendored(file.path) ? "hint" : judge(options, severity);
      yield { ...inheritance, severity: weight, confidence };
    }
  },

  message: ({ spawn, form, reason, source }) => {
    const made = `\`${source?.name ?? ""}\` makes one`;
    switch (form) {
      case "listed":
        return "`close_fds=False` passes on every inheritable descriptor; `pass_fds` overrides it, with a warning.";
      case "explicit":
        return `\`close_fds=False\` passes on every inheritable descriptor; ${made}.`;
      case "concurrent":
        return "`close_fds=False` passes on every inheritable descriptor; on Windows the streams of a child that another thread starts at the same time are among them.";
      case "raises":
        return "`close_fds=True` with redirected streams raises ValueError on Windows before Python 3.7; the child is never started.";
      case "redirected":
        return `\`${spawn.path}\` with redirected streams passes on every inheritable handle on Windows before Python 3.7; ${made}.`;
      case "python2":
        return `\`${spawn.path}\`${spawn.hasCloseFds ? " without `close_fds=True`" : ""} passes every open descriptor to the child on Python 2; ${reason === undefined ? "" : textOfReason(reason)}.`;
    }
  },

  related: ({ source, reason }, { project }) => {
    const node =
      source?.node ??
      (reason?.kind === "held" ? reason.creation.call : reason?.kind === "threads" ? reason.thread : undefined);
    const message = reason?.kind === "threads" ? "a thread is started here" : "inheritable from here on";
    return node === undefined ? [] : [{ path: project.fileOf(node).path, span: spanOf(node), message }];
  },

  fixes: ({ spawn, form }, { file, project }) => {
    if (form === "explicit" || form === "listed" || form === "concurrent") {
      const edit = removalOf(file, spawn);
      if (edit === undefined) return [];
      // Since 3.8 some programs want False: only then does subprocess use posix_spawn.
      return [{ title: "Close the other descriptors", safety: "suggestion", edits: [edit] }];
    }
    const last = spawn.call.arguments.at(-1);
    // On Windows Python 2 refuses it beside redirected streams.
    const isPosixOnly = !includesWindows(project.targetAt(spawn.call));
    if (form !== "python2" || !spawn.hasCloseFds || !isPosixOnly || last === undefined || last.unpack === "**")
      return [];
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

function weightOf({ form, reason, spawn }: Inheritance): {
  readonly severity: Severity;
  readonly confidence: Confidence;
} {
  if (form === "raises") return { severity: "error", confidence: "high" };
  if (form === "listed" || form === "explicit") return { severity: "warning", confidence: "high" };
  // Where `close_fds=False` is written out for Python 2, whose default it is, somebody has decided.
  const isDecided = form === "python2" && spawn.closeFdsArgument !== undefined;
  return isDecided || (reason !== undefined && isHarmless(reason))
    ? { severity: "hint", confidence: "medium" }
    : { severity: "warning", confidence: "medium" };
}

/** What is waited for and over soon keeps nothing open that anybody would notice. */
function isHarmless(reason: Python2Reason): boolean {
  if (reason.kind === "outlives") return !reason.isShared;
  if (reason.life === "outlives") return false;
  // What a daemon holds it holds until somebody stops it.
  if (reason.life === "leaves a daemon" && reason.kind === "threads") return false;
  if (reason.kind !== "connection") return true;
  const { isBusy, isNear } = reason.connection;
  return !(isBusy && (reason.life === "leaves a daemon" || (reason.life === "chosen by callers" && isNear)));
}

function textOfReason(reason: Python2Reason): string {
  switch (reason.kind) {
    case "held":
      return `the ${reason.creation.kind} that this function has open is among them`;
    case "connection":
      return `${reason.connection.what} among them`;
    case "outlives":
      return reason.life === "outlives" ? "and it outlives this call" : "and what it starts outlives this call";
    case "threads":
      return "those that other threads are just using among them";
  }
}

/** Take the keyword out of the call, with the comma before it. */
function removalOf(file: ModuleModel, { closeFdsArgument: argument, call }: Spawn): FileEdit | undefined {
  if (argument === undefined) return undefined;
  const index = call.arguments.indexOf(argument);
  const before = call.arguments[index - 1];
  if (before === undefined) return undefined;
  return { path: file.path, span: { start: spanOf(before).end, end: spanOf(argument).end }, text: "" };
}
