import type { Comprehension, Entry, Expression, ForClause, Sequence } from "../ast.ts";
import {
  adopt,
  adoptAll,
  childIndexes,
  childInField,
  endOf,
  expressionAt,
  expressionIn,
  expressionsOf,
  isField,
  kindOf,
  placeOf,
  type Reading,
  sourceBetween,
  startOf,
  withChildren,
} from "./reading.ts";
import { readErrorExpression } from "./strings.ts";

/**
 * One expression as it is; several, or one with a comma behind it, as a tuple that ends with its last comma.
 *
 * @param end where to look for that comma
 */
export function tupleOf(reading: Reading, indexes: readonly number[], end: number): Expression {
  const elements = indexes.map((it) => expressionAt(reading, it));
  const [only] = elements;
  const last = indexes.at(-1);
  if (only === undefined || last === undefined) return expressionAt(reading, -1);

  const lastEnd = endOf(reading, last);
  const hasComma = sourceBetween(reading, lastEnd, end).startsWith(",");
  if (elements.length === 1 && !hasComma) return only;
  const tupleEnd = hasComma ? reading.text.indexOf(",", lastEnd) + 1 : lastEnd;
  const place = { start: startOf(reading, indexes[0] ?? last), end: tupleEnd, piece: reading.piece, parent: undefined };
  const node: Sequence = { kind: "sequence", ...place, form: "tuple", elements };
  adoptAll(node, elements);
  return node;
}

export function readSequence(reading: Reading, index: number, form: Sequence["form"]): Expression {
  const elements = expressionsOf(reading, index);
  const node: Sequence = { kind: "sequence", ...placeOf(reading, index), form, elements };
  adoptAll(node, elements);
  return node;
}

export function readDictionary(reading: Reading, index: number): Expression {
  const entries: Entry[] = [];
  for (const child of childIndexes(reading, index)) {
    const kind = kindOf(reading, child);
    if (kind === "pair") {
      const key = expressionIn(reading, child, "key");
      entries.push(entry(reading, child, key, expressionAt(reading, childInField(reading, child, "value"))));
    } else if (kind === "dictionary_splat") {
      entries.push(entry(reading, child, undefined, expressionAt(reading, child + 1)));
    }
  }
  const place = placeOf(reading, index);
  const node: Expression = { kind: "dictionary", ...place, entries };
  adoptAll(node, entries);
  return node;
}

/** What stands in a subscript: `a[*b]` has a tuple of one. */
export function subscriptOf(reading: Reading, indexes: readonly number[], end: number): Expression {
  const index = tupleOf(reading, indexes, end);
  if (index.kind !== "starred") return index;
  const place = { start: index.start, end: index.end, piece: reading.piece, parent: undefined };
  return withChildren({ kind: "sequence", ...place, form: "tuple", elements: [index] }, index);
}

/** Targets in brackets: `(a)` is no tuple, `(a,)` is one. */
export function readTuplePattern(reading: Reading, index: number): Expression {
  const elements = childIndexes(reading, index);
  const [only] = elements;
  const source = elements.length === 1 ? sourceBetween(reading, endOf(reading, index + 1), endOf(reading, index)) : ",";
  return only === undefined || source.startsWith(",")
    ? readSequence(reading, index, "tuple")
    : expressionAt(reading, only);
}

function entry(reading: Reading, index: number, key: Expression | undefined, value: Expression): Entry {
  return withChildren({ kind: "entry", ...placeOf(reading, index), key, value }, key, value);
}

export function readComprehension(reading: Reading, index: number, form: Comprehension["form"]): Expression {
  const body = childInField(reading, index, "body");
  const isPair = kindOf(reading, body) === "pair";
  const element = isPair ? expressionIn(reading, body, "value") : expressionAt(reading, body);
  const key = isPair ? expressionIn(reading, body, "key") : undefined;
  const clauses = readClauses(reading, index);
  if (element === undefined) return readErrorExpression(reading, index);
  const node: Comprehension = { kind: "comprehension", ...placeOf(reading, index), form, element, key, clauses };
  return withChildren(node, element, key, ...clauses);
}

function readClauses(reading: Reading, index: number): ForClause[] {
  const clauses: ForClause[] = [];
  let conditions: Expression[] = [];
  for (const child of childIndexes(reading, index)) {
    const kind = kindOf(reading, child);
    if (kind === "for_in_clause") {
      conditions = [];
      clauses.push(readForClause(reading, child, conditions));
    } else if (kind === "if_clause") {
      const clause = clauses.at(-1);
      const condition = expressionAt(reading, child + 1);
      conditions.push(condition);
      if (clause === undefined) continue;
      // The clause is still being read and known to nobody.
      const growing: { end: number } = clause;
      growing.end = endOf(reading, child);
      adopt(clause, condition);
    }
  }
  return clauses;
}

function readForClause(reading: Reading, index: number, conditions: readonly Expression[]): ForClause {
  const target = expressionAt(reading, childInField(reading, index, "left"));
  const iterables = childIndexes(reading, index).filter((it) => isField(reading, it, "right"));
  const iterable = tupleOf(reading, iterables, endOf(reading, index));
  const isAsync = reading.text.startsWith("async", startOf(reading, index));
  const node: ForClause = { kind: "forClause", ...placeOf(reading, index), target, iterable, conditions, isAsync };
  return withChildren(node, target, iterable);
}
