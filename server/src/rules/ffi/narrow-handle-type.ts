import { spellingOf } from "../../fixes/add-import.ts";
import { narrowAliases } from "../../project/ctypes/narrow-aliases.ts";
import { narrowArguments } from "../../project/ctypes/narrow-arguments.ts";
import { narrowCallbacks, narrowDeclarations, narrowPrototypes } from "../../project/ctypes/narrow-declarations.ts";
import { narrowFields } from "../../project/ctypes/narrow-fields.ts";
import { narrowObjects } from "../../project/ctypes/narrow-objects.ts";
import { narrowViews } from "../../project/ctypes/narrow-views.ts";
import { spanOf } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

export const narrowHandleType = defineRule({
  id: "narrow-handle-type",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Handle, pointer or pointer-sized value declared with a 32-bit integer type",
  why: `
    A declaration does not help when its type is narrow: with \`argtypes = [c_int]\` the value 2**32 + 5 arrives as 5, and
    no version of Python says so. \`c_long\` and \`c_ulong\`, and with them \`DWORD\` and \`LONG\`, have 4 bytes on Windows and
    8 elsewhere. In a structure or an array of handles a narrow element also moves everything behind it.
  `,
  examples: [
    {
      bad: `
        import ctypes
        from ctypes import wintypes

        user32 = ctypes.WinDLL("user32")
        user32.SetWindowsHookExW.restype = ctypes.c_int
      `,
      good: `
        import ctypes
        from ctypes import wintypes

        user32 = ctypes.WinDLL("user32")
        user32.SetWindowsHookExW.restype = wintypes.HHOOK
      `,
    },
  ],

  *find({ file, project }) {
    if (!project.mayMeet(file, /\bctypes\b/)) return;
    yield* narrowDeclarations(project, file);
    yield* narrowPrototypes(project, file);
    yield* narrowCallbacks(project, file);
    yield* narrowArguments(project, file);
    yield* narrowFields(project, file);
    yield* narrowViews(project, file);
    yield* narrowObjects(project, file);
    yield* narrowAliases(project, file);
  },

  message: ({ message }) => message,

  cause: ({ cause, node }, { project }) => cause ?? `${project.fileOf(node).path}:${spanOf(node).start}`,

  fixes({ node, wanted }, { file, project }) {
    // A type that stands in another file is repaired there.
    if (wanted === undefined || project.fileOf(node) !== file) return [];
    const { text, edits } = spellingOf(file, wanted.module, wanted.name);
    return [
      {
        title: `Declare it as ${text}`,
        // A structure gets another layout, a result becomes None or unsigned.
        safety: "suggestion",
        edits: [...edits, { path: file.path, span: spanOf(node), text }],
      },
    ];
  },
});
