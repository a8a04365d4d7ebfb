import type { Tree } from "web-tree-sitter";
import { appendNode, type Columns } from "./columns.ts";

/**
 * Fill `columns` from `tree` through the public interface of web-tree-sitter. Slow (half of the parse again) and sure:
 * the reading of the heap is checked against it and gives way to it.
 *
 * @param isPruned by symbol: nodes that are left out with everything in them
 * @param shift added to every offset
 */
export function lowerByCursor(tree: Tree, isPruned: Uint8Array, shift: number, columns: Columns): void {
  columns.count = 0;
  const cursor = tree.walk();
  let parent = -1;
  for (;;) {
    const kind = cursor.nodeTypeId;
    let index = -1;
    if (cursor.nodeIsNamed && isPruned[kind] !== 1) {
      const start = cursor.startIndex + shift;
      index = appendNode(columns, kind, start, cursor.endIndex + shift, parent, cursor.currentFieldId);
    }
    if (index >= 0 && cursor.gotoFirstChild()) {
      parent = index;
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) {
        cursor.delete();
        return;
      }
      columns.next[parent] = columns.count;
      parent = columns.parent[parent] ?? -1;
    }
  }
}
