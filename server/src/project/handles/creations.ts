/** Calls of Python's own functions that make a descriptor which every child inherits where Python is older than 3.4. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { type Call, type Expression, type Node, textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { ancestorsOf, enclosingFunction, walk } from "../../syntax/walk.ts";
import { argumentOf, callsIn, pathsOf } from "../calls-in.ts";
import { enclosingClass } from "../classes.ts";
import type { Project } from "../project.ts";

export type CreationKind =
  | "serial port"
  | "socket"
  | "accepted connection"
  | "listening socket"
  | "pipe"
  | "file"
  | "descriptor";

export interface Creation {
  readonly call: Call;
  readonly kind: CreationKind;
  /** Of files: whether it is opened for writing. Of the others: true. */
  readonly writes: boolean;
}

const KINDS: ReadonlyMap<string, CreationKind> = new Map<string, CreationKind>([
  ["socket.socket", "socket"],
  ["socket.socketpair", "socket"],
  ["socket.fromfd", "socket"],
  ["socket.create_connection", "socket"],
  ["_socket.socket", "socket"],
  ["eventlet.listen", "listening socket"],
  // Libraries that open a descriptor themselves, as Python 2 does.
  ["bluetooth.BluetoothSocket", "socket"],
  ["serial.Serial", "serial port"],
  ["serial.serial_for_url", "serial port"],
  ["gevent.server.StreamServer", "listening socket"],
  ["SocketServer.TCPServer", "listening socket"],
  ["SocketServer.ThreadingTCPServer", "listening socket"],
  ["SocketServer.UDPServer", "listening socket"],
  ["BaseHTTPServer.HTTPServer", "listening socket"],
  ["multiprocessing.connection.Listener", "listening socket"],
  ["os.pipe", "pipe"],
  ["os.dup", "descriptor"],
  ["os.open", "descriptor"],
  ["select.epoll", "descriptor"],
  ["builtins.open", "file"],
  ["builtins.file", "file"],
  ["io.open", "file"],
  ["codecs.open", "file"],
]);

/** Servers of Python that listen once they are made. The one for XML-RPC makes its socket private itself. */
const SERVER =
  /^(SocketServer|socketserver|BaseHTTPServer|http\.server)\.\w*Server$|^multiprocessing\.connection\.Listener$|^wsgiref\.simple_server\.WSGIServer$/;
const CREATION_TEXT =
  /\b(socket\w*|create_\w+|fromfd|wrap_socket|accept|pipe|dup|open|file|epoll|listen|Serial|serial_for_url|BluetoothSocket|\w*Server|\w*Listener)\s*\(|\.accept\b|(Server|Listener)\.__init__\b/;
const CREATIONS = Symbol("creations of a file");

export function creationsIn(project: Project, file: ModuleModel): readonly Creation[] {
  if (!project.mayHold(file, CREATION_TEXT)) return [];
  return project.memoFor(CREATIONS, file, () => callsIn(project, file).flatMap((it) => creationOf(project, it) ?? []));
}

function creationOf(project: Project, call: Call): Creation | undefined {
  const { callee } = call;
  const name = lastName(callee);
  if (isAccept(call, name)) return { call, kind: "accepted connection", writes: true };
  if (name === "create_socket" && isOfDispatcher(project, callee)) return { call, kind: "socket", writes: true };
  // `m.socket(m.AF_INET, …)`: whatever m is called, it is the socket module.
  const [first] = call.arguments;
  if (name === "socket" && first !== undefined && isFamily(first.value)) return { call, kind: "socket", writes: true };
  if (name === "__init__" && callee.kind === "attribute" && makesServer(project, call, callee.object))
    return { call, kind: "listening socket", writes: true };
  if (/Server$|Listener$/.test(name) && isOfServer(project, callee))
    return { call, kind: "listening socket", writes: true };
  for (const path of pathsOf(project, callee)) {
    const kind = KINDS.get(path);
    if (kind === undefined || isNullDevice(project, call)) continue;
    if (kind !== "file" && path !== "os.open") return { call, kind, writes: true };
    const writes = path === "os.open" ? writesByFlags(call) : writesByMode(project, call);
    return writes === undefined ? undefined : { call, kind, writes };
  }
  return undefined;
}

/** `open(os.devnull)`: nobody minds who has it. */
function isNullDevice(project: Project, call: Call): boolean {
  const [first] = call.arguments;
  if (first === undefined || first.name !== undefined) return false;
  return project
    .evaluate(first.value)
    .some((it) =>
      it.kind === "external"
        ? it.path === "os.devnull"
        : it.kind === "constant" && it.type === "str" && it.value === "/dev/null",
    );
}

/** `conn, address = x.accept()`, `conn, address = retry(x.accept)`: two targets show that x listens. */
function isAccept(call: Call, name: string): boolean {
  const { parent } = call;
  if (parent?.kind !== "assign" || parent.value !== call) return false;
  const accepts =
    name === "accept"
      ? call.arguments.length === 0
      : call.arguments.some(({ value }) => value.kind === "attribute" && value.name === "accept");
  return accepts && parent.targets.some((it) => it.kind === "sequence" && it.elements.length === 2);
}

/** An object of a class of the workspace that derives from a server of Python. */
function isOfServer(project: Project, callee: Expression): boolean {
  return project
    .evaluate(callee)
    .some(
      (it) =>
        it.kind === "class" &&
        project.hierarchyOf(it.definition).externals.some((base) => SERVER.test(base)) &&
        !/(Server|Listener)\.__init__\s*\(\s*self\b/.test(textOf(it.definition)) &&
        !/CLOEXEC|close_on_exec/i.test(textOf(it.definition)),
    );
}

/** `HTTPServer.__init__(self, address, Handler)` in a class of its own: there the socket is made, whoever makes the object. */
function makesServer(project: Project, call: Call, base: Expression): boolean {
  const definition = enclosingClass(call);
  if (definition === undefined || call.arguments[0] === undefined) return false;
  if (/CLOEXEC|close_on_exec/i.test(textOf(definition))) return false;
  return pathsOf(project, base).some((it) => SERVER.test(it));
}

function isFamily(expression: Expression): boolean {
  const name = expression.kind === "attribute" ? expression.name : expression.kind === "name" ? expression.id : "";
  return /^(AF_[A-Z0-9]+|PF_[A-Z0-9]+)$/.test(name);
}

function isOfDispatcher(project: Project, callee: Expression): boolean {
  if (callee.kind !== "attribute" || callee.object.kind !== "name") return false;
  const definition = enclosingClass(callee);
  if (definition === undefined) return false;
  return project
    .hierarchyOf(definition)
    .externals.some((it) => /^(asyncore\.dispatcher|asynchat\.async_chat)/.test(it));
}

/** Whether the same function calls a method of what is made, under the name that it gets. */
export function isCalledOn(creation: Call, method: string): boolean {
  const owner = enclosingFunction(creation) ?? moduleAround(creation);
  const [target] = creation.parent?.kind === "assign" ? creation.parent.targets : [];
  if (owner === undefined || target === undefined) return false;
  const name = textOf(target);
  return walk(owner).some(
    (it) => it.kind === "attribute" && it.name === method && it.parent?.kind === "call" && textOf(it.object) === name,
  );
}

function moduleAround(node: Node): Node | undefined {
  for (const ancestor of ancestorsOf(node)) if (ancestor.kind === "module") return ancestor;
  return undefined;
}

/** `undefined`: the mode is computed, or says itself that the file is not inherited (`N`, `e`). */
function writesByMode(project: Project, call: Call): boolean | undefined {
  const mode = argumentOf(call, 1, "mode");
  if (mode === undefined) return call.arguments.some((it) => it.unpack !== undefined) ? undefined : false;
  const values = project.evaluate(mode);
  const [only] = values;
  if (values.length !== 1 || only?.kind !== "constant" || only.type !== "str" || /[Ne]/.test(only.value))
    return undefined;
  return /[wax+]/.test(only.value);
}

function writesByFlags(call: Call): boolean | undefined {
  const flags = argumentOf(call, 1, "flags");
  if (flags === undefined) return undefined;
  const text = flags.piece.text.slice(flags.start, flags.end);
  if (/CLOEXEC|NOINHERIT/.test(text) || !/^[\w\s.|()]+$/.test(text) || !/O_[A-Z]/.test(text)) return undefined;
  return /O_(WRONLY|RDWR)/.test(text);
}

/** A pipe with both ends in attributes is how an object wakes itself: nobody waits for the end of it. */
export function isOwnWaker({ call, kind }: Creation): boolean {
  const [target] = call.parent?.kind === "assign" ? call.parent.targets : [];
  const ends = target?.kind === "sequence" ? target.elements : target === undefined ? [] : [target];
  return kind === "pipe" && ends.length > 0 && ends.every((it) => it.kind === "attribute");
}
