/** What the server knows between two messages: the workspace, the open documents, the editor's settings. */

import type { Diagnostic as ProtocolDiagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type BaselineEntry, isBaselineProblem, openBaseline, readBaseline } from "../audit/baseline.ts";
import { createReporter } from "../audit/to-report.ts";
import type { Crash, Diagnostic } from "../linter/lint.ts";
import type { Severity } from "../rules/rule.ts";
import { isFailure } from "../workspace/file-system.ts";
import type { Engine, Folder } from "../workspace/folder.ts";
import { folderOf, join, relativeTo } from "../workspace/paths.ts";
import { createWorkspace, type Located, type Workspace } from "../workspace/workspace.ts";
import { defaultSettings, type EditorSettings } from "./settings.ts";
import { createPlaces, type Places, toDiagnostic } from "./to-protocol.ts";
import { pathOfUri, uriOfPath } from "./uris.ts";

export interface Session {
  readonly engine: Engine;
  readonly workspace: Workspace;
  /** The editor has other folders open; documents move to the folder that is theirs now. */
  setRoots(roots: readonly string[]): void;
  open(document: TextDocument): void;
  close(document: TextDocument): void;
  /** URIs of the open documents, as the editor spells them. */
  openUris(): readonly string[];
  isOpen(uri: string): boolean;
  locate(uri: string): Located;
  uriOf(folder: Folder, path: string): string;
  placesOf(folder: Folder): Places;
  settingsFor(folder: Folder): EditorSettings;
  /** Whether files that are not open are checked, too. */
  isWorkspaceChecked(): boolean;
  /** Baselines are read again when they are asked for next. */
  forgetBaselines(): void;
  setSettings(root: string | undefined, settings: EditorSettings): void;
  /** Findings that are to be shown: without those that the baseline knows or the settings switch off. */
  findingsIn(located: Located): readonly Diagnostic[];
  severityOf(diagnostic: Diagnostic, folder: Folder): Severity | "off";
  /** The findings in one file, as the editor shows them. */
  diagnosticsOf(located: Located): ProtocolDiagnostic[];
}

const LARGEST_BASELINE = 200_000_000;

export function createSession(engine: Engine, log: (sentence: string) => void): Session {
  const workspace = createWorkspace(engine, { startsCold: true });
  const uriByPath = new Map<string, string>();
  const settings = new Map<string | undefined, EditorSettings>();
  const reported = new Set<string>();
  const baselines = new Map<string, readonly BaselineEntry[]>();

  const logCrash = ({ rule, path, error }: Crash): void => {
    const key = `${rule.id}\n${path}`;
    if (reported.has(key)) return;
    reported.add(key);
    log(
      `The rule ${rule.id} failed in ${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  };

  const uriOf = (folder: Folder, path: string): string => {
    const absolute = join(folder.root, path);
    return uriByPath.get(absolute) ?? uriOfPath(absolute);
  };
  const placesOf = (folder: Folder): Places => createPlaces(folder.textOf, (path) => uriOf(folder, path));
  const settingsFor = (folder: Folder): EditorSettings =>
    settings.get(folder.root) ?? settings.get(undefined) ?? defaultSettings;

  const severityOf = ({ rule, severity }: Diagnostic, folder: Folder): Severity | "off" => {
    const { severityOverrides } = settingsFor(folder);
    return severityOverrides[rule.id] ?? severityOverrides[rule.family] ?? severity;
  };

  const findingsIn = ({ folder, path }: Located): readonly Diagnostic[] => {
    if (!settingsFor(folder).isEnabled || folder.isExcluded(path)) return [];
    const { diagnostics, crashes } = folder.lint(path);
    for (const crash of crashes) logCrash(crash);
    const failure = folder.failureOf(path);
    const sentence = failure === undefined ? undefined : `${path} ${failure.failure}; ${failure.remedy}`;
    if (sentence !== undefined && !reported.has(sentence)) log(sentence);
    if (sentence !== undefined) reported.add(sentence);
    const shown = diagnostics.filter((it) => severityOf(it, folder) !== "off");
    return withoutKnown(shown, folder, path);
  };

  const withoutKnown = (found: readonly Diagnostic[], folder: Folder, path: string): readonly Diagnostic[] => {
    const { settings: configured, folder: home } = folder.configurationFor(path);
    if (configured.baseline === undefined || found.length === 0) return found;
    const file = join(home, configured.baseline);
    const entries = baselines.get(file) ?? readBaselineFile(file, engine);
    baselines.set(file, entries);
    if (entries.length === 0) return found;

    const pathInBaseline = relativeTo(folderOf(file) ?? "", join(folder.root, path)) ?? path;
    const isGone = (it: string): boolean => engine.files.kindOf(join(folderOf(file) ?? "", it)) === undefined;
    const baseline = openBaseline(entries, isGone);
    const reporter = createReporter(folder, (it) => it, logCrash);
    return found.filter((it) => {
      const { rule, scope, fingerprint } = reporter.identify(it);
      return !baseline.knows({ rule, scope, hash: fingerprint, path: pathInBaseline });
    });
  };

  return {
    engine,
    workspace,
    setRoots(roots) {
      const texts = [...uriByPath.keys()].map((absolute) => {
        const { folder, path } = workspace.locate(absolute);
        const text = folder.textOf(path);
        folder.close(path);
        return { absolute, text };
      });
      workspace.setRoots(roots);
      for (const { absolute, text } of texts) {
        const { folder, path } = workspace.locate(absolute);
        if (text !== undefined) folder.open(path, text);
      }
    },
    open(document) {
      const absolute = pathOfUri(document.uri);
      uriByPath.set(absolute, document.uri);
      const { folder, path } = workspace.locate(absolute);
      folder.open(path, document.getText());
    },
    close({ uri }) {
      const absolute = pathOfUri(uri);
      uriByPath.delete(absolute);
      const { folder, path } = workspace.locate(absolute);
      folder.close(path);
    },
    openUris: () => [...uriByPath.values()],
    isOpen: (uri) => uriByPath.has(pathOfUri(uri)),
    locate: (uri) => workspace.locate(pathOfUri(uri)),
    uriOf,
    placesOf,
    settingsFor,
    isWorkspaceChecked: () => workspace.folders().some((it) => settingsFor(it).checksWorkspace),
    forgetBaselines: () => baselines.clear(),
    setSettings: (root, value) => void settings.set(root, value),
    findingsIn,
    severityOf,
    diagnosticsOf(located) {
      const places = placesOf(located.folder);
      return findingsIn(located).flatMap((it) => {
        const severity = severityOf(it, located.folder);
        return severity === "off" ? [] : [toDiagnostic(it, severity, places)];
      });
    },
  };
}

/** A baseline that is missing or broken knows nothing; the command line says what is wrong with it. */
function readBaselineFile(file: string, { files }: Engine): readonly BaselineEntry[] {
  const bytes = files.read(file, LARGEST_BASELINE);
  if (isFailure(bytes)) return [];
  const entries = readBaseline(new TextDecoder().decode(bytes));
  return isBaselineProblem(entries) ? [] : entries;
}
