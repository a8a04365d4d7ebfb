/** How the cost of an audit grows with the size of a project: files that import and call each other, in one process. */

import { createFolder } from "../../server/src/workspace/folder.ts";
import { createMemoryFiles } from "../../server/src/workspace/memory-files.ts";
import { createNodeEngine } from "../../server/src/workspace/node-engine.ts";
import { milliseconds, row } from "./python-tree.ts";

const engine = await createNodeEngine();

/** One module: a lock with listeners, a wrapper around commands, a binding; each calls its neighbour. */
function module(index: number, count: number): string {
  const next = (index + 1) % count;
  return `import ctypes
import subprocess
import threading
from m${next} import Bus${next}, run_${next}

kernel32 = ctypes.WinDLL("kernel32")


def run_${index}(command, check=False):
    status = subprocess.call(command)
    if check and status:
        raise OSError(status)
    return status


class Bus${index}:
    def __init__(self, path):
        self._lock = threading.Lock()
        self._listeners = []
        self.handle = kernel32.CreateFileW(path, 0, 0, None, 3, 0, None)
        self.neighbour = Bus${next}(path)

    def subscribe(self, listener):
        with self._lock:
            self._listeners.append(listener)

    def publish(self, event):
        with self._lock:
            for listener in self._listeners:
                listener(event)
        run_${next}(["tool", str(event)], check=True)
        kernel32.SetEvent(self.handle)
`;
}

let before: { readonly count: number; readonly time: number } | undefined;
for (const count of [50, 100, 200, 400, 800]) {
  const texts = Array.from({ length: count }, (_, index) => [`/p/m${index}.py`, module(index, count)] as const);
  const folder = createFolder("/p", { ...engine, files: createMemoryFiles(Object.fromEntries(texts)) });
  let findings = 0;
  const time = milliseconds(() => {
    for (const path of folder.project().paths) findings += folder.lint(path).diagnostics.length;
  });
  const growth =
    before === undefined ? "" : `, ${(time / before.time).toFixed(2)}x for ${count / before.count}x the files`;
  row(`${count} files, ${findings} findings`, `${time.toFixed(0)} ms${growth}`);
  before = { count, time };
}
