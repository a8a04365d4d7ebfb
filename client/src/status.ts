/** The entry in the editor's language status: whether the server runs and what the last audit found. No other notices. */

import { type Disposable, type DocumentSelector, LanguageStatusSeverity, languages } from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";

export interface Status extends Disposable {
  /** What the last audit found, in a few words. */
  showAudit(summary: string): void;
}

export function createStatus(client: BaseLanguageClient, selector: DocumentSelector): Status {
  const item = languages.createLanguageStatusItem("seamlint", selector);
  item.name = "Seamlint";
  item.text = "Seamlint";
  item.command = { command: "seamlint.auditWorkspace", title: "Audit Workspace" };

  const listening = client.onDidChangeState(({ newState }) => {
    item.busy = newState === State.Starting;
    item.severity = newState === State.Stopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.detail = newState === State.Stopped ? "The server has stopped" : "Open files are checked";
    item.command =
      newState === State.Stopped
        ? { command: "seamlint.restartServer", title: "Restart" }
        : { command: "seamlint.auditWorkspace", title: "Audit Workspace" };
  });

  return {
    showAudit(summary) {
      item.detail = summary;
      item.command = { command: "seamlint.openReport", title: "Open Report" };
    },
    dispose() {
      listening.dispose();
      item.dispose();
    },
  };
}
