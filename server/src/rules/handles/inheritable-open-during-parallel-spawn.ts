import { closeOnExecEdits } from "../../fixes/close-on-exec.ts";
import { type Exposure, exposuresIn } from "../../project/handles/exposures.ts";
import type { Project } from "../../project/project.ts";
import { type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { defineRule, type Severity, severityOnPython2 } from "../rule.ts";

const severities: Readonly<Record<Exposure["weight"], Severity>> = {
  certain: "warning",
  likely: "warning",
  harmless: "hint",
};

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
    for (const exposure of exposuresIn(project, file)) {
      yield {
        ...exposure,
        node: exposure.creation.call,
        severity: severityOnPython2(options, severities[exposure.weight]),
        confidence: exposure.weight === "certain" ? "high" : "medium",
      } as const;
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

  fixes: ({ creation, form }, { file, project }) => {
    if (form !== "kept") return [];
    const isNumber = creation.kind === "descriptor" && !/epoll/.test(textOf(creation.call.callee));
    const edits = closeOnExecEdits(file, creation.call, project.targetAt(creation.call), isNumber);
    // A child that is handed the descriptor by number would no longer find it.
    return edits.length === 0 ? [] : [{ title: "Close it in children", safety: "suggestion", edits }];
  },
});

function step(project: Project, node: Node, message: string) {
  return { path: project.fileOf(node).path, span: spanOf(node), message };
}
