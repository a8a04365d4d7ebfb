import type { Argument, Call, Comprehension, Entry, Expression, ForClause, Node, Sequence, Slice } from "../ast.ts";
import { readFloat, readInteger } from "./numbers.ts";
import { readBooleanOperation, readComparison, readOperation, readUnary } from "./operators.ts";
import { readParameters } from "./parameters.ts";
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
  nextOf,
  type Reading,
  sourceBetween,
  sourceOf,
  startOf,
} from "./reading.ts";
import { readConcatenatedString, readErrorExpression, readString } from "./strings.ts";

/** Reads one node of the columns; `undefined` where the parent reads it on its own. */
export type ReadExpression = (reading: Reading, index: number) => Expression | undefined;

/** How each kind of the grammar that is an expression is read. */
export const expressionReaders: Readonly<Record<string, ReadExpression>> = {
  identifier: readName,
  keyword_identifier: readOnly,
  dotted_name: readDottedName,
  parenthesized_expression: readOnly,
  as_pattern_target: readOnly,
  type: readOnly,
  attribute: readAttribute,
  member_type: readMemberType,
  subscript: readSubscript,
  generic_type: readGenericType,
  slice: readSlice,
  call: readCall,
  string: readString,
  concatenated_string: readConcatenatedString,
  integer: readInteger,
  float: readFloat,
  true: (reading, index) => ({ kind: "boolean", ...placeOf(reading, index), value: true }),
  false: (reading, index) => ({ kind: "boolean", ...placeOf(reading, index), value: false }),
  none: (reading, index) => ({ kind: "none", ...placeOf(reading, index) }),
  ellipsis: (reading, index) => ({ kind: "ellipsis", ...placeOf(reading, index) }),
  boolean_operator: readBooleanOperation,
  binary_operator: readOperation,
  union_type: readOperation,
  not_operator: readUnary,
  unary_operator: readUnary,
  comparison_operator: readComparison,
  conditional_expression: readConditional,
  lambda: readLambda,
  list: (reading, index) => readSequence(reading, index, "list"),
  list_pattern: (reading, index) => readSequence(reading, index, "list"),
  tuple: (reading, index) => readSequence(reading, index, "tuple"),
  tuple_pattern: (reading, index) => readSequence(reading, index, "tuple"),
  expression_list: (reading, index) => readSequence(reading, index, "tuple"),
  pattern_list: (reading, index) => readSequence(reading, index, "tuple"),
  set: (reading, index) => readSequence(reading, index, "set"),
  dictionary: readDictionary,
  list_comprehension: (reading, index) => readComprehension(reading, index, "list"),
  set_comprehension: (reading, index) => readComprehension(reading, index, "set"),
  dictionary_comprehension: (reading, index) => readComprehension(reading, index, "dictionary"),
  generator_expression: (reading, index) => readComprehension(reading, index, "generator"),
  list_splat: readStarred,
  list_splat_pattern: readStarred,
  splat_type: readStarred,
  parenthesized_list_splat: readOnly,
  await: readAwait,
  yield: readYield,
  named_expression: readWalrus,
  as_pattern: readErrorExpression,
  constrained_type: readErrorExpression,
  complex_pattern: readErrorExpression,
};

export function placeOf(reading: Reading, index: number) {
  return { start: startOf(reading, index), end: endOf(reading, index), piece: reading.piece, parent: undefined };
}

/** Set the parent of `children` to `node` and return it. */
export function withChildren<T extends Node>(node: T, ...children: readonly (Node | undefined)[]): T {
  for (const child of children) adopt(node, child);
  return node;
}

/** A name; what tree-sitter put in where one is missing is none. */
function readName(reading: Reading, index: number): Expression {
  const place = placeOf(reading, index);
  if (place.start === place.end) return { kind: "errorExpression", ...place, parts: [] };
  return { kind: "name", ...place, id: sourceOf(reading, index) };
}

/** The only expression inside; brackets leave no trace. */
function readOnly(reading: Reading, index: number): Expression {
  const inside = expressionsOf(reading, index);
  const [only] = inside;
  return inside.length === 1 && only !== undefined ? only : readErrorExpression(reading, index);
}

function readDottedName(reading: Reading, index: number): Expression {
  const names = childIndexes(reading, index);
  let object = expressionAt(reading, names[0] ?? -1);
  for (const name of names.slice(1)) object = attributeOf(reading, object, name);
  return object;
}

function attributeOf(reading: Reading, object: Expression, name: number): Expression {
  const { piece } = reading;
  const nameStart = startOf(reading, name);
  const place = { start: object.start, end: endOf(reading, name), piece, parent: undefined };
  return withChildren({ kind: "attribute", ...place, object, name: sourceOf(reading, name), nameStart }, object);
}

function readAttribute(reading: Reading, index: number): Expression {
  const object = expressionAt(reading, childInField(reading, index, "object"));
  const name = childInField(reading, index, "attribute");
  const place = placeOf(reading, index);
  const nameStart = name < 0 ? place.end : startOf(reading, name);
  const spelled = name < 0 ? "" : sourceOf(reading, name);
  return withChildren({ kind: "attribute", ...place, object, name: spelled, nameStart }, object);
}

function readMemberType(reading: Reading, index: number): Expression {
  const [object = -1, name = -1] = childIndexes(reading, index);
  return name < 0 ? readErrorExpression(reading, index) : attributeOf(reading, expressionAt(reading, object), name);
}

function readSubscript(reading: Reading, index: number): Expression {
  const object = expressionAt(reading, childInField(reading, index, "value"));
  const subscripts = childIndexes(reading, index).filter((it) => isField(reading, it, "subscript"));
  const inside = tupleOf(reading, subscripts, endOf(reading, index) - 1);
  return withChildren({ kind: "subscript", ...placeOf(reading, index), object, index: inside }, object, inside);
}

function readGenericType(reading: Reading, index: number): Expression {
  const [object = -1, parameters = -1] = childIndexes(reading, index);
  const inside = tupleOf(reading, childIndexes(reading, parameters), endOf(reading, index) - 1);
  const value = expressionAt(reading, object);
  return withChildren({ kind: "subscript", ...placeOf(reading, index), object: value, index: inside }, value, inside);
}

/** One expression as it is; several, or one with a comma behind it, as a tuple. */
export function tupleOf(reading: Reading, indexes: readonly number[], end: number): Expression {
  const elements = indexes.map((it) => expressionAt(reading, it));
  const [first] = elements;
  const last = indexes.at(-1);
  if (first === undefined || last === undefined) return expressionAt(reading, -1);

  const comma = sourceBetween(reading, endOf(reading, last), end).startsWith(",");
  if (elements.length === 1 && !comma) return first;
  const place = { start: startOf(reading, indexes[0] ?? last), end: endOf(reading, last), piece: reading.piece };
  return withChildren({ kind: "sequence", ...place, parent: undefined, form: "tuple", elements }, ...elements);
}

function readSlice(reading: Reading, index: number): Expression {
  const bounds: [Expression | undefined, Expression | undefined, Expression | undefined] = [
    undefined,
    undefined,
    undefined,
  ];
  let position = 0;
  let at = startOf(reading, index);
  for (const child of childIndexes(reading, index)) {
    position += sourceBetween(reading, at, startOf(reading, child)).split(":").length - 1;
    if (reading.expressions[child] !== undefined && position < 3) bounds[position] = expressionAt(reading, child);
    at = endOf(reading, child);
  }
  const [lower, upper, step] = bounds;
  const node: Slice = { kind: "slice", ...placeOf(reading, index), lower, upper, step };
  return withChildren(node, lower, upper, step);
}

function readCall(reading: Reading, index: number): Expression {
  const callee = expressionAt(reading, childInField(reading, index, "function"));
  const list = childInField(reading, index, "arguments");
  const node: Call = { kind: "call", ...placeOf(reading, index), callee, arguments: readArguments(reading, list) };
  adopt(node, callee);
  adoptAll(node, node.arguments);
  return node;
}

/** The arguments of a call or the bases of a class; `list` is the index of their list, or -1. */
export function readArguments(reading: Reading, list: number): Argument[] {
  const found: Argument[] = [];
  if (list < 0) return found;
  if (kindOf(reading, list) === "generator_expression") return [argument(reading, list, undefined, undefined, list)];

  const end = nextOf(reading, list);
  for (let child = list + 1; child < end; child = nextOf(reading, child)) {
    const kind = kindOf(reading, child);
    if (kind === "keyword_argument") {
      const name = childInField(reading, child, "name");
      const value = childInField(reading, child, "value");
      found.push(argument(reading, child, sourceOf(reading, name), undefined, value));
    } else if (kind === "dictionary_splat" || kind === "list_splat") {
      found.push(argument(reading, child, undefined, kind === "list_splat" ? "*" : "**", child + 1));
    } else if (reading.expressions[child] !== undefined) {
      found.push(argument(reading, child, undefined, undefined, child));
    }
  }
  return found;
}

function argument(
  reading: Reading,
  index: number,
  name: string | undefined,
  unpack: Argument["unpack"],
  valueIndex: number,
): Argument {
  const value = expressionAt(reading, valueIndex);
  const node: Argument = { kind: "argument", ...placeOf(reading, index), name, unpack, value };
  adopt(node, value);
  return node;
}

function readConditional(reading: Reading, index: number): Expression {
  const [body, test, orelse] = expressionsOf(reading, index);
  if (body === undefined || test === undefined || orelse === undefined) return readErrorExpression(reading, index);
  return withChildren({ kind: "conditional", ...placeOf(reading, index), test, body, orelse }, test, body, orelse);
}

function readLambda(reading: Reading, index: number): Expression {
  const parameters = readParameters(reading, childInField(reading, index, "parameters"));
  const body = expressionAt(reading, childInField(reading, index, "body"));
  return withChildren({ kind: "lambda", ...placeOf(reading, index), parameters, body }, ...parameters, body);
}

function readSequence(reading: Reading, index: number, form: Sequence["form"]): Expression {
  const elements = expressionsOf(reading, index);
  const node: Sequence = { kind: "sequence", ...placeOf(reading, index), form, elements };
  adoptAll(node, elements);
  return node;
}

function readDictionary(reading: Reading, index: number): Expression {
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

function entry(reading: Reading, index: number, key: Expression | undefined, value: Expression): Entry {
  return withChildren({ kind: "entry", ...placeOf(reading, index), key, value }, key, value);
}

function readComprehension(reading: Reading, index: number, form: Comprehension["form"]): Expression {
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
      if (clause !== undefined) adopt(clause, condition);
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

function readStarred(reading: Reading, index: number): Expression {
  const value = expressionAt(reading, index + 1);
  return withChildren({ kind: "starred", ...placeOf(reading, index), value }, value);
}

function readAwait(reading: Reading, index: number): Expression {
  const value = expressionAt(reading, index + 1);
  return withChildren({ kind: "await", ...placeOf(reading, index), value }, value);
}

function readYield(reading: Reading, index: number): Expression {
  const place = placeOf(reading, index);
  const [value] = expressionsOf(reading, index);
  const isFrom = /^yield[\s\\]+from\b/.test(reading.text.slice(place.start, value?.start ?? place.end));
  return withChildren({ kind: "yield", ...place, isFrom, value }, value);
}

function readWalrus(reading: Reading, index: number): Expression {
  const target = expressionIn(reading, index, "name");
  const value = expressionIn(reading, index, "value");
  if (target?.kind !== "name" || value === undefined) return readErrorExpression(reading, index);
  return withChildren({ kind: "walrus", ...placeOf(reading, index), target, value }, target, value);
}
