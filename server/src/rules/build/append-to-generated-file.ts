import { isBesideBuild } from "../../project/beside-program.ts";
import { appendedFiles } from "../../project/build/appended-files.ts";
import { defineRule, severityFor } from "../rule.ts";

export const appendToGeneratedFile = defineRule({
  id: "append-to-generated-file",
  family: "build",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "A generated source file that is only ever added to",
  why: `
    \`>>\` and \`open(…, "a")\` keep what is there. A second run, or the run after one that failed half-way, leaves everything in
    the file twice, and the compiler speaks of definitions that are there once in the sources. A step that makes a file begins
    it: with \`>\`, \`"w"\`, or by removing what is left. SCons removes the targets of an action itself, waf does not.
  `,
  examples: [
    {
      bad: `
        import subprocess

        def embed(pages):
            for page in pages:
                subprocess.check_call("xxd -i %s >> pages.cpp" % page, shell=True)
      `,
      good: `
        import subprocess

        def embed(pages):
            with open("pages.cpp", "w") as out:
                for page in pages:
                    subprocess.check_call(["xxd", "-i", page], stdout=out)
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const found of appendedFiles(project, file)) {
      const severity = isBesideBuild(file.path) || found.isRemovedByTool ? "hint" : severityFor(options, "warning");
      yield { ...found, severity, confidence: "medium" } as const;
    }
  },

  message: ({ name, isRemovedByTool }) =>
    isRemovedByTool
      ? `Only adds to \`${name}\`: right as long as SCons removes it before, and wrong wherever else this runs. Begin the file with the first part.`
      : `Only adds to \`${name}\`, and nothing here begins it anew: the next run has everything in it twice. Begin the file with the first part.`,
});
