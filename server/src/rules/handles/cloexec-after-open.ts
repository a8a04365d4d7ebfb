import { callsIn, flagOf } from "../../project/calls-in.ts";
import { threadStartFor } from "../../project/handles/concurrency.ts";
import { creationsIn } from "../../project/handles/creations.ts";
import { PRIVATE_SINCE, spawnersFor } from "../../project/handles/reach.ts";
import { isBuildScript } from "../../project/processes/build-tool.ts";
import { includesBelow, includesWindows, isDead } from "../../semantics/target.ts";
import { type Call, spanOf, textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { enclosingFunction } from "../../syntax/walk.ts";
import { defineRule } from "../rule.ts";

export const cloexecAfterOpen = defineRule({
  id: "cloexec-after-open",
  family: "handles",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "A file is made private only after it was opened",
  why: `
    Between opening a file and clearing its inheritance flag another thread may start a process, which then keeps the file
    open. On Windows there is a way to do both at once, on Python 2 too: \`"N"\` in the mode of \`open\`, or \`os.O_NOINHERIT\`
    among the flags of \`os.open\`. Python 3.4 opens every file so.
  `,
  examples: [
    {
      targetVersion: "2.7",
      bad: `
        import msvcrt
        import subprocess
        import threading
        import win32api
        import win32con

        def open_private(path):
            f = open(path, "w")
            win32api.SetHandleInformation(msvcrt.get_osfhandle(f.fileno()), win32con.HANDLE_FLAG_INHERIT, 0)
            return f

        def build(path):
            threading.Thread(target=open_private, args=(path,)).start()
            subprocess.call("make")
      `,
      good: `
        import subprocess
        import threading

        def open_private(path):
            return open(path, "wN")

        def build(path):
            threading.Thread(target=open_private, args=(path,)).start()
            subprocess.call("make")
      `,
    },
  ],

  *find({ file, project }) {
    if (!project.mayHold(file, /SetHandleInformation/)) return;
    for (const call of callsIn(project, file)) {
      if (!clearsInheritance(call)) continue;
      const target = project.targetAt(call);
      if (isDead(target) || !includesWindows(target) || !includesBelow(target, PRIVATE_SINCE)) continue;
      const owner = enclosingFunction(call);
      const opened = creationsIn(project, file).find(
        (it) =>
          it.kind === "file" && enclosingFunction(it.call) === owner && spanOf(it.call).start < spanOf(call).start,
      );
      if (opened === undefined) continue;
      const isParallel = threadStartFor(project, file) !== undefined || isBuildScript(project, file);
      const [spawner] = spawnersFor(project, file);
      if (!isParallel || (spawner === undefined && !isBuildScript(project, file))) continue;
      yield { node: opened.call, clearing: call, confidence: "medium" } as const;
    }

    function clearsInheritance(call: Call): boolean {
      if (lastName(call.callee) !== "SetHandleInformation" || !/get_osfhandle/.test(textOf(call))) return false;
      const last = call.arguments[2];
      return last !== undefined && flagOf(project, last.value) === false;
    }
  },

  message: () =>
    "The file is inheritable until the next call clears the flag; a process that another thread starts in between keeps it open.",

  related: ({ clearing }, { file }) => [
    { path: file.path, span: spanOf(clearing), message: "the flag is cleared here" },
  ],
});
