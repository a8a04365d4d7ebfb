import { declarePrototypeFixes } from "../../fixes/declare-prototype.ts";
import { callableResults } from "../../project/ctypes/callable-results.ts";
import { type ForeignCall, foreignCallsIn, prototypeOf, targetOfCall } from "../../project/ctypes/calls.ts";
import { abisOf } from "../../project/ctypes/ctypes-type.ts";
import { declaredAt, resultTypesAt } from "../../project/ctypes/declared.ts";
import { handsResultOn } from "../../project/ctypes/errcheck-results.ts";
import { type ForeignFunction, isPythonFunction, titleOf } from "../../project/ctypes/functions.ts";
import { isTypeOnLibrary } from "../../project/ctypes/library-attributes.ts";
import { objectEvidence } from "../../project/ctypes/object-evidence.ts";
import { resultFlows } from "../../project/ctypes/result-flows.ts";
import { resultUse } from "../../project/ctypes/result-use.ts";
import { pointerSibling, standsAmongStatuses } from "../../project/ctypes/sibling-results.ts";
import { loadStep, stepAt, type TraceStep } from "../../project/ctypes/trace.ts";
import type { Project } from "../../project/project.ts";
import { includes64Bit, isDead, type Target } from "../../semantics/target.ts";
import type { CType, Prototype } from "../../signatures/types.ts";
import type { Call } from "../../syntax/ast.ts";
import { defineRule, type Severity } from "../rule.ts";

export const truncatedPointerResult = defineRule({
  id: "truncated-pointer-result",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Pointer or handle read through the default `restype`, which keeps 32 bits of it",
  why: `
    A foreign function without a \`restype\` is taken to return a C \`int\`. Of a pointer only the low 32 bits are left,
    sign-extended; of a \`double\` nothing is. On many systems the first addresses a process gets are small, so that the
    program works until it does not, and then reads or frees memory at an address that was never given out.
  `,
  examples: [
    {
      bad: `
        import ctypes

        kernel32 = ctypes.WinDLL("kernel32")
        view = kernel32.VirtualAlloc(None, 4096, 0x3000, 4)
        ctypes.memset(view, 0, 4096)
      `,
      good: `
        import ctypes
        from ctypes import wintypes

        kernel32 = ctypes.WinDLL("kernel32")
        kernel32.VirtualAlloc.argtypes = [
            wintypes.LPVOID,
            ctypes.c_size_t,
            wintypes.DWORD,
            wintypes.DWORD,
        ]
        kernel32.VirtualAlloc.restype = wintypes.LPVOID
        view = kernel32.VirtualAlloc(None, 4096, 0x3000, 4)
        ctypes.memset(view, 0, 4096)
      `,
    },
  ],

  *find({ file, project }) {
    for (const call of foreignCallsIn(project, file)) {
      const found = cutResult(project, call);
      // A type that the program keeps on the library object makes an object, and calls nothing of C.
      if (found !== undefined && !isTypeOnLibrary(project, call.callee))
        yield { node: call.call, ...found, call: call.call };
    }
    for (const { node, function: fn, callable, sink } of callableResults(project, file)) {
      const what = `hands \`${callable.name.id}\` a C int, which it takes for an address`;
      const steps = [stepAt(project, sink, "Here the number is taken for an address.")];
      yield { node, ...certain(what), steps, fn, call: undefined };
    }
  },

  message: ({ fn, what }) => `\`${titleOf(fn)}\` ${what}.`,

  related: ({ fn, steps }, { project }) => [...loadStep(project, fn), ...steps],

  cause: ({ fn }) => `undeclared ${fn.key}`,

  fixes: ({ call, fn }, { project, file }) =>
    call === undefined ? [] : declarePrototypeFixes(project, file, fn, call),
});

interface CutResult {
  readonly severity: Severity;
  readonly confidence: "high" | "medium";
  /** The message after the name of the function. */
  readonly what: string;
  readonly steps: readonly TraceStep[];
}

function cutResult(project: Project, call: ForeignCall): (CutResult & { readonly fn: ForeignFunction }) | undefined {
  // OleDLL gives HRESULTs, and the Python API has a rule of its own.
  if (call.functions.some((it) => isPythonFunction(it) || it.library.loader === "OleDLL")) return undefined;
  if (!call.functions.every((it) => isReadAsInt(project, it, call))) return undefined;

  for (const fn of call.functions) {
    const target = targetOfCall(project, call, fn);
    if (isDead(target) || !includes64Bit(target)) continue;
    const prototype = prototypeOf(project, fn, target);
    if (prototype !== undefined && (numberResults.test(prototype.name) || isStatus(prototype))) return undefined;
    if (prototype !== undefined) {
      const known = cutByTable(project, call, prototype.result, target);
      if (known !== undefined) return { ...known, fn };
    } else {
      const found = cutByFlow(project, call, fn);
      if (found !== undefined) return { ...found, fn };
    }
  }
  return undefined;
}

/** Nothing declared, or a Python callable, which is handed a C int. */
function isReadAsInt(project: Project, fn: ForeignFunction, { call }: ForeignCall): boolean {
  const { state } = declaredAt(project, fn, "restype", call);
  if (state === "unset") {
    // What an `errcheck` makes of the number is its own; one that hands it on hands on what is cut.
    const check = declaredAt(project, fn, "errcheck", call);
    return check.state !== "set" || check.declarations.every((it) => handsResultOn(project, it));
  }
  return state === "set" && (resultTypesAt(project, fn, call)?.every((it) => it.kind === "callable") ?? false);
}

/** Functions whose result is called a handle for the sake of 16-bit Windows, and is a small number. */
const numberResults = /^(?:ShellExecute|FindExecutable)[AW]$/;

/** What frees something returns it when that failed, and null else: a status in the clothes of a handle. */
function isStatus({ frees, name }: Prototype): boolean {
  return frees !== undefined && /Free$/.test(name);
}

/** Integers whose values are sizes, counts and small numbers: cut only beyond 2 GB. */
const sizeLike = /^(?:size_t|ssize_t|SIZE_T|SSIZE_T|long|clock_t|time_t)$/;

function cutByTable(project: Project, { call }: ForeignCall, result: CType, target: Target): CutResult | undefined {
  const abis = abisOf(target);
  const isWide = result.kind === "float" || result.kind === "struct" || abis.some((it) => result.bits[it] > 32);
  if (!isWide || result.kind === "void" || result.kind === "unknown") return undefined;

  const use = resultUse(project, call);
  // Nobody reads what was cut.
  if (use === "unused") return undefined;
  const name = result.name.replace("WINBOOL", "BOOL");
  if (result.kind === "float")
    return certain(`returns ${name}; without \`restype\` the result is read as an int and is garbage`);
  const bits = Math.max(...abis.map((it) => result.bits[it]));
  const what = `returns ${name} (${bits} bits); without \`restype\` ctypes keeps only 32`;
  if (result.handleClass !== undefined && result.handleClass !== "P") {
    // 32 significant bits, sign-extended: the value is right, what is done with it next may not be.
    if (use === "truth" || use === "wrapped") return undefined;
    return { severity: "hint", confidence: "medium", what, steps: [] };
  }
  if (sizeLike.test(result.name)) return { severity: "hint", confidence: "medium", what, steps: [] };
  // Null reads as 0, and an address whose lower half is 0 is rare.
  if (use === "truth") return { severity: "hint", confidence: "medium", what, steps: [] };
  return certain(what);
}

function certain(what: string): CutResult {
  return { severity: "error", confidence: "high", what, steps: [] };
}

function cutByFlow(project: Project, { call }: ForeignCall, fn: ForeignFunction): CutResult | undefined {
  const sink = resultFlows(project).sinks.get(call);
  if (sink !== undefined) {
    const what = `has no \`restype\`, so its result is cut to 32 bits, and ${sink.what}`;
    const steps = [stepAt(project, sink.node, "Here the cut value is taken for a pointer.")];
    // As likely the result is a status, and the mistake that it is taken for more.
    if (standsAmongStatuses(project, fn)) return { severity: "hint", confidence: "medium", what, steps };
    return { ...certain(what), steps };
  }
  const use = resultUse(project, call);
  if (use === "number") return undefined;
  const pair = objectEvidence(project, call, fn);
  if (pair === undefined) return use === "other" ? cutBesideSibling(project, call, fn) : undefined;
  const what = `has no \`restype\`, so the object it returns is cut to 32 bits before \`${titleOf(pair.to.function)}\` gets it`;
  return {
    severity: "warning",
    confidence: "medium",
    what,
    steps: [stepAt(project, pair.argument, "Here the library gets its object back.")],
  };
}

function cutBesideSibling(project: Project, call: Call, fn: ForeignFunction): CutResult | undefined {
  const sibling = pointerSibling(project, call, fn);
  if (sibling === undefined) return undefined;
  const what = `has no \`restype\`, so its result is cut to 32 bits, and \`${titleOf(sibling.function)}\` beside it returns a pointer`;
  const step = sibling.isStandIn ? "Here a pointer takes the same place." : "Here the other one is declared.";
  return { severity: "warning", confidence: "medium", what, steps: [stepAt(project, sibling.node, step)] };
}
