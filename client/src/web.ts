/**
 * The extension where no Node is: VS Code in a browser. The server is the same one, in a worker. It can read no file there,
 * so it is handed the grammars and the signature data with its first message.
 */

import { type ExtensionContext, Uri, workspace } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import type { InitializationOptions } from "../../server/src/lsp/protocol-types.ts";
import { type Seamlint, startSeamlint } from "./seamlint.ts";

/** The global of a browser, of which this is all we need: the types of a whole browser would let the engine use them. */
declare class Worker {
  constructor(script: string);
}

export async function activate(context: ExtensionContext): Promise<Seamlint> {
  const read = (...path: string[]) => workspace.fs.readFile(Uri.joinPath(context.extensionUri, ...path));
  const [webTreeSitter, python] = await Promise.all([
    read("grammars", "web-tree-sitter.wasm"),
    read("grammars", "tree-sitter-python.wasm"),
  ]);
  const initializationOptions: InitializationOptions = { grammars: { webTreeSitter, python } };

  const script = Uri.joinPath(context.extensionUri, "server", "out", "browser-server.js").toString(true);
  return startSeamlint(context, (options) => {
    const startWorker = async () => new Worker(script);
    return new LanguageClient("seamlint", "Seamlint", startWorker, { ...options, initializationOptions });
  });
}
