/**
 * The files of a project and what their texts say. Every look into them is noted, so that an answer knows what it was
 * read from.
 */

import type { ModuleModel } from "../semantics/module-model.ts";
import type { Options } from "../semantics/options.ts";
import type { Node } from "../syntax/ast.ts";
import type { ModuleContent } from "../syntax/module.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { connectFiles } from "./connected.ts";
import { meetFiles } from "./meeting-files.ts";
import type { Meetings } from "./meetings.ts";
import { pairOf, type Subject } from "./pairs.ts";
import type { ProjectHost } from "./project-host.ts";
import { createQuestions } from "./questions.ts";
import { createReadings, watchedSource } from "./readings.ts";
import type { ReadLog, Reads } from "./reads.ts";
import { isSameList } from "./same-list.ts";
import type { Groups, TextKnowledge } from "./text-knowledge.ts";

/** Whether an analysis may pass over what cannot matter by its text: always, but where that very thing is tested. */
export type Thoroughness = "whereItMayMatter" | "everywhere";

interface Version {
  readonly source: SourceFile;
  /** Of its module, which goes on to the next text when that is parsed. */
  readonly content: ModuleContent;
  readonly model: ModuleModel;
}

/** For each member: `Project` says what it means. */
export interface ProjectFiles {
  host(): ProjectHost;
  module(path: string): ModuleModel | undefined;
  modules(trigger: RegExp): Iterable<ModuleModel>;
  filesWithWord(word: string): readonly ModuleModel[];
  fileOf(node: Node): ModuleModel;
  importersOf(file: ModuleModel): readonly string[];
  connected(file: ModuleModel): readonly string[];
  meeting(file: ModuleModel): readonly string[];
  reached(file: ModuleModel): readonly string[];
  matches(path: string, trigger: RegExp): boolean;
  mentions(file: ModuleModel, trigger: RegExp): boolean;
  mayHold(file: ModuleModel, trigger: RegExp): boolean;
  mayMeet(file: ModuleModel, trigger: RegExp): boolean;
  moduleOfImport(name: string, level: number, importer: string): ModuleModel | undefined;
  submoduleOf(file: ModuleModel, name: string): ModuleModel | undefined;
  namespaceModule(name: string): ModuleModel | undefined;
  /** Note that the statement in which the subject of an answer stands is read. */
  noteHome(subject: Subject): Reads | undefined;
  /** Go on with other texts of the same files. */
  moveTo(host: ProjectHost): void;
}

export function createFiles(
  first: ProjectHost,
  texts: TextKnowledge,
  log: ReadLog,
  thoroughness: Thoroughness,
  isKept: boolean,
): ProjectFiles {
  const { paths } = first;
  const imports = texts.importIndexOf(paths);
  const isPath = new Set(paths);
  const looksEverywhere = thoroughness === "everywhere";
  let host = first;
  let groups: Groups | undefined;
  let meetings: Meetings | undefined;
  let importers: ReadonlyMap<string, readonly string[]> | undefined;

  const versions = new Map<string, Version>();
  /** The files that were looked at in this moment. */
  const looked = new Set<string>();

  const lookAt = (path: string): Version | undefined => {
    const before = versions.get(path);
    const text = isPath.has(path) ? host.textOf(path) : undefined;
    const options = text === undefined ? undefined : host.optionsOf(path);
    const isBefore = before?.source.text === text && before?.source.module.content === before?.content;
    if (isBefore && before?.model.options === options) return before;

    const source = options === undefined ? undefined : host.sourceOf(path);
    if (source === undefined || options === undefined) return undefined;
    readings.watch(path, source);
    const isSameModule = before?.model.options === options && before.source.module === source.module;
    const model = isSameModule ? before.model : modelOf(path, source, options);
    return { source, content: source.module.content, model };
  };
  const latest = (path: string): Version | undefined => {
    if (looked.has(path)) return versions.get(path);
    // Whoever looks into the file to know what it is about is told of what it was before.
    looked.add(path);
    const version = log.unnoted(() => lookAt(path));
    if (version === undefined) versions.delete(path);
    else versions.set(path, version);
    return version;
  };
  const modelOf = (path: string, first: SourceFile, options: Options): ModuleModel => {
    const source = watchedSource(first.module, () => sourceOf(path) ?? first);
    return { path, options, source };
  };
  const sourceOf = createQuestions(log, (path: string) => latest(path)?.source);
  const readings = createReadings(
    log,
    isKept,
    (path) => latest(path)?.source,
    (path) => latest(path)?.model.options,
    sourceOf,
  );
  const textMatches = (path: string, trigger: RegExp) => texts.matches(path, host.textOf(path) ?? "", trigger);
  const present = (found: readonly string[]) => found.flatMap((it) => module(it) ?? []);

  const module = createQuestions(log, (path: string) => latest(path)?.model);
  const pathsWithWord = createQuestions(
    log,
    (word: string) => (looksEverywhere ? paths : texts.filesWith(word, host.paths, host.textOf)),
    isSameList,
  );
  const matchingPaths = createQuestions(
    log,
    (_: string, trigger: RegExp) => (looksEverywhere ? paths : paths.filter((it) => textMatches(it, trigger))),
    isSameList,
  );
  const importersOf = createQuestions(
    log,
    (path: string) => {
      importers ??= importersByPath(host, (it) => texts.importedBy(it, host.textOf(it) ?? "", imports));
      return importers.get(path) ?? [];
    },
    isSameList,
  );
  const connected = createQuestions(
    log,
    (path: string) => {
      groups ??= connectFiles(host, imports, texts);
      return groups.get(path) ?? [path];
    },
    isSameList,
  );
  const meetingsNow = () => {
    meetings ??= meetFiles(host, imports, texts);
    return meetings;
  };
  const meeting = createQuestions(log, (path: string) => meetingsNow().meeting(path), isSameList);
  const reached = createQuestions(log, (path: string) => meetingsNow().reached(path), isSameList);
  const matches = createQuestions(log, (_: string, path: string, trigger: RegExp) => textMatches(path, trigger));
  const mentions = createQuestions(log, (_: object, group: readonly string[], trigger: RegExp) =>
    group.some((it) => textMatches(it, trigger)),
  );

  const files: ProjectFiles = {
    host: () => host,
    module,
    modules: (trigger) => present(matchingPaths(String(trigger), trigger)),
    filesWithWord: (word) => present(pathsWithWord(word)),
    fileOf(node) {
      const path = readings.pathOf(node);
      const model = path === undefined ? undefined : module(path);
      if (model === undefined) throw new Error("A node of another project, or of a file that is gone.");
      return model;
    },
    importersOf: (file) => importersOf(file.path),
    connected: (file) => connected(file.path),
    meeting: (file) => meeting(file.path),
    reached: (file) => reached(file.path),
    matches: (path, trigger) => matches(`${path}\n${trigger}`, path, trigger),
    mentions(file, trigger) {
      const group = connected(file.path);
      return mentions(pairOf(group, String(trigger)), group, trigger);
    },
    mayHold: (file, trigger) =>
      looksEverywhere || (log.isOpen() ? files.matches(file.path, trigger) : textMatches(file.path, trigger)),
    mayMeet: (file, trigger) => looksEverywhere || files.mentions(file, trigger),
    moduleOfImport(name, level, importer) {
      const path = level > 0 ? imports.resolveRelative(name, level, importer) : imports.resolve(name, importer);
      return path === undefined ? undefined : module(path);
    },
    submoduleOf(file, name) {
      if (!file.path.endsWith("__init__.py")) return undefined;
      const path = imports.resolveRelative(name, 1, file.path);
      return path === undefined ? undefined : module(path);
    },
    namespaceModule(name) {
      const [top] = name.split(".");
      if (top === undefined || !imports.hasPackage(top)) return undefined;
      const path = imports.resolve(name, "");
      return path === undefined ? undefined : module(path);
    },
    noteHome: readings.noteHome,
    moveTo(next) {
      host = next;
      groups = undefined;
      meetings = undefined;
      importers = undefined;
      looked.clear();
      log.moveOn();
    },
  };
  return files;
}

function importersByPath(
  host: ProjectHost,
  importedBy: (path: string) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const path of host.paths) {
    for (const imported of importedBy(path)) {
      const list = importers.get(imported);
      if (list === undefined) importers.set(imported, [path]);
      else list.push(path);
    }
  }
  return importers;
}
