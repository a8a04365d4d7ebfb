import { declarePrototypeFixes } from "../../fixes/declare-prototype.ts";
import { type ForeignCall, foreignCallsIn, prototypesOf, targetOfCall } from "../../project/ctypes/calls.ts";
import { declarationsFor, declaredAt } from "../../project/ctypes/declared.ts";
import { type ForeignFunction, titleOf } from "../../project/ctypes/functions.ts";
import { heldIn } from "../../project/ctypes/held.ts";
import { loadStep, stepAt } from "../../project/ctypes/trace.ts";
import { fixedParametersOf } from "../../project/ctypes/variadic-names.ts";
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
    const seen = new Set<Node>();
    for (const call of foreignCallsIn(project, file)) {
      const found = problemOf(project, call);
      if (found === undefined) continue;
      // Where a table lists the functions, its row is what is wrong, once for all calls.
      const row = found.isUndeclared ? rowOf(project, call) : undefined;
      const node = row === undefined || project.fileOf(row) !== file ? found.node : row;
      if (!seen.has(node)) yield { ...found, node, call };
      seen.add(node);
    }
  },

  message: ({ message }) => message,

  related: ({ call, node }, { project }) => [
    ...loadStep(project, call.function),
    ...(node.kind === "string" ? [stepAt(project, call.call, "It is called here.")] : []),
  ],

  cause: ({ call }) => `undeclared ${call.function.key}`,

  fixes: ({ call, isDeclarable }, { project, file }) =>
    isDeclarable ? declarePrototypeFixes(project, file, call.function, call.call) : [],
});

interface Problem {
  readonly node: Node;
  readonly message: string;
  readonly isDeclarable: boolean;
  /** Whether a prototype is what is missing. */
  readonly isUndeclared: boolean;
}

/** The name of a function in the literal table from which a loop declares what it does declare of it. */
function rowOf(project: Project, { function: fn }: ForeignCall): Node | undefined {
  for (const { frame } of declarationsFor(project, fn, "restype")) {
    for (const value of [...(frame?.bindings.values() ?? [])].flat()) {
      if (value.kind !== "collection" || value.node.kind !== "sequence") continue;
      const name = value.node.elements.find((it) => it.kind === "string" && it.value === fn.name);
      if (name !== undefined) return name;
    }
  }
  return undefined;
}

function problemOf(project: Project, call: ForeignCall): Problem | undefined {
  // One function of a library that is loaded in several ways is one function.
  if (call.functions.some((it) => it.name !== call.function.name)) return undefined;
  for (const fn of call.functions) {
    const found = problemWith(project, call, fn);
    if (found !== undefined) return found;
  }
  return undefined;
}

function problemWith(project: Project, call: ForeignCall, fn: ForeignFunction): Problem | undefined {
  const target = targetOfCall(project, call, fn);
  if (isDead(target)) return undefined;
  const all = prototypesOf(project, fn, target);
  const prototypes = all.filter((it) => it.variadic);
  const known = all.length === 0 && fn.name !== undefined ? fixedParametersOf(fn.name) : undefined;
  const fixed = prototypes[0]?.parameters.length ?? known;
  if (fixed === undefined) return undefined;
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
        isUndeclared: false,
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
        isUndeclared: false,
      };
    }
  }

  const isThere = known !== undefined || prototypes.some((it) => it.available.includes("macos"));
  const isApple = target.platforms.includes("macos-arm64") && isThere;
  // The numbers of system calls are those of one kernel, which is Linux unless a test says otherwise.
  const isOfOtherKernel = fn.name === "syscall" && target.platforms.some((it) => !it.startsWith("macos"));
  if (!isApple || isOfOtherKernel || declaredAt(project, fn, "argtypes", call.call).state !== "unset") return undefined;
  const message = `\`${name}\` is variadic and has no \`argtypes\`: on Apple silicon its variable arguments do not arrive.`;
  return { node: call.callee, message, isDeclarable: known === undefined, isUndeclared: true };
}
