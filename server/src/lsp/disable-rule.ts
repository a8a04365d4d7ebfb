/** Switches a rule off in the configuration file that applies, or in a new one beside the project. */

import type { TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import { createLineIndex } from "../text/line-index.ts";
import { type FileSystem, isFailure } from "../workspace/file-system.ts";
import type { Folder } from "../workspace/folder.ts";
import { join, nameOf } from "../workspace/paths.ts";
import { uriOfPath } from "./uris.ts";

export interface DisableRule {
  readonly title: string;
  readonly edit: WorkspaceEdit;
}

const LARGEST_FILE = 5_000_000;

/** `undefined` where the file is written in a way that one inserted line does not extend. */
export function disableInConfiguration(
  id: string,
  folder: Folder,
  path: string,
  files: FileSystem,
  createsFiles: boolean,
): DisableRule | undefined {
  const { file } = folder.configurationFor(path);
  if (file === undefined) return createsFiles ? createConfiguration(id, folder) : undefined;

  const bytes = files.read(file, LARGEST_FILE);
  if (isFailure(bytes)) return undefined;
  const text = new TextDecoder().decode(bytes);
  const table = nameOf(file) === "pyproject.toml" ? "tool.seamlint.rules" : "rules";
  const inserted = insertedLine(text, table, id);
  if (inserted === undefined) return undefined;

  const { line, column } = createLineIndex(text).positionAt(inserted.offset);
  const position = { line, character: column };
  const edit = { range: { start: position, end: position }, newText: inserted.text };
  return { title: `Switch ${id} off in ${nameOf(file)}`, edit: { changes: { [uriOfPath(file)]: [edit] } } };
}

function insertedLine(
  text: string,
  table: string,
  id: string,
): { readonly offset: number; readonly text: string } | undefined {
  const setting = `${id} = "off"\n`;
  if (new RegExp(`^\\s*["']?${id}["']?\\s*=`, "m").test(text)) return undefined;

  const header = new RegExp(
    `^[ \\t]*\\[[ \\t]*${table.replaceAll(".", "[ \\t]*\\.[ \\t]*")}[ \\t]*\\][^\\n]*(?:\\n|$)`,
    "m",
  ).exec(text);
  if (header !== null) {
    const offset = header.index + header[0].length;
    return { offset, text: header[0].endsWith("\n") ? setting : `\n${setting}` };
  }
  // Rules written as an inline table or with dotted keys cannot be followed by a table of the same name.
  if (/^\s*(?:rules|tool\.seamlint)\b[^\n]*=/m.test(text)) return undefined;
  const gap = text === "" || text.endsWith("\n\n") ? "" : text.endsWith("\n") ? "\n" : "\n\n";
  return { offset: text.length, text: `${gap}[${table}]\n${setting}` };
}

function createConfiguration(id: string, folder: Folder): DisableRule {
  const uri = uriOfPath(join(folder.root, "seamlint.toml"));
  const start = { line: 0, character: 0 };
  const write: TextDocumentEdit = {
    textDocument: { uri, version: null },
    edits: [{ range: { start, end: start }, newText: `[rules]\n${id} = "off"\n` }],
  };
  return {
    title: `Switch ${id} off in a new seamlint.toml`,
    edit: { documentChanges: [{ kind: "create", uri, options: { ignoreIfExists: true } }, write] },
  };
}
