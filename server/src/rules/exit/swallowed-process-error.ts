import { isBuildScript } from "../../project/processes/build-tool.ts";
import { judgeCommand } from "../../project/processes/command-kind.ts";
import { commandLabel } from "../../project/processes/concern.ts";
import { commandOf, displayOf, simpleCommandsOf } from "../../project/processes/process-command.ts";
import type { ProcessStart } from "../../project/processes/process-start.ts";
import { statusTrace } from "../../project/processes/status-trace.ts";
import { isBestEffort, isInTest } from "../../project/processes/surroundings.ts";
import { type SwallowedError, swallowedErrorsOf, unraisedErrorsOf } from "../../project/processes/swallowed-errors.ts";
import type { Project } from "../../project/project.ts";
import { firstWord } from "../../semantics/shell/program.ts";
import { questioningPrograms } from "../../semantics/shell/program-kinds.ts";
import { literalOf } from "../../semantics/shell/shell-tree.ts";
import { spanOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { defineRule } from "../rule.ts";

export const swallowedProcessError = defineRule({
  id: "swallowed-process-error",
  family: "exit",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Failure of a command caught and ignored",
  why: `
    \`check_call\` was chosen because it raises, and the handler around it throws the exception away: the script goes on as if
    the command had done its work. Where failure is expected, a flag, another way or a comment says so; where it is not,
    the handler hides it. An exception that is made and not raised, since the word \`raise\` was forgotten, hides it as well.
  `,
  examples: [
    {
      file: "setup.py",
      bad: `
        import subprocess

        try:
            subprocess.check_call(["make", "-C", "native"])
        except subprocess.CalledProcessError:
            pass
      `,
      good: `
        import subprocess

        try:
            subprocess.check_call(["make", "-C", "native"])
        except subprocess.CalledProcessError:
            raise SystemExit("the native part was not built")
      `,
    },
    {
      bad: `
        import subprocess

        status = subprocess.call(["gen", "--output", "table.h"])
        if status != 0:
            subprocess.CalledProcessError(status, "gen")
      `,
      good: `
        import subprocess

        status = subprocess.call(["gen", "--output", "table.h"])
        if status != 0:
            raise subprocess.CalledProcessError(status, "gen")
      `,
    },
  ],

  *find({ file, project }) {
    const isBuild = isBuildScript(project, file);
    for (const swallowed of swallowedErrorsOf(project, file)) {
      const { start, node } = swallowed;
      const { kind } = judgeCommand(project, start, file.options.allowIgnoredCommands);
      // Run to be sure, or while cleaning up: here failure is expected.
      if (kind === "nobody" || kind === "optional" || isBestEffort(project, start.call)) continue;
      // `grep -q` asks a question, and an exception is one of the answers.
      if (isQuestion(project, start) || isRemoval(project, start)) continue;
      const isLoud = isBuild && swallowed.form === "empty" && !swallowed.isExplained && !isInTest(project, file, node);
      const severity = isLoud ? ("warning" as const) : ("hint" as const);
      const confidence = isLoud ? ("high" as const) : ("medium" as const);
      const span = headOf(swallowed, file.source.text);
      yield { node, span, severity, confidence, swallowed, command: commandLabel(project, start, displayOf) };
    }
    for (const node of unraisedErrorsOf(project, file)) {
      const severity = isInTest(project, file, node) ? ("hint" as const) : ("error" as const);
      yield { node, severity, confidence: "high" as const, swallowed: undefined, command: lastName(node.callee) };
    }
  },

  message: ({ swallowed, command }) => {
    if (swallowed === undefined)
      return `This \`${command}\` is made and not raised: what follows goes on as if all were well.`;
    return swallowed.form === "talk"
      ? `A failure of ${command} is only reported here, and what follows goes on as if it had succeeded.`
      : `A failure of ${command} is caught here and ignored.`;
  },

  related: ({ swallowed }, { project }) =>
    swallowed === undefined
      ? []
      : [statusTrace.step(project, swallowed.start.call, `\`${swallowed.start.name}\` raises when the command fails.`)],

  fixes: ({ swallowed, node }, { file }) => {
    if (swallowed !== undefined) return [];
    const { start } = spanOf(node);
    return [
      {
        title: "Raise it",
        safety: "suggestion",
        edits: [{ path: file.path, span: { start, end: start }, text: "raise " }],
      },
    ];
  },
});

function isQuestion(project: Project, start: ProcessStart): boolean {
  const command = commandOf(project, start);
  const commands = command === undefined ? [] : simpleCommandsOf(command);
  return commands.length > 0 && commands.every((it) => questioningPrograms.has(firstWord(it) ?? ""));
}

/** `git branch -D old`, `docker rm app`: what is to be gone may not be there. */
function isRemoval(project: Project, start: ProcessStart): boolean {
  const command = commandOf(project, start);
  const commands = command === undefined ? [] : simpleCommandsOf(command);
  return (
    commands.length > 0 &&
    commands.every(({ words }) => words.slice(1, 4).some((it) => REMOVING.test(literalOf(it) ?? "")))
  );
}

const REMOVING = /^(?:-D|--delete|delete|del|remove|rm|rmi|prune|purge|uninstall|unload|detach|umount|kill|stop|down)$/;

/** The line of the `except`, not all that it does. */
function headOf({ node }: SwallowedError, text: string): { readonly start: number; readonly end: number } {
  const { start, end } = spanOf(node);
  const colon = text.slice(start, end).search(/:[ \t]*(?:#[^\n]*)?\r?\n|:/);
  return node.kind === "exceptHandler" && colon !== -1 ? { start, end: start + colon } : { start, end };
}
