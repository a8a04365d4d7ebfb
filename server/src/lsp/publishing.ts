/**
 * When diagnostics reach the editor.
 *
 *   it asks       the answer is computed for the text as it is now
 *   it does not   the changed document is sent at once, the other open ones when typing pauses
 *   project       the first answer for a folder sees its open files only; the project is read when nothing else is to do,
 *                 and what it changes in open files is sent, or the editor told to ask again
 */

import type { Connection, Diagnostic as ProtocolDiagnostic } from "vscode-languageserver";
import { compareText } from "../linter/lint.ts";
import type { ClientFeatures } from "./client-features.ts";
import type { Session } from "./session.ts";
import { toConfigurationDiagnostic } from "./to-protocol.ts";
import { uriOfPath } from "./uris.ts";

export interface Publishing {
  /** The findings of one document now, remembered as what the editor knows. */
  answer(uri: string): ProtocolDiagnostic[];
  /** A document was opened or changed. */
  documentChanged(uri: string): void;
  documentClosed(uri: string): void;
  /** Files, configuration or settings changed: everything that is shown may be wrong. */
  everythingChanged(): void;
  /** Findings of files that are not open, as an audit found them. They give way when the file is opened. */
  showClosed(diagnostics: ReadonlyMap<string, ProtocolDiagnostic[]>): void;
  /** Resolves when something changed after the call. */
  nextChange(): Promise<void>;
  dispose(): void;
}

/** A pause in typing. */
const SETTLE_MS = 250;

export function createPublishing(connection: Connection, session: Session, features: ClientFeatures): Publishing {
  /** What the editor was last told about each open document, as JSON. */
  const told = new Map<string, string>();
  const closed = new Map<string, ProtocolDiagnostic[]>();
  let configurationUris = new Set<string>();
  let waiting: (() => void)[] = [];
  let settling: ReturnType<typeof setTimeout> | undefined;
  let publishing: ReturnType<typeof setTimeout> | undefined;
  const changedUris = new Set<string>();
  let isDisposed = false;
  /** Counts the pauses, so that an older round of work notices a newer one. */
  let generation = 0;

  const send = (uri: string, diagnostics: ProtocolDiagnostic[]): void => {
    void connection.sendDiagnostics({ uri, diagnostics });
  };

  const answer = (uri: string): ProtocolDiagnostic[] => {
    const diagnostics = session.diagnosticsOf(session.locate(uri));
    told.set(uri, JSON.stringify(diagnostics));
    return diagnostics;
  };

  const publishChanged = (): void => {
    publishing = undefined;
    const [uri] = changedUris;
    if (uri === undefined || isDisposed) return;
    changedUris.delete(uri);
    if (session.isOpen(uri)) send(uri, answer(uri));
    if (changedUris.size > 0) publishing = setTimeout(publishChanged, 0);
  };

  /**
   * Once typing pauses: read projects that were not read yet, and see whether other documents changed their findings. A
   * change on the way ends it, because that starts another one.
   */
  const settle = async (): Promise<void> => {
    settling = undefined;
    const own = ++generation;
    const isOver = async (): Promise<boolean> => {
      await new Promise((wake) => setTimeout(wake, 0));
      return isDisposed || own !== generation;
    };
    for (const { warm } of session.workspace.all()) warm();

    let isStale = false;
    for (const uri of session.openUris()) {
      if (await isOver()) return;
      const before = told.get(uri);
      // Nobody asked for it yet, or it is about to be sent: then the answer is the first one.
      if (before === undefined || !session.isOpen(uri)) continue;
      const diagnostics = session.diagnosticsOf(session.locate(uri));
      if (JSON.stringify(diagnostics) === before) continue;
      told.set(uri, JSON.stringify(diagnostics));
      if (features.pullsDiagnostics) isStale = true;
      else send(uri, diagnostics);
    }
    if (isStale) refresh();
    publishConfigurationProblems();
    for (const uri of closedUris()) {
      if (await isOver()) return;
      if (session.isOpen(uri)) continue;
      const diagnostics = session.diagnosticsOf(session.locate(uri));
      if (JSON.stringify(diagnostics) === JSON.stringify(closed.get(uri) ?? [])) continue;
      closed.set(uri, diagnostics);
      send(uri, diagnostics);
    }
  };

  /** Files that are not open and shown all the same: those of the last audit, or all where the editor cannot ask. */
  const closedUris = (): readonly string[] => {
    if (features.pullsDiagnostics || !session.isWorkspaceChecked()) return [...closed.keys()];
    const folders = session.workspace.folders().filter((it) => session.settingsFor(it).checksWorkspace);
    const uris = folders.flatMap((folder) => folder.discovery().paths.map((path) => session.uriOf(folder, path)));
    return [...new Set([...closed.keys(), ...uris])];
  };

  const refresh = (): void => {
    // An editor that goes away meanwhile does not answer, and nobody misses it.
    connection.languages.diagnostics.refresh().catch(() => undefined);
  };

  const settleSoon = (): void => {
    clearTimeout(settling);
    generation++;
    settling = setTimeout(() => void settle(), SETTLE_MS);
    for (const wake of waiting) wake();
    waiting = [];
  };

  const publishConfigurationProblems = (): void => {
    // Looking for files reads every configuration file on the way.
    for (const { discovery } of session.workspace.all()) discovery();
    const problems = session.workspace.all().flatMap((it) => it.configurationProblems());
    const byUri = new Map<string, ProtocolDiagnostic[]>();
    for (const problem of problems) {
      const uri = uriOfPath(problem.file);
      const known = byUri.get(uri) ?? [];
      const translated = toConfigurationDiagnostic(problem);
      // Two folders may read the same file.
      if (!known.some((it) => JSON.stringify(it) === JSON.stringify(translated))) known.push(translated);
      byUri.set(uri, known);
    }
    for (const uri of configurationUris) if (!byUri.has(uri)) send(uri, []);
    for (const [uri, diagnostics] of byUri) send(uri, diagnostics);
    configurationUris = new Set(byUri.keys());
  };

  return {
    answer,
    documentChanged(uri) {
      if (closed.delete(uri)) send(uri, []);
      if (!features.pullsDiagnostics) {
        changedUris.add(uri);
        publishing ??= setTimeout(publishChanged, 0);
      }
      settleSoon();
    },
    documentClosed(uri) {
      told.delete(uri);
      changedUris.delete(uri);
      if (!features.pullsDiagnostics) send(uri, []);
      settleSoon();
    },
    everythingChanged: settleSoon,
    showClosed(diagnostics) {
      for (const uri of closed.keys()) if (!diagnostics.has(uri)) send(uri, []);
      closed.clear();
      for (const [uri, own] of [...diagnostics].sort(([a], [b]) => compareText(a, b))) {
        closed.set(uri, own);
        send(uri, own);
      }
    },
    nextChange: () =>
      new Promise((done) => {
        waiting.push(done);
      }),
    dispose() {
      isDisposed = true;
      clearTimeout(settling);
      clearTimeout(publishing);
      for (const wake of waiting) wake();
    },
  };
}
