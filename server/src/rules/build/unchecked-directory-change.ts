import { spellingOf } from "../../fixes/add-import.ts";
import { chainStep } from "../../fixes/shell-status.ts";
import { isBesideBuild } from "../../project/beside-program.ts";
import {
  type DirectoryFault,
  directoryFaults,
  type UncheckedChange,
  type VainChange,
} from "../../project/build/directory-changes.ts";
import { sourceSpanOf } from "../../project/processes/command-source.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { spanOf } from "../../syntax/ast.ts";
import type { Span } from "../../text/span.ts";
import { defineRule, type Fix, type Severity, severityFor } from "../rule.ts";

export const uncheckedDirectoryChange = defineRule({
  id: "unchecked-directory-change",
  family: "build",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "A command that runs in the wrong directory because changing into another failed or had no effect",
  why: `
    Behind \`cd build;\` the next command runs whether the change succeeded or not: \`cd build; rm -rf *\` empties the
    directory the program was started in when there is no \`build\`. \`cd build && rm -rf *\` removes nothing then. And a
    \`cd\` that is a command of its own changes the directory of a process that ends at once: the program that started it
    stays where it is, and so does whatever it starts next. The same holds for \`os.chdir\` in a \`try\` that goes on when it fails.
  `,
  examples: [
    {
      bad: `
        import subprocess

        def clean():
            subprocess.check_call("cd build; rm -rf *", shell=True)
      `,
      good: `
        import subprocess

        def clean():
            subprocess.check_call("cd build && rm -rf *", shell=True)
      `,
    },
    {
      bad: `
        import os

        def build():
            os.system("cd build")
            os.system("make")
      `,
      good: `
        import os

        def build():
            os.chdir("build")
            os.system("make")
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const fault of directoryFaults(project, file)) {
      const span = fault.form === "unchecked" ? placeOf(fault) : undefined;
      const severity = isBesideBuild(file.path) ? "hint" : severityFor(options, gravityOf(fault));
      yield { ...fault, ...(span === undefined ? {} : { span }), severity, confidence: "high" } as const;
    }
  },

  message: (fault) =>
    fault.form === "missed"
      ? `${fault.how === "swallowed" ? `Where \`os.chdir(${fault.directory})\` fails` : `Where \`${fault.directory}\` is not there`}, \`${fault.shown}\` runs in the directory the program is in. Stop there.`
      : fault.form === "vain"
        ? `\`cd ${fault.directory}\` changes the directory of a process that ends at once: this program stays where it is. Use \`os.chdir\`, or \`cwd=\` for the command that needs it.`
        : `Where \`cd ${fault.directory}\` fails, \`${fault.victim}\` runs in the directory the program is in: the shell goes on behind the ${fault.separator === ";" ? "`;`" : "line end"}. Write \`&&\`.`,

  related: (fault, { project }) =>
    fault.form === "missed"
      ? [{ path: project.fileOf(fault.victim).path, span: spanOf(fault.victim), message: "This is done there." }]
      : [],

  fixes: (fault, { file, project }) => {
    if (fault.form === "missed") return [];
    if (fault.form === "vain") return changeOwnDirectory(file, fault);
    if (!fault.isLast) return [];
    const title = "Go on only in that directory: `&&` in place of `;`";
    // No right run removes what stands in the directory that the program happens to be in.
    const safety = fault.gravity === "destroys" ? ("safe" as const) : ("suggestion" as const);
    return chainStep(project, fault.command, fault).map((it) => ({ ...it, title, safety }));
  },
});

function gravityOf(fault: DirectoryFault): Severity {
  if (fault.form === "vain") return "error";
  if (fault.form === "missed") {
    if (fault.gravity === "works") return "hint";
    return fault.gravity === "destroys" && fault.how === "swallowed" ? "error" : "warning";
  }
  if (fault.gravity === "works" || fault.isPrepared) return "hint";
  return fault.gravity === "destroys" ? "error" : "warning";
}

function placeOf({ command, node, start, end }: UncheckedChange): Span | undefined {
  const first = sourceSpanOf(command, start, 1);
  const last = sourceSpanOf(command, end - 1, 1);
  if (first === undefined || last === undefined || last.end <= first.start) return undefined;
  const around = spanOf(node);
  return first.start >= around.start && last.end <= around.end ? { start: first.start, end: last.end } : undefined;
}

/** `os.system("cd build")` becomes `os.chdir("build")`. */
function changeOwnDirectory(file: ModuleModel, { node, command }: VainChange): readonly Fix[] {
  if (command.form !== "shell" || command.parts.length !== 1) return [];
  const [only] = command.parts;
  const directory = only?.kind === "text" ? /^\s*cd\s+([\w./-]+)\s*$/.exec(only.text)?.[1] : undefined;
  if (directory === undefined || directory.startsWith("-")) return [];
  const { text, edits } = spellingOf(file, "os", "chdir");
  const edit = { path: file.path, span: spanOf(node), text: `${text}("${directory}")` };
  return [{ title: "Change the directory of this program", safety: "suggestion", edits: [edit, ...edits] }];
}
