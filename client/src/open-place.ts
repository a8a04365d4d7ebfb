/** From a place as a report writes it, `src/tool.py:12:5`, to that place in an editor. */

import { Position, Range, Uri, ViewColumn, window, workspace } from "vscode";

export async function openPlace(place: string): Promise<void> {
  const [, path, line, column] = /^(.+):(\d+):(\d+)$/.exec(place) ?? [];
  const uri = path === undefined ? undefined : uriOf(path);
  if (uri === undefined) return;

  const start = new Position(Number(line) - 1, Number(column) - 1);
  await window.showTextDocument(uri, { selection: new Range(start, start), viewColumn: ViewColumn.Active });
}

/** Paths are relative to the folder; where several are open, they begin with its name. */
function uriOf(path: string): Uri | undefined {
  const folders = workspace.workspaceFolders ?? [];
  const [first] = folders;
  if (folders.length === 1 && first !== undefined) return Uri.joinPath(first.uri, path);

  const folder = folders.find(({ uri }) => path.startsWith(`${lastNameOf(uri)}/`));
  return folder === undefined ? undefined : Uri.joinPath(folder.uri, path.slice(lastNameOf(folder.uri).length + 1));
}

function lastNameOf({ path }: Uri): string {
  return path.split("/").findLast((it) => it !== "") ?? "";
}
