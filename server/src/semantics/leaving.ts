/** How a statement may be left: by an exception, for good, or not at all. Told from its shape alone. */

import type { Expression, FunctionDef, Statement } from "../syntax/ast.ts";

const EXITS = new Set(["sys.exit", "exit", "quit", "os._exit", "os.abort", "Exit"]);

/** A call that does not come back: it raises `SystemExit`, or ends or replaces the process. */
export function isExit(statement: Statement): boolean {
  if (statement.kind !== "expressionStatement" || statement.value.kind !== "call") return false;
  const { callee } = statement.value;
  if (callee.kind === "name") return EXITS.has(callee.id);
  if (callee.kind !== "attribute" || callee.object.kind !== "name") return false;
  const path = `${callee.object.id}.${callee.name}`;
  return EXITS.has(path) || /^os\.exec[lv]p?e?$/.test(path);
}

export function mayRaise(statement: Statement): boolean {
  switch (statement.kind) {
    case "pass":
    case "break":
    case "continue":
    case "global":
    case "nonlocal":
      return false;
    case "functionDef":
      return hasSideEffects(statement);
    case "assign":
      return !isPlain(statement.value) || !statement.targets.every(isPlain);
    case "return":
      return statement.value !== undefined && !isPlain(statement.value);
    case "expressionStatement":
      return !isPlain(statement.value);
    default:
      return true;
  }
}

function hasSideEffects(definition: FunctionDef): boolean {
  return (
    definition.decorators.length > 0 ||
    definition.parameters.some((it) => it.default !== undefined && !isPlain(it.default))
  );
}

/** A constant, a name, or an attribute of `self`-like names: reading or setting it hardly raises. */
export function isPlain(expression: Expression): boolean {
  switch (expression.kind) {
    case "name":
    case "string":
    case "integer":
    case "float":
    case "boolean":
    case "none":
    case "ellipsis":
      return true;
    case "attribute":
      return expression.object.kind === "name";
    case "unaryOperation":
      return expression.operator === "not" && isPlain(expression.operand);
    case "sequence":
      return expression.elements.length === 0;
    case "dictionary":
      return expression.entries.length === 0;
    default:
      return false;
  }
}

export function isTrue(test: Expression): boolean {
  return (test.kind === "boolean" && test.value) || (test.kind === "integer" && test.value !== 0n);
}

export function catchesAll(type: Expression | undefined): boolean {
  return type === undefined || (type.kind === "name" && (type.id === "BaseException" || type.id === "Exception"));
}
