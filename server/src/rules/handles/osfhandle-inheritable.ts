import { isBesideProgram } from "../../project/beside-program.ts";
import { processMentions } from "../../project/handles/concurrency.ts";
import { originOf } from "../../project/handles/handle-origin.ts";
import { inheritableSourcesIn } from "../../project/handles/inheritable.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesWindows, isDead } from "../../semantics/target.ts";
import { spanOf, textOf } from "../../syntax/ast.ts";
import { defineRule, severityFor } from "../rule.ts";

/** Starts of children that take over the table of descriptors. */
const SPAWNS = /\bos\.spawn[lv]p?e?\s*\(/;

export const osfhandleInheritable = defineRule({
  id: "osfhandle-inheritable",
  family: "handles",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "`msvcrt.open_osfhandle` registers an inheritable descriptor",
  why: `
    The C runtime of Windows keeps a table of descriptors and hands the inheritable ones on to every child that is started
    with \`os.spawn*\`. \`msvcrt.open_osfhandle\` enters a handle there as inheritable unless \`os.O_NOINHERIT\` is among its
    flags, on every version of Python.
  `,
  examples: [
    {
      bad: `
        import msvcrt
        import os

        def wrap(handle):
            return os.fdopen(msvcrt.open_osfhandle(handle, os.O_RDONLY), "rb")
      `,
      good: `
        import msvcrt
        import os

        def wrap(handle):
            return os.fdopen(msvcrt.open_osfhandle(handle, os.O_RDONLY | os.O_NOINHERIT), "rb")
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const source of inheritableSourcesIn(project, file)) {
      if (source.kind !== "osfhandle" || source.flagArgument === undefined) continue;
      const target = project.targetAt(source.call);
      if (isDead(target) || !includesWindows(target)) continue;
      const handle = source.call.arguments[0]?.value;
      const origin = handle === undefined ? undefined : originOf(project, handle);
      if (origin === "private") continue;
      // Most handles are private; without a child that takes over the table nobody notices.
      const isFelt = origin === "inheritable" || processMentions(project, file, SPAWNS);
      yield {
        node: source.call,
        flags: source.flagArgument,
        severity:
          isFelt && !isBesideProgram(file.path) && !isSubprocess(file) ? severityFor(options, "warning") : "hint",
        confidence: "medium",
      } as const;
    }
  },

  message: () =>
    "`msvcrt.open_osfhandle` without `os.O_NOINHERIT` registers an inheritable descriptor; children started by `os.spawn*` keep it.",

  fixes: ({ flags }, { file, project }) => {
    const text = textOf(flags);
    const isZero = text === "0";
    // The module has to be in sight under its own name.
    const isImported = project.exportOf(file, "os").some((it) => it.kind === "external" && it.path === "os");
    if (!isImported) return [];
    return [
      {
        title: "Add os.O_NOINHERIT",
        safety: "suggestion",
        edits: [{ path: file.path, span: spanOf(flags), text: isZero ? "os.O_NOINHERIT" : `${text} | os.O_NOINHERIT` }],
      },
    ];
  },
});

/** A copy of the module `subprocess`, or what stands in for it: it does what that module does. */
const isSubprocess = ({ source }: ModuleModel): boolean => /^class Popen\b/m.test(source.text);
