/** What the types of ctypes are in C: their kind and their width on every target. */

import type { Target } from "../../semantics/target.ts";
import { type Abi, abiOf } from "../../signatures/types.ts";
import type { ClassDef } from "../../syntax/ast.ts";

export type Bits = Readonly<Record<Abi, number>>;

export type CtypesKind =
  | "integer"
  | "boolean"
  | "character"
  | "float"
  /** c_void_p, the handles of wintypes and POINTER(T). */
  | "pointer"
  /** c_char_p and c_wchar_p: a pointer that Python reads as a string. */
  | "string"
  | "array"
  | "structure"
  /** CFUNCTYPE and its kin. */
  | "callback"
  /** py_object. */
  | "object"
  /** `restype = None`. */
  | "none"
  /** A Python callable as `restype`: the result is read as C int and handed to it. */
  | "callable";

export interface CtypesType {
  readonly kind: CtypesKind;
  /** As a person writes it: `c_int`, `wintypes.HANDLE`, `POINTER(c_int)`. */
  readonly name: string;
  /** 0 where not known, as for structures. */
  readonly bits: Bits;
  readonly signed: boolean;
  /** What POINTER points to, the element of an array. */
  readonly pointee?: CtypesType | undefined;
  /** Number of elements of an array, where it is a constant. */
  readonly length?: number | undefined;
  /** The class, of a structure or of a subclass of a simple type. */
  readonly definition?: ClassDef | undefined;
  /** Of a callback: its result, its parameters, and whether it is WINFUNCTYPE. */
  readonly callback?: CallbackType | undefined;
}

export interface CallbackType {
  readonly maker: "CFUNCTYPE" | "WINFUNCTYPE" | "PYFUNCTYPE";
  /** WINFUNCTYPE on Windows and CFUNCTYPE elsewhere. */
  readonly isBySystem?: true;
  /** `undefined`: not known. */
  readonly result: CtypesType | undefined;
  readonly parameters: readonly (CtypesType | undefined)[];
}

export const bitsOfAll = (bits: number): Bits => ({ x64: bits, x86: bits, linux: bits, macos: bits });
export const pointerBits: Bits = { x64: 64, x86: 32, linux: 64, macos: 64 };
/** A C `long`: 32 bits on Windows everywhere. */
const longBits: Bits = { x64: 32, x86: 32, linux: 64, macos: 64 };
const wideCharacterBits: Bits = { x64: 16, x86: 16, linux: 32, macos: 32 };

const integers: Readonly<Record<string, readonly [bits: Bits, signed: boolean]>> = {
  c_byte: [bitsOfAll(8), true],
  c_ubyte: [bitsOfAll(8), false],
  c_short: [bitsOfAll(16), true],
  c_ushort: [bitsOfAll(16), false],
  c_int: [bitsOfAll(32), true],
  c_uint: [bitsOfAll(32), false],
  c_long: [longBits, true],
  c_ulong: [longBits, false],
  c_longlong: [bitsOfAll(64), true],
  c_ulonglong: [bitsOfAll(64), false],
  c_size_t: [pointerBits, false],
  c_ssize_t: [pointerBits, true],
  c_time_t: [bitsOfAll(64), true],
  c_int8: [bitsOfAll(8), true],
  c_uint8: [bitsOfAll(8), false],
  c_int16: [bitsOfAll(16), true],
  c_uint16: [bitsOfAll(16), false],
  c_int32: [bitsOfAll(32), true],
  c_uint32: [bitsOfAll(32), false],
  c_int64: [bitsOfAll(64), true],
  c_uint64: [bitsOfAll(64), false],
  HRESULT: [bitsOfAll(32), true],
  "wintypes.BYTE": [bitsOfAll(8), false],
  "wintypes.BOOLEAN": [bitsOfAll(8), false],
  "wintypes.WORD": [bitsOfAll(16), false],
  "wintypes.ATOM": [bitsOfAll(16), false],
  "wintypes.SHORT": [bitsOfAll(16), true],
  "wintypes.USHORT": [bitsOfAll(16), false],
  "wintypes.VARIANT_BOOL": [bitsOfAll(16), true],
  "wintypes.INT": [bitsOfAll(32), true],
  "wintypes.UINT": [bitsOfAll(32), false],
  "wintypes.BOOL": [longBits, true],
  "wintypes.LONG": [longBits, true],
  "wintypes.ULONG": [longBits, false],
  "wintypes.DWORD": [longBits, false],
  "wintypes.COLORREF": [longBits, false],
  "wintypes.LCID": [longBits, false],
  "wintypes.LCTYPE": [longBits, false],
  "wintypes.LGRPID": [longBits, false],
  "wintypes.OLESTR": [wideCharacterBits, false],
  "wintypes.LARGE_INTEGER": [bitsOfAll(64), true],
  "wintypes._LARGE_INTEGER": [bitsOfAll(64), true],
  "wintypes.ULARGE_INTEGER": [bitsOfAll(64), false],
  "wintypes._ULARGE_INTEGER": [bitsOfAll(64), false],
  "wintypes.WPARAM": [pointerBits, false],
  "wintypes.LPARAM": [pointerBits, true],
};

const handles = [
  ..."HANDLE HACCEL HBITMAP HBRUSH HCOLORSPACE HDC HDESK HDWP HENHMETAFILE HFONT HGDIOBJ HGLOBAL HHOOK HICON".split(
    " ",
  ),
  ..."HINSTANCE HKEY HKL HLOCAL HMENU HMETAFILE HMODULE HMONITOR HPALETTE HPEN HRGN HRSRC HSTR HTASK HWINSTA".split(
    " ",
  ),
  ..."HWND SC_HANDLE SERVICE_STATUS_HANDLE LPVOID LPCVOID".split(" "),
];

const strings = "LPSTR LPCSTR LPWSTR LPCWSTR LPOLESTR LPCOLESTR".split(" ");

const structures =
  "RECT _RECTL RECTL POINT POINTL tagPOINT SIZE SIZEL tagSIZE MSG tagMSG FILETIME _FILETIME SMALL_RECT _SMALL_RECT _COORD _POINTL WIN32_FIND_DATAA WIN32_FIND_DATAW".split(
    " ",
  );

/** Names of wintypes that are POINTER(T), with T. Those named P or LP and T are found by name. */
const oddPointers: Readonly<Record<string, string>> = {
  PSMALL_RECT: "SMALL_RECT",
  LPKL: "HKL",
  LPSC_HANDLE: "SC_HANDLE",
};

const noBits = bitsOfAll(0);

function simple(kind: CtypesKind, name: string, bits: Bits, signed = false): CtypesType {
  return { kind, name, bits, signed };
}

export const voidPointer: CtypesType = simple("pointer", "c_void_p", pointerBits);
export const noResult: CtypesType = simple("none", "None", noBits);

const table = new Map<string, CtypesType>([
  ...Object.entries(integers).map(([name, [bits, signed]]) => [name, simple("integer", name, bits, signed)] as const),
  ...handles.map((name) => [`wintypes.${name}`, simple("pointer", `wintypes.${name}`, pointerBits)] as const),
  ...strings.map((name) => [`wintypes.${name}`, simple("string", `wintypes.${name}`, pointerBits)] as const),
  ...structures.map((name) => [`wintypes.${name}`, simple("structure", `wintypes.${name}`, noBits)] as const),
  ["c_bool", simple("boolean", "c_bool", bitsOfAll(8))],
  ["c_char", simple("character", "c_char", bitsOfAll(8))],
  ["wintypes.CHAR", simple("character", "wintypes.CHAR", bitsOfAll(8))],
  ["c_wchar", simple("character", "c_wchar", wideCharacterBits)],
  ["wintypes.WCHAR", simple("character", "wintypes.WCHAR", wideCharacterBits)],
  ["c_float", simple("float", "c_float", bitsOfAll(32))],
  ["wintypes.FLOAT", simple("float", "wintypes.FLOAT", bitsOfAll(32))],
  ["c_double", simple("float", "c_double", bitsOfAll(64))],
  ["wintypes.DOUBLE", simple("float", "wintypes.DOUBLE", bitsOfAll(64))],
  ["c_longdouble", simple("float", "c_longdouble", bitsOfAll(128))],
  ["c_void_p", voidPointer],
  ["c_voidp", voidPointer],
  ["c_char_p", simple("string", "c_char_p", pointerBits)],
  ["c_wchar_p", simple("string", "c_wchar_p", pointerBits)],
  ["py_object", simple("object", "py_object", pointerBits)],
  ["_Pointer", simple("pointer", "_Pointer", pointerBits)],
]);

/** The type of this name in ctypes, `c_int` or `wintypes.HANDLE`. */
export function simpleType(name: string): CtypesType | undefined {
  const known = table.get(name);
  if (known !== undefined) return known;

  const pointer = /^wintypes\.(?:LP|P)(?<pointee>[A-Z]\w*)$/.exec(name)?.groups?.["pointee"];
  if (pointer === undefined) return undefined;
  const odd = oddPointers[name.slice("wintypes.".length)];
  const pointee = table.get(`wintypes.${odd ?? pointer}`);
  return pointee === undefined ? undefined : pointerTo(pointee, name);
}

export function pointerTo(pointee: CtypesType | undefined, name = `POINTER(${pointee?.name ?? "…"})`): CtypesType {
  return { kind: "pointer", name, bits: pointerBits, signed: false, pointee };
}

export function arrayOf(element: CtypesType, length: number | undefined): CtypesType {
  return {
    kind: "array",
    name: `${element.name} * ${length ?? "n"}`,
    bits: noBits,
    signed: false,
    pointee: element,
    length,
  };
}

export function structureType(definition: ClassDef): CtypesType {
  return { kind: "structure", name: definition.name.id, bits: noBits, signed: false, definition };
}

export function callbackType(callback: CallbackType): CtypesType {
  return { kind: "callback", name: callback.maker, bits: pointerBits, signed: false, callback };
}

/** A subclass of a simple type, as `class HANDLE(c_void_p)`: the same in C, another object in Python. */
export function subclassOf(base: CtypesType, definition: ClassDef): CtypesType {
  return { ...base, name: definition.name.id, definition };
}

export const callableType: CtypesType = simple("callable", "a Python callable", bitsOfAll(32), true);

/** Data models a target stands for, each once. */
export function abisOf(target: Target): readonly Abi[] {
  return [...new Set(target.platforms.map((it) => abiOf(it)))];
}

/** Whether a pointer-sized value loses bits in this type on some 64-bit platform of the target. */
export function isNarrow(type: CtypesType, target: Target): boolean {
  if (type.kind !== "integer" && type.kind !== "boolean" && type.kind !== "character") return false;
  return abisOf(target).some((abi) => pointerBits[abi] === 64 && type.bits[abi] < 64);
}
