/** Starts of a process that pass on what is not meant for the child, and what in the process makes that matter. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import {
  includesBelow,
  includesFrom,
  includesPosix,
  includesWindows,
  isDead,
  narrowPlatforms,
  narrowVersions,
  type Target,
} from "../../semantics/target.ts";
import { type Call, type Node, textOf } from "../../syntax/ast.ts";
import { enclosingFunction } from "../../syntax/walk.ts";
import { isBesideProgram } from "../beside-program.ts";
import type { Project } from "../project.ts";
import { type ChildLife, lifeOf } from "./child-life.ts";
import { preparesChild } from "./children.ts";
import { concurrentUseAt, nearestFirst, threadStartFor } from "./concurrency.ts";
import { type Creation, creationsIn } from "./creations.ts";
import { isForPython3Alone, isShared } from "./packages.ts";
import { type HeldConnection, heldConnectionFor, inheritableSourcesFor } from "./reach.ts";
import { type Spawn, spawnsIn } from "./spawns.ts";
import { isForWindowsAlone } from "./windows-alone.ts";

export interface Inheritance {
  /** What is wrong: the argument that asks for it, or the call that leaves it out. */
  readonly node: Node;
  readonly spawn: Spawn;
  readonly form: "listed" | "explicit" | "concurrent" | "python2" | "redirected" | "raises";
  /** Why it matters, on Python 2. */
  readonly reason: Python2Reason | undefined;
  /** What makes a descriptor inheritable, or starts the other child. */
  readonly source: { readonly node: Node; readonly name: string } | undefined;
}

export type Python2Reason =
  | { readonly kind: "held"; readonly creation: Creation; readonly life: ChildLife }
  | { readonly kind: "connection"; readonly connection: HeldConnection; readonly life: ChildLife }
  /** Of a module that many programs may use, or of a script that holds nothing else. */
  | { readonly kind: "outlives"; readonly isShared: boolean; readonly life: ChildLife }
  | { readonly kind: "threads"; readonly thread: Node; readonly life: ChildLife };

export function inheritancesIn(project: Project, file: ModuleModel): readonly Inheritance[] {
  return spawnsIn(project, file).flatMap((spawn) => {
    const target = project.targetAt(spawn.call);
    if (isDead(target)) return [];
    if (!spawn.hasCloseFds) return daemonOnPython2(project, file, spawn, target) ?? [];
    return (
      explicitInheritance(project, file, spawn, target) ??
      impossibleCombination(file, spawn, target) ??
      inheritanceOnPython2(project, file, spawn, target) ??
      redirectionOnWindows(project, file, spawn, target) ??
      []
    );
  });
}

/** (a) `close_fds=False` where something inheritable is there to be passed on. */
function explicitInheritance(
  project: Project,
  file: ModuleModel,
  spawn: Spawn,
  target: Target,
): Inheritance | undefined {
  if (spawn.closeFds !== false || !includesFrom(target, [3, 4])) return undefined;
  const node = spawn.closeFdsArgument ?? spawn.call;
  const common = { node, spawn, reason: undefined };
  if (spawn.call.arguments.some((it) => it.name === "pass_fds"))
    return { ...common, form: "listed", source: undefined };
  // What `open_osfhandle` registers is the affair of `os.spawn*` alone.
  const source = inheritableSourcesFor(project, file).find(
    (it) => it.kind !== "osfhandle" && !preparesChild(project, it.call),
  );
  if (source !== undefined) return { ...common, form: "explicit", source: { node: source.call, name: source.name } };
  const use = includesWindows(target) ? concurrentUseAt(project, spawn.call) : undefined;
  if (use === undefined || use.what === "build action") return undefined;
  const other = redirectingSpawn(project, file, spawn);
  return other === undefined
    ? undefined
    : { ...common, form: "concurrent", source: { node: other.call, name: other.path } };
}

function redirectingSpawn(project: Project, file: ModuleModel, spawn: Spawn): Spawn | undefined {
  for (const path of nearestFirst(project, file)) {
    const other = project.module(path);
    if (other === undefined || !project.mayHold(other, /\bstd(in|out|err)\s*=/)) continue;
    const found = spawnsIn(project, other).find((it) => it.redirects && it !== spawn);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** (e) Python 2 on Windows refuses to close descriptors and to redirect at once. */
function impossibleCombination(file: ModuleModel, spawn: Spawn, target: Target): Inheritance | undefined {
  if (spawn.closeFds !== true || !spawn.redirects || !spawn.path.startsWith("subprocess.")) return undefined;
  if (!includesWindows(target) || !includesBelow(target, [3, 0])) return undefined;
  const isCertain =
    !includesPosix(target) ||
    spawn.call.arguments.some((it) => it.name === "startupinfo" || it.name === "creationflags") ||
    (target.isPlatformExplicit && target.platforms.every((it) => it.startsWith("win32")));
  if (!isCertain || /sys\.platform|os\.name|platform\.system/.test(file.source.text)) return undefined;
  return {
    node: spawn.closeFdsArgument ?? spawn.call,
    spawn,
    form: "raises",
    reason: undefined,
    source: undefined,
  };
}

/** (b) Python 2 passes on everything. Worth a word where the process holds something that must not be passed on. */
function inheritanceOnPython2(
  project: Project,
  file: ModuleModel,
  spawn: Spawn,
  target: Target,
): Inheritance | undefined {
  if ((spawn.closeFds !== "default" && spawn.closeFds !== false) || file.options.isTest || isBesideProgram(file.path)) {
    return undefined;
  }
  if (isForWindowsAlone(project, file) || isForPython3Alone(project, file)) return undefined;
  const old = narrowVersions(
    narrowPlatforms(target, (it) => !it.startsWith("win32")),
    [0, 0],
    [3, 2],
  );
  if (isDead(old)) return undefined;
  const reason = reasonOnPython2(project, file, spawn);
  return reason === undefined ? undefined : { node: spawn.call, spawn, form: "python2", reason, source: undefined };
}

/** `os.system("service named restart")`: it cannot be told to close anything, and the daemon keeps what listens. */
function daemonOnPython2(project: Project, file: ModuleModel, spawn: Spawn, target: Target): Inheritance | undefined {
  if (!/^(os\.(system|popen\d?)|commands\.\w+|subprocess\.get(status)?output)$/.test(spawn.path)) return undefined;
  if (lifeOf(project, spawn) !== "leaves a daemon") return undefined;
  const found = inheritanceOnPython2(project, file, { ...spawn, closeFds: "default" }, target);
  return found?.reason?.kind === "connection" && found.reason.connection.isBusy ? { ...found, spawn } : undefined;
}

function reasonOnPython2(project: Project, file: ModuleModel, spawn: Spawn): Python2Reason | undefined {
  const life = lifeOf(project, spawn);
  const creation = heldInFunction(project, file, spawn.call);
  if (creation !== undefined) return { kind: "held", creation, life };
  const connection = heldConnectionFor(project, file);
  if (connection !== undefined) return { kind: "connection", connection, life };
  const thread = threadStartFor(project, file);
  if (thread !== undefined) return { kind: "threads", thread, life };
  if (life !== "outlives" && life !== "leaves a daemon") return undefined;
  return { kind: "outlives", isShared: isShared(project, file), life };
}

/**
 * A lock, socket, pipe end or file being written that the calling function holds across the call. What the child gets as
 * a stream is its own.
 */
function heldInFunction(project: Project, file: ModuleModel, call: Call): Creation | undefined {
  const owner = enclosingFunction(call);
  if (owner === undefined) return undefined;
  return creationsIn(project, file).find((it) => {
    if (!it.writes || it.call === call || enclosingFunction(it.call) !== owner) return false;
    for (let node: Node | undefined = call; node !== undefined && node !== owner; node = node.parent) {
      if (node.kind !== "with") continue;
      const item = node.items.find(({ context }) => context === it.call);
      if (item !== undefined) return item.target === undefined || !isStreamOf(call, textOf(item.target));
    }
    return false;
  });
}

function isStreamOf(call: Call, name: string): boolean {
  return call.arguments.some(
    (it) => (it.name === "stdin" || it.name === "stdout" || it.name === "stderr") && textOf(it.value) === name,
  );
}

/** (c) Windows, 3.4 to 3.6: redirection turns `close_fds` off. */
function redirectionOnWindows(
  project: Project,
  file: ModuleModel,
  spawn: Spawn,
  target: Target,
): Inheritance | undefined {
  if (spawn.closeFds !== "default" || !spawn.redirects) return undefined;
  const old = narrowVersions(
    narrowPlatforms(target, (it) => it.startsWith("win32")),
    [3, 4],
    [3, 7],
  );
  if (isDead(old)) return undefined;
  const source = inheritableSourcesFor(project, file).find((it) => it.kind === "osfhandle" || it.kind === "dup2");
  if (source === undefined) return undefined;
  return {
    node: spawn.call,
    spawn,
    form: "redirected",
    reason: undefined,
    source: { node: source.call, name: source.name },
  };
}
