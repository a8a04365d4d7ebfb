/**
 * Findings of files that are not open, for an editor that asks for the whole workspace. It asks again as soon as it has an
 * answer, so an answer with nothing new in it is held back until something changes.
 */

import {
  type CancellationToken,
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { hashOf } from "../audit/hash.ts";
import type { Publishing } from "./publishing.ts";
import type { Session } from "./session.ts";

export interface PartialResults {
  report(part: WorkspaceDiagnosticReport): void;
}

/** Files between two looks at the messages that came in. */
const BREATH = 8;

export async function workspaceDiagnostics(
  session: Session,
  publishing: Publishing,
  params: WorkspaceDiagnosticParams,
  token: CancellationToken,
  partial: PartialResults | undefined,
): Promise<WorkspaceDiagnosticReport> {
  const known = new Map(params.previousResultIds.map((it) => [it.uri, it.value]));
  while (!token.isCancellationRequested) {
    const change = publishing.nextChange();
    const items = await collect(session, known, token, partial);
    const hasNews = items.some((it) => it.kind === DocumentDiagnosticReportKind.Full);
    if (hasNews || known.size === 0 || !session.isWorkspaceChecked())
      return { items: partial === undefined ? items : [] };
    await Promise.race([change, cancelled(token)]);
  }
  return { items: [] };
}

async function collect(
  session: Session,
  known: ReadonlyMap<string, string>,
  token: CancellationToken,
  partial: PartialResults | undefined,
): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  const seen = new Set<string>();
  let done = 0;
  for (const folder of session.workspace.folders()) {
    folder.warm();
    for (const path of session.settingsFor(folder).checksWorkspace ? folder.discovery().paths : []) {
      if (done++ % BREATH === 0) await new Promise((wake) => setTimeout(wake, 0));
      if (token.isCancellationRequested) return items;

      const uri = session.uriOf(folder, path);
      // An open document is the business of the other request, which has the newer text.
      if (session.isOpen(uri) || seen.has(uri)) continue;
      seen.add(uri);
      const item = reportOf(uri, session.diagnosticsOf({ folder, path }), known.get(uri));
      items.push(item);
      if (item.kind === DocumentDiagnosticReportKind.Full) partial?.report({ items: [item] });
    }
  }
  for (const [uri] of known) {
    if (seen.has(uri) || session.isOpen(uri)) continue;
    const gone = reportOf(uri, [], known.get(uri));
    items.push(gone);
    if (gone.kind === DocumentDiagnosticReportKind.Full) partial?.report({ items: [gone] });
  }
  return items;
}

function reportOf(
  uri: string,
  diagnostics: ReturnType<Session["diagnosticsOf"]>,
  known: string | undefined,
): WorkspaceDocumentDiagnosticReport {
  const resultId = resultIdOf(diagnostics);
  const document = { uri, version: null, resultId };
  return resultId === known
    ? { ...document, kind: DocumentDiagnosticReportKind.Unchanged }
    : { ...document, kind: DocumentDiagnosticReportKind.Full, items: diagnostics };
}

/** Equal for equal diagnostics, whatever led there. */
export function resultIdOf(diagnostics: readonly object[]): string {
  return hashOf(JSON.stringify(diagnostics));
}

function cancelled(token: CancellationToken): Promise<void> {
  return new Promise((done) => {
    token.onCancellationRequested(() => done());
  });
}
