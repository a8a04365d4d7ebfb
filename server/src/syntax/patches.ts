/**
 * Python that the grammar misreads, respelled before the parse. Every change keeps the length, and nodes are read from
 * the source as it was, so names and offsets come out right.
 */

/** Fifty lines of nothing but a backslash, which nobody writes. */
const longContinuation = /^(?:\\\n){50,}/gm;

/** Respellings that are right wherever they apply. */
export function respell(source: string): string {
  // The grammar knows no line end of CR alone, which Python does.
  const lines = source.includes("\r") ? source.replace(/\r(?!\n)/g, "\n") : source;
  // tree-sitter takes quadratic time to skip line continuations.
  const joined = lines.includes("\\\n\\") ? lines.replace(longContinuation, (it) => " ".repeat(it.length)) : lines;
  const indented = joined.includes(" \t") ? joined.replace(mixedIndent, respellIndent) : joined;
  // `type(x).name = value` at the start of a line is taken for a type alias.
  return indented.includes("type") ? indented.replace(/^([\ufeff\f \t]*)type(?=[ \t]*\()/gm, "$1typE") : indented;
}

const mixedIndent = /^[ \t]* \t[ \t]*/gm;

/** A tab goes on to the next multiple of eight; for the grammar it is eight columns more, and a form feed begins anew. */
function respellIndent(indent: string): string {
  let column = 0;
  for (const it of indent) column = it === "\t" ? column - (column % 8) + 8 : column + 1;
  const respelled = "\t".repeat(column / 8) + " ".repeat(column % 8);
  return respelled.padStart(indent.length, "\f");
}

/**
 * Respellings for source that gave errors: `exec` takes only a name or a string in the grammar, and names that are
 * keywords today were none in Python 2. `undefined` where nothing changes.
 */
export function respellPython2(source: string): string | undefined {
  const respelled = source
    // `exec code in names` parses like `not code in names`, which the readers undo.
    .replace(/^([\ufeff\f \t]*|.*?[;:][ \t]*)exec(?=[ \t]+[^\s=])/gm, "$1not ")
    .replace(/\basync\b(?![ \t]+(?:def|for|with)\b)/g, "asynC")
    .replace(/\.(?:None|True|False|print|exec|async|await|nonlocal)\b/g, (name) => `${name.slice(0, -1)}_`);
  return respelled === source ? undefined : respelled;
}
