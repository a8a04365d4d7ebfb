/*
 * Says how many of the foreign functions that real code uses most the database of signatures knows.
 *
 *   node scripts/signature-coverage.ts FOLDER… [--most 600]
 *
 * Each folder holds checkouts of other people's projects, one in each subfolder. None of it belongs to this project, so
 * the folders are arguments and nothing of them is kept here. A function counts once for each project that names it on
 * a library which the database describes: a system library of Windows, the C runtime, or libc. A file that several
 * projects carry along counts for the first.
 */

import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { foreignFunctionsIn } from "../server/src/project/ctypes/functions.ts";
import type { Library } from "../server/src/project/ctypes/libraries.ts";
import type { Project } from "../server/src/project/project.ts";
import { isKnownLibrary, signatureOf } from "../server/src/signatures/lookup.ts";
import type { Signatures } from "../server/src/signatures/signatures.ts";
import { suggestionsFor } from "../server/src/signatures/suggestions.ts";
import { walk } from "../server/src/syntax/walk.ts";
import { disk } from "../server/src/workspace/disk.ts";
import { createFolder } from "../server/src/workspace/folder.ts";
import { createNodeEngine, readSignatures } from "../server/src/workspace/node-engine.ts";

interface Used {
  readonly library: string;
  readonly name: string;
  readonly projects: Set<string>;
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { most: { type: "string" } } });
if (positionals.length === 0) {
  console.error("Which code? Name folders of checkouts: node scripts/signature-coverage.ts FOLDER…");
  process.exit(2);
}
const most = Number(values.most ?? 600);
const signatures = readSignatures();
const used = new Map<string, Used>();
const projects = new Set<string>();
const texts = new Set<string>();

const engine = await createNodeEngine();
for (const folder of positionals) {
  for (const entry of readdirSync(resolve(folder), { withFileTypes: true })) {
    if (!entry.isDirectory() || projects.has(entry.name)) continue;
    const project = createFolder(join(resolve(folder), entry.name), { ...engine, files: disk }).project();
    if (countIn(project, entry.name)) projects.add(entry.name);
  }
}

const ranked = [...used.values()].toSorted((a, b) => b.projects.size - a.projects.size || (a.name < b.name ? -1 : 1));
const top = ranked.slice(0, most);
report(`the ${top.length} most used`, top);
report("all", ranked);
const shared = ranked.filter((it) => it.projects.size > 1);
report("those of two projects or more", shared);
console.log(`${projects.size} projects; the last of the ${top.length} is named by ${top.at(-1)?.projects.size ?? 0}`);
for (const it of ranked.filter((each) => !isKnown(signatures, each))) {
  const near = suggestionsFor(signatures, it.library, it.name)[0];
  const hint = near === undefined ? "" : `, ${near.reason}: ${near.name}`;
  const rank = ranked.indexOf(it) + 1;
  console.log(
    `${rank} ${it.library}.${it.name} (${it.projects.size}: ${[...it.projects].slice(0, 4).join(" ")}${hint})`,
  );
}

/** Whether the project has foreign functions of a known library at all. */
function countIn(project: Project, title: string): boolean {
  let found = false;
  for (const file of project.modules(/\bctypes\b/)) {
    const text = file.source.text.replaceAll("\r\n", "\n");
    if (texts.has(text)) continue;
    texts.add(text);
    for (const node of walk(file.source.module)) {
      if (node.kind !== "attribute" && node.kind !== "call" && node.kind !== "subscript") continue;
      for (const { name, library } of foreignFunctionsIn(project, node)) {
        if (name === undefined || library.name === undefined || library.spelling === undefined) continue;
        if (!isKnownLibrary(signatures, library.spelling) || !isSystem(library)) continue;
        found = true;
        const key = `${library.name.name}.${name}`;
        const known = used.get(key) ?? { library: library.spelling, name, projects: new Set<string>() };
        known.projects.add(title);
        used.set(key, known);
      }
    }
  }
  return found;
}

/** `CDLL(find_library("Quartz"))` is a framework of macOS, whatever Windows has of that name. */
function isSystem({ loader, spelling, name }: Library): boolean {
  const isCLibrary = name === undefined || name.name === "libc" || /^(?:msvc|ucrt)/.test(name.name);
  return isCLibrary || loader === "WinDLL" || loader === "OleDLL" || /\.(?:dll|drv)$/i.test(spelling ?? "");
}

function isKnown(data: Signatures, { library, name }: Used): boolean {
  return (["win32", "linux", "macos"] as const).some((it) => signatureOf(data, library, name, it) !== undefined);
}

function report(title: string, functions: readonly Used[]): void {
  const known = functions.filter((it) => isKnown(signatures, it)).length;
  const share = functions.length === 0 ? 0 : (100 * known) / functions.length;
  console.log(`${title}: ${known} of ${functions.length} known, ${share.toFixed(1)} %`);
}
