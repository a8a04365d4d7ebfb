/**
 * How a C type is written in ctypes. The answer names types of `ctypes` and `ctypes.wintypes`; which spelling a file has
 * for them is not known here.
 *
 * wintypes has 132 names, the same from 3.8 to 3.13; Python 2.7 lacks those of pointers to scalars.
 */

import type { CType } from "./types.ts";

export type TypeExpression =
  | { readonly kind: "name"; readonly module: "ctypes" | "ctypes.wintypes"; readonly name: string }
  /** POINTER(to) */
  | { readonly kind: "pointer"; readonly to: TypeExpression }
  /** A pointer to a structure by its C names: POINTER(X) where the program has one of them, c_void_p elsewhere. */
  | { readonly kind: "structurePointer"; readonly names: readonly string[] }
  /** A structure by value, which only a class of the program can be. */
  | { readonly kind: "structure"; readonly names: readonly string[] }
  | { readonly kind: "none" };

export interface WriterOptions {
  readonly isWindows: boolean;
  /** Python 2.7 is among the versions that run the code. */
  readonly isPython2: boolean;
  /** The type of a result, not of a parameter. */
  readonly isResult: boolean;
}

const scalarNames =
  "ATOM BOOL BOOLEAN BYTE COLORREF DOUBLE DWORD FLOAT INT LANGID LARGE_INTEGER LCID LCTYPE LGRPID LONG LPARAM SHORT UINT ULARGE_INTEGER ULONG USHORT VARIANT_BOOL WCHAR WORD WPARAM";
const handleNames =
  "HACCEL HANDLE HBITMAP HBRUSH HCOLORSPACE HDC HDESK HDWP HENHMETAFILE HFONT HGDIOBJ HGLOBAL HHOOK HICON HINSTANCE HKEY HKL HLOCAL HMENU HMETAFILE HMODULE HMONITOR HPALETTE HPEN HRGN HRSRC HSTR HTASK HWINSTA HWND SC_HANDLE SERVICE_STATUS_HANDLE";
const stringNames = "LPCOLESTR LPCSTR LPCVOID LPCWSTR LPOLESTR LPSTR LPVOID LPWSTR";
const pointerNames =
  "LPBOOL LPBYTE LPCOLORREF LPDWORD LPFILETIME LPHANDLE LPHKL LPINT LPLONG LPMSG LPPOINT LPRECT LPSC_HANDLE LPSIZE LPUINT LPWIN32_FIND_DATAA LPWIN32_FIND_DATAW LPWORD PBOOL PBOOLEAN PBYTE PCHAR PDWORD PFILETIME PFLOAT PHANDLE PHKEY PINT PLARGE_INTEGER PLCID PLONG PMSG PPOINT PRECT PSHORT PSIZE PSMALL_RECT PUINT PULARGE_INTEGER PULONG PUSHORT PWCHAR PWIN32_FIND_DATAA PWIN32_FIND_DATAW PWORD";

const wintypes = new Set(`${scalarNames} ${handleNames} ${stringNames}`.split(" "));
/** Structures that wintypes defines itself. */
const wintypesStructures = new Set("COORD FILETIME MSG POINT POINTL RECT RECTL SIZE SIZEL SMALL_RECT".split(" "));
const wintypesPointers = new Set(pointerNames.split(" "));

/** Names of C that wintypes has not, and what stands for them there. */
const aliases = new Map([
  ["WINBOOL", "BOOL"],
  ["LRESULT", "LPARAM"],
  ["HRESULT", "LONG"],
  ["NTSTATUS", "LONG"],
  ["LSTATUS", "LONG"],
  ["RPC_STATUS", "LONG"],
  ["SECURITY_STATUS", "LONG"],
  ["NET_API_STATUS", "DWORD"],
  ["MMRESULT", "UINT"],
  ["CONFIGRET", "DWORD"],
  ["DEVINST", "DWORD"],
  ["REGSAM", "DWORD"],
  ["ACCESS_MASK", "DWORD"],
  ["HCURSOR", "HICON"],
  ["PVOID", "LPVOID"],
  ["PCVOID", "LPCVOID"],
  ["PCWSTR", "LPCWSTR"],
  ["PCSTR", "LPCSTR"],
  ["PWSTR", "LPWSTR"],
  ["PSTR", "LPSTR"],
  ["LPCOLESTR", "LPCOLESTR"],
  ["ULONG32", "DWORD"],
  ["DWORD32", "DWORD"],
  ["LONG32", "LONG"],
  ["UINT32", "UINT"],
]);

/** Integers as wide as a pointer. */
const pointerWide = new Map([
  ["SIZE_T", "c_size_t"],
  ["ULONG_PTR", "c_size_t"],
  ["DWORD_PTR", "c_size_t"],
  ["UINT_PTR", "c_size_t"],
  ["SOCKET", "c_size_t"],
  ["size_t", "c_size_t"],
  ["LONG_PTR", "c_ssize_t"],
  ["INT_PTR", "c_ssize_t"],
  ["SSIZE_T", "c_ssize_t"],
  ["ssize_t", "c_ssize_t"],
]);

const deepest = 6;

/** The expression for a type. `undefined`: there is none that is surely right. */
export function ctypesExpression(type: CType, options: WriterOptions, depth = 0): TypeExpression | undefined {
  if (depth > deepest) return undefined;
  const name = type.name.replace(/^const /, "");
  const wide = pointerWide.get(name);
  if (wide !== undefined) return ctypes(wide);
  if (options.isWindows) {
    const known = wintypesName(name, options);
    if (known !== undefined) return known;
  }
  switch (type.kind) {
    case "void":
      return { kind: "none" };
    case "enum":
      return ctypes("c_int");
    case "float":
      return ctypes(floatName(options.isWindows ? type.bits.x64 : type.bits.linux));
    case "int":
      return integer(type, name, options);
    case "handle":
      return options.isWindows ? windows("HANDLE") : ctypes("c_void_p");
    case "callback":
      return ctypes("c_void_p");
    case "pointer":
      return pointer(type, options, depth);
    case "struct":
      if (options.isWindows && wintypesStructures.has(name)) return ofWintypes(name);
      return { kind: "structure", names: namesOfStructure(type) };
    case "array":
    case "unknown":
      return undefined;
  }
}

function wintypesName(name: string, { isPython2 }: WriterOptions): TypeExpression | undefined {
  const known = aliases.get(name) ?? name;
  if (wintypes.has(known)) return windows(known);
  return wintypesPointers.has(known) && !isPython2 && !isBuffer(known) ? windows(known) : undefined;
}

/** POINTER(BYTE) refuses string buffers, which is what people pass there. */
function isBuffer(name: string): boolean {
  return /^L?P(?:BYTE|CHAR|WCHAR|BOOLEAN)$/.test(name);
}

function integer(type: CType, name: string, { isWindows }: WriterOptions): TypeExpression {
  const bits = isWindows ? type.bits.x64 : type.bits.linux;
  const sign = type.signed ? "" : "u";
  if (type.name === "_Bool") return ctypes("c_bool");
  // A typedef that shrinks with the pointer, such as SQLLEN, is no fixed number of bits.
  if (isWindows && bits === 64 && type.bits.x86 === 32) return ctypes(type.signed ? "c_ssize_t" : "c_size_t");
  if (bits === 8) return ctypes(`c_${sign}byte`);
  if (bits === 16) return ctypes(`c_${sign}short`);
  if (bits === 32) return ctypes(`c_${sign}int`);
  // A C `long` follows the system, a type of 64 bits does not.
  const isLong = !isWindows && /^(?:unsigned )?long$|^(?:off_t|time_t|clock_t|ino_t|pthread_t)$/.test(name);
  return isLong ? ctypes(`c_${sign}long`) : ctypes(isWindows ? `c_${sign}longlong` : `c_${sign}int64`);
}

function floatName(bits: number): string {
  if (bits === 32) return "c_float";
  return bits === 64 ? "c_double" : "c_longdouble";
}

function pointer(type: CType, options: WriterOptions, depth: number): TypeExpression | undefined {
  const { pointee } = type;
  const anything = options.isWindows ? windows("LPVOID") : ctypes("c_void_p");
  if (pointee === undefined || pointee.kind === "void" || pointee.kind === "unknown") return anything;
  // Arguments of a message: nobody has the type of C for them.
  if (/\bva_list$/.test(pointee.name)) return anything;
  if (pointee.kind === "struct") {
    const name = pointee.name.replace(/^const /, "");
    // Python 2.7 has the structures, and no names for pointers to them.
    if (options.isWindows && wintypesStructures.has(name)) return { kind: "pointer", to: ofWintypes(name) };
    return isOpaque(pointee) ? anything : { kind: "structurePointer", names: namesOfStructure(pointee) };
  }
  const bits = options.isWindows ? pointee.bits.x64 : pointee.bits.linux;
  const isCharacter = /^(?:const )?(?:char|CHAR|signed char)$/.test(pointee.name);
  const isWide = /^(?:const )?(?:wchar_t|WCHAR|OLECHAR)$/.test(pointee.name);
  if (isCharacter) return ctypes("c_char_p");
  if (isWide) return ctypes("c_wchar_p");
  if (pointee.kind === "int" && bits === 8) return anything;
  if (pointee.kind === "callback" || pointee.kind === "array") return anything;
  const to = ctypesExpression(pointee, options, depth + 1);
  return to === undefined || to.kind === "none" || to.kind === "structure" ? anything : { kind: "pointer", to };
}

/** FILE, DIR and what is not complete: nobody looks inside. */
function isOpaque({ name, bits }: CType): boolean {
  return /\b(?:FILE|_IO_FILE|DIR|__dirstream)\b/.test(name) || (bits.linux === 0 && bits.x64 === 0);
}

const identifiers = ["GUID", "_GUID", "IID", "CLSID", "UUID", "FMTID"];

/** `struct _OVERLAPPED` is called OVERLAPPED and _OVERLAPPED in programs. */
export function namesOfStructure({ name }: CType): readonly string[] {
  const plain = name.replace(/^const /, "").replace(/^(?:struct|union) /, "");
  // One structure under many names, of which programs have one.
  if (identifiers.includes(plain)) return identifiers;
  const bare = plain.replace(/^(?:_+|tag)/, "");
  return [...new Set([plain, bare, `_${bare}`, `tag${bare}`])];
}

function ofWintypes(structure: string): TypeExpression {
  return windows(structure === "COORD" ? "_COORD" : structure);
}

function windows(name: string): TypeExpression {
  return { kind: "name", module: "ctypes.wintypes", name };
}

function ctypes(name: string): TypeExpression {
  return { kind: "name", module: "ctypes", name };
}
