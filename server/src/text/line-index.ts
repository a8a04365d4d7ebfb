/** Lines and columns of a text. Both count from 0; columns are UTF-16 code units. */
export interface LineIndex {
  readonly lineCount: number;
  positionAt(offset: number): Position;
  /** The offset of a place; a line or column beyond the text is clamped to it. */
  offsetAt(position: Position): number;
  /** Offset at which a line starts. A line beyond the text starts at its end. */
  lineStart(line: number): number;
  /** The text of a line without its line end. */
  lineText(line: number): string;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

export function createLineIndex(text: string): LineIndex {
  const starts = lineStartsOf(text);
  const lineStart = (line: number) => starts[line] ?? text.length;
  const lineOf = (offset: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lineStart(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    lineCount: starts.length,
    lineStart,
    positionAt(offset) {
      const line = lineOf(offset);
      return { line, column: offset - lineStart(line) };
    },
    offsetAt: ({ line, column }) => Math.min(lineStart(line) + column, lineStart(line + 1)),
    lineText: (line) => text.slice(lineStart(line), lineStart(line + 1)).replace(/\r?\n$|\r$/, ""),
  };
}

/** Python ends a line at LF, CRLF and CR. */
function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(index + 1) !== 0x0a)) starts.push(index + 1);
  }
  return starts;
}
