/** Calls that start a process, and what they let it inherit. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesBelow, includesPosix, includesWindows, type Target } from "../../semantics/target.ts";
import type { Frame } from "../../semantics/values.ts";
import type { Argument, Call, Expression, FunctionDef } from "../../syntax/ast.ts";
import { enclosingFunction } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { argumentOf, callsIn, flagOf, pathsOf } from "./calls-in.ts";

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
  const position = isSubprocess ? 7 : Number.POSITIVE_INFINITY;
  const given = call.arguments.find((it) => it.name === "close_fds");
  const value = hasCloseFds ? argumentOf(call, position, "close_fds") : undefined;
  return {
    call,
    path,
    hasCloseFds,
    closeFds:
      value !== undefined
        ? (flagOf(project, value) ?? "unknown")
        : closesByDefault
          ? true
          : unpackedFlag(project, call),
    closeFdsArgument: given,
    redirects: ["stdin", "stdout", "stderr"].some((it) => isRedirected(project, call, it)),
  };
}

function isRedirected(project: Project, call: Call, stream: string): boolean {
  const given = call.arguments.find((it) => it.name === stream);
  if (given === undefined) return false;
  return project.evaluate(given.value).some((it) => !(it.kind === "constant" && it.type === "none"));
}

/** The `close_fds` in a `**mapping`: of a literal, of `dict(...)`, or of what visible callers pass on. */
function unpackedFlag(project: Project, call: Call): Spawn["closeFds"] {
  let flag: Spawn["closeFds"] = "default";
  for (const { unpack, value } of call.arguments) {
    if (unpack === "*") return "unknown";
    if (unpack === "**") {
      const found = flagInMapping(project, value);
      if (found !== "default") flag = found;
    }
  }
  return flag;
}

function flagInMapping(project: Project, mapping: Expression, depth = 2): Spawn["closeFds"] {
  let flag: Spawn["closeFds"] = "default";
  for (const value of project.evaluate(mapping)) {
    let found: Spawn["closeFds"] = "unknown";
    if (value.kind === "collection" && value.node.kind === "dictionary") {
      found = flagInEntries(project, value.node.entries, value.frame);
    } else if (value.kind === "result" && value.callee.kind === "external" && value.callee.path === "builtins.dict") {
      const given = value.call.arguments.find((it) => it.name === "close_fds");
      if (given !== undefined) found = flagOf(project, given.value, value.frame) ?? "unknown";
      else if (value.call.arguments.every((it) => it.name !== undefined)) found = "default";
    } else if (value.kind === "argument" && value.parameter.form === "kwargs") {
      found = depth === 0 ? "unknown" : flagOfCallers(project, value.parameter.parent, depth - 1);
    }
    if (found === "unknown") return found;
    if (found !== "default") flag = found;
  }
  // The mapping may get the key later: `options["close_fds"] = True`.
  if (flag === "default" && mapping.kind === "name" && setsKey(mapping)) return "unknown";
  return flag;
}

function flagInEntries(
  project: Project,
  entries: readonly { readonly key: Expression | undefined; readonly value: Expression }[],
  frame: Frame | undefined,
): Spawn["closeFds"] {
  for (const { key, value } of entries) {
    if (key === undefined) return "unknown";
    if (key.kind === "string" && key.value === "close_fds") return flagOf(project, value, frame) ?? "unknown";
  }
  return "default";
}

function flagOfCallers(project: Project, definition: Call["parent"], depth: number): Spawn["closeFds"] {
  if (definition?.kind !== "functionDef") return "unknown";
  if (definition.parameters.some((it) => it.name?.id === "close_fds")) return "unknown";
  const { calls } = project.callersOf(definition);
  const mayGive = ({ name, unpack, value }: Argument) =>
    name === "close_fds" || (unpack === "**" && flagInMapping(project, value, depth) !== "default");
  return calls.some(({ call }) => call.arguments.some(mayGive)) ? "unknown" : "default";
}

function setsKey(mapping: Expression & { kind: "name" }): boolean {
  const owner: FunctionDef | undefined = functionAround(mapping);
  const text = owner === undefined ? mapping.piece.text : owner.piece.text.slice(owner.start, owner.end);
  return /["']close_fds["']\s*(\]|:|,)|close_fds\s*=/.test(text.replace(/\*\*/g, ""));
}

function functionAround(node: Expression): FunctionDef | undefined {
  const owner = enclosingFunction(node);
  return owner?.kind === "functionDef" ? owner : undefined;
}

/** Whether on some version and platform of the target the child gets every inheritable descriptor. */
export function passesAll(spawn: Spawn, target: Target): boolean {
  if (!spawn.hasCloseFds) return true;
  if (spawn.closeFds === false) return true;
  if (spawn.closeFds !== "default") return false;
  if (includesBelow(target, [3, 2]) && includesPosix(target)) return true;
  return includesWindows(target) && includesBelow(target, [3, 7]) && (spawn.redirects || includesBelow(target, [3, 2]));
}
