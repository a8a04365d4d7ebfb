import { wrongArities } from "../../project/ctypes/arity.ts";
import { stepAt } from "../../project/ctypes/trace.ts";
import { defineRule } from "../rule.ts";

export const prototypeArity = defineRule({
  id: "prototype-arity",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Number of declared or passed arguments differs from what the function takes",
  why: `
    A function with \`argtypes\` raises \`TypeError\` when it gets fewer arguments. More are accepted and passed with the
    default conversion, and a declaration that is itself too short lets C read whatever stands in the next register. On
    32-bit Windows the stack is wrong after such a call; Python noticed that until 3.7 and does not any more. A function
    that is declared twice has the declaration that ran last.
  `,
  examples: [
    {
      bad: `
        import ctypes
        from ctypes import wintypes

        user32 = ctypes.WinDLL("user32")
        user32.GetParent.argtypes = [wintypes.HWND, wintypes.DWORD]
      `,
      good: `
        import ctypes
        from ctypes import wintypes

        user32 = ctypes.WinDLL("user32")
        user32.GetParent.argtypes = [wintypes.HWND]
      `,
    },
  ],

  *find({ file, project }) {
    if (!project.mayMeet(file, /\bctypes\b/)) return;
    yield* wrongArities(project, file);
  },

  message: ({ message }) => message,

  related: ({ declaration }, { project }) =>
    declaration === undefined ? [] : [stepAt(project, declaration, "It is declared here.")],
});
