/**
 * `npm run refresh:grammars`: copy the two WebAssembly files from node_modules into grammars/.
 *
 * A checksum that grammars/VERSIONS does not expect is refused, so that a changed package is seen and not shipped. After
 * raising a version in package.json, `npm run refresh:grammars -- --accept` writes the new versions and checksums; run
 * `npm run check:syntax` over a body of real Python before committing them.
 */

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Pinned {
  readonly file: string;
  readonly packageName: string;
  readonly version: string;
  readonly sha256: string;
}

const sources = [
  { file: "tree-sitter-python.wasm", packageName: "tree-sitter-python" },
  { file: "web-tree-sitter.wasm", packageName: "web-tree-sitter" },
];

const root = join(import.meta.dirname, "..");
const versions = join(root, "grammars", "VERSIONS");
const accepts = process.argv.includes("--accept");

const found = sources.map(({ file, packageName }) => {
  const folder = join(root, "node_modules", packageName);
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const bytes = readFileSync(join(folder, file));
  return { bytes, pinned: { file, packageName, version, sha256: createHash("sha256").update(bytes).digest("hex") } };
});

const written = found.map(({ pinned }) => lineOf(pinned)).join("\n");
const expected = existsSync(versions) ? readFileSync(versions, "utf8").trim() : "";
if (!accepts && written !== expected) {
  console.error(`The packages do not hold what grammars/VERSIONS pins.\n\nexpected\n${expected}\n\nfound\n${written}`);
  process.exit(1);
}
for (const { bytes, pinned } of found) writeFileSync(join(root, "grammars", pinned.file), bytes);
writeFileSync(versions, `${written}\n`);
console.log(written);

function lineOf({ file, packageName, version, sha256 }: Pinned): string {
  return `${file} ${packageName}@${version} sha256:${sha256}`;
}
