/**
 * One folder of the workspace, which is one project: its files on disk and in the editor, its configuration, and what was
 * found out about them. Everything that changes over time is here and in `sources.ts` and `configurations.ts`.
 */

import { allRules, compareText, type LintResult, type LintSettings, lint } from "../linter/lint.ts";
import { createProject, type Project } from "../project/project.ts";
import type { ProjectHost } from "../project/project-host.ts";
import { createTextKnowledge } from "../project/text-knowledge.ts";
import type { Rule, Severity } from "../rules/rule.ts";
import type { Options } from "../semantics/options.ts";
import type { VersionRange } from "../semantics/target.ts";
import type { Signatures } from "../signatures/signatures.ts";
import type { Parse } from "../syntax/parser.ts";
import { createCommonPython } from "./common-python.ts";
import { type Configuration, type ConfigurationProblem, defaultMaxFileSize } from "./configuration/configuration.ts";
import { type ConfigurationSource, createConfigurations } from "./configuration/configurations.ts";
import { type Discovery, discover, type Globs } from "./discover.ts";
import type { Failure, FileSystem } from "./file-system.ts";
import { createMatcher } from "./globs.ts";
import { isLeftOutByName } from "./left-out-folders.ts";
import { optionsOf, sameOptions, type TargetOverrides } from "./options.ts";
import { folderOf, join, relativeTo } from "./paths.ts";
import { createSources } from "./sources.ts";

/** What every folder of a workspace shares. */
export interface Engine {
  readonly files: FileSystem;
  readonly parser: Parse;
  readonly signatures: Signatures;
}

/** What the command line or the editor says beside the configuration files; it wins over them. */
export interface Overrides extends TargetOverrides, Omit<ConfigurationSource, "files"> {
  readonly severities?: Readonly<Record<string, Severity | "off" | "on">> | undefined;
  /** The rules that run; all of them, where absent. */
  readonly rules?: readonly Rule[] | undefined;
  readonly exclude?: readonly string[] | undefined;
  /** How many folders deep files are looked for; without end, where absent. */
  readonly depth?: number | undefined;
  /** Look for files only in these folders, absolute: places that were named and have nothing in common but the disk. */
  readonly within?: readonly string[] | undefined;
  /** Whether files are not expected to change: nothing is kept to tell what a change would touch. */
  readonly isReadOnce?: boolean | undefined;
  /** Whether open documents are checked on their own until `warm` is called, so that nobody waits for the project. */
  readonly startsCold?: boolean | undefined;
}

export interface Folder {
  /** Absolute. */
  readonly root: string;
  /** Python files, headers and what was left out, on disk and without the open documents. */
  discovery(): Discovery;
  /** Take the whole project into account from now on. Returns whether it was not before. */
  warm(): boolean;
  /** The project as it stands. After a change it is another one. */
  project(): Project;
  /** The latest findings in one file; asking twice costs nothing. */
  lint(path: string): LintResult;
  /** Whether configuration leaves the file out, or its folder is left out by default. */
  isExcluded(path: string): boolean;
  textOf(path: string): string | undefined;
  failureOf(path: string): Failure | undefined;
  configurationFor(path: string): Configuration;
  optionsFor(path: string): Options;
  configurationProblems(): readonly ConfigurationProblem[];

  /** The editor opened or changed a document. */
  open(path: string, text: string): void;
  /** Without the file on disk, the document is gone from the project. */
  close(path: string): void;
  /** A file to check although discovery does not find it: one that was named. */
  include(path: string): void;
  /** A file was created, changed or deleted outside the editor. */
  fileChanged(path: string, isNewOrGone: boolean): void;
  /** A configuration file changed: everything is read anew. */
  refresh(): void;
}

export function createFolder(root: string, engine: Engine, overrides: Overrides = {}): Folder {
  const { files, parser, signatures } = engine;
  const configurations = createConfigurations({
    files,
    isIsolated: overrides.isIsolated,
    onlyFile: overrides.onlyFile,
  });
  const included = new Set<string>();
  const absolute = (path: string): string => join(root, path);
  const configurationFor = (path: string): Configuration => configurations.nearestTo(folderOf(absolute(path)) ?? root);
  const sources = createSources({
    files,
    parser,
    absolute,
    largestFile: (path) => configurationFor(path).settings.maxFileSize ?? defaultMaxFileSize,
  });

  const texts = createTextKnowledge();
  const commonPython = createCommonPython(sources.textOf);
  let isCold = overrides.startsCold === true;
  let discovery: Discovery | undefined;
  let project: Project | undefined;
  /** Whether a file has changed since the project was made, or was last taken on. */
  let hasChanged = false;
  let options = new Map<string, Options>();
  /** Of files that have changed since: an edit seldom changes what is said of them. */
  const optionsBefore = new Map<string, Options>();
  let results = new Map<string, LintResult>();
  /** What the files have in common, as the options took it. */
  let common: readonly VersionRange[] | undefined;
  let isCommonKnown = false;

  const globsFor = (folder: string): Globs => {
    const { folder: base, settings, file } = configurations.nearestTo(folder);
    const exclude = [...(settings.exclude ?? []), ...(overrides.exclude ?? [])];
    return { folder: file === undefined ? root : base, exclude, include: settings.include ?? [] };
  };

  const discovered = (): Discovery => {
    if (isCold) return nothing;
    discovery ??= discover({ root, files, globsFor, depth: overrides.depth, within: overrides.within });
    return discovery;
  };

  const pathsNow = (): readonly string[] =>
    [...new Set([...discovered().paths, ...sources.openPaths(), ...included])].sort(compareText);

  const commonVersions = (): readonly VersionRange[] | undefined => {
    if (isCommonKnown) return common;
    isCommonKnown = true;
    const versions = commonPython.versionsOf(pathsNow());
    if (versions === common) return common;
    common = versions;
    // What was found out took another Python for granted.
    options = new Map();
    project = undefined;
    return common;
  };

  const optionsFor = (path: string): Options => {
    const commonRanges = commonVersions();
    const known = options.get(path);
    if (known !== undefined) return known;
    const computed = sameOptions(
      optionsBefore.get(path),
      optionsOf({
        root,
        path,
        source: sources.sourceOf(path),
        configuration: configurationFor(path),
        metadata: configurations.metadataFor(folderOf(absolute(path)) ?? root, root),
        common: commonRanges,
        headers: discovered().headers,
        overrides,
      }),
    );
    optionsBefore.delete(path);
    options.set(path, computed);
    return computed;
  };

  const createHost = (): ProjectHost => ({
    paths: pathsNow(),
    textOf: sources.textOf,
    sourceOf: sources.sourceOf,
    optionsOf: optionsFor,
    headers: discovered().headers,
    headerText: sources.textOf,
  });

  const currentProject = (): Project => {
    commonVersions();
    if (project === undefined || hasChanged) {
      const host = createHost();
      if (project?.moveTo(host) !== true)
        project = createProject(host, signatures, texts, undefined, overrides.isReadOnce !== true);
      hasChanged = false;
    }
    return project;
  };

  const changed = (path: string): void => {
    const before = options.get(path);
    if (before !== undefined) optionsBefore.set(path, before);
    options.delete(path);
    results = new Map();
    hasChanged = true;
    isCommonKnown = false;
    // What was read from headers is not told apart by file.
    if (discovery?.headers.includes(path) === true) project = undefined;
  };

  /** A rule that throws is caught in `lint`. What throws before a rule runs is a bug that costs this one file. */
  const lintSafely = (path: string): LintResult => {
    const settings = settingsOf(configurationFor(path), overrides);
    try {
      return lint(path, currentProject(), settings, overrides.rules ?? allRules);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      sources.fail(path, { failure: `made Seamlint fail (${reason})`, remedy: "please report it", isMissing: false });
      return { diagnostics: [], crashes: [] };
    }
  };

  return {
    root,
    discovery: discovered,
    warm() {
      const wasCold = isCold;
      isCold = false;
      // What headers there are is known from now on.
      if (wasCold) options = new Map();
      if (wasCold) changed("");
      return wasCold;
    },
    project: currentProject,
    lint(path) {
      const known = results.get(path);
      if (known !== undefined) return known;
      const result = lintSafely(path);
      results.set(path, result);
      return result;
    },
    isExcluded(path) {
      const names = path.split("/").slice(0, -1);
      if (names.some((it) => isLeftOutByName(it)) && !included.has(path)) return true;
      const { folder, exclude } = globsFor(folderOf(absolute(path)) ?? root);
      return exclude.length > 0 && createMatcher(exclude)(relativeTo(folder, absolute(path)) ?? "");
    },
    textOf: sources.textOf,
    failureOf: sources.failureOf,
    configurationFor,
    optionsFor,
    configurationProblems: configurations.problems,
    open(path, text) {
      if (sources.isOpen(path) && sources.textOf(path) === text) return;
      sources.open(path, text);
      changed(path);
    },
    close(path) {
      const before = sources.textOf(path);
      sources.close(path);
      if (sources.textOf(path) !== before) changed(path);
    },
    include(path) {
      included.add(path);
      hasChanged = true;
      isCommonKnown = false;
    },
    fileChanged(path, isNewOrGone) {
      if (isNewOrGone) {
        discovery = undefined;
        options = new Map();
      }
      if (sources.isOpen(path) && !isNewOrGone) return;
      if (sources.refresh(path) || isNewOrGone) changed(path);
    },
    refresh() {
      configurations.refresh();
      discovery = undefined;
      isCommonKnown = false;
      options = new Map();
      results = new Map();
      project = undefined;
    },
  };
}

const nothing: Discovery = { paths: [], headers: [], notChecked: [] };

function settingsOf({ settings }: Configuration, { severities }: Overrides): LintSettings {
  return { severities: { ...settings.rules, ...severities } };
}
