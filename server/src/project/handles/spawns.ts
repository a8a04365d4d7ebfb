/** Calls that start a process, and what they let it inherit. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesBelow, includesPosix, includesWindows, type Target } from "../../semantics/target.ts";
import type { Argument, Call } from "../../syntax/ast.ts";
import { callsIn, pathsOf } from "../calls-in.ts";
import { keywordTruth } from "../keyword-truth.ts";
import type { Project } from "../project.ts";

export interface Spawn {
  readonly call: Call;
  /** Dotted name of what starts it. */
  readonly path: string;
  /** Whether it has a `close_fds`. The others pass on whatever is inheritable, always. */
  readonly hasCloseFds: boolean;
  /** `default`: not given. `unknown`: given, or perhaps given, with a value nobody knows. */
  readonly closeFds: boolean | "default" | "unknown";
  /** The `close_fds=…` itself, where it is written in the call. */
  readonly closeFdsArgument: Argument | undefined;
  /** Whether standard input, output or error is redirected. */
  readonly redirects: boolean;
}

/** Text without which a file starts no process. */
export const SPAWN_TEXT =
  /\b(subprocess|popen\w*|Popen|spawn\w*|os\.system|posix_spawn\w*|fork|exec[lv]p?e?|check_call|check_output|startfile)\b/;

const SUBPROCESS =
  /^(subprocess(?:32)?|gevent\.subprocess|eventlet\.green\.subprocess)\.(Popen|call|run|check_call|check_output)$/;
const ASYNCIO = /^(asyncio|trollius)(\.subprocess)?\.create_subprocess_(exec|shell)$/;
const PLAIN =
  /^(os\.(system|popen[234]?|spawn\w+|posix_spawnp?|fork|forkpty|exec[lv]p?e?)|commands\.\w+|popen2\.\w+|pty\.(fork|spawn)|subprocess\.get(status)?output)$/;

const SPAWNS = Symbol("spawns of a file");

export function spawnsIn(project: Project, file: ModuleModel): readonly Spawn[] {
  if (!project.mayHold(file, SPAWN_TEXT)) return [];
  return project.memoFor(SPAWNS, file, () =>
    callsIn(project, file).flatMap((call) => {
      const paths = pathsOf(project, call.callee);
      const path = paths.find((it) => isSpawner(it));
      // The backport closes by default, and where it is missing its user has chosen to do without.
      const isBackport = paths.some((it) => it.startsWith("subprocess32."));
      return path === undefined ? [] : [spawnOf(project, call, path, isBackport)];
    }),
  );
}

function isSpawner(path: string): boolean {
  return SUBPROCESS.test(path) || ASYNCIO.test(path) || PLAIN.test(path);
}

function spawnOf(project: Project, call: Call, path: string, closesByDefault: boolean): Spawn {
  const isSubprocess = SUBPROCESS.test(path);
  const hasCloseFds = isSubprocess || ASYNCIO.test(path);
  const wanted = { keyword: "close_fds", position: isSubprocess ? 7 : undefined, trustsCallers: true };
  const given = { arguments: call.arguments, frame: undefined };
  const truth = hasCloseFds ? keywordTruth(project, given, wanted) : "absent";
  return {
    call,
    path,
    hasCloseFds,
    closeFds: truth === "absent" ? closesByDefault || "default" : truth,
    closeFdsArgument: call.arguments.find((it) => it.name === "close_fds"),
    redirects: ["stdin", "stdout", "stderr"].some((it) => isRedirected(project, call, it)),
  };
}

function isRedirected(project: Project, call: Call, stream: string): boolean {
  const given = call.arguments.find((it) => it.name === stream);
  if (given === undefined) return false;
  return project.evaluate(given.value).some((it) => !(it.kind === "constant" && it.type === "none"));
}

/** Whether on some version and platform of the target the child gets every inheritable descriptor. */
export function passesAll(spawn: Spawn, target: Target): boolean {
  if (!spawn.hasCloseFds) return true;
  if (spawn.closeFds === false) return true;
  if (spawn.closeFds !== "default") return false;
  if (includesBelow(target, [3, 2]) && includesPosix(target)) return true;
  return includesWindows(target) && includesBelow(target, [3, 7]) && (spawn.redirects || includesBelow(target, [3, 2]));
}
