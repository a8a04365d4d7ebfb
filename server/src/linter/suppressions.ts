/**
 * The comments that silence findings.
 *
 *     risky(call)  # seamlint: ignore[rule-id, other-rule]      on any line of the statement
 *
 *     # seamlint: ignore[rule-id]                                on its own line before the statement
 *     risky(call)
 *
 *     # seamlint: ignore-file[rule-id]                           anywhere in the file
 *
 * A family may stand for its rules. Of a block the comment silences the head, not the body.
 */

import type { Finding, Fix, Rule } from "../rules/rule.ts";
import type { Comment, SourceFile } from "../syntax/source-file.ts";
import { closestTo } from "../text/closest.ts";
import { createLineIndex, type LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import { statementAround } from "./statement-lines.ts";
import { unusedSuppression } from "./unused-suppression.ts";

export interface Suppressions {
  /** Whether a comment silences a finding of `rule` at `span`. Remembers that the comment was of use. */
  silence(rule: Rule, span: Span): boolean;
  /** What is wrong with the comments themselves, once everything was silenced. `ran` are the rules that could speak, `known` all there are. */
  complaints(path: string, ran: readonly Rule[], known: readonly Rule[]): readonly Finding[];
}

interface Suppression {
  /** From `#` to the closing bracket. Offsets of the file. */
  readonly span: Span;
  readonly comment: Comment;
  readonly line: number;
  readonly isAlone: boolean;
  readonly isForFile: boolean;
  /** `undefined` without brackets: everything. */
  readonly names: readonly Named[] | undefined;
  /** Ids of the rules that it silenced. */
  readonly silenced: Set<string>;
}

interface Named {
  readonly name: string;
  readonly span: Span;
}

const SUPPRESSION = /#\s*seamlint:\s*ignore(?<file>-file)?(?![\w-])(?:\s*\[(?<names>[^\]]*)\])?/g;

const none: Suppressions = { silence: () => false, complaints: () => [] };

export function readSuppressions(source: SourceFile): Suppressions {
  const comments = source.comments.filter((it) => it.text.includes("seamlint"));
  if (comments.length === 0) return none;

  const lines = createLineIndex(source.text);
  const suppressions = comments.flatMap((it) => suppressionsIn(it, lines));
  const aloneLines = new Set(source.comments.filter((it) => isAlone(it, lines)).map((it) => lineOf(it, lines)));
  const forFile = suppressions.filter((it) => it.isForFile);
  const byLine = new Map<number, Suppression[]>();
  for (const suppression of suppressions) {
    if (!suppression.isForFile) byLine.set(suppression.line, [...(byLine.get(suppression.line) ?? []), suppression]);
  }

  return {
    silence(rule, span) {
      const about = forFile.concat(suppressionsAbout(source, span.start, lines, byLine, aloneLines));
      const matching = about.filter((it) => it.names?.some(({ name }) => isNameOf(name, rule)) ?? true);
      for (const suppression of matching) suppression.silenced.add(rule.id);
      return matching.length > 0;
    },
    complaints: (path, ran, known) => suppressions.flatMap((it) => complaintsAbout(it, source.text, path, ran, known)),
  };
}

function suppressionsIn(comment: Comment, lines: LineIndex): readonly Suppression[] {
  return [...comment.text.matchAll(SUPPRESSION)].map((match) => {
    const start = comment.start + match.index;
    const names = match.groups?.["names"];
    return {
      span: { start, end: start + match[0].length },
      comment,
      line: lineOf(comment, lines),
      isAlone: isAlone(comment, lines),
      isForFile: match.groups?.["file"] !== undefined,
      names: names === undefined ? undefined : namesIn(names, start + match[0].length - 1 - names.length),
      silenced: new Set<string>(),
    };
  });
}

function namesIn(list: string, offset: number): readonly Named[] {
  return [...list.matchAll(/[^\s,]+/g)].map(({ 0: name, index }) => ({
    name,
    span: { start: offset + index, end: offset + index + name.length },
  }));
}

/** Those that stand on a line of the statement around `offset`, or alone on the lines right before it. */
function suppressionsAbout(
  source: SourceFile,
  offset: number,
  lines: LineIndex,
  byLine: ReadonlyMap<number, readonly Suppression[]>,
  aloneLines: ReadonlySet<number>,
): readonly Suppression[] {
  const statement = statementAround(source, offset) ?? { start: offset, end: offset };
  const first = lines.positionAt(statement.start).line;
  const last = Math.max(first, lines.positionAt(Math.max(statement.start, statement.end - 1)).line);
  const about: Suppression[] = [];
  for (let line = first; line <= last; line++) about.push(...(byLine.get(line) ?? []));
  for (let line = first - 1; aloneLines.has(line); line--) about.push(...(byLine.get(line) ?? []));
  return about;
}

function complaintsAbout(
  suppression: Suppression,
  text: string,
  path: string,
  ran: readonly Rule[],
  known: readonly Rule[],
): readonly Finding[] {
  const { names, silenced, span } = suppression;
  if (names === undefined || names.length === 0) {
    const ids = [...silenced].sort();
    const message =
      ids.length === 0
        ? "The comment names no rule and silences nothing."
        : `The comment names no rule, so it silences every one; today that is ${ids.map(quoted).join(", ")}.`;
    return [
      complaint(path, span, message, () =>
        ids.length === 0 ? [removal(suppression, text, path)] : [naming(suppression, ids, path)],
      ),
    ];
  }
  return names.flatMap((named) => {
    const problem = problemOf(named.name, silenced, ran, known);
    if (problem === undefined) return [];
    return [complaint(path, named.span, problem, () => [removal(suppression, text, path, named)])];
  });
}

/** `undefined` where the name is known and of use, or its rules did not run, so that nothing can be said about it. */
function problemOf(
  name: string,
  silenced: ReadonlySet<string>,
  ran: readonly Rule[],
  known: readonly Rule[],
): string | undefined {
  const named = known.filter((it) => isNameOf(name, it));
  if (named.length === 0) {
    const closest = closestTo(
      name,
      known.map((it) => it.id),
    );
    const hint = closest === undefined ? "" : `; did you mean ${quoted(closest)}?`;
    return `There is no rule ${quoted(name)}${hint === "" ? "." : hint}`;
  }
  if (named.some((it) => silenced.has(it.id) || it.id === unusedSuppression.id)) return undefined;
  const couldSpeak = named.every((it) => ran.some((other) => other.id === it.id));
  return couldSpeak ? `The comment silences nothing: ${quoted(name)} finds nothing here.` : undefined;
}

function complaint(path: string, span: Span, message: string, fixes: () => readonly Fix[]): Finding {
  const cause = `${path}:${span.start}`;
  return { span, severity: "hint", confidence: "high", message, cause, related: [], fixes };
}

function naming({ span, names }: Suppression, ids: readonly string[], path: string): Fix {
  // Empty brackets are the last two characters of the comment.
  const start = names === undefined ? span.end : span.end - 1;
  const text = names === undefined ? `[${ids.join(", ")}]` : ids.join(", ");
  return { title: `Name ${ids.join(", ")}`, safety: "safe", edits: [{ path, span: { start, end: start }, text }] };
}

/** Without `named`, or with the only name, the whole comment goes; what else stands in it stays. */
function removal(
  { span, names, comment, isAlone: alone }: Suppression,
  text: string,
  path: string,
  named?: Named,
): Fix {
  if (named !== undefined && names !== undefined && names.length > 1) {
    const rest = names.filter((it) => it !== named).map((it) => it.name);
    const first = names[0]?.span.start ?? named.span.start;
    const last = names.at(-1)?.span.end ?? named.span.end;
    const edits = [{ path, span: { start: first, end: last }, text: rest.join(", ") }];
    return { title: `Remove ${named.name} from the comment`, safety: "safe", edits };
  }

  const before = text.slice(comment.start, span.start).trim();
  const after = text.slice(span.end, comment.end).trim();
  const title = "Remove the comment";
  const remove = (start: number, end: number, rest = ""): Fix => ({
    title,
    safety: "safe",
    edits: [{ path, span: { start, end }, text: rest }],
  });
  if (after !== "") {
    // What stays has to begin as a comment does.
    return remove(span.start, span.end + spacesAt(text, span.end), after.startsWith("#") ? "" : "# ");
  }
  const isWholeLine = alone && before === "";
  return remove(lineSpaceBefore(text, span.start), isWholeLine ? endOfLine(text, span.end) : span.end);
}

function isNameOf(name: string, rule: Rule): boolean {
  return name === rule.id || name === rule.family;
}

function isAlone(comment: Comment, lines: LineIndex): boolean {
  const line = lineOf(comment, lines);
  return (
    lines
      .lineText(line)
      .slice(0, comment.start - lines.lineStart(line))
      .trim() === ""
  );
}

function lineOf(comment: Comment, lines: LineIndex): number {
  return lines.positionAt(comment.start).line;
}

function lineSpaceBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && " \t\f".includes(text.charAt(start - 1))) start--;
  return start;
}

function spacesAt(text: string, offset: number): number {
  return /^[ \t]*/.exec(text.slice(offset, offset + 80))?.[0].length ?? 0;
}

function endOfLine(text: string, offset: number): number {
  const rest = /^[^\r\n]*(?:\r\n|\r|\n)?/.exec(text.slice(offset))?.[0] ?? "";
  return offset + rest.length;
}

const quoted = (name: string): string => `\`${name}\``;
