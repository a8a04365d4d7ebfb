import type { Expression, Slice } from "../ast.ts";
import { readCall } from "./calls.ts";
import { readComprehension, readDictionary, readSequence, readTuplePattern, subscriptOf } from "./collections.ts";
import { readFloat, readInteger } from "./numbers.ts";
import { readBooleanOperation, readComparison, readOperation, readUnary } from "./operators.ts";
import { readParameters } from "./parameters.ts";
import {
  childIndexes,
  childInField,
  endOf,
  expressionAt,
  expressionIn,
  expressionsOf,
  identifierAt,
  isField,
  placeOf,
  type Reading,
  sourceBetween,
  startOf,
  withChildren,
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
  tuple_pattern: readTuplePattern,
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
  complex_pattern: readOperation,
};

/** A name; what tree-sitter put in where one is missing is none. */
function readName(reading: Reading, index: number): Expression {
  const place = placeOf(reading, index);
  if (place.start === place.end) return { kind: "errorExpression", ...place, parts: [] };
  return { kind: "name", ...place, id: identifierAt(reading, index) };
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
  return withChildren({ kind: "attribute", ...place, object, name: identifierAt(reading, name), nameStart }, object);
}

function readAttribute(reading: Reading, index: number): Expression {
  const object = expressionAt(reading, childInField(reading, index, "object"));
  const name = childInField(reading, index, "attribute");
  const place = placeOf(reading, index);
  const nameStart = name < 0 ? place.end : startOf(reading, name);
  const spelled = name < 0 ? "" : identifierAt(reading, name);
  return withChildren({ kind: "attribute", ...place, object, name: spelled, nameStart }, object);
}

function readMemberType(reading: Reading, index: number): Expression {
  const [object = -1, name = -1] = childIndexes(reading, index);
  return name < 0 ? readErrorExpression(reading, index) : attributeOf(reading, expressionAt(reading, object), name);
}

function readSubscript(reading: Reading, index: number): Expression {
  const object = expressionAt(reading, childInField(reading, index, "value"));
  const subscripts = childIndexes(reading, index).filter((it) => isField(reading, it, "subscript"));
  const inside = subscriptOf(reading, subscripts, endOf(reading, index) - 1);
  return withChildren({ kind: "subscript", ...placeOf(reading, index), object, index: inside }, object, inside);
}

function readGenericType(reading: Reading, index: number): Expression {
  const [object = -1, parameters = -1] = childIndexes(reading, index);
  const inside = subscriptOf(reading, childIndexes(reading, parameters), endOf(reading, index) - 1);
  const value = expressionAt(reading, object);
  return withChildren({ kind: "subscript", ...placeOf(reading, index), object: value, index: inside }, value, inside);
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
