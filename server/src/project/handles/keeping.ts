/** Whether an object outlives the function that makes it, and how. */

import { resolveName, scopeAround } from "../../semantics/scopes.ts";
import { type Call, type Expression, type FunctionDef, type Name, type Node, textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { referencesIn } from "../callers.ts";
import type { Project } from "../project.ts";

export interface Keeping {
  readonly how: "attribute" | "global" | "container" | "returned" | "handed on" | "served";
  readonly node: Node;
}

/** Methods of a descriptor's object, and functions, that use it and do not keep it. */
const USES =
  /^(close|os\.close|shutdown|detach|send\w*|recv\w*|read\w*|write\w*|connect\w*|bind|listen|settimeout|setblocking|setsockopt|getsockopt|getsockname|getpeername|fileno|flush|seek|tell|select|poll|fcntl|ioctl|dup2?|fstat|ftruncate|flock|lockf|isatty|print|len|str|repr|bool|isinstance|min|max|waitpid|kill|json|dump|load|safe_load|yaml|copyfileobj)$/;
const CONTAINERS = /^(append|add|insert|put|put_nowait|setdefault|appendleft|push|extend)$/;
/** What serves a listening socket until the program ends. */
const SERVERS =
  /^(server|serve|serve_forever|start_server|StreamServer|WSGIServer|run_server|add_reader|add_handler|register)$/;
/** What waits for a process or reads a file: it does not keep its argument. */
const SPAWNERS = /^(Popen|call|run|check_call|check_output|system|fdopen)$/;

/** `undefined`: it is used in the function and done with, or nothing is known of what becomes of it. */
export function keepingOf(project: Project, creation: Call): Keeping | undefined {
  return keepingOfValue(project, creation, 3);
}

function keepingOfValue(project: Project, value: Expression, depth: number): Keeping | undefined {
  const { parent } = value;
  switch (parent?.kind) {
    case "assign":
      if (parent.value !== value) return undefined;
      for (const target of parent.targets) {
        const found = keptByTarget(project, target, depth);
        if (found !== undefined) return found;
      }
      return undefined;
    case "annotatedAssign":
      return keptByTarget(project, parent.target, depth);
    case "return":
    case "yield":
      return { how: "returned", node: parent };
    case "sequence":
    case "entry":
      return inContainer(project, parent, depth);
    case "argument":
      return handedOn(project, parent, value, depth);
    case "conditional":
    case "booleanOperation":
      return keepingOfValue(project, parent, depth);
    case "expressionStatement":
      // `dispatcher.create_socket` keeps what it makes in `self.socket`.
      // A base class that is given `self` keeps it there as well.
      return value.kind === "call" &&
        value.callee.kind === "attribute" &&
        (value.callee.name === "create_socket" || value.callee.name === "__init__")
        ? { how: "attribute", node: value }
        : undefined;
    default:
      return undefined;
  }
}

function inContainer(project: Project, node: Node, depth: number): Keeping | undefined {
  const container = node.kind === "entry" ? node.parent : node;
  if (container === undefined || (container.kind !== "sequence" && container.kind !== "dictionary")) return undefined;
  const kept = keepingOfValue(project, container, depth);
  return kept?.how === "returned" || kept === undefined ? kept : { how: "container", node: kept.node };
}

function keptByTarget(project: Project, target: Expression, depth: number): Keeping | undefined {
  if (target.kind === "attribute") return closesItself(target) ? undefined : { how: "attribute", node: target };
  if (target.kind === "subscript") return { how: "container", node: target };
  if (target.kind === "sequence") {
    // One kept end of a pipe is enough.
    for (const element of target.elements) {
      const found = keptByTarget(project, element, depth);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (target.kind !== "name") return undefined;
  const owner = scopeAround(target);
  const resolution = resolveName(target);
  if (resolution?.scope.owner.kind === "module") {
    return owner?.kind === "functionDef" ? { how: "global", node: target } : keptByModule(project, target);
  }
  return depth === 0 ? undefined : keptByUses(project, target, depth - 1);
}

/** `self.file = open(path)`, and in the same function `with self.lock, self.file:`. */
function closesItself(target: Expression): boolean {
  const owner = enclosingFunction(target);
  if (owner === undefined) return false;
  const kept = textOf(target);
  for (const node of walk(owner)) {
    if (node.kind === "withItem" && node.start > target.start && textOf(node.context) === kept) return true;
  }
  return false;
}

/** A module-level name that functions use as well is kept as long as the program runs, unless the module closes it. */
function keptByModule(project: Project, name: Name): Keeping | undefined {
  const uses = referencesIn(project.fileOf(name), name.id);
  const ofModule = uses.filter((it) => it.kind === "name" && resolveName(it)?.scope.owner.kind === "module");
  const isDoneWith = ofModule.some((it) => enclosingFunction(it) === undefined && endsUse(it));
  const isUsedLater = ofModule.some((it) => enclosingFunction(it) !== undefined);
  return isUsedLater && !isDoneWith ? { how: "global", node: name } : undefined;
}

/** `fp.close()`, `with fp:`. */
function endsUse({ parent }: Node): boolean {
  return parent?.kind === "withItem" || (parent?.kind === "attribute" && parent.name === "close");
}

/** What the function does with a local. One that is closed there, or given to a `with`, is not kept. */
function keptByUses(project: Project, name: Name, depth: number): Keeping | undefined {
  const owner = enclosingFunction(name);
  if (owner?.kind !== "functionDef") return undefined;
  const uses = usesIn(project, owner, name.id);
  let kept: Keeping | undefined;
  for (const use of uses) {
    const { parent } = use;
    if (parent?.kind === "withItem") return undefined;
    if (parent?.kind === "attribute" && parent.parent?.kind === "call" && parent.parent.callee === parent) {
      if (parent.name === "accept" && isRepeated(parent, owner)) kept ??= { how: "served", node: use };
      continue;
    }
    kept ??= keepingOfValue(project, use, depth);
  }
  return kept;
}

/** `while running: connection, address = listener.accept()`: it is open as long as the function runs. */
function isRepeated(node: Node, owner: Node): boolean {
  for (let current: Node | undefined = node; current !== undefined && current !== owner; current = current.parent) {
    if (current.kind === "while") return true;
  }
  return false;
}

function usesIn(project: Project, owner: FunctionDef, id: string): readonly Name[] {
  const all = referencesIn(project.fileOf(owner), id);
  return all.flatMap((it) => (it.kind === "name" && isWithin(it, owner) ? [it] : []));
}

function isWithin(node: Node, owner: Node): boolean {
  for (let current: Node | undefined = node; current !== undefined; current = current.parent) {
    if (current === owner) return true;
  }
  return false;
}

/** Given to a call: a constructor, a container, a callback keep it; plain uses do not. */
function handedOn(project: Project, argument: Node, value: Expression, depth: number): Keeping | undefined {
  const call = argument.parent;
  if (call?.kind !== "call") return undefined;
  const { callee } = call;
  const name = lastName(callee);
  if (SPAWNERS.test(name) || USES.test(name)) {
    return name === "fdopen" ? keepingOfValue(project, call, depth) : undefined;
  }
  if (CONTAINERS.test(name)) {
    return callee.kind === "attribute" && isLasting(callee.object) ? { how: "container", node: value } : undefined;
  }
  // A registration, with what is to be called when something arrives; a loop that serves it.
  const isWatched = call.arguments.some((it) => project.evaluate(it.value).some((found) => found.kind === "function"));
  if (isWatched || SERVERS.test(name)) return { how: "handed on", node: value };
  for (const it of project.evaluate(callee)) {
    if (it.kind === "class") {
      const kept = keepingOfValue(project, call, depth);
      return kept ?? { how: "handed on", node: value };
    }
    if (it.kind === "external" && /(^|\.)(wrap_socket|wrap_ssl|SSLSocket|makefile|Connection)$/.test(it.path)) {
      // `sock = wrap_socket(sock)`: each name counts, so that this comes to an end.
      return keepingOfValue(project, call, depth);
    }
  }
  return undefined;
}

function isLasting(container: Expression): boolean {
  if (container.kind === "attribute") return true;
  return container.kind === "name" && resolveName(container)?.scope.owner.kind === "module";
}
