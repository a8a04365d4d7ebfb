import { type Node, offsetOf, spanOf } from "../../server/src/syntax/ast.ts";
import type { SourceFile } from "../../server/src/syntax/source-file.ts";
import { childrenOf } from "../../server/src/syntax/walk.ts";

/** Every node of a file on a line of its own: depth, kind, place in the file, and whatever it holds besides nodes. */
export function dumpSyntax(file: SourceFile): string[] {
  const lines: string[] = [];
  const pending: { node: Node; depth: number }[] = [{ node: file.module, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, depth } = next;
    const { start, end } = spanOf(node);
    lines.push(`${depth} ${node.kind} ${start}-${end} ${detailOf(node)}`);
    for (const child of childrenOf(node).toReversed()) pending.push({ node: child, depth: depth + 1 });
  }
  return lines;
}

function detailOf(node: Node): string {
  const details: string[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (key === "start" || key === "end" || key === "kind" || key === "piece" || key === "parent") continue;
    if (key === "nameStart") details.push(`nameStart=${Number(value) + offsetOf(node.piece)}`);
    else if (Array.isArray(value)) details.push(`${key}=[${value.map(shown).join()}]`);
    else details.push(`${key}=${shown(value)}`);
  }
  return details.join(" ");
}

/** A node or interpolation is shown by its kind only: it has a line of its own. */
function shown(value: unknown): string {
  if (typeof value !== "object" || value === null)
    return typeof value === "string" ? JSON.stringify(value) : String(value);
  const { kind, conversion, hasFormat }: { kind?: unknown; conversion?: unknown; hasFormat?: unknown } = value;
  return kind === undefined ? `{${String(conversion)} ${String(hasFormat)}}` : `(${String(kind)})`;
}

/** What is wrong with the links of a file: parents, pieces and places. Empty for a sound file. */
export function brokenLinks(file: SourceFile): string[] {
  const problems: string[] = [];
  const pending: Node[] = [file.module];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const { start, end } = spanOf(node);
    if (start < 0 || end < start || end > file.text.length) problems.push(`${node.kind} at ${start}-${end}`);
    for (const child of childrenOf(node)) {
      if (child.parent !== node) problems.push(`${child.kind} in ${node.kind} has another parent`);
      const inner = spanOf(child);
      if (inner.start < start || inner.end > end)
        problems.push(`${child.kind} reaches out of ${node.kind} at ${start}`);
      pending.push(child);
    }
  }
  for (const piece of file.pieces.flatMap((it) => [it, ...it.members])) {
    const there = file.text.slice(offsetOf(piece), offsetOf(piece) + piece.text.length);
    if (there !== piece.text) problems.push(`piece at ${offsetOf(piece)} is not there`);
  }
  return problems;
}
