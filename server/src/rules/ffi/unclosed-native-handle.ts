import { foreignCallsIn, prototypeOf, targetOfCall } from "../../project/ctypes/calls.ts";
import { titleOf } from "../../project/ctypes/functions.ts";
import { isDead } from "../../semantics/target.ts";
import type { Call, Expression, FunctionDef, Lambda, Name, Node } from "../../syntax/ast.ts";
import { ancestorsOf, enclosingFunction, walk } from "../../syntax/walk.ts";
import { defineRule } from "../rule.ts";

/** Functions that give a handle, and the one that takes it back. */
const closers = new Map([
  ["CreateFileA", "CloseHandle"],
  ["CreateFileW", "CloseHandle"],
  ["OpenProcess", "CloseHandle"],
  ["OpenThread", "CloseHandle"],
  ["CreateEventA", "CloseHandle"],
  ["CreateEventW", "CloseHandle"],
  ["CreateMutexA", "CloseHandle"],
  ["CreateMutexW", "CloseHandle"],
  ["CreateFileMappingA", "CloseHandle"],
  ["CreateFileMappingW", "CloseHandle"],
  ["CreateToolhelp32Snapshot", "CloseHandle"],
  ["CreateThread", "CloseHandle"],
  ["FindFirstFileA", "FindClose"],
  ["FindFirstFileW", "FindClose"],
  ["LoadLibraryA", "FreeLibrary"],
  ["LoadLibraryW", "FreeLibrary"],
  ["OpenSCManagerW", "CloseServiceHandle"],
  ["OpenServiceW", "CloseServiceHandle"],
]);

export const unclosedNativeHandle = defineRule({
  id: "unclosed-native-handle",
  family: "ffi",
  since: "0.1.0",
  severity: "hint",
  isOnByDefault: false,
  summary: "Handle that no path of its function closes, returns or keeps",
  why: `
    Python closes no handle that a foreign function gave: it stays open until the process ends. In a loop the table of
    handles fills, and a file that is open can not be deleted.
  `,
  examples: [
    {
      bad: `
        import ctypes

        kernel32 = ctypes.WinDLL("kernel32")


        def touch(path):
            handle = kernel32.CreateFileW(path, 0x40000000, 0, None, 2, 0, None)
            kernel32.WriteFile(handle, b"", 0, None, None)
      `,
      good: `
        import ctypes

        kernel32 = ctypes.WinDLL("kernel32")


        def touch(path):
            handle = kernel32.CreateFileW(path, 0x40000000, 0, None, 2, 0, None)
            kernel32.WriteFile(handle, b"", 0, None, None)
            kernel32.CloseHandle(handle)
      `,
    },
  ],

  *find({ file, project }) {
    for (const call of foreignCallsIn(project, file)) {
      const closer = closers.get(call.function.name ?? "");
      if (closer === undefined) continue;
      const target = targetOfCall(project, call, call.function);
      if (isDead(target) || prototypeOf(project, call.function, target) === undefined) continue;
      const name = boundName(call.call);
      const scope = name === undefined ? undefined : enclosingFunction(name);
      // What is not kept in a local name is somebody else's.
      if (name === undefined || scope === undefined) continue;
      if (leavesFunction(scope, name)) continue;
      yield { node: call.call, fn: call.function, closer, confidence: "medium" as const };
    }
  },

  message: ({ fn, closer }) => `No path of this function closes what \`${titleOf(fn)}\` opened; \`${closer}\` does.`,
});

function boundName(call: Call): Name | undefined {
  // A call inside a ctypes type is wrapped, and its name holds the wrapper.
  const argument = call.parent?.kind === "argument" ? call.parent.parent : call;
  const statement = argument?.parent;
  if (statement?.kind !== "assign" || statement.targets.length !== 1) return undefined;
  const [target] = statement.targets;
  return target?.kind === "name" ? target : undefined;
}

/** Whether the name goes anywhere but into calls that use it: a closing call, a return, an attribute, a container. */
function leavesFunction(scope: FunctionDef | Lambda, name: Name): boolean {
  for (const node of walk(scope)) {
    if (node.kind !== "name" || node.id !== name.id || node === name) continue;
    if (!isMereUse(node)) return true;
  }
  return false;
}

function isMereUse(name: Name): boolean {
  for (const it of ancestorsOf(name)) {
    if (it.kind === "comparison" || it.kind === "unaryOperation" || it.kind === "if") return true;
    if (it.kind === "call") return !/close|free|release|delete|append|add|register/i.test(calledName(it.callee));
    if (isKeeping(it)) return false;
  }
  return true;
}

function isKeeping(node: Node): boolean {
  return ["return", "yield", "assign", "sequence", "dictionary", "entry", "withItem", "global"].includes(node.kind);
}

function calledName(callee: Expression): string {
  return callee.kind === "name" ? callee.id : callee.kind === "attribute" ? callee.name : "";
}
