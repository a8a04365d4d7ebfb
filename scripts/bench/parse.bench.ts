/** What lowering costs beside the parse it cannot do without, and what an audit parses at all. */

import { readFileSync } from "node:fs";
import { Language, Parser } from "web-tree-sitter";
import { loadParser } from "../../server/src/syntax/parser.ts";
import { milliseconds, pythonTree, row, textsIn } from "./python-tree.ts";

const runtime = readFileSync("grammars/web-tree-sitter.wasm");
const grammar = readFileSync("grammars/tree-sitter-python.wasm");
const lowering = await loadParser({ runtime, grammar });
await Parser.init({ wasmBinary: runtime, locateFile: (name: string) => name });
const plain = new Parser();
plain.setLanguage(await Language.load(grammar));

const tree = pythonTree();
const texts = textsIn(tree, 800);
const megabytes = texts.reduce((sum, it) => sum + it.length, 0) / 1e6;
row("texts", `${texts.length} files, ${megabytes.toFixed(1)} MB from ${tree}`);

const parseAlone = (): number =>
  milliseconds(() => {
    for (const text of texts) plain.parse(text)?.delete();
  });
const parseAndLower = (): number =>
  milliseconds(() => {
    for (const text of texts) lowering.parseFile(text);
  });
// The first pass warms the compiler; of the others the best counts, because the machine does other work, too.
const rounds = [0, 1, 2].map(() => ({ alone: parseAlone(), both: parseAndLower() })).slice(1);
const alone = Math.min(...rounds.map((it) => it.alone));
const both = Math.min(...rounds.map((it) => it.both));
row("parse alone", `${alone.toFixed(0)} ms, ${((1000 * megabytes) / alone).toFixed(1)} MB/s`);
row("pieces, parse, lower into typed syntax", `${both.toFixed(0)} ms, ${((1000 * megabytes) / both).toFixed(1)} MB/s`);
row("ratio", (both / alone).toFixed(2));
