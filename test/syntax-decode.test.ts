/** From bytes to text: coding cookies, byte order marks, and what has neither. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { decodePython, looksBinary } from "../server/src/syntax/decode.ts";

const bytesOf = (text: string) => Uint8Array.from(text, (it) => it.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

const cases: readonly [string, Uint8Array, string, string][] = [
  ["UTF-8 without a cookie", utf8("x = 'é😀'\n"), "x = 'é😀'\n", "utf-8"],
  ["a byte order mark stays", utf8("\ufeffx = 'é'\n"), "\ufeffx = 'é'\n", "utf-8"],
  [
    "Latin-1 by cookie",
    bytesOf("# -*- coding: latin-1 -*-\n'\xe9\x80'\n"),
    "# -*- coding: latin-1 -*-\n'é\x80'\n",
    "iso-8859-1",
  ],
  [
    "a cookie in the second line",
    bytesOf("#!/usr/bin/python\r\n# vim: set fileencoding=iso-8859-15 :\r\n'\xa4'\n"),
    "#!/usr/bin/python\r\n# vim: set fileencoding=iso-8859-15 :\r\n'€'\n",
    "iso-8859-15",
  ],
  ["Windows by cookie", bytesOf("# coding=cp1252\n'\x80'\n"), "# coding=cp1252\n'€'\n", "windows-1252"],
  [
    "no cookie behind a statement",
    bytesOf("x = 1\n# coding: cp1252\n'\x80'\n"),
    "x = 1\n# coding: cp1252\n'\x80'\n",
    "iso-8859-1",
  ],
  ["an unknown cookie", utf8("# coding: klingon\n'é'\n"), "# coding: klingon\n'é'\n", "utf-8"],
  ["bytes that are no UTF-8", bytesOf("'\xe9'\n"), "'é'\n", "iso-8859-1"],
  ["a cookie that lies", bytesOf("# coding: utf-8\n'\xe9'\n"), "# coding: utf-8\n'é'\n", "iso-8859-1"],
];

for (const [name, bytes, text, encoding] of cases) {
  test(name, () => assert.deepEqual(decodePython(bytes), { text, encoding }));
}

test("machine code is told from text by its NULs", () => {
  assert.equal(looksBinary(bytesOf("\x7fELF\x02\x01\x01\0\0\0")), true);
  assert.equal(looksBinary(utf8("x = 'é😀'\n")), false);
  assert.equal(looksBinary(new Uint8Array()), false);
});
