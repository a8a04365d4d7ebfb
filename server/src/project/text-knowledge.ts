/**
 * What the texts of a workspace say without being parsed: what they import, which words they hold, which patterns they
 * match. A project lives as long as no file changes; this lives longer, and reads a text again only when it is another.
 */

import { createImportIndex, type ImportIndex, type ImportLine, importLinesOf } from "./imports.ts";
import type { Meetings } from "./meetings.ts";
import { isSameList } from "./same-list.ts";

/** What was computed from inputs that are compared one by one. */
type Inputs = readonly (string | readonly string[])[];

/** For each path the paths of its group, itself included. */
export type Groups = ReadonlyMap<string, readonly string[]>;

export interface TextKnowledge {
  /** The index of a list of paths; the one before while the list is the same. */
  importIndexOf(paths: readonly string[]): ImportIndex;
  /** The files that a text imports, by what its lines say. */
  importedBy(path: string, text: string, index: ImportIndex): readonly string[];
  /** Groups of files that were computed from these inputs; computed again when one of them is another. */
  groupsFrom(inputs: Inputs, compute: () => Groups): Groups;
  /** The same of who meets in one process. */
  meetingsFrom(inputs: Inputs, compute: () => Meetings): Meetings;
  /** Whether a text matches a pattern without the flags `g` and `y`. */
  matches(path: string, text: string, pattern: RegExp): boolean;
  /** The paths, sorted, whose text holds a word. */
  filesWith(word: string, paths: readonly string[], textOf: (path: string) => string | undefined): readonly string[];
}

interface Imported {
  readonly index: ImportIndex;
  readonly paths: readonly string[];
}

interface Known {
  readonly text: string;
  lines: readonly ImportLine[] | undefined;
  imported: Imported | undefined;
  /** What the text before this one imported: the same list again, mostly. */
  readonly before: Imported | undefined;
  readonly matches: Map<string, boolean>;
}

export function createTextKnowledge(): TextKnowledge {
  const files = new Map<string, Known>();
  const words = createWordIndex();
  let importIndex: { readonly paths: readonly string[]; readonly index: ImportIndex } | undefined;

  const groups = createLastResult<Groups>();
  const meetings = createLastResult<Meetings>();

  const knownOf = (path: string, text: string): Known => {
    const known = files.get(path);
    if (known !== undefined && known.text === text) return known;
    const fresh: Known = { text, lines: undefined, imported: undefined, before: known?.imported, matches: new Map() };
    files.set(path, fresh);
    return fresh;
  };

  return {
    importIndexOf(paths) {
      const before = importIndex;
      if (before !== undefined && isSameList(before.paths, paths)) return before.index;
      importIndex = { paths, index: createImportIndex(paths) };
      return importIndex.index;
    },
    importedBy(path, text, index) {
      const known = knownOf(path, text);
      if (known.imported?.index === index) return known.imported.paths;
      known.lines ??= importLinesOf(text);
      const paths = importedPaths(known.lines, path, index);
      const isAsBefore = known.before !== undefined && isSameList(known.before.paths, paths);
      known.imported = { index, paths: isAsBefore ? known.before.paths : paths };
      return known.imported.paths;
    },
    groupsFrom: groups,
    meetingsFrom: meetings,
    matches(path, text, pattern) {
      const { matches } = knownOf(path, text);
      const key = pattern.source + pattern.flags;
      let answer = matches.get(key);
      if (answer === undefined) {
        answer = pattern.test(text);
        matches.set(key, answer);
      }
      return answer;
    },
    filesWith: words.filesWith,
  };
}

function createLastResult<T>() {
  let last: { readonly inputs: Inputs; readonly result: T } | undefined;
  return (inputs: Inputs, compute: () => T): T => {
    const before = last;
    if (before?.inputs.length === inputs.length && inputs.every((it, index) => it === before.inputs[index])) {
      return before.result;
    }
    const result = compute();
    last = { inputs, result };
    return result;
  };
}

function importedPaths(lines: readonly ImportLine[], path: string, index: ImportIndex): readonly string[] {
  const found = new Set<string>();
  for (const { module, level, names } of lines) {
    for (const name of [module, ...names.map((it) => (module === "" ? it : `${module}.${it}`))]) {
      const target = level > 0 ? index.resolveRelative(name, level, path) : index.resolve(name, path);
      if (target !== undefined && target !== path) found.add(target);
    }
  }
  return [...found];
}

interface Occurrences {
  readonly paths: Set<string>;
  /** `undefined` since a path was added or removed. The same list as long as none was. */
  sorted: readonly string[] | undefined;
}

const nowhere: readonly string[] = [];
const noWords: ReadonlySet<string> = new Set();

/** Which files hold a word, kept up to date file by file. */
function createWordIndex() {
  const textByPath = new Map<string, { readonly text: string; readonly words: ReadonlySet<string> }>();
  const byWord = new Map<string, Occurrences>();
  let upToDate: readonly string[] | undefined;

  const occurrencesOf = (word: string): Occurrences => {
    const known = byWord.get(word);
    if (known !== undefined) return known;
    const made = { paths: new Set<string>(), sorted: undefined };
    byWord.set(word, made);
    return made;
  };
  /** `undefined`: the file is gone. */
  const learn = (path: string, text: string | undefined) => {
    const before = textByPath.get(path)?.words ?? noWords;
    const words = text === undefined ? noWords : new Set(text.match(/[A-Za-z_]\w*/g) ?? []);
    if (text === undefined) textByPath.delete(path);
    else textByPath.set(path, { text, words });
    for (const word of before) {
      if (words.has(word)) continue;
      const occurrences = occurrencesOf(word);
      occurrences.paths.delete(path);
      if (occurrences.paths.size === 0) byWord.delete(word);
      occurrences.sorted = undefined;
    }
    for (const word of words) {
      if (before.has(word)) continue;
      const occurrences = occurrencesOf(word);
      occurrences.paths.add(path);
      occurrences.sorted = undefined;
    }
  };

  return {
    filesWith(word: string, paths: readonly string[], textOf: (path: string) => string | undefined): readonly string[] {
      // The list of paths is made anew with every moment of a project, and texts do not change within one.
      if (upToDate !== paths) {
        upToDate = paths;
        const present = new Set(paths);
        for (const path of [...textByPath.keys()]) if (!present.has(path)) learn(path, undefined);
        for (const path of paths) {
          const text = textOf(path);
          if (textByPath.get(path)?.text !== text) learn(path, text);
        }
      }
      const occurrences = byWord.get(word);
      if (occurrences === undefined) return nowhere;
      occurrences.sorted ??= [...occurrences.paths].sort();
      return occurrences.sorted;
    },
  };
}
