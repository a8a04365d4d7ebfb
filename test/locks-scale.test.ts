/** Sources that no person writes, and some that they do: the lock model answers in bounded time, whatever is nested how deep. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { rules } from "../server/src/rules/index.ts";
import { type Files, lintText } from "./support/lint-text.ts";

const lockRules = rules.filter((it) => it.family === "locks");

/** Far above what the cases take on one slow core, far below what anything but linear would. */
const longest = 20_000;

function check(name: string, files: Files, expected: (messages: readonly string[]) => void): void {
  test(name, () => {
    const started = performance.now();
    const { diagnostics, crashes } = lintText(files, { rules: lockRules });
    assert.deepEqual(crashes, []);
    expected(diagnostics.map((it) => `${it.rule.id} ${it.message}`));
    assert.ok(performance.now() - started < longest, `${name} took ${performance.now() - started} ms`);
  });
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const source = (...lines: readonly string[]): string => `${lines.join("\n")}\n`;

check(
  "a hundred functions that all call each other, with a lock in the midst",
  {
    "cycle.py": source(
      "import threading",
      "lock = threading.Lock()",
      ...range(100).flatMap((index) => [
        `def f${index}(n):`,
        ...range(100).map((other) => `    f${other}(n)`),
        ...(index === 50 ? ["    with lock:", "        f0(n)"] : []),
      ]),
    ),
  },
  (messages) => assert.ok(messages.some((it) => it.startsWith("self-deadlock"))),
);

check(
  "a class hierarchy of 500 below one lock",
  {
    "classes.py": source(
      "import threading",
      "class C0:",
      "    def __init__(self):",
      "        self._lock = threading.Lock()",
      "    def size(self):",
      "        with self._lock:",
      "            return self.count()",
      "    def count(self):",
      "        return 0",
      ...range(499).flatMap((index) => [
        `class C${index + 1}(C${index}):`,
        "    def count(self):",
        index === 498 ? "        return self.size()" : "        return 1",
      ]),
    ),
  },
  () => undefined,
);

check(
  "a function with 2,000 branches under a lock",
  {
    "branches.py": source(
      "import threading",
      "lock = threading.Lock()",
      "def run(kind, callback):",
      "    with lock:",
      "        if kind == -1:",
      "            pass",
      ...range(2000).flatMap((index) => [`        elif kind == ${index}:`, `            value = ${index}`]),
      "        callback(value)",
    ),
  },
  (messages) => assert.equal(messages.filter((it) => it.startsWith("foreign-call-under-lock")).length, 1),
);

check(
  "300 locks in a module, each taken inside the next",
  {
    "locks.py": source(
      "import threading",
      ...range(300).map((index) => `lock${index} = threading.Lock()`),
      ...range(299).flatMap((index) => [
        `def f${index}():`,
        `    with lock${index}:`,
        `        with lock${index + 1}:`,
        "            pass",
      ]),
      "def last():",
      "    with lock1:",
      "        with lock0:",
      "            pass",
    ),
  },
  (messages) => assert.equal(messages.filter((it) => it.startsWith("lock-order-inversion")).length, 1),
);

check(
  "statements and brackets nested deeper than anybody reads",
  {
    "deep.py": source(
      "import threading",
      "lock = threading.Lock()",
      "def deep(n, callback):",
      "    with lock:",
      ...range(400).map((index) => `${"    ".repeat(index + 2)}if n > ${index}:`),
      `${"    ".repeat(402)}callback(${"(".repeat(3000)}n${")".repeat(3000)})`,
      "def wide(n):",
      ...range(60).map((index) => `${"    ".repeat(index + 1)}while n:`),
      `${"    ".repeat(61)}lock.acquire()`,
      `${"    ".repeat(61)}lock.release()`,
      "def tries(n):",
      ...range(60).map((index) => `${"    ".repeat(index + 1)}try:`),
      `${"    ".repeat(61)}lock.acquire()`,
      ...range(60).flatMap((index) => [
        `${"    ".repeat(60 - index)}finally:`,
        `${"    ".repeat(61 - index)}lock.release()`,
      ]),
    ),
  },
  () => undefined,
);

check(
  "two hundred callbacks that are passed through each other",
  {
    "passed.py": source(
      "import threading",
      "lock = threading.Lock()",
      ...range(200).flatMap((index) => [
        `def f${index}(callback):`,
        `    f${(index + 1) % 200}(callback)`,
        "    callback(callback)",
      ]),
      "def start(callback):",
      "    with lock:",
      "        f0(callback)",
    ),
  },
  (messages) => assert.ok(messages.some((it) => it.startsWith("foreign-call-under-lock"))),
);

check(
  "objects that hold each other",
  {
    "owners.py": source(
      "import threading",
      ...range(60).flatMap((index) => [
        `class A${index}:`,
        "    def __init__(self, owner=None):",
        "        self._lock = threading.Lock()",
        "        self.owner = owner",
        `        self.next = A${(index + 1) % 60}(self)`,
        "    def run(self):",
        "        with self._lock:",
        "            self.next.owner.next.owner.run()",
      ]),
    ),
  },
  (messages) => assert.ok(messages.some((it) => it.startsWith("self-deadlock"))),
);
