/** `seamlint/audit`: every folder of the workspace, file by file, with progress and a working cancel. */

import {
  type CancellationToken,
  type Connection,
  type Diagnostic as ProtocolDiagnostic,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from "vscode-languageserver";
import { audit } from "../audit/audit.ts";
import { toHtml } from "../audit/formats/html.ts";
import type { Report } from "../audit/report.ts";
import { compareText } from "../linter/lint.ts";
import type { Folder } from "../workspace/folder.ts";
import { join, nameOf, relativeTo } from "../workspace/paths.ts";
import type { AuditAnswer, AuditParams } from "./protocol-types.ts";
import type { Publishing } from "./publishing.ts";
import type { Session } from "./session.ts";

export interface AuditRequest {
  readonly connection: Connection;
  readonly session: Session;
  readonly publishing: Publishing;
  readonly version: string;
}

/** More often nobody sees it. */
const PROGRESS_MS = 100;

export async function auditWorkspace(
  { connection, session, publishing, version }: AuditRequest,
  { workDoneToken }: AuditParams,
  token: CancellationToken,
): Promise<AuditAnswer> {
  const folders = session.workspace.folders();
  for (const folder of folders) folder.warm();
  const work = folders.map((folder) => ({ folder, paths: ownPaths(folder, folders) }));
  const total = work.reduce((sum, it) => sum + it.paths.length, 0);

  const report = (step: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): void => {
    if (workDoneToken !== undefined) void connection.sendProgress(WorkDoneProgress.type, workDoneToken, step);
  };
  report({
    kind: "begin",
    title: "Seamlint audit",
    cancellable: true,
    percentage: 0,
    message: progressMessage(0, total),
  });

  const reports: Report[] = [];
  const closed = new Map<string, ProtocolDiagnostic[]>();
  let done = 0;
  let reportedAt = 0;
  for (const { folder, paths } of work) {
    const prefix = folders.length > 1 ? `${nameOf(folder.root)}/` : "";
    const ofFolder = await audit(folder, {
      version,
      subject: nameOf(folder.root),
      paths,
      shown: (path) => `${prefix}${path}`,
      isCancelled: () => token.isCancellationRequested,
      onFile: (inFolder) => {
        const now = Date.now();
        if (now - reportedAt < PROGRESS_MS) return;
        reportedAt = now;
        const files = done + inFolder;
        report({
          kind: "report",
          percentage: Math.floor((100 * files) / Math.max(1, total)),
          message: progressMessage(files, total),
        });
      },
      pause: () => new Promise((wake) => setTimeout(wake, 0)),
      now: () => Date.now(),
      findingsIn: (path) => session.findingsIn({ folder, path }),
      log: ({ rule, path, error }) =>
        connection.console.error(`The rule ${rule.id} failed in ${path}: ${String(error)}`),
    });
    done += ofFolder.files;
    reports.push(ofFolder);
    for (const path of new Set(ofFolder.findings.map((it) => it.path.slice(prefix.length)))) {
      const uri = session.uriOf(folder, path);
      if (!session.isOpen(uri)) closed.set(uri, session.diagnosticsOf({ folder, path }));
    }
  }
  publishing.showClosed(closed);
  report({ kind: "end", message: progressMessage(done, total) });

  const whole = combine(reports, version);
  return {
    files: whole.files,
    findings: whole.findings.length,
    html: toHtml(whole),
    cancelled: token.isCancellationRequested,
    notChecked: whole.notChecked,
  };
}

/** Of folders inside each other the inner one audits what is in both. */
function ownPaths(folder: Folder, folders: readonly Folder[]): readonly string[] {
  const inner = folders.filter((it) => it !== folder && relativeTo(folder.root, it.root) !== undefined);
  return folder.discovery().paths.filter((path) => {
    const absolute = join(folder.root, path);
    return !inner.some((it) => relativeTo(it.root, absolute) !== undefined);
  });
}

function combine(reports: readonly Report[], version: string): Report {
  return {
    version,
    subject: reports.map((it) => it.subject).join(", ") || "workspace",
    findings: reports.flatMap((it) => it.findings).sort((a, b) => compareText(a.path, b.path)),
    files: reports.reduce((sum, it) => sum + it.files, 0),
    notChecked: reports.flatMap((it) => it.notChecked),
    known: undefined,
    stale: 0,
    isPartial: reports.some((it) => it.isPartial),
    rules: reports[0]?.rules ?? [],
  };
}

function progressMessage(done: number, total: number): string {
  return `${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} files`;
}
