/** Which functions keep what they are given, and whether the program keeps it too. */

import { resolveName } from "../../semantics/scopes.ts";
import type { Call, Expression, FunctionDef, Lambda, Name, Node } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { truthOf } from "../evaluate.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallOf, prototypesOf, targetOfCall } from "./calls.ts";
import { resultTypesAt } from "./declared.ts";
import { ctypesNameOf } from "./names.ts";
import { objectEvidence } from "./object-evidence.ts";
import { wordsOf } from "./object-makers.ts";

export interface Retention {
  readonly severity: "error" | "warning";
  readonly confidence: "high" | "medium";
}

const certain: Retention = { severity: "error", confidence: "high" };
const likely: Retention = { severity: "warning", confidence: "medium" };

/** Parts of names of functions that keep a callback. */
const keepingPart = /register|install|subscribe|hook|callback|handler|listener/i;
const keepingWords = new Set(["set", "add", "on", "cb", "init", "initialize", "attach"]);
/** What ends such a subscription keeps nothing, and what walks a list is done when it returns. */
const passingPart =
  /unregister|uninstall|unsubscribe|unhook|remove|clear|delete|enum|foreach|for_each|iterate|walk|scan|sort|search|find|compare/i;

/** Whether C calls the callback at `index` after the function has returned. `undefined`: it does not, or nobody knows. */
export function retentionOf(project: Project, call: ForeignCall, index: number): Retention | undefined {
  const { function: fn } = call;
  // Of portable libraries nobody has written down what they keep.
  const prototypes = prototypesOf(project, fn, targetOfCall(project, call, fn)).filter((it) => !it.isPortable);
  if (prototypes.length > 0) {
    const keeps = prototypes.every((it) => it.parameters[index]?.retainsCallback === true);
    return keeps && !isRemoval(project, call) ? certain : undefined;
  }
  if (fn.name === undefined || isDoneByName(fn.name)) return undefined;
  if (keepsByName(fn.name)) return likely;
  // The native object that comes back keeps the callback it was given.
  return isObject(project, call) && isKept(call.call, (it) => foreignCallOf(project, it) !== undefined)
    ? likely
    : undefined;
}

/** `SetConsoleCtrlHandler(handler, False)` takes the handler back. */
function isRemoval(project: Project, call: ForeignCall): boolean {
  const [, add] = call.arguments;
  if (call.function.name !== "SetConsoleCtrlHandler" || add === undefined) return false;
  return project.evaluate(add).every((it) => truthOf(it) === false);
}

/** Whether the result is a pointer, as declared or by how it is used. */
function isObject(project: Project, { call, function: fn }: ForeignCall): boolean {
  const types = resultTypesAt(project, fn, call);
  if (types !== undefined) return types.every((it) => it.kind === "pointer");
  return objectEvidence(project, call, fn) !== undefined;
}

/** Returned, stored in an attribute, or handed to a call such as a constructor that is returned. */
export function isKept(call: Call, isForeign: (call: Call) => boolean): boolean {
  const { parent } = call;
  if (parent?.kind === "return") return true;
  if (parent?.kind === "argument") return parent.parent?.kind === "call" && !isForeign(parent.parent);
  if (parent?.kind !== "assign") return false;
  const [target] = parent.targets;
  if (target?.kind === "attribute") return true;
  const scope = target?.kind === "name" ? enclosingFunction(call) : undefined;
  if (scope === undefined || target?.kind !== "name") return false;
  return loadsOf(scope, target.id).some((it) => {
    const around = it.parent;
    if (around?.kind === "return") return true;
    if (around?.kind === "argument") {
      const taker = around.parent;
      return taker?.kind === "call" && taker.parent?.kind === "return" && !isForeign(taker);
    }
    return around?.kind === "assign" && around.targets.some((store) => store.kind === "attribute");
  });
}

/** Whether the name says that a function is done with what it was given when it returns. */
export function isDoneByName(name: string): boolean {
  return passingPart.test(name);
}

export function keepsByName(name: string): boolean {
  if (isDoneByName(name)) return false;
  return keepingPart.test(name) || wordsOf(name).some((it) => keepingWords.has(it));
}

/**
 * Whether a value lives no longer than the function that makes it: it is made in the call itself, or in a local name
 * that only goes to foreign calls.
 */
export function diesWithCall(
  project: Project,
  argument: Expression,
  isHarmless: (load: Name) => boolean = () => false,
): boolean {
  if (argument.kind === "call") return true;
  if (argument.kind !== "name") return false;
  const scope = enclosingFunction(argument);
  // What stands at the top of a module, or is declared global there, lives as long as the module.
  if (scope === undefined || resolveName(argument)?.scope.owner !== scope) return false;
  return (
    loadsOf(scope, argument.id).every((it) => isHarmless(it) || isPassing(project, it)) &&
    !blocksAfter(project, scope, argument)
  );
}

function loadsOf(scope: FunctionDef | Lambda, id: string): readonly Name[] {
  const loads: Name[] = [];
  for (const node of walk(scope)) {
    if (node.kind !== "name" || node.id !== id) continue;
    const { parent } = node;
    const isStore =
      (parent?.kind === "assign" && parent.targets.includes(node)) ||
      (parent?.kind === "functionDef" && parent.name === node) ||
      (parent?.kind === "annotatedAssign" && parent.target === node);
    if (!isStore) loads.push(node);
  }
  return loads;
}

/** A use that keeps nothing: an argument of a foreign call or of ctypes itself. */
function isPassing(project: Project, name: Name): boolean {
  const { parent } = name;
  if (parent?.kind !== "argument" || parent.parent?.kind !== "call") return false;
  const call = parent.parent;
  if (foreignCallOf(project, call) !== undefined) return true;
  return project
    .evaluate(call.callee)
    .some((it) => /^(?:byref|cast|addressof|sizeof|pointer)$/.test(ctypesNameOf(it) ?? ""));
}

const blockingCall =
  /^(?:GetMessage[AW]?|PumpMessages|PumpWaitingMessages|join|wait|run|run_forever|mainloop|serve_forever|exec_?|loop|start_loop|sleep|pause|input|raw_input|select|poll|WaitForSingleObject|MsgWaitForMultipleObjects|Sleep|CFRunLoopRun(?:InMode)?|RunApplicationEventLoop|runEventLoop|runConsoleEventLoop|dispatch_main|NSApplicationMain|glutMainLoop)$/;

/** A local stays while its function runs, and some functions run as long as the program. */
function blocksAfter(project: Project, scope: Node, argument: Name): boolean {
  for (const node of walk(scope)) {
    if (node.kind === "while") return true;
    if (node.kind !== "call" || node.start < argument.start) continue;
    const name = calledName(node);
    if (name !== undefined && blockingCall.test(name)) return true;
    if (project.calleesOf(node).some((it) => it.kind === "function" && hasLoop(it.definition))) return true;
  }
  return false;
}

/** A helper with a loop or a blocking call of its own, such as the one that pumps messages. */
function hasLoop(definition: FunctionDef | Lambda): boolean {
  for (const node of walk(definition)) {
    if (node.kind === "while") return true;
    const name = node.kind === "call" ? calledName(node) : undefined;
    if (name !== undefined && blockingCall.test(name)) return true;
  }
  return false;
}

function calledName({ callee }: Call): string | undefined {
  return callee.kind === "name" ? callee.id : callee.kind === "attribute" ? callee.name : undefined;
}
