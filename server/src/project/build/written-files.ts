/** Files that a function, or a module, opens under a local name to write into a buffer, and what it does with them. */

import { type FlowNode, flowOwnerOf, pointOf } from "../../semantics/flow.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { reachingBindings } from "../../semantics/reaching.ts";
import { resolveName, scopeOf } from "../../semantics/scopes.ts";
import type { Call, Expression, Name, Node, With } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { argumentOf, callsIn, pathOf } from "../calls-in.ts";
import { namesIn, usesOfBinding } from "../processes/name-uses.ts";
import type { Project } from "../project.ts";
import { effectOf, FILE, type Vocabulary, writersAround } from "./file-effects.ts";

export interface WrittenFile {
  readonly call: Call;
  readonly name: Name;
  /** By what the program names the file; `undefined` where only the object knows. */
  readonly path: Expression | undefined;
  readonly uses: readonly Name[];
  /** Where something is written to its buffer. */
  readonly writes: readonly Node[];
  /** Where the buffer is emptied, or may be. */
  readonly flushes: ReadonlySet<FlowNode>;
  /** Where somebody gets it who may keep it, and empty the buffer at any time. */
  readonly leaks: readonly Node[];
}

export const WRITTEN_TEXT = /\bopen\b|\bfdopen\b|TemporaryFile\b|\bfile\s*\(/;

const WRITTEN = Symbol("files written by a file");

export function writtenFilesIn(project: Project, file: ModuleModel): readonly WrittenFile[] {
  return project.memoFor(WRITTEN, file, () =>
    callsIn(project, file).flatMap((it) => writtenFile(project, it, FILE) ?? []),
  );
}

export function writtenFile(project: Project, call: Call, vocabulary: Vocabulary): WrittenFile | undefined {
  const name = targetOf(call);
  if (name === undefined || !/open$|File$|^file$/.test(lastName(call.callee))) return undefined;
  const opened = openedFor(project, call);
  return opened === undefined ? undefined : followWritten(project, call, name, opened.path, vocabulary);
}

/** What the function around it does with an object that a call has bound to a local name. */
export function followWritten(
  project: Project,
  call: Call,
  name: Name,
  path: Expression | undefined,
  vocabulary: Vocabulary,
): WrittenFile | undefined {
  const owner = flowOwnerOf(call);
  if (owner === undefined || owner.kind === "lambda" || owner.kind === "classDef") return undefined;
  const scope = scopeOf(owner);
  const names = namesIn(owner);
  if (scope.declared.has(name.id) || resolveName(name)?.scope !== scope || names.readsAll) return undefined;
  // A function inside may do anything with it at any time.
  const all = names.byId.get(name.id) ?? [];
  if (all.some((it) => resolveName(it)?.scope === scope && flowOwnerOf(it) !== owner)) return undefined;

  const uses = usesOfBinding(name);
  const writes: Node[] = [];
  const leaks: Node[] = [];
  const flushes = new Set<FlowNode>();
  const flush = (node: FlowNode | undefined) => {
    if (node !== undefined) flushes.add(node);
  };
  for (const use of uses) {
    const around = use.parent?.kind === "withItem" ? use.parent.parent : undefined;
    if (around?.kind === "with") flush(pointOf(use)?.flow.withExitOf(around));
    const effect = effectOf(project, use, vocabulary);
    if (effect === "flush") flush(pointOf(use)?.point);
    if (effect === "leak") leaks.push(use);
    // What may be another file by then is not held against this one.
    if (effect === "write" && reachingBindings(use)?.length === 1) writes.push(use);
  }
  writes.push(...writersAround(project, uses));
  const context = withAround(call);
  if (context !== undefined) flush(pointOf(call)?.flow.withExitOf(context));
  // An object that loses its name is closed.
  for (const { node } of scope.bindings.get(name.id) ?? []) if (node !== name) flush(pointOf(node)?.point);
  return { call, name, path, uses, writes, flushes, leaks };
}

/** The one local name that a call is bound to, by `=` or by `with … as`. */
export function targetOf(call: Call): Name | undefined {
  const { parent } = call;
  if (parent?.kind === "assign" && parent.value === call && parent.targets.length === 1) {
    const [target] = parent.targets;
    return target?.kind === "name" ? target : undefined;
  }
  return parent?.kind === "withItem" && parent.context === call && parent.target?.kind === "name"
    ? parent.target
    : undefined;
}

function withAround({ parent }: Call): With | undefined {
  return parent?.kind === "withItem" && parent.parent?.kind === "with" ? parent.parent : undefined;
}

/** What a call that opens a file for buffered writing says of it. */
function openedFor(project: Project, call: Call): { readonly path: Expression | undefined } | undefined {
  switch (pathOf(project, call.callee)) {
    case "builtins.open":
    case "builtins.file":
    case "io.open":
      return writes(argumentOf(call, 1, "mode"), "r") && isBuffered(argumentOf(call, 2, "buffering"))
        ? { path: argumentOf(call, 0, "file") }
        : undefined;
    case "os.fdopen":
      return writes(argumentOf(call, 1, "mode"), "r") && isBuffered(argumentOf(call, 2, "buffering"))
        ? { path: pathBeside(argumentOf(call, 0, "fd")) }
        : undefined;
    case "tempfile.NamedTemporaryFile":
    case "tempfile.TemporaryFile":
      return writes(argumentOf(call, 0, "mode"), "w") &&
        isBuffered(argumentOf(call, 1, "buffering") ?? argumentOf(call, 1, "bufsize"))
        ? { path: undefined }
        : undefined;
    default:
      return undefined;
  }
}

function writes(mode: Expression | undefined, byDefault: string): boolean {
  const text = mode === undefined ? byDefault : mode.kind === "string" ? mode.value : "";
  return /[wax+]/.test(text);
}

/** Neither unbuffered nor, as a terminal is, emptied at the end of each line. */
function isBuffered(size: Expression | undefined): boolean {
  if (size === undefined) return true;
  if (size.kind === "integer") return size.value > 1n;
  return size.kind === "unaryOperation" && size.operator === "-";
}

/** `path` of `fd, path = mkstemp()`. */
function pathBeside(descriptor: Expression | undefined): Expression | undefined {
  if (descriptor?.kind !== "name") return undefined;
  const [only, ...others] = reachingBindings(descriptor) ?? [];
  const pair = only?.node.parent;
  if (others.length > 0 || pair?.kind !== "sequence" || pair.elements.length !== 2) return undefined;
  return pair.elements[0] === only?.node ? pair.elements[1] : undefined;
}
