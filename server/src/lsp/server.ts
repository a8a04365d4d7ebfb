/** Binds a session to a connection. What a mistake in Python is, is not known here. */

import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Disposable,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { rulePage, ruleTable } from "../audit/rule-page.ts";
import { allRules } from "../linter/lint.ts";
import { isConfigurationPath } from "../workspace/configuration/configurations.ts";
import { isBuildScriptName, isCFileName, isPythonName } from "../workspace/file-names.ts";
import type { Engine } from "../workspace/folder.ts";
import { nameOf } from "../workspace/paths.ts";
import { auditWorkspace } from "./audit-request.ts";
import { bindLanguageFeatures, languageCapabilities } from "./bind-language-features.ts";
import { featuresOf } from "./client-features.ts";
import { codeActionKinds, codeActions } from "./code-actions.ts";
import { debugInformation } from "./debug-information.ts";
import {
  type AuditParams,
  auditMethod,
  debugInformationMethod,
  type InitializationOptions,
  type RuleAnswer,
  type RuleParams,
  ruleMethod,
} from "./protocol-types.ts";
import { createPublishing, type Publishing } from "./publishing.ts";
import { createSession, type Session } from "./session.ts";
import { parseSettings, recordOf } from "./settings.ts";
import { pathOfUri } from "./uris.ts";
import { resultIdOf, workspaceDiagnostics } from "./workspace-diagnostics.ts";

export interface ServerOptions {
  readonly version: string;
  /** Loads the grammars and the signature data; in a browser they come with the first message. */
  createEngine(options: InitializationOptions): Promise<Engine>;
}

const pythonDocuments = [{ language: "python" }];
const watchedFiles = [
  "**/*.{py,pyw,scons,h}",
  "**/{SConstruct,SConscript,Sconstruct,sconstruct,SCsub,wscript,wscript_build}",
  "**/{seamlint.toml,.seamlint.toml,pyproject.toml,setup.cfg,.gitignore,.ignore,*baseline*.json}",
];

export function serve(connection: Connection, options: ServerOptions): void {
  const documents = new TextDocuments(TextDocument);

  connection.onInitialize(async (params): Promise<InitializeResult> => {
    const initialization: InitializationOptions = recordOf(params.initializationOptions);
    const engine = await options.createEngine(initialization);
    const session = createSession(engine, (sentence) => connection.console.error(sentence));
    session.workspace.setRoots(rootsOf(params));
    bind(connection, documents, session, params, options.version, initialization.showsRules === true);

    const features = featuresOf(params);
    const isStatic = features.pullsDiagnostics && !features.registersDiagnostics;
    return {
      serverInfo: { name: "Seamlint", version: options.version },
      capabilities: {
        positionEncoding: "utf-16",
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        codeActionProvider: { codeActionKinds },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...(isStatic
          ? { diagnosticProvider: { identifier: "seamlint", interFileDependencies: true, workspaceDiagnostics: false } }
          : {}),
        ...languageCapabilities(),
      },
    };
  });
  documents.listen(connection);
}

function bind(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  session: Session,
  params: InitializeParams,
  version: string,
  showsRules: boolean,
): void {
  const features = featuresOf(params);
  const publishing = createPublishing(connection, session, features);

  documents.onDidChangeContent(({ document }) => {
    session.open(document);
    publishing.documentChanged(document.uri);
  });
  documents.onDidClose(({ document }) => {
    session.close(document);
    publishing.documentClosed(document.uri);
  });

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    await newerMessages(token);
    const items = session.isOpen(textDocument.uri) ? publishing.answer(textDocument.uri) : [];
    const resultId = resultIdOf(items);
    return resultId === previousResultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  });
  connection.languages.diagnostics.onWorkspace((asked, token, _progress, partial) =>
    workspaceDiagnostics(session, publishing, asked, token, partial),
  );
  connection.onCodeAction(async (asked, token) => {
    await newerMessages(token);
    return codeActions(session, asked, { showsRules, createsFiles: features.createsFiles });
  });
  bindLanguageFeatures(connection, session);

  connection.onDidChangeWatchedFiles(({ changes }) => {
    session.forgetBaselines();
    for (const { uri, type } of changes) fileChanged(session, pathOfUri(uri), type);
    publishing.everythingChanged();
  });
  bindSettings(connection, session, publishing, params);

  connection.onRequest(auditMethod, (asked: AuditParams, token: CancellationToken) =>
    auditWorkspace({ connection, session, publishing, version }, asked, token),
  );
  connection.onRequest(ruleMethod, ({ id }: RuleParams): RuleAnswer => {
    const rule = allRules.find((it) => it.id === id);
    if (id === undefined) return { markdown: ruleTable(allRules) };
    return rule === undefined ? {} : { markdown: rulePage(rule) };
  });
  connection.onRequest(debugInformationMethod, () => ({ markdown: debugInformation(session, features, version) }));
  connection.onShutdown(() => publishing.dispose());
}

/** Settings are asked for where the editor can be asked, for each folder; else they come with the notification. */
function bindSettings(
  connection: Connection,
  session: Session,
  publishing: Publishing,
  params: InitializeParams,
): void {
  const features = featuresOf(params);
  let registration: Promise<Disposable> | undefined;
  let registersWorkspace: boolean | undefined;

  /** Workspace diagnostics are registered only while they are wanted: an editor asks for them without end. */
  const registerDiagnostics = async (): Promise<void> => {
    const isWanted = session.isWorkspaceChecked();
    if (!features.pullsDiagnostics || !features.registersDiagnostics || registersWorkspace === isWanted) return;
    registersWorkspace = isWanted;
    const before = registration;
    registration = connection.client.register(DocumentDiagnosticRequest.type, {
      documentSelector: pythonDocuments,
      identifier: "seamlint",
      interFileDependencies: true,
      workspaceDiagnostics: isWanted,
    });
    await registration;
    (await before)?.dispose();
  };

  const readSettings = async (pushed?: unknown): Promise<void> => {
    if (features.hasConfiguration) {
      const roots = session.workspace.folders().map((it) => it.root);
      const scopes = [undefined, ...session.workspace.folders().map((it) => session.uriOf(it, ""))];
      const values: unknown[] = await connection.workspace.getConfiguration(
        scopes.map((scopeUri) =>
          scopeUri === undefined ? { section: "seamlint" } : { section: "seamlint", scopeUri },
        ),
      );
      for (const [index, value] of values.entries()) session.setSettings(roots[index - 1], parseSettings(value));
    } else if (pushed !== undefined) {
      const own = recordOf(pushed)["seamlint"];
      session.setSettings(undefined, parseSettings(own ?? pushed));
    }
    await registerDiagnostics();
    publishing.everythingChanged();
  };

  connection.onDidChangeConfiguration(({ settings }) => readSettings(settings));
  connection.onInitialized(async () => {
    if (features.registersConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: "seamlint" });
    }
    if (features.registersFileWatchers) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: watchedFiles.map((globPattern) => ({ globPattern })),
      });
    }
    if (features.hasWorkspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        const gone = removed.map((it) => pathOfUri(it.uri));
        const kept = session.workspace.folders().map((it) => it.root);
        session.setRoots([...kept.filter((it) => !gone.includes(it)), ...added.map((it) => pathOfUri(it.uri))]);
        await readSettings();
      });
    }
    await readSettings();
  });
}

function fileChanged(session: Session, path: string, type: FileChangeType): void {
  const { folder, path: relative } = session.workspace.locate(path);
  const name = nameOf(path);
  if (isConfigurationPath(path) || name === ".gitignore" || name === ".ignore") {
    for (const it of session.workspace.all()) it.refresh();
  } else if (
    isPythonName(name) ||
    isBuildScriptName(name) ||
    isCFileName(name) ||
    folder.textOf(relative) !== undefined
  ) {
    folder.fileChanged(relative, type !== FileChangeType.Changed);
  }
}

/** Let messages that already arrived be read: another change, or the news that nobody waits for this answer any more. */
async function newerMessages(token: CancellationToken): Promise<void> {
  await new Promise((wake) => setTimeout(wake, 0));
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled by the editor");
}

function rootsOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders !== undefined && workspaceFolders !== null)
    return workspaceFolders.map((it) => pathOfUri(it.uri));
  return rootUri === null ? [] : [pathOfUri(rootUri)];
}
