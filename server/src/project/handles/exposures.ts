/** Descriptors that children started elsewhere in the process inherit where Python is older than 3.4. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesBelow, isDead } from "../../semantics/target.ts";
import { type Node, textOf } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { isBuildScript } from "../processes/build-tool.ts";
import type { Project } from "../project.ts";
import { concurrentUseAt, isBesideProgram, SERVER_TEXT, THREAD_TEXT, threadStartFor } from "./concurrency.ts";
import { type Creation, creationsIn, isCalledOn } from "./creations.ts";
import type { Keeping } from "./keeping.ts";
import { isMadePrivate } from "./privacy.ts";
import { CLOSES_ALL, keptDescriptorsIn, lastingSpawnerFor, PRIVATE_SINCE, spawnersFor } from "./reach.ts";
import { spawnsIn } from "./spawns.ts";

export interface Exposure {
  readonly creation: Creation;
  /** Open while another thread starts a process, or for as long as the program runs. */
  readonly form: "parallel" | "kept";
  readonly spawner: Node | undefined;
  /** What makes it run beside others. */
  readonly thread: Node | undefined;
  /**
   * `certain`: a build tool starts processes all the time. `likely`: the process starts others that live long enough.
   * `harmless`: a file that is only read, by a module without a sign that it runs for long.
   */
  readonly weight: "certain" | "likely" | "harmless";
}

export function exposuresIn(project: Project, file: ModuleModel): readonly Exposure[] {
  if (!includesBelow(file.options.target, PRIVATE_SINCE)) return [];
  const kept = new Map(keptDescriptorsIn(project, file).map((it) => [it.call, it.keeping]));
  return creationsIn(project, file).flatMap((creation) => {
    const target = project.targetAt(creation.call);
    if (isDead(target) || !includesBelow(target, PRIVATE_SINCE)) return [];
    return (
      openedInParallel(project, file, creation) ?? keptOpen(project, file, creation, kept.get(creation.call)) ?? []
    );
  });
}

/** (a) Opened for writing where other code of the process runs at the same time and starts processes. */
function openedInParallel(project: Project, file: ModuleModel, creation: Creation): Exposure | undefined {
  if (!creation.writes || creation.kind === "accepted connection") return undefined;
  const use = concurrentUseAt(project, creation.call);
  if (use === undefined) return undefined;
  const [spawner] = spawnersFor(project, file);
  // A build tool starts the compilers itself.
  const isBuild = use.what === "build action" && isBuildScript(project, file);
  if (spawner === undefined && !(use.what === "build action" && (isBuild || !closesAll(project, file))))
    return undefined;
  if (isMadePrivate(project, creation.call)) return undefined;
  const isAction = use.what === "build action";
  return {
    creation,
    form: "parallel",
    spawner: spawner?.call,
    thread: use.node,
    weight: isAction ? "certain" : "likely",
  };
}

/** Whether the file starts processes, all of which close what is not theirs. */
function closesAll(project: Project, file: ModuleModel): boolean {
  const spawns = spawnsIn(project, file);
  return spawns.length > 0 && spawns.every((it) => it.closeFds === true);
}

/** (b) A socket, connection or pipe that is kept; (c) a file that a long-running program keeps. */
function keptOpen(
  project: Project,
  file: ModuleModel,
  creation: Creation,
  keeping: Keeping | undefined,
): Exposure | undefined {
  if (keeping === undefined || file.options.isTest || isBesideProgram(file.path) || dividesWithChild(creation))
    return undefined;
  const spawner = lastingSpawnerFor(project, file);
  const isConnection = creation.kind !== "file" && creation.kind !== "descriptor" && creation.kind !== "pipe";
  if (creation.kind === "file" || creation.kind === "descriptor") {
    // Who gets a file that is returned or handed on mostly closes it.
    const isStored = keeping.how !== "returned" && keeping.how !== "handed on";
    if (!isStored || spawner === undefined || !isLongRunning(project, file)) return undefined;
  } else if (spawner === undefined) {
    // The program that starts the child is the user of the library, and cannot know the socket.
    const isLibrary =
      isConnection && isInPackage(project, file) && !isDatagram(creation) && !closesEverywhere(project, file);
    if (!isLibrary) return undefined;
  }
  // A program of one file whose every spawn is reported has the shorter fix there.
  if (spawner !== undefined && isConnection && project.connected(file).length === 1 && reportsSpawns(project, file))
    return undefined;
  return {
    creation,
    form: "kept",
    spawner: spawner?.call,
    thread: undefined,
    weight: creation.kind === "file" && !creation.writes && !runsLong(file) ? "harmless" : "likely",
  };
}

/** Nobody waits for a datagram socket to close, unless it has a port. */
function isDatagram({ call }: Creation): boolean {
  return /SOCK_DGRAM/.test(textOf(call)) && !isCalledOn(call, "bind");
}

/** Whether every spawner of a file has a `close_fds` to be set: `inherit-all-handles` speaks of those. */
function reportsSpawns(project: Project, file: ModuleModel): boolean {
  const spawns = spawnsIn(project, file);
  return spawns.length > 0 && spawns.every((it) => it.hasCloseFds);
}

/** Whether the process starts others with care: it closes what is not theirs, everywhere. */
function closesEverywhere(project: Project, file: ModuleModel): boolean {
  if (spawnersFor(project, file).length > 0) return false;
  return project.connected(file).some((path) => {
    if (!project.matches(path, CLOSES_ALL) || isBesideProgram(path)) return false;
    const other = project.module(path);
    return (
      other !== undefined &&
      spawnsIn(project, other).some((it) => it.closeFds === true || /^os\.(fork|exec)/.test(it.path))
    );
  });
}

function isLongRunning(project: Project, file: ModuleModel): boolean {
  return (
    threadStartFor(project, file) !== undefined ||
    project.mentions(file, SERVER_TEXT) ||
    project.mentions(file, THREAD_TEXT)
  );
}

/** Whether the module itself is one of a server, a daemon or a thread. */
function runsLong(file: ModuleModel): boolean {
  return /Thread\b|\bdaemon|\.listen\s*\(|serve_forever/i.test(file.source.text);
}

/** A module of a package, as its users import it. */
function isInPackage(project: Project, file: ModuleModel): boolean {
  const slash = file.path.lastIndexOf("/");
  const beside = slash === -1 ? "__init__.py" : `${file.path.slice(0, slash)}/__init__.py`;
  return file.options.isPackage || project.paths.includes(beside);
}

/** A function that forks itself divides the ends between parent and child. */
function dividesWithChild({ call }: Creation): boolean {
  const owner = enclosingFunction(call);
  if (owner === undefined) return false;
  for (const node of walk(owner)) {
    if (node.kind === "attribute" && node.name === "fork") return true;
  }
  return false;
}
