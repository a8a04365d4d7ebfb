import { captureChecked } from "../../fixes/check-status.ts";
import { type BlindCapture, blindCapturesOf } from "../../project/processes/blind-captures.ts";
import { isBuildScript } from "../../project/processes/build-tool.ts";
import { judgeCommand } from "../../project/processes/command-kind.ts";
import { commandLabel } from "../../project/processes/concern.ts";
import { isMaking } from "../../project/processes/need.ts";
import { displayOf } from "../../project/processes/process-command.ts";
import { isBestEffort, isInTest } from "../../project/processes/surroundings.ts";
import { defineRule, type RuleContext, type Severity } from "../rule.ts";

export const statusBlindCapture = defineRule({
  id: "status-blind-capture",
  family: "exit",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "Output captured without a way to tell it from a failure",
  why: `
    \`subprocess.getoutput\` returns what the command printed, errors included, and throws its status away: for a program that
    does not exist it returns \`/bin/sh: 1: tool: not found\`, and that text becomes the version, the path or the flags.
    \`os.popen(…).read()\` returns an empty string. It is a warning in build scripts and in files that make something by their
    name; a program mostly shows the text, or compares it with what no message says, and there it is a hint.
  `,
  examples: [
    {
      bad: `
        import subprocess

        flags = subprocess.getoutput("pkg-config --cflags gtk4").split()
      `,
      good: `
        import subprocess

        flags = subprocess.check_output("pkg-config --cflags gtk4", shell=True, text=True).rstrip("\\n").split()
      `,
    },
  ],

  *find(context) {
    const { file, project } = context;
    for (const capture of blindCapturesOf(project, file)) {
      const { start } = capture;
      if (judgeCommand(project, start, file.options.allowIgnoredCommands).kind === "nobody") continue;
      // Shown to a person, who will see what went wrong.
      if (capture.uses.has("shown") && capture.uses.size === 1) continue;
      const severity = severityOf(context, capture);
      const confidence =
        severity === "warning" && isBuildScript(project, file) ? ("high" as const) : ("medium" as const);
      yield {
        node: start.call,
        severity,
        confidence,
        start,
        capture,
        command: commandLabel(project, start, displayOf),
      };
    }
  },

  message: ({ start, command }) =>
    start.name === "os.popen"
      ? `Nothing looks at the exit status of ${command}: if it fails, its output is taken to be empty or short.`
      : `\`${start.name}\` throws away the exit status of ${command}: if it fails, the error message is taken for its output.`,

  fixes: ({ capture }, { project }) => captureChecked(project, capture),
});

function severityOf({ file, project }: RuleContext, { start, uses, output }: BlindCapture): Severity {
  // What is looked for in the text is not in a message; what is shown tells a person what went wrong.
  const isLookedAt = [...uses].some((it) => it !== "data");
  if (isLookedAt || isInTest(project, file, output) || isBestEffort(project, output)) return "hint";
  // In a program the text is mostly shown, or compared with what a message never says.
  if (isBuildScript(project, file)) return "warning";
  return /getoutput$/.test(start.name) && isMaking(project, output) ? "warning" : "hint";
}
