import { lineBefore, newlineOf, placeOf } from "../../fixes/statement-place.ts";
import { isBesideBuild } from "../../project/beside-program.ts";
import { emptyPathDeletes } from "../../project/build/empty-path-deletes.ts";
import { type Expression, spanOf, textOf } from "../../syntax/ast.ts";
import { isInside, walk } from "../../syntax/walk.ts";
import { defineRule, severityFor } from "../rule.ts";

export const possiblyEmptyPathDelete = defineRule({
  id: "possibly-empty-path-delete",
  family: "build",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "A deletion of everything, where a part of the path is empty",
  why: `
    \`"%s/*" % out\` is \`/*\` where \`out\` is empty: everything the user may delete. \`os.path.join("", "*")\` is \`*\`, and
    \`os.path.abspath("")\` and \`Path("")\` are the directory that the program was started in. A default of \`""\`, a prompt that is
    answered with Enter and the output of a command that failed are empty, and nothing else of the program looks different.
  `,
  examples: [
    {
      bad: `
        import os
        import subprocess

        out = os.environ.get("OUT", "")
        subprocess.check_call("rm -rf %s/*" % out, shell=True)
      `,
      good: `
        import os
        import subprocess

        out = os.environ.get("OUT", "")
        if not out:
            raise ValueError("out is empty")
        subprocess.check_call("rm -rf %s/*" % out, shell=True)
      `,
    },
    {
      bad: `
        import os
        import shutil

        shutil.rmtree(os.path.abspath(os.environ.get("OUT", "")))
      `,
      good: `
        import os
        import shutil

        shutil.rmtree(os.path.abspath(os.environ["OUT"]))
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const found of emptyPathDeletes(project, file)) {
      const severity = found.part === undefined ? "warning" : "error";
      yield {
        ...found,
        severity: isBesideBuild(file.path) ? "hint" : severityFor(options, severity),
        confidence: "high",
      } as const;
    }
  },

  message: ({ by, name, path }) =>
    `Where \`${name}\` is empty, \`${by}\` deletes \`${path}\` here, ${path.startsWith("/") ? "from the root of the file system" : "in whatever directory the program is started in"}. Stop before that.`,

  related: ({ part, origin }, { project }) =>
    origin === undefined || origin === part
      ? []
      : [{ path: project.fileOf(origin).path, span: spanOf(origin), message: "It may be empty by this." }],

  fixes: (found, { file }) => {
    const { node, name, part, origin } = found;
    // The value is another one elsewhere, where the part is a parameter.
    if (part === undefined || origin === undefined) return [];
    if (walk(node).some((it) => textOf(it) === name && (it.kind === "name" || it.kind === "attribute"))) {
      const place = placeOf(file, node);
      if (place === undefined) return [];
      const lines = `if not ${name}:${newlineOf(file)}${place.indent}    raise ValueError("${name} is empty")`;
      return [{ title: `Raise where ${name} is empty`, safety: "suggestion", edits: [lineBefore(place, lines)] }];
    }
    const text = origin === part && isInside(origin, node) ? requiredVariable(origin) : undefined;
    if (text === undefined) return [];
    const edit = { path: file.path, span: spanOf(origin), text };
    return [{ title: "Raise where the variable is not set", safety: "suggestion", edits: [edit] }];
  },
});

/** `os.environ["OUT"]` of `os.environ.get("OUT", "")`. */
function requiredVariable(origin: Expression): string | undefined {
  const [variable] = origin.kind === "call" ? origin.arguments : [];
  const getter = origin.kind === "call" ? textOf(origin.callee) : "";
  if (variable === undefined || !/\bos\.(?:getenv|environ\.get)$/.test(getter)) return undefined;
  return `${getter.replace(/getenv$/, "environ").replace(/\.get$/, "")}[${textOf(variable)}]`;
}
