/** The locks held in each function of the project: the walk, fed with what the project knows of its expressions. */

import type { Call, ClassDef, Expression, FunctionDef, Module, Node } from "../../syntax/ast.ts";
import { textOf } from "../../syntax/ast.ts";
import { childrenOf } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { isInsistent, isScheduled, takenInExecutor } from "./acquire-calls.ts";
import { entryLocksOf, refusesReentry } from "./entry-locks.ts";
import { handOverNames, holdingGenerators } from "./hand-over.ts";
import type { Acquisition, HeldLocks, LockOperation, Moment } from "./held-moments.ts";
import { walkHeldLocks } from "./held-walk.ts";
import { lockAtPath, lockUseOf } from "./lock-identity.ts";
import { pathOf } from "./lock-paths.ts";
import type { HeldLock, LockUse } from "./lock-use.ts";
import { rootPath } from "./object-path.ts";
import { hasDecorator, placeOf } from "./places.ts";
import { activationOf, implicitActivation, rebaseLock } from "./rebase.ts";

export type { Acquisition, HeldLocks, Moment };

const key = Symbol("held locks");
const nothing: HeldLocks = { moments: [], acquisitions: [], atExit: { held: [], released: [] } };

/** What is held while a function, class body or module runs. */
export function heldLocksIn(project: Project, owner: FunctionDef | ClassDef | Module): HeldLocks {
  // A context manager that enters itself, by way of others, is asked of again while it is read: it adds nothing.
  return project.memoInCycle(key, owner, () => findHeldLocks(project, owner), nothing);
}

function findHeldLocks(project: Project, owner: FunctionDef | ClassDef | Module): HeldLocks {
  const entry = owner.kind === "functionDef" && runsInsideDecorator(owner) ? entryLocksOf(project, owner) : [];
  return walkHeldLocks(owner.body, entry, {
    contextLocks: (context, isAsync) => contextLocks(project, context, isAsync),
    iterationLocks: (iterable) => (iterable.kind === "call" ? heldByGenerator(project, iterable, () => true) : []),
    operationsIn: (expression) => operationsIn(project, expression),
  });
}

/** What a generator or a coroutine does, it does after the decorator's wrapper has returned. */
const runsInsideDecorator = (definition: FunctionDef): boolean => !definition.isAsync && !isGenerator(definition);

/** The parts of an expression that run when it does, itself included, in the order of the source. */
export function partsOf(expression: Expression): readonly Expression[] {
  const known = parts.get(expression);
  if (known !== undefined) return known;
  const found: Expression[] = [];
  const pending: Node[] = [expression];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isExpression(node)) found.push(node);
    // The body of a lambda runs when it is called.
    if (node.kind === "lambda") continue;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) pending.push(child);
    }
  }
  parts.set(expression, found);
  return found;
}

const parts = new WeakMap<Expression, readonly Expression[]>();

function isExpression(node: Node): node is Expression {
  return node.kind !== "argument" && node.kind !== "entry" && node.kind !== "forClause" && node.kind !== "parameter";
}

function contextLocks(project: Project, context: Expression, isAsync: boolean): readonly HeldLock[] {
  const lock = lockUseOf(project, context);
  if (lock !== undefined) return [{ lock, taken: context, how: "with", isAsync }];
  if (context.kind === "call") {
    const held = locksOfManager(project, context);
    if (held.length > 0) return held;
  }
  return locksOfEnter(project, context);
}

/** What a function with `@contextmanager` holds where it yields is held in the block. */
function locksOfManager(project: Project, call: Call): readonly HeldLock[] {
  return heldByGenerator(project, call, (it) => hasDecorator(it, "contextmanager", "asynccontextmanager"));
}

/** The locks that a generator, suspended at its `yield`, holds; as the caller knows them. */
function heldByGenerator(project: Project, call: Call, isMeant: (it: FunctionDef) => boolean): readonly HeldLock[] {
  const name = nameOfCallee(call);
  if (name === undefined || !holdingGenerators(project).has(name)) return [];
  for (const callee of project.calleesOf(call)) {
    if (callee.kind !== "function" || callee.definition.kind === "lambda") continue;
    const { definition } = callee;
    if (!isGenerator(definition) || !isMeant(definition)) continue;
    const held = heldAtYield(heldLocksIn(project, definition));
    if (held.length === 0) continue;
    const receiver = call.callee.kind === "attribute" ? pathOf(project, call.callee.object) : undefined;
    const activation = activationOf(project, call, callee, receiver);
    const refuses = refusesReentry(project, definition);
    return held.map((it) => ({
      lock: rebaseLock(project, it.lock, activation),
      taken: call,
      how: "manager",
      isAsync: it.isAsync,
      isConditional: it.isConditional === true,
      refusesReentry: refuses || it.refusesReentry === true,
    }));
  }
  return [];
}

export function heldAtYield({ moments }: HeldLocks): readonly HeldLock[] {
  for (const { node, held, kind } of moments) {
    if (kind === "evaluate" && held.length > 0 && partsOf(node).some((it) => it.kind === "yield")) return held;
  }
  return [];
}

/** `with self:` where `__enter__` leaves a lock held. */
function locksOfEnter(project: Project, context: Expression): readonly HeldLock[] {
  for (const value of project.evaluate(context)) {
    const definition = project.classOf(value);
    const enter =
      definition === undefined || value.kind !== "instance" ? undefined : project.methodOf(definition, "__enter__");
    if (enter === undefined) continue;
    const { held } = heldLocksIn(project, enter).atExit;
    if (held.length === 0) continue;
    const activation = implicitActivation(enter, pathOf(project, context));
    return held.map((it) => ({
      lock: rebaseLock(project, it.lock, activation),
      taken: context,
      how: "manager",
      isAsync: false,
      isConditional: it.isConditional === true,
      refusesReentry: refusesReentry(project, enter),
    }));
  }
  return [];
}

/** What an expression does to locks, in the order of evaluation. */
export function operationsIn(project: Project, expression: Expression): readonly LockOperation[] {
  const operations: LockOperation[] = [];
  for (const part of partsOf(expression)) {
    if (part.kind !== "call") continue;
    const { callee } = part;
    if (callee.kind === "attribute") {
      if (
        callee.name === "acquire" ||
        callee.name === "__enter__" ||
        callee.name === "release" ||
        callee.name === "__exit__"
      ) {
        const operation = operationOf(project, part, callee.object, callee.name);
        if (operation !== undefined) {
          operations.push(operation);
          continue;
        }
      }
      if (callee.name === "enter_context" || callee.name === "enter_async_context") {
        operations.push(...stackedLocks(project, part, callee.object));
        continue;
      }
    }
    operations.push(...takenElsewhere(project, part), ...handedOver(project, part));
  }
  return operations;
}

/** Another thread waits for the lock, and then the task has it. */
function takenElsewhere(project: Project, call: Call): readonly LockOperation[] {
  const object = takenInExecutor(call);
  const lock = object && (lockUseOf(project, object) ?? lockOfUnknownOrigin(project, object));
  if (lock === undefined) return [];
  const taken: HeldLock = { lock, taken: call, how: "acquire", isAsync: true, isConditional: false };
  return [{ kind: "acquire", lock: taken, node: call, isConditional: false }];
}

function operationOf(project: Project, call: Call, object: Expression, name: string): LockOperation | undefined {
  const lock = lockUseOf(project, object) ?? lockOfUnknownOrigin(project, object);
  if (lock === undefined) return undefined;
  if (name === "release" || name === "__exit__") return { kind: "release", lock, node: call };
  // What is only scheduled takes the lock later, in another task.
  if (isScheduled(call)) return undefined;
  const isAsync = call.parent?.kind === "await";
  const isConditional = name === "acquire" && !isInsistent(call);
  return {
    kind: "acquire",
    lock: { lock, taken: call, how: "acquire", isAsync, isConditional },
    node: call,
    isConditional,
  };
}

/** A lock that is a parameter or came from outside: that it is one, `acquire` itself proves; its kind stays unknown. */
function lockOfUnknownOrigin(project: Project, object: Expression): LockUse | undefined {
  const isWorkspaceObject = project.evaluate(object).some((it) => it.kind === "instance");
  // An object of our own has an `acquire` that can be read.
  if (isWorkspaceObject) return undefined;
  const path = pathOf(project, object);
  return path === undefined ? undefined : lockAtPath(project, path, textOf(object));
}

function stackedLocks(project: Project, call: Call, stack: Expression): readonly LockOperation[] {
  const context = call.arguments[0]?.value;
  if (context === undefined || stack.kind !== "name") return [];
  return contextLocks(project, context, false).map((lock) => ({
    kind: "acquire",
    lock: { ...lock, stack: stack.id },
    node: call,
    isConditional: false,
  }));
}

/** What a call of `self.lock()` or `self.unlock()` does to the locks, when such methods take without giving back. */
function handedOver(project: Project, call: Call): readonly LockOperation[] {
  const { callee } = call;
  const name = nameOfCallee(call);
  if (name === undefined || !handOverNames(project).has(name)) return [];
  const targets = project.calleesOf(call);
  const [target, ...others] = targets;
  // Two possible callees may do different things to the lock.
  if (target?.kind !== "function" || others.length > 0 || target.definition.kind === "lambda") return [];
  if (isGenerator(target.definition)) return [];
  const { atExit } = heldLocksIn(project, target.definition);
  const receiver = callee.kind === "attribute" ? pathOf(project, callee.object) : undefined;
  const activation = activationOf(project, call, target, receiver);
  const entry = entryLocksOf(project, target.definition);
  // A lock that the callee made for itself is nothing its caller could give back.
  const place = `${placeOf(project, target.definition)}:`;
  const isOwn = ({ path }: LockUse) =>
    path.root.startsWith(place) && !activation.paths.has(path.root.slice(place.length));
  const taken = atExit.held.filter((it) => !entry.includes(it) && !isOwn(it.lock));
  return [
    ...atExit.released
      .filter((it) => !isOwn(it))
      .map((lock): LockOperation => {
        return { kind: "release", lock: rebaseLock(project, lock, activation), node: call };
      }),
    ...taken.map(({ lock, isAsync }): LockOperation => {
      const handed = rebaseLock(project, lock, activation);
      return {
        kind: "acquire",
        lock: { lock: handed, taken: call, how: "acquire", isAsync },
        node: call,
        isConditional: false,
      };
    }),
  ];
}

function nameOfCallee({ callee }: Call): string | undefined {
  return callee.kind === "attribute" ? callee.name : callee.kind === "name" ? callee.id : undefined;
}

const generators = new WeakMap<FunctionDef, boolean>();

/** Whether calling a function only makes a generator, so that its body runs later. */
export function isGenerator(definition: FunctionDef): boolean {
  const known = generators.get(definition);
  if (known !== undefined) return known;
  let found = false;
  const pending: Node[] = [...definition.body];
  for (let node = pending.pop(); node !== undefined && !found; node = pending.pop()) {
    if (node.kind === "yield") found = true;
    if (node.kind !== "functionDef" && node.kind !== "classDef" && node.kind !== "lambda")
      pending.push(...childrenOf(node));
  }
  generators.set(definition, found);
  return found;
}

/** A path for a lock that nothing else names, at the place where it is mentioned. */
export function unnamedLock(project: Project, node: Expression): LockUse {
  return lockAtPath(project, rootPath(`unnamed:${placeOf(project, node)}`, []), textOf(node));
}
