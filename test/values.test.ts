/** What expressions are taken for, and on which targets code runs: cases in `test/cases/values`. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { createProject, type Project } from "../server/src/project/project.ts";
import { defaultOptions } from "../server/src/semantics/options.ts";
import { isDead, type Target } from "../server/src/semantics/target.ts";
import { noSignatures } from "../server/src/signatures/lookup.ts";
import { type Call, spanOf } from "../server/src/syntax/ast.ts";
import { walk } from "../server/src/syntax/walk.ts";
import { parse } from "./support/parser.ts";
import { showValue } from "./support/show-value.ts";

for (const name of readdirSync("test/cases/values").sort()) {
  const files = filesIn(readFileSync(`test/cases/values/${name}`, "utf8"));
  const project = projectOf(files);
  for (const [path, text] of files) {
    test(`values of ${name}: ${path}`, () => {
      const file = project.module(path);
      assert.ok(file !== undefined);
      const lines = text.split("\n");
      const expected = lines.flatMap((line, index) => expectationIn(line, index + 1));
      const got: string[] = [];
      for (const node of walk(file.source.module)) {
        if (node.kind !== "call" || node.callee.kind !== "name") continue;
        const line = text.slice(0, spanOf(node).start).split("\n").length;
        if (node.callee.id === "reveal") got.push(`${line}: ${revealed(project, node)}`);
        if (node.callee.id === "target") got.push(`${line}: ${showTarget(project.targetAt(node))}`);
      }
      assert.deepEqual(got.sort(byLine), expected);
    });
  }
}

function projectOf(files: ReadonlyMap<string, string>): Project {
  const sources = new Map([...files].map(([path, text]) => [path, parse(text)]));
  return createProject(
    {
      paths: [...files.keys()].sort(),
      textOf: (path) => files.get(path),
      sourceOf: (path) => sources.get(path),
      optionsOf: () => defaultOptions,
      headers: [],
      headerText: () => undefined,
    },
    noSignatures(),
  );
}

/** A case holds several files, each behind a line `# file: path`. */
function filesIn(text: string): ReadonlyMap<string, string> {
  const parts = text.split(/^# file: (.+)\n/m).slice(1);
  const files = new Map<string, string>();
  for (let index = 0; index < parts.length; index += 2) files.set(parts[index] ?? "", parts[index + 1] ?? "");
  return files;
}

function expectationIn(line: string, number: number): string[] {
  const expected = /# => (.+)$/.exec(line)?.[1];
  return expected === undefined ? [] : [`${number}: ${expected.split("; ").map(sortUnion).join("; ")}`];
}

function revealed(project: Project, call: Call): string {
  return call.arguments.map((it) => sortUnion(project.evaluate(it.value).map(showValue).join(" | "))).join("; ");
}

const sortUnion = (union: string) => union.split(" | ").sort().join(" | ");

function showTarget(target: Target): string {
  if (isDead(target)) return "nowhere";
  const versions = target.versions.map((it) => `${it.from.join(".")}-${it.below?.join(".") ?? ""}`);
  return `${target.platforms.join(" ")}; ${versions.join(" ")}`;
}

const byLine = (a: string, b: string) => Number.parseInt(a, 10) - Number.parseInt(b, 10);
