import { forksIn } from "../../project/handles/forks.ts";
import { isVendored } from "../../project/vendored.ts";
import { spanOf, textOf } from "../../syntax/ast.ts";
import { defineRule, severityFor } from "../rule.ts";

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
    for (const fork of forksIn(project, file)) {
      const isLight = fork.isMild || isVendored(file.path);
      yield { ...fork, severity: isLight ? "hint" : severityFor(options, "warning") } as const;
    }
  },

  message: (fact) =>
    fact.what === "preexec_fn"
      ? "`preexec_fn` runs Python code between fork and exec; with threads in the process it can wait for a lock that nobody holds any more."
      : fact.what === "library"
        ? `\`${fact.name}\` forks a process in which JAX runs threads; the child may wait for one of their locks for ever.`
        : `\`${fact.name}\` in a process with threads copies their locks in whatever state they are; the child may wait for one for ever.`,

  related: ({ thread, what }, { project }) =>
    thread === undefined
      ? []
      : [
          {
            path: project.fileOf(thread).path,
            span: spanOf(thread),
            message: what === "library" ? "imported here" : "a thread is started here",
          },
        ],

  fixes: ({ what, method, isMild }, { file }) => {
    // Where the module has no thread of its own the method was chosen for a reason.
    if (what !== "start method" || method === undefined || isMild) return [];
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
