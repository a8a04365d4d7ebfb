import { isBesideBuild } from "../../project/beside-program.ts";
import { unverifiedArchives } from "../../project/build/unverified-archives.ts";
import { spanOf } from "../../syntax/ast.ts";
import { defineRule, severityFor } from "../rule.ts";

export const unverifiedArchive = defineRule({
  id: "unverified-archive",
  family: "build",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: false,
  summary: "Something is deleted because it is in an archive that nobody has read back",
  why: `
    A disk that was full, a file that could not be read, an archive that was not closed: a backup is found to be damaged when it is
    needed. Until the original is deleted nothing is lost by that. Reading the archive once, with \`testzip()\` or \`getmembers()\`, costs
    seconds.
  `,
  examples: [
    {
      bad: `
        import shutil
        import tarfile

        def archive(project):
            with tarfile.open(project + ".tar.gz", "w:gz") as out:
                out.add(project)
            shutil.rmtree(project)
      `,
      good: `
        import shutil
        import tarfile

        def archive(project):
            with tarfile.open(project + ".tar.gz", "w:gz") as out:
                out.add(project)
            with tarfile.open(project + ".tar.gz") as made:
                made.getmembers()
            shutil.rmtree(project)
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const found of unverifiedArchives(project, file)) {
      const severity = isBesideBuild(file.path) || !found.isKept ? "hint" : severityFor(options, "warning");
      yield { ...found, severity, confidence: "medium" } as const;
    }
  },

  message: ({ source }) =>
    `\`${source}\` is deleted, and nobody has read the archive that has it now. Read it back first: \`testzip()\`, \`getmembers()\`.`,

  related: ({ archived }, { file }) => [
    { path: file.path, span: spanOf(archived), message: "It is put into the archive here." },
  ],
});
