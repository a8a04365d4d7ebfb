import { foreignCallOf, foreignCallsIn, prototypeOf, targetOfCall } from "../../project/ctypes/calls.ts";
import { titleOf } from "../../project/ctypes/functions.ts";
import { ctypesTypeOf } from "../../project/ctypes/type-of.ts";
import { type PyHandleLoss, pyHandleLosses } from "../../project/handles/pyhandles.ts";
import type { Project } from "../../project/project.ts";
import { isDead } from "../../semantics/target.ts";
import type { Call, FunctionDef, Lambda, Name, Node } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
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
    handles fills, and a file that is open can not be deleted. The handle objects of pywin32 and of \`winreg\` close
    themselves, and that is too early where only the number is kept.
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
    {
      bad: `
        import win32file


        def open_volume(path):
            return int(win32file.CreateFile(path, 0, 3, None, 3, 0, None))
      `,
      good: `
        import win32file


        def open_volume(path):
            return win32file.CreateFile(path, 0, 3, None, 3, 0, None)
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
      if (leavesFunction(project, scope, name)) continue;
      const message = `No path of this function closes what \`${titleOf(call.function)}\` opened; \`${closer}\` does.`;
      yield { node: call.call, message, confidence: "medium" as const };
    }
    for (const loss of pyHandleLosses(project, file)) {
      if (isDead(project.targetAt(loss.node))) continue;
      const level = loss.kind === "detached" ? ({ confidence: "medium" } as const) : ({ severity: "warning" } as const);
      yield { node: loss.node, message: messageOf(loss), ...level };
    }
  },

  message: ({ message }) => message,
});

function messageOf({ kind, maker, name }: PyHandleLoss): string {
  if (kind === "temporary") {
    return `The object that \`${maker}\` returns closes its handle when it goes, which is right after this: the number is of a closed handle.`;
  }
  if (kind === "local") {
    return `\`${name}\` closes its handle when this function returns: the number that leaves is of a closed handle.`;
  }
  return name === ""
    ? "`Detach` takes the handle from the object that closes it, and the number is dropped: nobody can close it."
    : `\`Detach\` takes the handle from the object that closes it, and no path of this function closes \`${name}\`.`;
}

function boundName(call: Call): Name | undefined {
  // A call inside a ctypes type is wrapped, and its name holds the wrapper.
  const argument = call.parent?.kind === "argument" ? call.parent.parent : call;
  const statement = argument?.parent;
  if (statement?.kind !== "assign" || statement.targets.length !== 1) return undefined;
  const [target] = statement.targets;
  return target?.kind === "name" ? target : undefined;
}

/** Whether the name goes anywhere but into calls of C that use it: a closing call, a return, an attribute, a container. */
function leavesFunction(project: Project, scope: FunctionDef | Lambda, name: Name): boolean {
  for (const node of walk(scope)) {
    if (node.kind !== "name" || node.id !== name.id || node === name) continue;
    if (!isMereUse(project, node)) return true;
  }
  return false;
}

function isMereUse(project: Project, name: Name): boolean {
  for (const it of ancestorsOf(name)) {
    if (it.kind === "comparison" || it.kind === "unaryOperation" || it.kind === "if") return true;
    if (it.kind === "call") {
      // A ctypes type holds the handle for the call around it.
      if (project.evaluate(it.callee).some((callee) => ctypesTypeOf(project, callee) !== undefined)) continue;
      if (/close|free|release|delete|append|add|register/i.test(lastName(it.callee))) return false;
      // A class of the program, and a function that we do not see through, may close it later.
      return foreignCallOf(project, it) !== undefined || /^(?:print|log|debug|info)$/.test(lastName(it.callee));
    }
    if (isKeeping(it)) return false;
  }
  return true;
}

function isKeeping(node: Node): boolean {
  return ["return", "yield", "assign", "sequence", "dictionary", "entry", "withItem", "global"].includes(node.kind);
}
