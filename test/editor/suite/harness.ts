/**
 * A test runner for the extension host, where Node's own cannot run: one of the two hosts is a browser's worker. What it
 * prints is read by editor.test.ts, which hands each line on to Node's runner.
 */

import {
  commands,
  type Diagnostic,
  languages,
  Range,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  workspace,
} from "vscode";

/** Begins every line that editor.test.ts reads; the extension host says much else. */
const mark = "seamlint-suite:";
const patience = 20_000;

export interface EditorTest {
  readonly name: string;
  run(): Promise<void>;
}

/** Runs tests one after another: they share one editor. Throws at the end if one of them failed. */
export async function runTests(tests: readonly EditorTest[]): Promise<void> {
  let failures = 0;
  for (const { name, run } of tests) {
    const started = Date.now();
    try {
      await run();
      console.log(`${mark} ${JSON.stringify({ name, milliseconds: Date.now() - started })}`);
    } catch (error) {
      failures += 1;
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      console.log(`${mark} ${JSON.stringify({ name, milliseconds: Date.now() - started, reason })}`);
    } finally {
      await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    }
  }
  if (failures > 0) throw new Error(`${failures} of ${tests.length} tests failed`);
}

export function expect(isTrue: boolean, claim: string): void {
  if (!isTrue) throw new Error(`Not so: ${claim}`);
}

/** The first value of `look` that is not undefined; throws with `describe()` when none comes in time. */
export async function eventually<T>(claim: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const seen = await look();
    if (seen !== undefined) return seen;

    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Not within ${patience / 1000} seconds: ${claim}`);
}

/** Waits for a finding of that rule in a document. */
export function finding(uri: Uri, rule: string): Promise<Diagnostic> {
  return eventually(`${rule} in ${uri.path}; there is ${JSON.stringify(rulesIn(uri))}`, () =>
    languages.getDiagnostics(uri).find((it) => ruleOf(it) === rule),
  );
}

export function noFinding(uri: Uri, rule: string): Promise<true> {
  return eventually(`no ${rule} in ${uri.path}`, () => (rulesIn(uri).includes(rule) ? undefined : true));
}

export function rulesIn(uri: Uri): readonly string[] {
  return languages.getDiagnostics(uri).map(ruleOf);
}

function ruleOf({ code, source }: Diagnostic): string {
  if (source?.toLowerCase() !== "seamlint") return "";
  return String(typeof code === "object" ? code.value : code);
}

/** Replaces the whole text, as typing does: the document stays unsaved. */
export async function setText(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
  expect(await workspace.applyEdit(edit), `the text of ${document.uri.path} can be changed`);
}
