import assert from "node:assert/strict";
import { test } from "node:test";
import { ctypesDeclaration, wrapped } from "../server/src/signatures/describe.ts";
import { prototype } from "./support/signatures.ts";

/** Library, function, and the declaration without the names in front, for Python 3 and where it differs for 2.7. */
const declarations: readonly (readonly [library: string, name: string, types: string, types2?: string])[] = [
  ["kernel32", "GetTickCount", "[] -> wintypes.DWORD"],
  ["kernel32", "CloseHandle", "[wintypes.HANDLE] -> wintypes.BOOL"],
  ["kernel32", "GetModuleHandleW", "[wintypes.LPCWSTR] -> wintypes.HMODULE"],
  ["kernel32", "HeapSize", "[wintypes.HANDLE, wintypes.DWORD, wintypes.LPCVOID] -> ctypes.c_size_t"],
  // Python 2.7 has no name for a pointer to a scalar.
  [
    "kernel32",
    "GetExitCodeProcess",
    "[wintypes.HANDLE, wintypes.LPDWORD] -> wintypes.BOOL",
    "[wintypes.HANDLE, ctypes.POINTER(wintypes.DWORD)] -> wintypes.BOOL",
  ],
  [
    "advapi32",
    "RegOpenKeyW",
    "[wintypes.HKEY, wintypes.LPCWSTR, wintypes.PHKEY] -> wintypes.LONG",
    "[wintypes.HKEY, wintypes.LPCWSTR, ctypes.POINTER(wintypes.HKEY)] -> wintypes.LONG",
  ],
  // A pointer-sized number, signed and unsigned, and the result of a window procedure.
  ["user32", "SendMessageW", "[wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM] -> wintypes.LPARAM"],
  // A resource is named by a string or by a small number, which LPCWSTR would refuse.
  ["user32", "LoadCursorW", "[wintypes.HINSTANCE, ctypes.c_void_p] -> wintypes.HICON"],
  ["kernel32", "GetProcAddress", "[wintypes.HMODULE, ctypes.c_void_p] -> ctypes.c_void_p"],
  // Structures: by value where wintypes has them, else by the name of C.
  ["user32", "WindowFromPoint", "[wintypes.POINT] -> wintypes.HWND"],
  ["kernel32", "SetConsoleCursorPosition", "[wintypes.HANDLE, wintypes._COORD] -> wintypes.BOOL"],
  ["kernel32", "GetSystemInfo", "[ctypes.POINTER(SYSTEM_INFO)] -> None"],
  // What the caller frees keeps its address.
  ["shell32", "CommandLineToArgvW", "[wintypes.LPCWSTR, ctypes.POINTER(ctypes.c_int)] -> ctypes.c_void_p"],
  // One structure under the name that programs have for it; and arguments that have no type.
  ["ole32", "CLSIDFromProgID", "[wintypes.LPCOLESTR, ctypes.POINTER(GUID)] -> wintypes.LONG"],
  [
    "kernel32",
    "FormatMessageW",
    "[wintypes.DWORD, wintypes.LPCVOID, wintypes.DWORD, wintypes.DWORD, wintypes.LPWSTR, wintypes.DWORD, wintypes.LPVOID] -> wintypes.DWORD",
  ],
  ["ole32", "CoInitialize", "[wintypes.LPVOID] -> wintypes.LONG"],
  ["gdiplus", "GdipSetPenWidth", "[wintypes.LPVOID, ctypes.c_float] -> ctypes.c_int"],
  ["libc.so.6", "strlen", "[ctypes.c_char_p] -> ctypes.c_size_t"],
  ["libc.so.6", "strdup", "[ctypes.c_char_p] -> ctypes.c_void_p"],
  ["libc.so.6", "getenv", "[ctypes.c_char_p] -> ctypes.c_char_p"],
  ["libc.so.6", "read", "[ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t] -> ctypes.c_ssize_t"],
  ["libc.so.6", "lseek", "[ctypes.c_int, ctypes.c_long, ctypes.c_int] -> ctypes.c_long"],
  ["libc.so.6", "pow", "[ctypes.c_double, ctypes.c_double] -> ctypes.c_double"],
  ["libc.so.6", "powf", "[ctypes.c_float, ctypes.c_float] -> ctypes.c_float"],
  ["libc.so.6", "powl", "[ctypes.c_longdouble, ctypes.c_longdouble] -> ctypes.c_longdouble"],
  ["libc.so.6", "fopen", "[ctypes.c_char_p, ctypes.c_char_p] -> ctypes.c_void_p"],
  ["libc.so.6", "free", "[ctypes.c_void_p] -> None"],
  ["libc.so.6", "getuid", "[] -> ctypes.c_uint"],
  ["libc.so.6", "wcslen", "[ctypes.c_wchar_p] -> ctypes.c_size_t"],
  ["libc.so.6", "strtol", "[ctypes.c_char_p, ctypes.POINTER(ctypes.c_char_p), ctypes.c_int] -> ctypes.c_long"],
  ["libc.so.6", "uname", "[ctypes.POINTER(utsname)] -> ctypes.c_int"],
  // Only the fixed part: what follows is passed by its own type.
  ["libc.so.6", "printf", "[ctypes.c_char_p] -> ctypes.c_int"],
  ["libc.so.6", "ioctl", "[ctypes.c_int, ctypes.c_ulong] -> ctypes.c_int"],
];

function typesOf(library: string, name: string, isPython2: boolean): string {
  const text = ctypesDeclaration(prototype(library, name), isPython2);
  const { parameters = "", result = "" } =
    /argtypes = \[(?<parameters>[\s\S]*?),?\s*\]\n.*restype = (?<result>.*)$/.exec(text)?.groups ?? {};
  return `[${parameters.trim().replace(/\s+/g, " ")}] -> ${result}`;
}

for (const [library, name, types, types2 = types] of declarations) {
  test(`${library} ${name}: ${types}`, () => {
    assert.equal(typesOf(library, name, false), types);
    assert.equal(typesOf(library, name, true), types2);
  });
}

test("a long list is broken as Black would break it", () => {
  assert.equal(wrapped("f.argtypes = [", ["a", "b"]), "f.argtypes = [a, b]");
  assert.equal(wrapped("f.argtypes = [", []), "f.argtypes = []");
  const long = "wintypes.LPCWSTR".repeat(3);
  assert.equal(
    wrapped("f.argtypes = [", [long, long], "\t", "\r\n"),
    `f.argtypes = [\r\n\t${long},\r\n\t${long},\r\n]`,
  );
});
