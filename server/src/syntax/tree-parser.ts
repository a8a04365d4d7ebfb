import { Language, Parser } from "web-tree-sitter";
import { type Columns, createColumns, errorKind } from "./columns.ts";
import { type Grammar, readGrammar } from "./grammar.ts";
import { lowerByCursor } from "./lower-by-cursor.ts";

/** The two WebAssembly files, as bytes, so that they load alike in Node, in a bundle and in a browser worker. */
export interface GrammarFiles {
  readonly runtime: Uint8Array;
  readonly grammar: Uint8Array;
}

/** tree-sitter behind one function. Its trees do not leave this module. */
export interface TreeParser {
  readonly grammar: Grammar;
  /**
   * Parse `source` and lower it into columns, which the next call fills anew.
   *
   * @param shift added to every offset, for text that was put before the piece
   */
  parse(source: string, shift: number): Lowered;
}

export interface Lowered {
  readonly columns: Columns;
  readonly hasErrors: boolean;
}

export async function loadTreeParser(files: GrammarFiles): Promise<TreeParser> {
  await Parser.init({ wasmBinary: files.runtime, locateFile: (name: string) => name });
  const language = await Language.load(files.grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  const grammar = readGrammar(language);
  const columns = createColumns();
  return {
    grammar,
    parse(source, shift) {
      const tree = parser.parse(source);
      // Only a parser without a language or a cancelled one gives no tree.
      if (tree === null) throw new Error("tree-sitter gave no tree");
      try {
        lowerByCursor(tree, grammar.isPruned, shift, columns);
        return { columns, hasErrors: tree.rootNode.hasError };
      } finally {
        tree.delete();
      }
    },
  };
}

/** Code units inside error nodes, each unit counted once. */
export function errorUnits({ kind, start, end, next, count }: Columns): number {
  let units = 0;
  for (let index = 0; index < count; ) {
    const isError = kind[index] === errorKind;
    if (isError) units += (end[index] ?? 0) - (start[index] ?? 0);
    index = isError ? (next[index] ?? count) : index + 1;
  }
  return units;
}
