import { URI } from "vscode-uri";

/** A path with forward slashes for `file:`; everything else keeps its scheme in front, so that it can be told apart. */
export function pathOfUri(uri: string): string {
  const parsed = URI.parse(uri);
  if (parsed.scheme === "file") return parsed.fsPath.replaceAll("\\", "/");
  const path = parsed.path.startsWith("/") ? parsed.path : `/${parsed.path}`;
  return `${parsed.scheme}://${parsed.authority}${path}`;
}

export function uriOfPath(path: string): string {
  const scheme = /^(?<scheme>[A-Za-z][A-Za-z0-9+.-]+):\/\/(?<authority>[^/]*)(?<path>\/.*)$/.exec(path)?.groups;
  if (scheme === undefined) return URI.file(path).toString();
  const { scheme: name = "", authority = "", path: rest = "" } = scheme;
  return URI.from({ scheme: name, authority, path: rest }).toString();
}
