/** What is deleted because it is in an archive now, when nobody has read the archive back. */

import { pointOf } from "../../semantics/flow.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import { type Call, type Expression, type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { ancestorsOf, enclosingFunction } from "../../syntax/walk.ts";
import { argumentOf, callsIn, pathOf } from "../calls-in.ts";
import type { Project } from "../project.ts";
import { archivesIn } from "./open-archives.ts";

export interface UnverifiedArchive {
  /** The deletion. */
  readonly node: Call;
  /** What is deleted, as it is written. */
  readonly source: string;
  /** Where it is put into the archive. */
  readonly archived: Call;
  /** Whether the program says that the archive is there to be kept, and not to be sent or read at once. */
  readonly isKept: boolean;
}

const KEPT = /back_?up|archive_|_archive\b|^archive$|snapshot|rotat|retir/i;

/** Code that reads an archive, or compares what is in it. */
const VERIFIES =
  /\b(?:testzip|testtar|getmembers|getnames|getmember|namelist|infolist|is_zipfile|is_tarfile|extract\w*|unpack_archive|filecmp|hashlib|md5\w*|sha\d+\w*|checksum\w*|crc\w*|verify\w*|validate\w*|getsize|st_size)\b|-t[vzf]*\b/i;

export function* unverifiedArchives(project: Project, file: ModuleModel): Iterable<UnverifiedArchive> {
  if (!project.mayHold(file, /\b(?:tarfile|zipfile|make_archive)\b/)) return;
  const additions = [...additionsIn(project, file)];
  if (additions.length === 0) return;
  for (const node of callsIn(project, file)) {
    const source = deletedBy(project, node);
    const around = enclosingFunction(node) ?? topOf(node);
    if (source === undefined || VERIFIES.test(textOf(around)) || isDead(project.targetAt(node))) continue;
    const text = textOf(source);
    if (isMadeHere(project, file, text)) continue;
    const added = additions.find(
      (it) =>
        textOf(it.source) === text &&
        spanOf(it.call).end < spanOf(node).start &&
        pointOf(it.call)?.flow === pointOf(node)?.flow,
    );
    if (added === undefined) continue;
    const name = around.kind === "functionDef" ? around.name.id : "";
    yield { node, source: text, archived: added.call, isKept: KEPT.test(name) || KEPT.test(file.path) };
  }
}

interface Addition {
  readonly call: Call;
  readonly source: Expression;
}

function* additionsIn(project: Project, file: ModuleModel): Iterable<Addition> {
  for (const { written } of archivesIn(project, file)) {
    for (const { parent } of written.uses) {
      if (parent?.kind !== "attribute" || !/^(?:add|write)$/.test(parent.name)) continue;
      const call = parent.parent;
      const source = call?.kind === "call" ? argumentOf(call, 0, undefined) : undefined;
      if (call?.kind === "call" && source !== undefined) yield { call, source };
    }
  }
  for (const call of callsIn(project, file)) {
    if (lastName(call.callee) !== "make_archive" || pathOf(project, call.callee) !== "shutil.make_archive") continue;
    const source = argumentOf(call, 2, "root_dir") ?? argumentOf(call, 3, "base_dir");
    if (source !== undefined) yield { call, source };
  }
}

function deletedBy(project: Project, call: Call): Expression | undefined {
  if (!/^(?:rmtree|remove|unlink)$/.test(lastName(call.callee))) return undefined;
  const path = pathOf(project, call.callee) ?? "";
  if (!/^(?:shutil\.rmtree|os\.(?:remove|unlink))$/.test(path)) return undefined;
  const first = argumentOf(call, 0, "path");
  // What was made to be put into the archive is nothing to lose.
  return first === undefined || /te?mp|stag|work|build|dist|release|package/i.test(textOf(first)) ? undefined : first;
}

/** Whether the program fills the folder itself: it is packed, and there is nothing to lose. */
function isMadeHere(project: Project, file: ModuleModel, source: string): boolean {
  return callsIn(project, file).some(
    ({ callee, arguments: given }) =>
      /^(?:makedirs|mkdir|mkdtemp|copytree|copy2?|copyfile|move|ensure_dir\w*)$/.test(lastName(callee)) &&
      (given.some(({ value }) => textOf(value).includes(source)) || textOf(callee).startsWith(`${source}.`)),
  );
}

function topOf(node: Node): Node {
  return [...ancestorsOf(node)].at(-2) ?? node;
}
