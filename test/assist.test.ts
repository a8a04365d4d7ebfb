/** What the editor is told about foreign functions: hover, completion, parameters while a call is typed. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { completionsAt, hoverAt, signatureHelpAt } from "../server/src/assist/foreign-functions.ts";
import { openText } from "./support/lint-text.ts";

/** The text without its `|`, and where that stood. */
function at(marked: string) {
  const offset = marked.indexOf("|");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return { project: openText({ "api.py": text }).project(), offset, text };
}

const preamble = `import ctypes
from ctypes import wintypes

kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
libc = ctypes.CDLL("libc.so.6")
`;

test("hover shows the prototype and the declaration", () => {
  const { project, offset, text } = at(`${preamble}kernel32.Device|IoControl(1, 2)\n`);
  const hover = hoverAt(project, "api.py", offset);
  assert.ok(hover !== undefined);
  assert.match(hover.markdown, /BOOL DeviceIoControl\(HANDLE hDevice, DWORD dwIoControlCode/);
  assert.match(hover.markdown, /kernel32/);
  assert.match(hover.markdown, /argtypes = \[/);
  assert.equal(text.slice(hover.span.start, hover.span.end), "DeviceIoControl");
});

test("hover knows a function behind an alias, and is silent about others", () => {
  const alias = at(`${preamble}close = kernel32.CloseHandle\ncl|ose(5)\n`);
  assert.match(hoverAt(alias.project, "api.py", alias.offset)?.markdown ?? "", /BOOL CloseHandle\(HANDLE hObject\)/);
  const unknown = at(`${preamble}kernel32.NoSuch|Function(5)\n`);
  assert.equal(hoverAt(unknown.project, "api.py", unknown.offset), undefined);
  const plain = at(`${preamble}pri|nt(5)\n`);
  assert.equal(hoverAt(plain.project, "api.py", plain.offset), undefined);
});

test("completion behind a library's dot offers its functions", () => {
  const { project, offset } = at(`${preamble}kernel32.CreateFi|\n`);
  const labels = completionsAt(project, "api.py", offset).map((it) => it.label);
  assert.ok(labels.includes("CreateFileW"), labels.join());
  assert.ok(labels.every((it) => it.toLowerCase().startsWith("createfi")));
});

test("completion works on half-typed code and for libc", () => {
  const empty = at(`${preamble}kernel32.|\n`);
  assert.ok(completionsAt(empty.project, "api.py", empty.offset).length > 100);
  const posix = at(`${preamble}def f():\n    libc.strd|\n`);
  assert.ok(completionsAt(posix.project, "api.py", posix.offset).some((it) => it.label === "strdup"));
  const other = at(`${preamble}"text".spl|\n`);
  assert.deepEqual(completionsAt(other.project, "api.py", other.offset), []);
});

test("inside of argtypes the next parameter's type is offered", () => {
  const first = at(`${preamble}kernel32.SetEvent.argtypes = [|]\n`);
  assert.deepEqual(completionsAt(first.project, "api.py", first.offset), [
    { label: "wintypes.HANDLE", detail: "HANDLE hEvent" },
  ]);
  const second = at(`${preamble}kernel32.WaitForSingleObject.argtypes = [wintypes.HANDLE, |]\n`);
  assert.equal(completionsAt(second.project, "api.py", second.offset)[0]?.label, "wintypes.DWORD");
  const beyond = at(`${preamble}kernel32.SetEvent.argtypes = [wintypes.HANDLE, |]\n`);
  assert.deepEqual(completionsAt(beyond.project, "api.py", beyond.offset), []);
});

test("signature help follows the commas", () => {
  const { project, offset } = at(`${preamble}kernel32.WaitForSingleObject(min(1, 2), |)\n`);
  const help = signatureHelpAt(project, "api.py", offset);
  assert.equal(help?.label, "DWORD WaitForSingleObject(HANDLE hHandle, DWORD dwMilliseconds)");
  assert.equal(help?.activeParameter, 1);
  const inner = at(`${preamble}kernel32.WaitForSingleObject(min(1, |2), 3)\n`);
  assert.equal(signatureHelpAt(inner.project, "api.py", inner.offset), undefined);
});
