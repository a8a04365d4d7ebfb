/** Edits of shell texts that make a hidden failure the failure of the whole. */

import type { CheckedShell } from "../project/processes/checked-shells.ts";
import { sourceSpanOf } from "../project/processes/command-source.ts";
import type { MaskedFailure } from "../project/processes/masked-failures.ts";
import type { ShellCommand } from "../project/processes/process-command.ts";
import type { Project } from "../project/project.ts";
import { spanOf } from "../syntax/ast.ts";
import { keywordEdit, type StatusFix } from "./check-status.ts";

/** `a; b` becomes `a && b`. */
export function chainStep(
  project: Project,
  command: ShellCommand,
  { separator, separatorStart }: Pick<MaskedFailure, "separatorStart"> & { readonly separator: string },
): readonly StatusFix[] {
  const span = separator === ";" ? sourceSpanOf(command, separatorStart, 1) : undefined;
  const { path, source } = project.fileOf(command.expression);
  if (span === undefined || source.text.slice(span.start, span.end) !== ";") return [];
  const before = /\s/.test(source.text.charAt(span.start - 1)) ? "" : " ";
  const after = /\s/.test(source.text.charAt(span.end)) ? "" : " ";
  const edits = [{ path, span, text: `${before}&&${after}` }];
  return [{ title: "Stop at a failure: `&&` in place of `;`", safety: "suggestion", edits }];
}

/** Run the text by bash with `pipefail`. Only where the call says which shell. */
export function withPipefail(project: Project, { command, place, start }: CheckedShell): readonly StatusFix[] {
  if (start === undefined || !/^subprocess\d*\.\w+$/.test(start.name) || start.frame !== undefined) return [];
  if (start.arguments !== start.call.arguments || start.arguments.some((it) => it.name === "executable")) return [];
  const [first] = command.parts;
  const at = first?.kind === "text" ? sourceSpanOf(command, 0, 1) : undefined;
  const { path } = project.fileOf(place);
  const around = spanOf(place);
  if (at === undefined || at.start < around.start || at.end > around.end) return [];
  const edits = [
    { path, span: { start: at.start, end: at.start }, text: "set -o pipefail; " },
    keywordEdit(project, start.call, "executable", '"/bin/bash"'),
  ];
  return [{ title: "Run by bash with `set -o pipefail`", safety: "suggestion", edits }];
}
