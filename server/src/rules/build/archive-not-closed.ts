import { closeBehind } from "../../fixes/close-behind.ts";
import { lineBefore, placeOf } from "../../fixes/statement-place.ts";
import { isBesideProgram } from "../../project/beside-program.ts";
import { type OpenArchive, openArchives } from "../../project/build/open-archives.ts";
import { isVendored } from "../../project/vendored.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import { spanOf } from "../../syntax/ast.ts";
import { defineRule, type FileEdit, type Severity } from "../rule.ts";

export const archiveNotClosed = defineRule({
  id: "archive-not-closed",
  family: "build",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "An archive that is used, or left, before it is closed",
  why: `
    The end of an archive is written by \`close\`: the index of a zip file, the last blocks of a tar file, the check sum of a
    compressed one. Before that its file is damaged, and may look whole: \`tar\` finds it out when the archive is
    needed. Python closes a forgotten \`ZipFile\` when the object goes; a forgotten \`TarFile\` it does not. Inside of its own
    \`with\` an archive is not closed yet.
  `,
  examples: [
    {
      bad: `
        import tarfile

        def backup(folder):
            archive = tarfile.open("backup.tar.gz", "w:gz")
            archive.add(folder)
      `,
      good: `
        import tarfile

        def backup(folder):
            archive = tarfile.open("backup.tar.gz", "w:gz")
            archive.add(folder)
            archive.close()
      `,
    },
    {
      bad: `
        import io
        import zipfile

        def packed(files):
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w") as archive:
                for path in files:
                    archive.write(path)
                return buffer.getvalue()
      `,
      good: `
        import io
        import zipfile

        def packed(files):
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w") as archive:
                for path in files:
                    archive.write(path)
                archive.close()
                return buffer.getvalue()
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const open of openArchives(project, file)) {
      if (isDead(project.targetAt(open.node))) continue;
      const isMild = options.isTest || isBesideProgram(file.path) || isVendored(file.path);
      const severity = isMild ? "hint" : severityOf(open);
      yield { ...open, severity, confidence: "high" } as const;
    }
  },

  message: ({ fault, kind, archive: { name } }) => {
    switch (fault) {
      case "left":
        return kind === "tar"
          ? `Nothing closes \`${name.id}\`: the archive has no end, and whoever reads it finds it damaged. Open it with \`with\`.`
          : `Nothing closes \`${name.id}\`: the archive is complete only when, and if, Python removes the object.`;
      case "some path":
        return `On some path nothing closes \`${name.id}\`: the archive has no end then, and whoever reads it finds it damaged. Open it with \`with\`.`;
      case "used":
      case "taken":
        return `\`${name.id}\` is not closed yet: what is read here is an archive without its end. Close it first.`;
      case "moved":
        return `\`${name.id}\` is not closed yet: whoever opens the file before that finds an archive without its end. Close it first.`;
    }
  },

  related: ({ fault, write }, { file }) =>
    fault === "left" ? [] : [{ path: file.path, span: spanOf(write), message: "Written to the archive here." }],

  fixes: (open, { file }) => {
    const edit = open.fault === "left" ? closeBehind(file, open.archive) : closeBefore(file, open);
    return edit === undefined ? [] : [{ title: `Close ${open.archive.name.id}`, safety: "suggestion", edits: [edit] }];
  },
});

function severityOf({ fault, kind }: OpenArchive): Severity {
  if (fault === "left") return kind === "tar" ? "error" : "hint";
  return fault === "used" || fault === "taken" ? "error" : "warning";
}

function closeBefore(file: ModuleModel, { node, fault, archive }: OpenArchive): FileEdit | undefined {
  if (fault === "some path" || archive.writes.some((it) => spanOf(it).start > spanOf(node).start)) return undefined;
  const place = placeOf(file, node);
  return place === undefined ? undefined : lineBefore(place, `${archive.name.id}.close()`);
}
