import { spellingOf } from "../../fixes/add-import.ts";
import { lineAfter, lineOf } from "../../fixes/statement-place.ts";
import { isBesideBuild } from "../../project/beside-program.ts";
import { type PartialOutput, partialOutputs } from "../../project/build/partial-outputs.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { spanOf, textOf } from "../../syntax/ast.ts";
import { enclosingStatement } from "../../syntax/walk.ts";
import { defineRule, type Fix, severityFor } from "../rule.ts";

export const partialOutputLeftBehind = defineRule({
  id: "partial-output-left-behind",
  family: "build",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: false,
  summary: "An output that a failed command leaves, short and newer than its inputs",
  why: `
    \`tool > out\` makes \`out\` before \`tool\` runs, and \`open(out, "w")\` before the command that is to fill it. When the command fails
    the build stops, and the file stays: empty or half written, newer than everything it is made of. The next run finds it and
    takes it for done. A file that is written under another name and renamed at the end is either complete or not there.
  `,
  examples: [
    {
      bad: `
        import os
        import subprocess

        def generate(source, header):
            if os.path.exists(header):
                return
            with open(header, "w") as out:
                subprocess.check_call(["make-header", source], stdout=out)
      `,
      good: `
        import os
        import subprocess

        def generate(source, header):
            if os.path.exists(header):
                return
            with open(header + ".tmp", "w") as out:
                subprocess.check_call(["make-header", source], stdout=out)
            os.replace(header + ".tmp", header)
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const found of partialOutputs(project, file)) {
      const isMild = !found.isAskedFor || isBesideBuild(file.path);
      yield { ...found, severity: isMild ? "hint" : severityFor(options, "warning"), confidence: "medium" } as const;
    }
  },

  message: ({ name, isAskedFor }) =>
    `When this command fails, \`${name}\` stays, short and new${isAskedFor ? ", and is taken for made when it is there" : ""}. Write another file, and rename it at the end.`,

  related: ({ written }, { file }) =>
    written === undefined ? [] : [{ path: file.path, span: spanOf(written.call), message: "The file is made here." }],

  fixes: (found, { file }) => renameAtEnd(file, found),
});

/** `with open(path, "w") as out:` of a path that has a name. */
function renameAtEnd(file: ModuleModel, { written }: PartialOutput): readonly Fix[] {
  const statement = written === undefined ? undefined : enclosingStatement(written.call);
  const place = statement?.kind === "with" && statement.items.length === 1 ? lineOf(file, statement) : undefined;
  if (written?.path?.kind !== "name" || place === undefined) return [];
  const path = textOf(written.path);
  const { text, edits } = spellingOf(file, "os", "replace");
  const rename = lineAfter(place, `${text}(${path} + ".tmp", ${path})`);
  if (rename === undefined) return [];
  const temporary = { path: file.path, span: spanOf(written.path), text: `${path} + ".tmp"` };
  return [{ title: "Rename the file when it is complete", safety: "suggestion", edits: [temporary, rename, ...edits] }];
}
