import { isBesideProgram } from "../../project/beside-program.ts";
import { callsIn, flagOf, pathsOf } from "../../project/calls-in.ts";
import { enclosingClass } from "../../project/classes.ts";
import { foreignCallsIn } from "../../project/ctypes/calls.ts";
import { threadStartFor } from "../../project/handles/concurrency.ts";
import { inheritableSourcesIn } from "../../project/handles/inheritable.ts";
import type { Project } from "../../project/project.ts";
import { isVendored } from "../../project/vendored.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesWindows, isDead } from "../../semantics/target.ts";
import { type Call, type Expression, spanOf, textOf } from "../../syntax/ast.ts";
import { enclosingFunction } from "../../syntax/walk.ts";
import { defineRule, severityFor } from "../rule.ts";

/** Position of `bInheritHandles` among the arguments. */
const FUNCTIONS: readonly (readonly [pattern: RegExp, position: number])[] = [
  [/^(win32process|_winapi|_subprocess)\.CreateProcess$/, 4],
  [/^win32process\.CreateProcessAsUser$/, 5],
];
const FOREIGN: Readonly<Record<string, number>> = {
  CreateProcessA: 4,
  CreateProcessW: 4,
  CreateProcessAsUserA: 5,
  CreateProcessAsUserW: 5,
};

export const createProcessInherits = defineRule({
  id: "create-process-inherits",
  family: "handles",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "`CreateProcess` with handle inheritance on and no list of handles",
  why: `
    With \`bInheritHandles\` true the child gets every inheritable handle of the process, not only those that it is meant
    to have: those that another thread has just made inheritable for a child of its own too. Files stay open and cannot be
    deleted, pipes never report their end. A list of handles (\`STARTUPINFOEX\` with
    \`PROC_THREAD_ATTRIBUTE_HANDLE_LIST\`, in Python 3.7 \`lpAttributeList={"handle_list": […]}\`) names those it gets.
  `,
  examples: [
    {
      bad: `
        import win32process

        def start(command, info):
            return win32process.CreateProcess(None, command, None, None, True, 0, None, None, info)
      `,
      good: `
        import win32process

        def start(command, info):
            return win32process.CreateProcess(None, command, None, None, False, 0, None, None, info)
      `,
    },
  ],

  *find({ file, project, options }) {
    if (!project.mayHold(file, /CreateProcess/)) return;
    for (const { call, inherits } of processCreations(project, file)) {
      if (flagOf(project, inherits) !== true) continue;
      const target = project.targetAt(call);
      if (isDead(target) || !includesWindows(target)) continue;
      const around = textAround(file, call);
      if (/HANDLE_LIST|STARTUPINFOEX|handle_list|lpAttributeList/i.test(around)) continue;
      // Standard handles need the inheritance; without threads or other inheritable handles nothing else goes along.
      const setsStreams = /hStd(Input|Output|Error)|STARTF_USESTDHANDLES/.test(around);
      const isAlone =
        setsStreams && threadStartFor(project, file) === undefined && inheritableSourcesIn(project, file).length === 0;
      const severity =
        isAlone || isBesideProgram(file.path) || isVendored(file.path) ? "hint" : severityFor(options, "warning");
      yield { node: call, inherits, setsStreams, severity, confidence: "medium" } as const;
    }
  },

  message: ({ node, setsStreams }) =>
    `\`${textOf(node.callee)}\` passes every inheritable handle of the process to the child${
      setsStreams ? ", beside the standard streams it is given" : ""
    }; there is no list of handles.`,

  fixes: ({ inherits, setsStreams }, { file }) => {
    const text = textOf(inherits);
    const replacement = text === "True" ? "False" : text === "1" ? "0" : undefined;
    if (setsStreams || replacement === undefined) return [];
    return [
      {
        title: "Inherit no handles",
        // The child may rely on a handle that it was given by its number.
        safety: "suggestion",
        edits: [{ path: file.path, span: spanOf(inherits), text: replacement }],
      },
    ];
  },
});

function* processCreations(
  project: Project,
  file: ModuleModel,
): Iterable<{ readonly call: Call; readonly inherits: Expression }> {
  for (const call of callsIn(project, file)) {
    for (const path of pathsOf(project, call.callee)) {
      const position = FUNCTIONS.find(([pattern]) => pattern.test(path))?.[1];
      const argument = position === undefined ? undefined : call.arguments[position];
      const named = call.arguments.find((it) => it.name === "bInheritHandles");
      if (position === undefined) continue;
      if (named !== undefined) yield { call, inherits: named.value };
      else if (argument !== undefined && argument.name === undefined) yield { call, inherits: argument.value };
    }
  }
  for (const foreign of foreignCallsIn(project, file)) {
    const position = FOREIGN[foreign.function.name ?? ""];
    const inherits = position === undefined ? undefined : foreign.arguments[position];
    if (inherits !== undefined) yield { call: foreign.call, inherits };
  }
}

/** The text of the function, and of the class, in which the start-up information is put together. */
function textAround(file: ModuleModel, call: Call): string {
  const { start, end } = spanOf(enclosingClass(call) ?? enclosingFunction(call) ?? file.source.module);
  return file.source.text.slice(start, end);
}
