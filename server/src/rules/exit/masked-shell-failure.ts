import { chainStep, withPipefail } from "../../fixes/shell-status.ts";
import { type CheckedShell, checkedShellsOf } from "../../project/processes/checked-shells.ts";
import { sourceSpanOf } from "../../project/processes/command-source.ts";
import { type MaskedFailure, maskedFailuresIn } from "../../project/processes/masked-failures.ts";
import { isInTest } from "../../project/processes/surroundings.ts";
import { spanOf } from "../../syntax/ast.ts";
import type { Span } from "../../text/span.ts";
import { defineRule } from "../rule.ts";

export const maskedShellFailure = defineRule({
  id: "masked-shell-failure",
  family: "exit",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "Failure inside a shell command that its exit status hides",
  why: `
    A shell reports the status of the last command it ran. What failed before a \`;\` or in front of a \`|\` is forgotten, and a
    command behind a trailing \`&\` is not even waited for: \`check_call("false | tee log", shell=True)\` passes. \`&&\` stops at
    the first failure, as \`set -e\` does; bash reports a broken pipeline after \`set -o pipefail\`.
  `,
  examples: [
    {
      bad: `
        import subprocess

        subprocess.check_call("mkdir -p out; cp table.h out", shell=True)
      `,
      good: `
        import subprocess

        subprocess.check_call("mkdir -p out && cp table.h out", shell=True)
      `,
    },
    {
      bad: `
        import subprocess

        subprocess.check_call("make 2>&1 | tee build.log", shell=True)
      `,
      good: `
        import subprocess

        subprocess.check_call("set -o pipefail; make 2>&1 | tee build.log", shell=True, executable="/bin/bash")
      `,
    },
  ],

  *find({ file, project }) {
    for (const shell of checkedShellsOf(project, file)) {
      for (const failure of maskedFailuresIn(shell.command.script)) {
        const span = placeOf(shell, failure);
        if (project.fileOf(shell.place) !== file) continue;
        yield {
          node: shell.place,
          ...(span === undefined ? {} : { span }),
          shell,
          failure,
          // What a test prepares step by step it will miss.
          severity:
            failure.form === "sequence" && isInTest(project, file, shell.place) ? ("hint" as const) : failure.severity,
          confidence: failure.confidence,
        };
      }
    }
  },

  message: ({ failure }) => {
    switch (failure.form) {
      case "sequence":
        return `A failure of \`${failure.masked}\` is not seen: the shell goes on behind the \`${failure.separator}\` and reports the status of what comes last.`;
      case "pipeline":
        return `A failure of \`${failure.masked}\` is not seen: the pipeline has the status of \`${failure.last}\`.`;
      case "background":
        return `\`${failure.masked} &\` always succeeds: the shell does not wait for it.`;
      default:
        return `A failure of \`${failure.masked}\` is not seen: the status of a substitution inside arguments is ignored.`;
    }
  },

  fixes: ({ shell, failure }, { project }) => {
    if (failure.form === "sequence") return chainStep(project, shell.command, failure);
    return failure.form === "pipeline" ? withPipefail(project, shell) : [];
  },
});

function placeOf({ command, place }: CheckedShell, { start, end }: MaskedFailure): Span | undefined {
  const first = sourceSpanOf(command, start, 1);
  const last = sourceSpanOf(command, end - 1, 1);
  if (first === undefined || last === undefined || last.end <= first.start) return undefined;
  const around = spanOf(place);
  const isInside = first.start >= around.start && last.end <= around.end;
  return isInside ? { start: first.start, end: last.end } : undefined;
}
