import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type Diagnostic, DiagnosticSeverity, FileChangeType } from "vscode-languageserver-protocol/node";
import {
  type AuditAnswer,
  auditMethod,
  type DebugInformationAnswer,
  debugInformationMethod,
  type RuleAnswer,
  ruleMethod,
} from "../server/src/lsp/protocol-types.ts";
import {
  applied,
  type ClientOptions,
  type LanguageClient,
  pushOnlyClient,
  startClient,
  type TemporaryProject,
  temporaryProject,
  until,
} from "./support/language-client.ts";

const wrapper = `import subprocess


def run(command):
    return subprocess.call(command)
`;
const harmlessWrapper = wrapper.replace("return subprocess.call", "subprocess.check_call");
const user = `from helper import run

run(["make"])
`;
const suppressed = `value = 1  # seamlint: ignore[no-such-rule]
`;

interface Editor {
  readonly client: LanguageClient;
  readonly project: TemporaryProject;
}

async function start(
  context: TestContext,
  files: Readonly<Record<string, string>>,
  options: Omit<ClientOptions, "roots"> & { readonly folders?: readonly string[] } = {},
): Promise<Editor> {
  const project = temporaryProject(files);
  const client = await startClient({ ...options, roots: (options.folders ?? [""]).map((it) => project.uri(it)) });
  context.after(async () => {
    await client.stop();
    project.remove();
  });
  return { client, project };
}

const codes = (diagnostics: readonly Diagnostic[] | undefined) => diagnostics?.map((it) => it.code);
const messageOf = (diagnostic: Diagnostic | undefined) => String(diagnostic?.message);
const somewhere = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

test("a client that asks gets the findings of the text as it is now", async (context) => {
  const { client, project } = await start(context, {});
  const uri = project.uri("a.py");
  await client.open(uri, suppressed);
  const [first] = await client.pull(uri);
  assert.equal(first?.code, "unused-suppression");
  assert.equal(first.severity, DiagnosticSeverity.Hint);
  assert.equal(first.source, "seamlint");
  assert.deepEqual(first.range, { start: { line: 0, character: 30 }, end: { line: 0, character: 42 } });

  await client.edit(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '"😀"; ');
  const [moved] = await client.pull(uri);
  assert.equal(moved?.range.start.character, 36, "columns are UTF-16 code units");

  await client.replace(uri, "value = 1\n");
  assert.deepEqual(await client.pull(uri), []);
  assert.equal(client.pushed(uri), undefined, "an editor that asks is not sent anything");
});

test("an answer that would say the same again says so", async (context) => {
  const { client, project } = await start(context, {});
  const uri = project.uri("a.py");
  await client.open(uri, suppressed);
  const ask = (previousResultId?: string): Promise<{ kind: string; resultId?: string }> =>
    client.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri }, previousResultId });
  const first = await ask();
  const again = await ask(first.resultId);
  assert.equal(again.kind, "unchanged");
  await client.replace(uri, `\n${suppressed}`);
  assert.equal((await ask(first.resultId)).kind, "full");
});

test("a client that cannot ask is sent them, also when the document is closed", async (context) => {
  const { client, project } = await start(context, {}, { capabilities: pushOnlyClient });
  const uri = project.uri("a.py");
  await client.open(uri, suppressed);
  await until(() => client.pushed(uri)?.length === 1, "the finding arrives");
  await client.replace(uri, "value = 1\n");
  await until(() => client.pushed(uri)?.length === 0, "the finding goes");
  await client.replace(uri, suppressed);
  await until(() => client.pushed(uri)?.length === 1, "the finding is back");
  await client.close(uri);
  await until(() => client.pushed(uri)?.length === 0, "nothing is left behind");
});

test("what other files say counts: on disk, in the editor, and when it changes outside", async (context) => {
  const { client, project } = await start(context, { "helper.py": wrapper });
  const tool = project.uri("tool.py");
  await client.open(tool, user);
  await until(async () => codes(await client.pull(tool))?.[0] === "discarded-exit-status", "the project is read");
  const [found] = await client.pull(tool);
  assert.equal(found?.relatedInformation?.[0]?.location.uri, project.uri("helper.py"));

  const before = client.refreshes();
  project.write("helper.py", harmlessWrapper);
  await client.fileChanged(project.uri("helper.py"), FileChangeType.Changed);
  await until(() => client.refreshes() > before, "the editor is told to ask again");
  assert.deepEqual(await client.pull(tool), []);

  await client.open(project.uri("helper.py"), wrapper);
  await until(async () => (await client.pull(tool)).length === 1, "the text in the editor wins over the disk");
  await client.close(project.uri("helper.py"));
  await until(async () => (await client.pull(tool)).length === 0, "the disk counts again");
});

test("files that come and go outside the editor count", async (context) => {
  const { client, project } = await start(context, {}, { capabilities: pushOnlyClient });
  const tool = project.uri("tool.py");
  await client.open(tool, user);
  await until(() => client.pushed(tool)?.length === 0, "nothing is known of helper");
  project.write("helper.py", wrapper);
  await client.fileChanged(project.uri("helper.py"), FileChangeType.Created);
  await until(() => client.pushed(tool)?.length === 1, "the new file is read, and the open one sent again");
});

test("a quick fix repairs the current text, and the finding is gone", async (context) => {
  const { client, project } = await start(context, {});
  const uri = project.uri("a.py");
  await client.open(uri, `first = 0\n${suppressed}`);
  await client.pull(uri);
  // The finding has moved since it was shown.
  await client.edit(uri, { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, "");
  const [fix] = await client.actions(uri, somewhere, ["quickfix"]);
  assert.equal(fix?.title, "Remove the comment");
  assert.equal(fix.isPreferred, true);
  const repaired = applied(client.textOf(uri), uri, fix.edit);
  assert.equal(repaired, "value = 1\n");
  await client.replace(uri, repaired);
  assert.deepEqual(await client.pull(uri), []);
});

test("all findings of a rule are fixed at once, and saving fixes what is safe", async (context) => {
  const { client, project } = await start(context, {});
  const uri = project.uri("a.py");
  await client.open(uri, suppressed + suppressed.replace("value", "other"));
  const titles = (await client.actions(uri, somewhere)).map((it) => it.title);
  assert.ok(titles.includes("Fix all 2 findings of unused-suppression in this file"), titles.join("\n"));

  const [fixAll, ...others] = await client.actions(uri, somewhere, ["source.fixAll"]);
  assert.deepEqual(others, []);
  assert.equal(applied(client.textOf(uri), uri, fixAll?.edit), "value = 1\nother = 1\n");
  assert.deepEqual(await client.actions(uri, somewhere, ["refactor"]), []);
});

test("a suggestion says that it may change behaviour, and saving does not apply it", async (context) => {
  const { client, project } = await start(context, {});
  const uri = project.uri("a.py");
  await client.open(uri, 'import subprocess\n\n\ndef build():\n    subprocess.call(["make"])\n');
  const actions = await client.actions(uri, somewhere);
  const suggestion = actions.find((it) => it.title.endsWith("(may change behaviour)"));
  assert.notEqual(suggestion, undefined, actions.map((it) => it.title).join("\n"));
  assert.notEqual(suggestion?.isPreferred, true);
  assert.deepEqual(
    (await client.actions(uri, somewhere, ["source.fixAll.seamlint"])).map((it) => it.title),
    [],
  );
});

test("a finding is ignored on its line, in its file, and in the configuration", async (context) => {
  const { client, project } = await start(context, { "seamlint.toml": 'exclude = ["gen"]\n' });
  const uri = project.uri("a.py");
  const text =
    '#!/usr/bin/env python3\nimport subprocess\n\n\ndef build():\n    subprocess.call(["make",\n    "all"])\n';
  await client.open(uri, text);
  const actions = await client.actions(uri, somewhere);
  const action = (start: string) => {
    const found = actions.find((it) => it.title.startsWith(start));
    assert.ok(found, `${start}: ${actions.map((it) => it.title).join("\n")}`);
    return found;
  };

  for (const title of ["Ignore discarded-exit-status on this line", "Ignore discarded-exit-status in this file"]) {
    const silenced = applied(text, uri, action(title).edit);
    assert.ok(silenced.startsWith("#!/usr/bin/env python3\n"), "the first line stays first");
    await client.replace(uri, silenced);
    assert.deepEqual(await client.pull(uri), [], title);
  }

  await client.replace(uri, text);
  const toml = project.uri("seamlint.toml");
  const configured = applied(
    'exclude = ["gen"]\n',
    toml,
    action("Switch discarded-exit-status off in seamlint.toml").edit,
  );
  assert.equal(configured, 'exclude = ["gen"]\n\n[rules]\ndiscarded-exit-status = "off"\n');
  project.write("seamlint.toml", configured);
  await client.fileChanged(toml, FileChangeType.Changed);
  assert.deepEqual(await client.pull(uri), []);
});

test("a mistake in the configuration is shown in that file, and the last good one stays", async (context) => {
  const { client, project } = await start(context, { "seamlint.toml": '[rules]\nunused-suppression = "off"\n' });
  const uri = project.uri("a.py");
  const toml = project.uri("seamlint.toml");
  await client.open(uri, suppressed);
  assert.deepEqual(await client.pull(uri), []);

  project.write("seamlint.toml", '[rules\nunused-suppression = "off"\n');
  await client.fileChanged(toml, FileChangeType.Changed);
  await until(() => client.pushed(toml)?.length === 1, "the mistake is shown");
  assert.match(messageOf(client.pushed(toml)?.[0]), /no valid TOML/);
  assert.deepEqual(await client.pull(uri), [], "the last good configuration counts");

  project.write("seamlint.toml", '[rules]\nunused-supression = "off"\n');
  await client.fileChanged(toml, FileChangeType.Changed);
  await until(
    () => /did you mean "unused-suppression"/.test(messageOf(client.pushed(toml)?.[0])),
    "the right name is told",
  );
  assert.equal((await client.pull(uri)).length, 1);

  project.write("seamlint.toml", "");
  await client.fileChanged(toml, FileChangeType.Changed);
  await until(() => client.pushed(toml)?.length === 0, "the mistake is gone");
});

test("editor settings change what is shown here, for each folder", async (context) => {
  const settings = { severityOverrides: { "unused-suppression": "error", "no-such": "loud" } };
  const { client, project } = await start(context, {}, { settings });
  const uri = project.uri("a.py");
  await client.open(uri, suppressed);
  await until(async () => (await client.pull(uri))[0]?.severity === DiagnosticSeverity.Error, "settings are asked for");
});

test("switched off, nothing is said", async (context) => {
  const { client, project } = await start(context, {}, { settings: { enable: false } });
  await client.open(project.uri("a.py"), suppressed);
  await until(async () => (await client.pull(project.uri("a.py"))).length === 0, "settings are asked for");
});

test("a root inside a root is a project of its own", async (context) => {
  const { client, project } = await start(
    context,
    {
      "inner/helper.py": wrapper,
      "inner/seamlint.toml": 'rules = { discarded-exit-status = "hint" }\n',
      "helper.py": harmlessWrapper,
    },
    { folders: ["", "inner"] },
  );
  const outer = project.uri("tool.py");
  const inner = project.uri("inner/tool.py");
  await client.open(outer, user);
  await client.open(inner, user);
  await until(async () => (await client.pull(inner)).length === 1, "the inner helper counts for the inner tool");
  assert.equal((await client.pull(inner))[0]?.severity, DiagnosticSeverity.Hint);
  assert.deepEqual(await client.pull(outer), []);
});

test("a file outside of every folder is checked with its neighbours", async (context) => {
  const { client, project } = await start(
    context,
    { "loose/helper.py": wrapper, "root/x.py": "" },
    { folders: ["root"] },
  );
  const uri = project.uri("loose/tool.py");
  await client.open(uri, user);
  await until(async () => (await client.pull(uri)).length === 1, "the neighbour is read");
  await client.open("untitled:Untitled-1", suppressed);
  assert.deepEqual(codes(await client.pull("untitled:Untitled-1")), ["unused-suppression"]);
});

test("installed packages and excluded files are left alone, also when they are open", async (context) => {
  const { client, project } = await start(context, { "seamlint.toml": 'exclude = ["generated"]\n' });
  for (const path of ["venv/lib/site-packages/x.py", "generated/y.py"]) {
    await client.open(project.uri(path), suppressed);
    assert.deepEqual(await client.pull(project.uri(path)), [], path);
  }
});

test("an audit finds what is not open, shows it, and gives way to the open document", async (context) => {
  const { client, project } = await start(context, {
    "helper.py": wrapper,
    "tool.py": user,
    SConscript: suppressed,
    "broken.py": "\0binary",
  });
  const tool = project.uri("tool.py");
  const steps: string[] = [];
  client.connection.onNotification(
    "$/progress",
    ({ value }: { value: { kind: string } }) => void steps.push(value.kind),
  );
  const answer: AuditAnswer = await client.connection.sendRequest(auditMethod, { workDoneToken: "t" });
  assert.equal(answer.files, 3);
  assert.equal(answer.findings, 2);
  assert.equal(answer.cancelled, false);
  assert.match(answer.html, /discarded-exit-status/);
  assert.deepEqual(
    answer.notChecked.map((it) => it.path),
    ["broken.py"],
  );
  assert.equal(steps[0], "begin");
  assert.equal(steps.at(-1), "end");
  assert.deepEqual(codes(client.pushed(tool)), ["discarded-exit-status"]);
  assert.deepEqual(codes(client.pushed(project.uri("SConscript"))), ["unused-suppression"]);

  await client.open(tool, user);
  await until(() => client.pushed(tool)?.length === 0, "the open document is the business of the other request");
  assert.equal((await client.pull(tool)).length, 1);

  project.write("SConscript", "value = 1\n");
  await client.fileChanged(project.uri("SConscript"), FileChangeType.Changed);
  await until(() => client.pushed(project.uri("SConscript"))?.length === 0, "what was repaired outside is gone");
});

test("an audit that is cancelled says what it did until then", async (context) => {
  const files = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`m${index}.py`, user.repeat(20)]));
  const { client } = await start(context, { ...files, "helper.py": wrapper });
  const { CancellationTokenSource } = await import("vscode-languageserver-protocol/node");
  const cancellation = new CancellationTokenSource();
  client.connection.onNotification("$/progress", ({ value }: { value: { kind: string } }) => {
    if (value.kind === "report") cancellation.cancel();
  });
  const answer: AuditAnswer = await client.connection.sendRequest(
    auditMethod,
    { workDoneToken: "t" },
    cancellation.token,
  );
  assert.equal(answer.cancelled, true);
  assert.ok(answer.files > 0 && answer.files < 401, `${answer.files} files`);
});

test("workspace diagnostics are offered while they are wanted, and wait when there is nothing new", async (context) => {
  const { client, project } = await start(
    context,
    { "helper.py": wrapper, "tool.py": user },
    { settings: { diagnosticMode: "workspace" } },
  );
  interface WorkspaceReport {
    readonly items: readonly { uri: string; kind: string; resultId: string; items?: readonly Diagnostic[] }[];
  }
  const ask = (previousResultIds: readonly { uri: string; value: string }[]): Promise<WorkspaceReport> =>
    client.connection.sendRequest("workspace/diagnostic", { previousResultIds });
  await until(() => client.registrations.has("textDocument/diagnostic"), "diagnostics are registered");
  const options = client.registrations.get("textDocument/diagnostic");
  assert.equal(
    typeof options === "object" &&
      options !== null &&
      "workspaceDiagnostics" in options &&
      options.workspaceDiagnostics,
    true,
  );

  const first = await ask([]);
  const tool = first.items.find((it) => it.uri === project.uri("tool.py"));
  assert.deepEqual(codes(tool?.items), ["discarded-exit-status"]);

  let isAnswered = false;
  const second = ask(first.items.map(({ uri, resultId }) => ({ uri, value: resultId }))).then((it) => {
    isAnswered = true;
    return it;
  });
  await new Promise((wake) => setTimeout(wake, 600));
  assert.equal(isAnswered, false, "without news there is no answer");
  project.write("helper.py", harmlessWrapper);
  await client.fileChanged(project.uri("helper.py"), FileChangeType.Changed);
  const changed = (await second).items.find((it) => it.uri === project.uri("tool.py"));
  assert.deepEqual(changed?.items, []);
});

test("an editor that cannot ask is sent the whole workspace where that is wanted", async (context) => {
  const { client, project } = await start(
    context,
    { "helper.py": wrapper, "tool.py": user },
    {
      capabilities: { ...pushOnlyClient, workspace: { configuration: true } },
      settings: { diagnosticMode: "workspace" },
    },
  );
  const tool = project.uri("tool.py");
  await until(() => client.pushed(tool)?.length === 1, "a file that is not open is sent");
  project.write("helper.py", harmlessWrapper);
  await client.fileChanged(project.uri("helper.py"), FileChangeType.Changed);
  await until(() => client.pushed(tool)?.length === 0, "and sent again when another file changes it");
});

test("the baseline counts in the editor as on the command line", async (context) => {
  const { client, project } = await start(context, {
    "seamlint.toml": 'baseline = "known.json"\n',
    "tool.py": suppressed,
  });
  const uri = project.uri("tool.py");
  await client.open(uri, suppressed);
  assert.equal((await client.pull(uri)).length, 1);

  const { spawnSync } = await import("node:child_process");
  const cli = new URL("../server/src/cli/main.ts", import.meta.url).pathname;
  const update = spawnSync(process.execPath, [cli, "check", ".", "--update-baseline"], {
    cwd: project.root,
    encoding: "utf8",
  });
  assert.equal(update.status, 0, update.stderr);
  await client.fileChanged(project.uri("known.json"), FileChangeType.Created);
  await until(async () => (await client.pull(uri)).length === 0, "the known finding is hidden");
  await client.replace(uri, `import os\n\n${suppressed}x = 1  # seamlint: ignore[another]\n`);
  assert.equal((await client.pull(uri)).length, 1, "moved is still known, new is new");
});

test("pages of rules and information for a bug report", async (context) => {
  const { client } = await start(context, {});
  const page: RuleAnswer = await client.connection.sendRequest(ruleMethod, { id: "unused-suppression" });
  assert.match(page.markdown ?? "", /^# unused-suppression\n/);
  const table: RuleAnswer = await client.connection.sendRequest(ruleMethod, {});
  assert.match(table.markdown ?? "", /\[unused-suppression\]/);
  assert.deepEqual(await client.connection.sendRequest(ruleMethod, { id: "nothing" }), {});
  const information: DebugInformationAnswer = await client.connection.sendRequest(debugInformationMethod);
  assert.match(information.markdown, /Seamlint \d/);
});

test("nothing a client does ends the server", async (context) => {
  const { client, project } = await start(context, {});
  const uri = project.uri("a.py");
  for (const text of [
    "",
    "\0",
    "((((".repeat(20_000),
    "def f(:\n  '''",
    "\uFEFF#\r\r\n\ud800",
    "x = [\n".repeat(3_000),
  ]) {
    await client.open(uri, text);
    assert.ok(Array.isArray(await client.pull(uri)));
    await client.actions(uri, somewhere);
    await client.close(uri);
  }
  assert.deepEqual(await client.pull(project.uri("never-opened.py")), []);
  await client.fileChanged(project.uri("gone.py"), FileChangeType.Deleted);
  await assert.rejects(client.connection.sendRequest("seamlint/unknown", {}));
  assert.equal(client.errors(), "");
});
