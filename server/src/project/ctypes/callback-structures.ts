/**
 * Structures that carry callbacks to C: `byref(Handlers(on_open, on_close))`. A structure keeps its callbacks, as long as
 * somebody keeps the structure; C may copy the structure, and has then addresses of code that is gone.
 */

import { resolveName } from "../../semantics/scopes.ts";
import type { Call, Expression, FunctionDef, Lambda, Name } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { callbackIn, type MadeCallback } from "./callbacks.ts";
import { type ForeignCall, foreignCallOf } from "./calls.ts";
import type { CtypesType } from "./ctypes-type.ts";
import { heldIn } from "./held.ts";
import { ctypesNameOf, isCtypes } from "./names.ts";
import { diesWithCall, isDoneByName, keepsByName } from "./retention.ts";
import { structureOf } from "./structures.ts";
import { ctypesTypeOf } from "./type-of.ts";

export interface CarriedCallback {
  /** The argument of the call. */
  readonly node: Expression;
  readonly callback: MadeCallback;
}

/** The callback in a structure that an argument leads to, when both are gone with the function and C keeps it. */
export function callbackCarried(
  project: Project,
  call: ForeignCall,
  argument: Expression,
): CarriedCallback | undefined {
  if (argument.kind !== "call" || !isReference(project, argument)) return undefined;
  const structure = argument.arguments[0]?.value;
  const scope = enclosingFunction(argument);
  if (structure?.kind !== "name" || scope === undefined) return undefined;
  if (!diesWithCall(project, structure, isFieldAccess) || !keepsStructure(project, call)) return undefined;
  for (const part of partsOf(project, scope, structure)) {
    const callback = callbackIn(project, part);
    if (callback !== undefined && diesIn(project, scope, part)) return { node: argument, callback };
  }
  return undefined;
}

function isReference(project: Project, call: Call): boolean {
  return project.evaluate(call.callee).some((it) => isCtypes(it, "byref", "pointer"));
}

/** `structure.field = …` and `structure.field` keep nothing else. */
function isFieldAccess({ parent }: Name): boolean {
  return parent?.kind === "attribute";
}

/** By the name of the function, or because it makes an object that stays on `self`: `byref(self._handle)`. */
function keepsStructure(project: Project, { function: fn, arguments: given }: ForeignCall): boolean {
  if (fn.name === undefined || isDoneByName(fn.name)) return false;
  return keepsByName(fn.name) || given.some((it) => isObjectOfSelf(project, it));
}

function isObjectOfSelf(project: Project, argument: Expression): boolean {
  if (argument.kind !== "call" || !isReference(project, argument)) return false;
  const object = argument.arguments[0]?.value;
  if (object?.kind !== "attribute" || object.object.kind !== "name") return false;
  return heldIn(project, object).some((it) => it.kind === "instance" && isHandle(project, it.type));
}

/** A pointer, or a structure of nothing but a pointer. */
function isHandle(project: Project, type: CtypesType | undefined): boolean {
  if (type?.kind === "pointer") return true;
  if (type?.kind !== "structure" || type.definition === undefined) return false;
  const { fields } = structureOf(project, type.definition);
  return fields?.length === 1 && fields[0]?.type?.kind === "pointer";
}

/** What the structure is made of: the arguments of its constructor, and what is stored in its fields. */
function* partsOf(project: Project, scope: FunctionDef | Lambda, structure: Name): Iterable<Expression> {
  for (const value of project.evaluate(structure)) {
    if (value.kind !== "instance" || value.call === undefined) continue;
    if (enclosingFunction(value.call) === scope) yield* value.call.arguments.map((it) => it.value);
  }
  for (const node of walk(scope)) {
    if (node.kind !== "assign") continue;
    const isField = node.targets.some(
      (it) => it.kind === "attribute" && it.object.kind === "name" && it.object.id === structure.id,
    );
    if (isField) yield node.value;
  }
}

/** Made here, or a local name of which nothing else is done than to fill the structure and to call C. */
function diesIn(project: Project, scope: FunctionDef | Lambda, part: Expression): boolean {
  if (part.kind === "call") return true;
  if (part.kind !== "name" || resolveName(part)?.scope.owner !== scope) return false;
  for (const node of walk(scope)) {
    if (node.kind !== "name" || node.id !== part.id) continue;
    const { parent } = node;
    if (parent?.kind === "functionDef" || (parent?.kind === "assign" && parent.targets.includes(node))) continue;
    const isFilled = parent?.kind === "assign" && parent.targets.every(isFieldOfName);
    const call = parent?.kind === "argument" ? parent.parent : undefined;
    if (!isFilled && (call?.kind !== "call" || mayKeep(project, call))) return false;
  }
  return true;
}

function isFieldOfName(target: Expression): boolean {
  return target.kind === "attribute" && target.object.kind === "name" && target.object.id !== "self";
}

/** Whatever is no structure, no foreign function and nothing of ctypes may put it somewhere. */
function mayKeep(project: Project, call: Call): boolean {
  if (foreignCallOf(project, call) !== undefined) return false;
  return !project
    .evaluate(call.callee)
    .every((it) => ctypesNameOf(it) !== undefined || ctypesTypeOf(project, it)?.kind === "structure");
}
