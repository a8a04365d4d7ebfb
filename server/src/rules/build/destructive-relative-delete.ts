import { isBesideBuild } from "../../project/beside-program.ts";
import { relativeDeletes } from "../../project/build/relative-deletes.ts";
import { defineRule, severityFor } from "../rule.ts";

export const destructiveRelativeDelete = defineRule({
  id: "destructive-relative-delete",
  family: "build",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "A deletion of everything in whatever directory the program is started in",
  why: `
    \`*\` and \`.\` mean the current directory, and that is the one the person stood in who started the program, not the one
    its file is in. A clean-up that deletes \`*\` removes what it was written for when it is started where its author always
    started it, and the sources, or a home directory, when it is started anywhere else.
  `,
  examples: [
    {
      bad: `
        import os

        def clean():
            os.system("rm -rf *")
      `,
      good: `
        import os
        import shutil

        HERE = os.path.dirname(os.path.abspath(__file__))

        def clean():
            shutil.rmtree(os.path.join(HERE, "build"))
      `,
    },
    {
      bad: `
        import glob
        import os

        def clean():
            for path in glob.glob("*"):
                os.remove(path)
      `,
      good: `
        import glob
        import os

        HERE = os.path.dirname(os.path.abspath(__file__))

        def clean():
            for path in glob.glob(os.path.join(HERE, "build", "*")):
                os.remove(path)
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const found of relativeDeletes(project, file)) {
      yield {
        ...found,
        severity: isBesideBuild(file.path) ? "hint" : severityFor(options, "error"),
        confidence: "high",
      } as const;
    }
  },

  message: ({ pattern, by }) =>
    `What \`${by}\` deletes here, \`${pattern}\`, depends on the directory the program is started in, and nothing makes sure which that is. Name the directory.`,
});
