import { isBesideBuild } from "../../project/beside-program.ts";
import { type ArgumentMismatch, argumentMismatches } from "../../project/build/argument-mismatches.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { spanOf } from "../../syntax/ast.ts";
import { defineRule, type Fix, type Severity, severityFor } from "../rule.ts";

export const shellArgumentMismatch = defineRule({
  id: "shell-argument-mismatch",
  family: "build",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "A list of arguments given to a shell, or shell syntax given to a program",
  why: `
    With \`shell=True\` a shell reads a text. Of a list it gets the first element as that text, and the others as its own
    \`$0\`, \`$1\`, …: on Linux and macOS \`call(["exit", "3"], shell=True)\` runs \`exit\` and returns 0. Without a shell
    nobody expands patterns or redirects output: \`["rm", "-f", "*.o"]\` removes a file whose name is \`*.o\`, does not find
    it and reports success, and \`["sort", "a", ">", "b"]\` sorts the files \`a\`, \`>\` and \`b\`. A text with arguments is
    then the name of a program that does not exist.
  `,
  examples: [
    {
      bad: `
        import subprocess

        def install(prefix):
            subprocess.check_call(["make", "install", "PREFIX=" + prefix], shell=True)
      `,
      good: `
        import subprocess

        def install(prefix):
            subprocess.check_call(["make", "install", "PREFIX=" + prefix])
      `,
    },
    {
      bad: `
        import subprocess

        def clean():
            subprocess.check_call(["rm", "-f", "build/*.o"])
      `,
      good: `
        import glob
        import os

        def clean():
            for path in glob.glob("build/*.o"):
                os.remove(path)
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const mismatch of argumentMismatches(project, file)) {
      const severity: Severity =
        isBesideBuild(file.path) || !mismatch.isCertain ? "hint" : severityFor(options, "error");
      yield { ...mismatch, severity, confidence: mismatch.isCertain ? "high" : "medium" } as const;
    }
  },

  message: ({ form, program, word }) => {
    const runner = program === undefined ? "the program" : `\`${program}\``;
    switch (form) {
      case "lost":
        return `With \`shell=True\` the shell runs \`${word}\` alone; the other elements of the list never reach ${runner}. Leave out \`shell=True\`, or pass one text.`;
      case "operator":
        return `There is no shell here to read \`${word}\`: ${runner} gets it as an argument. Pass the command as one text with \`shell=True\`, or use \`stdout=\` and pipes.`;
      case "glob":
        return `There is no shell here to expand \`${word}\`: ${runner} looks for a file of that very name. Expand it with \`glob.glob\`.`;
      default:
        return `Without \`shell=True\` the whole text is the name of a program, and there is none called \`${word}\`. Pass a list.`;
    }
  },

  fixes: (mismatch, { file }) => (mismatch.form === "lost" ? withoutShell(file, mismatch) : []),
});

/** Drop `shell=True`, where nothing in the list needs a shell. */
function withoutShell(file: ModuleModel, { start, node, word }: ArgumentMismatch): readonly Fix[] {
  const { arguments: given } = start.call;
  const index = given.findIndex((it) => it.name === "shell" && it.value.kind === "boolean");
  const shell = given[index];
  const before = given[index - 1];
  const span = spanOf(node);
  const text = file.source.text.slice(span.start, span.end);
  if (shell === undefined || before === undefined || /[|<>&;*?$~]/.test(text) || !/^[\w./+-]+$/.test(word)) return [];
  const edit = { path: file.path, span: { start: spanOf(before).end, end: spanOf(shell).end }, text: "" };
  return [{ title: "Run the program without a shell", safety: "suggestion", edits: [edit] }];
}
