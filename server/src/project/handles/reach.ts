/** What can meet in one process: sources of inheritable descriptors, spawners, descriptors that are kept. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesBelow, isDead, type Version } from "../../semantics/target.ts";
import type { Project } from "../project.ts";
import { lifeOf } from "./child-life.ts";
import { isBesideProgram } from "./concurrency.ts";
import { type Creation, creationsIn, isCalledOn } from "./creations.ts";
import { type InheritableSource, inheritableSourcesIn } from "./inheritable.ts";
import { type Keeping, keepingOf } from "./keeping.ts";
import { isMadePrivate } from "./privacy.ts";
import { passesAll, SPAWN_TEXT, type Spawn, spawnsIn } from "./spawns.ts";

/** From here on Python makes its descriptors private. */
export const PRIVATE_SINCE: Version = [3, 4];

const SOURCES = Symbol("inheritable sources for a file");

/** Every source of inheritable descriptors in the files that can meet `file` in a process, its own first. */
export function inheritableSourcesFor(project: Project, file: ModuleModel): readonly InheritableSource[] {
  return project.memoFor(SOURCES, file, () =>
    othersOf(project, file).flatMap((it) =>
      inheritableSourcesIn(project, it).filter((source) => !isDead(project.targetAt(source.call))),
    ),
  );
}

const SPAWNERS = Symbol("spawners for a file");

/** The spawns of the process that pass on everything, outside of tests and examples. */
export function spawnersFor(project: Project, file: ModuleModel): readonly Spawn[] {
  return project.memoFor(SPAWNERS, file, () =>
    othersOf(project, file, SPAWN_TEXT).flatMap((other) =>
      other.options.isTest || (other !== file && isBesideProgram(other.path))
        ? []
        : spawnsIn(project, other).filter((it) => {
            const target = project.targetAt(it.call);
            if (isDead(target) || !includesBelow(target, PRIVATE_SINCE) || !passesAll(it, target)) return false;
            return (
              !closesAround(project, it) && !isForkAlone(project, it) && !(other !== file && isWrapperScript(other, it))
            );
          }),
    ),
  );
}

/** One whose child may live long; a probe that is read at once keeps nothing open for others to notice. */
export function lastingSpawnerFor(project: Project, file: ModuleModel): Spawn | undefined {
  return spawnersFor(project, file).find((it) => lifeOf(project, it) !== "probe");
}

/** Text of a child that closes everything itself. */
export const CLOSES_ALL =
  /closerange|SC_OPEN_MAX|MAXFD|RLIMIT_NOFILE|for \w+ in x?range\(\s*3\s*,|close_fds\s*=\s*True/;

function closesAround(project: Project, { call, hasCloseFds }: Spawn): boolean {
  return !hasCloseFds && CLOSES_ALL.test(project.fileOf(call).source.text);
}

/** A script that becomes another program holds only what it has opened itself until then. */
function isWrapperScript({ path }: ModuleModel, spawn: Spawn): boolean {
  return /^os\.exec/.test(spawn.path) && /(^|\/)s?bin\//.test(path);
}

/** A fork without a new program is the same program: it keeps private descriptors too, and is mostly meant to. */
function isForkAlone(project: Project, { call, path }: Spawn): boolean {
  return /^(os\.fork|os\.forkpty|pty\.fork)$/.test(path) && !/\bexec[lv]p?e?\b/.test(project.fileOf(call).source.text);
}

export interface KeptCreation extends Creation {
  readonly keeping: Keeping;
}

const KEPT = Symbol("kept descriptors of a file");

/** Descriptors of a file that are inheritable on some version of its target, and outlive the function that makes them. */
export function keptDescriptorsIn(project: Project, file: ModuleModel): readonly KeptCreation[] {
  return project.memoFor(KEPT, file, () =>
    creationsIn(project, file).flatMap((creation) => {
      const target = project.targetAt(creation.call);
      if (isDead(target) || !includesBelow(target, PRIVATE_SINCE)) return [];
      const keeping = keepingOf(project, creation.call);
      if (keeping === undefined || isMadePrivate(project, creation.call)) return [];
      return [{ ...creation, keeping }];
    }),
  );
}

const HOLDS = Symbol("connections of the process");
/** Clients that hold a connection open. */
const CLIENTS =
  /^\s*(?:from|import)\s+(docker|paramiko|MySQLdb|pymysql|psycopg2|pymongo|redis|pika|kombu|amqp|zmq|ldap|stomp|boto|xmlrpclib|httplib|dbus)\b/m;

export interface HeldConnection {
  /** As a message says it: `the listening socket in server.py`. */
  readonly what: string;
  /** Whether others notice at once who has it: a port that is taken, a server that counts its clients. */
  readonly isBusy: boolean;
}

/** Whether the process of a file holds sockets, pipes or connections for long, and what shows it. */
export function heldConnectionFor(project: Project, file: ModuleModel): HeldConnection | undefined {
  return project.memoFor(HOLDS, file, () => {
    let kept: HeldConnection | undefined;
    for (const path of project.connected(file)) {
      if (path !== file.path && isBesideProgram(path)) continue;
      const found = connectionIn(project, path);
      if (found?.isBusy === true) return { held: found };
      kept ??= found;
    }
    return { held: kept };
  }).held;
}

function connectionIn(project: Project, path: string): HeldConnection | undefined {
  const text = project.host.textOf(path) ?? "";
  const client = CLIENTS.exec(text)?.[1];
  if (client !== undefined) return { what: `connections of ${client}`, isBusy: true };
  if (!/\bsocket\b|os\.pipe\b|serve_forever|\w+Server\s*\(|eventlet\.listen/.test(text)) return undefined;
  const other = project.module(path);
  if (other === undefined || !includesBelow(other.options.target, PRIVATE_SINCE)) return undefined;
  const listens = { what: `the listening socket in ${path}`, isBusy: true };
  if (/\bserve_forever\s*\(|HTTPServer\s*\(/.test(text)) return listens;
  const listening = creationsIn(project, other).find((it) => isListening(it) && !isMadePrivate(project, it.call));
  if (listening !== undefined) return listens;
  const kept = keptDescriptorsIn(project, other).find((it) => it.kind !== "file");
  return kept === undefined ? undefined : { what: `the ${kept.kind} in ${path}`, isBusy: false };
}

/** A socket on which the same function listens. */
function isListening({ call, kind }: Creation): boolean {
  return kind === "listening socket" || (kind === "socket" && isCalledOn(call, "listen"));
}

function* filesOf(project: Project, file: ModuleModel, trigger: RegExp | undefined): Iterable<ModuleModel> {
  yield file;
  for (const path of project.connected(file)) {
    const other = path === file.path ? undefined : project.module(path);
    if (other !== undefined && (trigger === undefined || project.mayHold(other, trigger))) yield other;
  }
}

const SOURCE_TEXT = /dup2|F_DUPFD|pipe2|open_osfhandle|ctypes/;

function othersOf(project: Project, file: ModuleModel, trigger: RegExp = SOURCE_TEXT): readonly ModuleModel[] {
  return [...filesOf(project, file, trigger)];
}
