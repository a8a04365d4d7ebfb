/**
 * What the workspace's own C headers say of the libraries it binds. A header belongs to a library when it has the name of
 * the library (`foo.h` or `libfoo.h` for `libfoo.so.2`), or when the setting `headers` names it.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { prototypesInHeader } from "../../signatures/header-prototypes.ts";
import { isKnownLibrary } from "../../signatures/lookup.ts";
import type { Prototype } from "../../signatures/types.ts";
import { folderOf } from "../imports.ts";
import type { Project } from "../project.ts";
import type { Library } from "./libraries.ts";

/** Headers that are read for one library, those they include counted in. */
const MOST_HEADERS = 60;
/** UTF-16 code units. A larger header is a generated one. */
const LARGEST_HEADER = 2_000_000;

const PROTOTYPES = Symbol("prototypes of workspace headers");

/** The prototype of a function of a library that only the workspace knows. */
export function prototypeInHeaders(
  project: Project,
  file: ModuleModel,
  library: Library,
  name: string,
): Prototype | undefined {
  const { host, signatures } = project;
  if (host.headers.length === 0 || library.name === undefined || library.spelling === undefined) return undefined;
  const stem = library.name.name;
  if (isKnownLibrary(signatures, library.spelling)) return undefined;
  const roots = headersOf(project, file, stem);
  if (roots.length === 0) return undefined;
  const platforms = library.name.platforms;
  const prototypes = project.memoFor(PROTOTYPES, `${roots.join("\n")}\n${platforms.join()}`, () =>
    prototypesInHeader(signatures, textWithIncludes(project, roots), stem, platforms),
  );
  return prototypes.get(name);
}

function headersOf(project: Project, file: ModuleModel, stem: string): readonly string[] {
  const named = file.options.headers[stem] ?? file.options.headers[`lib${stem}`];
  if (named !== undefined) return named;
  return project.host.headers.filter((path) => {
    const base = (path.split("/").at(-1) ?? path).replace(/\.h(pp|xx)?$/i, "").toLowerCase();
    return base === stem || base === `lib${stem}`;
  });
}

/** The text of headers, each behind what it includes of the workspace. */
function textWithIncludes(project: Project, roots: readonly string[]): string {
  const texts: string[] = [];
  const seen = new Set<string>();
  const read = (path: string, depth: number): void => {
    if (seen.has(path) || seen.size >= MOST_HEADERS || depth > 8) return;
    seen.add(path);
    const text = project.host.headerText(path);
    if (text === undefined || text.length > LARGEST_HEADER) return;
    for (const [, included] of text.matchAll(/^[ \t]*#[ \t]*include[ \t]*["<]([^">]+)[">]/gm)) {
      const found = included === undefined ? undefined : includedPath(project, path, included);
      if (found !== undefined) read(found, depth + 1);
    }
    texts.push(text);
  };
  for (const path of roots) read(path, 0);
  return texts.join("\n");
}

/** A header beside the one that includes it, or the only one of the workspace that ends so. */
function includedPath(project: Project, from: string, name: string): string | undefined {
  const folder = folderOf(from);
  const beside = folder === "" ? name : `${folder}/${name}`;
  const { headers } = project.host;
  if (headers.includes(beside)) return beside;
  const matching = headers.filter((it) => it === name || it.endsWith(`/${name}`));
  return matching.length === 1 ? matching[0] : undefined;
}
