/**
 * Code that runs in the middle of other code of the same thread: signal handlers, finalizers, callbacks of weak
 * references and of the garbage collector, trace functions.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Call, Expression, FunctionDef, Node } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { type AnyFunction, argumentAt, classAround } from "./places.ts";

export interface Interruption {
  readonly definition: AnyFunction;
  /** "the signal handler `stop`". */
  readonly name: string;
  /** Where it is installed; `undefined` for a finalizer, which the interpreter finds by its name. */
  readonly installed: Node | undefined;
  readonly kind: "signal" | "finalizer" | "weakref" | "gc" | "trace";
}

interface Installer {
  readonly kind: Interruption["kind"];
  readonly position: number;
  readonly keyword: string;
  readonly what: string;
}

const installers: Readonly<Record<string, Installer>> = {
  "signal.signal": { kind: "signal", position: 1, keyword: "handler", what: "the signal handler" },
  "weakref.ref": { kind: "weakref", position: 1, keyword: "callback", what: "the weak reference callback" },
  "weakref.proxy": { kind: "weakref", position: 1, keyword: "callback", what: "the weak reference callback" },
  "weakref.WeakMethod": { kind: "weakref", position: 1, keyword: "callback", what: "the weak reference callback" },
  "weakref.finalize": { kind: "weakref", position: 1, keyword: "func", what: "the finalizer" },
  "sys.settrace": { kind: "trace", position: 0, keyword: "function", what: "the trace function" },
  "sys.setprofile": { kind: "trace", position: 0, keyword: "function", what: "the profile function" },
};

export function interruptionsIn(project: Project, file: ModuleModel): readonly Interruption[] {
  const found: Interruption[] = [];
  if (!project.mayHold(file, /\b(?:signal|weakref|settrace|setprofile|callbacks|__del__)\b/)) return found;
  for (const node of walk(file.source.module)) {
    if (node.kind === "functionDef" && node.name.id === "__del__") found.push(finalizer(node));
    if (node.kind === "call") found.push(...installedBy(project, node));
  }
  return found;
}

function finalizer(definition: FunctionDef): Interruption {
  const owner = classAround(definition)?.name.id ?? "";
  return { definition, name: `the finalizer of \`${owner}\``, installed: undefined, kind: "finalizer" };
}

function installedBy(project: Project, call: Call): readonly Interruption[] {
  const { callee } = call;
  const last = lastName(callee);
  if (
    !/^(?:signal|ref|proxy|WeakMethod|finalize|settrace|setprofile|append)$/.test(last) &&
    !/^_?(?:weakref|signal|ref)/.test(last)
  )
    return [];
  for (const value of project.evaluate(callee)) {
    if (value.kind !== "external") continue;
    if (value.path === "gc.callbacks.append")
      return functionsOf(project, call.arguments[0]?.value, call, "gc", "the garbage collector's callback");
    const installer = installers[value.path];
    if (installer === undefined) continue;
    const handler = argumentAt(call, installer.position, installer.keyword);
    return functionsOf(project, handler, call, installer.kind, installer.what);
  }
  return [];
}

function functionsOf(
  project: Project,
  handler: Expression | undefined,
  installed: Node,
  kind: Interruption["kind"],
  what: string,
): readonly Interruption[] {
  if (handler === undefined) return [];
  return project.evaluate(handler).flatMap((it) => {
    if (it.kind !== "function") return [];
    const name = it.definition.kind === "lambda" ? what : `${what} \`${it.definition.name.id}\``;
    return [{ definition: it.definition, name, installed, kind }];
  });
}
