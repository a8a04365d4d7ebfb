import { declaredAt } from "../../project/ctypes/declared.ts";
import { refusedArguments } from "../../project/ctypes/refused-arguments.ts";
import { refusedReferences } from "../../project/ctypes/refused-references.ts";
import { stepAt } from "../../project/ctypes/trace.ts";
import { defineRule } from "../rule.ts";

const certain = { severity: "error", confidence: "high" } as const;
/** An annotation that nobody keeps to is a mistake too, and another one. */
const likely = { severity: "warning", confidence: "medium" } as const;

export const refusedArgument = defineRule({
  id: "refused-argument",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Argument that ctypes refuses, whatever its value is",
  why: `
    A type in \`argtypes\` takes objects of its own kind and what ctypes knows to convert, and nothing else:
    \`POINTER(c_int)\` refuses an array of \`c_double\`, \`c_int\` refuses a \`c_uint\`, and \`byref\` of an array is no pointer to its
    first element. Every call with such an argument raises \`ctypes.ArgumentError\`, which shows only when the line runs.
    \`byref\` and \`pointer\` refuse everything that is no object of ctypes, such as a Python \`int\` that C should fill.
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
    for (const { node, message, isAnnotated } of refusedReferences(project, file)) {
      const judged = isAnnotated ? likely : certain;
      yield { node, message, function: undefined, call: undefined, ...judged };
    }
  },

  message: ({ message }) => message,

  related: ({ function: fn, call }, { project }) =>
    fn === undefined
      ? []
      : declaredAt(project, fn, "argtypes", call)
          .declarations.slice(0, 1)
          .map((it) => stepAt(project, it.node, "It is declared here.")),
});
