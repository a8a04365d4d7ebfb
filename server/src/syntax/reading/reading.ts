import type { ErrorExpression, Expression, Node, Piece, Statement } from "../ast.ts";
import { type Columns, errorKind } from "../columns.ts";
import type { FieldName, Grammar } from "../grammar.ts";

/**
 * One piece on its way from columns to `ast`. Nodes are read from the last to the first, so that whatever a node needs
 * of its children is there already and no depth of nesting costs stack.
 */
export interface Reading {
  readonly columns: Columns;
  readonly grammar: Grammar;
  readonly piece: Piece;
  readonly text: string;
  /** By index in the columns: what has been read there. */
  readonly expressions: (Expression | undefined)[];
  readonly statements: (Statement | undefined)[];
  /** Python 2's backticks, whose insides are parsed afterwards. */
  readonly backticks: ErrorExpression[];
  /** Index of the node that is being read. */
  current: number;
  /** Set when something is met that only Python 2 has. */
  isPython2: boolean;
}

export function startOf(reading: Reading, index: number): number {
  return reading.columns.start[index] ?? 0;
}

export function endOf(reading: Reading, index: number): number {
  return reading.columns.end[index] ?? 0;
}

export function nextOf(reading: Reading, index: number): number {
  return reading.columns.next[index] ?? reading.columns.count;
}

export function parentOf(reading: Reading, index: number): number {
  return reading.columns.parent[index] ?? -1;
}

export function kindOf(reading: Reading, index: number): string {
  const kind = reading.columns.kind[index] ?? 0;
  return kind === errorKind ? "ERROR" : (reading.grammar.kindNames[kind] ?? "");
}

export function sourceOf(reading: Reading, index: number): string {
  return reading.text.slice(startOf(reading, index), endOf(reading, index));
}

export function isField(reading: Reading, index: number, name: FieldName): boolean {
  return reading.columns.field[index] === reading.grammar.fields[name];
}

/** The first child in a field, or -1. */
export function childInField(reading: Reading, index: number, name: FieldName): number {
  const field = reading.grammar.fields[name];
  const end = nextOf(reading, index);
  for (let child = index + 1; child < end; child = nextOf(reading, child)) {
    if (reading.columns.field[child] === field) return child;
  }
  return -1;
}

/** The first child of a kind, or -1. */
export function childOfKind(reading: Reading, index: number, kind: string): number {
  const end = nextOf(reading, index);
  for (let child = index + 1; child < end; child = nextOf(reading, child)) {
    if (kindOf(reading, child) === kind) return child;
  }
  return -1;
}

export function childIndexes(reading: Reading, index: number): number[] {
  const children: number[] = [];
  const end = nextOf(reading, index);
  for (let child = index + 1; child < end; child = nextOf(reading, child)) children.push(child);
  return children;
}

/** The expression read at `index`; where there is none, an error in its place. */
export function expressionAt(reading: Reading, index: number): Expression {
  const expression = index < 0 ? undefined : reading.expressions[index];
  if (expression !== undefined) return expression;
  const start = startOf(reading, index < 0 ? reading.current : index);
  const end = index < 0 ? start : endOf(reading, index);
  return { kind: "errorExpression", start, end, piece: reading.piece, parent: undefined, parts: [] };
}

export function expressionIn(reading: Reading, index: number, name: FieldName): Expression | undefined {
  const child = childInField(reading, index, name);
  return child < 0 ? undefined : expressionAt(reading, child);
}

/** All children that are expressions. */
export function expressionsOf(reading: Reading, index: number): Expression[] {
  const found: Expression[] = [];
  const end = nextOf(reading, index);
  for (let child = index + 1; child < end; child = nextOf(reading, child)) {
    const expression = reading.expressions[child];
    if (expression !== undefined) found.push(expression);
  }
  return found;
}

/** All children that are statements. */
export function statementsOf(reading: Reading, index: number): Statement[] {
  const found: Statement[] = [];
  if (index < 0) return found;
  const end = nextOf(reading, index);
  for (let child = index + 1; child < end; child = nextOf(reading, child)) {
    const statement = reading.statements[child];
    if (statement !== undefined) found.push(statement);
  }
  return found;
}

/** Make `parent` the parent of `child`, which is known to nobody else yet. */
export function adopt(parent: Node, child: Node | undefined): void {
  if (child === undefined) return;
  const orphan: { parent: Node | undefined } = child;
  orphan.parent = parent;
}

export function adoptAll(parent: Node, children: readonly Node[]): void {
  for (const child of children) adopt(parent, child);
}

export function placeOf(reading: Reading, index: number) {
  return { start: startOf(reading, index), end: endOf(reading, index), piece: reading.piece, parent: undefined };
}

/** Set the parent of `children` to `node` and return it. */
export function withChildren<T extends Node>(node: T, ...children: readonly (Node | undefined)[]): T {
  for (const child of children) adopt(node, child);
  return node;
}

/** An identifier as Python compares it. */
export function identifierAt(reading: Reading, index: number): string {
  const source = sourceOf(reading, index);
  return isAscii.test(source) ? source : source.normalize("NFKC");
}

const isAscii = /^[\w.]*$/;

/** Source between two nodes without comments, line continuations and the space around it. */
export function sourceBetween(reading: Reading, start: number, end: number): string {
  const source = reading.text.slice(start, end).trim();
  return source.includes("#") || source.includes("\\") ? source.replace(/#[^\r\n]*|\\(?=[\r\n])/g, "").trim() : source;
}
