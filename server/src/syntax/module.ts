/** The module of a file. It outlives its text: an edit gives it other statements, and tells who has read the old ones. */

import type { Module, Piece, Statement } from "./ast.ts";

/** Who wants to know what is read of a module, because an edit may change it. */
export interface ModuleReader {
  /** Something was read that any edit of the file may change. */
  all(): void;
  /** A list was read off the whole module: an edit that leaves its elements as they are changes nothing. */
  list<T>(topic: symbol, key: object | string, read: () => readonly T[]): readonly T[];
}

/** What a module consists of, and nobody is told that it is read. */
export interface ModuleContent {
  readonly body: readonly Statement[];
  readonly piece: Piece;
}

export interface OpenModule extends Module {
  content: ModuleContent;
}

export function createModule(content: ModuleContent): OpenModule {
  const module: OpenModule = {
    kind: "module",
    start: 0,
    parent: undefined,
    reader: undefined,
    content,
    get body() {
      module.reader?.all();
      return module.content.body;
    },
    get piece() {
      module.reader?.all();
      return module.content.piece;
    },
    get end() {
      module.reader?.all();
      return module.content.piece.text.length;
    },
  };
  return module;
}

/**
 * Something that is made of a module as a whole, of which what rests on it needs a few elements only. `read` looks at
 * the content, or asks for other lists; the answer is the same list as long as its elements are the same.
 */
export function listOf<T>(module: Module, topic: symbol, key: object | string, read: () => readonly T[]): readonly T[] {
  return module.reader === undefined ? read() : module.reader.list(topic, key, read);
}
