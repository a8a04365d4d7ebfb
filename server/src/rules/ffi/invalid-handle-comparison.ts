import { spellingOf } from "../../fixes/add-import.ts";
import { wrongComparisons } from "../../project/ctypes/handle-comparisons.ts";
import { stepAt } from "../../project/ctypes/trace.ts";
import { spanOf, textOf } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

export const invalidHandleComparison = defineRule({
  id: "invalid-handle-comparison",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Handle or pointer compared with a value it can never have",
  why: `
    A result declared as \`HANDLE\` or \`c_void_p\` is an unsigned number or \`None\`: \`(void *)-1\` reads as
    18446744073709551615 and NULL as \`None\`, so \`== -1\` and \`== 0\` are never true and a failed call looks like a good
    one. A result declared as \`POINTER(T)\` is an object even when it is NULL. Without \`restype\` the result is a signed
    int, which is never 0xFFFFFFFF. The invalid handle is \`ctypes.c_void_p(-1).value\`.
  `,
  examples: [
    {
      bad: `
        import ctypes
        from ctypes import wintypes

        kernel32 = ctypes.WinDLL("kernel32")
        kernel32.OpenProcess.restype = wintypes.HANDLE
        process = kernel32.OpenProcess(0x1000, False, 42)
        if process == 0:
            raise ctypes.WinError()
      `,
      good: `
        import ctypes
        from ctypes import wintypes

        kernel32 = ctypes.WinDLL("kernel32")
        kernel32.OpenProcess.restype = wintypes.HANDLE
        process = kernel32.OpenProcess(0x1000, False, 42)
        if not process:
            raise ctypes.WinError()
      `,
    },
  ],

  *find({ file, project }) {
    if (!project.mayMeet(file, /\bctypes\b/)) return;
    yield* wrongComparisons(project, file);
  },

  message: ({ message }) => `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,

  related: ({ origin, node }, { project }) =>
    origin === undefined || origin === node ? [] : [stepAt(project, origin, "The value comes from here.")],

  fixes: ({ node, truthOf, constant }, { file }) => {
    if (constant !== undefined) {
      const { text, edits } = spellingOf(file, "ctypes", "c_void_p");
      return [
        {
          title: `Define it as ${text}(-1).value`,
          // Where the constant meets results without `restype`, those are still -1.
          safety: constant.isOnlyForPointers ? "safe" : "suggestion",
          edits: [...edits, { path: file.path, span: spanOf(constant.value), text: `${text}(-1).value` }],
        },
      ];
    }
    if (truthOf === undefined) return [];
    const subject = textOf(truthOf.subject);
    return [
      {
        title: truthOf.isNegated ? "Test for NULL by truth" : "Test for a result by truth",
        // The comparison had one answer for every value, so that no run was right because of it.
        safety: "safe",
        edits: [{ path: file.path, span: spanOf(node), text: truthOf.isNegated ? `not ${subject}` : subject }],
      },
    ];
  },
});
