import { returnStatementsOf } from "../../project/calls.ts";
import { misusedParameters } from "../../project/ctypes/callback-parameters.ts";
import { arityOf, callbacksIn, type MadeCallback } from "../../project/ctypes/callbacks.ts";
import type { CtypesType } from "../../project/ctypes/ctypes-type.ts";
import { idleLambdas } from "../../project/ctypes/idle-lambdas.ts";
import { stepAt } from "../../project/ctypes/trace.ts";
import { yieldsOf } from "../../project/elements.ts";
import type { Project } from "../../project/project.ts";
import { mayFallOffEnd } from "../../project/swallowing.ts";
import { isDead } from "../../semantics/target.ts";
import { type FunctionDef, type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

export const callbackSignature = defineRule({
  id: "callback-signature",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Python function that does not fit the prototype of its callback",
  why: `
    When a callback raises, or takes another number of arguments, or returns \`None\` where C wants a number, ctypes prints
    a message at most and C gets an unspecified result: -1 on old versions of Python, 0 on some, and whatever stood in
    memory on others. An enumeration stops after its first element, a hook swallows its message. A parameter of a simple
    type arrives as a Python \`int\` or \`bytes\`, which has no \`value\`, and an address no parts.
  `,
  examples: [
    {
      bad: `
        import ctypes

        VISITOR = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)


        @VISITOR
        def visit(node, depth):
            return 1
      `,
      good: `
        import ctypes

        VISITOR = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)


        @VISITOR
        def visit(node):
            return 1
      `,
    },
  ],

  *find({ file, project }) {
    for (const { node, lambda } of idleLambdas(project, file)) {
      if (isDead(project.targetAt(lambda))) continue;
      const message = `This lambda names \`${textOf(node)}\` and does not call it: when C calls the lambda, nothing happens.`;
      yield { node, callback: undefined, severity: "error" as const, isMissing: false, message };
    }
    if (!project.mayMeet(file, /FUNCTYPE/)) return;
    const said = new Set<Node>();
    for (const callback of callbacksIn(project, file)) {
      if (isDead(project.targetAt(callback.node))) continue;
      for (const { node, type, arrivesAs } of misusedParameters(project, callback)) {
        if (project.fileOf(node) !== file || said.has(node)) continue;
        said.add(node);
        const message = `\`${type.name}\` arrives in a callback as ${arrivesAs}: \`${textOf(node)}\` raises, and C never learns of it.`;
        yield { node, callback, severity: "error" as const, isMissing: false, message };
      }
      const problem = problemOf(project, callback);
      if (problem === undefined) continue;
      const { node } = callback;
      yield { node: node.kind === "functionDef" ? node.name : node, callback, ...problem };
    }
  },

  message: ({ message }) => message,

  fixes: ({ isMissing, callback }, { file, project }) => {
    const definition = callback?.function?.definition;
    if (isMissing !== true || definition?.kind !== "functionDef" || project.fileOf(definition) !== file) return [];
    const last = definition.body.at(-1);
    if (last === undefined || !mayFallOffEnd(project, definition)) return [];
    const { end } = spanOf(last);
    const [first] = definition.body;
    const start = first === undefined ? end : spanOf(first).start;
    const indent = /[ \t]*$/.exec(file.source.text.slice(0, start))?.[0] ?? "    ";
    // Which number is right is for the library to say.
    return [
      {
        title: "Return 0",
        safety: "suggestion",
        edits: [{ path: file.path, span: { start: end, end }, text: `\n${indent}return 0` }],
      },
    ];
  },

  related: ({ callback, node }, { project }) => {
    const definition = callback?.function?.definition;
    if (definition?.kind !== "functionDef" || definition.name === node) return [];
    return [stepAt(project, definition.name, "The function is defined here.")];
  },
});

function problemOf(project: Project, { prototype, function: fn }: MadeCallback) {
  if (fn === undefined) return undefined;
  const { least, most } = arityOf(fn);
  const given = prototype.parameters.length;
  const name = fn.definition.kind === "lambda" ? "the lambda" : `\`${fn.definition.name.id}\``;
  if (given < least || given > most) {
    const takes =
      most === Number.POSITIVE_INFINITY ? `at least ${least}` : least === most ? `${least}` : `${least} to ${most}`;
    return {
      severity: "error",
      isMissing: false,
      message: `C calls this callback with ${given} ${given === 1 ? "argument" : "arguments"}, and ${name} takes ${takes}: every call fails.`,
    } as const;
  }
  const { definition } = fn;
  // A result nobody reads may be anything; of lambdas the value is always returned.
  if (definition.kind === "lambda" || prototype.result === undefined || isNothing(prototype.result)) return undefined;
  const how = definition.isAsync
    ? "is a coroutine, which returns at once"
    : yieldsOf(definition).length > 0
      ? "is a generator, which returns at once"
      : missesReturn(project, definition)
        ? "can end without a value"
        : undefined;
  if (how === undefined) return undefined;
  return {
    severity: "warning",
    isMissing: !definition.isAsync && yieldsOf(definition).length === 0,
    message: `C reads a ${prototype.result.name} from this callback, and ${name} ${how}: the result is unspecified.`,
  } as const;
}

/** `None` is what a function without a result returns, and the NULL of a pointer. */
function isNothing({ kind }: CtypesType): boolean {
  return kind === "none" || kind === "pointer" || kind === "string" || kind === "object";
}

function missesReturn(project: Project, definition: FunctionDef): boolean {
  // A body that only raises or passes is a stub.
  if (definition.body.every((it) => it.kind === "pass" || it.kind === "raise")) return false;
  if (mayFallOffEnd(project, definition)) return true;
  return returnStatementsOf(definition).some((it) => it.value === undefined || it.value.kind === "none");
}
