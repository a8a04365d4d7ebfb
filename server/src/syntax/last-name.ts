import type { Span } from "../text/span.ts";
import { type Attribute, type Expression, offsetOf } from "./ast.ts";

/** The last name of what is written: `path` of `os.path`, `open` of `open`; empty for an expression that ends in none. */
export function lastName(expression: Expression): string {
  if (expression.kind === "attribute") return expression.name;
  return expression.kind === "name" ? expression.id : "";
}

/** The place of the name of an attribute: of `b` in `a.b`. */
export function nameSpanOf(node: Attribute): Span {
  const offset = offsetOf(node.piece);
  return { start: offset + node.nameStart, end: offset + node.end };
}
