import { spellingOf } from "../../fixes/add-import.ts";
import { freeName, lineAfter, lineOf } from "../../fixes/statement-place.ts";
import { isBesideProgram } from "../../project/beside-program.ts";
import { type UnclosedDescriptor, unclosedDescriptors } from "../../project/handles/unclosed.ts";
import { isVendored } from "../../project/vendored.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import { spanOf } from "../../syntax/ast.ts";
import { enclosingStatement } from "../../syntax/walk.ts";
import { defineRule, type FileEdit, severityFor } from "../rule.ts";

export const unclosedDescriptor = defineRule({
  id: "unclosed-descriptor",
  family: "handles",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "A descriptor that is a plain number and that nothing closes",
  why: `
    \`tempfile.mkstemp\`, \`os.open\` and \`os.pipe\` return numbers. When a file object goes, Python closes it; when a
    number goes, nothing happens: the descriptor stays open until the process ends. A service runs into its limit of open
    files, a reader waits for the end of a pipe that never comes, and on Windows the file can neither be removed nor opened
    for writing by the program that was meant to fill it. \`mkstemp\` is met most: it returns an open descriptor beside the
    name, and the name alone is not what it gives.
  `,
  examples: [
    {
      bad: `
        import os
        import tempfile

        def compile_to(build):
            _, path = tempfile.mkstemp(suffix=".so")
            build(path)
            return path
      `,
      good: `
        import os
        import tempfile

        def compile_to(build):
            descriptor, path = tempfile.mkstemp(suffix=".so")
            os.close(descriptor)
            build(path)
            return path
      `,
    },
    {
      bad: `
        import os

        def sync_directory(path):
            descriptor = os.open(path, os.O_DIRECTORY | os.O_RDONLY)
            os.fsync(descriptor)
      `,
      good: `
        import os

        def sync_directory(path):
            descriptor = os.open(path, os.O_DIRECTORY | os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const unclosed of unclosedDescriptors(project, file)) {
      if (isDead(project.targetAt(unclosed.call))) continue;
      const severity = isMild(file, unclosed) ? "hint" : severityFor(options, "warning");
      yield { node: unclosed.call, ...unclosed, severity, confidence: "high" } as const;
    }
  },

  message: ({ maker, loss, name }) => {
    const which = maker === "tempfile.mkstemp" ? "the descriptor of the file it has opened" : "a descriptor";
    const fate =
      loss === "dropped"
        ? "which is dropped here"
        : loss === "unread"
          ? `and nothing uses ${/^_+$/.test(name?.id ?? "") ? "it" : `\`${name?.id ?? ""}\``}`
          : `and no use of \`${name?.id ?? ""}\` closes it`;
    return `\`${maker}\` returns ${which}, ${fate}: it stays open until the process ends. Close it with \`os.close\`.`;
  },

  fixes: (unclosed, { file }) => {
    const edits = closingEdits(file, unclosed);
    // What still uses the file by its descriptor would be named in the function, and nothing is.
    return edits.length === 0 ? [] : [{ title: "Close the descriptor", safety: "suggestion", edits }];
  },
});

/** Tests and what runs once per process leave one descriptor behind, and end. */
function isMild({ path }: ModuleModel, { owner }: UnclosedDescriptor): boolean {
  return owner === undefined || owner.name.id === "main" || isBesideProgram(path) || isVendored(path);
}

/** Name the descriptor of `mkstemp` and close it behind the statement. */
function closingEdits(
  file: ModuleModel,
  { call, maker, loss, name, subscript }: UnclosedDescriptor,
): readonly FileEdit[] {
  const statement = enclosingStatement(call);
  if (maker !== "tempfile.mkstemp" || loss === "only used" || statement?.kind !== "assign") return [];
  const place = lineOf(file, statement);
  const [target] = statement.targets;
  if (place === undefined || target === undefined) return [];
  const close = spellingOf(file, "os", "close");
  const { path } = file;
  const descriptor = freeName(file.source.text, "descriptor");

  if (subscript !== undefined) {
    if (statement.value !== subscript || target.kind !== "name") return [];
    const line = lineAfter(place, `${close.text}(${descriptor})`);
    if (line === undefined) return [];
    const start = spanOf(target).start;
    return [
      ...close.edits,
      { path, span: { start, end: start }, text: `${descriptor}, ` },
      { path, span: { start: spanOf(call).end, end: spanOf(subscript).end }, text: "" },
      line,
    ];
  }
  if (name === undefined || target.kind !== "sequence") return [];
  const isPlaceholder = /^_+$/.test(name.id);
  const line = lineAfter(place, `${close.text}(${isPlaceholder ? descriptor : name.id})`);
  if (line === undefined) return [];
  const renamed = isPlaceholder ? [{ path, span: spanOf(name), text: descriptor }] : [];
  return [...close.edits, ...renamed, line];
}
