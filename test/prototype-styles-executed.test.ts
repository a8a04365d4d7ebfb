/**
 * The next prototype is declared in the way of those that are there: by the same helper, in the same table, by a
 * prototype that is called, on a name of its own. The repaired module is run by the oldest and the newest Python found.
 */

import { test } from "node:test";
import { assertDeclared, type PrototypeCase } from "./support/declared-cases.ts";

const handle = [["c_void_p"], "c_long"] as const;

const cases: readonly PrototypeCase[] = [
  {
    name: "a helper that takes a name, the result and the parameters one by one",
    before: `
      import ctypes
      from ctypes.wintypes import BOOL, DWORD, HANDLE

      kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)


      def _bind(name, restype, *argtypes):
          function = getattr(kernel32, name)
          function.restype = restype
          function.argtypes = argtypes


      _bind("CloseHandle", BOOL, HANDLE)
      _bind("SetEvent", BOOL, HANDLE)


      def check(handle=1):
          kernel32.CloseHandle(handle)
          kernel32.SetEvent(handle)
          kernel32.WaitForSingleObject(handle, 10)
          kernel32.ResetEvent(handle)
    `,
    expected: `
      _bind("SetEvent", BOOL, HANDLE)
      _bind("WaitForSingleObject", DWORD, HANDLE, DWORD)
      _bind("ResetEvent", BOOL, HANDLE)
    `,
    runs: {
      CloseHandle: handle,
      SetEvent: handle,
      WaitForSingleObject: [["c_void_p", "c_ulong"], "c_ulong"],
      ResetEvent: handle,
    },
  },
  {
    name: "a helper that takes the function and lists, in another order, and gives it a name",
    before: `
      from ctypes import *
      from ctypes.wintypes import *

      def prototype(func, args, result):
          func.argtypes = args
          func.restype = result
          return func

      lib = WinDLL("user32")
      IsWindow = prototype(lib.IsWindow, [HWND], BOOL)
      GetParent = prototype(lib.GetParent, [HWND], HWND)

      def check(hwnd=1):
          IsWindow(hwnd), GetParent(hwnd)
          return lib.GetWindowTextA(hwnd, create_string_buffer(80), 80)
    `,
    expected: [
      `
        GetParent = prototype(lib.GetParent, [HWND], HWND)
        GetWindowTextA = prototype(lib.GetWindowTextA, [HWND, LPSTR, c_int], c_int)
      `,
      "return GetWindowTextA(hwnd, create_string_buffer(80), 80)",
    ],
    runs: {
      IsWindow: handle,
      GetParent: [["c_void_p"], "c_void_p"],
      GetWindowTextA: [["c_void_p", "c_char_p", "c_int"], "c_int"],
    },
  },
  {
    name: "a helper that is called with keywords and the library, over several lines",
    before: `
      import ctypes
      from ctypes import wintypes

      kernel32 = ctypes.WinDLL("kernel32")

      def declare(library, name, argtypes=(), restype=None):
          function = getattr(library, name)
          function.argtypes = argtypes
          function.restype = restype

      declare(
          kernel32,
          "CloseHandle",
          argtypes=(wintypes.HANDLE,),
          restype=wintypes.BOOL,
      )

      def check(handle=1):
          kernel32.CloseHandle(handle)
          size = wintypes.DWORD()
          kernel32.ReadFile(handle, ctypes.create_string_buffer(8), 8, ctypes.byref(size), None)
    `,
    expected: `
      declare(
          kernel32,
          "ReadFile",
          argtypes=(wintypes.HANDLE, wintypes.LPVOID, wintypes.DWORD, wintypes.LPDWORD, wintypes.LPVOID),
          restype=wintypes.BOOL,
      )
    `,
    runs: {
      CloseHandle: handle,
      ReadFile: [["c_void_p", "c_void_p", "c_ulong", "LP_c_ulong", "c_void_p"], "c_long"],
    },
  },
  {
    name: "a helper with something of no known use is not called for another function",
    before: `
      import ctypes
      from ctypes.wintypes import BOOL, HANDLE

      kernel32 = ctypes.WinDLL("kernel32")

      def fail_on_zero(result, function, arguments):
          return result

      def bind(name, result, parameters, check):
          function = getattr(kernel32, name)
          function.argtypes = parameters
          function.restype = result
          function.errcheck = check

      bind("CloseHandle", BOOL, [HANDLE], fail_on_zero)

      def check(handle=1):
          kernel32.CloseHandle(handle)
          kernel32.ResetEvent(handle)
    `,
    expected: `
      kernel32.ResetEvent.argtypes = [HANDLE]
      kernel32.ResetEvent.restype = BOOL
    `,
    unexpected: 'bind("ResetEvent"',
    runs: { CloseHandle: handle, ResetEvent: handle },
  },
  {
    name: "a table in a loop",
    before: `
      import ctypes
      from ctypes import c_char_p, c_int, c_size_t, c_void_p

      libc = ctypes.CDLL("libc.so.6")

      PROTOTYPES = [
          # name, result, parameters
          ("malloc", c_void_p, [c_size_t]),
          ("free", None, [c_void_p]),  # what malloc gave
      ]

      for name, result, parameters in PROTOTYPES:
          function = getattr(libc, name)
          function.restype = result
          function.argtypes = parameters


      def check():
          libc.free(libc.malloc(8))
          copy = libc.strdup(b"text")
          libc.free(copy)
          return libc.strnlen(copy, 8)
    `,
    platforms: ["linux"],
    expected: `
          ("free", None, [c_void_p]),  # what malloc gave
          ("strdup", c_void_p, [c_char_p]),
          ("strnlen", c_size_t, [c_void_p, c_size_t]),
      ]
    `,
    runs: {
      malloc: [["c_ulong"], "c_void_p"],
      free: [["c_void_p"], "None"],
      strdup: [["c_char_p"], "c_void_p"],
      strnlen: [["c_void_p", "c_ulong"], "c_ulong"],
    },
  },
  {
    name: "a table as a dictionary, whose last entry has no comma",
    before: `
      import ctypes
      from ctypes import wintypes as w

      user32 = ctypes.WinDLL("user32")

      PROTOTYPES = {
          "IsWindow": (w.BOOL, (w.HWND,)),
          "GetParent": (w.HWND, (w.HWND,))
      }

      for name, (result, parameters) in PROTOTYPES.items():
          getattr(user32, name).restype = result
          getattr(user32, name).argtypes = parameters

      def check(hwnd=1):
          user32.IsWindow(user32.GetParent(hwnd))
          user32.IsIconic(hwnd)
          user32.ShowWindow(hwnd, 5)
    `,
    expected: `
          "GetParent": (w.HWND, (w.HWND,)),
          "IsIconic": (w.BOOL, (w.HWND,)),
          "ShowWindow": (w.BOOL, (w.HWND, ctypes.c_int))
      }
    `,
    runs: {
      IsWindow: handle,
      GetParent: [["c_void_p"], "c_void_p"],
      IsIconic: handle,
      ShowWindow: [["c_void_p", "c_int"], "c_long"],
    },
  },
  {
    name: "a table on one line, whose rows name the functions themselves",
    before: `
      from ctypes import *
      from ctypes.wintypes import *

      k = WinDLL("kernel32")
      for f, a, r in [(k.CloseHandle, [HANDLE], BOOL), (k.SetEvent, [HANDLE], BOOL)]:
          f.argtypes = a
          f.restype = r

      def check(handle=1):
          k.CloseHandle(handle), k.SetEvent(handle), k.ResetEvent(handle)
    `,
    expected: "(k.SetEvent, [HANDLE], BOOL), (k.ResetEvent, [HANDLE], BOOL)]:",
    runs: { CloseHandle: handle, SetEvent: handle, ResetEvent: handle },
  },
  {
    name: "a prototype that is called with the name, and parameters by name",
    before: `
      import ctypes
      from ctypes import WINFUNCTYPE
      from ctypes.wintypes import BOOL, DWORD, HANDLE

      kernel32 = ctypes.WinDLL("kernel32")
      CloseHandle = WINFUNCTYPE(BOOL, HANDLE)(("CloseHandle", kernel32), ((1, "hObject"),))

      def check(handle=1):
          CloseHandle(hObject=handle)
          return kernel32.WaitForSingleObject(handle, 10)
    `,
    expected: [
      `
        WaitForSingleObject = WINFUNCTYPE(DWORD, HANDLE, DWORD)(
            ("WaitForSingleObject", kernel32), ((1, "hHandle"), (1, "dwMilliseconds"))
        )
      `,
      "return WaitForSingleObject(handle, 10)",
    ],
    runs: { CloseHandle: handle, WaitForSingleObject: [["c_void_p", "c_ulong"], "c_ulong"] },
  },
  {
    name: "a name of the module's own for each function",
    before: `
      from ctypes import *
      from ctypes.wintypes import *

      kernel32 = WinDLL("kernel32")

      _CloseHandle = kernel32.CloseHandle
      _CloseHandle.argtypes = (HANDLE,)
      _CloseHandle.restype = BOOL

      _SetEvent = kernel32.SetEvent
      _SetEvent.argtypes = (HANDLE,)
      _SetEvent.restype = BOOL


      def check(handle=1):
          _CloseHandle(handle), _SetEvent(handle)
          return kernel32.ResetEvent(handle)
    `,
    expected: [
      `
        _SetEvent.restype = BOOL

        _ResetEvent = kernel32.ResetEvent
        _ResetEvent.argtypes = (HANDLE,)
        _ResetEvent.restype = BOOL


        def check
      `,
      "return _ResetEvent(handle)",
    ],
    runs: { CloseHandle: handle, SetEvent: handle, ResetEvent: handle },
  },
  {
    name: "a name that the uses cannot all get is left alone",
    before: `
      from ctypes import *
      from ctypes.wintypes import *

      kernel32 = WinDLL("kernel32")
      CloseHandle = kernel32.CloseHandle
      CloseHandle.argtypes = [HANDLE]
      CloseHandle.restype = BOOL

      def check(handle=1):
          ResetEvent = CloseHandle
          return kernel32.ResetEvent(handle), ResetEvent(handle)
    `,
    expected: "kernel32.ResetEvent.argtypes = [HANDLE]\nkernel32.ResetEvent.restype = BOOL",
    runs: { CloseHandle: handle, ResetEvent: handle },
  },
  {
    name: "a name that the module has for the function already, used in another file",
    files: {
      "own_user.py": `
        from own_api import CloseHandle, ResetEvent as reset

        def close(handle):
            reset(handle)
            return CloseHandle(handle)
      `,
      "own_api.py": `
        from ctypes import *
        from ctypes.wintypes import *

        kernel32 = WinDLL("kernel32")
        SetEvent = kernel32.SetEvent
        SetEvent.argtypes = [HANDLE]
        SetEvent.restype = BOOL

        ResetEvent = kernel32.ResetEvent
        ResetEvent.restype = BOOL
        #: What has been opened.
        CloseHandle = kernel32.CloseHandle

        DONE = True
      `,
    },
    path: "own_api.py",
    before: `
      import own_api
      from own_user import close

      def check():
          return close(own_api.DONE)
    `,
    expected: `
      ResetEvent = kernel32.ResetEvent
      ResetEvent.restype = BOOL
      ResetEvent.argtypes = [HANDLE]
      #: What has been opened.
      CloseHandle = kernel32.CloseHandle
      CloseHandle.argtypes = [HANDLE]
      CloseHandle.restype = BOOL

      DONE = True
    `,
    runs: { SetEvent: handle, ResetEvent: handle, CloseHandle: handle },
  },
  {
    name: "one name for each function in turn, on one line",
    before: `
      from ctypes import *
      from ctypes.wintypes import *

      k = WinDLL("kernel32")
      f = k.CloseHandle; f.argtypes = [HANDLE]; f.restype = BOOL
      f = k.SetEvent; f.argtypes = [HANDLE]; f.restype = BOOL

      def check(handle=1):
          k.CloseHandle(handle), k.SetEvent(handle), k.ResetEvent(handle)
    `,
    expected: `
      f = k.SetEvent; f.argtypes = [HANDLE]; f.restype = BOOL
      f = k.ResetEvent; f.argtypes = [HANDLE]; f.restype = BOOL
    `,
    runs: { CloseHandle: handle, SetEvent: handle, ResetEvent: handle },
  },
  {
    name: "both attributes in one statement",
    before: `
      from ctypes import *
      from ctypes.wintypes import *

      lib = WinDLL("kernel32")
      lib.CloseHandle.argtypes, lib.CloseHandle.restype = [HANDLE], BOOL

      def check(handle=1):
          lib.CloseHandle(handle), lib.ResetEvent(handle)
    `,
    expected: "lib.ResetEvent.argtypes, lib.ResetEvent.restype = [HANDLE], BOOL",
    runs: { CloseHandle: handle, ResetEvent: handle },
  },
  {
    name: "tuples, the result first, a blank line between functions, tabs",
    before: `
      from ctypes import *
      from ctypes.wintypes import *

      class Api:
      \tdef __init__(self):
      \t\tself.k = WinDLL("kernel32")

      \t\tself.k.CloseHandle.restype = BOOL
      \t\tself.k.CloseHandle.argtypes = (HANDLE,)

      \t\tself.k.SetEvent.restype = BOOL
      \t\tself.k.SetEvent.argtypes = (HANDLE,)

      \tdef run(self, handle=1):
      \t\tself.k.CloseHandle(handle), self.k.SetEvent(handle), self.k.ResetEvent(handle)
      \t\tself.k.DeviceIoControl(handle, 1, None, 0, None, 0, None, None)

      def check():
      \tApi().run()
    `,
    expected: [
      "\t\tself.k.SetEvent.argtypes = (HANDLE,)\n\n\t\tself.k.ResetEvent.restype = BOOL\n\t\tself.k.ResetEvent.argtypes = (HANDLE,)",
      "\t\tself.k.DeviceIoControl.argtypes = (\n\t\t\tHANDLE,\n\t\t\tDWORD,",
    ],
    runs: {
      CloseHandle: handle,
      SetEvent: handle,
      ResetEvent: handle,
      DeviceIoControl: [
        ["c_void_p", "c_ulong", "c_void_p", "c_ulong", "c_void_p", "c_ulong", "LP_c_ulong", "c_void_p"],
        "c_long",
      ],
    },
  },
  {
    name: "declarations below a class of the module",
    before: `
      import ctypes
      from ctypes import wintypes

      user32 = ctypes.WinDLL("user32")

      class POINT(ctypes.Structure):
          _fields_ = [("x", wintypes.LONG), ("y", wintypes.LONG)]

      user32.GetCursorPos.argtypes = [ctypes.POINTER(POINT)]
      user32.GetCursorPos.restype = wintypes.BOOL

      def check(hwnd=1):
          point = POINT()
          user32.GetCursorPos(ctypes.byref(point))
          user32.ScreenToClient(hwnd, ctypes.byref(point))
    `,
    expected: `
      user32.GetCursorPos.restype = wintypes.BOOL
      user32.ScreenToClient.argtypes = [wintypes.HWND, ctypes.POINTER(POINT)]
      user32.ScreenToClient.restype = wintypes.BOOL
    `,
    runs: { GetCursorPos: [["LP_POINT"], "c_long"], ScreenToClient: [["c_void_p", "LP_POINT"], "c_long"] },
  },
  {
    name: "line ends of the file",
    before:
      "import ctypes\r\n\r\nlib = ctypes.WinDLL('kernel32')\r\n\r\ndef check(handle=1):\r\n    lib.CloseHandle(handle)\r\n",
    expected:
      "import ctypes\r\nfrom ctypes import wintypes\r\n\r\nlib = ctypes.WinDLL('kernel32')\r\nlib.CloseHandle.argtypes = [wintypes.HANDLE]\r\nlib.CloseHandle.restype = wintypes.BOOL\r\n\r\n",
    runs: { CloseHandle: handle },
  },
];

for (const it of cases) test(it.name, () => assertDeclared(it));
