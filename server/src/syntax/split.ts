import type { LogicalLines } from "./scan.ts";

/** Where a piece stands in a file. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  /** The members of a large class; none for any other piece. */
  readonly members: readonly Cut[];
}

/** Classes above this many code units are parsed member by member. */
const largeClass = 2000;

/** What continues the statement above it, rather than starting one. */
const continuation = /(?:else|elif|except|finally)\b/y;
const classKeyword = /class\b/y;
/** What may have deeper lines below it. */
const blockKeyword = /(?:def|class|if|elif|else|for|while|try|except|finally|with|async|match|case)\b|@/y;

/** Cut a text at its top-level statements, and its large classes at their members. */
export function splitFile(text: string, lines: LogicalLines): readonly Cut[] {
  return groupLines(text, lines, 0, lines.count).map(({ first, last }) => {
    const start = lines.starts[first] ?? 0;
    const end = lines.ends[last] ?? text.length;
    const members = end - start > largeClass ? membersOf(text, lines, first, last) : [];
    return { start, end, members };
  });
}

interface Group {
  readonly first: number;
  readonly last: number;
}

/**
 * Group lines into statements: a line belongs to the one above it if it is deeper, continues or is decorated by it.
 *
 * Below a statement that has no block, deeper lines stand on their own. That is no Python, but it is what a file looks
 * like while a line is typed too far to the left in it.
 */
function groupLines(text: string, lines: LogicalLines, from: number, to: number): readonly Group[] {
  const groups: Group[] = [];
  let first = from;
  let isDecorator = false;
  let hasBlock = false;
  for (let line = from; line < to; line++) {
    const indent = lines.indents[line] ?? 0;
    const token = lines.tokens[line] ?? 0;
    const base = lines.indents[first] ?? 0;
    const isDeeper = indent > base;
    const continues = isDecorator || matchesAt(continuation, text, token);
    const starts = indent < base || (isDeeper ? !hasBlock : !continues);
    if (starts && line > first) {
      groups.push({ first, last: line - 1 });
      first = line;
    }
    if (indent <= (lines.indents[first] ?? 0)) {
      isDecorator = text[token] === "@";
      hasBlock = matchesAt(blockKeyword, text, token);
    }
  }
  if (to > from) groups.push({ first, last: to - 1 });
  return groups;
}

function membersOf(text: string, lines: LogicalLines, first: number, last: number): readonly Cut[] {
  let header = first;
  while (header < last && text[lines.tokens[header] ?? 0] === "@") header++;
  if (header === last || !matchesAt(classKeyword, text, lines.tokens[header] ?? 0)) return [];

  const body = header + 1;
  const indent = lines.indents[body] ?? 0;
  if (indent <= (lines.indents[header] ?? 0)) return [];
  return groupLines(text, lines, body, last + 1).map((group) => ({
    start: lines.starts[group.first] ?? 0,
    end: lines.ends[group.last] ?? 0,
    members: [],
  }));
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
