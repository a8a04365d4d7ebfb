import type { Module, Piece } from "./ast.ts";
import { createPieceParser, type PieceParser, type Stretch } from "./parse-piece.ts";
import { adoptAll } from "./reading/reading.ts";
import { scanLines } from "./scan.ts";
import type { SourceFile } from "./source-file.ts";
import { type Cut, splitFile } from "./split.ts";
import { type GrammarFiles, loadTreeParser } from "./tree-parser.ts";

export interface Parse {
  /**
   * Parse a file. Pieces of `previous` whose text stands in the new text as well are taken over: their nodes keep their
   * identity and are re-based, so `previous` itself is not to be used any more.
   */
  parseFile(text: string, previous?: SourceFile): SourceFile;
  /** Parse a file in one piece: slower, without reuse, and what `parseFile` is checked against. */
  parseWhole(text: string): SourceFile;
}

export async function loadParser(files: GrammarFiles): Promise<Parse> {
  const pieces = createPieceParser(await loadTreeParser(files));
  return {
    parseFile: (text, previous) => parseFile(pieces, text, previous),
    parseWhole: (text) => assemble(text, [pieces.parseStatement({ text, offset: 0 })], scanLines(text).comments),
  };
}

function parseFile(parser: PieceParser, text: string, previous: SourceFile | undefined): SourceFile {
  const lines = scanLines(text);
  const known = indexPieces(previous?.pieces ?? []);
  const pieces = splitFile(text, lines).map((cut) => pieceFor(parser, text, cut, known));
  return assemble(text, pieces, lines.comments);
}

/** Pieces of the version before by text; each is taken over once. */
interface KnownPieces {
  readonly pieces: Map<string, Piece[]>;
  readonly members: Map<string, Piece[]>;
}

function indexPieces(previous: readonly Piece[]): KnownPieces {
  const known: KnownPieces = { pieces: new Map(), members: new Map() };
  const add = (index: Map<string, Piece[]>, piece: Piece) => {
    const same = index.get(piece.text);
    if (same === undefined) index.set(piece.text, [piece]);
    else same.push(piece);
  };
  // The last added is taken first, and the first in the file is wanted first.
  for (const piece of previous.toReversed()) {
    add(known.pieces, piece);
    for (const member of piece.members.toReversed()) add(known.members, member);
  }
  return known;
}

function pieceFor(parser: PieceParser, text: string, cut: Cut, known: KnownPieces): Piece {
  const stretch = { text: text.slice(cut.start, cut.end), offset: cut.start };
  const same = takeOver(known.pieces, stretch);
  if (same !== undefined) return same;

  const [firstMember] = cut.members;
  if (firstMember === undefined) return parser.parseStatement(stretch);
  const parseMembers = () => cut.members.map((member) => memberFor(parser, text, member, known));
  return parser.parseClass(stretch, firstMember.start - cut.start, parseMembers) ?? parser.parseStatement(stretch);
}

function memberFor(parser: PieceParser, text: string, cut: Cut, known: KnownPieces): Piece {
  const stretch = { text: text.slice(cut.start, cut.end), offset: cut.start };
  return takeOver(known.members, stretch) ?? parser.parseMember(stretch);
}

function takeOver(known: Map<string, Piece[]>, { text, offset }: Stretch): Piece | undefined {
  const same = known.size === 0 ? undefined : known.get(text)?.pop();
  if (same !== undefined) moveTo(same, offset);
  return same;
}

function moveTo(piece: Piece, offset: number): void {
  const distance = offset - piece.offset;
  if (distance === 0) return;
  for (const part of [piece, ...piece.members]) {
    const movable: { offset: number } = part;
    movable.offset += distance;
  }
}

function assemble(text: string, pieces: readonly Piece[], comments: SourceFile["comments"]): SourceFile {
  const body = pieces.flatMap((it) => it.statements);
  const hasErrors = pieces.some((it) => it.hasErrors);
  const isPython2 = pieces.some((it) => it.isPython2);
  const piece: Piece = { text, offset: 0, statements: body, members: [], hasErrors, isPython2 };
  const module: Module = { kind: "module", start: 0, end: text.length, piece, parent: undefined, body };
  adoptAll(module, body);
  return { text, module, comments, pieces, hasErrors, isPython2 };
}
