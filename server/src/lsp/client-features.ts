import type { InitializeParams } from "vscode-languageserver";

/** What the editor at the other end can do. */
export interface ClientFeatures {
  /** It asks for diagnostics, and can be told to ask again; otherwise they are sent. */
  readonly pullsDiagnostics: boolean;
  /** How it asks can be changed while it runs. */
  readonly registersDiagnostics: boolean;
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersFileWatchers: boolean;
  readonly hasWorkspaceFolders: boolean;
  readonly showsProgress: boolean;
  readonly showsRelatedInformation: boolean;
  readonly createsFiles: boolean;
}

export function featuresOf({ capabilities }: InitializeParams): ClientFeatures {
  const { workspace, textDocument, window } = capabilities;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true,
    registersDiagnostics: textDocument?.diagnostic?.dynamicRegistration === true,
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersFileWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    hasWorkspaceFolders: workspace?.workspaceFolders === true,
    showsProgress: window?.workDoneProgress === true,
    showsRelatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
  };
}
