/**
 * The types that a declared prototype is written with: structures, pointers and callbacks of the module itself. The
 * repaired module is run by the oldest and the newest Python found, and makes its calls.
 */

import { test } from "node:test";
import { assertDeclared, type PrototypeCase } from "./support/declared-cases.ts";

const rect = 'class RECT(Structure):\n    _fields_ = [(it, c_long) for it in ("left", "top", "right", "bottom")]\n';

const cases: readonly PrototypeCase[] = [
  {
    name: "a structure above the library",
    before: `
      from ctypes import *
      from ctypes import wintypes

      class RECT(Structure):
          _fields_ = [("left", c_long), ("top", c_long), ("right", c_long), ("bottom", c_long)]

      user32 = WinDLL("user32")

      def check(hwnd=1):
          rect = RECT()
          user32.GetWindowRect(hwnd, byref(rect))
          return rect
    `,
    expected: "user32.GetWindowRect.argtypes = [wintypes.HWND, POINTER(RECT)]",
    runs: { GetWindowRect: [["c_void_p", "LP_RECT"], "c_long"] },
  },
  {
    name: "a structure below the library: the declaration stands below it",
    before: `
      import ctypes
      from ctypes import wintypes

      user32 = ctypes.WinDLL("user32")
      MARGIN = 8

      class RECT(ctypes.Structure):
          _fields_ = [(it, ctypes.c_long) for it in ("left", "top", "right", "bottom")]

      def check(hwnd=1):
          rect = RECT()
          user32.GetWindowRect(hwnd, ctypes.byref(rect))
          user32.IsWindow(hwnd)
          return rect
    `,
    expected: `
          _fields_ = [(it, ctypes.c_long) for it in ("left", "top", "right", "bottom")]
      user32.GetWindowRect.argtypes = [wintypes.HWND, ctypes.POINTER(RECT)]
    `,
    runs: { GetWindowRect: [["c_void_p", "LP_RECT"], "c_long"], IsWindow: [["c_void_p"], "c_long"] },
  },
  {
    name: "a structure below a call of the function is no type for it",
    before: `
      import ctypes
      from ctypes import wintypes

      kernel32 = ctypes.WinDLL("kernel32")
      now = (ctypes.c_ubyte * 16)()
      handle = kernel32.CreateMutexW(None, 0, None)

      class SECURITY_ATTRIBUTES(ctypes.Structure):
          _fields_ = [("nLength", wintypes.DWORD), ("descriptor", ctypes.c_void_p), ("inherit", wintypes.BOOL)]
    `,
    expected: "kernel32.CreateMutexW.argtypes = [wintypes.LPVOID, wintypes.BOOL, wintypes.LPCWSTR]",
    runs: { CreateMutexW: [["c_void_p", "c_long", "c_wchar_p"], "c_void_p"] },
  },
  {
    name: "the name that the module has for the pointer, and for other types of C",
    before: `
      from ctypes import *

      BOOL = c_long
      HWND = c_void_p
      LPRECT = None

      class tagRECT(Structure):
          _fields_ = [("left", c_long), ("top", c_long), ("right", c_long), ("bottom", c_long)]

      RECT = tagRECT
      PRECT = POINTER(tagRECT)
      user32 = WinDLL("user32")

      def check(hwnd=1):
          rect = RECT()
          return user32.GetWindowRect(hwnd, byref(rect)), user32.GetClientRect(hwnd, pointer(rect))
    `,
    expected: "user32.GetWindowRect.argtypes = [HWND, PRECT]\nuser32.GetWindowRect.restype = BOOL",
    runs: {
      GetWindowRect: [["c_void_p", "LP_tagRECT"], "c_long"],
      GetClientRect: [["c_void_p", "LP_tagRECT"], "c_long"],
    },
  },
  {
    name: "a structure of another file",
    files: {
      "own_structures.py": `
        import ctypes

        class POINT(ctypes.Structure):
            _fields_ = [("x", ctypes.c_long), ("y", ctypes.c_long)]
      `,
    },
    before: `
      import ctypes
      from ctypes import wintypes
      import own_structures

      user32 = ctypes.WinDLL("user32")

      def check():
          point = own_structures.POINT()
          user32.GetCursorPos(ctypes.byref(point))
          user32.IsWindow(user32.WindowFromPoint(point))
          return point
    `,
    expected: "user32.GetCursorPos.argtypes = [ctypes.POINTER(own_structures.POINT)]",
    runs: {
      GetCursorPos: [["LP_POINT"], "c_long"],
      WindowFromPoint: [["POINT"], "c_void_p"],
      IsWindow: [["c_void_p"], "c_long"],
    },
  },
  {
    name: "a structure of wintypes, with and without a name for its pointer",
    before: `
      import ctypes
      from ctypes import wintypes

      user32 = ctypes.WinDLL("user32")

      def check(hwnd=1):
          rect = wintypes.RECT()
          return user32.GetWindowRect(hwnd, ctypes.byref(rect))
    `,
    targetVersion: "2.7",
    expected: "user32.GetWindowRect.argtypes = [wintypes.HWND, ctypes.POINTER(wintypes.RECT)]",
    runs: { GetWindowRect: [["c_void_p", "LP_RECT"], "c_long"] },
  },
  {
    name: "a class of the same name with another layout stays untyped",
    before: `
      import ctypes
      from ctypes import wintypes

      class SYSTEMTIME(ctypes.Structure):
          _fields_ = [("year", ctypes.c_ushort), ("month", ctypes.c_ushort), ("opaque", ctypes.c_ushort * 30)]

      kernel32 = ctypes.WinDLL("kernel32")

      def check(handle=1):
          now = SYSTEMTIME()
          kernel32.GetSystemTime(ctypes.byref(now))
          kernel32.CloseHandle(handle)
          return now
    `,
    expected: "kernel32.GetSystemTime.argtypes = [wintypes.LPVOID]",
    runs: { GetSystemTime: [["c_void_p"], "None"], CloseHandle: [["c_void_p"], "c_long"] },
  },
  {
    name: "a class of another name with the layout of C",
    before: `
      import ctypes
      from ctypes import wintypes

      class Area(ctypes.Structure):
          _fields_ = [("x1", ctypes.c_long), ("y1", ctypes.c_long), ("x2", ctypes.c_long), ("y2", ctypes.c_long)]

      user32 = ctypes.WinDLL("user32")

      def check(hwnd=1):
          area = Area()
          user32.GetWindowRect(hwnd, ctypes.byref(area))
          user32.GetClientRect(hwnd, area)
    `,
    expected: "user32.GetWindowRect.argtypes = [wintypes.HWND, ctypes.POINTER(Area)]",
    runs: { GetWindowRect: [["c_void_p", "LP_Area"], "c_long"], GetClientRect: [["c_void_p", "LP_Area"], "c_long"] },
  },
  {
    name: "a class that is called as Python calls classes",
    before: `
      import ctypes
      from ctypes import wintypes

      class SystemInfo(ctypes.Structure):
          _fields_ = [("opaque", ctypes.c_byte * size()) for size in [lambda: 48]]

      kernel32 = ctypes.WinDLL("kernel32")

      def check(handle=1):
          kernel32.GetSystemInfo(ctypes.byref(SystemInfo()))
          kernel32.CloseHandle(handle)
    `,
    expected: "kernel32.GetSystemInfo.argtypes = [ctypes.POINTER(SystemInfo)]",
    runs: { GetSystemInfo: [["LP_SystemInfo"], "None"], CloseHandle: [["c_void_p"], "c_long"] },
  },
  {
    name: "an address, a buffer and two classes for one parameter stay untyped",
    before: `
      import ctypes
      from ctypes import wintypes

      class RECT(ctypes.Structure):
          _fields_ = [("left", ctypes.c_long), ("top", ctypes.c_long), ("right", ctypes.c_long), ("bottom", ctypes.c_long)]

      user32 = ctypes.WinDLL("user32")

      def check(hwnd=1):
          rect = RECT()
          user32.GetWindowRect(hwnd, ctypes.addressof(rect))
          user32.GetClientRect(hwnd, ctypes.create_string_buffer(16))
          user32.GetUpdateRect(hwnd, ctypes.byref(rect), False)
          user32.GetUpdateRect(hwnd, ctypes.byref(wintypes.RECT()), False)
    `,
    expected: "user32.GetWindowRect.argtypes = [wintypes.HWND, wintypes.LPVOID]",
    runs: {
      GetWindowRect: [["c_void_p", "c_void_p"], "c_long"],
      GetClientRect: [["c_void_p", "c_void_p"], "c_long"],
      GetUpdateRect: [["c_void_p", "c_void_p", "c_long"], "c_long"],
    },
  },
  {
    name: "a pointer to a pointer, and an array",
    before: `
      import ctypes

      class timeval(ctypes.Structure):
          _fields_ = [("tv_sec", ctypes.c_long), ("tv_usec", ctypes.c_long)]

      class addrinfo(ctypes.Structure):
          pass

      addrinfo._fields_ = [
          ("ai_flags", ctypes.c_int), ("ai_family", ctypes.c_int), ("ai_socktype", ctypes.c_int),
          ("ai_protocol", ctypes.c_int), ("ai_addrlen", ctypes.c_uint), ("ai_addr", ctypes.c_void_p),
          ("ai_canonname", ctypes.c_char_p), ("ai_next", ctypes.POINTER(addrinfo)),
      ]

      libc = ctypes.CDLL("libc.so.6")

      def check(name=b"localhost"):
          result = ctypes.POINTER(addrinfo)()
          hints = addrinfo()
          libc.getaddrinfo(name, None, ctypes.byref(hints), ctypes.byref(result))
          libc.freeaddrinfo(result)
          libc.utimes(name, (timeval * 2)())
          libc.free(libc.malloc(8))
    `,
    platforms: ["linux"],
    expected: ["ctypes.POINTER(addrinfo),", "ctypes.POINTER(ctypes.POINTER(addrinfo)),"],
    runs: {
      getaddrinfo: [["c_char_p", "c_char_p", "LP_addrinfo", "LP_LP_addrinfo"], "c_int"],
      freeaddrinfo: [["LP_addrinfo"], "None"],
      utimes: [["c_char_p", "LP_timeval"], "c_int"],
      malloc: [["c_ulong"], "c_void_p"],
      free: [["c_void_p"], "None"],
    },
  },
  {
    name: "the module's own callback",
    before: `
      from ctypes import *
      from ctypes.wintypes import *

      user32 = WinDLL("user32")
      WNDENUMPROC = WINFUNCTYPE(BOOL, HWND, LPARAM)

      @WNDENUMPROC
      def show(hwnd, parameter):
          return True

      def check():
          user32.EnumWindows(show, 0)
          user32.EnumChildWindows(1, WNDENUMPROC(lambda hwnd, parameter: True), 0)
    `,
    expected: "user32.EnumWindows.argtypes = [WNDENUMPROC, LPARAM]",
    runs: {
      EnumWindows: [["c_long(c_void_p, c_long)", "c_long"], "c_long"],
      EnumChildWindows: [["c_void_p", "c_long(c_void_p, c_long)", "c_long"], "c_long"],
    },
  },
  {
    name: "a callback that may be None stays untyped, and so does one that is narrower than in C",
    before: `
      import ctypes
      from ctypes import wintypes

      HandlerRoutine = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.DWORD)
      NARROW = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int)
      kernel32 = ctypes.WinDLL("kernel32")
      user32 = ctypes.WinDLL("user32")
      handler = HandlerRoutine(lambda event: True)
      each = NARROW(lambda hwnd, parameter: True)

      def check(process=1):
          kernel32.SetConsoleCtrlHandler(handler, True)
          kernel32.SetConsoleCtrlHandler(None, False)
          kernel32.CloseHandle(process)
          user32.EnumWindows(each, 0)
          user32.IsWindow(process)
    `,
    expected: "kernel32.SetConsoleCtrlHandler.argtypes = [ctypes.c_void_p, wintypes.BOOL]",
    runs: {
      SetConsoleCtrlHandler: [["c_void_p", "c_long"], "c_long"],
      CloseHandle: [["c_void_p"], "c_long"],
      EnumWindows: [["c_void_p", "c_long"], "c_long"],
      IsWindow: [["c_void_p"], "c_long"],
    },
  },
  {
    name: "a callback whose prototype is made inside of a function",
    before: `
      import ctypes

      libc = ctypes.CDLL("libc.so.6")

      def check():
          compare = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
          numbers = (ctypes.c_int * 3)(3, 2, 1)
          libc.qsort(ctypes.addressof(numbers), 3, 4, compare(lambda one, other: 0))
    `,
    platforms: ["linux"],
    expected: "ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)",
    runs: { qsort: [["c_void_p", "c_ulong", "c_ulong", "c_int(c_void_p, c_void_p)"], "None"] },
  },
];

for (const it of cases) test(it.name, () => assertDeclared(it));

test("a structure that only a branch defines is used in that branch only", () => {
  const textWith = (place: string): string =>
    `from ctypes import *\nimport sys\n\nif sys.platform == "win32":\n${indented(rect)}    user32 = WinDLL("user32")\n${place}\n\ndef check(hwnd=1):\n    return user32.GetWindowRect(hwnd, byref(RECT()))\n`;
  assertDeclared({
    name: "in the branch",
    before: textWith(""),
    expected: "    user32.GetWindowRect.argtypes = [wintypes.HWND, POINTER(RECT)]",
    runs: undefined,
  });
});

function indented(text: string): string {
  return text.replace(/^/gm, "    ").trimEnd().concat("\n");
}
