import { spellingOf } from "../../fixes/add-import.ts";
import { errnoLocations } from "../../project/ctypes/errno-locations.ts";
import { unreliableReads } from "../../project/ctypes/last-error.ts";
import { stepAt } from "../../project/ctypes/trace.ts";
import { spanOf } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

export const unreliableLastError = defineRule({
  id: "unreliable-last-error",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Last error or errno read where other code can have changed it, or from a copy that is never filled",
  why: `
    Between a foreign call and the next line the interpreter runs, and may call the system itself; a second foreign call
    leaves an error of its own. Only a library made with \`use_last_error=True\` (or \`use_errno=True\`) saves the value
    right after the call, where \`ctypes.get_last_error()\` finds it until that library is called again. Without the flag
    that copy stays 0 for ever; with the flag \`GetLastError\` and \`WinError()\` see what was there before the call. The
    function behind the macro \`errno\` is one more call.
  `,
  examples: [
    {
      bad: `
        import ctypes

        kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)


        def start(event):
            if not kernel32.SetEvent(ctypes.c_void_p(event)):
                raise ctypes.WinError()
      `,
      good: `
        import ctypes

        kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)


        def start(event):
            if not kernel32.SetEvent(ctypes.c_void_p(event)):
                raise ctypes.WinError(ctypes.get_last_error())
      `,
    },
  ],

  *find({ file, project }) {
    if (!project.mayMeet(file, /\bctypes\b/)) return;
    yield* unreliableReads(project, file);
    yield* errnoLocations(project, file);
  },

  message: ({ message }) => message,

  related: ({ after }, { project }) =>
    after === undefined ? [] : [stepAt(project, after, "The error of this call is meant.")],

  cause: ({ library }, { file }) => `last error of ${library} in ${file.path}`,

  fixes: ({ node, isMissingArgument }, { file }) => {
    if (!isMissingArgument) return [];
    const { text, edits } = spellingOf(file, "ctypes", "get_last_error");
    const end = spanOf(node).end - 1;
    return [
      {
        title: "Give WinError the error that the library kept",
        // The library has the flag, so that the value without an argument was of some earlier call.
        safety: "safe",
        edits: [...edits, { path: file.path, span: { start: end, end }, text: `${text}()` }],
      },
    ];
  },
});
