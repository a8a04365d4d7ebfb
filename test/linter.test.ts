import assert from "node:assert/strict";
import { test } from "node:test";
import { combineFixes } from "../server/src/linter/apply-fixes.ts";
import { type LintSettings, lint } from "../server/src/linter/lint.ts";
import { unusedSuppression } from "../server/src/linter/unused-suppression.ts";
import type { Finding, Rule } from "../server/src/rules/rule.ts";
import { applyEdits } from "../server/src/text/edit.ts";
import { boomRule } from "./support/boom-rule.ts";
import { lintText, openText } from "./support/lint-text.ts";

const rules = [boomRule, unusedSuppression];

function lintWith(text: string, severities: LintSettings["severities"] = {}, ran: readonly Rule[] = rules) {
  return lint("a.py", openText({ "a.py": text }).project(), { severities }, ran);
}

const reported = (text: string): readonly string[] =>
  lintWith(text).diagnostics.map((it) => `${text.slice(0, it.span.start).split("\n").length} ${it.rule.id}`);

test("a comment on any line of the statement silences it", () => {
  assert.deepEqual(reported("boom()\n"), ["1 boom"]);
  assert.deepEqual(reported("boom()  # seamlint: ignore[boom]\n"), []);
  assert.deepEqual(reported("x = [\n    boom(),\n    2,  # seamlint: ignore[boom]\n]\n"), []);
  assert.deepEqual(reported("x = [  # seamlint: ignore[boom]\n    boom(),\n]\n"), []);
  assert.deepEqual(reported("x = [\n    # seamlint: ignore[boom]\n    boom(),\n]\n"), []);
  assert.deepEqual(reported("x = boom() + \\\n    1  # seamlint: ignore[boom]\n"), []);
  assert.deepEqual(reported('x = boom("""\n""")  # seamlint: ignore[boom]\n'), []);
  assert.deepEqual(reported("boom(); boom()  # seamlint: ignore[boom]\n"), []);
  assert.deepEqual(reported("boom()  # noqa  # seamlint: ignore[boom] because of the incident\n"), []);
});

test("a comment of its own before the statement silences it, and no other", () => {
  assert.deepEqual(reported("# seamlint: ignore[boom]\nboom()\nboom()\n"), ["3 boom"]);
  assert.deepEqual(reported("# seamlint: ignore[boom]\n# and the reason\nboom()\n"), []);
  assert.deepEqual(reported("# seamlint: ignore[boom]\n\nboom()\n"), ["1 unused-suppression", "3 boom"]);
  assert.deepEqual(reported("x = 1  # seamlint: ignore[boom]\nboom()\n"), ["1 unused-suppression", "2 boom"]);
  assert.deepEqual(reported("def f():\n    # seamlint: ignore[boom]\n    boom()\n"), []);
  assert.deepEqual(reported("# seamlint: ignore[boom]\n@boom()\ndef f(): pass\n"), []);
});

test("of a block the head is silenced, not the body", () => {
  assert.deepEqual(reported("with boom():  # seamlint: ignore[boom]\n    boom()\n"), ["2 boom"]);
  assert.deepEqual(reported("if (a and\n    boom()):  # seamlint: ignore[boom]\n    pass\n"), []);
  assert.deepEqual(reported("if a:\n    pass\nelif boom():  # seamlint: ignore[boom]\n    boom()\n"), ["4 boom"]);
  assert.deepEqual(reported("try:\n    pass\nexcept boom():  # seamlint: ignore[boom]\n    pass\n"), []);
  assert.deepEqual(reported("if boom(): boom()  # seamlint: ignore[boom]\n"), []);
  assert.deepEqual(reported("class A(boom()):  # seamlint: ignore[boom]\n    def f(self): boom()\n"), ["2 boom"]);
});

test("a file, a family and everything can be silenced", () => {
  assert.deepEqual(reported("boom()\n# seamlint: ignore-file[boom]\nboom()\n"), []);
  assert.deepEqual(reported("boom()  # seamlint: ignore[exit]\n"), []);
  assert.deepEqual(reported("boom()  # seamlint: ignore[locks, boom]\n"), []);
  const everything = lintWith("boom()  # seamlint: ignore\n").diagnostics;
  assert.deepEqual(
    everything.map((it) => it.message),
    ["The comment names no rule, so it silences every one; today that is `boom`."],
  );
  const [fix] = everything[0]?.fixes() ?? [];
  assert.equal(applyEdits("boom()  # seamlint: ignore\n", fix?.edits ?? []), "boom()  # seamlint: ignore[boom]\n");
});

test("a comment is only called useless where the rule could have spoken", () => {
  const text = "calm()  # seamlint: ignore[boom]\n";
  assert.deepEqual(reported(text), ["1 unused-suppression"]);
  assert.deepEqual(lintWith(text, { boom: "off" }).diagnostics, []);
  assert.deepEqual(lintWith("calm()  # seamlint: ignore[self-deadlock]\n", {}, [unusedSuppression]).diagnostics, []);
  assert.deepEqual(lintWith(text, { "unused-suppression": "off" }).diagnostics, []);
});

test("settings by id win over settings by family", () => {
  const severity = (severities: LintSettings["severities"], rule = boomRule) =>
    lintWith("boom()\n", severities, [rule]).diagnostics.map((it) => it.severity);
  const sleeping: Rule = { ...boomRule, isOnByDefault: false };
  assert.deepEqual(severity({}), ["warning"]);
  assert.deepEqual(severity({ exit: "error" }), ["error"]);
  assert.deepEqual(severity({ exit: "off" }), []);
  assert.deepEqual(severity({ exit: "off", boom: "on" }), ["warning"]);
  assert.deepEqual(severity({ exit: "error", boom: "hint" }), ["hint"]);
  assert.deepEqual(severity({}, sleeping), []);
  assert.deepEqual(severity({ exit: "error" }, sleeping), [], "a severity for the family wakes nobody");
  assert.deepEqual(severity({ exit: "on" }, sleeping), ["warning"]);
  assert.deepEqual(severity({ boom: "error" }, sleeping), ["error"]);
});

test("a rule that throws costs its findings and no others", () => {
  const broken: Rule = {
    ...boomRule,
    id: "broken",
    *check(context) {
      yield* boomRule.check(context);
      throw new Error("a bug of ours");
    },
  };
  const { diagnostics, crashes } = lintWith("boom()\n", {}, [broken, boomRule]);
  assert.deepEqual(
    diagnostics.map((it) => it.rule.id),
    ["boom"],
  );
  assert.deepEqual(
    crashes.map((it) => `${it.rule.id} ${it.path} ${it.error}`),
    ["broken a.py Error: a bug of ours"],
  );
});

test("findings come in the order of the source, then of ids, each once", () => {
  const finding = (start: number, message: string): Finding => ({
    span: { start, end: start + 1 },
    severity: "error",
    confidence: "high",
    message,
    cause: "",
    related: [],
    fixes: () => [],
  });
  const rule = (id: string, findings: readonly Finding[]): Rule => ({ ...boomRule, id, check: () => findings });
  const second = rule("b", [finding(3, "x"), finding(0, "x"), finding(3, "x")]);
  const first = rule("a", [finding(3, "y"), finding(3, "x")]);
  const { diagnostics } = lintWith("boom()\n", {}, [second, first]);
  assert.deepEqual(
    diagnostics.map((it) => `${it.span.start} ${it.rule.id} ${it.message}`),
    ["0 b x", "3 a x", "3 a y", "3 b x"],
  );
});

test("fixes are combined whole or not at all", () => {
  const fix = (title: string, ...edits: readonly (readonly [number, number, string])[]) => ({
    title,
    safety: "safe" as const,
    edits: edits.map(([start, end, text]) => ({ path: "a.py", span: { start, end }, text })),
  });
  const imports = [0, 0, "import x\n"] as const;
  const { edits, applied, deferred } = combineFixes([
    fix("first", imports, [4, 6, "AB"]),
    fix("shares the import", imports, [8, 9, "C"]),
    fix("overlaps", [5, 7, "no"], [9, 10, "D"]),
    fix("inserts beside", [4, 4, "("], [6, 6, ")"]),
  ]);
  assert.deepEqual(
    applied.map((it) => it.title),
    ["first", "shares the import", "inserts beside"],
  );
  assert.deepEqual(
    deferred.map((it) => it.title),
    ["overlaps"],
  );
  assert.equal(applyEdits("0123456789", edits.get("a.py") ?? []), "import x\n0123(AB)67C9");
});

test("the name of a library that is made of itself comes to an end", () => {
  for (const path of ['"lib" + path', "os.path.abspath(path)", "os.path.join(folder(), path)", "find_library(path)"]) {
    const text = `import ctypes, os
from ctypes.util import find_library

path = "c"
while wanted():
    path = ${path}
library = ctypes.CDLL(path)
library.strlen(1)
`;
    assert.deepEqual(lintText({ "a.py": text }).crashes, [], path);
  }
});
