/** The lines of an example, without the margin they share and without an empty first and last line. */
export function dedent(text: string): string {
  const lines = text
    .replace(/^[ \t]*\r?\n/, "")
    .replace(/[ \t]+$/, "")
    .split("\n");
  const margins = lines.filter((it) => it.trim() !== "").map((it) => /^[ \t]*/.exec(it)?.[0].length ?? 0);
  const margin = margins.length === 0 ? 0 : Math.min(...margins);
  return lines.map((it) => it.slice(margin)).join("\n");
}
