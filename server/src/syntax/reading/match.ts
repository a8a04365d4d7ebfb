import type { Expression, MatchCase, Name, Statement } from "../ast.ts";
import { tupleOf } from "./collections.ts";
import { placeOfBlocks } from "./compound.ts";
import {
  adopt,
  adoptAll,
  childIndexes,
  childInField,
  endOf,
  expressionAt,
  isField,
  kindOf,
  nextOf,
  parentOf,
  type Reading,
  sourceBetween,
  sourceOf,
  startOf,
  statementsOf,
  withChildren,
} from "./reading.ts";

export function readMatch(reading: Reading, index: number): Statement {
  const block = childInField(reading, index, "body");
  const subjects = childIndexes(reading, index).filter((it) => isField(reading, it, "subject"));
  const subject = tupleOf(reading, subjects, block < 0 ? endOf(reading, index) : startOf(reading, block));
  const clauses = block < 0 ? [] : childIndexes(reading, block);
  const cases = clauses.filter((it) => kindOf(reading, it) === "case_clause").map((it) => readCase(reading, it));
  const place = placeOfBlocks(reading, index, ...cases.map((it) => it.body));
  const node: Statement = { kind: "match", ...place, subject, cases };
  adopt(node, subject);
  adoptAll(node, cases);
  return node;
}

function readCase(reading: Reading, index: number): MatchCase {
  const captures: Name[] = [];
  const values: Expression[] = [];
  const classes: Expression[] = [];
  const patterns = childIndexes(reading, index).filter((it) => kindOf(reading, it) === "case_pattern");
  for (const pattern of patterns) readPattern(reading, pattern, captures, values, classes);

  const guardClause = childInField(reading, index, "guard");
  const guard = guardClause < 0 ? undefined : expressionAt(reading, guardClause + 1);
  const [only = -1] = patterns;
  // `case name,:` is a sequence of one.
  const consequence = childInField(reading, index, "consequence");
  const behind = sourceBetween(
    reading,
    endOf(reading, only),
    consequence < 0 ? endOf(reading, index) : startOf(reading, consequence),
  );
  const isSingle = patterns.length === 1 && !behind.startsWith(",");
  const isName = isSingle && /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(sourceOf(reading, only));
  const isIrrefutable = isName && guard === undefined && values.length === 0;
  const body = statementsOf(reading, consequence);
  const place = placeOfBlocks(reading, index, body);
  const node: MatchCase = { kind: "matchCase", ...place, captures, values, classes, isIrrefutable, guard, body };
  for (const children of [captures, values, classes, body]) adoptAll(node, children);
  adopt(node, guard);
  return node;
}

/** Everything a pattern binds and compares with, in the order it is written. Patterns need no shape of their own. */
function readPattern(
  reading: Reading,
  index: number,
  captures: Name[],
  values: Expression[],
  classes: Expression[],
): void {
  const end = nextOf(reading, index);
  for (let inside = index; inside < end; ) {
    const kind = kindOf(reading, inside);
    const parent = kindOf(reading, parentOf(reading, inside));
    if (kind === "dotted_name") {
      const name = expressionAt(reading, inside);
      if (parent === "class_pattern") classes.push(name);
      else if (name.kind === "name") capture(name, captures);
      else values.push(name);
      inside = nextOf(reading, inside);
    } else if (kind === "identifier") {
      const name = expressionAt(reading, inside);
      if (name.kind === "name" && parent !== "keyword_pattern") capture(name, captures);
      inside++;
    } else if (literalKinds.has(kind)) {
      values.push(signed(reading, inside));
      inside = nextOf(reading, inside);
    } else inside++;
  }
}

function capture(name: Name, captures: Name[]): void {
  if (name.id !== "_") captures.push(name);
}

const literalKinds: ReadonlySet<string> = new Set([
  "string",
  "concatenated_string",
  "true",
  "false",
  "none",
  "integer",
  "float",
  "complex_pattern",
]);

/** A number with the minus that the grammar leaves beside it. */
function signed(reading: Reading, index: number): Expression {
  const operand = expressionAt(reading, index);
  if (operand.kind !== "integer" && operand.kind !== "float") return operand;
  const before = reading.text.slice(startOf(reading, parentOf(reading, index)), operand.start);
  const minus = before.trimEnd();
  if (!minus.endsWith("-")) return operand;
  const start = operand.start - (before.length - minus.length) - 1;
  const place = { start, end: operand.end, piece: reading.piece, parent: undefined };
  return withChildren({ kind: "unaryOperation", ...place, operator: "-", operand }, operand);
}
