import assert from "node:assert/strict";
import { test } from "node:test";
import { findMeetings, LOADS_BY_NAME, type MeetingFile } from "../server/src/project/meetings.ts";

function file(path: string, imports: readonly string[], more: Partial<MeetingFile> = {}): MeetingFile {
  return { path, imports, isBeside: false, isLoader: false, isScript: false, ...more };
}

test("two programs that import one module do not meet", () => {
  const { meeting } = findMeetings([file("a.py", ["lib.py"]), file("b.py", ["lib.py"]), file("lib.py", [])]);
  assert.deepEqual(meeting("a.py"), ["a.py", "lib.py"]);
  assert.deepEqual(meeting("b.py"), ["b.py", "lib.py"]);
  assert.deepEqual(meeting("lib.py"), ["a.py", "b.py", "lib.py"]);
});

test("a test joins nothing, and meets what it imports", () => {
  const files = [file("a.py", []), file("b.py", []), file("tests/test_all.py", ["a.py", "b.py"], { isBeside: true })];
  const { meeting } = findMeetings(files);
  assert.deepEqual(meeting("a.py"), ["a.py"]);
  assert.deepEqual(meeting("tests/test_all.py"), ["a.py", "b.py", "tests/test_all.py"]);
});

test("a module runs the packages that it is in", () => {
  const files = [file("p/__init__.py", ["p/b.py"]), file("p/a.py", []), file("p/b.py", [])];
  const { meeting, reached } = findMeetings(files);
  assert.deepEqual(meeting("p/a.py"), ["p/__init__.py", "p/a.py", "p/b.py"]);
  assert.deepEqual(reached("p/a.py"), ["p/a.py"], "it does not know of them");
});

test("files that import each other are one program", () => {
  const { meeting } = findMeetings([file("a.py", ["b.py"]), file("b.py", ["a.py", "c.py"]), file("c.py", [])]);
  assert.deepEqual(meeting("c.py"), ["a.py", "b.py", "c.py"]);
});

test("a loader finds the modules of its packages, but no script among them", () => {
  const files = [
    file("main.py", ["plugins/__init__.py"], { isLoader: true }),
    file("plugins/__init__.py", []),
    file("plugins/one.py", []),
    file("plugins/tool.py", [], { isScript: true }),
    file("others/__init__.py", []),
    file("others/two.py", []),
  ];
  const { meeting } = findMeetings(files);
  assert.deepEqual(meeting("main.py"), ["main.py", "plugins/__init__.py", "plugins/one.py"]);
  assert.ok(meeting("plugins/one.py").includes("main.py"));
});

test("a name that is written out loads no plugins", () => {
  assert.doesNotMatch('importlib.import_module("a.b")', LOADS_BY_NAME);
  assert.doesNotMatch("__import__('a')", LOADS_BY_NAME);
  assert.match('importlib.import_module("a." + name)', LOADS_BY_NAME);
  assert.match("__import__(name)", LOADS_BY_NAME);
});
