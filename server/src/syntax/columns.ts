/**
 * A syntax tree as columns of numbers, in preorder: the children of node `i` start at `i + 1`, and `next[i]` is the
 * index after its whole subtree. Only the named nodes that readers need are kept. One set of columns is filled again
 * and again: it lives between one parse and the reading of its result.
 */
export interface Columns {
  count: number;
  /** Symbol of the grammar; `errorKind` for an error node. */
  kind: Int32Array;
  /** UTF-16 code units from the start of the piece. */
  start: Int32Array;
  end: Int32Array;
  /** Index of the parent; -1 for the root. */
  parent: Int32Array;
  next: Int32Array;
  /** Field of the grammar under which the parent holds the node; 0 for none. */
  field: Int32Array;
}

/** The symbol tree-sitter gives to error nodes. */
export const errorKind = 0xffff;

export function createColumns(): Columns {
  const column = () => new Int32Array(1024);
  return {
    count: 0,
    kind: column(),
    start: column(),
    end: column(),
    parent: column(),
    next: column(),
    field: column(),
  };
}

/** Append a node whose subtree is closed later by setting `next`. */
export function appendNode(
  columns: Columns,
  kind: number,
  start: number,
  end: number,
  parent: number,
  field: number,
): number {
  const index = columns.count;
  if (index === columns.kind.length) growColumns(columns);
  columns.kind[index] = kind;
  columns.start[index] = start;
  columns.end[index] = end;
  columns.parent[index] = parent;
  columns.next[index] = index + 1;
  columns.field[index] = field;
  columns.count = index + 1;
  return index;
}

function growColumns(columns: Columns): void {
  const grown = (column: Int32Array) => {
    const larger = new Int32Array(column.length * 2);
    larger.set(column);
    return larger;
  };
  columns.kind = grown(columns.kind);
  columns.start = grown(columns.start);
  columns.end = grown(columns.end);
  columns.parent = grown(columns.parent);
  columns.next = grown(columns.next);
  columns.field = grown(columns.field);
}
