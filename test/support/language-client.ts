/** An editor without a window: speaks the protocol with a server that runs as a process, as real ones do. */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  ExitNotification,
  type FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  UnregistrationRequest,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";

export interface LanguageClient {
  readonly connection: ProtocolConnection;
  /** Methods the server registered while it ran, with their options. */
  readonly registrations: ReadonlyMap<string, unknown>;
  /** What the server wrote to standard error. */
  errors(): string;
  open(uri: string, text: string): Promise<void>;
  /** Replace one range, as typing does. */
  edit(uri: string, range: Range, text: string): Promise<void>;
  replace(uri: string, text: string): Promise<void>;
  close(uri: string): Promise<void>;
  textOf(uri: string): string;
  /** Ask for the diagnostics of a document. */
  pull(uri: string): Promise<readonly Diagnostic[]>;
  /** The diagnostics last sent for a document. */
  pushed(uri: string): readonly Diagnostic[] | undefined;
  refreshes(): number;
  actions(uri: string, range: Range, only?: readonly string[]): Promise<readonly CodeAction[]>;
  fileChanged(uri: string, type: FileChangeType): Promise<void>;
  stop(): Promise<void>;
}

export interface ClientOptions {
  readonly roots: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly settings?: object;
  readonly initializationOptions?: object;
  /** Which server; absent: that of the sources. */
  readonly server?: string;
}

/** What VS Code can do, as far as the server asks. */
export const pullClient: ClientCapabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
    publishDiagnostics: { relatedInformation: true },
  },
  workspace: {
    diagnostics: { refreshSupport: true },
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
  },
  window: { workDoneProgress: true },
};

/** An editor that knows the protocol of 2017 and no more. */
export const pushOnlyClient: ClientCapabilities = { textDocument: { publishDiagnostics: {} } };

export async function startClient({
  roots,
  capabilities = pullClient,
  settings = {},
  initializationOptions,
  server: program = "server/src/lsp/main.ts",
}: ClientOptions): Promise<LanguageClient> {
  const server = spawn(process.execPath, [program, "--stdio"], { stdio: "pipe" });
  const { stdout, stdin, stderr } = server;
  let errors = "";
  stderr.on("data", (it: Buffer) => {
    errors += it.toString("utf8");
  });
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  const documents = new Map<string, TextDocument>();
  const pushed = new Map<string, readonly Diagnostic[]>();
  const registrations = new Map<string, unknown>();
  let refreshes = 0;

  connection.onNotification(
    PublishDiagnosticsNotification.type,
    ({ uri, diagnostics }) => void pushed.set(uri, diagnostics),
  );
  connection.onRequest(RegistrationRequest.type, ({ registrations: added }) => {
    for (const { method, registerOptions } of added) registrations.set(method, registerOptions);
  });
  connection.onRequest(UnregistrationRequest.type, () => undefined);
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settings));
  connection.onRequest(DiagnosticRefreshRequest.type, () => {
    refreshes++;
  });
  connection.listen();

  const folders = roots.map((uri) => ({ uri, name: uri.split("/").at(-1) ?? uri }));
  try {
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: roots[0] ?? null,
      workspaceFolders: folders,
      capabilities,
      initializationOptions,
    });
  } catch (error) {
    connection.dispose();
    server.kill();
    throw error;
  }
  await connection.sendNotification(InitializedNotification.type, {});

  const change = async (uri: string, changes: readonly { readonly range?: Range; readonly text: string }[]) => {
    const document = documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    const contentChanges = changes.map(({ range, text }) => (range === undefined ? { text } : { range, text }));
    const next = TextDocument.update(document, contentChanges, document.version + 1);
    documents.set(uri, next);
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: next.version },
      contentChanges,
    });
  };

  const pull = async (uri: string): Promise<readonly Diagnostic[]> => {
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    return report.kind === DocumentDiagnosticReportKind.Full ? report.items : [];
  };

  return {
    connection,
    registrations,
    errors: () => errors,
    async open(uri, text) {
      documents.set(uri, TextDocument.create(uri, "python", 1, text));
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: "python", version: 1, text },
      });
    },
    edit: (uri, range, text) => change(uri, [{ range, text }]),
    replace: (uri, text) => change(uri, [{ text }]),
    async close(uri) {
      documents.delete(uri);
      await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    },
    textOf: (uri) => documents.get(uri)?.getText() ?? "",
    pull,
    pushed: (uri) => pushed.get(uri),
    refreshes: () => refreshes,
    async actions(uri, range, only) {
      const context = { diagnostics: [...(await pull(uri))], ...(only === undefined ? {} : { only: [...only] }) };
      const answer = await connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context });
      return (answer ?? []).flatMap((it) => ("kind" in it || "edit" in it ? [it] : []));
    },
    fileChanged: (uri, type) =>
      connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] }),
    async stop() {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await ended(server);
      connection.dispose();
    },
  };
}

/** Apply the edits of an action to one document. */
export function applied(text: string, uri: string, edit: WorkspaceEdit | undefined): string {
  const edits = edit?.changes?.[uri] ?? [];
  return TextDocument.applyEdits(TextDocument.create(uri, "python", 1, text), edits);
}

/** Wait until `probe` holds: what a server does by itself takes a moment. */
export async function until(probe: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await probe())) {
    if (Date.now() > deadline) throw new Error(`timed out: ${what}`);
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

export interface TemporaryProject {
  readonly root: string;
  uri(path: string): string;
  write(path: string, text: string | Uint8Array): void;
  remove(): void;
}

export function temporaryProject(files: Readonly<Record<string, string | Uint8Array>>): TemporaryProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "seamlint-")));
  const write = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    root,
    uri: (path) => pathToFileURL(path === "" ? root : join(root, path)).href,
    write,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (server.exitCode !== null) done();
    else server.once("exit", () => done());
  });
}
