/** The fix that keeps an object whose address was taken, run: C reads memory of others before, and the object after. */

import { danglingAddress } from "../server/src/rules/ffi/dangling-address.ts";
import { dedent } from "./support/dedent.ts";
import { testRepairs } from "./support/repaired-programs.ts";

/** Each asks C for the length of a text of forty million letters, which memory of its own was made for. */
const programs = new Map([
  ["an argument", "length = libc.strlen(ctypes.addressof(ctypes.create_string_buffer(TEXT)))"],
  [
    // The buffer and the object that cast() makes refer to each other, so it takes the collector to see that both are gone.
    "the number of a cast",
    `
      import gc

      address = ctypes.cast(ctypes.create_string_buffer(TEXT), ctypes.c_void_p).value
      gc.collect()
      length = libc.strlen(address)
    `,
  ],
  [
    "a name of the module",
    `
      address = ctypes.addressof(ctypes.create_string_buffer(TEXT))
      length = libc.strlen(address)
    `,
  ],
  [
    "a local name",
    `
      def measure():
          address = ctypes.addressof(ctypes.create_string_buffer(TEXT))
          return libc.strlen(address)


      length = measure()
    `,
  ],
  [
    "a structure",
    `
      class iovec(ctypes.Structure):
          _fields_ = [("iov_base", ctypes.c_void_p), ("iov_len", ctypes.c_size_t)]


      libc.writev.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_int]


      def measure(descriptor):
          vector = iovec()
          vector.iov_base = ctypes.addressof(ctypes.create_string_buffer(TEXT))
          vector.iov_len = len(TEXT)
          return libc.writev(descriptor, ctypes.byref(vector), 1)


      with open("written", "wb") as written:
          length = measure(written.fileno())
      with open("written", "rb") as written:
          length = length if written.read() == TEXT else 0
    `,
  ],
  [
    "an attribute",
    `
      class Reader(object):
          def __init__(self, text):
              self.address = ctypes.addressof(ctypes.create_string_buffer(text))


      reader = Reader(TEXT)
      length = libc.strlen(reader.address)
    `,
  ],
  [
    "a local object",
    `
      class Reader(object):
          def __init__(self, text):
              buffer = ctypes.create_string_buffer(text)
              self.address = ctypes.addressof(buffer)


      reader = Reader(TEXT)
      length = libc.strlen(reader.address)
    `,
  ],
]);

function textOf(body: string): string {
  return `import ctypes

libc = ctypes.CDLL("libc.so.6")
libc.strlen.argtypes = [ctypes.c_void_p]
libc.strlen.restype = ctypes.c_size_t
TEXT = b"x" * 40000000


${dedent(body).trim()}
print("right" if length == len(TEXT) else "wrong")
`;
}

testRepairs(new Map([...programs].map(([name, body]) => [name, textOf(body)])), danglingAddress, "dropped");
