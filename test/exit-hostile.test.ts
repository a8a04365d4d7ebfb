/** What nobody writes must not cost more than silence: endless commands, deep expressions, functions that go in circles. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { rules } from "../server/src/rules/index.ts";
import { lintText } from "./support/lint-text.ts";

const exitRules = rules.filter((it) => it.family === "exit");
const MANY = 20_000;
const head = "import os\nimport subprocess\n\n";

const texts: Readonly<Record<string, string>> = {
  "a command of a megabyte": `os.system("${"tool a; ".repeat(130_000)}")`,
  "a command of nested brackets": `subprocess.check_call("${"(".repeat(MANY)}", shell=True)`,
  "a command of nested quotes": `subprocess.check_call("${"'\\\\\\".repeat(MANY)}", shell=True)`,
  "a long sum of texts": `os.system(${'"a" + '.repeat(MANY)}"b")`,
  "a long sum of lists": `subprocess.call(${"['a'] + ".repeat(MANY)}['b'])`,
  "a status under many operators": `def f():\n    return ${"not ".repeat(MANY)}os.system("a")\n\n\nf()`,
  "a status in many brackets": `x = ${"(".repeat(5000)}os.system("a")${")".repeat(5000)}`,
  "a long chain of attributes": `a${".b".repeat(MANY)}.exec_command("x")`,
  "wrappers in a circle":
    "def a(c):\n    return b(c)\n\n\ndef b(c):\n    return a(c) or os.system(c)\n\n\na('x')\nb('y')",
  "a long chain of wrappers": `def f0(c):\n    return os.system(c)\n${Array.from({ length: 400 }, (_, n) => `\n\ndef f${n + 1}(c):\n    return f${n}(c)\n`).join("")}\n\nf400('x')\nf3('x')`,
  "sums of statuses that reach each other":
    "def f(xs):\n    n = 0\n    for x in xs:\n        n += subprocess.call([x])\n        n += subprocess.call([x])\n        n |= os.system(x)\n    return n\n\n\nf(['a'])",
  "a long row of sums": `n = 0\n${"n += subprocess.call(['a'])\n".repeat(3000)}`,
  "texts and lists that are built around each other": `a = b = "x"\nwhile a:\n    a += b\n    b += a\n    c = [c] + ["d"]\n    c += [c]\n    os.system(a)\n    subprocess.call(c)\n    a = os.system(b)\n    b = a or b\n    a += b`,
  "functions that hand a status around":
    "def f(n):\n    n += os.system('a')\n    n = f(n)\n    n += g(n)\n    return n\n\n\ndef g(n):\n    return n or f(g(n))\n\n\nf(1)",
  "an attribute that is a copy of itself in many methods": `class A:\n    def __init__(self, *parts):\n        self.parts = parts\n${Array.from({ length: 40 }, (_, n) => `\n    def m${n}(self, x):\n        self.parts = list(self.parts)\n        self.parts.insert(0, x)\n`).join("")}\n    def run(self):\n        for it in self.parts:\n            subprocess.call(it)\n`,
  "many formats": `os.system("${"%s ".repeat(5000)}" % (${"a, ".repeat(5000)}))`,
  "undecodable text": 'os.system("\uFFFF\ud800\u0000; rm")\nsubprocess.check_call("\uFFFF | tee x", shell=True)',
  "half-typed calls": "subprocess.call(\nos.system(\nif subprocess.run(:\n  pass",
};

for (const [name, text] of Object.entries(texts)) {
  test(`bounded and silent at worst: ${name}`, { timeout: 60_000 }, () => {
    const { crashes } = lintText({ "script.py": head + text }, { rules: exitRules });
    assert.deepEqual(crashes, []);
  });
}
