/**
 * The fix that frees strings by their address, run against the C library: before it the program aborts or its memory
 * grows, after it the text is the same and the memory is given back.
 */

import { ownedStringResult } from "../server/src/rules/ffi/owned-string-result.ts";
import { dedent } from "./support/dedent.ts";
import { testRepairs } from "./support/repaired-programs.ts";

/** `use` is called eight hundred times with a text of a hundred thousand letters, and gives it back. */
const programs = new Map([
  [
    "freed as a string",
    `
      def use(text):
          copy = libc.strdup(text)
          same = copy[:]
          libc.free(copy)
          return same
    `,
  ],
  [
    "freed as a string, by a function without prototype",
    `
      undeclared = ctypes.CDLL("libc.so.6")
      undeclared.strdup.restype = ctypes.c_char_p


      def use(text):
          copy = undeclared.strdup(text)
          try:
              return copy + b""
          finally:
              undeclared.free(copy)
    `,
  ],
  [
    "kept in a name",
    `
      def use(text):
          copy = libc.strdup(text)
          return copy
    `,
  ],
  [
    "returned",
    `
      def use(text):
          return libc.strndup(text, len(text))
    `,
  ],
  [
    "decoded at once",
    `
      def use(text):
          if libc.strdup(text) is None:
              raise MemoryError
          return libc.strndup(text, len(text)).decode("ascii").encode("ascii")
    `,
  ],
  [
    "wide",
    `
      def use(text):
          wide = text.decode("ascii")
          copy = libc.wcsdup(wide)
          return copy.encode("ascii")
    `,
  ],
]);

function textOf(body: string): string {
  return `import ctypes
import resource

libc = ctypes.CDLL("libc.so.6")
libc.free.argtypes = [ctypes.c_void_p]
libc.free.restype = None
libc.strdup.argtypes = [ctypes.c_char_p]
libc.strdup.restype = ctypes.c_char_p
libc.strndup.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
libc.strndup.restype = ctypes.c_char_p
libc.wcsdup.argtypes = [ctypes.c_wchar_p]
libc.wcsdup.restype = ctypes.c_wchar_p
TEXT = b"x" * 100000


${dedent(body).trim()}


def main():
    for _ in range(20):
        use(TEXT)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(800):
        if use(TEXT) != TEXT:
            return "wrong text"
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return "right" if grown < 30000 else "%d KiB more" % grown


print(main())
`;
}

testRepairs(new Map([...programs].map(([name, body]) => [name, textOf(body)])), ownedStringResult, "as a string");
