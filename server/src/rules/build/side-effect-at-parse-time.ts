import { isBesideBuild } from "../../project/beside-program.ts";
import { parseTimeEffects } from "../../project/build/parse-time-effects.ts";
import { spanOf } from "../../syntax/ast.ts";
import { defineRule, severityFor } from "../rule.ts";

export const sideEffectAtParseTime = defineRule({
  id: "side-effect-at-parse-time",
  family: "build",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "A file that is made, or removed, while the build description is read",
  why: `
    SCons and waf read the whole description before they build anything, and they read it for \`-n\`, \`-c\` and \`--help\` too. What it
    writes or removes itself at that moment happens each time, whatever was asked for, and the tool does not know of it: it
    neither cleans the file up nor waits for it. Where the same file is a target of the build, two make it, and which of them
    came last decides what the others find.
  `,
  examples: [
    {
      bad: `
        env = Environment()

        with open("version.h", "w") as out:
            out.write("#define VERSION 3\\n")

        env.Command("version.h", "VERSION", "make-version $SOURCE > $TARGET")
      `,
      good: `
        env = Environment()

        env.Command("version.h", "VERSION", "make-version $SOURCE > $TARGET")
      `,
      file: "SConstruct",
    },
  ],

  *find({ file, project, options }) {
    for (const effect of parseTimeEffects(project, file)) {
      const isMild = effect.target === undefined || isBesideBuild(file.path);
      yield { ...effect, severity: isMild ? "hint" : severityFor(options, "warning"), confidence: "medium" } as const;
    }
  },

  message: ({ by, what, name, target }) =>
    target === undefined
      ? `\`${by}\` ${what} \`${name}\` whenever the description is read, with \`-n\` and \`-c\` too, and the build does not know of it. Make it a target.`
      : `\`${by}\` ${what} \`${name}\` whenever the description is read, and the build makes the same file. Leave it to the build.`,

  related: ({ target }, { file }) =>
    target === undefined ? [] : [{ path: file.path, span: spanOf(target), message: "The build makes it here." }],
});
