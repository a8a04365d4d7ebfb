import {
  type FunctionDef,
  type Interpolation,
  type Lambda,
  type Node,
  offsetOf,
  type Statement,
  spanOf,
} from "./ast.ts";
import type { SourceFile } from "./source-file.ts";

/** The nodes directly inside `node`, in the order they are written. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "module":
      return node.body;
    case "functionDef":
      return present(...node.decorators, node.name, ...node.parameters, node.returns, ...node.body);
    case "classDef":
      return [...node.decorators, node.name, ...node.bases, ...node.body];
    case "return":
    case "yield":
      return present(node.value);
    case "delete":
      return node.targets;
    case "assign":
      return [...node.targets, node.value];
    case "augmentedAssign":
    case "walrus":
      return [node.target, node.value];
    case "annotatedAssign":
      return present(node.target, node.annotation, node.value);
    case "for":
      return [node.target, node.iterable, ...node.body, ...node.orelse];
    case "while":
    case "if":
      return [node.test, ...node.body, ...node.orelse];
    case "with":
      return [...node.items, ...node.body];
    case "match":
      return [node.subject, ...node.cases];
    case "raise":
      return present(node.exception, node.cause);
    case "try":
      return [...node.body, ...node.handlers, ...node.orelse, ...node.finalbody];
    case "assert":
      return present(node.test, node.message);
    case "import":
    case "importFrom":
      return node.names;
    case "expressionStatement":
    case "argument":
    case "starred":
    case "await":
      return [node.value];
    case "print":
      return present(node.destination, ...node.values);
    case "exec":
      return node.values;
    case "errorStatement":
    case "errorExpression":
      return node.parts;
    case "parameter":
      return present(node.name, node.target, node.annotation, node.default);
    case "withItem":
      return present(node.context, node.target);
    case "exceptHandler":
      return present(node.type, node.target, ...node.body);
    case "matchCase":
      return present(...inSourceOrder([...node.captures, ...node.values, ...node.classes]), node.guard, ...node.body);
    case "forClause":
      return [node.target, node.iterable, ...node.conditions];
    case "entry":
      return present(node.key, node.value);
    case "attribute":
      return [node.object];
    case "subscript":
      return [node.object, node.index];
    case "call":
      return [node.callee, ...node.arguments];
    case "formatted":
      return node.parts.filter((it): it is Interpolation => typeof it !== "string").map((it) => it.value);
    case "booleanOperation":
    case "comparison":
      return node.operands;
    case "binaryOperation":
      return [node.left, node.right];
    case "unaryOperation":
      return [node.operand];
    case "conditional":
      return [node.body, node.test, node.orelse];
    case "lambda":
      return [...node.parameters, node.body];
    case "sequence":
      return node.elements;
    case "dictionary":
      return node.entries;
    case "comprehension":
      return present(node.key, node.element, ...node.clauses);
    case "slice":
      return present(node.lower, node.upper, node.step);
    case "global":
    case "nonlocal":
    case "pass":
    case "break":
    case "continue":
    case "importAlias":
    case "name":
    case "string":
    case "integer":
    case "float":
    case "boolean":
    case "none":
    case "ellipsis":
      return [];
  }
}

function present(...nodes: readonly (Node | undefined)[]): readonly Node[] {
  return nodes.filter((it) => it !== undefined);
}

function inSourceOrder(nodes: readonly Node[]): readonly Node[] {
  return nodes.toSorted((a, b) => a.start - b.start);
}

const walked = new WeakMap<object, readonly Node[]>();

/**
 * `node` and everything inside it, in the order it is written. Functions, classes, files and what stands at the top of
 * them are asked again and again, by every rule: their answer is remembered as long as they live, which is until an
 * edit touches their piece.
 */
export function walk(node: Node): readonly Node[] {
  if (!isAskedOften(node)) return collect(node);
  // A module outlives its statements.
  const key = node.kind === "module" ? node.body : node;
  const known = walked.get(key);
  if (known !== undefined) return known;
  const nodes =
    node.kind === "module" || node.kind === "classDef" ? [node, ...joined(childrenOf(node))] : collect(node);
  walked.set(key, nodes);
  return nodes;
}

function isAskedOften({ kind, parent }: Node): boolean {
  if (kind === "module" || kind === "functionDef" || kind === "classDef") return true;
  return parent?.kind === "module" || parent?.kind === "classDef";
}

function joined(children: readonly Node[]): readonly Node[] {
  return children.flatMap((it) => walk(it));
}

function collect(node: Node): readonly Node[] {
  const nodes: Node[] = [];
  const pending: Node[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    nodes.push(next);
    const children = childrenOf(next);
    for (let position = children.length - 1; position >= 0; position--) {
      const child = children[position];
      if (child !== undefined) pending.push(child);
    }
  }
  return nodes;
}

/** The innermost node that holds `offset` or ends there; the module if there is no other. */
export function nodeAt(file: SourceFile, offset: number): Node {
  let node: Node = file.module;
  for (;;) {
    const inside: Node | undefined = childrenOf(node).findLast((it) => startOf(it) <= offset && offset <= endOf(it));
    if (inside === undefined) return node;
    node = inside;
  }
}

function startOf(node: Node): number {
  return spanOf(node).start;
}

function endOf(node: Node): number {
  return offsetOf(node.piece) + node.end;
}

/** The parent of `node`, its parent, and so on up to the module. */
export function* ancestorsOf(node: Node): Iterable<Node> {
  for (let parent = node.parent; parent !== undefined; parent = parent.parent) yield parent;
}

/** Whether `node` is `outer` or somewhere inside it. */
export function isInside(node: Node, outer: Node): boolean {
  for (let at: Node | undefined = node; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}

/** The statement that `node` is part of, or `node` itself; `undefined` for the module. */
export function enclosingStatement(node: Node): Statement | undefined {
  for (let at: Node | undefined = node; at !== undefined; at = at.parent) if (isStatement(at)) return at;
  return undefined;
}

/** Whether an expression stands as a statement, awaited or not: nobody has its value. */
export function isValueDropped({ parent }: Node): boolean {
  const around = parent?.kind === "await" ? parent.parent : parent;
  return around?.kind === "expressionStatement";
}

/** The function or lambda around `node`; `undefined` at module and class level outside of any. */
export function enclosingFunction(node: Node): FunctionDef | Lambda | undefined {
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor.kind === "functionDef" || ancestor.kind === "lambda") return ancestor;
  }
  return undefined;
}

const statementKinds: ReadonlySet<Node["kind"]> = new Set<Statement["kind"]>([
  "functionDef",
  "classDef",
  "return",
  "delete",
  "assign",
  "augmentedAssign",
  "annotatedAssign",
  "for",
  "while",
  "if",
  "with",
  "match",
  "raise",
  "try",
  "assert",
  "import",
  "importFrom",
  "global",
  "nonlocal",
  "expressionStatement",
  "print",
  "exec",
  "pass",
  "break",
  "continue",
  "errorStatement",
]);

export function isStatement(node: Node): node is Statement {
  return statementKinds.has(node.kind);
}
