/**
 * The fix that keeps a callback, run: a signal handler written in Python is gone when the signal comes, or another
 * callback runs in its place; with the fix it is the handler that runs.
 */

import { callbackNotKeptAlive } from "../server/src/rules/ffi/callback-not-kept-alive.ts";
import { dedent } from "./support/dedent.ts";
import { testRepairs } from "./support/repaired-programs.ts";

/** Installs a handler for signal 10, which appends to `seen`; ends with a call of `install`. */
const programs = new Map([
  [
    "a function of the module",
    `
      def handle(number):
          seen.append(number)


      def install():
          libc.signal(10, Handler(handle))


      install()
    `,
  ],
  [
    "a function below the one that registers it",
    `
      def install():
          libc.signal(10, Handler(handle))


      # Called by C.
      def handle(number):
          seen.append(number)


      install()
    `,
  ],
  [
    "a parameter",
    `
      def install(function):
          libc.signal(10, Handler(function))


      install(seen.append)
    `,
  ],
  [
    "a local name",
    `
      def install(function):
          handler = Handler(function)
          libc.signal(10, handler)


      install(seen.append)
    `,
  ],
  [
    "a function in a function",
    `
      def install():
          @Handler
          def handle(number):
              seen.append(number)

          return libc.signal(10, handle)


      install()
    `,
  ],
  [
    "a lambda in a loop",
    `
      def install():
          for number in (12, 10):
              libc.signal(number, Handler(lambda it: seen.append(it)))


      install()
    `,
  ],
  [
    "a method, registered by the constructor",
    `
      class Listener(object):
          def __init__(self):
              libc.signal(10, Handler(self.on_signal))

          def on_signal(self, number):
              seen.append(number)


      listener = Listener()
    `,
  ],
  [
    "a local name in a constructor",
    `
      class Listener(object):
          def __init__(self, function):
              handler = Handler(function)
              libc.signal(10, handler)


      listener = Listener(seen.append)
    `,
  ],
  [
    "two methods, registered one after the other",
    `
      class Listener(object):
          def listen(self):
              libc.signal(10, Handler(self.on_signal))
              libc.signal(12, Handler(self.on_signal))

          def on_signal(self, number):
              seen.append(number)


      listener = Listener()
      listener.listen()
    `,
  ],
  [
    "a statement of the module",
    `
      def handle(number):
          seen.append(number)


      libc.signal(10, Handler(handle))
    `,
  ],
]);

function textOf(body: string): string {
  return `import ctypes
import gc
import os

libc = ctypes.CDLL("libc.so.6")
libc.signal.restype = ctypes.c_void_p
Handler = ctypes.CFUNCTYPE(None, ctypes.c_int)
seen = []


${dedent(body).trim()}
gc.collect()
# They take the place of what is gone.
others = [Handler(lambda number: None) for _ in range(40)]
os.kill(os.getpid(), 10)
print("right" if seen == [10] else "wrong")
`;
}

testRepairs(new Map([...programs].map(([name, body]) => [name, textOf(body)])), callbackNotKeptAlive, "dropped");
