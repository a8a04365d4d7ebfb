import type { ClassDef, Expression, Piece, Statement } from "./ast.ts";
import type { Columns } from "./columns.ts";
import { respell, respellPython2 } from "./patches.ts";
import { createReaders, type ReadPiece, readPiece } from "./reading/read-piece.ts";
import { adopt, adoptAll } from "./reading/reading.ts";
import { errorUnits, type TreeParser } from "./tree-parser.ts";

/** A piece while it is made: its nodes point to it before they are in it. */
interface PieceDraft {
  readonly text: string;
  place: number;
  offsetReader: ((piece: Piece) => void) | undefined;
  statements: readonly Statement[];
  members: readonly Piece[];
  hasErrors: boolean;
  isPython2: boolean;
}

/** Text of a file and where it stands there. */
export interface Stretch {
  readonly text: string;
  readonly offset: number;
}

export interface PieceParser {
  parsePiece(stretch: Stretch): Piece;
  /** A class whose body, from `headerLength` on, is parsed apart; `undefined` if its header is broken. */
  parseClass(stretch: Stretch, headerLength: number, members: () => readonly Piece[]): Piece | undefined;
}

/** One reading of a piece, and how many code units of it are no Python. */
interface Attempt extends ReadPiece {
  readonly hasErrors: boolean;
  readonly damage: number;
}

/** Put before the members of a class. */
const memberPrefix = "class _:\n";
const isIndented = /^[ \t]*\f?[ \t]+\S/;

export function createPieceParser(trees: TreeParser): PieceParser {
  const readers = createReaders(trees.grammar);

  const readOnce = (piece: Piece, source: string, prefix: string): Attempt => {
    const { columns, hasErrors } = trees.parse(prefix + source, -prefix.length);
    const body = prefix === memberPrefix ? bodyOfPrefix(columns) : 0;
    const read = readPiece(columns, trees.grammar, readers, piece, body);
    const statements = hasErrors && prefix !== "" ? withoutPrefix(read.statements) : read.statements;
    return { ...read, statements, hasErrors, damage: hasErrors ? errorUnits(columns) : 0 };
  };

  const read = (piece: Piece, source: string, prefix: string): Attempt => {
    const first = readOnce(piece, respell(source), prefix);
    const respelled = first.hasErrors ? respellPython2(respell(source)) : undefined;
    if (respelled === undefined) return first;
    const second = readOnce(piece, respelled, prefix);
    return second.hasErrors && second.damage >= first.damage ? first : second;
  };

  const parse = (stretch: Stretch, prefix: string): Piece => {
    const draft = createDraft(stretch);
    const { statements, hasErrors, isPython2, backticks } = read(draft, stretch.text, prefix);
    draft.statements = statements;
    draft.hasErrors = hasErrors;
    draft.isPython2 = isPython2;
    for (const quoted of backticks) {
      const source = stretch.text.slice(quoted.start + 1, quoted.end - 1);
      const isClosed = source.trim() !== "" && stretch.text[quoted.end - 1] === "`";
      if (!isClosed) continue;
      const lowered = trees.parse(`(${source})`, quoted.start);
      const [inside] = readPiece(lowered.columns, trees.grammar, readers, draft).statements;
      if (lowered.hasErrors || inside?.kind !== "expressionStatement") continue;
      const readable: { parts: readonly Expression[] } = quoted;
      readable.parts = [inside.value];
      adopt(quoted, inside.value);
    }
    return draft;
  };

  return {
    // Whether a piece is a member shows in its text alone, so that it reads alike wherever it stands.
    parsePiece: (stretch) => parse(stretch, isIndented.test(stretch.text) ? memberPrefix : ""),
    parseClass(stretch, headerLength, members) {
      const draft = createDraft(stretch);
      const header = read(draft, `${stretch.text.slice(0, headerLength)} pass\n`, "");
      const [definition] = header.statements;
      if (header.hasErrors || definition?.kind !== "classDef" || header.statements.length > 1) return undefined;

      draft.members = members();
      draft.statements = [joinClass(definition, draft)];
      draft.hasErrors = draft.members.some((it) => it.hasErrors);
      draft.isPython2 = header.isPython2 || draft.members.some((it) => it.isPython2);
      return draft;
    },
  };
}

function createDraft({ text, offset }: Stretch): PieceDraft {
  return {
    text,
    place: offset,
    offsetReader: undefined,
    statements: [],
    members: [],
    hasErrors: false,
    isPython2: false,
  };
}

/** Index of the block of `class _:`, or of the root where an error has taken it apart. */
function bodyOfPrefix({ kind, next, count }: Columns): number {
  const classIndex = 1;
  const end = next[classIndex] ?? count;
  let last = 0;
  for (let child = classIndex + 1; child < end; child = next[child] ?? count) last = child;
  return kind[0] === undefined || end !== count ? 0 : last;
}

/** Where an error has taken `class _:` apart, what stands before the piece is left out. */
function withoutPrefix(statements: readonly Statement[]): readonly Statement[] {
  const kept: Statement[] = [];
  for (const statement of statements) {
    if (statement.start >= 0) kept.push(statement);
    else if (statement.kind === "classDef") kept.push(...statement.body.filter((it) => it.start >= 0));
    else if (statement.kind === "errorStatement" && statement.end > 0) {
      const parts = statement.parts.filter((it) => it.start >= 0);
      const node: Statement = { ...statement, start: 0, parts };
      adoptAll(node, parts);
      kept.push(node);
    }
  }
  return kept;
}

/** The class with the statements of its members for a body. */
function joinClass(header: ClassDef, piece: Piece): ClassDef {
  const body = piece.members.flatMap((it) => it.statements);
  const last = body.at(-1);
  const end = last === undefined ? header.end : last.piece.place - piece.place + last.end;
  const node: ClassDef = { ...header, end, body };
  adopt(node, node.name);
  adoptAll(node, node.decorators);
  adoptAll(node, node.bases);
  adoptAll(node, body);
  return node;
}
