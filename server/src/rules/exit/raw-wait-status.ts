import { spellingOf } from "../../fixes/add-import.ts";
import { exitCodeOfSystem } from "../../fixes/check-status.ts";
import { type RawUse, rawUsesOf } from "../../project/processes/raw-statuses.ts";
import { statusTrace } from "../../project/processes/status-trace.ts";
import type { Project } from "../../project/project.ts";
import { includesWindows, isAtLeast } from "../../semantics/target.ts";
import { spanOf } from "../../syntax/ast.ts";
import { defineRule, type Fix } from "../rule.ts";

export const rawWaitStatus = defineRule({
  id: "raw-wait-status",
  family: "exit",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Wait status of POSIX used as an exit code",
  why: `
    On POSIX \`os.system\`, \`os.popen(…).close()\`, \`os.waitpid\` and \`commands.getstatusoutput\` give a wait status: exit code 1
    arrives as 256. \`sys.exit\` hands on its low eight bits, and those are 0, so \`sys.exit(os.system("false"))\` reports
    success. A comparison with the code itself is never equal.
  `,
  examples: [
    {
      bad: `
        import os
        import sys

        sys.exit(os.system("make"))
      `,
      good: `
        import os
        import sys
        import subprocess

        sys.exit(subprocess.call("make", shell=True))
      `,
    },
  ],

  *find({ file, project }) {
    for (const use of rawUsesOf(project, file)) yield use;
  },

  message: ({ kind, status, subject }) => {
    const { name } = status.start;
    const source = name === "os.popen" ? "os.popen(…).close()" : name;
    switch (kind) {
      case "exit":
        return `\`${source}\` gives a wait status on POSIX, and \`${subject}\` keeps its low eight bits: exit code 1 arrives as 256 and becomes 0.`;
      case "none":
        return subject.startsWith("==")
          ? `\`${source}\` gives \`None\` when the command succeeded: \`${subject}\` is never true.`
          : `\`${source}\` gives \`None\` when the command succeeded: \`${subject}\` takes success for a failure.`;
      case "literal":
        return `\`${source}\` gives a wait status on POSIX: exit code ${subject} arrives as ${Number(subject) * 256}, and the test does not see it.`;
      default:
        return `\`${source}\` gives a wait status on POSIX: the low eight bits are the signal, and the exit code is lost.`;
    }
  },

  related: ({ status }, { project }) => statusTrace.of(project, status),

  fixes: (use, { project }) => fixesOf(project, use),
});

function fixesOf(project: Project, { status, kind, node, value }: RawUse): readonly Fix[] {
  // A pipe that closes well gives None, which nothing decodes.
  if (kind === "mask" || status.form === "pipe") return [];
  const file = project.fileOf(node);
  const target = project.targetAt(node);
  if (isAtLeast(target, [3, 9]) && !includesWindows(target)) {
    const { text, edits } = spellingOf(file, "os", "waitstatus_to_exitcode");
    const { start, end } = spanOf(value);
    return [
      {
        title: "Take the exit code out of the wait status",
        safety: "suggestion",
        edits: [
          { path: file.path, span: { start, end: start }, text: `${text}(` },
          { path: file.path, span: { start: end, end }, text: ")" },
          ...edits,
        ],
      },
    ];
  }
  // The exit code of `subprocess.call` is one everywhere; on Windows `os.system` has no wait status to decode.
  const fix = status.wrappers.length === 0 ? exitCodeOfSystem(project, status.start) : undefined;
  return fix === undefined ? [] : [fix];
}
