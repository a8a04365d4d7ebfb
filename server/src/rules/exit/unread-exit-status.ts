import { checkAfterCommunicate, raiseOnFailure, withoutTarget } from "../../fixes/check-status.ts";
import { actionAround } from "../../project/processes/action-results.ts";
import { unaskedChannelsOf } from "../../project/processes/blind-captures.ts";
import { isBuildScript } from "../../project/processes/build-tool.ts";
import { judgeCommand } from "../../project/processes/command-kind.ts";
import { commandLabel, concernOf } from "../../project/processes/concern.ts";
import { isJudgedByOutput, outputKindsOf } from "../../project/processes/judged-output.ts";
import { type LostStatus, lostStatusesOf } from "../../project/processes/lost-statuses.ts";
import { loadsOfName, outputUsesOf } from "../../project/processes/output-uses.ts";
import { feedsCheckedProcess } from "../../project/processes/pipelines.ts";
import { displayOf } from "../../project/processes/process-command.ts";
import { keepsErrorsInOutput } from "../../project/processes/process-start.ts";
import { laterStatements } from "../../project/processes/products.ts";
import { statusTrace } from "../../project/processes/status-trace.ts";
import { indexOfStatus } from "../../project/processes/status-uses.ts";
import { handlerAround } from "../../project/processes/surroundings.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Node } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

/** Ways to lose a status that only look at the output; the author may have judged by it. */
const BY_OUTPUT: ReadonlySet<LostStatus["loss"]> = new Set(["output", "context", "streamed"]);

export const unreadExitStatus = defineRule({
  id: "unread-exit-status",
  family: "exit",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Exit status stored or left in its object, and never read",
  why: `
    A status that is bound to a name and never read, or a process of which only the output is taken, looks like careful
    code and is none: the command may have failed half way, and what it printed until then is taken for all of it. The same
    happens when a loop overwrites the status, so that after it only that of the last turn is seen.

    Where the output is taken and nothing shows that a later step needs the command, it is a hint: whoever takes the output
    mostly notices that it is missing.
  `,
  examples: [
    {
      bad: `
        import subprocess


        def revision():
            process = subprocess.Popen(["git", "rev-parse", "HEAD"], stdout=subprocess.PIPE)
            out, err = process.communicate()
            return out
      `,
      good: `
        import subprocess


        def revision():
            process = subprocess.Popen(["git", "rev-parse", "HEAD"], stdout=subprocess.PIPE)
            out, err = process.communicate()
            if process.returncode:
                raise subprocess.CalledProcessError(process.returncode, process.args, out, err)
            return out
      `,
    },
    {
      bad: `
        import subprocess


        def build():
            code = subprocess.call(["make"])
            install()
      `,
      good: `
        import subprocess


        def build():
            subprocess.check_call(["make"])
            install()
      `,
    },
    {
      bad: `
        import subprocess


        def flags(name):
            return subprocess.run(["pkg-config", "--cflags", name], capture_output=True).stdout.split()
      `,
      good: `
        import subprocess


        def flags(name):
            return subprocess.run(["pkg-config", "--cflags", name], capture_output=True, check=True).stdout.split()
      `,
    },
  ],

  *find({ file, project }) {
    for (const lost of lostStatusesOf(project, file)) {
      const { status, node, loss } = lost;
      if (loss === "discarded" || loss === "waited" || loss === "unwaited") continue;
      // Helpers of build tools have a rule of their own.
      if (status.start.receiver !== undefined && status.wrappers.length === 0 && loss !== "shown") continue;
      const concern = concernOf(project, file, { status, node, loss });
      if (concern === undefined) continue;

      const byOutput = BY_OUTPUT.has(loss);
      // An error where it is plain that the next step needs what this one makes.
      const isGrave =
        concern.severity === "error" &&
        (isBuildScript(project, file) || actionAround(project, file, node) !== undefined);
      const isHint =
        concern.severity === "hint" ||
        loss === "shown" ||
        // What a `with` waits for is a session or a window as often as a step.
        (loss === "context" && !isBuildScript(project, file) && !feedsCheckedProcess(project, lost.uses)) ||
        // What a function of one's own gives beside the status may tell as much.
        (status.wrappers.length > 0 && indexOfStatus(status.form) !== undefined) ||
        isJudgedByOutput(project, lost) ||
        asksForErrors(lost) ||
        isTriedOnly(node) ||
        isOnlyShown(lost, project, file) ||
        // Whoever takes the output mostly notices that it is missing: a query that fails reads as "nothing".
        ((byOutput || loss === "communicated") && concern.severity !== "error");
      const severity = isHint ? ("hint" as const) : isGrave && !byOutput ? ("error" as const) : ("warning" as const);
      const confidence = isHint || byOutput ? ("medium" as const) : concern.confidence;
      yield {
        node,
        severity,
        confidence,
        status,
        loss,
        uses: lost.uses,
        command: commandLabel(project, status.start, displayOf),
      };
    }
    for (const node of unaskedChannelsOf(project, file)) {
      const severity = "hint" as const;
      yield {
        node,
        severity,
        confidence: "medium" as const,
        status: undefined,
        loss: "output" as const,
        uses: [],
        command: "",
      };
    }
  },

  message: ({ status, loss, command }) => {
    if (status === undefined)
      return "Nothing asks the channel for the exit status of this remote command (`recv_exit_status`).";
    const { name } = status.start;
    switch (loss) {
      case "shown":
        return `The exit status of ${command} is only printed: nothing depends on whether it failed.`;
      case "overwritten":
        return `Each turn of the loop overwrites the exit status of ${command}: behind it only the last one is seen.`;
      case "output":
        return `Only the output of ${command} is used; \`${name}\` does not raise, so a failure passes for a short output.`;
      case "communicated":
        return `The output of ${command} is taken and \`returncode\` is never read: a failure passes for a short output.`;
      case "context":
        return `\`with ${name}(…)\` waits for ${command} but does not raise, and \`returncode\` is never read.`;
      case "streamed":
        return `The output of ${command} is read and nobody waits for it: its exit status is lost.`;
      default:
        return `The exit status of ${command} is stored and never read: a failure goes unnoticed.`;
    }
  },

  related: ({ status }, { project }) => (status === undefined ? [] : statusTrace.of(project, status)),

  fixes: ({ status, node, loss, uses }, { project }) => {
    if (status === undefined || status.wrappers.length > 0) return [];
    if (loss === "communicated") return checkAfterCommunicate(project, node);
    const raise = raiseOnFailure(project, status.start);
    if (raise === undefined) return [];
    if (loss === "output") return [raise];
    // Where a helper takes the value and does nothing with it, the name is still needed.
    const isFree = loss === "unread" && uses.every((it) => it.node.kind === "name");
    return isFree ? [withoutTarget(project, raise, status.call)] : [];
  },
});

/** A helper that prints what some command or other says, or errors and all of one that is known, and claims nothing. */
function isOnlyShown(lost: LostStatus, project: Project, file: ModuleModel): boolean {
  const { loss, node, status } = lost;
  if (loss !== "communicated" && loss !== "output" && loss !== "streamed") return false;
  // Whoever shows the errors as well lets a person see the failure.
  const isWhole = keepsErrorsInOutput(status.start) || lost.uses.some((it) => it.name === "stderr");
  if (!isWhole && judgeCommand(project, status.start, file.options.allowIgnoredCommands).isKnown) return false;
  const kinds = outputKindsOf(project, lost);
  const claims = laterStatements(node).some((it) => it.kind === "return" && it.value?.kind === "boolean");
  if (kinds.size !== 1 || !kinds.has("shown") || claims) return false;
  return loss !== "communicated" || isOutputShown(project, node);
}

/** `try: …` around it with a handler that takes all and does nothing: what comes of it is a bonus. */
function isTriedOnly(node: Node): boolean {
  const around = handlerAround(node, /^(?:Base)?Exception$/);
  return around?.handler.body.every((it) => it.kind === "pass") === true;
}

/** Whether it is the output that is shown, and not the errors alone. */
function isOutputShown(project: Project, communicate: Node): boolean {
  const [target] = communicate.parent?.kind === "assign" ? communicate.parent.targets : [];
  const [output] = target?.kind === "sequence" ? target.elements : [];
  return output?.kind !== "name" || loadsOfName(output).some((it) => outputUsesOf(project, it).has("shown"));
}

/** Whether only the errors are taken: then the command is run for what it says of itself. */
function asksForErrors({ uses, loss, node }: LostStatus): boolean {
  if (loss === "output")
    return uses.every((it) => it.name === undefined || it.name === "stderr") && uses.some((it) => it.name === "stderr");
  const { parent } = node;
  if (loss !== "communicated") return false;
  const [target] = parent?.kind === "assign" ? parent.targets : [];
  const [output, errors] = target?.kind === "sequence" ? target.elements : [];
  if (output?.kind === "name" && errors?.kind === "name" && output.id.startsWith("_"))
    return !errors.id.startsWith("_");
  return parent?.kind === "subscript" && parent.index.kind === "integer" && parent.index.value === 1n;
}
