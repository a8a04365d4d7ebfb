import { callbackIn } from "../../project/ctypes/callbacks.ts";
import { type ForeignCall, foreignCallsIn, prototypesOf, targetOfCall } from "../../project/ctypes/calls.ts";
import { titleOf } from "../../project/ctypes/functions.ts";
import { loadStep, stepAt } from "../../project/ctypes/trace.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead, type Target } from "../../semantics/target.ts";
import type { Prototype } from "../../signatures/types.ts";
import { type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { nameSpanOf } from "../../syntax/last-name.ts";
import { walk } from "../../syntax/walk.ts";
import { defineRule, type Severity } from "../rule.ts";

export const wrongCallingConvention = defineRule({
  id: "wrong-calling-convention",
  family: "ffi",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "Function or callback with the calling convention of another one",
  why: `
    The functions of Windows remove their arguments from the stack themselves (stdcall), those of the C runtime leave it
    to the caller (cdecl). On 32-bit Windows the stack is wrong after a call with the wrong one, and Python notices that
    only up to 3.7. In 64-bit processes there is one convention and the mistake has no effect.
  `,
  examples: [
    {
      bad: `
        import ctypes

        ctypes.cdll.kernel32.Sleep(10)
      `,
      good: `
        import ctypes

        ctypes.windll.kernel32.Sleep(10)
      `,
    },
  ],

  *find({ file, project }) {
    const seen = new Set<string>();
    for (const call of foreignCallsIn(project, file)) {
      // A program that chooses between cdll and windll knows why.
      if (call.functions.length > 1) continue;
      const target = targetOfCall(project, call, call.function);
      if (isDead(target) || !target.platforms.every((it) => it.startsWith("win32"))) {
        if (!isWindowsLibrary(call)) continue;
      }
      const [prototype] = prototypesOf(project, call.function, target).filter((it) => it.available.includes("win32"));
      if (prototype === undefined) continue;
      const severity = severityFor(target);
      const problem = ofLibrary(call, prototype);
      const { key } = call.function.library;
      if (problem !== undefined && !seen.has(key)) {
        seen.add(key);
        yield { node: call.callee, severity, message: problem, fn: call.function, made: undefined, isLibrary: true };
      }
      yield* ofCallbacks(project, call, prototype, severity, seen);
    }
  },

  message: ({ message }) => message,

  related: ({ fn, made }, { project }) => [
    ...loadStep(project, fn),
    ...(made === undefined ? [] : [stepAt(project, made, "The callback is made here.")]),
  ],

  cause: ({ fn }) => `calling convention ${fn.library.key}`,

  fixes: ({ fn, isLibrary }, { file, project }) => {
    if (!isLibrary || !fn.library.isShared) return [];
    const [wrong, right] = fn.library.loader === "CDLL" ? ["cdll", "windll"] : ["windll", "cdll"];
    const edits = loaderNames(file, wrong, fn.library.spelling).map((span) => ({ path: file.path, span, text: right }));
    if (edits.length === 0) return [];
    // Where other systems run the code too, `windll` does not exist.
    const isWindowsOnly = project.targetAt(file.source.module).platforms.every((it) => it.startsWith("win32"));
    return [{ title: `Use ${right}`, safety: isWindowsOnly ? "safe" : "suggestion", edits }];
  },
});

function isWindowsLibrary({ function: fn }: ForeignCall): boolean {
  return fn.library.name?.platforms.includes("win32") ?? false;
}

function severityFor(target: Target): Severity {
  return target.platforms.includes("win32-x86") ? "warning" : "hint";
}

function ofLibrary({ function: fn }: ForeignCall, prototype: Prototype): string | undefined {
  const { loader } = fn.library;
  if (prototype.convention === "stdcall" && (loader === "CDLL" || loader === "PyDLL")) {
    return `\`${titleOf(fn)}\` is stdcall, and \`${loader}\` calls cdecl functions.`;
  }
  // Variadic functions of Windows are cdecl, and WinDLL gives no other way to reach them.
  const isRuntime = prototype.library === "msvcrt" || prototype.library === "ucrtbase";
  if (prototype.convention === "cdecl" && loader === "WinDLL" && isRuntime) {
    return `\`${titleOf(fn)}\` is cdecl, and \`WinDLL\` calls stdcall functions.`;
  }
  return undefined;
}

function* ofCallbacks(
  project: Project,
  call: ForeignCall,
  prototype: Prototype,
  severity: Severity,
  seen: Set<string>,
) {
  for (const [index, argument] of call.arguments.entries()) {
    const wanted = prototype.parameters[index]?.type.callback?.convention;
    const callback = wanted === undefined ? undefined : callbackIn(project, argument);
    if (callback === undefined || callback.prototype.isBySystem) continue;
    const isStdcall = callback.prototype.maker === "WINFUNCTYPE";
    if (isStdcall === (wanted === "stdcall") || callback.prototype.maker === "PYFUNCTYPE") continue;
    const place = `${project.fileOf(callback.node).path}:${spanOf(callback.node).start}`;
    if (seen.has(place)) continue;
    seen.add(place);
    const right = isStdcall ? "CFUNCTYPE" : "WINFUNCTYPE";
    const message = `\`${titleOf(call.function)}\` calls a ${wanted} function, and this one is made with \`${callback.prototype.maker}\`; \`${right}\` makes it.`;
    const made: Node | undefined = callback.node === argument ? undefined : callback.node;
    yield { node: argument, severity, message, fn: call.function, made, isLibrary: false };
  }
}

/** Every `cdll` in `cdll.NAME` of a file. */
function loaderNames(file: ModuleModel, loader: string, library: string | undefined) {
  const spans: { readonly start: number; readonly end: number }[] = [];
  for (const node of walk(file.source.module)) {
    if (node.kind !== "attribute" || node.name !== library) continue;
    const { object } = node;
    if (object.kind === "attribute" && object.name === loader) {
      spans.push(nameSpanOf(object));
    } else if (object.kind === "name" && textOf(object) === loader) {
      // A bare name needs another import, which is the person's choice.
      return [];
    }
  }
  return spans;
}
