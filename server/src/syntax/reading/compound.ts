import type {
  Argument,
  ClassDef,
  ExceptHandler,
  Expression,
  For,
  FunctionDef,
  If,
  Name,
  Statement,
  Try,
  While,
  With,
  WithItem,
} from "../ast.ts";
import { readArguments } from "./calls.ts";
import { tupleOf } from "./collections.ts";
import { readParameters } from "./parameters.ts";
import {
  adopt,
  adoptAll,
  childIndexes,
  childInField,
  childOfKind,
  endOf,
  expressionAt,
  expressionIn,
  expressionsOf,
  isField,
  kindOf,
  nextOf,
  parentOf,
  placeOf,
  type Reading,
  startOf,
  statementsOf,
  withChildren,
} from "./reading.ts";

function bodyOf(reading: Reading, index: number, field: "body" | "consequence"): Statement[] {
  return statementsOf(reading, childInField(reading, index, field));
}

/** The statements of `else:`, where there is one. */
function orelseOf(reading: Reading, index: number): Statement[] {
  const clause = childOfKind(reading, index, "else_clause");
  return clause < 0 ? [] : bodyOf(reading, clause, "body");
}

/**
 * The place of a statement with blocks: it ends with its last statement, as in CPython. The grammar would count comments
 * behind it too, but only if something follows them.
 */
export function placeOfBlocks(reading: Reading, index: number, ...blocks: readonly (readonly Statement[])[]) {
  const place = placeOf(reading, index);
  const last = blocks.findLast((it) => it.length > 0)?.at(-1);
  return last === undefined ? place : { ...place, end: last.end };
}

function isAsync(reading: Reading, index: number): boolean {
  return reading.text.startsWith("async", startOf(reading, index));
}

/** A decorated definition is read with its decorators, so its span starts with the first of them. */
function isDecorated(reading: Reading, index: number): boolean {
  const parent = parentOf(reading, index);
  return parent >= 0 && kindOf(reading, parent) === "decorated_definition" && isField(reading, index, "definition");
}

export function readFunction(reading: Reading, index: number): Statement | undefined {
  return isDecorated(reading, index) ? undefined : functionOf(reading, index, index, []);
}

export function readClass(reading: Reading, index: number): Statement | undefined {
  return isDecorated(reading, index) ? undefined : classOf(reading, index, index, []);
}

export function readDecorated(reading: Reading, index: number): Statement | undefined {
  const decorators: Expression[] = [];
  for (const child of childIndexes(reading, index)) {
    if (kindOf(reading, child) === "decorator") decorators.push(...expressionsOf(reading, child).slice(0, 1));
  }
  const definition = childInField(reading, index, "definition");
  if (kindOf(reading, definition) === "class_definition") return classOf(reading, definition, index, decorators);
  return functionOf(reading, definition, index, decorators);
}

function functionOf(reading: Reading, index: number, outer: number, decorators: readonly Expression[]): FunctionDef {
  const body = bodyOf(reading, index, "body");
  const node: FunctionDef = {
    kind: "functionDef",
    ...placeOfBlocks(reading, outer, body),
    name: nameIn(reading, index),
    decorators,
    parameters: readParameters(reading, childInField(reading, index, "parameters")),
    returns: expressionIn(reading, index, "return_type"),
    body,
    isAsync: isAsync(reading, index),
  };
  adopt(node, node.name);
  adopt(node, node.returns);
  adoptAll(node, decorators);
  adoptAll(node, node.parameters);
  adoptAll(node, node.body);
  return node;
}

function classOf(reading: Reading, index: number, outer: number, decorators: readonly Expression[]): ClassDef {
  const bases: readonly Argument[] = readArguments(reading, childInField(reading, index, "superclasses"));
  const body = bodyOf(reading, index, "body");
  const name = nameIn(reading, index);
  const node: ClassDef = { kind: "classDef", ...placeOfBlocks(reading, outer, body), name, decorators, bases, body };
  adopt(node, name);
  adoptAll(node, decorators);
  adoptAll(node, bases);
  adoptAll(node, body);
  return node;
}

/** The name of a definition; where tree-sitter put one in, the empty name. */
function nameIn(reading: Reading, index: number): Name {
  const name = expressionIn(reading, index, "name");
  if (name?.kind === "name") return name;
  const start = name?.start ?? startOf(reading, index);
  return { kind: "name", start, end: start, piece: reading.piece, parent: undefined, id: "" };
}

export function readIf(reading: Reading, index: number): Statement {
  const alternatives = childIndexes(reading, index).filter((it) => isField(reading, it, "alternative"));
  let orelse: Statement[] = [];
  for (const alternative of alternatives.reverse()) {
    const isElif = kindOf(reading, alternative) === "elif_clause";
    orelse = isElif ? [ifOf(reading, alternative, orelse)] : bodyOf(reading, alternative, "body");
  }
  return ifOf(reading, index, orelse);
}

function ifOf(reading: Reading, index: number, orelse: readonly Statement[]): If {
  const test = expressionAt(reading, childInField(reading, index, "condition"));
  const body = bodyOf(reading, index, "consequence");
  const node: If = { kind: "if", ...placeOfBlocks(reading, index, body, orelse), test, body, orelse };
  adopt(node, test);
  adoptAll(node, body);
  adoptAll(node, orelse);
  return node;
}

export function readFor(reading: Reading, index: number): Statement {
  const target = expressionAt(reading, childInField(reading, index, "left"));
  const iterable = expressionAt(reading, childInField(reading, index, "right"));
  const body = bodyOf(reading, index, "body");
  const orelse = orelseOf(reading, index);
  const place = placeOfBlocks(reading, index, body, orelse);
  const node: For = { kind: "for", ...place, target, iterable, body, orelse, isAsync: isAsync(reading, index) };
  adoptAll(node, [target, iterable]);
  adoptAll(node, body);
  adoptAll(node, orelse);
  return node;
}

export function readWhile(reading: Reading, index: number): Statement {
  const test = expressionAt(reading, childInField(reading, index, "condition"));
  const body = bodyOf(reading, index, "body");
  const orelse = orelseOf(reading, index);
  const node: While = { kind: "while", ...placeOfBlocks(reading, index, body, orelse), test, body, orelse };
  adopt(node, test);
  adoptAll(node, body);
  adoptAll(node, orelse);
  return node;
}

export function readTry(reading: Reading, index: number): Statement {
  const handlers: ExceptHandler[] = [];
  let finalbody: Statement[] = [];
  for (const child of childIndexes(reading, index)) {
    const kind = kindOf(reading, child);
    if (kind === "except_clause") handlers.push(readHandler(reading, child));
    if (kind === "finally_clause") finalbody = statementsOf(reading, childOfKind(reading, child, "block"));
  }
  const body = bodyOf(reading, index, "body");
  const orelse = orelseOf(reading, index);
  const blocks = [body, ...handlers.map((it) => it.body), orelse, finalbody];
  const node: Try = { kind: "try", ...placeOfBlocks(reading, index, ...blocks), body, handlers, orelse, finalbody };
  for (const children of [body, handlers, orelse, finalbody]) adoptAll(node, children);
  return node;
}

function readHandler(reading: Reading, index: number): ExceptHandler {
  const values = childIndexes(reading, index).filter((it) => isField(reading, it, "value"));
  const alias = childInField(reading, index, "alias");
  const [first = -1, second = -1] = values;
  const body = statementsOf(reading, childOfKind(reading, index, "block"));
  let type = first < 0 ? undefined : expressionAt(reading, first);
  let target = alias < 0 ? undefined : expressionAt(reading, alias);
  if (values.length === 1 && kindOf(reading, first) === "as_pattern") {
    [type, target] = asPatternOf(reading, first);
  } else if (values.length === 2 && isBinding(expressionAt(reading, second))) {
    reading.isPython2 = true;
    target = expressionAt(reading, second);
  } else if (values.length > 1) {
    type = tupleOf(reading, values, endOf(reading, index));
  }
  const node: ExceptHandler = { kind: "exceptHandler", ...placeOfBlocks(reading, index, body), type, target, body };
  adopt(node, type);
  adopt(node, target);
  adoptAll(node, body);
  return node;
}

/**
 * `except A, b:` binds b in Python 2, `except A, B:` is a tuple in Python 3.14: exceptions are written with a capital,
 * and a tuple or subscript can only be bound to.
 */
function isBinding(second: Expression): boolean {
  if (second.kind === "name") return !/^_*[A-Z]/.test(second.id) || second.id.length === 1;
  return second.kind === "sequence" || second.kind === "subscript" || isSelfAttribute(second);
}

function isSelfAttribute(expression: Expression): boolean {
  if (expression.kind !== "attribute" || expression.object.kind !== "name") return false;
  return expression.object.id === "self" && !/^_*[A-Z]/.test(expression.name);
}

/** The two sides of `value as target`. */
function asPatternOf(reading: Reading, index: number): [Expression, Expression | undefined] {
  const alias = childInField(reading, index, "alias");
  return [expressionAt(reading, index + 1), alias < 0 ? undefined : expressionAt(reading, alias)];
}

export function readWith(reading: Reading, index: number): Statement {
  const items: WithItem[] = [];
  const clause = childOfKind(reading, index, "with_clause");
  if (clause >= 0) {
    for (const child of childIndexes(reading, clause)) {
      if (kindOf(reading, child) === "with_item") items.push(...readItems(reading, child));
    }
  }
  const body = bodyOf(reading, index, "body");
  const node: With = {
    kind: "with",
    ...placeOfBlocks(reading, index, body),
    items,
    body,
    isAsync: isAsync(reading, index),
  };
  adoptAll(node, items);
  adoptAll(node, body);
  return node;
}

/** One item, or several where the grammar took `(open(a) as f, open(b) as g)` for a tuple. */
function readItems(reading: Reading, index: number): WithItem[] {
  let value = childInField(reading, index, "value");
  while (kindOf(reading, value) === "parenthesized_expression" && kindOf(reading, value + 1) === "as_pattern") value++;
  const isTuple = kindOf(reading, value) === "tuple" && childOfKind(reading, value, "as_pattern") >= 0;
  const found: WithItem[] = [];
  const end = isTuple ? nextOf(reading, value) : value + 1;
  for (let item = isTuple ? value + 1 : value; item < end; item = nextOf(reading, item)) {
    const isAliased = kindOf(reading, item) === "as_pattern";
    const [context, target] = isAliased ? asPatternOf(reading, item) : [expressionAt(reading, item), undefined];
    const place = placeOf(reading, isTuple ? item : index);
    found.push(withChildren({ kind: "withItem", ...place, context, target }, context, target));
  }
  return found;
}
