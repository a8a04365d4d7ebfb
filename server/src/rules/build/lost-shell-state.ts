import { spellingOf } from "../../fixes/add-import.ts";
import { isBesideBuild } from "../../project/beside-program.ts";
import { type LostShellState, lostShellStates } from "../../project/build/lost-shell-state.ts";
import { displayOf } from "../../project/processes/process-command.ts";
import { spanOf } from "../../syntax/ast.ts";
import { defineRule, severityFor } from "../rule.ts";

export const lostShellState = defineRule({
  id: "lost-shell-state",
  family: "build",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "A command that changes nothing but the shell that runs it",
  why: `
    Each \`os.system\` and each \`shell=True\` starts a shell of its own, which ends with the command. What \`export\`, \`source\`,
    \`ulimit\` or \`module load\` change in it is gone then: neither this program nor the next command sees the variable, the
    virtual environment or the limit, and nothing says so. \`wait\` knows only the children of its own shell, which has none.
    Set \`os.environ\` for this program and what it starts, or put the change in front of the command that needs it, in the
    same text.
  `,
  examples: [
    {
      bad: `
        import os
        import subprocess

        os.system("export CFLAGS=-O2")
        subprocess.check_call(["make"])
      `,
      good: `
        import os
        import subprocess

        os.environ["CFLAGS"] = "-O2"
        subprocess.check_call(["make"])
      `,
    },
    {
      bad: `
        import subprocess

        subprocess.check_call("source venv/bin/activate", shell=True, executable="/bin/bash")
        subprocess.check_call("pip install -r requirements.txt", shell=True, executable="/bin/bash")
      `,
      good: `
        import subprocess

        subprocess.check_call(["venv/bin/pip", "install", "-r", "requirements.txt"])
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const lost of lostShellStates(project, file)) {
      const severity = isBesideBuild(file.path) ? ("hint" as const) : severityFor(options, "error");
      yield { ...lost, severity, confidence: "high" } as const;
    }
  },

  message: ({ command, state, word }) => `\`${displayOf(command)}\` ${consequences[state](word)}`,

  fixes: ({ node, variable }, { file }) => {
    if (variable === undefined) return [];
    const { text, edits } = spellingOf(file, "os", "environ");
    const edit = {
      path: file.path,
      span: spanOf(node),
      text: `${text}[${JSON.stringify(variable.name)}] = ${JSON.stringify(variable.value)}`,
    };
    return [
      { title: "Set the variable for this program and its children", safety: "suggestion", edits: [edit, ...edits] },
    ];
  },
});

const consequences: Readonly<Record<LostShellState["state"], (word: string | undefined) => string>> = {
  variables: (word) =>
    `is gone with the shell that runs it${word === "unset" ? "" : ": no later command has the variable"}. Change \`os.environ\`, or put it in front of the command that needs it.`,
  environment: () =>
    "sets up a shell that ends at once: no later command runs in that environment. Put it in front of the command that needs it, in the same text.",
  settings: () => "changes a shell that ends at once: this program and its later commands stay as they are.",
  children: () => "waits for children of a shell that has just started and has none: nothing is waited for.",
};
