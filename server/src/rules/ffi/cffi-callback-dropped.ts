import { keepCallbackFixes } from "../../fixes/keep-callback.ts";
import { cffiTrigger, libraryCall } from "../../project/cffi/ffi.ts";
import { diesWithFunction, isCallback, keepsHandle } from "../../project/cffi/owners.ts";
import { wordsOf } from "../../project/ctypes/object-makers.ts";
import type { Project } from "../../project/project.ts";
import type { Call, Expression } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { defineRule } from "../rule.ts";

export const cffiCallbackDropped = defineRule({
  id: "cffi-callback-dropped",
  family: "ffi",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "Callback of cffi that nobody keeps is handed to code that calls it later",
  why: `
    The object that \`ffi.callback\` returns holds the code that C calls. When the last reference to it goes, the next
    call from C jumps into memory that belongs to others. Keep it for as long as C may call.
  `,
  examples: [
    {
      bad: `
        import cffi

        ffi = cffi.FFI()
        lib = ffi.dlopen("libevents.so")


        def start(handle):
            lib.set_handler(ffi.callback("int(int)", handle))
      `,
      good: `
        import cffi

        ffi = cffi.FFI()
        lib = ffi.dlopen("libevents.so")
        _kept_callbacks = []


        def start(handle):
            handle_callback = ffi.callback("int(int)", handle)
            _kept_callbacks.append(handle_callback)
            lib.set_handler(handle_callback)
      `,
    },
  ],

  *find({ file, project }) {
    if (!cffiTrigger.test(file.source.text) || !/\bcallback\b/.test(file.source.text)) return;
    for (const node of walk(file.source.module)) {
      if (node.kind !== "call") continue;
      const callee = libraryCall(project, node);
      if (callee === undefined || !keepsHandle(project, callee)) continue;
      for (const { value } of node.arguments) {
        if (!isCallback(project, value) || !diesWithFunction(project, value)) continue;
        yield { node: value, name: callee.name, confidence: "medium" as const };
      }
    }
  },

  message: ({ name, node }) =>
    node.kind === "call"
      ? `\`${name}\` keeps this callback, and nothing else does: it is gone when the call returns.`
      : `\`${name}\` keeps this callback, and it is gone when this function returns.`,

  fixes: ({ node, name }, { file, project }) => {
    const made = node.kind === "call" ? node : madeIn(project, node);
    if (made === undefined) return [];
    return keepCallbackFixes(project, file, {
      argument: node,
      made,
      function: made.arguments.find((it) => it.name === "python_callable")?.value ?? made.arguments[1]?.value,
      // `@ffi.callback("int(int)")` is the usual way, and made for functions of the module.
      decorator: undefined,
      mayMoveUp: true,
      replaces: wordsOf(name).includes("set"),
    });
  },
});

function madeIn(project: Project, expression: Expression): Call | undefined {
  const [value] = project.evaluate(expression);
  return value?.kind === "result" ? value.call : undefined;
}
