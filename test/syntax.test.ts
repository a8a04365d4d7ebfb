/**
 * How Python is read: cases in `test/cases/syntax`, each a piece of source and, behind `=>`, what it is read as. What is
 * sound there agrees with CPython's `ast`. `UPDATE=1` writes them anew.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { type Node, spanOf, textOf } from "../server/src/syntax/ast.ts";
import {
  ancestorsOf,
  enclosingFunction,
  enclosingStatement,
  isInside,
  nodeAt,
  walk,
} from "../server/src/syntax/walk.ts";
import { brokenLinks } from "./support/dump-syntax.ts";
import { assertGolden } from "./support/golden.ts";
import { parse } from "./support/parser.ts";
import { showSyntax } from "./support/show-syntax.ts";

for (const name of readdirSync("test/cases/syntax").sort()) {
  const path = `test/cases/syntax/${name}`;
  const cases = readFileSync(path, "utf8")
    .split(/^=> .*\n\n?/m)
    .filter((it) => it !== "");

  test(`reads ${name}`, () => {
    const read = cases.map((source) => `${source}=> ${parse(source).module.body.map(showSyntax).join("; ")}\n`);
    assertGolden(path, read.join("\n"));
  });

  for (const source of cases) {
    test(`${name}: ${JSON.stringify(source)}`, () => {
      const file = parse(source);
      assert.equal(file.hasErrors, name === "broken.txt");
      if (name !== "broken.txt") assert.equal(file.isPython2, name === "python2.txt");
      assert.deepEqual(brokenLinks(file), []);
    });
  }
}

test("line ends of Windows and the old Mac read alike, strings included", () => {
  const source = "def f():\n    '''a\n    b'''\n    return (1,\n        2)\nx = 1\n";
  const expected = parse(source).module.body.map(showSyntax);
  for (const lineEnd of ["\r\n", "\r"]) {
    assert.deepEqual(parse(source.replaceAll("\n", lineEnd)).module.body.map(showSyntax), expected);
  }
});

test("offsets are UTF-16 code units, behind a byte order mark, tabs, form feeds and astral characters", () => {
  const file = parse("\ufeff\f# 😀\nif a:\n\tb = '😀é' + c\n\fd()\n");
  assert.equal(file.hasErrors, false);
  assert.deepEqual(namesIn(file.module), ["a", "b", "c", "d"]);
  for (const node of walk(file.module)) {
    if (node.kind === "name") assert.equal(file.text.slice(spanOf(node).start, spanOf(node).end), node.id);
  }
  assert.deepEqual(file.comments, [{ start: 2, end: 6, text: "# 😀" }]);
});

test("a tab goes on to the next multiple of eight, as in Python 2", () => {
  const source = "class A:\n    def f(self):\n    \tx = 1\n        y = 2\n  \tif y:\n\t\tz = 3\n";
  const { hasErrors, module } = parse(source);
  assert.equal(hasErrors, false);
  const [definition] = module.body;
  assert.ok(definition?.kind === "classDef");
  const [method] = definition.body;
  assert.ok(method?.kind === "functionDef");
  assert.deepEqual(method.body.map(textOf), ["x = 1", "y = 2", "if y:\n\t\tz = 3"]);
});

test("identifiers are compared as Python normalises them", () => {
  assert.deepEqual(namesIn(parse("\u00b5 = 1\n").module), ["\u03bc"]);
});

test("decorators belong to the span, brackets do not", () => {
  const [decorated, assigned] = parse("@a\ndef f(): pass\nx = (y)\n").module.body;
  assert.ok(decorated !== undefined && assigned?.kind === "assign");
  assert.equal(textOf(decorated), "@a\ndef f(): pass");
  assert.equal(textOf(assigned.value), "y");
});

test("a statement ends where its last statement does, not with the comments behind it", () => {
  const [first] = parse("if a:\n    b\n    # comment\nelse:\n    c\n    # comment\n\nd\n").module.body;
  assert.ok(first !== undefined);
  assert.equal(textOf(first), "if a:\n    b\n    # comment\nelse:\n    c");
});

test("questions about a node", () => {
  const file = parse("def f(a):\n    return lambda: g(a)\nh\n");
  const call = nodeAt(file, file.text.indexOf("g("));
  assert.equal(textOf(call), "g");
  assert.deepEqual(
    [...ancestorsOf(call)].map((it) => it.kind),
    ["call", "lambda", "return", "functionDef", "module"],
  );
  assert.equal(enclosingStatement(call)?.kind, "return");
  assert.equal(enclosingFunction(call)?.kind, "lambda");
  assert.equal(enclosingStatement(file.module), undefined);
  const [f, h] = file.module.body;
  assert.ok(f !== undefined && h !== undefined);
  assert.ok(isInside(call, f) && !isInside(call, h));
});

function namesIn(node: Node): string[] {
  return [...walk(node)].flatMap((it) => (it.kind === "name" ? [it.id] : []));
}
