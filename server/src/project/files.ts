/**
 * The files of a project and what their texts say. Every look into them is noted, so that an answer knows what it was
 * read from.
 */

import type { ModuleModel } from "../semantics/module-model.ts";
import { moduleAround } from "../semantics/scopes.ts";
import type { Module, Node, Piece } from "../syntax/ast.ts";
import { connectFiles } from "./connected.ts";
import { meetFiles } from "./meeting-files.ts";
import type { Meetings } from "./meetings.ts";
import { pairOf, type Subject } from "./pairs.ts";
import type { ProjectHost } from "./project-host.ts";
import { createQuestions } from "./questions.ts";
import type { ReadLog } from "./reads.ts";
import { isSameList } from "./same-list.ts";
import type { Groups, TextKnowledge } from "./text-knowledge.ts";

/** Whether an analysis may pass over what cannot matter by its text: always, but where that very thing is tested. */
export type Thoroughness = "whereItMayMatter" | "everywhere";

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
  /** Note the file in which the subject of an answer stands. */
  noteHome(subject: Subject): void;
  /** Go on with other texts of the same files. */
  moveTo(host: ProjectHost): void;
}

export function createFiles(
  first: ProjectHost,
  texts: TextKnowledge,
  log: ReadLog,
  thoroughness: Thoroughness,
): ProjectFiles {
  const { paths } = first;
  const imports = texts.importIndexOf(paths);
  const isPath = new Set(paths);
  const looksEverywhere = thoroughness === "everywhere";
  let host = first;
  let groups: Groups | undefined;
  let meetings: Meetings | undefined;
  let importers: ReadonlyMap<string, readonly string[]> | undefined;

  const models = new Map<string, ModuleModel | undefined>();
  const modelByModule = new WeakMap<Module, ModuleModel>();
  const homes = new WeakMap<Piece, string>();

  const readModule = (path: string): ModuleModel | undefined => {
    const before = models.get(path);
    const text = isPath.has(path) ? host.textOf(path) : undefined;
    const options = text === undefined ? undefined : host.optionsOf(path);
    if (before !== undefined && before.source.text === text && before.options === options) return before;

    const source = options === undefined ? undefined : host.sourceOf(path);
    const model = source === undefined || options === undefined ? undefined : { path, source, options };
    models.set(path, model);
    if (model === undefined) return undefined;
    modelByModule.set(model.source.module, model);
    homes.set(model.source.module.piece, path);
    for (const piece of model.source.pieces) {
      homes.set(piece, path);
      for (const member of piece.members) homes.set(member, path);
    }
    return model;
  };
  const textMatches = (path: string, trigger: RegExp) => texts.matches(path, host.textOf(path) ?? "", trigger);
  const present = (found: readonly string[]) => found.flatMap((it) => module(it) ?? []);

  const module = createQuestions(log, readModule);
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
      const around = moduleAround(node);
      const model = around === undefined ? undefined : modelByModule.get(around);
      if (model === undefined) throw new Error("A node of another project, or of an older version of its file.");
      module(model.path);
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
    // Whoever has the file has noted it.
    mayHold: (file, trigger) => looksEverywhere || textMatches(file.path, trigger),
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
    noteHome(subject) {
      const path = homeOf(subject, homes);
      if (path !== undefined) module(path);
    },
    moveTo(next) {
      host = next;
      groups = undefined;
      meetings = undefined;
      importers = undefined;
      log.moveOn();
    },
  };
  return files;
}

/** The file of a node, of a module, of a binding, or of the first of a pair. */
function homeOf(subject: Subject, homes: WeakMap<Piece, string>): string | undefined {
  let it: Subject = subject;
  while (typeof it === "object" && "first" in it && typeof it.first === "object" && it.first !== null) it = it.first;
  if (typeof it === "string") return undefined;
  if ("origin" in it && "node" in it && typeof it.node === "object" && it.node !== null) it = it.node;
  if ("piece" in it && isPiece(it.piece)) return homes.get(it.piece);
  return "source" in it && "path" in it && typeof it.path === "string" ? it.path : undefined;
}

const isPiece = (it: unknown): it is Piece => typeof it === "object" && it !== null && "statements" in it;

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
