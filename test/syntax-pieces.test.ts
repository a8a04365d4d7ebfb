/** Pieces: that a file reads alike by pieces and whole, that edits take over what they can, and that damage stays local. */

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { decodePython } from "../server/src/syntax/decode.ts";
import { walk } from "../server/src/syntax/walk.ts";
import { brokenLinks, dumpSyntax } from "./support/dump-syntax.ts";
import { parse, parser } from "./support/parser.ts";
import { showSyntax } from "./support/show-syntax.ts";

const method = (name: string) => `    def ${name}(self):\n        return g('${"x".repeat(900)}')\n\n`;
const largeClass = `class A(B):\n    """Doc."""\n    # comment\n${method("first")}${method("second")}${method("third")}`;

test("every Python file of the packages reads alike by pieces and whole", () => {
  const files = pythonFilesOf("node_modules");
  assert.ok(files.length >= 5, `only ${files.length} Python files in node_modules`);
  for (const path of files) {
    const { text } = decodePython(readFileSync(path));
    const byPieces = parser.parseFile(text);
    assert.equal(dumpSyntax(byPieces).join("\n"), dumpSyntax(parser.parseWhole(text)).join("\n"), path);
    assert.deepEqual(brokenLinks(byPieces), [], path);
  }
});

test("statements of every kind, in any order and any line end, read alike by pieces and whole", () => {
  // Behind a line `a,` the grammar reads on into the next, which pieces do not.
  const sound = ["sound", "python2"]
    .flatMap((it) => casesOf(`test/cases/syntax/${it}.txt`))
    .filter((it) => it !== "a,\n");
  const statement = fc.constantFrom(
    ...sound,
    "# comment\n",
    "\n",
    "\f\n",
    largeClass,
    "if a:\n    # b\n\n    c\n  # d\n",
  );
  const lineEnd = fc.constantFrom("\n", "\r\n", "\r");
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 12 }), lineEnd, fc.boolean(), (statements, end, hasMark) => {
      const text = (hasMark ? "\ufeff" : "") + statements.join("").replaceAll("\n", end);
      const byPieces = parser.parseFile(text);
      assert.deepEqual(dumpSyntax(byPieces), dumpSyntax(parser.parseWhole(text)));
      assert.deepEqual(brokenLinks(byPieces), []);
    }),
    { numRuns: 200 },
  );
});

test("any history of edits ends where a fresh parse does", () => {
  const start =
    casesOf("test/cases/syntax/sound.txt").slice(0, 40).join("") + largeClass + largeClass.replace("first", "fourth");
  const inserted = fc.oneof(
    fc.constantFrom(
      "",
      "(",
      ")",
      '"""',
      "'",
      "f'{",
      "\n",
      "\n    ",
      "#",
      "\\",
      ":",
      "def f(\n",
      "class A:\n",
      "x = 1\n",
      "😀",
      "\r\n",
    ),
    fc.string({ maxLength: 5 }),
  );
  const edit = fc.record({ at: fc.nat(), removed: fc.nat({ max: 40 }), inserted });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
      let text = start;
      let file = parser.parseFile(text);
      for (const { at, removed, inserted } of edits) {
        const place = at % (text.length + 1);
        text = text.slice(0, place) + inserted + text.slice(place + removed);
        file = parser.parseFile(text, file);
      }
      assert.deepEqual(dumpSyntax(file), dumpSyntax(parser.parseFile(text)));
      assert.deepEqual(brokenLinks(file), []);
    }),
    { numRuns: 200 },
  );
});

test("an edit takes over every other piece, and every other member of a large class", () => {
  const text = `import a\n${largeClass}\ndef f(): pass\n`;
  const before = parser.parseFile(text);
  const nodes = new Set(walk(before.module));
  const after = parser.parseFile(text.replace("def second", "# comment\n\n    def renamed"), before);
  const fresh = [...walk(after.module)].filter((it) => !nodes.has(it)).map((it) => it.kind);
  assert.deepEqual(fresh.slice(0, 4), ["classDef", "name", "argument", "name"]);
  assert.ok(fresh.includes("functionDef"));
  // The class with its name and base, and the one method; the module is the same for all versions.
  assert.equal(fresh.filter((it) => it === "functionDef").length, 1);
  assert.deepEqual(brokenLinks(after), []);
});

test("members that two classes have in common stay with their class", () => {
  const other = largeClass.replace("class A", "class C");
  const before = parser.parseFile(`${largeClass}${other}`);
  const after = parser.parseFile(`${other.replace("first", "renamed")}${largeClass}${method("second")}`, before);
  assert.deepEqual(brokenLinks(after), []);
  assert.deepEqual(dumpSyntax(after), dumpSyntax(parser.parseFile(after.text)));
});

test("large classes are cut at their members", () => {
  const [piece] = parse(largeClass).pieces;
  assert.deepEqual(
    piece?.members.map((it) => it.text.trim().slice(0, 12)),
    ['"""Doc."""', "def first(se", "def second(s", "def third(se"],
  );
});

const damages: ReadonlyMap<string, string> = new Map([
  ["an unclosed bracket", "x = f(1,\n"],
  ["an unclosed string", "x = 'abc\n"],
  ["a stray triple quote", 'x = """abc\n'],
  ["an unclosed formatted string", "x = f'{a\n"],
  ["a dangling dot", "x = a.\n"],
  ["a half-typed definition", "def g(a, b\n"],
  ["a closing bracket too many", "x = 1)\n"],
  ["a merge marker", "<<<<<<< HEAD\n"],
  ["a line continuation", "x = 1 \\\n"],
]);

for (const [name, damage] of damages) {
  test(`${name} leaves the definitions around it alone`, () => {
    const after = 'def f():\n    """Doc."""\n    g()\n\n\nclass A:\n    """Doc."""\n\n    def h(self): pass\n';
    const shown = parse(`import a\n${damage}${after}`).module.body.map(showSyntax);
    assert.deepEqual(shown.slice(-2), parse(after).module.body.map(showSyntax));
    assert.equal(shown[0], "import(a)");
  });
}

test("a formatted string may hold its own quotes and line ends between braces", () => {
  const file = parse("x = f'{\n    g('a')\n}'\ny = f\"{h(\"}\")}\"\n");
  assert.deepEqual(
    file.pieces.map((it) => it.text),
    ["x = f'{\n    g('a')\n}'\n", 'y = f"{h("}")}"\n'],
  );
  assert.equal(file.hasErrors, false);
});

function casesOf(path: string): string[] {
  return readFileSync(path, "utf8")
    .split(/^=> .*\n\n?/m)
    .filter((it) => it !== "");
}

/** Python in packages: the build scripts in ours, and those of node-gyp where npm brings it. */
function pythonFilesOf(folder: string): string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const npm = folders.map((it) => join(it, "../lib/node_modules/npm/node_modules/node-gyp"));
  return [...new Set([folder, ...npm])]
    .filter((it) => existsSync(it))
    .flatMap((it) => readdirSync(it, { recursive: true, encoding: "utf8" }).map((name) => join(it, name)))
    .filter((it) => /\.(?:py|gyp|gypi)$/.test(it));
}
