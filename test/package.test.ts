/** The package as a person gets it: what is in it, how large it is, and that its parts are the ones the manifest names. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { packedFiles, packedPath } from "../server/src/workspace/packed-files.ts";
import { startClient, temporaryProject } from "./support/language-client.ts";

const limitInBytes = 1_500_000;

describe("the .vsix", () => {
  const folder = mkdtempSync(join(tmpdir(), "seamlint-package-"));
  const file = join(folder, "seamlint.vsix");
  let entries: ReadonlyMap<string, Buffer> = new Map();

  before(() => {
    const { status, stderr } = spawnSync(process.execPath, ["scripts/package.mjs", file], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    entries = readZip(readFileSync(file));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test("is under 1.5 MB", () => {
    const { size } = statSync(file);
    assert.ok(size < limitInBytes, `${size} bytes`);
  });

  test("holds what the manifest names, and what the server reads beside its bundle", () => {
    const manifest = JSON.parse(textOf("extension/package.json"));
    const needed = [
      manifest.main,
      manifest.browser,
      manifest.icon,
      "server/out/server.cjs",
      ...packedFiles.map((it) => packedPath(it)),
      "package.nls.json",
    ];
    const names = [...entries.keys()];
    const missing = needed
      .map((it) => `extension/${String(it).replace(/^\.\//, "")}`)
      .filter((it) => !names.includes(it));
    assert.deepEqual(missing, []);
  });

  test("holds neither sources nor tests nor packages", () => {
    const unwanted = [...entries.keys()].filter((it) =>
      /^extension\/(?:server\/src|server\/data|grammars|client\/src|test|scripts|node_modules|examples|\.)|\.(?:ts|map)$/.test(
        it,
      ),
    );
    assert.deepEqual(unwanted, []);
  });

  test("every text of the manifest that is looked up has its words", () => {
    const words: Readonly<Record<string, string>> = JSON.parse(textOf("extension/package.nls.json"));
    const used = [...textOf("extension/package.json").matchAll(/"%([^%"]+)%"/g)].map(([, key = ""]) => key);
    assert.notEqual(used.length, 0);
    assert.deepEqual(
      used.filter((it) => words[it] === undefined),
      [],
      "looked up, but without words",
    );
    assert.deepEqual(
      Object.keys(words).filter((it) => !used.includes(it)),
      [],
      "words that nothing looks up",
    );
  });

  test("does not carry the paths of the machine that made it", () => {
    for (const [name, content] of entries) {
      if (/\.c?js$/.test(name)) assert.ok(!content.includes(process.cwd()), `${name} holds ${process.cwd()}`);
    }
  });

  test("finds mistakes with what it carries, and says which file is damaged or missing", async (context) => {
    const unpacked = join(folder, "unpacked");
    for (const [name, content] of entries) {
      mkdirSync(dirname(join(unpacked, name)), { recursive: true });
      writeFileSync(join(unpacked, name), content);
    }
    const project = temporaryProject({});
    context.after(() => project.remove());
    const options = { roots: [project.uri("")], server: join(unpacked, "extension/server/out/server.cjs") };

    const client = await startClient(options);
    const uri = project.uri("a.py");
    await client.open(
      uri,
      'import ctypes\n\nctypes.CDLL("libSDL2.so").SDL_CreateRGBSurface(0, 1, 1, 32, 0, 0, 0, 0).contents\n',
    );
    const found = await client.pull(uri);
    await client.stop();
    assert.deepEqual(
      found.map((it) => it.code),
      ["truncated-pointer-result"],
    );

    for (const file of [...packedFiles].toReversed()) {
      const packed = join(unpacked, "extension", packedPath(file));
      truncateSync(packed, 1000);
      await assert.rejects(startClient(options), isSaid(packed, "damaged"));
      rmSync(packed);
      await assert.rejects(startClient(options), isSaid(packed, "missing"));
      writeFileSync(packed, entries.get(`extension/${packedPath(file)}`) ?? "");
    }
  });

  function isSaid(path: string, what: string): (error: unknown) => boolean {
    return (error) => error instanceof Error && error.message.includes(`${path} is ${what}; install Seamlint again`);
  }

  function textOf(name: string): string {
    const content = entries.get(name);
    assert.ok(content !== undefined, `${name} is not in the package`);
    return content.toString("utf8");
  }
});

/** Name and content of every file, by the central directory at the end. */
function readZip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  assert.notEqual(end, -1, "the package is a zip archive");
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = archive.readUInt16LE(at + 10);
    const size = archive.readUInt32LE(at + 20);
    const lengths = [28, 30, 32].map((it) => archive.readUInt16LE(at + it));
    const [nameLength = 0] = lengths;
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + size);
    files.set(archive.toString("utf8", at + 46, at + 46 + nameLength), method === 0 ? packed : inflateRawSync(packed));
    at += 46 + lengths.reduce((sum, it) => sum + it, 0);
  }
  return files;
}
