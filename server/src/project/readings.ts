/**
 * Which parts of the files are read. A file is more than one thing to rest on: the top-level statement in which something
 * stands, where it stands, a list that is made of the whole, or the whole.
 */

import type { Options } from "../semantics/options.ts";
import type { Module, Node, Piece } from "../syntax/ast.ts";
import type { ModuleReader } from "../syntax/module.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import type { Subject } from "./pairs.ts";
import type { ReadLog, Reads } from "./reads.ts";
import { isSameList } from "./same-list.ts";

/** Where a piece stands: in which file, and in which of its top-level statements. */
interface Home {
  readonly path: string;
  readonly top: Piece;
  /** The last version of the file that has it. */
  readonly source: SourceFile;
}

export interface Readings {
  /** Watch what is read of a file, which has these pieces now. */
  watch(path: string, source: SourceFile): void;
  /** The path of the file in which a node stands. */
  pathOf(node: Node): string | undefined;
  /** Note that the statement in which the subject of an answer stands is read, with the options of its file; what it returns holds while it is there. */
  noteHome(subject: Subject): Reads | undefined;
}

/** `latest` reads the file if that has not been done in this moment. */
export function createReadings(
  log: ReadLog,
  isKept: boolean,
  latest: (path: string) => SourceFile | undefined,
  optionsOf: (path: string) => Options | undefined,
  noteAll: (path: string) => void,
): Readings {
  const homes = new WeakMap<Piece, Home>();
  const modules = new WeakMap<Module, string>();
  const readers = new WeakMap<Module, ModuleReader>();
  const statements = new WeakMap<Piece, { readonly options: Options | undefined; readonly fact: Reads }>();
  const places = new WeakMap<Piece, { readonly offset: number; readonly fact: Reads }>();

  const isPresent = (piece: Piece): boolean => {
    const path = homes.get(piece)?.path;
    return path !== undefined && latest(path) === homes.get(piece)?.source;
  };
  const readerOf = (module: Module, path: string): ModuleReader => {
    const known = readers.get(module);
    if (known !== undefined) return known;
    const reader = createModuleReader(log, module, path, latest, noteAll);
    readers.set(module, reader);
    return reader;
  };
  const noteOffset = (piece: Piece) => {
    if (!log.isOpen()) return;
    const offset = piece.place;
    const known = places.get(piece);
    if (known?.offset === offset) {
      log.note(known.fact);
      return;
    }
    const fact = log.createFact(() => isPresent(piece) && piece.place === offset);
    places.set(piece, { offset, fact });
    log.note(fact);
  };
  const noteStatement = (piece: Piece): Reads | undefined => {
    const top = log.isOpen() ? homes.get(piece)?.top : undefined;
    if (top === undefined) return undefined;
    const path = homes.get(top)?.path ?? "";
    const options = optionsOf(path);
    const known = statements.get(top);
    if (known !== undefined && known.options === options) {
      log.note(known.fact);
      return known.fact;
    }
    // A statement of its own may come to be a member of a class.
    const isTop = () => isPresent(top) && homes.get(top)?.top === top;
    const fact = log.createFact(() => isTop() && optionsOf(path) === options);
    statements.set(top, { options, fact });
    log.note(fact);
    return fact;
  };

  return {
    watch(path, source) {
      const { module, pieces } = source;
      modules.set(module, path);
      module.reader = isKept ? readerOf(module, path) : undefined;
      for (const top of pieces) {
        for (const piece of [top, ...top.members]) {
          homes.set(piece, { path, top, source });
          piece.offsetReader = isKept ? noteOffset : undefined;
        }
      }
    },
    pathOf: (node) => (node.kind === "module" ? modules.get(node) : homes.get(node.piece)?.path),
    noteHome(subject) {
      const home = homeOf(subject);
      return home === undefined || home.kind === "module" ? undefined : noteStatement(home.piece);
    },
  };
}

interface Asked {
  readonly elements: readonly unknown[];
  readonly fact: Reads;
  moment: number;
}

function createModuleReader(
  log: ReadLog,
  module: Module,
  path: string,
  latest: (path: string) => SourceFile | undefined,
  noteAll: (path: string) => void,
): ModuleReader {
  const byTopic = new Map<symbol, { readonly named: Map<string, Asked>; readonly of: WeakMap<object, Asked> }>();

  return {
    all() {
      if (log.isOpen()) noteAll(path);
    },
    list<T>(topic: symbol, key: object | string, read: () => readonly T[]): readonly T[] {
      const tables = byTopic.get(topic) ?? { named: new Map(), of: new WeakMap() };
      if (!byTopic.has(topic)) byTopic.set(topic, tables);
      const find = (): Asked => {
        const known = typeof key === "string" ? tables.named.get(key) : tables.of.get(key);
        const moment = log.moment();
        if (known?.moment === moment) return known;
        // Another module may have taken its place.
        const isPresent = latest(path)?.module === module;
        const elements = log.unnoted(read);
        if (isPresent && known !== undefined && isSameList(known.elements, elements)) {
          known.moment = moment;
          return known;
        }
        const found: Asked = { elements, moment, fact: log.createFact(() => find() === found) };
        if (typeof key === "string") tables.named.set(key, found);
        else tables.of.set(key, found);
        return found;
      };
      const found = find();
      log.note(found.fact);
      return found.elements as readonly T[];
    },
  };
}

/** The node of a subject: itself, that of a binding, or of the first of a pair. */
function homeOf(subject: Subject): Node | undefined {
  let it: Subject = subject;
  while (typeof it === "object" && "first" in it && typeof it.first === "object" && it.first !== null) it = it.first;
  if (typeof it === "string") return undefined;
  if ("origin" in it && "node" in it && typeof it.node === "object" && it.node !== null) it = it.node;
  return isNode(it) ? it : undefined;
}

const isNode = (it: object): it is Node => "kind" in it && "parent" in it && "start" in it;

/** A file of which all is read by whoever asks for more than its module. */
export function watchedSource(module: SourceFile["module"], latest: () => SourceFile): SourceFile {
  return {
    module,
    get text() {
      return latest().text;
    },
    get comments() {
      return latest().comments;
    },
    get pieces() {
      return latest().pieces;
    },
    get hasErrors() {
      return latest().hasErrors;
    },
    get isPython2() {
      return latest().isPython2;
    },
  };
}
