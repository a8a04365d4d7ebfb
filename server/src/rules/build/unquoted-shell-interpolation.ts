import { spellingOf } from "../../fixes/add-import.ts";
import { unquotedPaths } from "../../project/build/unquoted-paths.ts";
import { includesWindows } from "../../semantics/target.ts";
import { spanOf, textOf } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

const LONGEST = 50;

export const unquotedShellInterpolation = defineRule({
  id: "unquoted-shell-interpolation",
  family: "build",
  since: "0.1.0",
  severity: "hint",
  isOnByDefault: true,
  summary: "A path in the text of a command without quotes",
  why: `
    A shell cuts its text at blanks. \`/home/ann/my projects\` is two words for it, and so is \`C:\\\\Program Files\`; with a quote, a \`&\`
    or a \`;\` in its name a file can make it run anything. The author's own folders seldom have such names. A list of arguments
    without a shell needs no quotes, and \`shlex.quote\` gives them for a POSIX shell.
  `,
  examples: [
    {
      bad: `
        import os
        import shlex

        def install(source):
            os.system("cp %s /opt/tool" % os.path.abspath(source))
      `,
      good: `
        import os
        import shlex

        def install(source):
            os.system("cp %s /opt/tool" % shlex.quote(os.path.abspath(source)))
      `,
    },
  ],

  *find({ file, project }) {
    for (const found of unquotedPaths(project, file)) yield { ...found, confidence: "high" } as const;
  },

  message: ({ path }) => {
    const text = textOf(path).replace(/\s+/g, " ");
    const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    return `\`${shown}\` is a path, and stands in the command without quotes: with a blank in it the shell reads several words. Pass a list, or quote it.`;
  },

  fixes: ({ node, path, isWithin }, { file, project }) => {
    if (!isWithin || project.fileOf(path) !== file) return [];
    const { text, edits } = spellingOf(file, "shlex", "quote");
    const span = spanOf(path);
    const quoted = [
      { path: file.path, span: { start: span.start, end: span.start }, text: `${text}(` },
      { path: file.path, span: { start: span.end, end: span.end }, text: ")" },
    ];
    const title = includesWindows(project.targetAt(node)) ? "Quote it for a POSIX shell" : "Quote it";
    return [{ title, safety: "suggestion", edits: [...quoted, ...edits] }];
  },
});
