/** The command *Audit Workspace*: progress that can be cancelled, then the report in a panel. The work is the server's. */

import {
  CancellationTokenSource,
  type Disposable,
  type ExtensionContext,
  ProgressLocation,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import { type BaseLanguageClient, WorkDoneProgress } from "vscode-languageclient";
import { type AuditAnswer, type AuditParams, auditMethod } from "../../server/src/lsp/protocol-types.ts";
import { openPlace } from "./open-place.ts";
import type { Status } from "./status.ts";

export interface Audit extends Disposable {
  /** Audits the workspace; a second call while one runs waits for the same answer. */
  run(): Promise<AuditAnswer>;
  /** Stops the audit that runs, if one does. What was found until then stays. */
  cancel(): void;
  /** Shows the report of the last audit, after running one if there was none. */
  openReport(): Promise<void>;
}

const nothingDone: AuditAnswer = { files: 0, findings: 0, html: "", cancelled: true, notChecked: [] };

export function createAudit(context: ExtensionContext, client: BaseLanguageClient, status: Status): Audit {
  let running: { readonly cancellation: CancellationTokenSource; readonly answer: Promise<AuditAnswer> } | undefined;
  let last: AuditAnswer | undefined;
  let panel: WebviewPanel | undefined;
  let numberOfAudits = 0;

  function start(): Promise<AuditAnswer> {
    const cancellation = new CancellationTokenSource();
    const answer = ask(cancellation).finally(() => {
      running = undefined;
      cancellation.dispose();
    });
    running = { cancellation, answer };
    return answer;
  }

  async function ask(cancellation: CancellationTokenSource): Promise<AuditAnswer> {
    numberOfAudits += 1;
    const workDoneToken = `seamlint-audit-${numberOfAudits}`;
    const options = { location: ProgressLocation.Notification, title: "Seamlint audit", cancellable: true };
    const answer = await window.withProgress(options, async (progress, cancelled) => {
      cancelled.onCancellationRequested(() => cancellation.cancel());
      let reported = 0;
      const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
        if (step.kind !== "report") return;
        const percentage = step.percentage ?? reported;
        progress.report({
          increment: percentage - reported,
          ...(step.message === undefined ? {} : { message: step.message }),
        });
        reported = percentage;
      });
      try {
        const params: AuditParams = { workDoneToken };
        return await client.sendRequest<AuditAnswer>(auditMethod, params, cancellation.token);
      } catch (error) {
        // A request that is cancelled before the server has begun with it is answered with an error.
        if (cancellation.token.isCancellationRequested) return nothingDone;
        throw error;
      } finally {
        listening.dispose();
      }
    });

    last = answer;
    status.showAudit(summaryOf(answer));
    if (!answer.cancelled && workspace.getConfiguration("seamlint").get("audit.openReport") !== false) show(answer);
    return answer;
  }

  function show(answer: AuditAnswer): void {
    if (panel === undefined) {
      panel = window.createWebviewPanel("seamlint.report", "Seamlint report", ViewColumn.Active, {
        enableScripts: true,
        enableFindWidget: true,
        localResourceRoots: [],
      });
      panel.webview.onDidReceiveMessage(
        ({ place }: { place?: unknown }) => openPlace(String(place)),
        undefined,
        context.subscriptions,
      );
      panel.onDidDispose(
        () => {
          panel = undefined;
        },
        undefined,
        context.subscriptions,
      );
    } else {
      panel.reveal();
    }
    panel.webview.html = answer.html;
  }

  return {
    run: () => running?.answer ?? start(),
    cancel: () => running?.cancellation.cancel(),
    async openReport() {
      show(last ?? (await (running?.answer ?? start())));
    },
    dispose() {
      running?.cancellation.cancel();
      panel?.dispose();
    },
  };
}

function summaryOf({ cancelled, files, findings }: AuditAnswer): string {
  const counts = `${findings} ${findings === 1 ? "finding" : "findings"} in ${files} ${files === 1 ? "file" : "files"}`;
  return cancelled ? `Audit stopped: ${counts} so far` : `Audit: ${counts}`;
}
