import { declarePrototypeFixes } from "../../fixes/declare-prototype.ts";
import { type ForeignCall, foreignCallsIn, prototypesOf, targetOfCall } from "../../project/ctypes/calls.ts";
import { declaredAt } from "../../project/ctypes/declared.ts";
import { titleOf } from "../../project/ctypes/functions.ts";
import { heldIn } from "../../project/ctypes/held.ts";
import { loadStep } from "../../project/ctypes/trace.ts";
import type { Project } from "../../project/project.ts";
import { isDead } from "../../semantics/target.ts";
import type { Node } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

export const variadicWithoutPrototype = defineRule({
  id: "variadic-without-prototype",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary:
    "Variadic C function called without a prototype for its fixed part, or with a variable argument that does not fit",
  why: `
    On Apple silicon the variable arguments of a C function travel on the stack and the fixed ones in registers. ctypes
    can tell them apart only when \`argtypes\` names the fixed part; without it the function reads its variable arguments
    from where nothing was put. Everywhere, an int beyond 32 bits is cut in the variable part, and a \`float\` is refused.
  `,
  examples: [
    {
      bad: `
        import ctypes

        process = ctypes.CDLL(None)
        process.printf(b"%d files\\n", 12)
      `,
      good: `
        import ctypes

        process = ctypes.CDLL(None)
        process.printf.argtypes = [ctypes.c_char_p]
        process.printf.restype = ctypes.c_int
        process.printf(b"%d files\\n", 12)
      `,
    },
  ],

  *find({ file, project }) {
    for (const call of foreignCallsIn(project, file)) {
      const found = problemOf(project, call);
      if (found !== undefined) yield { ...found, call };
    }
  },

  message: ({ message }) => message,

  related: ({ call }, { project }) => loadStep(project, call.function),

  cause: ({ call }) => `undeclared ${call.function.key}`,

  fixes: ({ call, isDeclarable }, { project, file }) =>
    isDeclarable ? declarePrototypeFixes(project, file, call.function, call.call) : [],
});

interface Problem {
  readonly node: Node;
  readonly message: string;
  readonly isDeclarable: boolean;
}

function problemOf(project: Project, call: ForeignCall): Problem | undefined {
  const { function: fn } = call;
  const target = targetOfCall(project, call, fn);
  if (isDead(target) || call.functions.length > 1) return undefined;
  const prototypes = prototypesOf(project, fn, target).filter((it) => it.variadic);
  const [first] = prototypes;
  if (first === undefined) return undefined;
  const fixed = first.parameters.length;
  const variable = call.arguments.slice(fixed);
  if (variable.length === 0) return undefined;

  const name = titleOf(fn);
  for (const argument of variable) {
    const [held, ...others] = heldIn(project, argument);
    if (held === undefined || others.length > 0) continue;
    if (held.kind === "float") {
      return {
        node: argument,
        message: `ctypes refuses a float as variable argument of \`${name}\`; wrap it in \`c_double\`.`,
        isDeclarable: false,
      };
    }
    if (held.kind !== "integer") continue;
    const isWide = held.constant !== undefined && (held.constant > 0xffff_ffffn || held.constant < -0x8000_0000n);
    if (isWide || held.source !== undefined) {
      const what = held.source?.what ?? String(held.constant);
      return {
        node: argument,
        message: `Only 32 bits of ${what} arrive in the variable part of \`${name}\`.`,
        isDeclarable: false,
      };
    }
  }

  const isApple = target.platforms.includes("macos-arm64") && prototypes.some((it) => it.available.includes("macos"));
  // The numbers of system calls are those of one kernel, which is Linux unless a test says otherwise.
  const isOfOtherKernel = fn.name === "syscall" && target.platforms.some((it) => !it.startsWith("macos"));
  if (!isApple || isOfOtherKernel || declaredAt(project, fn, "argtypes", call.call).state !== "unset") return undefined;
  const message = `\`${name}\` is variadic and has no \`argtypes\`: on Apple silicon its variable arguments do not arrive.`;
  return { node: call.callee, message, isDeclarable: true };
}
