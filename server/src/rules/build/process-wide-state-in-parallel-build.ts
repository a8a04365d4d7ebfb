import { lineOf } from "../../fixes/statement-place.ts";
import { isBesideBuild } from "../../project/beside-program.ts";
import { changingBuilders, type SharedStateChange, sharedStateChanges } from "../../project/build/shared-state.ts";
import { startOf } from "../../project/processes/process-start.ts";
import { followingStatements } from "../../project/processes/surroundings.ts";
import { spanOf, textOf } from "../../syntax/ast.ts";
import { enclosingStatement } from "../../syntax/walk.ts";
import { defineRule, type Fix, type RuleContext, severityFor } from "../rule.ts";

export const processWideStateInParallelBuild = defineRule({
  id: "process-wide-state-in-parallel-build",
  family: "build",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "The directory or the file mask of the process changed by one of several threads",
  why: `
    A process has one current directory and one mask for new files, whatever the number of its threads. Where one of
    them calls \`os.chdir\`, the relative paths of all others lead elsewhere from that moment on, and a command that they start
    runs there. Build tools run the actions of a build in threads: it works until somebody builds with \`-j\`, and then once in a
    while it does not.
  `,
  examples: [
    {
      bad: `
        import os
        import subprocess
        from concurrent.futures import ThreadPoolExecutor

        def build(folder):
            os.chdir(folder)
            subprocess.check_call(["make"])

        def build_all(folders):
            with ThreadPoolExecutor() as pool:
                return list(pool.map(build, folders))
      `,
      good: `
        import os
        import subprocess
        from concurrent.futures import ThreadPoolExecutor

        def build(folder):
            subprocess.check_call(["make"], cwd=folder)

        def build_all(folders):
            with ThreadPoolExecutor() as pool:
                return list(pool.map(build, folders))
      `,
    },
  ],

  *find({ file, project, options }) {
    const severity = isBesideBuild(file.path) ? "hint" : severityFor(options, "warning");
    for (const change of sharedStateChanges(project, file)) {
      yield { node: change.node, change, severity: change.isMany ? severity : "hint", confidence: "high" } as const;
    }
    for (const node of changingBuilders(project, file)) {
      yield { node, change: undefined, severity, confidence: "high" } as const;
    }
  },

  message: ({ change }) => {
    if (change === undefined)
      return "SCons changes the directory of the whole process for this, and other actions run in it under `-j`. Write `cd DIR && …` in the action.";
    const beside = besideWhom(change);
    return change.state === "directory"
      ? `\`${change.by}\` changes the directory of the whole process, and ${beside}: relative paths of the others lead elsewhere meanwhile. Pass \`cwd=\`, or use absolute paths.`
      : `\`${change.by}\` changes the mask of the whole process, and ${beside}: what the others create meanwhile gets other permissions. Set them with \`os.chmod\`.`;
  },

  related: ({ change }, { project }) =>
    change === undefined
      ? []
      : [
          {
            path: project.fileOf(change.use.node).path,
            span: spanOf(change.use.node),
            message: "It runs beside others by this.",
          },
        ],

  fixes: ({ change }, context) => (change?.state === "directory" ? directoryOfCommand(change, context) : []),
});

function besideWhom({ use, isMany }: SharedStateChange): string {
  if (use.what === "build action") return "build actions run side by side under `-j`";
  return isMany ? "several threads of it run this" : "this runs in a thread of it";
}

/** `os.chdir(folder)` and a command behind it, which is all the rest of the function. */
function directoryOfCommand({ node, by }: SharedStateChange, { file, project }: RuleContext): readonly Fix[] {
  const statement = enclosingStatement(node);
  const [next, ...others] = statement === undefined ? [] : followingStatements(statement);
  const [folder] = node.arguments;
  const value = next?.kind === "expressionStatement" || next?.kind === "return" ? next.value : undefined;
  if (by !== "os.chdir" || statement?.kind !== "expressionStatement" || statement.parent?.kind !== "functionDef")
    return [];
  if (value?.kind !== "call" || next === undefined || folder === undefined || others.length > 0) return [];
  const name = startOf(project, value)?.name ?? "";
  const last = value.arguments.at(-1);
  if (!name.startsWith("subprocess.") || last === undefined || lineOf(file, statement) === undefined) return [];
  if (name.startsWith("subprocess.get") || value.arguments.some((it) => it.name === "cwd" || it.unpack !== undefined))
    return [];
  const end = spanOf(last).end;
  const edits = [
    { path: file.path, span: { start: spanOf(statement).start, end: spanOf(next).start }, text: "" },
    { path: file.path, span: { start: end, end }, text: `, cwd=${textOf(folder.value)}` },
  ];
  return [{ title: "Give the directory to the command", safety: "suggestion", edits }];
}
