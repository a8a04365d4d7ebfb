/** cffi: FFI objects, their methods, the libraries they open and what `cdef` says of their functions. */

import { keyOf, type Value } from "../../semantics/values.ts";
import type { FunctionDeclaration } from "../../signatures/c-parser/cursor.ts";
import { parseDeclarations } from "../../signatures/c-parser/parse-declarations.ts";
import type { TypeNode } from "../../signatures/c-parser/type-node.ts";
import type { Call, Expression } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { constantOf } from "../evaluate.ts";
import type { Project } from "../project.ts";

/** What files of cffi say somewhere. */
export const cffiTrigger = /\bcffi\b|\bffi\b/;

/** Whether a value is an FFI object: made here, or the `ffi` of a compiled module. */
export function isFfi(value: Value): boolean {
  if (value.kind === "result") return value.callee.kind === "external" && value.callee.path === "cffi.FFI";
  return value.kind === "external" && /(?:^|\.)_\w+\.ffi$/.test(value.path);
}

/** The method of an FFI object that a call calls: `new`, `cast`, `callback`. */
export function ffiMethod(project: Project, call: Call): string | undefined {
  // Cheap first: no other call has such a callee.
  if (call.callee.kind !== "attribute") return undefined;
  const { name } = call.callee;
  return project.evaluate(call.callee.object).some(isFfi) ? name : undefined;
}

export interface LibraryCall {
  readonly call: Call;
  readonly name: string;
  /** The FFI object that opened the library, where it is visible. */
  readonly ffi: Value | undefined;
}

/** The function of a library of cffi that a call calls. */
export function libraryCall(project: Project, call: Call): LibraryCall | undefined {
  if (call.callee.kind !== "attribute") return undefined;
  for (const value of project.evaluate(call.callee.object)) {
    const ffi = openedBy(value);
    if (ffi !== undefined) return { call, name: call.callee.name, ffi };
    if (value.kind === "external" && /(?:^|\.)_\w+\.lib$/.test(value.path)) {
      return { call, name: call.callee.name, ffi: undefined };
    }
  }
  return undefined;
}

/** The FFI object behind `ffi.dlopen(...)` and `ffi.verify(...)`. */
function openedBy(value: Value): Value | undefined {
  if (value.kind !== "result" || value.callee.kind !== "member") return undefined;
  const { object, name } = value.callee;
  return (name === "dlopen" || name === "verify") && isFfi(object) ? object : undefined;
}

const key = Symbol("cdef of an FFI object");

/** The function of this name in the `cdef` texts of an FFI object. */
export function declaredFunction(project: Project, ffi: Value, name: string): FunctionDeclaration | undefined {
  return project.memoFor(key, keyOf(ffi), () => readCdef(project, ffi)).find((it) => it.name === name);
}

function readCdef(project: Project, ffi: Value): readonly FunctionDeclaration[] {
  if (ffi.kind !== "result") return [];
  const texts: string[] = [];
  const owner = keyOf(ffi);
  for (const path of project.connected(project.fileOf(ffi.call))) {
    const file = project.module(path);
    if (file === undefined || !project.mayHold(file, /\bcdef\b/)) continue;
    for (const node of walk(file.source.module)) {
      if (node.kind !== "call" || node.callee.kind !== "attribute" || node.callee.name !== "cdef") continue;
      const [first] = node.arguments;
      if (first === undefined || !project.evaluate(node.callee.object).some((it) => keyOf(it) === owner)) continue;
      const text = constantOf(project.evaluate(first.value));
      if (text?.type === "str") texts.push(text.value);
    }
  }
  return parseDeclarations(texts.join("\n"), "linux", cffiTypes).functions;
}

/** What a `cdef` may name without declaring it; on Windows also the types of `windows.h`. */
const standardTypes = new Map([
  ..."int8_t uint8_t int16_t uint16_t int32_t uint32_t int64_t uint64_t intptr_t uintptr_t size_t ssize_t ptrdiff_t"
    .split(" ")
    .map((it) => [it, it.startsWith("u") || it === "size_t" ? "unsigned long" : "long"] as const),
  ..."wchar_t char16_t char32_t bool _Bool FILE va_list time_t off_t".split(" ").map((it) => [it, "int"] as const),
  ..."BOOL BYTE CHAR DWORD FLOAT INT LONG LONGLONG SHORT UCHAR UINT ULONG ULONGLONG USHORT WCHAR WORD HRESULT"
    .split(" ")
    .map((it) => [it, "int"] as const),
  ..."DWORD_PTR INT_PTR LONG_PTR LPARAM LRESULT SIZE_T SSIZE_T UINT_PTR ULONG_PTR WPARAM ATOM COLORREF LCID LANGID"
    .split(" ")
    .map((it) => [it, "long"] as const),
]);

/** Only which names are types matters here: nobody asks for widths. */
const cffiTypes = {
  typedefOf: (name: string): TypeNode | undefined => {
    const base = standardTypes.get(name);
    if (base !== undefined) return { kind: "named", name: base, constant: false };
    if (!/^(?:LP|P|H)[A-Z]/.test(name)) return undefined;
    const isConstant = /^(?:LPC|PC)[A-Z]*(?:VOID|STR)$/.test(name);
    return { kind: "pointer", to: { kind: "named", name: "void", constant: isConstant }, constant: false };
  },
  recordOf: () => undefined,
};

/** The `ffi` a file names, for a fix that needs it. */
export function ffiText(project: Project, expressions: Iterable<Expression>): string | undefined {
  for (const it of expressions) {
    if (it.kind === "name" && project.evaluate(it).some(isFfi)) return it.id;
  }
  return undefined;
}
