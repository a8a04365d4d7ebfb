/** Where a command stands: in a clean-up, behind a try that does not hold, before a test of what it should have made. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import {
  type Call,
  type ExceptHandler,
  type Expression,
  type FunctionDef,
  type Node,
  type Statement,
  type Try,
  textOf,
} from "../../syntax/ast.ts";
import {
  ancestorsOf,
  childrenOf,
  enclosingFunction,
  enclosingStatement,
  isStatement,
  walk,
} from "../../syntax/walk.ts";
import { enclosingClass } from "../classes.ts";
import type { Project } from "../project.ts";
import { startOf } from "./process-start.ts";

const BEST_EFFORT_NAME =
  /clean_?up|shut_?down|^_*(?:try|attempt|maybe|fail)_(?:to_)?|(?:^|_)stop|(?:^|_)kill|tear_?down|terminate|destroy|(?:^|_)undo|^(?:dist|real|maintainer)?_?clean(?:_?all)?$|roll_?back|^__(?:del|exit|aexit)__$|^(?:close|quit|bye|on_?(?:exit|close|quit))$|atexit/i;

/** Whether failure is expected where a node stands: while cleaning up, or while another failure is handled. */
export function isBestEffort(project: Project, node: Node): boolean {
  // A module that does nothing else is named for it.
  if (/(?:^|\/)clean_?up\w*\.py$|(?:^|\/)clean\.py$/.test(project.fileOf(node).path)) return true;
  let child: Node = node;
  for (const parent of ancestorsOf(node)) {
    if (parent.kind === "exceptHandler") return true;
    if (parent.kind === "try" && parent.finalbody.some((it) => it === child)) return true;
    if (parent.kind === "functionDef") {
      return BEST_EFFORT_NAME.test(parent.name.id) || isAtExit(project, parent) || isBehindYield(node, parent);
    }
    if (parent.kind === "lambda") return isPassedToAtExit(parent);
    child = parent;
  }
  return false;
}

/** `try: call(command)`, and nothing else in it, with `except Exception: pass`: whatever goes wrong there is all right. */
export function isForgiven(node: Node): boolean {
  const statement = enclosingStatement(node);
  const around = statement?.parent;
  if (around?.kind !== "try" || around.body.length !== 1 || around.body[0] !== statement) return false;
  return around.handlers.some(
    ({ type, body }) =>
      (type === undefined || /^(?:Base)?Exception$/.test(textOf(type))) && body.every((it) => it.kind === "pass"),
  );
}

/** Whether a decorator or a `with` around puts something else in the place of what starts processes: nothing runs. */
export function isPatched(node: Node): boolean {
  return [...ancestorsOf(node)].some((it) => {
    const around = it.kind === "functionDef" || it.kind === "classDef" ? it.decorators : undefined;
    const entered = it.kind === "with" ? it.items.map((item) => item.context) : undefined;
    return (around ?? entered ?? []).some((one) => PATCHED.test(textOf(one)));
  });
}

const PATCHED = /\bpatch\b.*\b(?:subprocess|Popen|check_call|check_output|os\.system|popen)\b/s;

function isAtExit(project: Project, definition: FunctionDef): boolean {
  if (definition.decorators.some((it) => /\batexit\.register\b/.test(textOf(it)))) return true;
  const file = project.fileOf(definition);
  return (
    file.source.text.includes("atexit") &&
    new RegExp(`atexit\\.register\\(\\s*(?:\\w+\\.)?${definition.name.id}\\b`).test(file.source.text)
  );
}

function isPassedToAtExit(lambda: Expression): boolean {
  const call = lambda.parent?.parent;
  return call?.kind === "call" && /\b(?:atexit\.register|addCleanup|addfinalizer|callback)$/.test(textOf(call.callee));
}

/** What stands behind the `yield` of a fixture or context manager cleans up. */
function isBehindYield(node: Node, definition: FunctionDef): boolean {
  if (!definition.decorators.some((it) => /fixture|contextmanager/.test(textOf(it)))) return false;
  for (const inner of walk(definition)) {
    if (inner.kind === "yield" && inner.piece === node.piece && inner.end <= node.start) return true;
  }
  return false;
}

/** The `try` around a node whose handler waits for an exception that names `wanted`. */
export function handlerAround(
  node: Node,
  wanted: RegExp,
): { readonly statement: Try; readonly handler: ExceptHandler } | undefined {
  let child: Node = node;
  for (const parent of ancestorsOf(node)) {
    if (parent.kind === "functionDef" || parent.kind === "lambda" || parent.kind === "classDef") return undefined;
    if (parent.kind === "try" && parent.body.some((it) => it === child)) {
      const handler = parent.handlers.find((it) => it.type !== undefined && wanted.test(textOf(it.type)));
      if (handler !== undefined) return { statement: parent, handler };
    }
    child = parent;
  }
  return undefined;
}

/** Whether nothing else in a `try` body starts a process, so that its handler can only be meant for this call. */
export function isOnlyStartIn(project: Project, { body }: Try, call: Call): boolean {
  for (const statement of body) {
    for (const node of walk(statement)) {
      if (node.kind !== "call" || node === call) continue;
      const channel = startOf(project, node)?.api.channel;
      if (channel === "raises" || channel === "completed") return false;
      // A function of the workspace may raise it just as well.
      if (project.calleesOf(node).some((it) => it.kind === "function" || it.kind === "unknown")) return false;
    }
  }
  return true;
}

/** The statements behind a node in its block. */
export function followingStatements(node: Node): readonly Statement[] {
  const statement = isStatement(node) ? node : [...ancestorsOf(node)].find(isStatement);
  const siblings = statement === undefined ? [] : blockOf(statement);
  return statement === undefined ? [] : siblings.slice(siblings.indexOf(statement) + 1);
}

/** The statements of the block that a statement stands in, itself included. */
export function blockOf(statement: Statement): readonly Statement[] {
  const block = statement.parent;
  if (block === undefined) return [];
  // What stands under `else` does not follow what stands under `if`.
  const isGuarded = block.kind === "if" && block.body.includes(statement);
  return isGuarded ? block.body : childrenOf(block).filter(isStatement);
}

/** Whether code belongs to a test: by its file, or a `test_*` function. */
export function isInTest(project: Project, file: ModuleModel, node: Node): boolean {
  if (file.options.isTest || /(?:^|\/)\w*Tests?(?:\/|\.pyw?$)|(?:^|\/)(?:testing|conftest\.py)(?:\/|$)/.test(file.path))
    return true;
  const around = enclosingFunction(node);
  if (around?.kind === "functionDef" && /^test_/.test(around.name.id)) return true;
  const owner = enclosingClass(node);
  if (owner === undefined || owner.bases.length === 0) return false;
  return project.hierarchyOf(owner).externals.some((it) => /\.\w*TestCase$/.test(it));
}

/** Calls by which a test says what it expects, or ends with a status. */
const ASSERTING = /^(?:assert\w*|expect\w*|fail\w*|check\w*|raises|exit|_exit|verify\w*|should\w*|match\w*|skip\w*)$/i;

/**
 * Whether the test around a node, or the whole file for code outside of functions, looks at anything: asserts, raises, exits
 * with a code, or compares a result.
 */
export function testCanFail(file: ModuleModel, node: Node): boolean {
  const functions = [...ancestorsOf(node)].filter((it) => it.kind === "functionDef");
  // A handler that a test defines is part of the test.
  const around = functions.findLast((it) => /^test/i.test(it.name.id)) ?? functions[0] ?? file.source.module;
  for (const inner of walk(around)) {
    if (inner.kind === "assert" || inner.kind === "raise") return true;
    if (inner.kind === "call") {
      const name =
        inner.callee.kind === "attribute" ? inner.callee.name : inner.callee.kind === "name" ? inner.callee.id : "";
      if (ASSERTING.test(name)) return true;
    }
  }
  return false;
}
