import assert from "node:assert/strict";
import { test } from "node:test";
import { zstdDecompressSync } from "node:zlib";
import { packSignatures } from "../scripts/pack-signatures.ts";
import { BrokenInstallation, intactSignatures, unpackSignatures } from "../server/src/workspace/signature-files.ts";
import { dataText, portableText } from "./support/signatures.ts";

for (const [name, text] of [
  ["signatures.txt", dataText],
  ["portable.txt", portableText],
] as const) {
  test(`${name} comes out of its package as it went in, with the decoder of Node and with that for browsers`, () => {
    const packed = packSignatures(text);
    assert.ok(unpackSignatures(packed, name, zstdDecompressSync) === text);
    assert.ok(unpackSignatures(packed, name) === text);
  });
}

test("a damaged file is named, with what to do", () => {
  const packed = packSignatures("seamlint signatures 1\n@types\nint\n");
  const isSaid = (error: unknown) =>
    error instanceof BrokenInstallation &&
    /^here\.zst is damaged; install Seamlint again, or in a clone /.test(error.message);
  for (const bytes of [packed.subarray(0, -6), packed.subarray(4), new Uint8Array(), packSignatures("<html>")]) {
    assert.throws(() => unpackSignatures(bytes, "here.zst", zstdDecompressSync), isSaid);
    assert.throws(() => unpackSignatures(bytes, "here.zst"), isSaid);
  }
  assert.throws(() => intactSignatures("seamlint signatures 1\n@types\nin", "here.zst"), isSaid);
});
