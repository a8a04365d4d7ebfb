import { waitForChild } from "../../fixes/check-status.ts";
import { isBuildScript } from "../../project/processes/build-tool.ts";
import { forgottenForksOf, unwaitedChildrenOf } from "../../project/processes/children.ts";
import { commandLabel } from "../../project/processes/concern.ts";
import { displayOf } from "../../project/processes/process-command.ts";
import { PROCESS_TEXT } from "../../project/processes/statuses.ts";
import { isBestEffort, isInTest } from "../../project/processes/surroundings.ts";
import { defineRule } from "../rule.ts";

export const unwaitedChild = defineRule({
  id: "unwaited-child",
  family: "exit",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Child process started, and nobody waits for it",
  why: `
    \`Popen(…)\` returns as soon as the child runs. Without \`wait\`, \`communicate\` or a \`with\` block its exit status is lost,
    and whatever comes next runs at the same time: it may read a file that the child has not finished, or that a failed child
    never wrote.
  `,
  examples: [
    {
      bad: `
        import subprocess

        subprocess.Popen(["gen", "--output", "table.h"])
        compile_table("table.h")
      `,
      good: `
        import subprocess

        subprocess.check_call(["gen", "--output", "table.h"])
        compile_table("table.h")
      `,
    },
  ],

  *find({ file, project }) {
    if (!project.mayMeet(file, PROCESS_TEXT)) return;
    const isBuild = isBuildScript(project, file);
    for (const { call, start } of unwaitedChildrenOf(project, file)) {
      const isHint = isInTest(project, file, call) || isBestEffort(project, call);
      const severity = isHint ? ("hint" as const) : isBuild ? ("error" as const) : ("warning" as const);
      const confidence = isBuild && !isHint ? ("high" as const) : ("medium" as const);
      yield { node: call, severity, confidence, start, command: commandLabel(project, start, displayOf) };
    }
    for (const call of forgottenForksOf(project, file)) {
      yield { node: call, severity: "hint" as const, confidence: "medium" as const, start: undefined, command: "" };
    }
  },

  message: ({ start, command }) =>
    start === undefined
      ? "The parent of this `fork` never waits for the child: its exit status is lost."
      : `\`${start.name}\` starts ${command} and nobody waits for it: its exit status is lost, and what follows runs at the same time.`,

  fixes: ({ start }, { project }) => {
    const fix = start === undefined ? undefined : waitForChild(project, start);
    return fix === undefined ? [] : [fix];
  },
});
