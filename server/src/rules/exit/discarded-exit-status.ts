import { dismiss, raiseOnFailure, returnFromAction } from "../../fixes/check-status.ts";
import { actionAround } from "../../project/processes/action-results.ts";
import type { FunctionAction } from "../../project/processes/build-actions.ts";
import { commandLabel, concernOf } from "../../project/processes/concern.ts";
import { isJudgedByOutput } from "../../project/processes/judged-output.ts";
import { lostStatusesOf } from "../../project/processes/lost-statuses.ts";
import { displayOf } from "../../project/processes/process-command.ts";
import { isExplicitlyUnchecked } from "../../project/processes/process-start.ts";
import { statusTrace, testingCallers } from "../../project/processes/status-trace.ts";
import type { Statement } from "../../syntax/ast.ts";
import { enclosingStatement } from "../../syntax/walk.ts";
import { defineRule } from "../rule.ts";

export const discardedExitStatus = defineRule({
  id: "discarded-exit-status",
  family: "exit",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Exit status of a command thrown away",
  why: `
    \`subprocess.call\`, \`subprocess.run\`, \`os.system\` and their like report a failed command by a value and raise nothing.
    As a statement that value is gone: the script goes on with files that were not made, or are those of last time, and
    reports success. The failure shows much later, in whatever reads them. The same holds for a function of one's own that
    returns the status: its caller has to look.

    Of most commands nothing tells whether anybody needs them: a window is opened, a cache refreshed, a player started. Those
    are hints. A warning stands where something shows that the command matters: it makes or fetches files, changes the
    machine, is a script among other steps, takes the program's own arguments, its product is used or its success is claimed
    behind it, or a handler waits for a failure that never comes.
  `,
  examples: [
    {
      bad: `
        import subprocess

        subprocess.call(["make", "-C", "fortran"])
      `,
      good: `
        import subprocess

        subprocess.check_call(["make", "-C", "fortran"])
      `,
    },
    {
      bad: `
        import subprocess

        subprocess.run(["git", "clone", "https://example.org/tool.git"], cwd="build")
      `,
      good: `
        import subprocess

        subprocess.run(["git", "clone", "https://example.org/tool.git"], cwd="build", check=True)
      `,
    },
    {
      bad: `
        import os

        os.system("xxd -i page.xml > page.c")
      `,
      good: `
        import os
        import subprocess

        subprocess.check_call("xxd -i page.xml > page.c", shell=True)
      `,
    },
  ],

  *find({ file, project }) {
    for (const lost of lostStatusesOf(project, file)) {
      const { status, node, loss } = lost;
      if (loss !== "discarded" && loss !== "waited") continue;
      // Helpers of build tools have a rule of their own.
      if (status.start.receiver !== undefined && status.wrappers.length === 0) continue;
      const concern = concernOf(project, file, { status, node, loss });
      if (concern === undefined) continue;
      const command = commandLabel(project, status.start, displayOf);
      const callers = status.wrappers.length === 0 ? [] : testingCallers(project, status);
      const action = concern.severity === "hint" ? undefined : actionAround(project, file, node);
      const isJudged = loss === "waited" && isJudgedByOutput(project, lost);
      const severity = isJudged ? ("hint" as const) : action === undefined ? concern.severity : ("error" as const);
      const isTold = isExplicitlyUnchecked(project, status.start);
      yield { node, ...concern, severity, status, loss, command, callers, action, isTold };
    }
  },

  message: ({ status, handler, loss, command, isTold }) => {
    const { name } = status.start;
    if (handler !== undefined) {
      return `\`${name}\` never raises \`CalledProcessError\`, so this handler does not run: a failure of ${command} goes unnoticed.`;
    }
    const [wrapper] = status.wrappers;
    if (wrapper !== undefined && loss === "waited")
      return `What \`${wrapper.name.id}\` starts is waited for, and its exit status is thrown away: a failure of ${command} goes unnoticed.`;
    if (wrapper !== undefined && status.isTruth) {
      return `\`${wrapper.name.id}\` returns whether ${command} worked, and nothing looks at it here: a failure goes unnoticed.`;
    }
    if (wrapper !== undefined) {
      return `\`${wrapper.name.id}\` returns the exit status of ${command}, and nothing looks at it here: a failure goes unnoticed.`;
    }
    if (loss === "waited")
      return `The exit status of ${command} is waited for and thrown away: a failure goes unnoticed.`;
    if (status.form === "completed" && isTold)
      return `\`${name}\` is told not to raise, and its result is dropped: a failure of ${command} goes unnoticed.`;
    if (status.form === "completed") {
      return `\`${name}\` without \`check=True\` does not raise, and its result is dropped: a failure of ${command} goes unnoticed.`;
    }
    return `The exit status of ${command} is thrown away: \`${name}\` does not raise, so a failure goes unnoticed.`;
  },

  related: ({ status, callers, handler, action }, { project }) => [
    ...(action === undefined
      ? []
      : [statusTrace.step(project, action.use, "A build action: the tool will consider the target up to date.")]),
    ...(handler === undefined ? [] : [{ node: handler, message: "The handler that never runs." }]).map(
      ({ node, message }) => statusTrace.step(project, node, message),
    ),
    ...statusTrace.of(project, status),
    ...callers.map((it) => statusTrace.step(project, it, "This caller looks at the status.")),
  ],

  fixes: ({ status, node, loss, action }, { project }) => {
    const statement = enclosingStatement(node);
    // What is last in an action is what it has to say to the tool.
    if (action !== undefined && loss === "discarded" && status.form === "status" && isLastOf(action, statement)) {
      return statement === undefined ? [] : [returnFromAction(project, statement)];
    }
    const raise =
      status.wrappers.length === 0 && loss === "discarded" ? raiseOnFailure(project, status.start) : undefined;
    const isStatement = statement?.kind === "expressionStatement" && statement.value === node;
    return [
      ...(raise === undefined ? [] : [raise]),
      ...(isStatement && loss === "discarded" && raise !== undefined ? [dismiss(project, statement)] : []),
    ];
  },
});

function isLastOf({ definition }: FunctionAction, statement: Statement | undefined): boolean {
  return (
    definition.kind === "functionDef" &&
    statement?.kind === "expressionStatement" &&
    definition.body.at(-1) === statement
  );
}
