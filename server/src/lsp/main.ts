/** The language server in Node: over standard input and output, or the channel of the editor that started it. */

import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { createNodeEngine, packageVersion } from "../workspace/node-engine.ts";
import { serve } from "./server.ts";

const connection = createConnection(ProposedFeatures.all);
serve(connection, { version: packageVersion(), createEngine: createNodeEngine });
connection.listen();
