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
    never wrote. Where nothing behind it needs the child, it may well be meant to run on its own: that is a hint.
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
    for (const { call, start, isNeeded, isRacing } of unwaitedChildrenOf(project, file)) {
      // A child that nothing needs is started for its own sake as often as not: a window, a service, a successor.
      const isHint = !isNeeded || (isInTest(project, file, call) && !isRacing) || isBestEffort(project, call);
      const severity = isHint ? ("hint" as const) : isBuild ? ("error" as const) : ("warning" as const);
      const confidence = isBuild && !isHint ? ("high" as const) : ("medium" as const);
      yield { node: call, severity, confidence, start, isNeeded, command: commandLabel(project, start, displayOf) };
    }
    for (const call of forgottenForksOf(project, file)) {
      const severity = "hint" as const;
      yield { node: call, severity, confidence: "medium" as const, start: undefined, isNeeded: false, command: "" };
    }
  },

  message: ({ start, isNeeded, command }) => {
    if (start === undefined) return "The parent of this `fork` never waits for the child: its exit status is lost.";
    const lost = `\`${start.name}\` starts ${command} and nobody waits for it: its exit status is lost`;
    return isNeeded ? `${lost}, and what follows runs at the same time.` : `${lost}.`;
  },

  fixes: ({ start }, { project }) => {
    const fix = start === undefined ? undefined : waitForChild(project, start);
    return fix === undefined ? [] : [fix];
  },
});
