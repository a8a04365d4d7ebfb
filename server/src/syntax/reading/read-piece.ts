import type { ErrorExpression, Piece, Statement } from "../ast.ts";
import { type Columns, errorKind } from "../columns.ts";
import type { Grammar } from "../grammar.ts";
import { expressionReaders, type ReadExpression } from "./expressions.ts";
import { kindOf, parentOf, type Reading, statementsOf } from "./reading.ts";
import { starOutside } from "./stars.ts";
import { type ReadStatement, readErrorStatement, statementReaders } from "./statements.ts";
import { readErrorExpression } from "./strings.ts";

/** What one parse gave. */
export interface ReadPiece {
  readonly statements: readonly Statement[];
  readonly isPython2: boolean;
  /** Python 2's backticks: their insides are still to be parsed. */
  readonly backticks: readonly ErrorExpression[];
}

/** The readers by symbol of the grammar, so that no name is looked up while reading. */
export interface Readers {
  readonly expressions: readonly (ReadExpression | undefined)[];
  readonly statements: readonly (ReadStatement | undefined)[];
  /** What has been read of one piece, by index in its columns; used again for the next. */
  readonly scratch: Pick<Reading, "expressions" | "statements">;
}

export function createReaders(grammar: Grammar): Readers {
  return {
    expressions: grammar.kindNames.map((name) => expressionReaders[name]),
    statements: grammar.kindNames.map((name) => statementReaders[name]),
    scratch: { expressions: [], statements: [] },
  };
}

/**
 * Read `columns` into `ast`, from the last node to the first.
 *
 * @param body index of the node whose statements are wanted: the module, or the body of the class put before a member
 */
export function readPiece(columns: Columns, grammar: Grammar, readers: Readers, piece: Piece, body = 0): ReadPiece {
  const { expressions, statements } = readers.scratch;
  for (let length = expressions.length; length < columns.count; length++) {
    expressions.push(undefined);
    statements.push(undefined);
  }
  const reading: Reading = {
    columns,
    grammar,
    piece,
    text: piece.text,
    expressions,
    statements,
    backticks: [],
    current: 0,
    isPython2: false,
  };
  for (let index = columns.count - 1; index > 0; index--) {
    const kind = columns.kind[index] ?? 0;
    reading.current = index;
    if (kind === errorKind) {
      if (holdsStatements(kindOf(reading, parentOf(reading, index)))) {
        reading.statements[index] = readErrorStatement(reading, index);
      } else reading.expressions[index] = readErrorExpression(reading, index);
      continue;
    }
    const readExpression = readers.expressions[kind];
    if (readExpression !== undefined) {
      const expression = readExpression(reading, index);
      reading.expressions[index] = expression?.kind === "starred" ? expression : starOutside(reading, expression);
    } else {
      const readStatement = readers.statements[kind];
      if (readStatement !== undefined) reading.statements[index] = readStatement(reading, index);
    }
  }
  const found = statementsOf(reading, body);
  expressions.fill(undefined, 0, columns.count);
  statements.fill(undefined, 0, columns.count);
  return { statements: found, isPython2: reading.isPython2, backticks: reading.backticks };
}

function holdsStatements(kind: string): boolean {
  return kind === "module" || kind === "block" || kind === "ERROR";
}
