import { wrongLevels } from "../../project/ctypes/pointer-levels.ts";
import { defineRule } from "../rule.ts";

export const wrongPointerLevel = defineRule({
  id: "wrong-pointer-level",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Value where C takes its address, or a pointer where it takes the value",
  why: `
    C gets the wrong thing without a word: a structure by value fills registers with its fields, and the function takes
    the first of them for an address; through a string in place of \`LPWSTR *\` it writes a pointer into the text. On 64-bit
    Windows large structures go by reference, so that such a declaration works there by accident and fails elsewhere.
  `,
  examples: [
    {
      bad: `
        import ctypes
        from ctypes import wintypes

        user32 = ctypes.WinDLL("user32")
        user32.GetCursorPos.argtypes = [wintypes.POINT]
      `,
      good: `
        import ctypes
        from ctypes import wintypes

        user32 = ctypes.WinDLL("user32")
        user32.GetCursorPos.argtypes = [ctypes.POINTER(wintypes.POINT)]
      `,
    },
  ],

  *find({ file, project }) {
    if (!project.mayMeet(file, /\bctypes\b/)) return;
    yield* wrongLevels(project, file);
  },

  message: ({ message }) => message,
});
