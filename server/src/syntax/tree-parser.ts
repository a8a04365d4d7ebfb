import { Language, Parser, type Tree } from "web-tree-sitter";
import { type Columns, createColumns, errorKind } from "./columns.ts";
import { type Grammar, readGrammar } from "./grammar.ts";
import { lowerByCursor } from "./lower-by-cursor.ts";
import { createLowerByHeap, type Heap } from "./lower-by-heap.ts";

/** The two WebAssembly files, as bytes, so that they load alike in Node, in a bundle and in a browser worker. */
export interface GrammarFiles {
  readonly runtime: Uint8Array;
  readonly grammar: Uint8Array;
}

/** tree-sitter behind one function. Its trees do not leave this module. */
export interface TreeParser {
  readonly grammar: Grammar;
  /** Whether trees are read from memory; slower but alike where not. */
  readonly isHeapReadable: boolean;
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
  const memory = await initialise(files.runtime);
  const language = await Language.load(files.grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  const grammar = readGrammar(language);
  const columns = createColumns();

  const byCursor: Lower = (tree, shift, into) => lowerByCursor(tree, grammar.isPruned, shift, into);
  const parseWith = (lower: Lower, source: string, shift: number, into: Columns): Lowered => {
    const tree = parser.parse(source);
    // Only a parser without a language or a cancelled one gives no tree.
    if (tree === null) throw new Error("tree-sitter gave no tree");
    try {
      lower(tree, shift, into);
      return { columns: into, hasErrors: tree.rootNode.hasError };
    } finally {
      tree.delete();
    }
  };

  const byHeap = createLowerByHeap(memory, language, grammar.isPruned);
  const isHeapReadable = byHeap !== undefined && agreesWithCursor(parseWith, byHeap, byCursor);
  const lower = isHeapReadable ? byHeap : byCursor;
  return { grammar, isHeapReadable, parse: (source, shift) => parseWith(lower, source, shift, columns) };
}

type Lower = (tree: Tree, shift: number, columns: Columns) => void;
type ParseWith = (lower: Lower, source: string, shift: number, into: Columns) => Lowered;

/** web-tree-sitter has one runtime for each process, whose memory only the first to start it is handed. */
let runtime: Promise<Heap> | undefined;

function initialise(wasmBinary: Uint8Array): Promise<Heap> {
  runtime ??= start(wasmBinary);
  return runtime;
}

async function start(wasmBinary: Uint8Array): Promise<Heap> {
  const heap: Heap = { HEAPU32: new Uint32Array(), HEAPU16: new Uint16Array(), HEAPU8: new Uint8Array() };
  // The options become the module: its views are put into them, and replaced there when the memory grows.
  const options = { ...heap, wasmBinary, locateFile: (name: string) => name };
  await Parser.init(options);
  return options;
}

/** Whether both ways of lowering give the same for a sample with everything that they have to tell apart. */
function agreesWithCursor(parseWith: ParseWith, byHeap: Lower, byCursor: Lower): boolean {
  const [mine, sure] = [createColumns(), createColumns()];
  return samples.every((sample) => {
    parseWith(byHeap, sample, 0, mine);
    parseWith(byCursor, sample, 0, sure);
    return areEqual(mine, sure);
  });
}

export function areEqual(a: Columns, b: Columns): boolean {
  if (a.count !== b.count) return false;
  const isSame = (first: Int32Array, second: Int32Array) => {
    for (let index = 0; index < a.count; index++) if (first[index] !== second[index]) return false;
    return true;
  };
  return (
    isSame(a.kind, b.kind) &&
    isSame(a.start, b.start) &&
    isSame(a.end, b.end) &&
    isSame(a.parent, b.parent) &&
    isSame(a.next, b.next) &&
    isSame(a.field, b.field)
  );
}

/** Aliases, fields in hidden nodes, leaves of both forms, extras between children, and errors with many children. */
const samples: readonly string[] = [
  `# comment
import os.path as p, sys
from . import *
@decorated
async def f(a, *args: int, b=1, **kw) -> "x":  # comment
    if a: return [*b, *c.d], {**e}
    elif not a in b is not c: print >>x, y
    else:
        with (open(a) as f, g): pass
    x = y = lambda *, z: (yield)
    for i, (j, k) in a[1:2, ...]: del a, b
    f"{a!r:{b}}" 'a\\n' b""
    try: exec "a" in b
    except (A, B) as e: raise E from f
    finally: nonlocal g
class ${"a".repeat(300)}(B, metaclass=C[D]):
    match x:  # comment
        case Point(x=0, y=-1) | [a, *_] | {"k": v, **r} if g: pass
        case a.b as c: ...
type X[T] = int | None
${" ".repeat(300)}

`,
  `def f(\n  x = [1, 2\ny = ${"a b ".repeat(200)}\n`,
  "",
  "((((",
];

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
