import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { zstdDecompressSync } from "node:zlib";
import { packed } from "../scripts/pack-files.ts";
import { BrokenInstallation, intact, packedFiles, unpackFile } from "../server/src/workspace/packed-files.ts";

for (const file of packedFiles) {
  test(`${file} comes out of its package as it went in, with the decoder of Node and with that for browsers`, () => {
    const content = readFileSync(file);
    const bytes = packed(content);
    assert.ok(content.equals(unpackFile(file, bytes, "here.zst", zstdDecompressSync)));
    assert.ok(content.equals(unpackFile(file, bytes, "here.zst")));
  });

  test(`${file}: what is damaged is named, with what to do`, () => {
    const isSaid = (error: unknown) =>
      error instanceof BrokenInstallation &&
      /^here\.zst is damaged; install Seamlint again, or in a clone /.test(error.message);
    const bytes = packed(file.endsWith(".txt") ? "seamlint signatures 1\n@types\nint\n" : "\0asm\u0001\0\0\0");
    for (const damaged of [bytes.subarray(0, -6), bytes.subarray(4), new Uint8Array(), packed("<html>")]) {
      assert.throws(() => unpackFile(file, damaged, "here.zst", zstdDecompressSync), isSaid);
      assert.throws(() => unpackFile(file, damaged, "here.zst"), isSaid);
    }
    assert.throws(() => intact(file, Buffer.from("seamlint signatures 1\n@types\nin"), "here.zst"), isSaid);
  });
}
