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
