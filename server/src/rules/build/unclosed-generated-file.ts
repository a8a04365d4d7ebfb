import { closeBehind } from "../../fixes/close-behind.ts";
import { isBesideBuild } from "../../project/beside-program.ts";
import { unclosedFiles } from "../../project/build/unclosed-files.ts";
import { defineRule, severityFor } from "../rule.ts";

export const unclosedGeneratedFile = defineRule({
  id: "unclosed-generated-file",
  family: "build",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "A file that a build script writes and never closes",
  why: `
    What was written last is in a buffer until the file is closed. The names of a build description live as long as the build: a
    header that it writes and leaves open is short, or empty, when the compiler reads it, and complete a moment later, when
    somebody looks. Inside of a function CPython closes the file when the function returns; PyPy does not, a traceback keeps it
    open, and Windows lets nobody remove or replace a file that is open.
  `,
  examples: [
    {
      bad: `
        env = Environment()

        def stamp(target, source, env):
            return None

        header = open("version.h", "w")
        header.write("#define VERSION 3\\n")
        env.Program("tool", ["tool.c"])
      `,
      good: `
        env = Environment()

        def stamp(target, source, env):
            return None

        header = open("version.h", "w")
        header.write("#define VERSION 3\\n")
        header.close()
        env.Program("tool", ["tool.c"])
      `,
      file: "SConstruct",
    },
  ],

  *find({ file, project, options }) {
    for (const { written, isHeld } of unclosedFiles(project, file)) {
      const severity = isBesideBuild(file.path) || !isHeld ? "hint" : severityFor(options, "warning");
      yield { node: written.call, written, isHeld, severity, confidence: "high" } as const;
    }
  },

  message: ({ written: { name }, isHeld }) =>
    isHeld
      ? `Nothing closes \`${name.id}\`: its end is in a buffer while the build runs, and a step that reads the file finds less. Close it.`
      : `Nothing closes \`${name.id}\`: when the file is complete, and free on Windows, is left to Python. Open it with \`with\`.`,

  fixes: ({ written }, { file }) => {
    const edit = closeBehind(file, written);
    return edit === undefined ? [] : [{ title: `Close ${written.name.id}`, safety: "safe", edits: [edit] }];
  },
});
