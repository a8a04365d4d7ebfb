/**
 * Where a status, or the object that carries it, goes after the call that made it: through names, comparisons, tuples
 * and functions of the workspace, to the places that test it, show it, hand it on or drop it.
 */

import { resolveName } from "../../semantics/scopes.ts";
import type { Assign, Attribute, BinaryOperation, Expression, If, Name, Node, Sequence } from "../../syntax/ast.ts";
import { enclosingFunction } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { isInFailure } from "./failure-handlers.ts";
import { isAugmented, isNeverRead, namesIn, ownUsesOf, usesOfBinding } from "./name-uses.ts";
import { useArgument } from "./status-arguments.ts";
import { useAttribute, useItem } from "./status-members.ts";
import type { StatusForm, Use, UseKind } from "./status-use.ts";
import { onlyTalks } from "./talk.ts";

export interface Walk {
  readonly project: Project;
  readonly uses: Use[];
  readonly seen: Set<Node>;
}

/** Steps after which a value is taken to be kept. */
export const MOST_STEPS = 300;

/** All uses of the value of an expression. Empty for an object that is made and never looked at through a name. */
export function usesOf(project: Project, expression: Expression, form: StatusForm): readonly Use[] {
  const walk: Walk = { project, uses: [], seen: new Set() };
  follow(walk, expression, form);
  return walk.uses;
}

export function add(walk: Walk, kind: UseKind, node: Node, name?: string): void {
  walk.uses.push(name === undefined ? { kind, node } : { kind, node, name });
}

export function follow(walk: Walk, expression: Expression, form: StatusForm): void {
  if (walk.seen.has(expression)) return;
  walk.seen.add(expression);
  const { parent } = expression;
  if (parent === undefined || walk.seen.size > MOST_STEPS) {
    add(walk, "kept", expression);
    return;
  }
  // A process is always true: a test of it asks whether there is one.
  const isPresence = form === "process";
  switch (parent.kind) {
    case "expressionStatement":
      add(walk, "discarded", expression);
      return;
    case "await":
    case "starred":
      follow(walk, parent, form);
      return;
    case "assign":
      for (const target of parent.targets) store(walk, target, form, parent);
      return;
    case "annotatedAssign":
      if (parent.value === expression) store(walk, parent.target, form, parent);
      return;
    case "augmentedAssign":
      store(walk, parent.target, form, parent);
      return;
    case "walrus":
      if (parent.value !== expression) return;
      follow(walk, parent, form);
      store(walk, parent.target, form, parent);
      return;
    case "return":
    case "yield":
    case "lambda":
      add(walk, "returned", parent);
      return;
    case "if":
      if (!isPresence) add(walk, onlyTells(walk, parent) ? "noted" : "tested", expression);
      return;
    case "while":
    case "assert":
      if (!isPresence) add(walk, "tested", expression);
      return;
    case "raise":
    case "match":
    case "forClause":
    case "matchCase":
      add(walk, "tested", expression);
      return;
    case "conditional":
      if (parent.test !== expression) follow(walk, parent, form);
      else if (!isPresence) add(walk, "tested", expression);
      return;
    case "comparison":
      // `p is None` asks whether there is a process, not how it ended.
      if (form === "process" && parent.operators.every((it) => it === "is" || it === "is not")) return;
      follow(walk, parent, "status");
      return;
    case "unaryOperation":
      if (!isPresence) follow(walk, parent, "status");
      return;
    case "binaryOperation":
      follow(walk, parent, isText(parent, expression) ? "text" : form);
      return;
    case "booleanOperation":
      // `if status and not quiet: print(…)`
      if (parent.operands.at(-1) === expression || (isPresence && parent.operator === "or")) follow(walk, parent, form);
      else if (!isPresence)
        add(walk, parent.parent?.kind === "if" && onlyTells(walk, parent.parent) ? "noted" : "tested", expression);
      return;
    case "formatted":
      follow(walk, parent, "text");
      return;
    case "attribute":
      useAttribute(walk, parent, form);
      return;
    case "subscript":
      useItem(walk, parent, expression, form);
      return;
    case "argument":
      useArgument(walk, parent, form);
      return;
    case "sequence":
      useElement(walk, parent, expression, form);
      return;
    case "comprehension":
      if (parent.element === expression && parent.parent?.kind === "expressionStatement")
        add(walk, "discarded", expression);
      else if (parent.element === expression && isReduced(parent)) follow(walk, parent, "status");
      else add(walk, "kept", parent);
      return;
    case "withItem":
      if (parent.target !== undefined) store(walk, parent.target, form, parent);
      return;
    case "for":
      add(walk, form === "pipe" && parent.iterable === expression ? "output" : "kept", expression);
      return;
    case "print":
      add(walk, "shown", expression);
      return;
    case "delete":
      return;
    default:
      add(walk, "kept", expression);
  }
}

function onlyTells({ project }: Walk, { body, orelse }: If): boolean {
  return onlyTalks(project, body) && onlyTalks(project, orelse);
}

function isText({ operator, left, right }: BinaryOperation, value: Expression): boolean {
  const other = left === value ? right : left;
  return (
    (operator === "%" && right === value && left.kind === "string") ||
    other.kind === "string" ||
    other.kind === "formatted"
  );
}

/** `any(...)`, `all(...)`, `sum(...)`, `max(...)` of a comprehension, directly. */
function isReduced(comprehension: Expression): boolean {
  const call = comprehension.parent?.kind === "argument" ? comprehension.parent.parent : undefined;
  return call?.kind === "call" && call.callee.kind === "name" && /^(?:any|all|sum|max|min)$/.test(call.callee.id);
}

/** A target of an assignment, a `with` or a walrus takes the value. */
function store(walk: Walk, target: Expression, form: StatusForm, statement: Node): void {
  switch (target.kind) {
    case "name":
      storeName(walk, target, form);
      return;
    case "sequence": {
      const index = indexOfStatus(form);
      const status = index === undefined ? undefined : target.elements.at(index);
      if (status === undefined || target.elements.some((it) => it.kind === "starred")) add(walk, "kept", target);
      else store(walk, status, "status", statement);
      return;
    }
    case "attribute":
      storeAttribute(walk, target, form);
      return;
    default:
      add(walk, "kept", target);
  }
}

/** A process that the methods of one class share is followed through all of them. */
function storeAttribute(walk: Walk, target: Attribute, form: StatusForm): void {
  if (walk.seen.has(target)) return;
  walk.seen.add(target);
  const uses = form === "process" && walk.seen.size < MOST_STEPS ? ownUsesOf(walk.project, target) : undefined;
  if (isNeverRead(walk.project, target)) add(walk, "unread", target);
  else if (uses === undefined) add(walk, "kept", target);
  else {
    const from = walk.uses.length;
    for (const use of uses) follow(walk, use, form);
    // Where no method waits, some other thing may know when it ends.
    if (!walk.uses.slice(from).some((it) => it.kind === "waited")) add(walk, "kept", target);
  }
}

/** `(status, output)` begins with it, `(pid, status)` ends with it; `os.wait4` has it second. */
export function indexOfStatus(form: StatusForm): number | undefined {
  if (form === "triple") return 2;
  return form === "pair" ? 0 : form === "waited" || form === "answer" ? 1 : undefined;
}

function storeName(walk: Walk, target: Name, form: StatusForm): void {
  // Two `status += …` in a loop reach each other, and a thousand of them in a row are a long way.
  if (walk.seen.has(target)) return;
  walk.seen.add(target);
  if (walk.seen.size > MOST_STEPS) {
    add(walk, "kept", target);
    return;
  }
  if (/^(?:_|(?:unused|ignored?|dummy|junk|discard(?:ed)?)(?:_|$))/.test(target.id)) {
    add(walk, "dismissed", target);
    return;
  }
  const resolution = resolveName(target);
  const owner = resolution?.scope.owner;
  if (owner === undefined || owner.kind === "classDef" || owner.kind === "comprehension") {
    add(walk, "kept", target);
    return;
  }
  // A global that a function sets is read by whoever wants to.
  if (owner.kind === "module" && enclosingFunction(target) !== undefined) {
    add(walk, "kept", target);
    return;
  }
  const names = namesIn(owner);
  if (names.readsAll) {
    add(walk, "kept", target);
    return;
  }
  const from = walk.uses.length;
  const uses = usesOfBinding(target);
  for (const use of uses) {
    if (isAugmented(use)) storeName(walk, use, form);
    else follow(walk, use, form);
  }
  // A sum that is only added to is read by nobody.
  if (uses.every(isAugmented) && walk.uses.length === from) add(walk, "unread", target);
}

/** `rc, out = call(...), other()` binds one by one; any other tuple or list is kept, or returned with what is in it. */
function useElement(walk: Walk, sequence: Sequence, value: Expression, form: StatusForm): void {
  const { parent } = sequence;
  const index = sequence.elements.indexOf(value);
  if (parent?.kind === "assign" && parent.value === sequence) {
    storeElement(walk, parent, index, form);
  } else if (parent?.kind === "expressionStatement") {
    add(walk, "discarded", value);
  } else if (parent?.kind === "binaryOperation" && parent.operator === "%" && parent.left.kind === "string") {
    follow(walk, parent, "text");
  } else if (parent?.kind === "return") {
    add(walk, "returned", parent, IN_TUPLE);
  } else if (!isInFailure(sequence)) {
    add(walk, "kept", sequence);
  }
}

/** The name of a use by which a status is returned with other things. */
export const IN_TUPLE = "tuple";

function storeElement(walk: Walk, { targets }: Assign, index: number, form: StatusForm): void {
  for (const target of targets) {
    const own = target.kind === "sequence" ? target.elements[index] : undefined;
    if (own === undefined) add(walk, "kept", target);
    else store(walk, own, form, target);
  }
}
