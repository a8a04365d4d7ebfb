import assert from "node:assert/strict";
import { test } from "node:test";
import { describeSignature } from "../server/src/signatures/describe.ts";
import {
  callbackOf,
  exportsOf,
  isKnownLibrary,
  librariesWith,
  libraryOf,
  noSignatures,
  signatureOf,
  structureOf,
  typeNamed,
} from "../server/src/signatures/lookup.ts";
import { suggestionsFor } from "../server/src/signatures/suggestions.ts";
import type { Prototype } from "../server/src/signatures/types.ts";
import { prototype, signatures } from "./support/signatures.ts";

const spellings: readonly (readonly [spelling: string | undefined, name: string, platforms: string])[] = [
  [undefined, "libc", "linux macos"],
  ["kernel32", "kernel32", "win32 linux macos"],
  ["KERNEL32", "kernel32", "win32 linux macos"],
  ["kernel32.dll", "kernel32", "win32"],
  ["C:\\Windows\\System32\\KERNEL32.DLL", "kernel32", "win32"],
  ["winspool.drv", "winspool", "win32"],
  ["libc.so.6", "libc", "linux"],
  ["/lib/x86_64-linux-gnu/libc.so.6", "libc", "linux"],
  ["libm-2.31.so", "libc", "linux"],
  ["libm.so.6", "libc", "linux"],
  ["libpthread.so.0", "libc", "linux"],
  ["libc.musl-x86_64.so.1", "libc", "linux"],
  ["c", "libc", "linux macos"],
  ["libc", "libc", "linux macos"],
  ["libc.dylib", "libc", "macos"],
  ["/usr/lib/libSystem.B.dylib", "libc", "macos"],
  ["System", "libc", "linux macos"],
  ["libX11.so.6", "x11", "linux"],
  ["/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation", "corefoundation", "macos"],
  ["msvcrt", "msvcrt", "win32 linux macos"],
  ["msvcr100.dll", "msvcrt", "win32"],
  ["ucrtbase.dll", "ucrtbase", "win32"],
  ["api-ms-win-crt-runtime-l1-1-0.dll", "ucrtbase", "win32"],
  ["api-ms-win-core-synch-l1-2-0.dll", "kernelbase", "win32"],
];

for (const [spelling, name, platforms] of spellings) {
  test(`${spelling ?? "CDLL(None)"} means ${name}`, () => {
    assert.deepEqual(libraryOf(spelling), { name, platforms: platforms.split(" ") });
  });
}

function shape({ result, parameters, variadic }: Prototype): string {
  return `${result.name} (${parameters.map((it) => it.type.name).join(", ")}${variadic ? ", ..." : ""})`;
}

test("a prototype has types, names and what is known beyond the header", () => {
  const readFile = prototype("kernel32", "ReadFile");
  assert.equal(shape(readFile), "BOOL (HANDLE, LPVOID, DWORD, LPDWORD, LPOVERLAPPED)");
  assert.deepEqual(
    readFile.parameters.map((it) => [it.name, it.direction, it.lengthOf, it.lengthUnit]),
    [
      ["hFile", "in", undefined, undefined],
      ["lpBuffer", "out", undefined, undefined],
      ["nNumberOfBytesToRead", "in", 1, "bytes"],
      ["lpNumberOfBytesRead", "out", undefined, undefined],
      ["lpOverlapped", undefined, undefined, undefined],
    ],
  );
  assert.deepEqual(readFile.available, ["win32"]);
  assert.equal(readFile.convention, "stdcall");
});

test("handles have the class that says how many of their bits count", () => {
  const resultClass = (name: string, library = "kernel32"): string | undefined =>
    prototype(library, name).result.handleClass;
  assert.equal(resultClass("CreateFileW"), "K");
  assert.equal(resultClass("GetModuleHandleW"), "P");
  assert.equal(resultClass("GetCurrentProcess"), "N");
  assert.equal(resultClass("FindFirstFileW"), "P");
  assert.equal(resultClass("GetProcessHeap"), "P");
  assert.equal(resultClass("GetDC", "user32"), "K");
  assert.equal(resultClass("SetWindowsHookExW", "user32"), "P");
  assert.equal(resultClass("GetTickCount"), undefined);
  assert.equal(prototype("advapi32", "RegOpenKeyExW").parameters[0]?.type.handleClass, "N");
  assert.equal(prototype("user32", "SendMessageW").parameters[2]?.type.handleClass, "P");
  assert.equal(prototype("libc.so.6", "strlen").result.handleClass, "P");
});

test("widths differ by data model", () => {
  assert.deepEqual(typeNamed(signatures, "SIZE_T")?.bits, { x64: 64, x86: 32, linux: 64, macos: 64 });
  assert.equal(typeNamed(signatures, "LONG")?.bits.x64, 32);
  assert.equal(typeNamed(signatures, "long", "linux")?.bits.linux, 64);
  assert.equal(typeNamed(signatures, "TRACEHANDLE")?.bits.x86, 64);
  assert.equal(typeNamed(signatures, "mode_t", "linux")?.bits.macos, 16);
  assert.equal(typeNamed(signatures, "NO_SUCH_TYPE"), undefined);
});

test("functions with variable arguments end in their fixed part", () => {
  const printf = prototype("libc.so.6", "printf");
  assert.deepEqual([printf.variadic, printf.parameters.length], [true, 1]);
  const wsprintf = prototype("user32", "wsprintfW");
  assert.deepEqual([wsprintf.variadic, wsprintf.convention], [true, "cdecl"]);
  assert.equal(prototype("libc.so.6", "vprintf").variadic, false);
});

test("without a platform, only what all systems agree on is known", () => {
  assert.equal(signatureOf(signatures, undefined, "sendfile"), undefined);
  assert.equal(prototype(undefined, "sendfile", "linux").parameters.length, 4);
  assert.equal(prototype(undefined, "sendfile", "macos").parameters.length, 6);
  assert.deepEqual(prototype(undefined, "prctl").available, ["linux"]);
  assert.deepEqual(prototype(undefined, "__error").available, ["macos"]);
  assert.deepEqual(prototype(undefined, "strlen").available, ["linux", "macos"]);
  assert.equal(signatureOf(signatures, "libc.dylib", "epoll_wait"), undefined);
});

test("forwarders and sets of functions lead to the library behind them", () => {
  assert.equal(shape(prototype("kernelbase", "CreateFileW")), shape(prototype("kernel32", "CreateFileW")));
  assert.equal(prototype("api-ms-win-core-synch-l1-2-0.dll", "WaitOnAddress").parameters.length, 4);
  assert.equal(prototype("kernel32", "RtlMoveMemory").parameters.length, 3);
  assert.equal(prototype("kernel32", "K32EnumProcesses").parameters.length, 3);
  assert.equal(prototype("psapi", "EnumProcesses").parameters.length, 3);
  assert.equal(prototype("wsock32", "socket").parameters.length, 3);
});

test("callbacks have their own prototype", () => {
  const procedure = callbackOf(signatures, "WNDPROC");
  assert.deepEqual(
    [procedure?.result.name, procedure?.parameters.map((it) => it.type.name).join(), procedure?.convention],
    ["LRESULT", "HWND,UINT,WPARAM,LPARAM", "stdcall"],
  );
  const compare = prototype("libc.so.6", "qsort").parameters[3];
  assert.equal(compare?.type.kind, "callback");
  assert.equal(compare?.type.callback?.parameters.length, 2);
  assert.equal(compare?.type.callback?.convention, "cdecl");
  assert.equal(compare?.retainsCallback, false);
  assert.equal(prototype("user32", "SetWindowsHookExW").retainsCallback, true);
  assert.equal(callbackOf(signatures, "DWORD"), undefined);
});

test("a missing letter, another library and a slip are recognised", () => {
  const first = (library: string, name: string): unknown => suggestionsFor(signatures, library, name)[0];
  assert.deepEqual(first("kernel32", "GetVersionEx"), { reason: "suffix", library: "kernel32", name: "GetVersionExW" });
  assert.deepEqual(first("kernel32", "MessageBoxW"), { reason: "library", library: "user32", name: "MessageBoxW" });
  assert.deepEqual(first("kernel32", "CreatFileW"), { reason: "spelling", library: "kernel32", name: "CreateFileW" });
  assert.deepEqual(suggestionsFor(signatures, "kernel32", "CreateFileW"), []);
  assert.deepEqual(suggestionsFor(signatures, "kernel32", "NothingLikeThisAtAll"), []);
});

test("a function of a framework is known by its name, in whatever a program opens, on macOS", () => {
  const framework = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices";
  for (const library of ["IOKit", "Quartz", framework, "libobjc.A.dylib", "libSystem.B.dylib", undefined, "mylib"]) {
    const known = signatureOf(signatures, library, "CFStringCreateWithCString");
    assert.deepEqual([known?.library, known?.result.kind, known?.available], ["corefoundation", "pointer", ["macos"]]);
  }
  for (const library of ["libIOKit.so", "IOKit.dll"]) {
    assert.equal(signatureOf(signatures, library, "CFStringCreateWithCString"), undefined);
  }
  assert.equal(signatureOf(signatures, "IOKit", "CFStringCreateWithCString", "win32"), undefined);
  assert.equal(prototype("objc", "class_addIvar", "macos").parameters.length, 5);
  assert.equal(prototype("CoreGraphics", "CGDisplayBounds").result.structure, "struct CGRect");
  assert.equal(prototype("proc", "proc_pidinfo").parameters[2]?.type.bits.macos, 64);
  // Nobody has written down all of a framework, so what is missing says nothing.
  assert.equal(isKnownLibrary(signatures, "IOKit"), false);
  assert.equal(signatureOf(signatures, "IOKit", "IOSomethingNew"), undefined);
  assert.equal(signatureOf(signatures, "objc", "objc_msgSend"), undefined);
  assert.ok(exportsOf(signatures, "IOKit").includes("IOServiceMatching"));
  assert.match(
    JSON.stringify(describeSignature(signatures, "CFRelease", { library: undefined, isPython2: false })),
    /in corefoundation \(macos\)/,
  );
});

test("of what the data does not have, nothing is said", () => {
  assert.equal(signatureOf(signatures, "mylib", "CreateFileW"), undefined);
  assert.equal(signatureOf(signatures, "kernel32", "constructor"), undefined);
  assert.equal(signatureOf(signatures, "kernel32", ""), undefined);
  assert.equal(isKnownLibrary(signatures, "mylib"), false);
  assert.equal(isKnownLibrary(signatures, "USER32.dll"), true);
  assert.deepEqual(exportsOf(signatures, "mylib"), []);
  assert.deepEqual(librariesWith(signatures, "NoSuchFunction"), []);
  const nothing = noSignatures();
  assert.equal(signatureOf(nothing, "kernel32", "CreateFileW"), undefined);
  assert.equal(structureOf(nothing, "OVERLAPPED", "x64"), undefined);
});

test("a description has prototype, libraries and declaration", () => {
  const description = describeSignature(signatures, "CloseHandle", { library: undefined, isPython2: false });
  assert.ok(description.found);
  assert.equal(
    description.text,
    [
      "BOOL CloseHandle(HANDLE hObject);",
      "  in kernel32.dll",
      "",
      "kernel32.CloseHandle.argtypes = [wintypes.HANDLE]",
      "kernel32.CloseHandle.restype = wintypes.BOOL",
    ].join("\n"),
  );
  const missing = describeSignature(signatures, "GetVersionEx", { library: undefined, isPython2: false });
  assert.ok(!missing.found);
  assert.deepEqual(missing.suggestions.slice(0, 2), ["kernel32.GetVersionExW", "kernel32.GetVersionExA"]);
});

test("of several libraries with a function the one comes first where people look for it", () => {
  const described = describeSignature(signatures, "CommandLineToArgvW", { library: undefined, isPython2: false });
  assert.ok(described.found);
  assert.equal(described.prototype.library, "shell32");
});

test("functions of a library of code are no exports of the DLL that it names", () => {
  assert.equal(signatureOf(signatures, "kernel32.dll", "stat"), undefined);
  assert.notEqual(signatureOf(signatures, "ntdll.dll", "NtDuplicateToken"), undefined);
});
