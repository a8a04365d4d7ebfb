/** What can meet in one process: sources of inheritable descriptors, spawners, descriptors that are kept. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesBelow, isDead, type Version } from "../../semantics/target.ts";
import type { Project } from "../project.ts";
import { type Creation, creationsIn } from "./creations.ts";
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

const SPAWNER = Symbol("a spawner for a file");

/** Some spawn of the process that passes on everything, outside of tests. */
export function spawnerFor(project: Project, file: ModuleModel): Spawn | undefined {
  return project.memoFor(SPAWNER, file, () => {
    for (const other of othersOf(project, file, SPAWN_TEXT)) {
      if (other.options.isTest) continue;
      const found = spawnsIn(project, other).find((it) => {
        const target = project.targetAt(it.call);
        return !isDead(target) && passesAll(it, target) && !closesAround(project, it);
      });
      if (found !== undefined) return { spawn: found };
    }
    return { spawn: undefined };
  }).spawn;
}

/** A fork whose child closes everything itself. */
function closesAround(project: Project, { call }: Spawn): boolean {
  return /closerange|SC_OPEN_MAX|MAXFD|RLIMIT_NOFILE/.test(project.fileOf(call).source.text);
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

/** Whether the process of a file holds sockets, pipes or connections for long, and what shows it. */
export function heldConnectionFor(project: Project, file: ModuleModel): string | undefined {
  return project.memoFor(HOLDS, file, () => {
    for (const path of project.connected(file)) {
      const text = project.host.textOf(path) ?? "";
      const client = CLIENTS.exec(text)?.[1];
      if (client !== undefined) return { what: `connections of ${client}` };
      if (/\.listen\s*\(|serve_forever|\bSocketServer\b|HTTPServer\s*\(/.test(text))
        return { what: `the listening socket in ${path}` };
      if (!/\bsocket\b|os\.pipe\b/.test(text)) continue;
      const other = project.module(path);
      const kept = other === undefined ? undefined : keptDescriptorsIn(project, other).find((it) => it.kind !== "file");
      if (kept !== undefined) return { what: `the ${kept.kind} in ${path}` };
    }
    return { what: undefined };
  }).what;
}

function* filesOf(project: Project, file: ModuleModel, trigger: RegExp | undefined): Iterable<ModuleModel> {
  yield file;
  for (const path of project.connected(file)) {
    if (path === file.path) continue;
    if (trigger !== undefined && !project.matches(path, trigger)) continue;
    const other = project.module(path);
    if (other !== undefined) yield other;
  }
}

const SOURCE_TEXT = /dup2|F_DUPFD|pipe2|open_osfhandle|ctypes/;

function othersOf(project: Project, file: ModuleModel, trigger: RegExp = SOURCE_TEXT): readonly ModuleModel[] {
  return [...filesOf(project, file, trigger)];
}
