/** Invariant 3: same text, same project, same settings give the same diagnostics, whatever edits led there. */

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import type { Diagnostic } from "../server/src/linter/lint.ts";
import { lintFolder, lintText, openText } from "./support/lint-text.ts";

/** The fixtures hold what rules look at; a few of them at a time make a project. */
const sources = readdirSync("test/fixtures").flatMap((folder) =>
  readdirSync(`test/fixtures/${folder}`)
    .filter((it) => it.endsWith(".py") && !it.endsWith(".fixed.py"))
    .map((it) => readFileSync(`test/fixtures/${folder}/${it}`, "utf8")),
);
/** Pieces that turn the rest of a file into something else. */
const fragments = [
  '"""',
  "'",
  "(",
  ")",
  "[",
  "\n",
  "\n\n",
  "    ",
  "#",
  "\\",
  ":",
  "=",
  "😀",
  "\r\n",
  "def f(self):\n",
  "import os\n",
  "with lock:\n    ",
];

type Edit =
  | { readonly kind: "insert"; readonly file: number; readonly at: number; readonly text: string }
  | { readonly kind: "delete"; readonly file: number; readonly at: number; readonly length: number }
  | { readonly kind: "undo"; readonly file: number };

const place = fc.nat({ max: 1_000_000 });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant("insert" as const), file: place, at: place, text: fc.constantFrom(...fragments) }),
  fc.record({ kind: fc.constant("delete" as const), file: place, at: place, length: fc.nat({ max: 60 }) }),
  fc.record({ kind: fc.constant("undo" as const), file: place }),
);

function plain(diagnostics: readonly Diagnostic[]): readonly object[] {
  return diagnostics.map(({ path, span, rule, severity, message, related, cause }) => ({
    path,
    span,
    rule: rule.id,
    severity,
    message,
    cause,
    related,
  }));
}

test("edits lead to what a fresh run says", () => {
  assert.ok(sources.length > 20 && existsSync("test/fixtures"));
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 2, maxLength: 4 }),
      fc.array(edit, { minLength: 1, maxLength: 12 }),
      (chosen, edits) => {
        const texts = new Map(chosen.map((it, index) => [`m${index}.py`, sources[it % sources.length] ?? ""]));
        const histories = new Map([...texts].map(([path, text]) => [path, [text]]));
        const folder = openText(Object.fromEntries(texts));
        lintFolder(folder);
        const paths = [...texts.keys()];
        for (const [step, change] of edits.entries()) {
          const path = paths[change.file % paths.length] ?? "";
          const text = texts.get(path) ?? "";
          const history = histories.get(path) ?? [];
          const next = changed(text, change, history);
          history.push(next);
          texts.set(path, next);
          folder.open(path, next);
          // Sometimes the editor asks, sometimes it types on.
          if (step % 3 === 0) folder.lint(path);
        }
        const fresh = lintText(Object.fromEntries(texts));
        const lived = lintFolder(folder);
        assert.deepEqual(plain(lived.diagnostics), plain(fresh.diagnostics));
        assert.deepEqual(lived.crashes, []);
        assert.deepEqual(fresh.crashes, []);
      },
    ),
    { numRuns: Number(process.env["RUNS"] ?? 60) },
  );
});

/** What is done to a file of several fixtures: lines are cut and put elsewhere, and names are given to other things. */
type Move =
  | { readonly kind: "move"; readonly file: number; readonly from: number; readonly count: number; readonly to: number }
  | { readonly kind: "rename"; readonly file: number; readonly at: number; readonly by: number }
  | { readonly kind: "undo"; readonly file: number };

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    kind: fc.constant("move" as const),
    file: place,
    from: place,
    count: fc.nat({ max: 12 }),
    to: place,
  }),
  fc.record({ kind: fc.constant("rename" as const), file: place, at: place, by: place }),
  fc.record({ kind: fc.constant("undo" as const), file: place }),
);

test("and so do lines that are moved and names that change, after each of them", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(place, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 3 }),
      fc.array(move, { minLength: 1, maxLength: 8 }),
      (chosen, moves) => {
        const texts = new Map(
          chosen.map((parts, index) => [
            `m${index}.py`,
            parts.map((it) => sources[it % sources.length] ?? "").join("\n"),
          ]),
        );
        const histories = new Map([...texts].map(([path, text]) => [path, [text]]));
        const folder = openText(Object.fromEntries(texts));
        lintFolder(folder);
        const paths = [...texts.keys()];
        for (const change of moves) {
          const path = paths[change.file % paths.length] ?? "";
          const history = histories.get(path) ?? [];
          const next = moved(texts.get(path) ?? "", change, history);
          history.push(next);
          texts.set(path, next);
          folder.open(path, next);
          const fresh = lintText(Object.fromEntries(texts));
          const lived = lintFolder(folder);
          assert.deepEqual(plain(lived.diagnostics), plain(fresh.diagnostics));
          assert.deepEqual(lived.crashes, []);
        }
      },
    ),
    { numRuns: Number(process.env["RUNS"] ?? 60) / 2 },
  );
});

function moved(text: string, change: Move, history: readonly string[]): string {
  if (change.kind === "undo") return history.at(-2) ?? text;
  if (change.kind === "rename") {
    const words = [...text.matchAll(/[A-Za-z_]\w*/g)];
    const word = words[change.at % words.length];
    const other = words[change.by % words.length];
    if (word === undefined || other === undefined) return text;
    return text.slice(0, word.index) + other[0] + text.slice(word.index + word[0].length);
  }
  const lines = text.split("\n");
  const cut = lines.splice(change.from % lines.length, change.count);
  lines.splice(change.to % (lines.length + 1), 0, ...cut);
  return lines.join("\n");
}

function changed(text: string, change: Edit, history: readonly string[]): string {
  if (change.kind === "undo") return history.at(-2) ?? text;
  const at = change.at % (text.length + 1);
  if (change.kind === "insert") return text.slice(0, at) + change.text + text.slice(at);
  return text.slice(0, at) + text.slice(at + change.length);
}
