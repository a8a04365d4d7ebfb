/** Descriptors that Python hands out as plain numbers, and that the function which gets them can not, or does not, close. */

import { fallsOffEnd } from "../../semantics/falling-off.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { isStore, scopeOf } from "../../semantics/scopes.ts";
import type { Call, Expression, FunctionDef, Name, Subscript } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { callsIn, pathOf } from "../calls-in.ts";
import { namesIn } from "../processes/name-uses.ts";
import { returnsIn } from "../processes/statuses.ts";
import type { Project } from "../project.ts";

export interface UnclosedDescriptor {
  readonly call: Call;
  /** `tempfile.mkstemp` */
  readonly maker: string;
  /**
   * `dropped`: the expression leaves it out. `unread`: it gets a name that nothing reads. `only used`: every use of its
   * name leaves it open.
   */
  readonly loss: "dropped" | "unread" | "only used";
  /** The name it has; `undefined` where it gets none. */
  readonly name: Name | undefined;
  /** The subscript that leaves it out. */
  readonly subscript: Subscript | undefined;
  /** `undefined`: the module's own statements, which run once. */
  readonly owner: FunctionDef | undefined;
}

/** Which elements of the result are descriptors; `whole`: the result is one. */
const MAKERS: ReadonlyMap<string, readonly number[] | "whole"> = new Map<string, readonly number[] | "whole">([
  ["tempfile.mkstemp", [0]],
  ["os.pipe", [0, 1]],
  ["os.pipe2", [0, 1]],
  ["os.openpty", [0, 1]],
  ["pty.openpty", [0, 1]],
  ["os.open", "whole"],
  ["os.dup", "whole"],
  ["os.memfd_create", "whole"],
  ["os.eventfd", "whole"],
  ["os.pidfd_open", "whole"],
]);

/** What a descriptor may be given to and is as open as before. A lock (`fcntl.flock`) is kept by keeping it open. */
const USES =
  /^(?:os\.(?:read|write|readv|writev|pread|pwrite|lseek|fstat|fsync|fdatasync|fchmod|fchown|ftruncate|isatty|get_inheritable|set_inheritable|set_blocking|get_blocking|posix_fallocate|posix_fadvise|listdir|scandir|fstatvfs|fpathconf|ttyname)|mmap\.mmap)$/;

const STREAM = /^std(?:in|out|err)$/;

/** Code that arranges the descriptors of its process by their numbers, or that is about to be another program. */
const ARRANGES = /^(?:dup2|closerange|setsid|exec[lv]p?e?|_exit|fork)$/;

const NAMES: ReadonlySet<string> = new Set([...MAKERS.keys()].map((it) => it.slice(it.lastIndexOf(".") + 1)));

/** Nearly every file has an `open` of its own; of this one the module is named, or it is imported. */
const TRIGGER = /\b(?:mkstemp|pipe2?|openpty|dup|memfd_create|eventfd|pidfd_open)\b|\.\s*open\b|\bfrom\s+os\s+import\b/;

export function* unclosedDescriptors(project: Project, file: ModuleModel): Iterable<UnclosedDescriptor> {
  if (!project.mayHold(file, TRIGGER)) return;
  for (const call of callsIn(project, file)) {
    if (!NAMES.has(lastName(call.callee))) continue;
    const maker = pathOf(project, call.callee);
    const places = maker === undefined ? undefined : MAKERS.get(maker);
    if (maker === undefined || places === undefined) continue;
    const around = enclosingFunction(call);
    if (around?.kind === "lambda") continue;
    if (around !== undefined && maker !== "tempfile.mkstemp" && arranges(around)) continue;
    const lost = places === "whole" ? wholeLost(project, call, around) : partLost(project, call, places, around);
    if (lost !== undefined) yield { call, maker, owner: around, name: undefined, subscript: undefined, ...lost };
  }
}

function arranges(owner: FunctionDef): boolean {
  return walk(owner).some(
    (it) => (it.kind === "attribute" && ARRANGES.test(it.name)) || (it.kind === "name" && ARRANGES.test(it.id)),
  );
}

type Lost = Pick<UnclosedDescriptor, "loss"> & Partial<Pick<UnclosedDescriptor, "name" | "subscript">>;

function wholeLost(project: Project, call: Call, owner: FunctionDef | undefined): Lost | undefined {
  const target = targetOf(call);
  // A number that a statement drops is the lowest one that was free: code that knows this wants it so.
  return target?.kind === "name" ? lostName(project, target, owner) : undefined;
}

function partLost(
  project: Project,
  call: Call,
  places: readonly number[],
  owner: FunctionDef | undefined,
): Lost | undefined {
  const { parent } = call;
  if (parent?.kind === "subscript" && parent.object === call) {
    const index = indexOf(project, parent);
    return index !== undefined && places.some((it) => it !== index)
      ? { loss: "dropped", subscript: parent }
      : undefined;
  }
  const target = targetOf(call);
  if (target?.kind === "name") return lostTuple(project, target, places, owner);
  if (target?.kind !== "sequence" || target.elements.length !== 2) return undefined;
  for (const place of places) {
    const element = target.elements[place];
    const lost = element?.kind === "name" ? lostName(project, element, owner) : undefined;
    if (lost !== undefined) return lost;
  }
  return undefined;
}

/** The one target that a call's value is bound to. */
function targetOf(call: Call): Expression | undefined {
  const { parent } = call;
  if (parent?.kind !== "assign" || parent.targets.length !== 1 || parent.value !== call) return undefined;
  return parent.targets[0];
}

/** 0 or 1 of a pair. */
function indexOf(project: Project, { index }: Subscript): number | undefined {
  const [only, ...others] = project.evaluate(index);
  if (only?.kind !== "constant" || only.type !== "int" || others.length > 0) return undefined;
  const position = Number(only.value);
  return position < 0 ? position + 2 : position;
}

/** A descriptor in a local name that nothing in the function can close it by. */
function lostName(project: Project, name: Name, owner: FunctionDef | undefined): Lost | undefined {
  const reads = readsOf(name, owner);
  if (reads === undefined) return undefined;
  if (reads.length === 0) return { loss: "unread", name };
  // A function that never ends uses it until the process does.
  if (owner === undefined || isEndless(owner) || !reads.every((it) => isMereUse(project, it))) return undefined;
  return { loss: "only used", name };
}

/** A pair in a local name, of which only the other element is ever taken. */
function lostTuple(
  project: Project,
  name: Name,
  places: readonly number[],
  owner: FunctionDef | undefined,
): Lost | undefined {
  const reads = readsOf(name, owner);
  if (reads === undefined || reads.length === 0) return undefined;
  const taken = reads.map(({ parent }) => (parent?.kind === "subscript" ? indexOf(project, parent) : undefined));
  return taken.every((it) => it !== undefined && !places.includes(it)) ? { loss: "unread", name } : undefined;
}

/** Where a local name is read. `undefined`: others may read it too. */
function readsOf(name: Name, owner: FunctionDef | undefined): readonly Name[] | undefined {
  if (owner === undefined || scopeOf(owner).declared.has(name.id) || namesIn(owner).readsAll) return undefined;
  const reads: Name[] = [];
  for (const node of walk(owner)) {
    if (node.kind === "name" && node.id === name.id && !isStore(node)) reads.push(node);
  }
  return reads;
}

function isMereUse(project: Project, name: Name): boolean {
  const { parent } = name;
  if (parent?.kind === "comparison") return true;
  if (parent?.kind !== "argument" || parent.parent?.kind !== "call" || parent.unpack !== undefined) return false;
  if (parent.name === "dir_fd" || parent.name === "src_dir_fd" || parent.name === "dst_dir_fd") return true;
  const path = pathOf(project, parent.parent.callee);
  if (path === undefined) return false;
  // The child gets a copy, and the caller's own stays open: whoever reads a pipe waits for the end of that as well.
  return STREAM.test(parent.name ?? "") ? /^subprocess\.\w+$/.test(path) : USES.test(path);
}

function isEndless(owner: FunctionDef): boolean {
  return !fallsOffEnd(owner) && returnsIn(owner).length === 0;
}
