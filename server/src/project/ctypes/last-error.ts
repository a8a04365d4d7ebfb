/** Reads of the thread's last error and of errno, and whether anything can have come between. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import type { Call, FunctionDef, Node } from "../../syntax/ast.ts";
import { spanOf } from "../../syntax/ast.ts";
import { enclosingFunction, enclosingStatement, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallsIn, prototypeOf, targetOfCall } from "./calls.ts";
import { allDeclarations } from "./declarations.ts";
import { type Between, betweenCallAnd, callTested } from "./error-between.ts";
import { type ForeignFunction, foreignFunctionsIn, titleOf } from "./functions.ts";
import { ctypesNameOf } from "./names.ts";

export interface ErrorRead {
  readonly node: Call;
  readonly severity: "error" | "warning" | "hint";
  readonly confidence: "high" | "low";
  readonly message: string;
  /** The foreign call whose failure it is about. */
  readonly after: Node | undefined;
  /** `WinError()` of a library that keeps a copy: the copy is what to give it. */
  readonly isMissingArgument: boolean;
  /** The library that could keep the error of its calls: one repair for all reads after them. */
  readonly library: string;
}

type Reader = "GetLastError" | "WinError" | "get_last_error" | "get_errno";

export function* unreliableReads(project: Project, file: ModuleModel): Iterable<ErrorRead> {
  if (!project.mayHold(file, /GetLastError|WinError|get_last_error|get_errno/)) return;
  const statements = new Set<Node>();
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call") continue;
    const reader = readerCalled(project, node);
    if (reader === undefined) continue;
    const found =
      reader === "get_errno" || reader === "get_last_error"
        ? (neverFilled(project, file, node, reader) ?? copyOfAnother(project, node, reader))
        : overwritten(project, node, reader);
    if (found === undefined) continue;
    // `OSError(GetLastError(), FormatError(GetLastError()))` is one mistake.
    const statement = enclosingStatement(node) ?? node;
    if (!statements.has(statement)) yield found;
    statements.add(statement);
  }
}

function readerCalled(project: Project, call: Call): Reader | undefined {
  const { callee } = call;
  const name = callee.kind === "name" ? callee.id : callee.kind === "attribute" ? callee.name : undefined;
  if (name === undefined) return undefined;
  const values = project.evaluate(callee);
  // `except ImportError: from ctypes import GetLastError as get_last_error`: what is loaded beside it differs, too.
  if (new Set(values.map(ctypesNameOf)).size > 1) return undefined;
  for (const value of values) {
    switch (ctypesNameOf(value)) {
      case "GetLastError":
        return "GetLastError";
      case "WinError":
        // With a code it reads nothing.
        return call.arguments.length === 0 ? "WinError" : undefined;
      case "get_last_error":
        return "get_last_error";
      case "get_errno":
        return "get_errno";
    }
  }
  if (name !== "GetLastError" && !/last_?err/i.test(name)) return undefined;
  return foreignFunctionsIn(project, callee).some((it) => it.name === "GetLastError") ? "GetLastError" : undefined;
}

/** The private copy stays 0 unless some library or prototype was made with the flag. */
function neverFilled(project: Project, file: ModuleModel, node: Call, reader: Reader): ErrorRead | undefined {
  const flag = reader === "get_errno" ? "use_errno" : "use_last_error";
  // Another module may make the library for us.
  if (setsCopy(project, file, flag)) return undefined;
  // A library given by position, or made where we do not see it, may have the flag.
  if (!hasVisibleLibrary(project, file)) return undefined;
  return {
    node,
    severity: "error",
    confidence: "high",
    message: `\`${reader}\` reads a copy that is filled only by libraries made with \`${flag}=True\`, and none is: it is always 0.`,
    after: undefined,
    isMissingArgument: false,
    library: flag,
  };
}

/** Whether a module that can meet this one makes something with the flag, or sets the copy itself. */
function setsCopy(project: Project, file: ModuleModel, flag: "use_errno" | "use_last_error"): boolean {
  const setter = flag === "use_errno" ? "set_errno" : "set_last_error";
  const words = new RegExp(`\\b(?:${flag}|${setter})\\b`);
  for (const path of project.connected(file)) {
    const module = project.module(path);
    if (module === undefined || !project.mayHold(module, words)) continue;
    for (const node of walk(module.source.module)) {
      if (node.kind === "argument" && node.name === flag) return true;
      if (node.kind === "name" && node.id === flag) return true;
      const isSetter = node.kind === "name" ? node.id === setter : node.kind === "attribute" && node.name === setter;
      if (isSetter && !isCalledWithZero(node)) return true;
      if (node.kind === "string" && node.value === flag) return true;
    }
  }
  return false;
}

/** `set_errno(0)` before or after a call leaves in the copy what is in it anyway. */
function isCalledWithZero(setter: Node): boolean {
  const { parent } = setter;
  if (parent?.kind !== "call" || parent.callee !== setter || parent.arguments.length !== 1) return false;
  const [given] = parent.arguments;
  return given?.value.kind === "integer" && given.value.value === 0n;
}

function hasVisibleLibrary(project: Project, file: ModuleModel): boolean {
  return foreignCallsIn(project, file).some((it) => it.function.made === undefined && !it.function.library.isDynamic);
}

/** The copy is that of the last call of any library with the flag. */
function copyOfAnother(project: Project, node: Call, reader: "get_errno" | "get_last_error"): ErrorRead | undefined {
  const tested = callTested(project, node);
  const keeps = ({ library }: ForeignFunction) => (reader === "get_errno" ? library.usesErrno : library.usesLastError);
  if (tested === undefined || !keeps(tested.function)) return undefined;
  const between = betweenCallAnd(project, tested, node);
  if (between.kind !== "foreign" || !keeps(between.call.function)) return undefined;
  return errorOfAnother(node, `${reader}()`, tested, between.call);
}

/** Whatever runs between a call and the read may change the value of the thread. */
function overwritten(project: Project, node: Call, reader: "GetLastError" | "WinError"): ErrorRead | undefined {
  const before = callBefore(project, node);
  if (before === undefined) return undefined;
  const tested = callTested(project, node);
  // The one that is tested is meant, and not one that had a test of its own before.
  const after = tested === undefined ? before : earlier(tested);
  const without = tested === undefined ? undefined : withoutLastError(project, node, tested);
  if (without !== undefined) return without;

  const what =
    reader === "WinError" ? "`WinError()` asks the system for the last error" : "`GetLastError` is a call of its own";
  const found = { node, after: after.node, library: after.library };
  if (after.usesLastError) {
    if (reader === "GetLastError" && readsCopy(project, node)) return undefined;
    const why = "and the library keeps the error of its calls in `ctypes.get_last_error()` instead";
    const isMissingArgument = reader === "WinError";
    return { ...found, severity: "warning", confidence: "high", message: `${what}, ${why}.`, isMissingArgument };
  }
  const between = after.isElsewhere ? betweenAndHelper : betweenCallAnd(project, tested ?? after.call, node);
  if (between.kind === "foreign" && tested !== undefined) {
    return errorOfAnother(node, `${reader}()`, tested, between.call);
  }
  const isSure = between.kind !== "nothing";
  const why = isSure ? "and what Python does in between may have changed it" : "which the interpreter may change first";
  return {
    ...found,
    severity: isSure ? "warning" : "hint",
    confidence: isSure ? "high" : "low",
    message: `${what}, ${why}.`,
    isMissingArgument: false,
  };
}

/**
 * `GetLastError` of a library that keeps the error: ctypes puts the copy back for the time of every call, so that it
 * returns what was kept.
 */
function readsCopy(project: Project, { callee }: Call): boolean {
  const functions = foreignFunctionsIn(project, callee);
  return functions.length > 0 && functions.every((it) => it.library.usesLastError);
}

/** The helper that reads the error is itself called in between. */
const betweenAndHelper: Between = { kind: "python" };

function errorOfAnother(node: Call, read: string, meant: ForeignCall, since: ForeignCall): ErrorRead {
  return {
    node,
    severity: "error",
    confidence: "high",
    message: `\`${read}\` tells what \`${titleOf(since.function)}\` left, which was called after \`${titleOf(meant.function)}\` had failed.`,
    after: meant.call,
    isMissingArgument: false,
    library: meant.function.library.key,
  };
}

const errorResults = new Map([
  ["NTSTATUS", "an NTSTATUS"],
  ["HRESULT", "an HRESULT"],
  ["LSTATUS", "its error"],
]);

/** Functions that return their error, and set no last error. */
function withoutLastError(project: Project, node: Call, call: ForeignCall): ErrorRead | undefined {
  const { function: fn } = call;
  const name = titleOf(fn);
  const target = targetOfCall(project, call, fn);
  const result = isDead(target) ? undefined : prototypeOf(project, fn, target)?.result.name;
  const { name: library } = fn.library.name ?? {};
  const isNative = library === "ntdll" && /^(?:Nt|Zw)[A-Z]/.test(name);
  const isRegistry = library === "advapi32" && /^Reg[A-Z]/.test(name);
  const kind = isNative ? "NTSTATUS" : isRegistry ? "LSTATUS" : result;
  const returned = kind === undefined ? undefined : errorResults.get(kind);
  if (returned === undefined) return undefined;
  const repair =
    kind === "NTSTATUS" ? "`RtlNtStatusToDosError` makes an error of it" : "`WinError` takes it as its argument";
  return {
    node,
    severity: "error",
    confidence: "high",
    message: `\`${name}\` sets no last error: it returns ${returned}, and ${repair}.`,
    after: call.call,
    isMissingArgument: false,
    library: fn.library.key,
  };
}

interface Earlier {
  readonly node: Node;
  /** The call itself, when it stands in the function that reads. */
  readonly call: ForeignCall | undefined;
  /** Whether it is a caller of the function that reads. */
  readonly isElsewhere: boolean;
  readonly library: string;
  readonly usesLastError: boolean;
}

/** The foreign call whose error a read is about: above it in its function, or before its function runs. */
function callBefore(project: Project, node: Call): Earlier | undefined {
  const own = lastCallAbove(project, node);
  if (own !== undefined) return own;
  const around = enclosingFunction(node);
  return around?.kind === "functionDef" ? callBeforeFunction(project, around, 0) : undefined;
}

/** A helper of a helper is as far as errors are handed on. */
const deepest = 2;

function callBeforeFunction(project: Project, definition: FunctionDef, depth: number): Earlier | undefined {
  return errcheckUser(project, definition) ?? callerWithCall(project, definition, depth);
}

function lastCallAbove(project: Project, node: Node): Earlier | undefined {
  const around = enclosingFunction(node);
  // What stands at the top of a module runs once, with no other code of ours between.
  const { start } = spanOf(node);
  const calls = foreignCallsIn(project, project.fileOf(node)).filter(
    (it) =>
      enclosingFunction(it.call) === around &&
      spanOf(it.call).start < start &&
      it.function.name !== "GetLastError" &&
      it.function.name !== "SetLastError" &&
      // Functions that give an HRESULT, or that are of no system, leave no last error.
      it.function.library.loader !== "OleDLL" &&
      it.function.library.loader !== "PyDLL",
  );
  const last = calls.at(-1);
  return last && earlier(last);
}

function earlier(call: ForeignCall): Earlier {
  const { key, usesLastError } = call.function.library;
  return { node: call.call, call, isElsewhere: false, library: key, usesLastError };
}

/** A function used as `errcheck` runs after the call, in Python. */
function errcheckUser(project: Project, definition: FunctionDef): Earlier | undefined {
  for (const { attribute, value, frame, node, function: fn } of allDeclarations(project)) {
    if (attribute !== "errcheck" || value === undefined) continue;
    const values = project.evaluate(value, frame);
    const isThis = values.some((it) => it.kind === "function" && it.definition === definition);
    const { key, usesLastError } = fn.library;
    if (isThis) return { node, call: undefined, isElsewhere: false, library: key, usesLastError };
  }
  return undefined;
}

/** A helper that builds the exception, called after the foreign call or by what is itself run after one. */
function callerWithCall(project: Project, definition: FunctionDef, depth: number): Earlier | undefined {
  const { calls } = project.callersOf(definition);
  for (const { call } of calls) {
    const found = lastCallAbove(project, call);
    if (found !== undefined) return { ...found, isElsewhere: true };
  }
  if (depth >= deepest) return undefined;
  for (const { call } of calls) {
    const around = enclosingFunction(call);
    if (around?.kind !== "functionDef" || around === definition) continue;
    const found = callBeforeFunction(project, around, depth + 1);
    if (found !== undefined) return { ...found, isElsewhere: true };
  }
  return undefined;
}
