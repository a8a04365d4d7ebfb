import { exitOnExecute } from "../../fixes/check-status.ts";
import { commandLabel } from "../../project/processes/concern.ts";
import { type IgnoredCommand, ignoredCommandsOf } from "../../project/processes/ignored-commands.ts";
import { commandOf, displayOf, simpleCommandsOf } from "../../project/processes/process-command.ts";
import type { Project } from "../../project/project.ts";
import { literalArguments, programOf } from "../../semantics/shell/program.ts";
import { defineRule, type Severity } from "../rule.ts";

export const ignoredBuildCommand = defineRule({
  id: "ignored-build-command",
  family: "exit",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "Build tool told to ignore a failing command",
  why: `
    Each build tool has its own way to go on after a failure: a \`-\` in front of an SCons action, \`env.Execute\` and waf's
    \`exec_command\` as statements, \`warn=True\` with a result that nobody asks. The target then counts as built, and the next
    run will not build it again.
  `,
  examples: [
    {
      file: "SConstruct",
      bad: `
        env = Environment()
        env.Execute("tool --init")
      `,
      good: `
        env = Environment()
        if env.Execute("tool --init"):
            Exit(1)
      `,
    },
    {
      file: "SConstruct",
      bad: `
        env = Environment()
        env.Command("table.h", "table.in", "-gen $SOURCE > $TARGET")
      `,
      good: `
        env = Environment()
        env.Command("table.h", "table.in", "gen $SOURCE > $TARGET")
      `,
    },
  ],

  *find({ file, project }) {
    for (const ignored of ignoredCommandsOf(project, file)) {
      const { node, span, start, form } = ignored;
      const command = start === undefined ? "" : commandLabel(project, start, displayOf);
      const confidence = form === "dash" ? ("medium" as const) : ("high" as const);
      yield {
        node,
        ...(span === undefined ? {} : { span }),
        severity: severityOf(project, ignored),
        confidence,
        ignored,
        command,
      };
    }
  },

  message: ({ ignored, command }) => {
    const name = ignored.start?.name ?? "";
    switch (ignored.form) {
      case "dash":
        return "The `-` makes SCons ignore a failure of this command: the target counts as built.";
      case "status":
        return `\`${name}\` returns the status of ${command} and does not raise; nothing looks at it.`;
      case "unchecked":
        return `\`${name}\` was told not to raise, and nothing asks whether ${command} failed.`;
      case "codes":
        return "Other exit codes than 0 count as success here.";
      case "retcode":
        return "`retcode=None` lets plumbum accept every exit code.";
      case "warnOnly":
        return "`warn_only=True` lets Fabric go on after a failing command.";
      default:
        return "Told to keep going, the build tool does not stop at the first failure.";
    }
  },

  fixes: ({ ignored }, { file, project }) => {
    if (ignored.form === "dash" && ignored.span !== undefined) {
      const edits = [{ path: file.path, span: ignored.span, text: "" }];
      return [{ title: "Let SCons stop at a failure", safety: "suggestion", edits }];
    }
    return ignored.form === "status" && ignored.start !== undefined ? exitOnExecute(project, ignored.start) : [];
  },
});

function severityOf(project: Project, { isOptional, start }: IgnoredCommand): Severity {
  const command = start === undefined ? undefined : commandOf(project, start);
  // With nothing to commit it fails, and that is what it was told to do without.
  const isCommit =
    command !== undefined &&
    simpleCommandsOf(command).every((it) => {
      const program = programOf(it);
      return program?.name === "git" && /^(?:add|commit)$/.test(literalArguments(program)[0] ?? "");
    });
  return isOptional || isCommit ? "hint" : "warning";
}
