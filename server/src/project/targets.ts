/** The target at a place: that of the file, without what the guards around the place exclude. */

import { completesNormally } from "../semantics/flow.ts";
import { narrow } from "../semantics/guards.ts";
import { isDead, narrowPlatforms, type Target } from "../semantics/target.ts";
import type { ExceptHandler, Expression, Import, ImportFrom, Module, Node, Statement, Try } from "../syntax/ast.ts";
import { listOf } from "../syntax/module.ts";
import { isStatement } from "../syntax/walk.ts";
import { targetOfFile } from "./file-targets.ts";
import { pairOf } from "./pairs.ts";
import type { Project } from "./project.ts";

const TARGET = Symbol("target at a block");

export function targetAtNode(project: Project, node: Node): Target {
  const base = targetOfFile(project, project.fileOf(node), (it, from) => targetFrom(project, it, from));
  return targetFrom(project, node, base, true);
}

/** What is left at a node of a target that holds for its file. */
function targetFrom(project: Project, node: Node, base: Target, isRemembered = false): Target {
  // From the statement inwards only tests inside of expressions narrow further.
  const chain: Node[] = [];
  let statement: Node | undefined = node;
  for (
    ;
    statement !== undefined && !isStatement(statement) && statement.kind !== "module";
    statement = statement.parent
  ) {
    chain.push(statement);
  }
  if (statement === undefined) return base;
  let target = targetAtStatement(project, statement, base, isRemembered);
  let parent: Node = statement;
  for (let index = chain.length - 1; index >= 0 && !isDead(target); index--) {
    const child = chain[index];
    if (child === undefined) break;
    target = narrowInside(project, target, parent, child);
    parent = child;
  }
  return target;
}

const AT_STATEMENT = Symbol("target at a statement");

/** From the module inwards, each block remembering what is left of the target in it. A chain of `elif` nests deep. */
function targetAtStatement(project: Project, statement: Node, base: Target, isRemembered: boolean): Target {
  const chain: Node[] = [];
  for (let current: Node | undefined = statement; current?.parent !== undefined; current = current.parent)
    chain.push(current);
  let target = base;
  for (const node of chain.reverse()) {
    const { parent } = node;
    if (parent === undefined || isDead(target)) break;
    const around = target;
    const inside = () => narrowInside(project, around, parent, node);
    target = isRemembered ? project.memoFor(AT_STATEMENT, pairOf(node, around), inside) : inside();
  }
  return target;
}

/** The target for `child`, given that of its parent. */
function narrowInside(project: Project, target: Target, parent: Node, child: Node): Target {
  const test = (expression: Expression, truth: boolean, from: Target = target) =>
    narrow(from, expression, truth, (it) => project.evaluate(it));
  switch (parent.kind) {
    case "module":
      return afterGuards(project, target, parent, child);
    case "functionDef":
    case "for":
    case "with":
      return afterSiblings(project, target, parent.body, child);
    case "classDef":
      return target;
    case "if":
      if (child === parent.test) return target;
      if (isAmong(parent.body, child)) return afterSiblings(project, test(parent.test, true), parent.body, child);
      return afterSiblings(project, test(parent.test, false), parent.orelse, child);
    case "while":
      return isAmong(parent.body, child) ? afterSiblings(project, test(parent.test, true), parent.body, child) : target;
    case "conditional":
      if (child === parent.test) return target;
      return test(parent.test, child === parent.body);
    case "booleanOperation": {
      // An operand is evaluated when those before it did not decide.
      let left = target;
      for (const operand of parent.operands) {
        if (operand === child) break;
        left = test(operand, parent.operator === "and", left);
      }
      return left;
    }
    case "try":
      if (isAmong(parent.body, child)) return afterSiblings(project, target, parent.body, child);
      if (isAmong(parent.orelse, child)) {
        return afterSiblings(project, afterStatements(project, target, parent.body), parent.orelse, child);
      }
      return target;
    case "exceptHandler":
      return isAmong(parent.body, child)
        ? afterSiblings(project, withoutImport(target, parent), parent.body, child)
        : target;
    default:
      return target;
  }
}

function isAmong(statements: readonly Statement[], node: Node): boolean {
  return statements.some((it) => it === node);
}

/** What is left of a target once the statements before `child` have run. */
function afterSiblings(project: Project, target: Target, body: readonly Statement[], child: Node): Target {
  const index = body.findIndex((it) => it.start === child.start && it === child);
  return index <= 0 ? target : afterFirst(project, target, body, index);
}

const GUARDS = Symbol("statements that may narrow the target");

/** The same in a module: what may narrow the target there is a few of its statements, and seldom edited. */
function afterGuards(project: Project, target: Target, module: Module, child: Node): Target {
  const guards = listOf(module, GUARDS, "", () => guardsOf(module.content.body).all);
  const [count = 0] = listOf(module, GUARDS, child, () => [guardsOf(module.content.body).before.get(child) ?? 0]);
  return count === 0 ? target : afterFirst(project, target, guards, count);
}

interface Guards {
  readonly all: readonly Statement[];
  /** How many of them stand before a statement. */
  readonly before: ReadonlyMap<Node, number>;
}

const guardsByBody = new WeakMap<readonly Statement[], Guards>();

function guardsOf(body: readonly Statement[]): Guards {
  const known = guardsByBody.get(body);
  if (known !== undefined) return known;
  const all: Statement[] = [];
  const before = new Map<Node, number>();
  for (const it of body) {
    before.set(it, all.length);
    if (mayNarrow(it)) all.push(it);
  }
  const guards = { all, before };
  guardsByBody.set(body, guards);
  return guards;
}

/** What is left of a target once the first statements have run. */
function afterFirst(project: Project, target: Target, body: readonly Statement[], count: number): Target {
  return afterStatements(project, leftBefore(project, target, body, count), body.slice(stretchOf(count), count));
}

/** Long modules have thousands of statements: what is left is remembered after each stretch of this many. */
const STRETCH = 32;
const stretchOf = (index: number) => index - (index % STRETCH);

function leftBefore(project: Project, target: Target, body: readonly Statement[], index: number): Target {
  let left = target;
  for (let start = 0; start < stretchOf(index); start += STRETCH) {
    const before = left;
    left = project.memoFor(TARGET, pairOf(pairOf(body, start), before), () =>
      afterStatements(project, before, body.slice(start, start + STRETCH)),
    );
  }
  return left;
}

function afterStatements(project: Project, target: Target, body: readonly Statement[]): Target {
  return body.reduce((left, it) => afterStatement(project, left, it), target);
}

const mayNarrow = ({ kind }: Statement): boolean =>
  kind === "assert" || kind === "import" || kind === "importFrom" || kind === "if";

function afterStatement(project: Project, target: Target, statement: Statement): Target {
  const test = (expression: Expression, truth: boolean) =>
    narrow(target, expression, truth, (it) => project.evaluate(it));
  switch (statement.kind) {
    case "assert":
      return test(statement.test, true);
    case "import":
    case "importFrom":
      return afterImport(target, statement);
    case "if": {
      const narrowed = test(statement.test, true);
      const isGuard = narrowed !== target;
      if (!isGuard) return target;
      if (!completesNormally(statement.body)) return test(statement.test, false);
      return statement.orelse.length > 0 && !completesNormally(statement.orelse) ? narrowed : target;
    }
    default:
      return target;
  }
}

const WINDOWS_MODULES =
  /^(winreg|_winreg|msvcrt|_winapi|nt|win32api|win32con|win32file|win32process|win32event|win32gui|win32security|pywintypes|win32com|pythoncom|comtypes|wmi)$/;
const POSIX_MODULES = /^(fcntl|termios|pwd|grp|resource|tty|pty|posix|syslog|spwd|crypt|nis)$/;

/** A module that exists on one system only: what runs after its import runs there. */
function afterImport(target: Target, statement: Import | ImportFrom): Target {
  const names = modulesOf(statement);
  if (names.some((it) => WINDOWS_MODULES.test(it))) return narrowPlatforms(target, (it) => it.startsWith("win32"));
  if (names.some((it) => POSIX_MODULES.test(it))) return narrowPlatforms(target, (it) => !it.startsWith("win32"));
  return target;
}

function modulesOf(statement: Import | ImportFrom): readonly string[] {
  if (statement.kind === "import") return statement.names.map((it) => it.name.split(".")[0] ?? it.name);
  return statement.level === 0 ? [statement.module.split(".")[0] ?? statement.module] : [];
}

/** In `except ImportError` of an import of `winreg` it is not Windows. */
function withoutImport(target: Target, handler: ExceptHandler): Target {
  const { parent } = handler;
  if (parent?.kind !== "try" || !isImportError(handler.type)) return target;
  const names = importedFirst(parent);
  if (names.some((it) => /^(winreg|msvcrt|_winapi|nt)$/.test(it)))
    return narrowPlatforms(target, (it) => !it.startsWith("win32"));
  if (names.some((it) => POSIX_MODULES.test(it))) return narrowPlatforms(target, (it) => it.startsWith("win32"));
  return target;
}

function importedFirst(statement: Try): readonly string[] {
  const [first] = statement.body;
  return statement.body.length === 1 && (first?.kind === "import" || first?.kind === "importFrom")
    ? modulesOf(first)
    : [];
}

function isImportError(type: Expression | undefined): boolean {
  if (type === undefined) return true;
  const names = type.kind === "sequence" ? type.elements : [type];
  return names.some((it) => it.kind === "name" && /^(ImportError|ModuleNotFoundError|Exception)$/.test(it.id));
}
