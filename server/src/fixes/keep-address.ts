/** Keeps an object in a name that lives as long as the address that was taken of it. */

import { classAround, methodKind, receiverParameter } from "../project/classes.ts";
import { type ForeignCall, foreignCallOf, prototypesOf, targetOfCall } from "../project/ctypes/calls.ts";
import { resultTypesAt } from "../project/ctypes/declared.ts";
import { ctypesNameOf } from "../project/ctypes/names.ts";
import { keepsByName } from "../project/ctypes/retention.ts";
import { isStructureClass } from "../project/ctypes/type-of.ts";
import type { Project } from "../project/project.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import { isStore, resolveName } from "../semantics/scopes.ts";
import type { Assign, Attribute, Call, Expression, Name, Node } from "../syntax/ast.ts";
import { spanOf, textOf } from "../syntax/ast.ts";
import { enclosingFunction, walk } from "../syntax/walk.ts";
import type { ProposedFix } from "./file-edit.ts";
import { refusesAttributes } from "./keep-callback.ts";
import { freeName, isRepeated, lineBefore, placeOf } from "./statement-place.ts";

/** `call` takes the address of `subject`: an object made in its brackets, or a local name. */
export function keepAddressFixes(
  project: Project,
  file: ModuleModel,
  call: Call,
  subject: Expression,
): readonly ProposedFix[] {
  const place = placeOf(file, call);
  if (place === undefined) return [];
  const address = call.parent?.kind === "attribute" ? call.parent : call;
  const name = nameThatLives(project, file, address, subject);
  if (name === undefined) return [];
  const line = lineBefore(place, `${name} = ${textOf(subject)}`);
  const use = { path: file.path, span: spanOf(subject), text: name };
  // Nothing but the life of the object changes.
  return [{ title: `Keep it in ${name}`, safety: "safe", edits: subject.kind === "name" ? [line] : [line, use] }];
}

function nameThatLives(
  project: Project,
  file: ModuleModel,
  address: Expression,
  subject: Expression,
): string | undefined {
  const statement = address.parent;
  if (statement?.kind === "assign") {
    const [target, ...others] = statement.targets;
    if (statement.value !== address || others.length > 0) return undefined;
    const own = target?.kind === "attribute" ? ownAttribute(project, target, subject) : undefined;
    if (own !== undefined) return own;
    const holder = target?.kind === "attribute" ? target.object : target;
    if (holder?.kind !== "name" || subject.kind === "name" || !holdsHere(project, statement, holder)) return undefined;
    return localName(file, subject);
  }
  // A name is a local one that dies with its function.
  if (subject.kind === "name") return undefined;
  const call = statement?.kind === "argument" ? statement.parent : undefined;
  return call?.kind === "call" && isUsedUp(project, call) ? localName(file, subject) : undefined;
}

/** `self._buffer`, for the address that goes to `self.address`. */
function ownAttribute(project: Project, target: Attribute, subject: Expression): string | undefined {
  const method = enclosingFunction(target);
  if (method?.kind !== "functionDef" || methodKind(method) !== "instance") return undefined;
  const definition = classAround(method);
  const self = receiverParameter(method)?.name?.id;
  if (definition === undefined || target.object.kind !== "name" || target.object.id !== self) return undefined;
  if (refusesAttributes(definition.body)) return undefined;
  // In a structure the attribute is a field, and another one would look like a field that is none.
  if (isStructureClass(project, { kind: "class", definition })) return undefined;
  const base = subject.kind === "name" ? subject.id : `${target.name}_object`;
  return `${self}.${freeName(textOf(definition), `_${base.replace(/^_+|_+$/g, "")}`)}`;
}

/** Whether the name that holds the address, or a structure with it, is a name of the module or goes nowhere but to C. */
function holdsHere(project: Project, statement: Assign, holder: Name): boolean {
  const scope = enclosingFunction(statement);
  const resolution = resolveName(holder);
  if (scope === undefined) return !isRepeated(statement);
  if (resolution?.scope.owner !== scope || resolution.bindings.some((it) => it.origin.kind !== "value")) return false;
  return walk(scope).every(
    (it) =>
      it.kind !== "name" ||
      it.id !== holder.id ||
      isStore(it) ||
      isPassedOn(project, it, holder === statement.targets[0]),
  );
}

/** A use that ends before the function does: in a call of C, and of a structure also the assignment of a field. */
function isPassedOn(project: Project, name: Name, isAddress: boolean): boolean {
  const { parent } = name;
  if (parent?.kind === "attribute") return !isAddress && isStoredTo(parent);
  const call = parent?.kind === "argument" ? parent.parent : undefined;
  if (call?.kind !== "call") return false;
  if (isUsedUp(project, call)) return true;
  const isReference = project.evaluate(call.callee).some((it) => /^(?:byref|pointer)$/.test(ctypesNameOf(it) ?? ""));
  const outer = call.parent?.kind === "argument" ? call.parent.parent : undefined;
  return isReference && outer?.kind === "call" && isUsedUp(project, outer);
}

function isStoredTo(attribute: Attribute): boolean {
  return attribute.parent?.kind === "assign" && attribute.parent.targets.includes(attribute);
}

/** A call that is done with the address when it returns: a foreign function that keeps nothing, or ctypes itself. */
function isUsedUp(project: Project, call: Call): boolean {
  const foreign = foreignCallOf(project, call);
  if (foreign !== undefined) {
    const { name } = foreign.function;
    if (name === undefined || keepsByName(name)) return false;
    const holder = call.parent;
    const isKept = holder?.kind === "return" || holder?.kind === "argument" || isStoredInAttribute(holder);
    return !isKept || givesNumber(project, foreign);
  }
  return project
    .evaluate(call.callee)
    .some((it) => /^(?:string_at|wstring_at|memmove|memset|sizeof)$/.test(ctypesNameOf(it) ?? ""));
}

/** Whether the result is known to be no object of C. */
function givesNumber(project: Project, foreign: ForeignCall): boolean {
  const { function: fn, call } = foreign;
  const prototypes = prototypesOf(project, fn, targetOfCall(project, foreign, fn));
  if (prototypes.length > 0) return prototypes.every((it) => it.result.kind === "int" || it.result.kind === "void");
  return resultTypesAt(project, fn, call)?.every((it) => it.kind === "integer" || it.kind === "none") ?? false;
}

/** What comes back may be an object that uses the memory for as long as it lives. */
function isStoredInAttribute(statement: Node | undefined): boolean {
  return statement?.kind === "assign" && statement.targets.some((it) => it.kind !== "name");
}

/** `buffer`, `point`, `array`: the name of a new object for the function around it, or for the module. */
function localName(file: ModuleModel, subject: Expression): string {
  const own = enclosingFunction(subject);
  const scope = own ?? file.source.module;
  const base = baseOf(subject);
  const same = walk(scope).filter((it) => it.kind === "call" && it.parent?.kind === "argument" && baseOf(it) === base);
  return freeName(textOf(scope), own === undefined ? `_${base}` : base, Math.max(same.indexOf(subject), 0));
}

function baseOf(node: Node): string {
  const callee = node.kind === "call" ? node.callee : undefined;
  const name = callee?.kind === "name" ? callee.id : callee?.kind === "attribute" ? callee.name : "";
  if (/buffer$/.test(name)) return "buffer";
  if (/^[A-Z]/.test(name)) return name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();
  return name === "" ? "array" : "value";
}
