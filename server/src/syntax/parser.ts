import type { Piece } from "./ast.ts";
import { createModule, type OpenModule } from "./module.ts";
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
    parseWhole: (text) => assemble(text, [pieces.parsePiece({ text, offset: 0 })], scanLines(text).comments),
  };
}

function parseFile(parser: PieceParser, text: string, previous: SourceFile | undefined): SourceFile {
  const lines = scanLines(text);
  const cuts = splitFile(text, lines);
  // Whole pieces first: a member is free for another place only if its class is not taken over with it.
  const whole = indexPieces(previous?.pieces ?? []);
  const taken = cuts.map((cut) => takeOver(whole, stretchOf(text, cut)));
  const free = indexPieces([...whole.values()].flat().flatMap((it) => [it, ...it.members]));
  const pieces = cuts.map((cut, position) => taken[position] ?? parseCut(parser, text, cut, free));
  return assemble(text, pieces, lines.comments, previous?.module);
}

function stretchOf(text: string, { start, end }: Cut): Stretch {
  return { text: text.slice(start, end), offset: start };
}

/** Pieces of the version before by text; each is taken over once. */
type FreePieces = Map<string, Piece[]>;

function indexPieces(pieces: readonly Piece[]): FreePieces {
  const index: FreePieces = new Map();
  // The last added is taken first, and the first in the file is wanted first.
  for (const piece of pieces.toReversed()) {
    const same = index.get(piece.text);
    if (same === undefined) index.set(piece.text, [piece]);
    else same.push(piece);
  }
  return index;
}

function parseCut(parser: PieceParser, text: string, cut: Cut, free: FreePieces): Piece {
  const stretch = stretchOf(text, cut);
  const [firstMember] = cut.members;
  if (firstMember === undefined) return takeOver(free, stretch) ?? parser.parsePiece(stretch);
  const parseMembers = () => cut.members.map((member) => parseCut(parser, text, member, free));
  return parser.parseClass(stretch, firstMember.start - cut.start, parseMembers) ?? parser.parsePiece(stretch);
}

function takeOver(free: FreePieces, { text, offset }: Stretch): Piece | undefined {
  const same = free.size === 0 ? undefined : free.get(text)?.pop();
  if (same !== undefined) moveTo(same, offset);
  return same;
}

function moveTo(piece: Piece, offset: number): void {
  const distance = offset - piece.place;
  if (distance === 0) return;
  for (const part of [piece, ...piece.members]) part.place += distance;
}

function assemble(
  text: string,
  pieces: readonly Piece[],
  comments: SourceFile["comments"],
  previous?: OpenModule,
): SourceFile {
  const body = pieces.flatMap((it) => it.statements);
  const hasErrors = pieces.some((it) => it.hasErrors);
  const isPython2 = pieces.some((it) => it.isPython2);
  const piece: Piece = {
    text,
    place: 0,
    offsetReader: undefined,
    statements: body,
    members: [],
    hasErrors,
    isPython2,
  };
  const content = { body, piece };
  const module = previous ?? createModule(content);
  module.content = content;
  adoptAll(module, body);
  return { text, module, comments, pieces, hasErrors, isPython2 };
}
