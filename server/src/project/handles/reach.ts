/** What can meet in one process: sources of inheritable descriptors, spawners, descriptors that are kept. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesBelow, isDead, type Version } from "../../semantics/target.ts";
import { type Call, textOf } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { isBesideProgram } from "../beside-program.ts";
import { callsIn, pathsOf } from "../calls-in.ts";
import type { Project } from "../project.ts";
import { isVendored } from "../vendored.ts";
import { type ChildLife, lifeOf } from "./child-life.ts";
import { nearestFirst } from "./concurrency.ts";
import { type Creation, creationsIn, isCalledOn, isOwnWaker } from "./creations.ts";
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

/** The spawns of the process that pass on everything, outside of tests, examples and code of others. */
export function spawnersFor(project: Project, file: ModuleModel): readonly Spawn[] {
  return project.memoFor(SPAWNERS, file, () =>
    othersOf(project, file, SPAWN_TEXT).flatMap((other) =>
      other.options.isTest || (other !== file && (isBesideProgram(other.path) || isVendored(other.path)))
        ? []
        : spawnsIn(project, other).filter((it) => {
            const target = project.targetAt(it.call);
            if (isDead(target) || !includesBelow(target, PRIVATE_SINCE) || !passesAll(it, target)) return false;
            if (closesAround(project, it) || isForkAlone(project, it)) return false;
            return other === file || !(isWrapperScript(other, it) || cleansUpBefore(it));
          }),
    ),
  );
}

export interface Inheritor {
  readonly spawn: Spawn;
  readonly life: ChildLife;
}

/** From what keeps a descriptor open the longest. */
const LIVES: readonly ChildLife[] = ["outlives", "leaves a daemon", "replaces", "chosen by callers", "tool"];
const INHERITORS = Symbol("who inherits from a file");

/**
 * The child of the process that keeps what it inherits the longest; a probe that is read at once keeps nothing open for
 * others to notice.
 */
export function inheritorFor(project: Project, file: ModuleModel): Inheritor | undefined {
  return project.memoFor(INHERITORS, file, () => {
    const found = spawnersFor(project, file).map((spawn) => ({ spawn, life: lifeOf(project, spawn) }));
    for (const life of LIVES) {
      const inheritor = found.find((it) => it.life === life);
      if (inheritor !== undefined) return { inheritor };
    }
    return { inheritor: undefined };
  }).inheritor;
}

/**
 * The same of the modules beside it: those that it imports, that import it, or that who imports it leads to in two steps. Two
 * parts of a large program that know nothing of each other are rarely at work at the same time.
 */
export function nearInheritorFor(project: Project, file: ModuleModel): Inheritor | undefined {
  const importers = new Set(project.importersOf(file).filter((it) => !isBesideProgram(it)));
  for (const spawn of spawnersFor(project, file)) {
    const other = project.fileOf(spawn.call);
    const others = project.importersOf(other);
    const isNear =
      other === file ||
      importers.has(other.path) ||
      others.includes(file.path) ||
      others.some((it) => importers.has(it) || importersOfPath(project, it).some((above) => importers.has(above)));
    const life = isNear ? lifeOf(project, spawn) : "probe";
    if (life === "outlives" || life === "leaves a daemon" || life === "replaces") return { spawn, life };
  }
  return undefined;
}

function importersOfPath(project: Project, path: string): readonly string[] {
  const file = project.module(path);
  return file === undefined ? [] : project.importersOf(file);
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

/** `server.close(); os.execv(…)`: who becomes another program with care hands on nothing. */
function cleansUpBefore({ call, path }: Spawn): boolean {
  if (!/^os\.exec/.test(path)) return false;
  const owner = enclosingFunction(call) ?? call;
  return walk(owner).some(
    (it) =>
      it.kind === "call" &&
      it.start < call.start &&
      /close|clean|shutdown|release|set_cloexec/i.test(textOf(it.callee)),
  );
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
/** Clients in Python that hold a connection open. Those written in C make their sockets private. */
const CLIENTS =
  /^(docker\.(client\.)?(Client|AutoVersionClient|DockerClient|APIClient|from_env)|paramiko\.(SSHClient|Transport)|pymysql\.connect|redis\.(Strict)?Redis|pika\.\w+Connection|kombu\.(Broker)?Connection|stomp\.Connection\d*|boto\.connect_\w+)$/;
const CLIENT_TEXT = /^\s*(?:from|import)\s+(docker|paramiko|pymysql|redis|pika|kombu|stomp|boto)\b/m;

export interface HeldConnection {
  /** As a message says it: `the listening socket in server.py`. */
  readonly what: string;
  /** Whether others notice at once who has it: a port that is taken, a server that counts its clients. */
  readonly isBusy: boolean;
  /** Whether the file that holds it leads to the one that starts the child, or the other way round. */
  readonly isNear: boolean;
}

/** Whether the process of a file holds sockets, pipes or connections for long, and what shows it. */
export function heldConnectionFor(project: Project, file: ModuleModel): HeldConnection | undefined {
  return project.memoFor(HOLDS, file, () => {
    const found: HeldConnection[] = [];
    for (const path of nearestFirst(project, file)) {
      const other = path !== file.path && isVendored(path) ? undefined : project.module(path);
      const connection = other === undefined ? undefined : connectionIn(project, path);
      if (connection === undefined || other === undefined) continue;
      const isNear = project.reached(file).includes(path) || project.reached(other).includes(file.path);
      found.push({ ...connection, isNear });
      if (connection.isBusy && isNear) break;
    }
    const held = found.find((it) => it.isBusy && it.isNear) ?? found.find((it) => it.isBusy) ?? found[0];
    return { held };
  }).held;
}

function connectionIn(project: Project, path: string): Omit<HeldConnection, "isNear"> | undefined {
  const text = project.module(path)?.source.text ?? "";
  const isClient = CLIENT_TEXT.test(text);
  if (!isClient && !/\bsocket\b|os\.pipe\b|serve_forever|\w+Server\s*\(|eventlet\.listen/.test(text)) return undefined;
  const other = project.module(path);
  if (other === undefined || !includesBelow(other.options.target, PRIVATE_SINCE)) return undefined;
  const listens = { what: `the listening socket in ${path}`, isBusy: true };
  // This server of Python 2 makes its own socket private.
  if (/\bserve_forever\s*\(|HTTPServer\s*\(/.test(text) && !/SimpleXMLRPCServer/.test(text)) return listens;
  const listening = creationsIn(project, other).find(
    (it) => isListening(project, it) && !isMadePrivate(project, it.call),
  );
  if (listening !== undefined) return listens;
  const client = isClient ? clientIn(project, other) : undefined;
  if (client !== undefined) return { what: `the connection of \`${client}\` in ${path}`, isBusy: true };
  const kept = keptDescriptorsIn(project, other).find(
    // What a function gives to its caller, this module does not keep.
    (it) => it.kind !== "file" && it.keeping.how !== "returned" && !isOwnWaker(it),
  );
  return kept === undefined ? undefined : { what: `the ${kept.kind} in ${path}`, isBusy: false };
}

function clientIn(project: Project, file: ModuleModel): string | undefined {
  for (const call of callsIn(project, file)) {
    const found = pathsOf(project, call.callee).find((it) => CLIENTS.test(it));
    if (found !== undefined && call.parent?.kind !== "withItem") return found;
  }
  return undefined;
}

/** A socket that has a port of its own: the same function listens on it or binds it, or another method listens. */
export function isListening(project: Project, { call, kind }: Creation): boolean {
  if (kind === "listening socket") return true;
  if (kind !== "socket" || isDatagram(call)) return false;
  if (isCalledOn(call, "listen") || (isCalledOn(call, "bind") && !isCalledOn(call, "connect"))) return true;
  // `self.create_socket(…)` of a dispatcher, which listens itself.
  const owner = enclosingFunction(call);
  if (call.parent?.kind === "expressionStatement") return owner !== undefined && /\.listen\(/.test(textOf(owner));
  const [target] = call.parent?.kind === "assign" ? call.parent.targets : [];
  return target?.kind === "attribute" && project.fileOf(call).source.text.includes(`${textOf(target)}.listen(`);
}

/** Nobody waits for a datagram socket to close. */
export function isDatagram(call: Call): boolean {
  return /SOCK_(DGRAM|RAW)/.test(textOf(call));
}

function* filesOf(project: Project, file: ModuleModel, trigger: RegExp | undefined): Iterable<ModuleModel> {
  yield file;
  for (const path of project.meeting(file)) {
    const other = path === file.path ? undefined : project.module(path);
    if (other !== undefined && (trigger === undefined || project.mayHold(other, trigger))) yield other;
  }
}

const SOURCE_TEXT = /dup2|F_DUPFD|pipe2|open_osfhandle|ctypes/;

function othersOf(project: Project, file: ModuleModel, trigger: RegExp = SOURCE_TEXT): readonly ModuleModel[] {
  return [...filesOf(project, file, trigger)];
}
