import { callbackIn } from "../../project/ctypes/callbacks.ts";
import { foreignCallsIn } from "../../project/ctypes/calls.ts";
import { titleOf } from "../../project/ctypes/functions.ts";
import { diesWithCall, retentionOf } from "../../project/ctypes/retention.ts";
import { stepAt } from "../../project/ctypes/trace.ts";
import { defineRule } from "../rule.ts";

export const callbackNotKeptAlive = defineRule({
  id: "callback-not-kept-alive",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Callback that nobody keeps is handed to code that calls it later",
  why: `
    The object a prototype makes of a Python function holds the code that C calls. When the last reference to it goes,
    that memory is given to others: the next call from C crashes, or runs another callback that was made at the same
    place. C code keeps no reference; the program must, for as long as C may call.
  `,
  examples: [
    {
      bad: `
        import ctypes

        lib = ctypes.CDLL("libevents.so")
        HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_int)


        def start(handle):
            lib.register_handler(HANDLER(handle))
      `,
      good: `
        import ctypes

        lib = ctypes.CDLL("libevents.so")
        HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_int)
        kept = []


        def start(handle):
            handler = HANDLER(handle)
            kept.append(handler)
            lib.register_handler(handler)
      `,
    },
  ],

  *find({ file, project }) {
    for (const call of foreignCallsIn(project, file)) {
      for (const [index, argument] of call.arguments.entries()) {
        const callback = callbackIn(project, argument);
        if (callback === undefined) continue;
        const retention = retentionOf(project, call, index);
        // Used during the call only, or nobody knows; and what is kept elsewhere is fine.
        if (retention === undefined || !diesWithCall(project, argument)) continue;
        yield { node: argument, call, made: callback.node, ...retention };
      }
    }
  },

  message: ({ call, node }) => {
    const name = titleOf(call.function);
    return node.kind === "call"
      ? `\`${name}\` keeps this callback, and nothing else does: it is gone when the call returns.`
      : `\`${name}\` keeps this callback, and it is gone when this function returns.`;
  },

  related: ({ node, made }, { project }) =>
    made === node
      ? []
      : [stepAt(project, made.kind === "functionDef" ? made.name : made, "The callback is made here.")],
});
