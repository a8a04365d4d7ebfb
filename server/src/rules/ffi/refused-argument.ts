import { declaredAt } from "../../project/ctypes/declared.ts";
import { refusedArguments } from "../../project/ctypes/refused-arguments.ts";
import { stepAt } from "../../project/ctypes/trace.ts";
import { defineRule } from "../rule.ts";

export const refusedArgument = defineRule({
  id: "refused-argument",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Argument that the type in `argtypes` refuses",
  why: `
    A type in \`argtypes\` takes objects of its own kind and what ctypes knows to convert, and nothing else:
    \`POINTER(c_int)\` refuses an array of \`c_double\`, \`c_int\` refuses a \`c_uint\`, and \`byref\` of an array is no pointer to its
    first element. Every call with such an argument raises \`ctypes.ArgumentError\`, which shows only when the line runs.
  `,
  examples: [
    {
      bad: `
        import ctypes

        library = ctypes.CDLL("libmodel.so")
        library.model_labels.argtypes = [ctypes.POINTER(ctypes.c_int)]


        def labels(count):
            found = (ctypes.c_double * count)()
            library.model_labels(found)
            return found[:]
      `,
      good: `
        import ctypes

        library = ctypes.CDLL("libmodel.so")
        library.model_labels.argtypes = [ctypes.POINTER(ctypes.c_int)]


        def labels(count):
            found = (ctypes.c_int * count)()
            library.model_labels(found)
            return found[:]
      `,
    },
  ],

  *find({ file, project }) {
    // What a test passes wrongly is as often as not what it is about.
    if (file.options.isTest || !project.mayMeet(file, /\bctypes\b/)) return;
    yield* refusedArguments(project, file);
  },

  message: ({ message }) => message,

  related: ({ function: fn, call }, { project }) =>
    declaredAt(project, fn, "argtypes", call)
      .declarations.slice(0, 1)
      .map((it) => stepAt(project, it.node, "It is declared here.")),
});
