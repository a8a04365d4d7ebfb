/**
 * The fix "declare the prototype", run against the C library of this machine: programs whose answer is known are wrong or
 * crash as they are, and are right with what the fix declares.
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { dedent } from "./support/dedent.ts";
import { findInterpreters, type Interpreter, outermost } from "./support/interpreters.ts";
import { applyAllFixes, lintText } from "./support/lint-text.ts";

interface Program {
  readonly name: string;
  /** The body of a function, which returns whether the answer of C was right. */
  readonly body: string;
  readonly classes?: string;
  /** The answer needs 32 bits only, up to the year 2038: here the fix must not break what works. */
  readonly isRightUndeclared?: boolean;
}

const programs: readonly Program[] = [
  {
    name: "strdup",
    body: `
      copy = libc.strdup(b"x" * 200)
      text = ctypes.string_at(copy)
      libc.free(copy)
      return text == b"x" * 200
    `,
  },
  {
    name: "malloc and free",
    body: `
      block = libc.malloc(4096)
      ctypes.memset(block, 7, 4096)
      text = ctypes.string_at(block, 4096)
      libc.free(block)
      return text == b"\\x07" * 4096
    `,
  },
  {
    name: "fopen",
    body: `
      stream = libc.fopen(b"written.txt", b"w")
      libc.fputs(b"line", stream)
      libc.fclose(stream)
      with open("written.txt") as written:
          return written.read() == "line"
    `,
  },
  { name: "strtod", body: 'return libc.strtod(b"2.5", None) == 2.5' },
  {
    name: "lseek beyond 4 GiB",
    body: `
      descriptor = os.open("sparse", os.O_RDWR | os.O_CREAT)
      os.lseek(descriptor, 5 << 30, os.SEEK_SET)
      os.write(descriptor, b"far")
      libc.lseek(descriptor, 5 << 30, os.SEEK_SET)
      return os.read(descriptor, 3) == b"far"
    `,
  },
  {
    name: "qsort with a callback",
    body: `
      numbers = (ctypes.c_int * 5)(5, 1, 4, 2, 3)
      number = ctypes.POINTER(ctypes.c_int)
      compare = ctypes.CFUNCTYPE(ctypes.c_int, number, number)(lambda a, b: a[0] - b[0])
      libc.qsort(ctypes.addressof(numbers), 5, ctypes.sizeof(ctypes.c_int), compare)
      return list(numbers) == [1, 2, 3, 4, 5]
    `,
  },
  { name: "getenv", body: 'return ctypes.string_at(libc.getenv(b"SEAMLINT_ASKS")) == b"answer"' },
  {
    name: "time",
    body: `
      before = int(time.time())
      now = libc.time(None)
      return before - 1 <= now <= before + 60
    `,
    isRightUndeclared: true,
  },
  {
    name: "timegm of 2040",
    classes: `
      class tm(ctypes.Structure):
          _fields_ = [(name, ctypes.c_int) for name in "sec min hour mday mon year wday yday isdst".split()] + [
              ("gmtoff", ctypes.c_long),
              ("zone", ctypes.c_char_p),
          ]
    `,
    body: `
      moment = tm(mday=1, year=140)
      seconds = libc.timegm(ctypes.byref(moment))
      return seconds == 2208988800
    `,
  },
  {
    name: "div",
    classes: `
      class div_t(ctypes.Structure):
          _fields_ = [("quot", ctypes.c_int), ("rem", ctypes.c_int)]
    `,
    body: `
      answer = libc.div(17, 5)
      return (answer.quot, answer.rem) == (3, 2)
    `,
  },
];

/** In a thread of its own the C library takes memory from high addresses, whatever Python was linked to. */
function textOf({ body, classes }: Program): string {
  const head = "import ctypes\nimport os\nimport threading\nimport time\n";
  const structures = classes === undefined ? "" : `\n\n${dedent(classes)}\n`;
  const lines = dedent(body).trimEnd().split("\n");
  const ask = ["def ask():", ...lines.map((it) => `    ${it}`)].join("\n");
  const main = dedent(`
    def main():
        print("right" if ask() else "wrong")


    thread = threading.Thread(target=main)
    thread.start()
    thread.join()
  `);
  return `${head}${structures}\nlibc = ctypes.CDLL("libc.so.6")\n\n\n${ask}\n\n\n${main}`;
}

const isLinux = process.platform === "linux";
const interpreters = outermost(isLinux ? findInterpreters() : []);

test("on Linux some Python is there to run the programs", () => assert.equal(interpreters.length > 0, isLinux));

for (const program of isLinux ? programs : []) {
  const text = textOf(program);
  for (const interpreter of interpreters) {
    const version = interpreter.version.join(".");
    test(`${program.name}, run by Python ${version}`, () => {
      const options = { targetVersion: version, platforms: ["linux"] } as const;
      const fixed = declared(text, options);
      assert.notEqual(fixed, text);
      assert.equal(declared(fixed, options), fixed, "applied again, the fix changes something");
      const left = lintText({ "program.py": fixed }, options).diagnostics.filter((it) => it.rule.family === "ffi");
      assert.deepEqual(
        left.map((it) => it.message),
        [],
      );
      assert.equal(answerOf(interpreter, text) === "right", program.isRightUndeclared === true, "undeclared");
      assert.equal(answerOf(interpreter, fixed), "right", fixed);
    });
  }
}

function declared(text: string, options: Parameters<typeof applyAllFixes>[1]): string {
  return applyAllFixes({ "program.py": text }, options)["program.py"] ?? "";
}

/** What the program prints. After a crash that is nothing. */
function answerOf({ command }: Interpreter, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "seamlint-libc-"));
  try {
    writeFileSync(join(folder, "program.py"), text);
    const environment = { ...process.env, SEAMLINT_ASKS: "answer" };
    const { stdout } = spawnSync(command, ["program.py"], {
      cwd: folder,
      encoding: "utf8",
      env: environment,
      timeout: 60_000,
    });
    return stdout.trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
