import { keepCallbackFixes } from "../../fixes/keep-callback.ts";
import { callbackCarried } from "../../project/ctypes/callback-structures.ts";
import { callbackIn } from "../../project/ctypes/callbacks.ts";
import { type ForeignCall, foreignCallsIn } from "../../project/ctypes/calls.ts";
import { titleOf } from "../../project/ctypes/functions.ts";
import { wordsOf } from "../../project/ctypes/object-makers.ts";
import { replacedCallbacks } from "../../project/ctypes/replaced-callbacks.ts";
import { diesWithCall, retentionOf } from "../../project/ctypes/retention.ts";
import { stepAt } from "../../project/ctypes/trace.ts";
import { textOf } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

const likely = { severity: "warning", confidence: "medium" } as const;

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
        _kept_callbacks = []


        def start(handle):
            handle_callback = HANDLER(handle)
            _kept_callbacks.append(handle_callback)
            lib.register_handler(handle_callback)
      `,
    },
    {
      bad: `
        import ctypes

        lib = ctypes.CDLL("libevents.so")
        HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_int)


        class Listener:
            def __init__(self):
                lib.add_listener(HANDLER(self.on_event))

            def on_event(self, number):
                print(number)
      `,
      good: `
        import ctypes

        lib = ctypes.CDLL("libevents.so")
        HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_int)


        class Listener:
            def __init__(self):
                self._on_event_callback = HANDLER(self.on_event)
                lib.add_listener(self._on_event_callback)

            def on_event(self, number):
                print(number)
      `,
    },
  ],

  *find({ file, project }) {
    for (const { node, asked } of replacedCallbacks(project, file)) {
      yield { node, asked, isCarried: false, severity: "warning" as const, confidence: "medium" as const };
    }
    for (const call of foreignCallsIn(project, file)) {
      for (const [index, argument] of call.arguments.entries()) {
        const carried = callbackCarried(project, call, argument);
        if (carried !== undefined) {
          const { callback } = carried;
          yield { node: argument, call, callback, made: callback.node, isCarried: true, ...likely };
        }
        const callback = callbackIn(project, argument);
        if (callback === undefined) continue;
        const retention = retentionOf(project, call, index);
        // Used during the call only, or nobody knows; and what is kept elsewhere is fine.
        if (retention === undefined || !diesWithCall(project, argument)) continue;
        yield { node: argument, call, callback, made: callback.node, isCarried: false, ...retention };
      }
    }
  },

  message: (fact) => {
    const { node, isCarried } = fact;
    if ("asked" in fact) {
      return `The test asks for \`${fact.asked}\`, and \`${textOf(node)}\` is set: every call replaces a callback that C may still hold.`;
    }
    const { call } = fact;
    const name = titleOf(call.function);
    if (isCarried) {
      return `\`${name}\` keeps the callback of this structure, and it is gone when this function returns.`;
    }
    return node.kind === "call"
      ? `\`${name}\` keeps this callback, and nothing else does: it is gone when the call returns.`
      : `\`${name}\` keeps this callback, and it is gone when this function returns.`;
  },

  related: (fact, { project }) => {
    if ("asked" in fact || fact.made === fact.node) return [];
    const { made } = fact;
    return [stepAt(project, made.kind === "functionDef" ? made.name : made, "The callback is made here.")];
  },

  fixes: (fact, { file, project }) => {
    // The structure is what to keep, and where is for a person to say.
    if ("asked" in fact || fact.isCarried) return [];
    const { node, call, made, callback } = fact;
    const [given] = made.kind === "call" ? made.arguments : [];
    const prototype = made.kind === "call" ? made.callee : undefined;
    return keepCallbackFixes(project, file, {
      argument: node,
      made,
      function: given?.value,
      decorator: prototype,
      // WINFUNCTYPE exists on Windows only: a prototype of its own is made where the function runs.
      mayMoveUp: prototype?.kind !== "call" || callback.prototype.maker !== "WINFUNCTYPE",
      replaces: replacesOther(call),
    });
  },
});

/** `set_handler` takes the new one for the old; `SetWindowsHookEx` and `SetConsoleCtrlHandler` add to a chain. */
function replacesOther({ function: { name } }: ForeignCall): boolean {
  if (name === undefined || /Hook|CtrlHandler/.test(name)) return false;
  const words = wordsOf(name);
  return words.includes("set") && !words.some((it) => it === "add" || it === "register" || it === "on");
}
