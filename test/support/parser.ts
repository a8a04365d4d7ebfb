import { readFileSync } from "node:fs";
import { loadParser } from "../../server/src/syntax/parser.ts";
import type { SourceFile } from "../../server/src/syntax/source-file.ts";

const grammars = new URL("../../grammars/", import.meta.url);

/** The parser on the pinned grammar, loaded once for each process that runs tests. */
export const parser = await loadParser({
  runtime: readFileSync(new URL("web-tree-sitter.wasm", grammars)),
  grammar: readFileSync(new URL("tree-sitter-python.wasm", grammars)),
});

export const parse = (text: string): SourceFile => parser.parseFile(text);
