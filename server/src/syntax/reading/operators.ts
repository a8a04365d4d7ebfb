import type { BooleanOperation, Comparison, Expression } from "../ast.ts";
import {
  adopt,
  adoptAll,
  childIndexes,
  endOf,
  expressionAt,
  isField,
  kindOf,
  parentOf,
  type Reading,
  sourceBetween,
  startOf,
} from "./reading.ts";
import { readErrorExpression } from "./strings.ts";

const operatorPattern = /not\s+in|is\s+not|in|is|and|or|[-+*/%@&|^<>=!]+/;

/** The operator written between two operands. */
function operatorBetween(reading: Reading, left: number, right: number): string {
  const source = sourceBetween(reading, endOf(reading, left), startOf(reading, right));
  const [operator = ""] = operatorPattern.exec(source) ?? [];
  return operator.replace(/\s+/, " ");
}

/** Operands of a node: its children without errors between them. */
function operandsOf(reading: Reading, index: number): number[] {
  return childIndexes(reading, index).filter((it) => kindOf(reading, it) !== "ERROR");
}

/** `a and b and c` nests to the left in the grammar; only the outermost is read, with all its operands. */
export function readBooleanOperation(reading: Reading, index: number): Expression | undefined {
  const operator = booleanOperator(reading, index);
  const parent = parentOf(reading, index);
  if (isField(reading, index, "left") && parent >= 0 && isBoolean(reading, parent, operator)) return undefined;

  const operands: Expression[] = [];
  let operation = index;
  for (;;) {
    const [left = -1, right = -1] = operandsOf(reading, operation);
    operands.push(expressionAt(reading, right));
    if (!isBoolean(reading, left, operator)) {
      operands.push(expressionAt(reading, left));
      break;
    }
    operation = left;
  }
  operands.reverse();
  const place = { start: startOf(reading, index), end: endOf(reading, index), piece: reading.piece, parent: undefined };
  const node: BooleanOperation = { kind: "booleanOperation", ...place, operator, operands };
  adoptAll(node, operands);
  return node;
}

function isBoolean(reading: Reading, index: number, operator: "and" | "or"): boolean {
  return index >= 0 && kindOf(reading, index) === "boolean_operator" && booleanOperator(reading, index) === operator;
}

function booleanOperator(reading: Reading, index: number): "and" | "or" {
  const [left = -1, right = -1] = operandsOf(reading, index);
  return operatorBetween(reading, left, right) === "or" ? "or" : "and";
}

/** A binary operation, and `int | None` in an annotation. */
export function readOperation(reading: Reading, index: number): Expression {
  const [first = -1, second = -1] = operandsOf(reading, index);
  const right = expressionAt(reading, second);
  // The grammar gives the minus of the pattern `-1+2j` to the whole.
  const minus = kindOf(reading, index) === "complex_pattern" && reading.text[startOf(reading, index)] === "-";
  const left = minus ? negated(reading, startOf(reading, index), first) : expressionAt(reading, first);
  const operator = operatorBetween(reading, first, second);
  const place = { start: startOf(reading, index), end: endOf(reading, index), piece: reading.piece, parent: undefined };
  const node: Expression = { kind: "binaryOperation", ...place, operator, left, right };
  adopt(node, left);
  adopt(node, right);
  return node;
}

function negated(reading: Reading, start: number, index: number): Expression {
  const operand = expressionAt(reading, index);
  const place = { start, end: operand.end, piece: reading.piece, parent: undefined };
  const node: Expression = { kind: "unaryOperation", ...place, operator: "-", operand };
  adopt(node, operand);
  return node;
}

export function readUnary(reading: Reading, index: number): Expression {
  const [inside = -1] = operandsOf(reading, index);
  const operand = expressionAt(reading, inside);
  const start = startOf(reading, index);
  const first = reading.text[start];
  const operator = first === "-" || first === "+" || first === "~" ? first : "not";
  const place = { start, end: endOf(reading, index), piece: reading.piece, parent: undefined };
  const node: Expression = { kind: "unaryOperation", ...place, operator, operand };
  adopt(node, operand);
  return node;
}

export function readComparison(reading: Reading, index: number): Expression {
  const indexes = operandsOf(reading, index);
  const operands = indexes.map((it) => expressionAt(reading, it));
  const operators: string[] = [];
  for (const [position, right] of indexes.entries()) {
    if (position > 0) operators.push(operatorBetween(reading, indexes[position - 1] ?? right, right));
  }
  if (operators.includes("<>")) reading.isPython2 = true;
  if (operands.length < 2) return readErrorExpression(reading, index);
  const place = { start: startOf(reading, index), end: endOf(reading, index), piece: reading.piece, parent: undefined };
  const node: Comparison = { kind: "comparison", ...place, operands, operators };
  adoptAll(node, operands);
  return node;
}
