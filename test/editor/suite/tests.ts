/** What a person sees in the editor, on the workspace that editor.test.ts makes. */

import {
  type CodeAction,
  commands,
  extensions,
  type Hover,
  languages,
  TabInputWebview,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
import type { AuditAnswer } from "../../../server/src/lsp/protocol-types.ts";
import { type EditorTest, eventually, expect, finding, noFinding, rulesIn, setText } from "./harness.ts";

const undeclared = `import ctypes

kernel32 = ctypes.WinDLL("kernel32")


def send(device, code):
    kernel32.DeviceIoControl(device, code, None, 0, None, 0, None, None)
`;

const declared = `import ctypes
from ctypes import wintypes

kernel32 = ctypes.WinDLL("kernel32")
kernel32.DeviceIoControl.argtypes = [wintypes.HANDLE, wintypes.DWORD, wintypes.LPVOID, wintypes.DWORD,
                                     wintypes.LPVOID, wintypes.DWORD, wintypes.LPDWORD, wintypes.LPVOID]
kernel32.DeviceIoControl.restype = wintypes.BOOL


def send(device, code):
    kernel32.DeviceIoControl(device, code, None, 0, None, 0, None, None)
`;

/** Both hosts: everything that concerns an open document. */
export const documentTests: readonly EditorTest[] = [
  {
    name: "the extension starts with the first Python document, and its server answers",
    async run() {
      await open("quiet.py");
      const extension = extensions.getExtension("seamlint.seamlint");
      const running = await eventually("the extension is active", () =>
        extension?.isActive ? extension.exports : undefined,
      );
      expect(running.isRunning(), "the server runs");
    },
  },
  {
    name: "a finding appears while typing and goes when its cause goes",
    async run() {
      const { uri, ...document } = await openWith("typed.py", "");
      await eventually("an empty file has no findings", () => (rulesIn(uri).length === 0 ? true : undefined));

      await document.type(undeclared);
      const found = await finding(uri, "untyped-handle-argument");
      expect(found.range.start.line === 6, `the finding is where the call is, not in line ${found.range.start.line}`);
      expect(found.message.includes("DeviceIoControl"), `the message names the function: ${found.message}`);

      await document.type(declared);
      await noFinding(uri, "untyped-handle-argument");
    },
  },
  {
    name: "a document that was never saved is checked",
    async run() {
      const document = await workspace.openTextDocument({ language: "python", content: undeclared });
      await window.showTextDocument(document);
      await finding(document.uri, "untyped-handle-argument");
    },
  },
  {
    name: "the lightbulb's fix is applied, and the file is then clean",
    async run() {
      const { uri, text } = await openWith("fixed.py", undeclared);
      const { range } = await finding(uri, "untyped-handle-argument");
      const actions = await commands.executeCommand<CodeAction[]>(
        "vscode.executeCodeActionProvider",
        uri,
        range,
        "quickfix",
        50,
      );
      const titles = actions.map((it) => it.title);
      const declare = actions.find((it) => it.title.includes("prototype") && it.title.includes("DeviceIoControl"));
      if (declare?.edit === undefined)
        throw new Error(`No edit that declares the prototype among ${titles.join(", ")}`);

      expect(await workspace.applyEdit(declare.edit), "the fix can be applied");
      expect(text().includes("kernel32.DeviceIoControl.argtypes"), "the fix declares the prototype");
      await noFinding(uri, "untyped-handle-argument");
    },
  },
  {
    name: "a build script without an extension is checked",
    async run() {
      const document = await open("SConscript");
      expect(document.languageId === "python", `an SConscript is Python, not ${document.languageId}`);
      await finding(document.uri, "discarded-exit-status");
    },
  },
  {
    name: "a name that only our manifest maps to Python is checked",
    async run() {
      const document = await open("wscript");
      expect(document.languageId === "python", `a wscript is Python, not ${document.languageId}`);
      await finding(document.uri, "discarded-exit-status");
    },
  },
  {
    name: "hovering a finding explains its rule",
    async run() {
      const { uri } = await openWith("hovered.py", undeclared);
      const { range } = await finding(uri, "untyped-handle-argument");
      const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", uri, range.start);
      const shown = hovers
        .flatMap(({ contents }) => contents.map((it) => (typeof it === "string" ? it : it.value)))
        .join("\n");
      expect(shown.includes("untyped-handle-argument"), `the hover names the rule: ${shown}`);
      expect(shown.length > 200, `the hover gives the reasons: ${shown}`);
    },
  },
];

/** Where files can be read: the audit and what follows from it. */
export const auditTests: readonly EditorTest[] = [
  {
    name: "an audit can be stopped, and says so",
    async run() {
      const running = commands.executeCommand<AuditAnswer>("seamlint.auditWorkspace");
      await new Promise((resolve) => setTimeout(resolve, 150));
      await commands.executeCommand("seamlint.cancelAudit");
      const answer = await running;
      expect(answer.cancelled, `the answer says that the audit was stopped: ${summaryOf(answer)}`);
      expect(answer.files < 300, `it stopped early: ${summaryOf(answer)}`);
      expect(reportTabs().length === 0, "no report of an unfinished audit opens");
    },
  },
  {
    name: "Audit Workspace finds what no editor shows, fills Problems and opens its report",
    async run() {
      const answer = await commands.executeCommand<AuditAnswer>("seamlint.auditWorkspace");
      expect(!answer.cancelled, "the audit ran to its end");
      expect(answer.findings >= 3 && answer.files > 300, `the audit saw the workspace: ${summaryOf(answer)}`);

      await finding(inWorkspace("closed/binding.py"), "untyped-handle-argument");
      const open = workspace.textDocuments.some(({ uri }) => uri.path.endsWith("/closed/binding.py"));
      expect(!open, "the finding is in a file that is not open");

      await eventually("the report is open", () => (reportTabs().length === 1 ? true : undefined));
      expect(answer.html.includes("closed/binding.py"), "the report names the file");
    },
  },
  {
    name: "a file opened after an audit shows each finding once",
    async run() {
      const { uri } = await open("closed/binding.py");
      await finding(uri, "untyped-handle-argument");
      await eventually("each finding once", () => (hasNoRepetition(uri) ? true : undefined));
    },
  },
  {
    name: "the page of a rule opens without a network",
    async run() {
      const uri = Uri.from({ scheme: "seamlint-rule", path: "/untyped-handle-argument.md" });
      const document = await workspace.openTextDocument(uri);
      expect(document.getText().includes("untyped-handle-argument"), "the page names its rule");
    },
  },
  {
    name: "the server can be restarted, and checks again",
    async run() {
      const { uri } = await openWith("restarted.py", undeclared);
      await finding(uri, "untyped-handle-argument");
      await commands.executeCommand("seamlint.restartServer");
      await finding(uri, "untyped-handle-argument");
    },
  },
];

function inWorkspace(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined) throw new Error("No folder is open");
  return Uri.joinPath(folder, path);
}

async function open(path: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(inWorkspace(path));
  await window.showTextDocument(document);
  return document;
}

/** Opens a file of the workspace with another text, as if it had just been typed. */
async function openWith(path: string, content: string) {
  const document = await open(path);
  await setText(document, content);
  return { uri: document.uri, text: () => document.getText(), type: (text: string) => setText(document, text) };
}

function reportTabs() {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof TabInputWebview && input.viewType.includes("seamlint.report"));
}

function hasNoRepetition(uri: Uri): boolean {
  const seen = languages
    .getDiagnostics(uri)
    .map((it) => `${it.range.start.line}:${it.range.start.character} ${it.message}`);
  return seen.length > 0 && new Set(seen).size === seen.length;
}

function summaryOf({ cancelled, files, findings }: AuditAnswer): string {
  return JSON.stringify({ cancelled, files, findings });
}
