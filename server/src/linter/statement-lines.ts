/** Which lines a reader would call "the statement" around a place: a simple statement, or the head of a block. */

import type { Node } from "../syntax/ast.ts";
import { spanOf } from "../syntax/ast.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { childrenOf, isStatement } from "../syntax/walk.ts";
import type { Span } from "../text/span.ts";

/**
 * The simple statement around `offset`, or the head of the innermost block whose head is around it: up to the last thing
 * before the body, which for `class A:` is the name. `undefined` outside every statement.
 */
export function statementAround({ module }: SourceFile, offset: number): Span | undefined {
  let found: Span | undefined;
  let around: Node | undefined = module;
  while (around !== undefined) {
    const next: Node | undefined = childrenOf(around).find((it) => isAround(it, offset));
    if (next !== undefined && isStatementLike(next)) found = headOf(next);
    around = next;
  }
  return found;
}

function isAround(node: Node, offset: number): boolean {
  const { start, end } = spanOf(node);
  return start <= offset && offset < Math.max(end, start + 1);
}

function headOf(node: Node): Span {
  const { start, end } = spanOf(node);
  if (!("body" in node) || node.kind === "lambda" || node.kind === "conditional") return { start, end };

  const children = childrenOf(node);
  const [first] = node.body;
  const body = first === undefined ? -1 : children.indexOf(first);
  const beforeBody = body === -1 ? undefined : children[body - 1];
  return { start, end: beforeBody === undefined ? start : Math.max(start, spanOf(beforeBody).end) };
}

function isStatementLike(node: Node): boolean {
  return isStatement(node) || node.kind === "exceptHandler" || node.kind === "matchCase";
}
