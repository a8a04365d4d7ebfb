import type { Language, Tree } from "web-tree-sitter";
import { appendNode, type Columns, errorKind } from "./columns.ts";

/**
 * Reads trees straight from the memory of tree-sitter, which takes a tenth of the time that its public cursor takes.
 * The layout is that of `lib/src/subtree.h` and `lib/src/parser.h` for 32-bit pointers. It is no public interface:
 * the version of web-tree-sitter is pinned, and `tree-parser.ts` compares the result with the cursor's at the start.
 *
 *     Subtree           8 bytes: a leaf of its own if bit 0 is set, a pointer to a record otherwise
 *     record           76 bytes: padding at 4, size at 16, child count at 36, symbol at 40, flags at 44, production at 66;
 *                                the children, as Subtrees, end where the record starts
 *
 * All sizes are in bytes of UTF-16, two to a code unit.
 */
export type LowerByHeap = (tree: Tree, shift: number, columns: Columns) => void;

/** The memory of the WebAssembly module, which is replaced when it grows. */
export interface Heap {
  readonly HEAPU32: Uint32Array;
  readonly HEAPU16: Uint16Array;
  readonly HEAPU8: Uint8Array;
}

/** Where `TSLanguage` keeps what is needed, in bytes from its start. */
const languageLayout = {
  fieldMapSlices: 64,
  fieldMapEntries: 68,
  symbolMetadata: 72,
  publicSymbols: 76,
  aliasSequences: 84,
  aliasSequenceLength: 36,
  productionCount: 28,
  symbolCount: 4,
  aliasCount: 8,
};

interface Tables {
  readonly publicSymbols: Uint16Array;
  /** By symbol: bit 0 visible, bit 1 named. */
  readonly flags: Uint8Array;
  readonly aliasLength: number;
  readonly aliases: Uint16Array;
  /** By production and child: the field, 0 for none. */
  readonly fields: readonly (Uint8Array | undefined)[];
}

export function createLowerByHeap(heap: Heap, language: Language, isPruned: Uint8Array): LowerByHeap | undefined {
  const address = addressOf(language);
  if (address === undefined) return undefined;
  let frames = createFrames(64);
  const tables = readTables(heap, address);
  return (tree, shift, columns) => {
    const root = addressOf(tree);
    if (root === undefined) return;
    frames = lowerSubtrees(heap, root, tables, isPruned, shift, columns, frames);
  };
}

/** web-tree-sitter keeps the address of what it wraps at index 0. */
function addressOf(wrapper: object): number | undefined {
  const address: unknown = Reflect.get(wrapper, 0);
  return typeof address === "number" && address > 0 ? address : undefined;
}

function readTables({ HEAPU32, HEAPU16, HEAPU8 }: Heap, language: number): Tables {
  const word = (offset: number) => HEAPU32[(language + offset) >> 2] ?? 0;
  const symbolCount = word(languageLayout.symbolCount) + word(languageLayout.aliasCount);
  const productionCount = word(languageLayout.productionCount);
  const aliasLength = HEAPU16[(language + languageLayout.aliasSequenceLength) >> 1] ?? 0;
  const half = (address: number, length: number) => HEAPU16.slice(address >> 1, (address >> 1) + length);

  const metadata = word(languageLayout.symbolMetadata);
  const flags = new Uint8Array(0x10000);
  for (let symbol = 0; symbol < symbolCount; symbol++) {
    const isVisible = HEAPU8[metadata + symbol * 3] === 1;
    const isNamed = HEAPU8[metadata + symbol * 3 + 1] === 1;
    flags[symbol] = (isVisible ? 1 : 0) | (isNamed ? 2 : 0);
  }

  const slices = word(languageLayout.fieldMapSlices);
  const entries = word(languageLayout.fieldMapEntries);
  const fields = Array.from({ length: productionCount }, (_, production) => {
    const first = HEAPU16[(slices + production * 4) >> 1] ?? 0;
    const length = HEAPU16[((slices + production * 4) >> 1) + 1] ?? 0;
    if (length === 0) return undefined;
    const byChild = new Uint8Array(256);
    for (let entry = entries + first * 4; entry < entries + (first + length) * 4; entry += 4) {
      const field = HEAPU16[entry >> 1] ?? 0;
      const child = HEAPU8[entry + 2] ?? 0;
      const isInherited = HEAPU8[entry + 3] !== 0;
      if (!isInherited && byChild[child] === 0) byChild[child] = field;
    }
    return byChild;
  });

  return {
    publicSymbols: half(word(languageLayout.publicSymbols), symbolCount),
    flags,
    aliasLength,
    aliases: half(word(languageLayout.aliasSequences), productionCount * aliasLength),
    fields,
  };
}

/** The path from the root to the node being read: what is still to do of each node on it. */
interface Frames {
  /** Address of the next child. */
  child: Int32Array;
  /** Address behind the last child. */
  end: Int32Array;
  /** Children so far that are no extras, such as comments: aliases and fields count those only. */
  structural: Int32Array;
  production: Int32Array;
  /** Index of the nearest node in the columns. */
  node: Int32Array;
  /** Field that a hidden node hands on to its children. */
  field: Int32Array;
  /** Whether the columns close `node` when this frame ends. */
  owns: Uint8Array;
}

function createFrames(capacity: number): Frames {
  const column = () => new Int32Array(capacity);
  return {
    child: column(),
    end: column(),
    structural: column(),
    production: column(),
    node: column(),
    field: column(),
    owns: new Uint8Array(capacity),
  };
}

function grownFrames(frames: Frames): Frames {
  const grown = createFrames(frames.child.length * 2);
  grown.child.set(frames.child);
  grown.end.set(frames.end);
  grown.structural.set(frames.structural);
  grown.production.set(frames.production);
  grown.node.set(frames.node);
  grown.field.set(frames.field);
  grown.owns.set(frames.owns);
  return grown;
}

function lowerSubtrees(
  { HEAPU32, HEAPU16, HEAPU8 }: Heap,
  root: number,
  { publicSymbols, flags, aliases, aliasLength, fields }: Tables,
  isPruned: Uint8Array,
  shift: number,
  columns: Columns,
  startFrames: Frames,
): Frames {
  columns.count = 0;
  let frames = startFrames;
  // The root stands at the start of the tree's record, as if it were the only child of a hidden node.
  frames.child[0] = root;
  frames.end[0] = root + 8;
  frames.structural[0] = 0;
  frames.production[0] = 0;
  frames.field[0] = 0;
  frames.owns[0] = 0;
  frames.node[0] = -1;
  let depth = 0;
  /** Bytes before the next subtree and its padding. */
  let position = 0;

  while (depth >= 0) {
    const slot = frames.child[depth] ?? 0;
    const parent = frames.node[depth] ?? -1;
    if (slot === frames.end[depth]) {
      if (frames.owns[depth] === 1) columns.next[parent] = columns.count;
      depth--;
      continue;
    }
    frames.child[depth] = slot + 8;

    const word = HEAPU32[slot >> 2] ?? 0;
    const isInline = (word & 1) === 1;
    const bits = isInline ? word >> 1 : (HEAPU8[word + 44] ?? 0);
    const padding = (isInline ? HEAPU8[slot + 6] : HEAPU32[(word + 4) >> 2]) ?? 0;
    const size = (isInline ? HEAPU8[slot + 7] : HEAPU32[(word + 16) >> 2]) ?? 0;
    const childCount = isInline ? 0 : (HEAPU32[(word + 36) >> 2] ?? 0);
    let symbol = (isInline ? HEAPU8[slot + 1] : HEAPU16[(word + 40) >> 1]) ?? 0;
    let isVisible = (bits & 1) === 1;
    let isNamed = (bits & 2) === 2;
    let field = 0;

    const isExtra = (bits & 4) === 4;
    if (!isExtra) {
      const production = frames.production[depth] ?? 0;
      const structural = frames.structural[depth] ?? 0;
      frames.structural[depth] = structural + 1;
      field = fields[production]?.[structural] ?? 0;
      if (field === 0) field = frames.field[depth] ?? 0;
      // Error nodes have thousands of children and no aliases.
      const alias =
        production === 0 || structural >= aliasLength ? 0 : (aliases[production * aliasLength + structural] ?? 0);
      if (alias !== 0) {
        symbol = alias;
        isVisible = ((flags[alias] ?? 0) & 1) === 1;
        isNamed = ((flags[alias] ?? 0) & 2) === 2;
      }
    }

    const start = position + padding;
    const kind = symbol === errorKind ? symbol : (publicSymbols[symbol] ?? 0);
    if (isVisible && (!isNamed || isPruned[kind] === 1)) {
      position = start + size;
      continue;
    }
    let node = parent;
    if (isVisible) node = appendNode(columns, kind, shift + (start >> 1), shift + ((start + size) >> 1), parent, field);
    if (childCount === 0) {
      position = start + size;
      continue;
    }
    depth++;
    if (depth === frames.child.length) frames = grownFrames(frames);
    frames.child[depth] = word - childCount * 8;
    frames.end[depth] = word;
    frames.structural[depth] = 0;
    frames.production[depth] = HEAPU16[(word + 66) >> 1] ?? 0;
    frames.node[depth] = node;
    frames.field[depth] = isVisible ? 0 : field;
    frames.owns[depth] = isVisible ? 1 : 0;
  }
  return frames;
}
