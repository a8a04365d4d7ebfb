import { exitWith } from "../../fixes/check-status.ts";
import { lostProgramStatusesOf } from "../../project/processes/program-status.ts";
import { statusTrace } from "../../project/processes/status-trace.ts";
import { isInTest } from "../../project/processes/surroundings.ts";
import { spanOf } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

export const lostProgramStatus = defineRule({
  id: "lost-program-status",
  family: "exit",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "Exit status that `main` returns, and nobody gives to `sys.exit`",
  why: `
    A main function that returns 1 for a failure, or the status of the command it runs, is written for \`sys.exit(main())\`.
    Called as a statement its value is gone, and the interpreter ends with 0 whatever happened: \`make\`, \`&&\` and the CI
    that run the program take every failure for success.

    A hint where only failures have a number, and in modules of a package, which are no scripts: nothing then shows that
    anybody meant it for the shell.
  `,
  examples: [
    {
      bad: `
        import subprocess
        import sys


        def main():
            return subprocess.call(["make"] + sys.argv[1:])


        if __name__ == "__main__":
            main()
      `,
      good: `
        import subprocess
        import sys


        def main():
            return subprocess.call(["make"] + sys.argv[1:])


        if __name__ == "__main__":
            sys.exit(main())
      `,
    },
  ],

  *find({ file, project }) {
    for (const lost of lostProgramStatusesOf(project, file)) {
      const isLoud = lost.isCertain && !isInTest(project, file, lost.value);
      const confidence = isLoud ? ("high" as const) : ("medium" as const);
      yield { node: lost.value, ...lost, severity: isLoud ? ("warning" as const) : ("hint" as const), confidence };
    }
  },

  message: ({ definition: { name } }) =>
    `\`${name.id}\` returns an exit status and nothing gives it to \`sys.exit\`: the program ends with 0 whatever it says.`,

  related: ({ definition: { name }, failure }, { project }) => [
    statusTrace.step(project, failure, `Here \`${name.id}\` returns what tells of a failure.`),
  ],

  cause: ({ definition }, { project }) => `status of ${project.fileOf(definition).path}:${spanOf(definition).start}`,

  fixes: ({ value }, { file }) => [exitWith(file, value)],
});
