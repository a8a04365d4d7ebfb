/** Types that are too small for what C puts into them. */

import type { Target } from "../../semantics/target.ts";
import type { CType } from "../../signatures/types.ts";
import type { Node } from "../../syntax/ast.ts";
import { abisOf, type CtypesType } from "./ctypes-type.ts";

export interface NarrowType {
  readonly node: Node;
  readonly severity: "error" | "warning" | "hint";
  readonly confidence: "high" | "medium" | "low";
  readonly message: string;
  /** What to write instead, as a name of `ctypes` or `ctypes.wintypes`. */
  readonly wanted: { readonly module: string; readonly name: string } | undefined;
  readonly cause?: string;
}

/** Arguments that travel in a register on every 64-bit system. */
export const REGISTERS = 4;

/** Sizes: too small a type cuts them only beyond 4 GB. */
export function isSize(type: CType): boolean {
  return /^(?:size_t|ssize_t|SIZE_T|SSIZE_T)$/.test(type.name);
}

/**
 * Whether a declared type keeps fewer bits than C has, on some 64-bit system of the target, and how much that matters.
 * `undefined`: it does not, or nothing is known.
 */
export function narrowness(
  declared: CtypesType,
  type: CType,
  target: Target,
): { readonly severity: "error" | "warning" | "hint"; readonly bits: number } | undefined {
  if (declared.kind !== "integer" && declared.kind !== "boolean" && declared.kind !== "callable") return undefined;
  // A Python callable reads a C int, which is another rule's subject.
  if (declared.kind === "callable") return undefined;
  if (type.kind === "struct" || type.kind === "float" || type.kind === "array") return undefined;
  const abi = abisOf(target).find((it) => type.bits[it] === 64 && declared.bits[it] > 0 && declared.bits[it] < 64);
  if (abi === undefined) return undefined;
  // The upper half says nothing.
  if (type.name === "dev_t") return { severity: "hint", bits: declared.bits[abi] };
  return { severity: type.handleClass === "K" || isSize(type) ? "warning" : "error", bits: declared.bits[abi] };
}

/** An argument, as a message names it: "argument 2 (hMem)". */
export function argumentTitle(index: number, name: string): string {
  return name === "" ? `argument ${index + 1}` : `argument ${index + 1} (${name})`;
}

/** The type of ctypes for a C type, where one name says it: handles, pointers and pointer-sized integers. */
export function wantedType(type: CType): NarrowType["wanted"] {
  const name = type.name.replace(/^const /, "");
  const wintypes = handleNames.has(name) ? name : aliases.get(name);
  if (wintypes !== undefined) return { module: "ctypes.wintypes", name: wintypes };
  if (type.kind === "int") {
    const ctypes = integers.get(name);
    return ctypes === undefined ? undefined : { module: "ctypes", name: ctypes };
  }
  if (type.kind === "handle") return { module: "ctypes.wintypes", name: "HANDLE" };
  return type.kind === "pointer" || type.kind === "callback" ? { module: "ctypes", name: "c_void_p" } : undefined;
}

const handleNames = new Set(
  "HANDLE HACCEL HBITMAP HBRUSH HCOLORSPACE HDC HDESK HDWP HENHMETAFILE HFONT HGDIOBJ HGLOBAL HHOOK HICON HINSTANCE HKEY HKL HLOCAL HMENU HMETAFILE HMODULE HMONITOR HPALETTE HPEN HRGN HRSRC HSTR HTASK HWINSTA HWND SC_HANDLE SERVICE_STATUS_HANDLE LPVOID LPCVOID WPARAM LPARAM LPWSTR LPCWSTR LPSTR LPCSTR".split(
    " ",
  ),
);

const aliases = new Map([
  ["HCURSOR", "HICON"],
  ["LRESULT", "LPARAM"],
  ["PVOID", "LPVOID"],
]);

const integers = new Map([
  ["SIZE_T", "c_size_t"],
  ["ULONG_PTR", "c_size_t"],
  ["DWORD_PTR", "c_size_t"],
  ["UINT_PTR", "c_size_t"],
  ["size_t", "c_size_t"],
  ["LONG_PTR", "c_ssize_t"],
  ["INT_PTR", "c_ssize_t"],
  ["SSIZE_T", "c_ssize_t"],
  ["ssize_t", "c_ssize_t"],
  ["off_t", "c_int64"],
  ["off64_t", "c_int64"],
  ["ULONGLONG", "c_ulonglong"],
  ["DWORD64", "c_ulonglong"],
  ["ULONG64", "c_ulonglong"],
  ["LONGLONG", "c_longlong"],
  ["LONG64", "c_longlong"],
]);
