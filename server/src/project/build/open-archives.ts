/** Archives that are written, and used or left while they are not closed: their end is what makes them readable. */

import { flowOf, flowOwnerOf, hasPath, pointOf } from "../../semantics/flow.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { reachingBindings } from "../../semantics/reaching.ts";
import type { Call, Expression, Node } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { ancestorsOf, isInside } from "../../syntax/walk.ts";
import { groupBy } from "../../text/group-by.ts";
import { argumentOf, callsIn, pathOf } from "../calls-in.ts";
import type { Project } from "../project.ts";
import { ARCHIVE } from "./file-effects.ts";
import { handingOf, writesBefore } from "./unflushed-files.ts";
import { followWritten, targetOf, type WrittenFile } from "./written-files.ts";

export type ArchiveKind = "tar" | "zip" | "compressed";

export interface OpenArchive {
  /** The call that opens it, or the one that uses its file too early. */
  readonly node: Call;
  readonly archive: WrittenFile;
  readonly kind: ArchiveKind;
  /** `left`: nothing closes it. `some path`: one way out of the function does not. The others say what comes too early. */
  readonly fault: "left" | "some path" | "used" | "moved" | "taken";
  readonly write: Node;
}

const OPENERS: ReadonlyMap<string, { readonly kind: ArchiveKind; readonly object: number }> = new Map([
  ["tarfile.open", { kind: "tar", object: 2 }],
  ["tarfile.TarFile", { kind: "tar", object: 2 }],
  ["tarfile.TarFile.open", { kind: "tar", object: 2 }],
  ["zipfile.ZipFile", { kind: "zip", object: 0 }],
  ["gzip.open", { kind: "compressed", object: 0 }],
  ["gzip.GzipFile", { kind: "compressed", object: 3 }],
  ["bz2.open", { kind: "compressed", object: 0 }],
  ["bz2.BZ2File", { kind: "compressed", object: 0 }],
  ["lzma.open", { kind: "compressed", object: 0 }],
  ["lzma.LZMAFile", { kind: "compressed", object: 0 }],
]);

interface Archive {
  readonly written: WrittenFile;
  readonly kind: ArchiveKind;
  /** The bytes in memory, or the open file, that it is written to. */
  readonly object: Expression | undefined;
}

export function* openArchives(project: Project, file: ModuleModel): Iterable<OpenArchive> {
  if (!project.mayHold(file, /\b(?:tarfile|zipfile|gzip|bz2|lzma)\b/)) return;
  const archives = archivesIn(project, file);
  for (const { written: archive, kind } of archives) {
    const [write] = archive.writes;
    const fault = write === undefined || kind === "compressed" ? undefined : leavingFault(archive, kind);
    if (write !== undefined && fault !== undefined) yield { node: archive.call, archive, kind, fault, write };
  }
  if (archives.length === 0) return;
  const byFlow = groupBy(archives, (it) => pointOf(it.written.call)?.flow);
  for (const call of callsIn(project, file)) {
    for (const { written: archive, kind, object } of byFlow.get(pointOf(call)?.flow) ?? []) {
      if (call === archive.call) continue;
      const [write] = writesBefore(archive, call);
      const fault = write === undefined ? undefined : usingFault(project, call, archive, object);
      if (write !== undefined && fault !== undefined) yield { node: call, archive, kind, fault, write };
    }
  }
}

/** The archives that a file opens to write them. */
export function archivesIn(project: Project, file: ModuleModel): readonly Archive[] {
  return project.memoFor(ARCHIVES, file, () => callsIn(project, file).flatMap((it) => archiveOf(project, it) ?? []));
}

const ARCHIVES = Symbol("archives written by a file");

function archiveOf(project: Project, call: Call): Archive | undefined {
  const name = targetOf(call);
  if (name === undefined || !/(?:open|File)$/.test(lastName(call.callee))) return undefined;
  const opener = OPENERS.get(pathOf(project, call.callee) ?? "");
  const mode = argumentOf(call, 1, "mode");
  if (opener === undefined || mode?.kind !== "string" || !/^[wax]/.test(mode.value)) return undefined;
  const path = argumentOf(call, 0, "name") ?? argumentOf(call, 0, "file") ?? argumentOf(call, 0, "filename");
  const object = argumentOf(call, opener.object, "fileobj");
  const written = followWritten(project, call, name, path, ARCHIVE);
  return written === undefined ? undefined : { written, kind: opener.kind, object };
}

/** CPython closes the others when the object goes; what closes under a condition may have the same as what opens. */
function leavingFault(archive: WrittenFile, kind: ArchiveKind): "left" | "some path" | undefined {
  const { call, flushes } = archive;
  const fault = leftOpen(archive);
  if (fault !== "some path") return fault;
  return kind === "tar" && ![...flushes].some((it) => isConditional(it.node, call)) ? "some path" : undefined;
}

/** Whether its function is left, without an exception, while it is open: always, or by some way alone. */
export function leftOpen({ call, writes, flushes, leaks }: WrittenFile): "left" | "some path" | undefined {
  const owner = flowOwnerOf(call);
  if (leaks.length > 0 || owner === undefined) return undefined;
  const { exit } = flowOf(owner);
  const isOpenAtEnd = writes.some((it) => {
    const point = pointOf(it)?.point;
    if (point === undefined || flushes.has(point)) return false;
    return hasPath(point, {
      isGoal: (node) => node === exit,
      // Who is told that it has failed does not read the archive.
      isBarrier: (node) => flushes.has(node) || (flushes.size > 0 && isFailure(node.node)),
      withExceptions: false,
    });
  });
  if (!isOpenAtEnd) return undefined;
  return flushes.size === 0 ? "left" : "some path";
}

function isFailure(node: Node | undefined): boolean {
  if (node?.kind !== "return") return false;
  const { value } = node;
  if (value === undefined || value.kind === "none" || value.kind === "unaryOperation") return true;
  return (value.kind === "boolean" && !value.value) || (value.kind === "integer" && value.value !== 0n);
}

function isConditional(node: Node | undefined, call: Call): boolean {
  if (node === undefined) return true;
  return [...ancestorsOf(node)].some((it) => it.kind === "if" && !isInside(call, it));
}

function usingFault(
  project: Project,
  call: Call,
  archive: WrittenFile,
  object: Expression | undefined,
): "used" | "moved" | "taken" | undefined {
  if (object?.kind === "name" && isValueOf(call, object)) return "taken";
  switch (handingOf(project, call, archive)) {
    case "command":
    case "read":
      return "used";
    case "moved":
    case "child":
      return "moved";
    default:
      return undefined;
  }
}

/** `buffer.getvalue()` of the very buffer. */
function isValueOf({ callee }: Call, object: Expression): boolean {
  if (callee.kind !== "attribute" || callee.name !== "getvalue" || callee.object.kind !== "name") return false;
  if (object.kind !== "name" || callee.object.id !== object.id) return false;
  const own = reachingBindings(object) ?? [];
  const theirs = reachingBindings(callee.object) ?? [];
  return own.length === 1 && theirs.length === 1 && own[0] === theirs[0];
}
