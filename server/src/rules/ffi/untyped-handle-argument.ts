import { declarePrototypeFixes } from "../../fixes/declare-prototype.ts";
import { wrapFix } from "../../fixes/wrap-handle.ts";
import { bareParameters } from "../../project/ctypes/bare-parameters.ts";
import { type BareArgument, bareArgument } from "../../project/ctypes/bare-values.ts";
import { type ForeignCall, foreignCallsIn, prototypeOfCall, targetOfCall } from "../../project/ctypes/calls.ts";
import { declaredAt } from "../../project/ctypes/declared.ts";
import { type ForeignFunction, isPythonFunction, titleOf } from "../../project/ctypes/functions.ts";
import { heldIn } from "../../project/ctypes/held.ts";
import { missingExport } from "../../project/ctypes/missing-exports.ts";
import { objectEvidence } from "../../project/ctypes/object-evidence.ts";
import { undeclaredResults } from "../../project/ctypes/result-flows.ts";
import { loadStep, stepAt, type TraceStep } from "../../project/ctypes/trace.ts";
import { wideObject } from "../../project/ctypes/wide-results.ts";
import type { Project } from "../../project/project.ts";
import { includes64Bit, isDead } from "../../semantics/target.ts";
import { type Call, type Expression, type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

export const untypedHandleArgument = defineRule({
  id: "untyped-handle-argument",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Handle or pointer passed to a foreign function without `argtypes`",
  why: `
    ctypes passes a bare Python \`int\` as a C \`int\` when the function has no \`argtypes\`. In a 64-bit process the upper
    half of a handle or pointer is then lost, or is whatever stood in the register or stack slot before. Small values
    survive, so the program works until the first large one, and then fails far from this line: a device that cannot be
    found, a write to a foreign address, a crash in a library.
  `,
  examples: [
    {
      bad: `
        import ctypes

        kernel32 = ctypes.WinDLL("kernel32")


        def release(device):
            kernel32.CloseHandle(device)
      `,
      good: `
        import ctypes
        from ctypes import wintypes

        kernel32 = ctypes.WinDLL("kernel32")
        kernel32.CloseHandle.argtypes = [wintypes.HANDLE]
        kernel32.CloseHandle.restype = wintypes.BOOL


        def release(device):
            kernel32.CloseHandle(device)
      `,
    },
  ],

  *find({ file, project }) {
    for (const call of foreignCallsIn(project, file)) {
      // A function that is declared, or that code we cannot see may have declared, is somebody's care.
      if (call.functions.some((it) => declaredAt(project, it, "argtypes", call.call).state !== "unset")) continue;
      // The Python API has a rule of its own.
      if (isPythonFunction(call.function)) continue;

      const found = worst(project, call);
      // Looking up what is not there raises before anything is passed.
      if (found !== undefined && missingExport(project, found.fn, call.call) === undefined) {
        const { fn, argument } = found;
        yield {
          node: placeOf(call, argument),
          severity: argument.severity,
          confidence: argument.confidence,
          message: messageOf(fn, argument),
          steps: [...loadStep(project, fn), ...originStep(project, argument, found.origin)],
          cause: `undeclared ${fn.key}`,
          call,
          fn,
          argument,
        };
      }
    }
    for (const { node, held, definition, declaration } of bareParameters(project, file)) {
      const name = definition.name.id;
      yield {
        node,
        confidence: "medium" as const,
        message: `\`_as_parameter_\` holds a bare number, and \`${name}.from_param\` passes it as it is: only 32 bits of ${held.source?.what ?? "it"} arrive.`,
        steps: [stepAt(project, declaration.node, `Here \`${name}\` is the type of an argument.`)],
        cause: `bare _as_parameter_ of ${file.path}:${spanOf(definition).start}`,
        call: undefined,
        fn: undefined,
        argument: { node, held, parameter: undefined },
      };
    }
  },

  message: ({ message }) => message,

  related: ({ steps }) => steps,

  cause: ({ cause }) => cause,

  fixes: ({ call, fn, argument }, { project, file }) => [
    ...(call === undefined ? [] : declarePrototypeFixes(project, file, fn, call.call)),
    ...wrapFix(file, argument),
  ],
});

function messageOf(fn: ForeignFunction, { index, parameter, loss }: BareArgument): string {
  const which =
    parameter?.name === undefined || parameter.name === ""
      ? `argument ${index + 1}`
      : `argument ${index + 1} (${parameter.name})`;
  return `\`${titleOf(fn)}\` has no \`argtypes\`: ${which} arrives as ${loss}.`;
}

/** The argument, when it stands on the first line of the call; people look for a call where it begins. */
function placeOf({ call, callee }: ForeignCall, { node }: BareArgument): Node {
  const text = textOf(call).slice(0, spanOf(node).start - spanOf(call).start);
  if (!text.includes("\n")) return node;
  return textOf(call)
    .slice(0, spanOf(callee).start - spanOf(call).start)
    .includes("\n")
    ? call.callee
    : callee;
}

interface Found {
  readonly fn: ForeignFunction;
  readonly argument: BareArgument;
  /** The call whose result the argument is, for objects of unknown libraries. */
  readonly origin: Call | undefined;
}

function worst(project: Project, call: ForeignCall): Found | undefined {
  for (const fn of call.functions) {
    const target = targetOfCall(project, call, fn);
    if (isDead(target) || !includes64Bit(target)) continue;
    const prototype = prototypeOfCall(project, call, fn, target);
    const argument = bareArgument(project, prototype, call.arguments, target);
    if (argument !== undefined) return { fn, argument, origin: undefined };
    if (prototype !== undefined) continue;
    for (const [index, node] of call.arguments.entries()) {
      const found = objectOfLibrary(project, fn, node, index) ?? wideObjectOfLibrary(project, fn, node, index);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** An object of the same library that came from a function without `restype`: cut once, and cut again here. */
function objectOfLibrary(project: Project, fn: ForeignFunction, node: Expression, index: number): Found | undefined {
  for (const { call: made, function: maker } of undeclaredResults(project, node)) {
    if (maker.library.key !== fn.library.key) continue;
    if (objectEvidence(project, made, maker) === undefined) continue;
    const [held] = heldIn(project, node).filter((it) => it.kind === "undeclaredResult");
    if (held === undefined) continue;
    const loss = `only 32 bits of the object that \`${titleOf(maker)}\` returned`;
    const argument = {
      index,
      node,
      held,
      parameter: undefined,
      severity: "warning",
      confidence: "medium",
      loss,
    } as const;
    return { fn, argument, origin: made };
  }
  return undefined;
}

/** An object that its library returns as an integer of 64 bits, and takes back as one of 32. */
function wideObjectOfLibrary(
  project: Project,
  fn: ForeignFunction,
  node: Expression,
  index: number,
): Found | undefined {
  const made = wideObject(project, fn, node, index);
  if (made === undefined) return undefined;
  const all = heldIn(project, node);
  const held = all.find((it) => it.kind === "integer" && it.constant === undefined);
  if (held === undefined || all.some((it) => it.kind === "instance")) return undefined;
  const loss = `only 32 bits of the object that \`${titleOf(made.function)}\` returned`;
  const judged = { severity: "warning", confidence: "medium", parameter: undefined } as const;
  return { fn, argument: { index, node, held, loss, ...judged }, origin: made.call };
}

function originStep(project: Project, { held, node }: BareArgument, origin: Call | undefined): readonly TraceStep[] {
  const from = origin ?? sourceCall(held);
  if (from === undefined || from === node) return [];
  return [stepAt(project, from, "The value comes from here.")];
}

function sourceCall(held: BareArgument["held"]): Call | undefined {
  const value = held.kind === "integer" ? (held.source?.value ?? held.value) : held.value;
  return value.kind === "result" ? value.call : undefined;
}
