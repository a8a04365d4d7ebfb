/** Descriptors that children started elsewhere in the process inherit where Python is older than 3.4. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesBelow, isDead } from "../../semantics/target.ts";
import { type Call, type Node, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, enclosingFunction, walk } from "../../syntax/walk.ts";
import { isBesideProgram } from "../beside-program.ts";
import { pathsOf } from "../calls-in.ts";
import { enclosingClass } from "../classes.ts";
import { isBuildScript } from "../processes/build-tool.ts";
import type { Project } from "../project.ts";
import { isVendored } from "../vendored.ts";
import { concurrentUseAt, processMentions, SERVER_TEXT, THREAD_TEXT, threadStartFor } from "./concurrency.ts";
import { type Creation, creationsIn, isOwnWaker } from "./creations.ts";
import type { Keeping } from "./keeping.ts";
import { isForPython3Alone, isInPackage } from "./packages.ts";
import { isMadePrivate } from "./privacy.ts";
import {
  CLOSES_ALL,
  type Inheritor,
  inheritorFor,
  isDatagram,
  isListening,
  keptDescriptorsIn,
  nearInheritorFor,
  PRIVATE_SINCE,
  spawnersFor,
} from "./reach.ts";
import { spawnsIn } from "./spawns.ts";

export interface Exposure {
  readonly creation: Creation;
  /** Open while another thread starts a process, or for as long as the program runs. */
  readonly form: "parallel" | "kept";
  readonly spawner: Node | undefined;
  /** What makes it run beside others. */
  readonly thread: Node | undefined;
  /**
   * `certain`: a build tool starts processes all the time. `likely`: somebody notices that a child has it. `harmless`: true,
   * and hardly ever felt.
   */
  readonly weight: "certain" | "likely" | "harmless";
}

export function exposuresIn(project: Project, file: ModuleModel): readonly Exposure[] {
  if (!includesBelow(file.options.target, PRIVATE_SINCE) || isForPython3Alone(project, file)) return [];
  const kept = new Map(keptDescriptorsIn(project, file).map((it) => [it.call, it.keeping]));
  const found = creationsIn(project, file).flatMap((creation) => {
    const target = project.targetAt(creation.call);
    if (isDead(target) || !includesBelow(target, PRIVATE_SINCE)) return [];
    const parallel = openedInParallel(project, file, creation);
    if (parallel !== undefined && parallel.weight !== "harmless") return parallel;
    return keptOpen(project, file, creation, kept.get(creation.call)) ?? parallel ?? [];
  });
  return onePerAttribute(found).map((it) => (isVendored(file.path) ? { ...it, weight: "harmless" } : it));
}

/** `self.sock = …` in four places is one descriptor that is kept; the first that matters stands for all. */
function onePerAttribute(exposures: readonly Exposure[]): readonly Exposure[] {
  const first = new Map<string, Exposure>();
  for (const exposure of exposures) {
    const key = attributeOf(exposure);
    const before = key === undefined ? undefined : first.get(key);
    if (key !== undefined && (before === undefined || (before.weight === "harmless" && exposure.weight !== "harmless")))
      first.set(key, exposure);
  }
  return exposures.filter((it) => {
    const key = attributeOf(it);
    return key === undefined || first.get(key) === it;
  });
}

function attributeOf({ creation, form }: Exposure): string | undefined {
  const { call } = creation;
  const [target] = call.parent?.kind === "assign" ? call.parent.targets : [];
  if (form !== "kept" || target?.kind !== "attribute") return undefined;
  return `${enclosingClass(call)?.start ?? -1} ${textOf(target)}`;
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
    // Elsewhere a child that has a file for a moment disturbs nobody; on Windows it cannot be renamed or deleted.
    weight: isAction ? "certain" : isForWindows(project, creation.call) ? "likely" : "harmless",
  };
}

function isForWindows(project: Project, call: Call): boolean {
  const { isPlatformExplicit, platforms } = project.targetAt(call);
  return isPlatformExplicit && platforms.every((it) => it.startsWith("win32"));
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
  if (isOfSelfTest(project, file, creation) || isOthersToKeep(project, creation)) return undefined;
  const near = creation.kind === "socket" ? nearInheritorFor(project, file) : undefined;
  const inheritor = near ?? inheritorFor(project, file);
  const isConnection = creation.kind !== "file" && creation.kind !== "descriptor" && creation.kind !== "pipe";
  if (inheritor === undefined && (!isConnection || closesByDefault(project, creation))) return undefined;
  if (creation.kind === "file" || creation.kind === "descriptor") {
    // Who gets a file that is returned or handed on mostly closes it.
    const isStored = keeping.how !== "returned" && keeping.how !== "handed on";
    if (!(isStored && isLongRunning(project, file)) && !isLocked(creation)) return undefined;
  } else if (inheritor === undefined) {
    // The program that starts the child is the user of the library, and cannot know the socket.
    const isLibrary =
      isConnection && isInPackage(project, file) && !isDatagram(creation.call) && !closesEverywhere(project, file);
    if (!isLibrary) return undefined;
  }
  // A program of one file whose every spawn is reported has the shorter fix there.
  if (inheritor !== undefined && isConnection && project.meeting(file).length === 1 && reportsSpawns(project, file))
    return undefined;
  return {
    creation,
    form: "kept",
    spawner: inheritor?.spawn.call,
    thread: undefined,
    weight: !isOwnWaker(creation) && isFelt(project, file, creation, inheritor) ? "likely" : "harmless",
  };
}

/** Since 3.2 `subprocess` closes what is not its own: a library that starts nothing has nobody who inherits from it. */
const closesByDefault = (project: Project, { call }: Creation): boolean =>
  !includesBelow(project.targetAt(call), [3, 2]);

/** What a module of a package opens where it is run by itself, apart from the program. */
function isOfSelfTest(project: Project, file: ModuleModel, { call }: Creation): boolean {
  if (enclosingFunction(call) !== undefined || !isInPackage(project, file)) return false;
  return [...ancestorsOf(call)].some((it) => it.kind === "if" && /\b__name__\b/.test(textOf(it.test)));
}

/** `socket.fromfd`, of a descriptor that came here by inheritance; and what an `accept` of one's own hands to its caller. */
function isOthersToKeep(project: Project, { call, kind }: Creation): boolean {
  const owner = enclosingFunction(call);
  if (kind === "accepted connection" && owner?.kind === "functionDef" && owner.name.id === "accept") return true;
  return pathsOf(project, call.callee).includes("socket.fromfd");
}

/** Whether somebody notices who has it, given how long the child lives that gets it. */
function isFelt(project: Project, file: ModuleModel, creation: Creation, inheritor: Inheritor | undefined): boolean {
  const life = inheritor?.life;
  // A program whose every child is read at once.
  if (life === undefined && spawnersFor(project, file).length > 0) return false;
  const isLasting = life === "outlives" || life === "leaves a daemon" || life === "replaces";
  const isChosen = life === "chosen by callers";
  // A port that stays taken, a client that waits for the end of its connection, a lock that is never let go.
  if (isListening(project, creation) || creation.kind === "accepted connection") {
    return isLasting || isChosen || life === undefined;
  }
  if (isLocked(creation)) return isLasting || isChosen;
  switch (creation.kind) {
    case "file":
    case "descriptor":
      // A child that has a file open takes nothing from anybody.
      return false;
    case "socket":
      // The other side of a client waits for it to end, but a child that has it by chance is seldom what it waits for.
      return false;
    default:
      return isLasting;
  }
}

/** Whether the function that opens a file takes a lock on it. */
function isLocked({ call, kind }: Creation): boolean {
  const owner = enclosingFunction(call);
  if ((kind !== "file" && kind !== "descriptor") || owner === undefined) return false;
  return /\b(lockf|flock|F_SETLKW?)\b|msvcrt\.locking/.test(textOf(owner));
}

/** Whether every spawner of a file has a `close_fds` to be set: `inherit-all-handles` speaks of those. */
function reportsSpawns(project: Project, file: ModuleModel): boolean {
  const spawns = spawnsIn(project, file);
  return spawns.length > 0 && spawns.every((it) => it.hasCloseFds);
}

/** Whether the process starts others with care: it closes what is not theirs, everywhere. */
function closesEverywhere(project: Project, file: ModuleModel): boolean {
  if (spawnersFor(project, file).length > 0) return false;
  return project.meeting(file).some((path) => {
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
    processMentions(project, file, SERVER_TEXT) ||
    processMentions(project, file, THREAD_TEXT)
  );
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
