/** Hostile input: no depth overflows the stack, no text takes more than linear time, nothing throws. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ancestorsOf, nodeAt, walk } from "../server/src/syntax/walk.ts";
import { brokenLinks } from "./support/dump-syntax.ts";
import { parse } from "./support/parser.ts";

const depth = 100_000;
const nested: ReadonlyMap<string, string> = new Map([
  ["brackets", `${"(".repeat(depth)}1${")".repeat(depth)}`],
  ["lists", `${"[".repeat(depth)}1${"]".repeat(depth)}`],
  ["open brackets", "[".repeat(depth)],
  ["attributes", `a${".b".repeat(depth)}`],
  ["calls", `f${"()".repeat(depth)}`],
  ["not", `${"not ".repeat(depth)}a`],
  ["minus", `${"-".repeat(depth)}a`],
  ["lambdas", `${"lambda: ".repeat(depth)}a`],
  ["and", `a${" and a".repeat(depth)}`],
  ["elif", `if a: pass\n${"elif a: pass\n".repeat(depth / 10)}`],
  ["unclosed lines", "x = (\n".repeat(depth / 10)],
  ["unclosed formatted strings", 'f"{'.repeat(depth)],
  ["formats", `f"${"{a:".repeat(depth)}"`],
  ["backslashes", "\\\n".repeat(depth)],
  ["triple quotes", '"""\n'.repeat(depth + 1)],
]);

for (const [name, text] of nested) {
  test(`${depth} ${name}`, { timeout: 30_000 }, () => {
    const file = parse(`${text}\n`);
    let count = 0;
    for (const node of walk(file.module)) {
      count++;
      assert.ok(node.parent !== undefined || node === file.module);
    }
    assert.ok(count >= 1);
    assert.deepEqual(brokenLinks(file), []);
    const outermost = [...ancestorsOf(nodeAt(file, text.length >> 1))].at(-1) ?? file.module;
    assert.equal(outermost, file.module);
  });
}

test("a chain of attributes keeps all its links", () => {
  const file = parse(`a${".b".repeat(depth)}\n`);
  const kinds = [...walk(file.module)].map((it) => it.kind);
  assert.equal(kinds.filter((it) => it === "attribute").length, depth);
});

test("no text makes the parser throw", () => {
  const token = fc.constantFrom(
    "(",
    "[",
    "{",
    ")",
    "'",
    '"""',
    "f'",
    "{",
    "}",
    "\\",
    "\n",
    "\r",
    "\t",
    "    ",
    ":",
    "def ",
    "class ",
    "x",
    "=",
    "*",
    "@",
    "`",
    ",",
    "if ",
    "match ",
    "case ",
    "type ",
    "print ",
    "exec ",
    "\0",
    "\ud800",
    "\u2028",
    "#",
    "lambda ",
    "except ",
    "0777",
    "1e",
    "..",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(token, { maxLength: 60 }).map((it) => it.join("")),
  );
  fc.assert(
    fc.property(text, (source) => assert.deepEqual(brokenLinks(parse(source)), [])),
    { numRuns: 2000 },
  );
});

test("a decimal number that CPython refuses is an error, not an hour of work", () => {
  const [statement] = parse(`${"9".repeat(100_000)}\n`).module.body;
  assert.ok(statement?.kind === "expressionStatement");
  assert.equal(statement.value.kind, "errorExpression");
});
