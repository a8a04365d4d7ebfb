import { lineBefore, lineOf, placeOf } from "../../fixes/statement-place.ts";
import { isBesideProgram } from "../../project/beside-program.ts";
import { type UnflushedFile, unflushedFiles } from "../../project/build/unflushed-files.ts";
import { isVendored } from "../../project/vendored.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import { type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { enclosingStatement } from "../../syntax/walk.ts";
import { defineRule, type Severity } from "../rule.ts";

export const unflushedFileHandedToChild = defineRule({
  id: "unflushed-file-handed-to-child",
  family: "build",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "A file that is given away while what was written to it is still in a buffer",
  why: `
    \`write\` puts text into a buffer of this process, of some kilobytes, and the file gets it when the buffer is full, and by
    \`flush\` or \`close\`. A child process, or a second \`open\`, sees the file alone: after a short text it is empty, after a
    long one its end is missing. The object of \`NamedTemporaryFile\` is met most, since its file is removed when it is
    closed. Where a child gets the object itself as \`stdout\`, its output stands in front of what was written before.
  `,
  examples: [
    {
      bad: `
        import subprocess
        import tempfile

        def apply_patch(patch):
            with tempfile.NamedTemporaryFile("w") as out:
                out.write(patch)
                subprocess.check_call(["git", "apply", out.name])
      `,
      good: `
        import subprocess
        import tempfile

        def apply_patch(patch):
            with tempfile.NamedTemporaryFile("w") as out:
                out.write(patch)
                out.flush()
                subprocess.check_call(["git", "apply", out.name])
      `,
    },
    {
      bad: `
        import subprocess

        def generate(path, tables):
            with open(path, "w") as header:
                header.write("#pragma once\\n")
                subprocess.check_call(["make-tables", tables], stdout=header)
      `,
      good: `
        import subprocess

        def generate(path, tables):
            with open(path, "w") as header:
                header.write("#pragma once\\n")
                header.flush()
                subprocess.check_call(["make-tables", tables], stdout=header)
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const unflushed of unflushedFiles(project, file)) {
      if (isDead(project.targetAt(unflushed.call))) continue;
      const isMild = options.isTest || isBesideProgram(file.path) || isVendored(file.path);
      const severity = isMild ? "hint" : severityOf(unflushed);
      yield { node: unflushed.call, ...unflushed, severity, confidence: "high" } as const;
    }
  },

  message: ({ handing, written: { name } }) => {
    switch (handing) {
      case "command":
      case "child":
        return `What was written to \`${name.id}\` is not all in the file that the command is given: nothing has flushed \`${name.id}\`. Flush or close it first.`;
      case "output":
        return `What was written to \`${name.id}\` comes behind the output of the command: it is still in the buffer of \`${name.id}\`. Flush it first.`;
      case "read":
        return `The file is read before all that was written to \`${name.id}\` is in it: nothing has flushed \`${name.id}\`. Flush or close it first.`;
      case "moved":
        return `The file has its new name before all that was written to \`${name.id}\` is in it: who opens it then finds less. Close it first.`;
    }
  },

  related: ({ writes: [first] }, { file }) => [
    { path: file.path, span: spanOf(first), message: "Written to the buffer here." },
  ],

  fixes: ({ call, written: { name } }, { file }) => {
    const place = placeOf(file, call) ?? placeOfWith(file, call);
    if (place === undefined) return [];
    return [{ title: `Flush ${name.id} before`, safety: "safe", edits: [lineBefore(place, `${name.id}.flush()`)] }];
  },
});

function severityOf({ handing, written, writes }: UnflushedFile): Severity {
  switch (handing) {
    case "command":
    case "read":
      return "error";
    case "child":
      return "warning";
    case "moved":
      return isPublished(written) ? "warning" : "hint";
    case "output":
      return isLog(written, writes) ? "hint" : "warning";
  }
}

/** A file that gets its name when it is complete. Of others nobody reads before the function has ended. */
function isPublished({ path }: UnflushedFile["written"]): boolean {
  return path === undefined || /te?mp|part|new|swap/i.test(textOf(path));
}

/** A line for people above the output of a command, in a file that nothing reads. */
function isLog({ name, path }: UnflushedFile["written"], writes: readonly Node[]): boolean {
  const file = `${name.id} ${path === undefined ? "" : textOf(path)}`;
  if (/log|trace|report|std_?(?:out|err)|out(?:put)?\b|err(?:or)?s?\b|debug|result/i.test(file)) return true;
  return writes.some((it) => {
    const statement = enclosingStatement(it);
    return statement !== undefined && /cmd|command|date|time|log|args|\brun/i.test(textOf(statement));
  });
}

/** `with Popen(…) as child:` */
function placeOfWith(file: ModuleModel, { parent }: UnflushedFile["call"]) {
  const statement = parent?.kind === "withItem" ? parent.parent : undefined;
  return statement?.kind === "with" && statement.items[0] === parent ? lineOf(file, statement) : undefined;
}
