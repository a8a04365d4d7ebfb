/*
 * Runs the built command line over real code that was fetched elsewhere, and says how often it was right.
 *
 *   node scripts/corpus-score.ts EXTRACT [--id GLOB] [--family NAME] [--details] [--json FILE]
 *   node scripts/corpus-score.ts EXTRACT --corpus --findings FILE [--id GLOB] [--target-version RANGE]
 *
 * EXTRACT holds one folder for each repaired defect, with `entry.json`, `before/` and `after/`; `lookalikes/`, places
 * that resemble a defect and are none; and `corpus/`, whole repositories. None of it belongs to this project, so the
 * folder is an argument and nothing of it is kept here.
 *
 * A defect counts as found when an error or warning of its family covers one of its lines; hints are counted apart.
 * The repaired file is judged only at the lines that replaced the defect, since it often holds others.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, matchesGlob, resolve } from "node:path";
import { parseArgs } from "node:util";

import { builtCommandLine, check, type Finding, numbers, record, string } from "./run-command-line.ts";

interface BugCase {
  readonly id: string;
  readonly family: string;
  readonly path: string;
  readonly targetVersion: string | undefined;
  readonly lines: readonly number[];
  readonly otherLines: readonly number[];
  readonly legitimateLines: readonly number[];
  readonly repairedLines: readonly number[];
}

interface BugScore {
  readonly id: string;
  readonly family: string;
  readonly lines: number;
  readonly found: number;
  readonly foundAsHint: number;
  readonly extra: readonly Finding[];
  readonly afterRepair: readonly Finding[];
  readonly missed: readonly string[];
  readonly failures: readonly string[];
}

/** The names the cases use for the families of rules. */
const families = new Map([
  ["FFI", "ffi"],
  ["EXIT", "exit"],
  ["INHERIT", "handles"],
  ["HND", "handles"],
  ["LOCK", "locks"],
  ["BUILD", "build"],
  ["BLD", "build"],
]);

/** The command line option for what a case says of its Python; Python 3 is what the linter assumes anyway. */
const targetVersions = new Map([
  ["2", "2.7"],
  ["2/3", ">=2.7"],
]);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: "boolean", default: false },
    details: { type: "boolean", default: false },
    cli: { type: "string" },
    id: { type: "string", default: "*" },
    family: { type: "string" },
    json: { type: "string" },
    findings: { type: "string" },
    jobs: { type: "string", default: String(availableParallelism()) },
    "target-version": { type: "string" },
  },
});

const cli = values.cli === undefined ? builtCommandLine() : resolve(values.cli);
const [extract] = positionals;
if (extract === undefined) {
  console.error("usage: corpus-score.ts EXTRACT [--details] [--json FILE] | EXTRACT --corpus --findings FILE");
  process.exitCode = 2;
} else if (values.corpus) {
  await runCorpus(resolve(extract, "corpus"));
} else {
  await scoreCases(resolve(extract));
}

async function scoreCases(folder: string): Promise<void> {
  const wanted = (id: string): boolean => matchesGlob(id, values.id);
  const bugs = foldersIn(folder)
    .filter((id) => wanted(id) && existsSync(join(folder, id, "entry.json")))
    .map((id) => bugCase(join(folder, id)))
    .filter(({ family }) => isWantedFamily(family));
  console.log(row("case", "family", "found", "hints", "extra", "after", ""));
  const scores = await inParallel(bugs, async (bug) => {
    const score = await scoreBug(join(folder, bug.id), bug);
    for (const line of linesAbout(score)) console.log(line);
    return score;
  });
  for (const family of [...new Set(scores.map((it) => it.family)), "all"]) {
    console.log(totals(family, family === "all" ? scores : scores.filter((it) => it.family === family)));
  }

  const lookalikes = await scoreLookalikes(join(folder, "lookalikes"));
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify({ scores, lookalikes }, undefined, 1));
}

/** Said as soon as a case is done: with whole packages around the cases, all of them take minutes. */
function linesAbout(score: BugScore): readonly string[] {
  const counts = [score.foundAsHint, score.extra.length, score.afterRepair.length].map(blankIfZero);
  const line = row(score.id, score.family, `${score.found}/${score.lines}`, ...counts, score.failures[0] ?? "");
  if (!values.details) return [line];
  return [
    line,
    ...score.missed.map((it) => `    missed ${it}`),
    ...score.extra.map((it) => `    extra  ${inWords(it)}`),
    ...score.afterRepair.map((it) => `    after  ${inWords(it)}`),
  ];
}

async function scoreBug(folder: string, bug: BugCase): Promise<BugScore> {
  const before = await check(cli, join(folder, "before"), bug.targetVersion);
  const repaired = existsSync(join(folder, "after", bug.path));
  const after = repaired ? await check(cli, join(folder, "after"), bug.targetVersion) : before;

  const inFile = before.findings.filter((it) => it.path === bug.path && it.family === bug.family);
  const loud = inFile.filter(isLoud);
  const lacking = bug.lines.filter((line) => !loud.some((it) => covers(it, line)));
  const elsewhere = bug.otherLines.filter((line) => loud.some((it) => covers(it, line))).length;
  const expected = [...bug.lines, ...bug.otherLines, ...bug.legitimateLines];
  const source = linesOf(join(folder, "before", bug.path));
  return {
    id: bug.id,
    family: bug.family,
    lines: bug.lines.length,
    found: bug.lines.length - lacking.length + Math.min(lacking.length, elsewhere),
    foundAsHint: lacking.filter((line) => inFile.some((it) => covers(it, line))).length,
    extra: loud.filter((it) => !expected.some((line) => covers(it, line))),
    afterRepair: repaired
      ? after.findings
          .filter((it) => it.path === bug.path && it.family === bug.family && isLoud(it))
          .filter((it) => bug.repairedLines.some((line) => covers(it, line)))
      : [],
    missed: lacking.map((line) => `${bug.path}:${line}: ${source[line - 1]?.trim() ?? ""}`),
    failures: [before.failure, after.failure].filter((it) => it !== undefined),
  };
}

async function scoreLookalikes(
  folder: string,
): Promise<readonly { id: string; places: number; reports: readonly Finding[] }[]> {
  const ids = foldersIn(folder).filter(
    (id) => matchesGlob(id, values.id) && isWantedFamily(familyOf(record(readJson(join(folder, id, "entry.json"))))),
  );
  const scores = await inParallel(ids, async (id) => {
    const entry = record(readJson(join(folder, id, "entry.json")));
    const places = numbers(entry["clean_lines"]);
    const family = familyOf(entry);
    const { findings } = await check(cli, join(folder, id), targetVersions.get(string(entry["py"])));
    const reports = findings.filter(
      (it) =>
        it.path === entry["path"] && it.family === family && isLoud(it) && places.some((line) => covers(it, line)),
    );
    return { id, places: places.length, reports };
  });
  for (const { id, places, reports } of scores) {
    console.log(`${id}: ${reports.length} false alarms at ${places} places`);
    for (const finding of reports) console.log(`    false  ${inWords(finding)}`);
  }
  return scores;
}

async function runCorpus(folder: string): Promise<void> {
  const repositories = foldersIn(folder).filter((name) => matchesGlob(name, values.id));
  const counts = new Map<string, number>();
  const written: string[] = [];
  console.log(row("repository", "files", "loud", "hints", "s", "s/kfile", ""));
  // One at a time, so that the times mean something.
  for (const repo of repositories) {
    const run = await check(cli, join(folder, repo), values["target-version"]);
    const loud = run.findings.filter(isLoud).length;
    const files = readdirSync(join(folder, repo), { recursive: true, encoding: "utf8" }).filter((it) =>
      it.endsWith(".py"),
    );
    const pace = ((1000 * run.seconds) / Math.max(1, files.length)).toFixed(1);
    const note = run.failure ?? (run.notChecked > 0 ? `${run.notChecked} not checked` : "");
    console.log(row(repo, String(files.length), loud, run.findings.length - loud, run.seconds.toFixed(1), pace, note));
    for (const finding of run.findings) {
      const { path, line, rule, severity, confidence, message } = finding;
      const kind = `${rule} ${severity}`;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const source = linesOf(join(folder, repo, path));
      const context = source.slice(Math.max(0, line - 4), line + 3);
      written.push(JSON.stringify({ repo, path, line, rule, severity, confidence, message, source: context }));
    }
  }
  for (const [kind, count] of [...counts].sort(([, one], [, other]) => other - one)) {
    console.log(`${String(count).padStart(6)}  ${kind}`);
  }
  if (values.findings !== undefined) writeFileSync(values.findings, written.map((it) => `${it}\n`).join(""));
}

function bugCase(folder: string): BugCase {
  const entry = record(readJson(join(folder, "entry.json")));
  return {
    id: string(entry["id"]),
    family: familyOf(entry),
    path: string(entry["path"]),
    targetVersion: targetVersions.get(string(entry["py"])),
    lines: numbers(entry["before_lines"]),
    otherLines: numbers(entry["alt_lines"]),
    legitimateLines: numbers(entry["also_ok_lines"]),
    // A repair that only softens a defect, such as a lock made re-entrant, leaves nothing to be quiet about.
    repairedLines:
      entry["after_lines_fixed"] === false ? [] : Object.values(record(entry["after_map"])).flatMap(numbers),
  };
}

function familyOf(entry: Readonly<Record<string, unknown>>): string {
  const name = string(entry["family"]);
  return families.get(name) ?? name;
}

function isWantedFamily(family: string): boolean {
  return values.family === undefined || family === (families.get(values.family) ?? values.family);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

function isLoud({ severity }: Finding): boolean {
  return severity === "error" || severity === "warning";
}

function covers({ line, endLine }: Finding, wanted: number): boolean {
  return line <= wanted && wanted <= Math.max(line, endLine);
}

function inWords({ path, line, rule, severity, message }: Finding): string {
  return `${path}:${line}: ${severity} ${rule}: ${message}`;
}

function totals(family: string, scores: readonly BugScore[]): string {
  const sum = (count: (score: BugScore) => number): number => scores.reduce((total, it) => total + count(it), 0);
  const whole = scores.filter((it) => it.found === it.lines).length;
  const some = scores.filter((it) => it.found > 0).length;
  const quiet = scores.filter((it) => it.afterRepair.length === 0).length;
  return `${family.padEnd(8)} cases ${scores.length}: found whole ${whole}, in part ${some - whole}, quiet after repair ${quiet}; lines ${sum((it) => it.found)}/${sum((it) => it.lines)}, as hint ${sum((it) => it.foundAsHint)}, extra ${sum((it) => it.extra.length)}`;
}

function row(name: string, ...cells: readonly (string | number | undefined)[]): string {
  return [name.padEnd(36), ...cells.map((it) => String(it ?? "").padEnd(8))].join(" ").trimEnd();
}

function blankIfZero(count: number): string {
  return count === 0 ? "" : String(count);
}

async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: Math.max(1, Number(values.jobs)) }, worker));
  return results;
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((it) => it.isDirectory())
    .map((it) => it.name)
    .sort();
}

function linesOf(path: string): readonly string[] {
  return existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
}
