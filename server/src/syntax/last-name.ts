import type { Expression } from "./ast.ts";

/** The last name of what is written: `path` of `os.path`, `open` of `open`; empty for an expression that ends in none. */
export function lastName(expression: Expression): string {
  if (expression.kind === "attribute") return expression.name;
  return expression.kind === "name" ? expression.id : "";
}
