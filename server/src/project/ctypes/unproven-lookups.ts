/** What shows that `find_library` found nothing, after its result went into `CDLL` without a look at it. */

import { catchesAll } from "../../semantics/leaving.ts";
import { resolveName } from "../../semantics/scopes.ts";
import { type Call, type ExceptHandler, type Expression, type Name, type Node, textOf } from "../../syntax/ast.ts";
import { blockAround } from "../../syntax/blocks.ts";
import { ancestorsOf, enclosingFunction, enclosingStatement, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";

export type Proof =
  /** Somebody looks whether the functions are there. */
  | "asked"
  /** A handler waits for an error that loading never raises. */
  | "awaited"
  /** The next statements look functions up, which raises `AttributeError`. */
  | "lookedUpNext"
  /** Nobody uses the library: it is loaded for others. */
  | "unused"
  | "none";

export function proofOf(project: Project, load: Call): Proof {
  const name = boundTo(load);
  const scope = enclosingFunction(load) ?? project.fileOf(load).source.module;
  const handlers = handlersAround(load);
  const uses = name === undefined ? [] : usesOf(name, project.fileOf(load).source.module);
  if (uses.some(isAsked)) return "asked";
  if (handlers.length > 0) {
    const isCaught = handlers.some(catchesMissingFunction);
    const triedBody = handlers[0]?.parent;
    const isTriedOut = uses.some((it) => isLookup(it) && ancestorsHold(it, triedBody));
    return isCaught && isTriedOut ? "asked" : "awaited";
  }
  if (name === undefined) return "none";
  if (uses.length === 0 && name.kind === "name") return "unused";
  return followsAtOnce(load, uses, scope) ? "lookedUpNext" : "none";
}

/** The name or attribute that a library is bound to. */
function boundTo(load: Call): Expression | undefined {
  const { parent } = load;
  const [target] = parent?.kind === "assign" ? parent.targets : [];
  return target?.kind === "name" || target?.kind === "attribute" ? target : undefined;
}

/** The handlers of the `try` whose body holds a node, in its own function. */
function handlersAround(node: Node): readonly ExceptHandler[] {
  let inner: Node = node;
  for (const it of ancestorsOf(node)) {
    if (it.kind === "functionDef" || it.kind === "lambda") return [];
    if (it.kind === "try" && it.handlers.length > 0 && it.body.some((statement) => statement === inner)) {
      return it.handlers;
    }
    inner = it;
  }
  return [];
}

/** What is missing when a function is looked up in the wrong library is an attribute. */
function catchesMissingFunction({ type }: ExceptHandler): boolean {
  if (catchesAll(type)) return true;
  const types = type?.kind === "sequence" ? type.elements : [type];
  return types.some((it) => it !== undefined && /\b(?:AttributeError|Exception|BaseException)$/.test(textOf(it)));
}

function usesOf(name: Expression, scope: Node): readonly Node[] {
  const text = textOf(name);
  const uses: Node[] = [];
  for (const node of walk(scope)) {
    if (node.kind === name.kind && node !== name && textOf(node) === text && !isTarget(node)) uses.push(node);
  }
  return uses;
}

function isTarget(node: Node): boolean {
  const { parent } = node;
  return parent?.kind === "assign" && parent.targets.some((it) => it === node);
}

function isLookup({ parent }: Node): boolean {
  return parent?.kind === "attribute" && !/^_(?:handle|name)$/.test(parent.name);
}

/** `hasattr(lib, "open")`, and `getattr(lib, "open", None)`. */
function isAsked({ parent }: Node): boolean {
  const call = parent?.kind === "argument" ? parent.parent : undefined;
  if (call?.kind !== "call" || call.callee.kind !== "name" || call.arguments[0] !== parent) return false;
  return call.callee.id === "hasattr" || (call.callee.id === "getattr" && call.arguments.length === 3);
}

function ancestorsHold(node: Node, wanted: Node | undefined): boolean {
  for (const it of ancestorsOf(node)) if (it === wanted) return true;
  return false;
}

/** Whether a statement behind the load, in the same block, looks something up. */
function followsAtOnce(load: Call, uses: readonly Node[], scope: Node): boolean {
  const statement = enclosingStatement(load);
  if (statement === undefined) return false;
  const block = blockAround(statement);
  const behind = new Set<Node>(block.slice(block.indexOf(statement) + 1));
  return uses.some((it) => {
    if (!isLookup(it) || (enclosingFunction(it) ?? scope) !== scope) return false;
    for (const around of ancestorsOf(it)) if (behind.has(around)) return true;
    return false;
  });
}

/** Whether any test in the scope of a name looks at it. */
export function isTested(project: Project, name: Name): boolean {
  const scope = resolveName(name)?.scope.owner ?? project.fileOf(name).source.module;
  for (const node of walk(scope)) {
    if (node.kind === "name" && node.id === name.id && isInTest(node)) return true;
  }
  return false;
}

function isInTest(name: Name): boolean {
  for (const it of ancestorsOf(name)) {
    if (it.kind === "argument" || it.kind === "call" || it.kind === "functionDef") return false;
    if (it.kind === "comparison" || it.kind === "booleanOperation" || it.kind === "unaryOperation") return true;
    const hasTest = it.kind === "if" || it.kind === "while" || it.kind === "conditional" || it.kind === "assert";
    if (hasTest && it.test === name) return true;
  }
  return false;
}
