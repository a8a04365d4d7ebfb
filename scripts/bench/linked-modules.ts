/** Projects to measure with: modules that import and call each other, in one process. */

/** One module: a lock with listeners, a wrapper around commands, a binding; each calls its neighbour. */
function linkedModule(index: number, count: number): string {
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

/** Texts by path: `count` modules below `root`, each of which imports the next. */
export function linkedModules(root: string, count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${root}/m${index}.py`, linkedModule(index, count)]),
  );
}
