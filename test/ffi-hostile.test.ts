/** Values that are made of each other: what they hold is found out in bounded time, and nothing is thrown. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Files, lintText } from "./support/lint-text.ts";

/** Far above what the cases take on one slow core, far below what anything but linear would. */
const longest = 20_000;

function check(name: string, files: Files): void {
  test(name, () => {
    const started = performance.now();
    const { crashes } = lintText(files);
    assert.deepEqual(crashes, []);
    assert.ok(performance.now() - started < longest, `${name} took ${performance.now() - started} ms`);
  });
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const source = (...lines: readonly string[]): string => `${lines.join("\n")}\n`;

check("a dictionary whose entries are computed of its entries", {
  "memory.py": source(
    "import ctypes",
    "def read(info):",
    "    d = {}",
    ...range(12).map((it) => `    d['a${it}'] = int(info['a${it}']) / 1024`),
    ...range(12).map((it) => `    d['b${it}'] = d['a${it}'] - d['b${(it + 5) % 12}']`),
    "    return d",
    "values = read({})",
    "if values['b0'] == 0:",
    "    ctypes.windll.kernel32.CloseHandle(values['b1'])",
  ),
});

check("collections that are made of themselves, and iterated", {
  "names.py": source(
    "import ctypes, socket, ssl, subprocess",
    "def grow(names, x):",
    "    for _ in range(3):",
    "        names = (x, *names)",
    "        x = [x, names]",
    "        for x in names:",
    "            names = [*names, *x]",
    "    return names",
    "s = socket.socket()",
    "while True:",
    "    s = ssl.wrap_socket(s)",
    "    for s in grow(s, s):",
    "        subprocess.Popen(['tool', s])",
    "        if ctypes.windll.kernel32.CloseHandle(s) == -1:",
    "            s = grow([s], s)",
  ),
});

check("sixty names that are each the sum of two others", {
  "sums.py": source(
    "import ctypes",
    ...range(60).map((it) => `n${it} = 0`),
    "while True:",
    ...range(60).map((it) => `    n${it} = n${(it * 7 + 1) % 60} + n${(it * 11 + 3) % 60}`),
    "    ctypes.windll.kernel32.CloseHandle(n0)",
  ),
});

check("objects that hand every attribute on to others of their kind", {
  "proxy.py": source(
    "import ctypes",
    "class Proxy(object):",
    "    def __init__(self, config):",
    "        self.config = config",
    "    def __getattr__(self, key):",
    "        try:",
    "            return self.get(key)",
    "        except KeyError:",
    "            return getattr(self.config, key)",
    "    def get(self, key):",
    "        value = self.config[key]",
    "        return Proxy(value).merge(self.root.config, key) if value else self.child.config",
    "    def merge(self, other, key):",
    "        if other.keys == self.names:",
    "            return other.get(self.path, key).merge(self, other.name)",
    "        return self.loaded.get(key)",
    ...range(20).map(
      (it) => `p${it} = Proxy(None if ${it} else p${it + 1}.value).a${it}.merge(p${(it * 7) % 20}, 'k')`,
    ),
    ...range(20).map((it) => `ctypes.windll.kernel32.CloseHandle(p${it}.handle.value)`),
  ),
});
