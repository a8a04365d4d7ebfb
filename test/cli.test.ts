import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type TemporaryProject, temporaryProject } from "./support/language-client.ts";

const commandLine = fileURLToPath(new URL("../server/src/cli/main.ts", import.meta.url));
const wrapper = "import subprocess\n\n\ndef run(command):\n    return subprocess.call(command)\n";
const user = 'from helper import run\n\n\ndef build():\n    run(["make"])\n';
const hinted = "value = 1  # seamlint: ignore[no-such-rule]\n";
const isRoot = process.getuid?.() === 0;

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

interface Place extends TemporaryProject {
  run(...words: readonly string[]): Run;
  runWith(
    input: string | undefined,
    cwd: string,
    words: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): Run;
}

function place(context: TestContext, files: Readonly<Record<string, string | Uint8Array>>): Place {
  const project = temporaryProject(files);
  context.after(() => project.remove());
  const runWith: Place["runWith"] = (input, cwd, words, env = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [commandLine, ...words], {
      cwd,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "", FORCE_COLOR: "", ...env },
      ...(input === undefined ? {} : { input }),
      maxBuffer: 1 << 28,
    });
    return { status, out: stdout, err: stderr };
  };
  return { ...project, runWith, run: (...words) => runWith(undefined, project.root, words) };
}

const findingsOf = ({ out }: Run): readonly { path: string; line: number; rule: string }[] => JSON.parse(out).findings;
const skippedBy = ({ out }: Run): readonly { path: string; reason: string }[] => JSON.parse(out).notChecked;

test("findings are shown with their source and their trace, and give 1", (context) => {
  const { status, out, err } = place(context, { "helper.py": wrapper, "tool.py": user }).run("check");
  assert.equal(status, 1);
  assert.equal(err, "");
  assert.match(out, /^tool\.py:5:5 warning discarded-exit-status\n {2}`run` returns the exit status/);
  assert.match(out, /\n {2}5 │ {5}run\(\["make"\]\)\n {4}│ {5}\^{13}\n/);
  assert.match(out, /helper\.py:5:12/);
  assert.match(out, /\n1 warning in 1 file\. 2 files checked in \d/);
});

test("nothing found is 0, and hints are shown when they are asked for", (context) => {
  const project = place(context, { "a.py": hinted });
  const quiet = project.run("check");
  assert.equal(quiet.status, 0);
  assert.match(quiet.out, /^Nothing found\. 1 file checked.*1 hint more with --hints/);
  const shown = project.run("check", "--hints");
  assert.equal(shown.status, 0);
  assert.match(shown.out, /^a\.py:1:31 hint unused-suppression/);
  assert.equal(project.run("check", "--min-severity", "hint").status, 1);
  assert.equal(project.run("check", "--min-severity", "hint", "--exit-zero").status, 0);
});

test("JSON keeps its contract", (context) => {
  const project = place(context, {
    "pkg/__init__.py": "",
    "pkg/helper.py": wrapper,
    "pkg/tool.py": user.replace("helper", "pkg.helper"),
  });
  const { status, out } = project.run("check", "pkg", "--output-format", "json");
  assert.equal(status, 1);
  const report = JSON.parse(out);
  assert.deepEqual(Object.keys(report), ["version", "findings", "notChecked"]);
  const [finding] = report.findings;
  assert.deepEqual(Object.keys(finding), [
    "path",
    "line",
    "column",
    "endLine",
    "endColumn",
    "rule",
    "family",
    "severity",
    "confidence",
    "message",
    "cause",
    "related",
    "fixes",
  ]);
  assert.deepEqual(
    {
      path: finding.path,
      line: finding.line,
      column: finding.column,
      endLine: finding.endLine,
      endColumn: finding.endColumn,
    },
    { path: "pkg/tool.py", line: 5, column: 5, endLine: 5, endColumn: 18 },
  );
  assert.equal(finding.family, "exit");
  assert.deepEqual(Object.keys(finding.related[0]), ["path", "line", "column", "message"]);
  assert.equal(finding.related[0].path, "pkg/helper.py");
});

test("every format is what it says", (context) => {
  const project = place(context, { "helper.py": wrapper, "to ol,1.py": user, "odd.py": "\0" });
  const format = (name: string): string => project.run("check", "--output-format", name).out;

  const sarif = JSON.parse(format("sarif"));
  assert.equal(sarif.version, "2.1.0");
  const [run] = sarif.runs;
  const [result] = run.results;
  assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
  assert.equal(result.locations[0].physicalLocation.artifactLocation.uri, "to%20ol%2C1.py");
  assert.match(result.partialFingerprints["seamlint/v1"], /^[0-9a-f]{14}$/);
  assert.equal(run.invocations[0].toolExecutionNotifications.length, 1);

  assert.match(
    format("github"),
    /^::warning file=to ol%2C1\.py,line=5,endLine=5,col=5,endColumn=18,title=discarded-exit-status::`run`/,
  );
  const [issue] = JSON.parse(format("gitlab"));
  assert.deepEqual(issue.location, { path: "to ol,1.py", lines: { begin: 5, end: 5 } });
  assert.match(
    format("junit"),
    /<testsuites name="seamlint" tests="1" failures="1">[\s\S]*<failure type="warning" message="`run`/,
  );
  assert.match(format("markdown"), /^## Seamlint: 1 warning\n\n2 files checked\./);
  const html = format("html");
  assert.match(html, /^<!doctype html>/);
  assert.match(html, /Content-Security-Policy" content="default-src 'none'/);
  assert.doesNotMatch(html, /(?:src|href)="(?!#)/, "no request goes out");
  assert.match(html, /is a binary file/);
  assert.match(html, /name="warning" checked>/);
  assert.match(html, /name="hint">/, "hints show where somebody asks for them");
});

test("what a file holds cannot become part of the page", (context) => {
  const name = "<img src=x onerror=alert(1)>";
  const project = place(context, { "a.py": `x = 1  # seamlint: ignore[${name}]\n` });
  const { out } = project.run("check", "--output-format", "html");
  assert.doesNotMatch(out, /<img/);
  assert.match(out, /&lt;img/);
});

test("the report and the findings go to files, and what cannot be written is shown", (context) => {
  const project = place(context, { "helper.py": wrapper, "tool.py": user });
  const written = project.run("check", "--output-format", "json", "-o", "out.json", "--report", "report.html");
  assert.equal(written.status, 1);
  assert.equal(written.out, "");
  assert.equal(JSON.parse(readFileSync(join(project.root, "out.json"), "utf8")).findings.length, 1);
  assert.match(readFileSync(join(project.root, "report.html"), "utf8"), /discarded-exit-status/);

  const refused = project.run("check", "--output-format", "json", "-o", "no/such/folder.json");
  assert.equal(refused.status, 1);
  assert.match(
    refused.err,
    /no\/such\/folder\.json could not be written: its folder does not exist; create it first\.\n$/,
  );
  assert.equal(findingsOf(refused).length, 1, "the work is not lost");
});

test("a path that is not there is said, and the rest is checked", (context) => {
  const project = place(context, { "helper.py": wrapper, "tool.py": user });
  const partly = project.run("check", "nowhere", "tool.py");
  assert.equal(partly.status, 1);
  assert.match(partly.err, /^seamlint: nowhere does not exist/);
  assert.match(partly.out, /discarded-exit-status/);
  const nothing = project.run("check", "nowhere");
  assert.equal(nothing.status, 2);
  assert.equal(nothing.err.trim().split("\n").length, 1, "one sentence");
});

test("wrong words give 2, and the right ones are told", (context) => {
  const project = place(context, { "a.py": "" });
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [["check", "--output-format", "jsno"], /did you mean "json"\?/],
    [["check", "--target-version", "four"], /names no version of Python/],
    [["check", "--target-platforms", "win64"], /There is no platform "win64"/],
    [["check", "--select", "discarded-exit-statuses"], /did you mean "discarded-exit-status"\?/],
    [["check", "--config", "none.toml"], /none\.toml does not exist/],
    [["check", "--fxi"], /--fix/],
    [["chekc"], /check/],
    [["rule", "self-deadlok"], /did you mean "self-deadlock"\?/],
    [["config", "show", "nowhere.py"], /nowhere\.py does not exist/],
    [["signatures", "--arch", "mips"], /There is no architecture "mips"/],
  ];
  for (const [words, message] of cases) {
    const { status, err } = project.run(...words);
    assert.equal(status, 2, words.join(" "));
    assert.match(err, message);
  }
  const partly = project.run("check", "--ignore", "unwaited-chld", "a.py");
  assert.equal(partly.status, 0);
  assert.match(partly.err, /There is no rule or family "unwaited-chld"/);
});

test("files that cannot be checked are said, with a remedy, and the others are checked", (context) => {
  const project = place(context, {
    "helper.py": wrapper,
    "tool.py": user,
    "binary.py": new Uint8Array([1, 0, 2]),
    "large.py": `x = 1\n${"# comment\n".repeat(600_000)}`,
    "loop/x.py": "",
  });
  symlinkSync(project.root, join(project.root, "loop/back"));
  symlinkSync(join(project.root, "self.py"), join(project.root, "self.py"));
  if (!isRoot) {
    mkdirSync(join(project.root, "locked"));
    chmodSync(join(project.root, "locked"), 0);
    context.after(() => chmodSync(join(project.root, "locked"), 0o700));
  }
  const run = project.run("check", "--output-format", "json");
  assert.equal(run.status, 1);
  assert.equal(findingsOf(run).length, 1);
  const reasons = new Map(skippedBy(run).map((it) => [it.path, it.reason]));
  assert.match(reasons.get("binary.py") ?? "", /is a binary file; exclude it/);
  assert.match(reasons.get("large.py") ?? "", /is 6 MB, more than the limit of 5 MB; raise `max-file-size`/);
  assert.match(reasons.get("loop/back") ?? "", /is a link to a folder that contains it/);
  if (!isRoot) assert.match(reasons.get("locked") ?? "", /may not be read; give yourself permission/);

  const alone = project.run("check", "binary.py");
  assert.equal(alone.status, 2, "nothing could be done");
  assert.match(alone.out, /binary\.py is a binary file/);
});

test("a mistake in the configuration is said with its place, and the rest of it counts", (context) => {
  const project = place(context, {
    "helper.py": wrapper,
    "tool.py": user,
    "seamlint.toml": 'exlude = ["x"]\nexclude = ["tool.py"]\n[rules]\nno-such-rule = "off"\n',
  });
  const misspelt = project.run("check", "--output-format", "json");
  assert.equal(misspelt.status, 0, "tool.py is excluded");
  assert.match(misspelt.err, /seamlint\.toml:1:1: There is no setting `exlude`; did you mean `exclude`\?/);
  assert.match(misspelt.err, /seamlint\.toml:4:1: `rules`: there is no rule or family "no-such-rule"/);
  assert.equal(skippedBy(misspelt).length, 2, "the report says so, too");

  project.write("seamlint.toml", "exclude = [\n");
  const broken = project.run("check");
  assert.equal(broken.status, 1, "the defaults apply, and the work is done");
  assert.match(broken.err, /seamlint\.toml:\d:\d+: The file is no valid TOML/);
});

test("safe repairs are written in the encoding of the file, and shown before", (context) => {
  const latin = new Uint8Array([
    ...Buffer.from("# -*- coding: latin-1 -*-\r\ns = '"),
    0xe9,
    ...Buffer.from("'  # seamlint: ignore[nothing]\r\n"),
  ]);
  const direct = 'import subprocess\n\n\ndef build():\n    subprocess.call(["make"])\n';
  const project = place(context, { "latin.py": latin, "tool.py": direct });
  const diff = project.run("check", "--diff");
  assert.equal(diff.status, 1);
  assert.match(diff.out, /^--- latin\.py\n\+\+\+ latin\.py\n@@ -1,2 \+1,2 @@/);
  assert.deepEqual(new Uint8Array(readFileSync(join(project.root, "latin.py"))), latin, "nothing is changed");

  const fixed = project.run("check", "--fix");
  assert.equal(fixed.status, 1, "what may change behaviour is left");
  const expected = [...Buffer.from("# -*- coding: latin-1 -*-\r\ns = '"), 0xe9, ...Buffer.from("'\r\n")];
  assert.deepEqual([...readFileSync(join(project.root, "latin.py"))], expected);
  assert.equal(readFileSync(join(project.root, "tool.py"), "utf8"), direct, "a suggestion is not applied");

  project.run("check", "--unsafe-fixes");
  assert.notEqual(readFileSync(join(project.root, "tool.py"), "utf8"), direct);
  assert.equal(project.run("check").status, 0);
});

test("standard input is checked under a name", (context) => {
  const project = place(context, { "helper.py": wrapper });
  const found = project.runWith(user, project.root, [
    "check",
    "--stdin-filename",
    "tool.py",
    "--output-format",
    "json",
    "-",
  ]);
  assert.equal(found.status, 1);
  assert.deepEqual(
    findingsOf(found).map((it) => it.path),
    ["tool.py"],
  );
  const repaired = project.runWith(hinted, project.root, ["check", "--fix", "-"]);
  assert.equal(repaired.out, "value = 1\n");
});

test("a baseline knows findings while code moves, and only as many as there were", (context) => {
  const project = place(context, { "helper.py": wrapper, "tool.py": user });
  const update = project.run("check", "--baseline", "known.json", "--update-baseline");
  assert.equal(update.status, 0, update.err);
  const first = readFileSync(join(project.root, "known.json"), "utf8");
  assert.doesNotMatch(first, /"line"/);
  project.run("check", "--baseline", "known.json", "--update-baseline");
  assert.equal(readFileSync(join(project.root, "known.json"), "utf8"), first, "the same findings give the same bytes");

  project.write("tool.py", `# moved\n\n${user}`);
  const moved = project.run("check", "--baseline", "known.json");
  assert.equal(moved.status, 0, moved.out);
  assert.match(moved.out, /1 known from the baseline/);

  project.write("tool.py", `${user}    run(["make"])\n`);
  assert.equal(project.run("check", "--baseline", "known.json").status, 1, "a second one is new");
  project.write("tool.py", "");
  assert.equal(project.run("check", "--baseline", "known.json").status, 0);
  assert.equal(project.run("check", "--baseline", "known.json", "--strict-baseline").status, 1, "known, and gone");

  project.write("known.json", "{");
  const broken = project.run("check", "--baseline", "known.json");
  assert.match(broken.err, /is no baseline of Seamlint; write it anew/);
});

test("rules are selected and ignored, by id and by family", (context) => {
  const project = place(context, { "helper.py": wrapper, "tool.py": user, "a.py": hinted });
  const rules = (...words: readonly string[]): readonly string[] => [
    ...new Set(findingsOf(project.run("check", "--output-format", "json", ...words)).map((it) => it.rule)),
  ];
  assert.deepEqual(rules(), ["unused-suppression", "discarded-exit-status"]);
  assert.deepEqual(rules("--select", "exit"), ["discarded-exit-status"]);
  assert.deepEqual(rules("--ignore", "exit"), ["unused-suppression"]);
  assert.deepEqual(rules("--select", "exit,suppression", "--ignore", "discarded-exit-status"), ["unused-suppression"]);
  project.write("pyproject.toml", '[tool.seamlint.rules]\nexit = "off"\n');
  assert.deepEqual(rules(), ["unused-suppression"]);
  assert.deepEqual(rules("--isolated"), ["unused-suppression", "discarded-exit-status"]);
});

test("only what was asked for is reported, with what the project around it knows", (context) => {
  const project = place(context, {
    "pyproject.toml": "",
    "helper.py": wrapper,
    "scripts/tool.py": user,
    "a.py": hinted,
  });
  const run = project.runWith(undefined, join(project.root, "scripts"), [
    "check",
    "tool.py",
    "--output-format",
    "json",
  ]);
  assert.deepEqual(
    findingsOf(run).map((it) => it.path),
    [],
  );
  const whole = project.run("check", "scripts/tool.py", "helper.py", "--output-format", "json");
  assert.deepEqual([...new Set(findingsOf(whole).map((it) => it.path))], ["scripts/tool.py"]);
});

test("a file of no project knows what is near, and not the whole disk", (context) => {
  const near = { "tool.py": user.replace("helper", "parts.deep.down.helper"), "parts/deep/down/helper.py": wrapper };
  const rules = (run: Run) => findingsOf(run).map((it) => `${it.path} ${it.rule}`);
  const words = ["check", "tool.py", "--output-format", "json"];
  assert.deepEqual(rules(place(context, near).run(...words)), ["tool.py discarded-exit-status"]);

  const others = Object.fromEntries(Array.from({ length: 3001 }, (_, index) => [`other/disk/x${index}.py`, ""]));
  assert.deepEqual(rules(place(context, { ...near, ...others }).run(...words)), [], "its helper lies too far away");
  const marked = place(context, { ...near, ...others, "pyproject.toml": "" });
  assert.deepEqual(rules(marked.run(...words)), ["tool.py discarded-exit-status"]);
});

test("colour is for terminals, and for those who ask", (context) => {
  const project = place(context, { "helper.py": wrapper, "tool.py": user });
  const controlCharacter = String.fromCharCode(27);
  assert.equal(project.run("check").out.includes(controlCharacter), false);
  assert.equal(project.run("check", "--color", "always").out.includes(controlCharacter), true);
  const environment = (env: Readonly<Record<string, string>>, ...words: readonly string[]): boolean =>
    project.runWith(undefined, project.root, ["check", ...words], env).out.includes(controlCharacter);
  assert.equal(environment({ FORCE_COLOR: "1" }), true);
  assert.equal(environment({ FORCE_COLOR: "1" }, "--color", "never"), false);

  project.write("evil.py", `x = 1  # seamlint: ignore[a${controlCharacter}[31mb]\n`);
  assert.equal(project.run("check", "--hints").out.includes(controlCharacter), false, "source code moves no cursor");
});

test("rules explain themselves, and configuration tells where it comes from", (context) => {
  const project = place(context, {
    "pyproject.toml": '[project]\nname = "x"\nrequires-python = ">=3.8,<3.13"\n',
    "sub/seamlint.toml": 'target-version = "2.7"\ntarget-platforms = ["win32-x64"]\n',
    "sub/x.py": "",
    "y.py": "",
  });
  assert.match(project.run("rule", "unused-suppression").out, /^# unused-suppression\n/);
  assert.match(project.run("rule", "--all").out, /unused-suppression/);
  const inner = project.run("config", "show", "sub/x.py").out;
  assert.match(inner, /^configuration +sub\/seamlint\.toml$/m);
  assert.match(inner, /^target-version +2\.7$/m);
  assert.match(inner, /^target-platforms +win32-x64$/m);
  const outer = project.run("config", "show", "y.py").out;
  assert.match(outer, /^configuration +none; the defaults apply$/m);
  assert.match(outer, /^target-version +>=3\.8,<3\.13$/m);
});

test("what C says of a function is printed, and listed for all", (context) => {
  const project = place(context, {});
  const known = project.run("signature", "CloseHandle");
  assert.equal(known.status, 0, known.err);
  assert.match(known.out, /^BOOL CloseHandle\(HANDLE hObject\);\n {2}in kernel32/);
  assert.match(known.out, /kernel32\.CloseHandle\.argtypes = \[wintypes\.HANDLE\]\n/);
  const unknown = project.run("signature", "CloseHandel");
  assert.equal(unknown.status, 1);
  assert.match(unknown.err, /did you mean .*CloseHandle/);

  const lines = project.run("signatures", "--format", "jsonl").out.trim().split("\n");
  const closeHandle = lines.find((it) => it.includes('"dll":"kernel32","name":"CloseHandle"'));
  assert.deepEqual(JSON.parse(closeHandle ?? ""), {
    dll: "kernel32",
    name: "CloseHandle",
    params: ["handle"],
    ret: "i32",
    variadic: false,
  });
  const structures = project.run("signatures", "--structs", "--arch", "x86").out.trim().split("\n");
  const overlapped = structures.map((it) => JSON.parse(it)).find((it) => it.name === "OVERLAPPED");
  assert.equal(overlapped?.size, 20);
  assert.deepEqual(overlapped?.fields[0], ["Internal", 0, 4]);
});

test("the version is that of the package", (context) => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  assert.equal(place(context, {}).run("--version").out.trim(), version);
  assert.ok(existsSync(commandLine));
});
