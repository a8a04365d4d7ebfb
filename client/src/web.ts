/**
 * The extension where no Node is: VS Code in a browser. The server is the same one, in a worker. It can read no file there,
 * so it is handed the grammars and the signature data with its first message.
 */

import { type ExtensionContext, Uri, workspace } from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from "vscode-languageclient/browser";
import type { InitializationOptions } from "../../server/src/lsp/protocol-types.ts";
import { type Seamlint, startSeamlint } from "./seamlint.ts";

/** The globals of a browser that we need: the types of a whole browser would let the engine use them. */
declare class Worker {
  constructor(script: string);
}
declare const URL: { createObjectURL(content: Blob): string };

export async function activate(context: ExtensionContext): Promise<Seamlint> {
  const read = async (path: string): Promise<Uint8Array> => {
    try {
      return await workspace.fs.readFile(Uri.joinPath(context.extensionUri, path));
    } catch (error) {
      const remedy = "install Seamlint again, or in a clone run `npm run build`";
      throw new Error(`${path} cannot be read; ${remedy}. (${error instanceof Error ? error.message : String(error)})`);
    }
  };
  const [script, webTreeSitter, python, systems, portable] = await Promise.all([
    read("server/out/server.cjs"),
    read("server/out/web-tree-sitter.wasm.zst"),
    read("server/out/tree-sitter-python.wasm.zst"),
    read("server/out/signatures.txt.zst"),
    read("server/out/portable.txt.zst"),
  ]);
  const initializationOptions: InitializationOptions = {
    showsRules: true,
    grammars: { webTreeSitter, python },
    signatures: { systems, portable },
  };

  // A worker can be started from an address of the web only, and an extension may lie elsewhere, as in a remote window.
  const address = URL.createObjectURL(new Blob([new Uint8Array(script)], { type: "text/javascript" }));
  return startSeamlint(context, (options) => {
    // The client's library asks whether it was given an instance of `Worker`, which VS Code has replaced by its own.
    const startWorker = (): Promise<MessageTransports> => {
      const worker = new Worker(address);
      return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
    };
    return new LanguageClient("seamlint", "Seamlint", startWorker, { ...options, initializationOptions });
  });
}
