import type { Assign, ErrorStatement, Expression, Import, ImportAlias, ImportFrom, Print, Statement } from "../ast.ts";
import { tupleOf } from "./collections.ts";
import { readClass, readDecorated, readFor, readFunction, readIf, readTry, readWhile, readWith } from "./compound.ts";
import { readMatch } from "./match.ts";
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
  placeOf,
  type Reading,
  sourceOf,
  startOf,
  withChildren,
} from "./reading.ts";

export type ReadStatement = (reading: Reading, index: number) => Statement | undefined;

/** How each kind of the grammar that is a statement is read. */
export const statementReaders: Readonly<Record<string, ReadStatement>> = {
  import_statement: readImport,
  future_import_statement: readImportFrom,
  import_from_statement: readImportFrom,
  print_statement: readPrint,
  assert_statement: readAssert,
  expression_statement: readExpressionStatement,
  return_statement: (reading, index) => {
    const [value] = expressionsOf(reading, index);
    return withChildren({ kind: "return", ...placeOf(reading, index), value }, value);
  },
  delete_statement: readDelete,
  raise_statement: readRaise,
  pass_statement: (reading, index) => ({ kind: "pass", ...placeOf(reading, index) }),
  break_statement: (reading, index) => ({ kind: "break", ...placeOf(reading, index) }),
  continue_statement: (reading, index) => ({ kind: "continue", ...placeOf(reading, index) }),
  global_statement: (reading, index) => readScopeDeclaration(reading, index, "global"),
  nonlocal_statement: (reading, index) => readScopeDeclaration(reading, index, "nonlocal"),
  exec_statement: (reading, index) => {
    const values = expressionsOf(reading, index);
    reading.isPython2 = true;
    return withChildren({ kind: "exec", ...placeOf(reading, index), values }, ...values);
  },
  type_alias_statement: readTypeAlias,
  if_statement: readIf,
  for_statement: readFor,
  while_statement: readWhile,
  try_statement: readTry,
  with_statement: readWith,
  function_definition: readFunction,
  class_definition: readClass,
  decorated_definition: readDecorated,
  match_statement: readMatch,
};

/** What could not be read, with the statements and expressions inside that could. */
export function readErrorStatement(reading: Reading, index: number): ErrorStatement {
  const parts: (Statement | Expression)[] = [];
  const end = nextOf(reading, index);
  for (let inside = index + 1; inside < end; ) {
    const part: Statement | Expression | undefined = reading.statements[inside] ?? reading.expressions[inside];
    if (part !== undefined) parts.push(part);
    inside = part === undefined ? inside + 1 : nextOf(reading, inside);
  }
  const node: ErrorStatement = { kind: "errorStatement", ...placeOf(reading, index), parts };
  adoptAll(node, parts);
  return node;
}

function readImport(reading: Reading, index: number): Statement {
  const names = readAliases(reading, index);
  const node: Import = { kind: "import", ...placeOf(reading, index), names };
  adoptAll(node, names);
  return node;
}

function readImportFrom(reading: Reading, index: number): Statement {
  const isFuture = kindOf(reading, index) === "future_import_statement";
  const source = isFuture ? "__future__" : withoutSpace(sourceOf(reading, childInField(reading, index, "module_name")));
  const module = source.replace(/^\.+/, "");
  const level = source.length - module.length;
  const names = readAliases(reading, index);
  const isStar = childOfKind(reading, index, "wildcard_import") >= 0;
  const node: ImportFrom = { kind: "importFrom", ...placeOf(reading, index), module, level, names, isStar };
  adoptAll(node, names);
  return node;
}

function readAliases(reading: Reading, index: number): ImportAlias[] {
  const aliases: ImportAlias[] = [];
  for (const child of childIndexes(reading, index)) {
    if (!isField(reading, child, "name")) continue;
    const isAliased = kindOf(reading, child) === "aliased_import";
    const name = isAliased ? childInField(reading, child, "name") : child;
    const alias = isAliased ? sourceOf(reading, childInField(reading, child, "alias")) : undefined;
    aliases.push({
      kind: "importAlias",
      ...placeOf(reading, child),
      name: withoutSpace(sourceOf(reading, name)),
      alias,
    });
  }
  return aliases;
}

/** A dotted name may hold space, comments and line continuations around its dots. */
function withoutSpace(name: string): string {
  return /[\s\\#]/.test(name) ? name.replace(/#[^\r\n]*|[\s\\]+/g, "") : name;
}

function readPrint(reading: Reading, index: number): Statement {
  reading.isPython2 = true;
  const chevron = childOfKind(reading, index, "chevron");
  const destination = chevron < 0 ? undefined : expressionAt(reading, chevron + 1);
  const values = expressionsOf(reading, index);
  const node: Print = { kind: "print", ...placeOf(reading, index), destination, values };
  adopt(node, destination);
  adoptAll(node, values);
  return node;
}

function readAssert(reading: Reading, index: number): Statement {
  const [first, message] = expressionsOf(reading, index);
  const test = first ?? expressionAt(reading, -1);
  return withChildren({ kind: "assert", ...placeOf(reading, index), test, message }, test, message);
}

function readDelete(reading: Reading, index: number): Statement {
  const [only] = expressionsOf(reading, index);
  const inside = childIndexes(reading, index)[0] ?? -1;
  const isList = kindOf(reading, inside) === "expression_list";
  const targets = isList && only?.kind === "sequence" ? only.elements : expressionsOf(reading, index);
  return withChildren({ kind: "delete", ...placeOf(reading, index), targets }, ...targets);
}

function readRaise(reading: Reading, index: number): Statement {
  const cause = expressionIn(reading, index, "cause");
  const [first] = expressionsOf(reading, index);
  let exception = first === cause ? undefined : first;
  // `raise E, "message"` of Python 2 raises E("message"); what is raised is E.
  if (kindOf(reading, index + 1) === "expression_list" && exception?.kind === "sequence") {
    reading.isPython2 = true;
    exception = exception.elements[0];
  }
  return withChildren({ kind: "raise", ...placeOf(reading, index), exception, cause }, exception, cause);
}

function readScopeDeclaration(reading: Reading, index: number, kind: "global" | "nonlocal"): Statement {
  const names = childIndexes(reading, index).filter((it) => kindOf(reading, it) === "identifier");
  return { kind, ...placeOf(reading, index), names: names.map((it) => sourceOf(reading, it)) };
}

/** `type X = int` binds X; the parameters of `type X[T] = …` are left out. */
function readTypeAlias(reading: Reading, index: number): Statement {
  const left = expressionIn(reading, index, "left") ?? expressionAt(reading, index + 1);
  const target = left.kind === "subscript" ? left.object : left;
  const value = expressionIn(reading, index, "right") ?? expressionAt(reading, -1);
  return withChildren({ kind: "assign", ...placeOf(reading, index), targets: [target], value }, target, value);
}

function readExpressionStatement(reading: Reading, index: number): Statement {
  const inside = childIndexes(reading, index);
  const [first = -1] = inside;
  const kind = kindOf(reading, first);
  if (inside.length === 1 && (kind === "assignment" || kind === "augmented_assignment")) {
    return readAssignment(reading, first);
  }
  const python2 = readExecOfOperation(reading, index, inside) ?? readPrintOfTuple(reading, index, inside);
  if (python2 !== undefined) return python2;
  // Python 2's empty line; in Python 3 a statement without effect.
  if (inside.length === 1 && sourceOf(reading, first) === "print") {
    return { kind: "print", ...placeOf(reading, index), destination: undefined, values: [] };
  }

  const expressions = inside.filter((it) => reading.expressions[it] !== undefined);
  const value = tupleOf(reading, expressions, endOf(reading, index));
  return withChildren({ kind: "expressionStatement", ...placeOf(reading, index), value }, value);
}

/** `exec code in names` was respelled `not code in names`, see patches.ts. */
function readExecOfOperation(reading: Reading, index: number, inside: readonly number[]): Statement | undefined {
  const start = startOf(reading, index);
  const [first = -1, ...others] = inside;
  if (!reading.text.startsWith("exec", start) || kindOf(reading, first) !== "not_operator") return undefined;

  const code = expressionAt(reading, first + 1);
  const isIn = code.kind === "comparison" && code.operators.length === 1 && code.operators[0] === "in";
  const values = [...(isIn ? code.operands : [code]), ...others.map((it) => expressionAt(reading, it))];
  reading.isPython2 = true;
  return withChildren({ kind: "exec", ...placeOf(reading, index), values }, ...values);
}

/** Python 2's `print (a), b` looks like a call and a tuple. A person puts no space between `print` and a call's `(`. */
function readPrintOfTuple(reading: Reading, index: number, inside: readonly number[]): Statement | undefined {
  const [first = -1] = inside;
  if (inside.length < 2 || kindOf(reading, first) !== "call") return undefined;
  const [callee = -1, list = -1] = childIndexes(reading, first);
  if (sourceOf(reading, callee) !== "print" || kindOf(reading, list) !== "argument_list") return undefined;
  if (endOf(reading, callee) === startOf(reading, list)) return undefined;

  const printed = childIndexes(reading, list);
  if (printed.some((it) => reading.expressions[it] === undefined)) return undefined;
  const isEverySimple = inside.every((it) => it === first || !/^print\b/.test(sourceOf(reading, it)));
  if (!isEverySimple) return undefined;

  reading.isPython2 = true;
  const isTuple = printed.length !== 1;
  const head: Expression = isTuple
    ? { kind: "sequence", ...placeOf(reading, list), form: "tuple", elements: expressionsOf(reading, list) }
    : expressionAt(reading, printed[0] ?? -1);
  if (head.kind === "sequence" && isTuple) adoptAll(head, head.elements);
  const values = [head, ...inside.slice(1).map((it) => expressionAt(reading, it))];
  return withChildren({ kind: "print", ...placeOf(reading, index), destination: undefined, values }, ...values);
}

/** `a = b = value` nests to the right in the grammar. */
function readAssignment(reading: Reading, index: number): Statement {
  const targets: Expression[] = [];
  for (let assignment = index; ; ) {
    const target = expressionIn(reading, assignment, "left") ?? expressionAt(reading, assignment + 1);
    const right = childInField(reading, assignment, "right");
    const type = childInField(reading, assignment, "type");
    const place = placeOf(reading, index);
    if (type >= 0 && targets.length === 0) {
      const annotation = expressionAt(reading, type);
      const value = right < 0 ? undefined : expressionAt(reading, right);
      return withChildren({ kind: "annotatedAssign", ...place, target, annotation, value }, target, annotation, value);
    }
    if (kindOf(reading, assignment) === "augmented_assignment" && targets.length === 0) {
      const value = expressionAt(reading, right);
      const between = reading.text.slice(endOf(reading, assignment + 1), startOf(reading, right));
      const [, operator = ""] = /([-+*/@%&|^<>]+)=/.exec(between) ?? [];
      return withChildren({ kind: "augmentedAssign", ...place, target, operator, value }, target, value);
    }
    targets.push(target);
    const isLast = kindOf(reading, right) !== "assignment";
    if (isLast) {
      const value = expressionAt(reading, right);
      const node: Assign = { kind: "assign", ...place, targets, value };
      adoptAll(node, targets);
      adopt(node, value);
      return node;
    }
    assignment = right;
  }
}
