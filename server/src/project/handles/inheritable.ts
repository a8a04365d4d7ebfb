/** Sources of inheritable descriptors and handles that exist on every version of Python. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Call, Expression } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { callsIn, pathsOf } from "../calls-in.ts";
import { foreignCallsIn } from "../ctypes/calls.ts";
import type { Project } from "../project.ts";
import { isMark } from "./privacy.ts";

export interface InheritableSource {
  readonly call: Call;
  readonly kind: "dup2" | "flag" | "raw" | "osfhandle";
  /** The function as the user calls it: `os.dup2`, `libc.open`. */
  readonly name: string;
  /** The flag that is missing: `O_CLOEXEC`; absent where the function has no form with a flag. */
  readonly flag: string | undefined;
  /** The argument that takes the flag. */
  readonly flagArgument: Expression | undefined;
}

const SOURCE_TEXT =
  /\b(dup2|set_inheritable|set_handle_inheritable|SetHandleInformation|F_DUPFD|pipe2|open_osfhandle|ctypes|bInheritHandle)\b/;
const SOURCES = Symbol("inheritable sources of a file");

export function inheritableSourcesIn(project: Project, file: ModuleModel): readonly InheritableSource[] {
  if (!project.mayHold(file, SOURCE_TEXT)) return [];
  return project.memoFor(SOURCES, file, () => [
    ...callsIn(project, file).flatMap((it) => pythonSource(project, it) ?? []),
    ...foreignCallsIn(project, file).flatMap((it) => {
      const name = it.function.name;
      const isPosix = it.function.library.name === undefined || it.function.library.name.name === "libc";
      return name === undefined || !isPosix ? [] : (rawSource(project, it.call, name, it.arguments) ?? []);
    }),
  ]);
}

function pythonSource(project: Project, call: Call): InheritableSource | undefined {
  const name = lastName(call.callee);
  if (!/^(dup2|fcntl|pipe2|open_osfhandle)$/.test(name)) return undefined;
  const [path] = pathsOf(project, call.callee);
  switch (path) {
    case "os.dup2":
      return isInheritableDup2(project, call)
        ? { call, kind: "dup2", name: path, flag: undefined, flagArgument: undefined }
        : undefined;
    case "fcntl.fcntl": {
      const command = call.arguments[1]?.value;
      // A number to begin with is for somebody who is told of it: a job server, a program that is run next.
      if (call.arguments.length > 2 && call.arguments[2]?.value.kind !== "integer") return undefined;
      if (command === undefined || lastName(command) !== "F_DUPFD" || isMarkedLater(project, call)) return undefined;
      return { call, kind: "raw", name: path, flag: "F_DUPFD_CLOEXEC", flagArgument: command };
    }
    case "os.pipe2": {
      const flags = call.arguments[0]?.value;
      if (flags === undefined || hasFlag(project, flags, "O_CLOEXEC") !== false || isMarkedLater(project, call))
        return undefined;
      return { call, kind: "raw", name: path, flag: "O_CLOEXEC", flagArgument: flags };
    }
    case "msvcrt.open_osfhandle": {
      const flags = call.arguments[1]?.value;
      if (flags === undefined || hasFlag(project, flags, "O_NOINHERIT") !== false) return undefined;
      return { call, kind: "osfhandle", name: path, flag: "O_NOINHERIT", flagArgument: flags };
    }
    default:
      return undefined;
  }
}

/** `os.dup2` with two arguments onto something that is no standard stream. */
function isInheritableDup2(project: Project, call: Call): boolean {
  const [, target] = call.arguments;
  if (call.arguments.length !== 2 || target === undefined || call.arguments.some((it) => it.unpack !== undefined))
    return false;
  return !isStandardStream(project, target.value, 3);
}

const STANDARD = /(^|\.)(_*(stdin|stdout|stderr)_*|STD(IN|OUT|ERR)_FILENO|STD(IN|OUT|ERR))($|\.)/i;

/** Whether an expression is, or may well be, 0, 1 or 2. */
export function isStandardStream(project: Project, expression: Expression, depth: number): boolean {
  const text = expression.piece.text.slice(expression.start, expression.end);
  if (STANDARD.test(text) || /std(in|out|err)/i.test(text)) return true;
  return project.evaluate(expression).some((it) => {
    if (it.kind === "constant") return it.type !== "int" || it.value < 3n;
    if (it.kind === "external") return STANDARD.test(it.path);
    if (it.kind === "result" && it.call.callee.kind === "attribute" && depth > 0) {
      return it.call.callee.name === "fileno" && isStandardStream(project, it.call.callee.object, depth - 1);
    }
    // A parameter, an element of a table: which one it is, is not known.
    return it.kind === "unknown" || it.kind === "argument" || it.kind === "element" || it.kind === "item";
  });
}

/** What each raw call needs to be private: the position of its flags and the flag with its value on Linux. */
const RAW: Readonly<
  Record<string, { readonly position: number; readonly flag: string; readonly value: bigint } | "always">
> = {
  open: { position: 1, flag: "O_CLOEXEC", value: 0o2000000n },
  open64: { position: 1, flag: "O_CLOEXEC", value: 0o2000000n },
  openat: { position: 2, flag: "O_CLOEXEC", value: 0o2000000n },
  pipe2: { position: 1, flag: "O_CLOEXEC", value: 0o2000000n },
  dup3: { position: 2, flag: "O_CLOEXEC", value: 0o2000000n },
  socket: { position: 1, flag: "SOCK_CLOEXEC", value: 0o2000000n },
  socketpair: { position: 1, flag: "SOCK_CLOEXEC", value: 0o2000000n },
  accept4: { position: 3, flag: "SOCK_CLOEXEC", value: 0o2000000n },
  epoll_create1: { position: 0, flag: "EPOLL_CLOEXEC", value: 0o2000000n },
  eventfd: { position: 1, flag: "EFD_CLOEXEC", value: 0o2000000n },
  timerfd_create: { position: 1, flag: "TFD_CLOEXEC", value: 0o2000000n },
  signalfd: { position: 2, flag: "SFD_CLOEXEC", value: 0o2000000n },
  inotify_init1: { position: 0, flag: "IN_CLOEXEC", value: 0o2000000n },
  memfd_create: { position: 1, flag: "MFD_CLOEXEC", value: 1n },
  perf_event_open: { position: 4, flag: "PERF_FLAG_FD_CLOEXEC", value: 8n },
  creat: "always",
  pipe: "always",
  dup: "always",
  dup2: "always",
  accept: "always",
  epoll_create: "always",
  inotify_init: "always",
};

function rawSource(
  project: Project,
  call: Call,
  name: string,
  given: readonly Expression[],
): InheritableSource | undefined {
  const raw = RAW[name];
  const called = `${call.callee.piece.text.slice(call.callee.start, call.callee.end)}`;
  if (name === "fopen") {
    const mode = given[1];
    const values = mode === undefined ? [] : project.evaluate(mode);
    const [only] = values;
    if (values.length !== 1 || only?.kind !== "constant" || (only.type !== "str" && only.type !== "bytes"))
      return undefined;
    if (only.value.includes("e") || isMarkedLater(project, call)) return undefined;
    return { call, kind: "raw", name: called, flag: "e", flagArgument: undefined };
  }
  if (raw === undefined || isMarkedLater(project, call)) return undefined;
  if (raw === "always") {
    if (name === "dup2" && given[1] !== undefined && isStandardStream(project, given[1], 2)) return undefined;
    return { call, kind: "raw", name: called, flag: undefined, flagArgument: undefined };
  }
  const flags = given[raw.position];
  if (flags === undefined || hasFlag(project, flags, raw.flag, raw.value) !== false) return undefined;
  return { call, kind: "raw", name: called, flag: raw.flag, flagArgument: flags };
}

/** Whether flags hold one of a name or value. `undefined`: they are not known well enough. */
function hasFlag(project: Project, flags: Expression, name: string, value?: bigint): boolean | undefined {
  for (const node of walk(flags)) {
    if ((node.kind === "name" || node.kind === "attribute") && /CLOEXEC|NOINHERIT/.test(lastName(node))) return true;
  }
  const values = project.evaluate(flags);
  const [only] = values;
  if (values.length !== 1 || only === undefined) return undefined;
  if (only.kind === "constant") {
    if (only.type !== "int") return undefined;
    return value === undefined ? false : (only.value & value) !== 0n;
  }
  // Names of the system's own flags, put together: none of them was the one.
  const isNamed = /^[\w\s.|()]+$/.test(flags.piece.text.slice(flags.start, flags.end));
  const parts = [...walk(flags)].filter((it) => it.kind === "name" || it.kind === "attribute");
  const isSystem = parts.every((it) => {
    if (it.kind === "name" && it.parent?.kind === "attribute") return true;
    return (
      project
        .evaluate(it)
        .every(
          (part) => part.kind === "external" && /^(os|socket|select|fcntl|errno|posix)\.[A-Z_0-9]+$/.test(part.path),
        ) || isInteger(project, it)
    );
  });
  return isNamed && parts.length > 0 && isSystem && !(name === "") ? false : undefined;
}

function isInteger(project: Project, node: Expression): boolean {
  return project.evaluate(node).every((it) => it.kind === "constant" && it.type === "int");
}

/** Whether the function marks a descriptor as private after all. */
function isMarkedLater(project: Project, call: Call): boolean {
  const owner = enclosingFunction(call);
  const nodes = owner === undefined ? walk(project.fileOf(call).source.module) : walk(owner);
  for (const node of nodes) if (node.kind === "call" && node !== call && isMark(project, node)) return true;
  return false;
}
