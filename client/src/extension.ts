/** The extension where Node runs it: VS Code on the desktop, over SSH, in a container. Starts the server, nothing else. */

import { join } from "node:path";
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import type { InitializationOptions } from "../../server/src/lsp/protocol-types.ts";
import { type Seamlint, startSeamlint } from "./seamlint.ts";

export function activate(context: ExtensionContext): Promise<Seamlint> {
  const module = context.asAbsolutePath(join("server", "out", "server.cjs"));
  const run = { module, transport: TransportKind.ipc };
  // F5 in this repository: the second configuration of .vscode/launch.json attaches to this port.
  const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6009", "--enable-source-maps"] } };
  const initializationOptions: InitializationOptions = { showsRules: true };
  return startSeamlint(
    context,
    (options) => new LanguageClient("seamlint", "Seamlint", { run, debug }, { ...options, initializationOptions }),
  );
}
