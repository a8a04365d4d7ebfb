import type { Span } from "../text/span.ts";
import type { Piece } from "./ast.ts";
import type { OpenModule } from "./module.ts";

/** A comment with its `#`, without the line end. Offsets are those of the file. */
export interface Comment extends Span {
  readonly text: string;
}

/** One version of one file, lowered. Holds no tree and needs no release. */
export interface SourceFile {
  readonly text: string;
  readonly module: OpenModule;
  readonly comments: readonly Comment[];
  readonly pieces: readonly Piece[];
  /** Whether some of the text is no Python that the grammar knows. */
  readonly hasErrors: boolean;
  /** Whether the file holds syntax that only Python 2 has: print and exec statements, backticks, `except E, e`, `<>`, `0777`. */
  readonly isPython2: boolean;
}
