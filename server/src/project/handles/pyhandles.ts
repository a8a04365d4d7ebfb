/**
 * Handle objects of pywin32 and of `winreg`, which close their handle when they go: a number taken of one is good only as
 * long as the object lives, and a handle that was detached is closed by nobody.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isStore, resolveName } from "../../semantics/scopes.ts";
import type { Value } from "../../semantics/values.ts";
import type { Call, Expression, FunctionDef, Lambda, Name, Node } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { foreignCallOf } from "../ctypes/calls.ts";
import type { Project } from "../project.ts";

export interface PyHandleLoss {
  readonly node: Expression;
  readonly kind: "temporary" | "local" | "detached";
  /** `win32file.CreateFile` */
  readonly maker: string;
  /** The local name that holds the object; empty for a temporary. */
  readonly name: string;
}

const trigger = /\b(?:win32\w+|winreg|_winreg)\b/;

/** Functions that return an object which closes its handle. */
const makers = new Set(
  `win32file.CreateFile win32file.CreateFileW win32file.CreateFileTransacted win32api.OpenProcess win32api.OpenThread
  win32api.DuplicateHandle win32api.RegOpenKey win32api.RegOpenKeyEx win32api.RegCreateKey win32event.CreateEvent
  win32event.CreateMutex win32event.CreateSemaphore win32event.CreateWaitableTimer win32event.OpenEvent
  win32event.OpenMutex win32event.OpenSemaphore win32pipe.CreateNamedPipe win32job.CreateJobObject
  win32security.OpenProcessToken win32security.OpenThreadToken win32security.LogonUser win32security.DuplicateToken
  win32security.DuplicateTokenEx winreg.OpenKey winreg.OpenKeyEx winreg.CreateKey winreg.CreateKeyEx
  winreg.ConnectRegistry _winreg.OpenKey _winreg.OpenKeyEx _winreg.CreateKey _winreg.CreateKeyEx
  _winreg.ConnectRegistry`.split(/\s+/),
);

export function* pyHandleLosses(project: Project, file: ModuleModel): Iterable<PyHandleLoss> {
  if (!project.mayHold(file, trigger)) return;
  for (const node of walk(file.source.module)) {
    const object = numberOf(project, node);
    if (object !== undefined) {
      const loss = lossOfNumber(project, object.number, object.object);
      if (loss !== undefined) yield loss;
    } else if (node.kind === "call" && isMethod(node, "Detach")) {
      const loss = lossOfDetached(project, node);
      if (loss !== undefined) yield loss;
    }
  }
}

/** `int(object)`, `object.handle`: the number, and the object it was taken of. */
function numberOf(
  project: Project,
  node: Node,
): { readonly number: Expression; readonly object: Expression } | undefined {
  if (node.kind === "attribute") {
    return node.name === "handle" && !isStore(node) ? { number: node, object: node.object } : undefined;
  }
  if (node.kind !== "call") return undefined;
  if (isMethod(node, "__int__") && node.callee.kind === "attribute")
    return { number: node, object: node.callee.object };
  const [only, ...others] = node.arguments;
  if (node.callee.kind !== "name" || node.callee.id !== "int" || only === undefined || others.length > 0)
    return undefined;
  const isBuiltin = project.evaluate(node.callee).every((it) => it.kind === "external" && it.path === "builtins.int");
  return isBuiltin ? { number: node, object: only.value } : undefined;
}

function isMethod({ callee }: Call, name: string): boolean {
  return callee.kind === "attribute" && callee.name === name;
}

function lossOfNumber(project: Project, number: Expression, object: Expression): PyHandleLoss | undefined {
  if (object.kind === "call") {
    const maker = makerOf(project.evaluate(object));
    // A number that is only shown, or compared, is not used as a handle.
    if (maker === undefined || !isUsed(project, number)) return undefined;
    return { node: number, kind: "temporary", maker, name: "" };
  }
  if (object.kind !== "name" || !outlives(number)) return undefined;
  const maker = makerOf(project.evaluate(object));
  const scope = enclosingFunction(object);
  if (maker === undefined || scope === undefined || !diesInside(project, scope, object)) return undefined;
  return { node: number, kind: "local", maker, name: object.id };
}

function makerOf(values: readonly Value[]): string | undefined {
  const [only] = values;
  if (values.length !== 1 || only?.kind !== "result" || only.callee.kind !== "external") return undefined;
  return makers.has(only.callee.path) ? only.callee.path : undefined;
}

function isUsed(project: Project, { parent }: Expression): boolean {
  switch (parent?.kind) {
    case "assign":
    case "return":
    case "sequence":
    case "binaryOperation":
      return true;
    case "argument": {
      const call = parent.parent;
      if (call?.kind !== "call") return false;
      // `int(x)` around the attribute is looked at by itself.
      if (call.callee.kind === "name" && /^(?:print|str|repr|hex|format|bool|int)$/.test(call.callee.id)) return false;
      if (foreignCallOf(project, call) !== undefined) return true;
      return !project.evaluate(call.callee).some((it) => it.kind === "external" && /^logging\./.test(it.path));
    }
    default:
      return false;
  }
}

/** The number is returned, or kept in an attribute. */
function outlives({ parent }: Expression): boolean {
  if (parent?.kind === "return") return true;
  return parent?.kind === "assign" && parent.targets.every((it) => it.kind === "attribute");
}

/** Whether an object stays in its local name, and goes nowhere but into calls that use it. */
function diesInside(project: Project, scope: FunctionDef | Lambda, name: Name): boolean {
  const resolution = resolveName(name);
  if (resolution?.scope.owner !== scope || resolution.bindings.length !== 1) return false;
  return walk(scope).every(
    (it) =>
      it.kind !== "name" ||
      it.id !== name.id ||
      isStore(it) ||
      (enclosingFunction(it) === scope && isMereUse(project, it)),
  );
}

function isMereUse(project: Project, name: Name): boolean {
  const { parent } = name;
  // Detach() lets it live, and Close() ends it on purpose.
  if (parent?.kind === "attribute") return parent.name === "handle" || parent.name === "__int__";
  if (parent?.kind === "comparison" || parent?.kind === "unaryOperation" || parent?.kind === "if") return true;
  return parent?.kind === "argument" && parent.parent?.kind === "call" && isSystemCall(project, parent.parent);
}

/** A call that uses a handle and keeps nothing of it. */
function isSystemCall(project: Project, call: Call): boolean {
  const name = call.callee.kind === "attribute" ? call.callee.name : call.callee.kind === "name" ? call.callee.id : "";
  if (/close/i.test(name)) return false;
  if (foreignCallOf(project, call) !== undefined) return true;
  return project
    .evaluate(call.callee)
    .every(
      (it) =>
        it.kind === "external" && /^(?:win32\w+\.|_?winreg\.|builtins\.(?:int|bool|print|repr|str)$)/.test(it.path),
    );
}

/** A detached handle whose number nobody has, or that stays in a local name which no call closes. */
function lossOfDetached(project: Project, call: Call): PyHandleLoss | undefined {
  if (call.callee.kind !== "attribute") return undefined;
  const { object } = call.callee;
  const maker = makerOf(project.evaluate(object));
  if (maker === undefined) return undefined;
  const scope = enclosingFunction(call);
  if (scope === undefined) return undefined;
  const { parent } = call;
  if (parent?.kind === "expressionStatement") {
    // Somebody who got the handle or its number before may be its owner now.
    const isShared = object.kind !== "name" || !isUntouched(scope, object);
    return isShared ? undefined : { node: call, kind: "detached", maker, name: "" };
  }
  const [target] = parent?.kind === "assign" && parent.targets.length === 1 ? parent.targets : [];
  if (target?.kind !== "name" || resolveName(target)?.scope.owner !== scope) return undefined;
  const isLeft = walk(scope).every(
    (it) =>
      it.kind !== "name" ||
      it.id !== target.id ||
      isStore(it) ||
      (enclosingFunction(it) === scope && isMereUse(project, it)),
  );
  return isLeft ? { node: call, kind: "detached", maker, name: target.id } : undefined;
}

/** Whether a local name is bound once and used for one thing only. */
function isUntouched(scope: FunctionDef | Lambda, name: Name): boolean {
  if (resolveName(name)?.scope.owner !== scope || resolveName(name)?.bindings.length !== 1) return false;
  return walk(scope).filter((it) => it.kind === "name" && it.id === name.id && !isStore(it)).length === 1;
}
