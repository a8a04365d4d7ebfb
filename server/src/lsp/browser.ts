/** The language server in a worker of a browser. It reads nothing: grammars and data come with the first message. */

import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import manifest from "../../../package.json" with { type: "json" };
import { loadSignatures, noSignatures } from "../signatures/signatures.ts";
import { loadParser } from "../syntax/parser.ts";
import { createMemoryFiles } from "../workspace/memory-files.ts";
import { type PackedFile, packedPath, unpackFile } from "../workspace/packed-files.ts";
import { serve } from "./server.ts";

/** The global of a worker, of which this is all we need: the types of a whole browser would let the engine use them. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
serve(connection, {
  version: manifest.version,
  async createEngine({ grammars, signatures }) {
    if (grammars === undefined) throw new Error("The client handed over no grammars");
    const parser = await loadParser({
      runtime: unpack("grammars/web-tree-sitter.wasm", grammars.webTreeSitter),
      grammar: unpack("grammars/tree-sitter-python.wasm", grammars.python),
    });
    return {
      files: createMemoryFiles(),
      parser,
      signatures:
        signatures === undefined
          ? noSignatures()
          : loadSignatures(
              textOf("server/data/signatures.txt", signatures.systems),
              textOf("server/data/portable.txt", signatures.portable),
            ),
    };
  },
});
connection.listen();

function textOf(file: PackedFile, packed: Uint8Array): string {
  return new TextDecoder().decode(unpack(file, packed));
}

function unpack(file: PackedFile, packed: Uint8Array): Uint8Array {
  return unpackFile(file, packed, packedPath(file));
}
